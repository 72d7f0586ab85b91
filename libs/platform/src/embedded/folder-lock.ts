import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerFault } from '../app/server-fault.js';
import { onDisk } from './disk-fault.js';
import { identityOf, isStillRunning } from './process-life.js';
import { codeOf } from './error-code.js';

const longestWaitMilliseconds = 120_000;
/** A lock is written in two steps, made and then filled: an empty one older than this was left by a crash in between. */
const abandonedAfterMilliseconds = 10_000;

/** Does `work` while no other launcher works in the same folder. The lock of a launcher that died is taken over. */
export async function withFolderLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + longestWaitMilliseconds;
  while (!take(lockFile)) {
    if (Date.now() > until) {
      throw new ServerFault(`Another Nearhome has been starting for two minutes; it holds ${lockFile}.`);
    }
    takeAwayIfAbandoned(lockFile);
    await pause(20);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take(lockFile: string): boolean {
  return onDisk(path.dirname(lockFile), () => {
    try {
      writeFileSync(lockFile, identityOf(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

function isAbandoned(lockFile: string): boolean {
  try {
    const holder = readFileSync(lockFile, 'utf8');
    return holder === '' ? isOld(lockFile) : !isStillRunning(holder);
  } catch {
    return false;
  }
}

function isOld(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > abandonedAfterMilliseconds;
  } catch {
    return false;
  }
}

/** Only one may take a lock away, and looks again before it does: else two would, and the second would take a live one. */
function takeAwayIfAbandoned(lockFile: string): void {
  if (!isAbandoned(lockFile)) return;
  const guard = `${lockFile}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    if (isOld(guard)) rmSync(guard, { recursive: true, force: true });
    return;
  }
  if (isAbandoned(lockFile)) rmSync(lockFile, { force: true });
  rmdirSync(guard);
}
