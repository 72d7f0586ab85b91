import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Signs the tokens of people who have signed in. It is made once and kept beside the data, so that nobody has to sign in
 * again after a restart, and is readable by the owner of the folder alone.
 */
export function secretOf(dataFolder: string): string {
  const file = path.join(dataFolder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
