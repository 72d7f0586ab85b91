import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const megabytesNeeded = 500;

/** @returns why data cannot be kept in `folder`, as a sentence, or null when it can. */
export function whyFolderCannotKeepData(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    const trial = path.join(folder, `.trial-${process.pid}`);
    writeFileSync(trial, 'x');
    rmSync(trial);
    const { bavail, bsize } = statfsSync(folder);
    const megabytesFree = Math.floor((bavail * bsize) / 1_000_000);
    if (megabytesFree >= megabytesNeeded) return null;
    return `Only ${megabytesFree} MB are free where ${folder} is, and Nearhome needs ${megabytesNeeded} MB. Free some, then try again.`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOSPC') return `The disk that holds ${folder} is full. Free ${megabytesNeeded} MB, then try again.`;
    return `Nearhome cannot write in ${folder} (${code}). Make it writable, or name another folder: NEARHOME_DATA=FOLDER npm start`;
  }
}
