import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf, isStillRunning } from '#platform';

/** What a running copy of the product tells a second one in the same folder. */
export interface RunningCopy {
  readonly pid: number;
  readonly address: string;
}

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'running.json');

function read(file: string): (RunningCopy & { readonly identity: string }) | null {
  try {
    const { pid, address, identity }: { pid: number; address: string; identity: string } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return { pid, address, identity };
  } catch {
    return null;
  }
}

/** @returns the copy that runs on `dataFolder` now, or null. One that was killed is no longer there. */
export function runningCopy(dataFolder: string): RunningCopy | null {
  const copy = read(fileIn(dataFolder));
  return copy && isStillRunning(copy.identity) ? { pid: copy.pid, address: copy.address } : null;
}

/**
 * Says that this process is the copy that runs on `dataFolder`. The file is made in one step, so of two at once one wins.
 *
 * @returns how to say that it no longer runs, or the other copy.
 */
export function becomeRunningCopy(dataFolder: string, address: string): (() => void) | RunningCopy {
  mkdirSync(dataFolder, { recursive: true });
  const file = fileIn(dataFolder);
  for (;;) {
    const other = runningCopy(dataFolder);
    if (other) return other;
    rmSync(file, { force: true });
    try {
      const claim = { pid: process.pid, address, identity: identityOf(process.pid) };
      writeFileSync(file, JSON.stringify(claim), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
