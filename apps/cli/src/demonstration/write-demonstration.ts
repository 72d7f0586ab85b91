import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { demonstrationFiles } from './demonstration-files.js';
import { type WorldAsked } from './world.js';

/** Writes the files of the demonstration into a folder. @returns their paths inside it. */
export async function writeDemonstration(folder: string, asked: WorldAsked): Promise<string[]> {
  const files = demonstrationFiles(asked);
  for (const { path, text } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return files.map(({ path }) => path);
}
