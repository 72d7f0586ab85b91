import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

/** @returns the path of a file of the data for development, which lies beside the repository and is no part of it. */
export const sharedData = (...parts: readonly string[]): string => path.join(folder, ...parts);

/** A suite on the data for development: skipped, with a printed sentence, where the data is absent. */
export function describeWithSharedData(name: string, suite: () => void): void {
  if (existsSync(folder)) {
    describe(name, suite);
  } else {
    process.stderr.write(`Skipped "${name}": there is no folder ../shared/data beside the repository.\n`);
    describe.skip(name, suite);
  }
}
