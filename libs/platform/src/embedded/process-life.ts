import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './error-code.js';

/** The fields of /proc/PID/stat after the program's name; null off Linux or when there is no such process. */
function linuxStatus(pid: number): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A killed process that nobody reaped (a container without an init) keeps its id, yet it is dead. */
const isZombie = (pid: number): boolean => linuxStatus(pid)?.[0] === 'Z';

/** @returns whether `pid` is a process that still runs. */
export const isRunning = (pid: number): boolean =>
  Number.isInteger(pid) && pid > 0 && answersToSignals(pid) && !isZombie(pid);

/**
 * Names a process for longer than its number lives: numbers are used again, above all in a container that is started
 * again on the same folder.
 */
export const identityOf = (pid: number): string => `${pid} ${linuxStatus(pid)?.[19] ?? ''}`.trim();

/** @returns whether the process that `identity` (of {@link identityOf}) names still runs. */
export function isStillRunning(identity: string): boolean {
  const pid = Number(identity.split(' ')[0]);
  return isRunning(pid) && identityOf(pid) === identity.trim();
}

/** @returns the command line of `pid`, its words separated by spaces; empty when it cannot be had. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return commandLineByPs(pid);
  }
}

function commandLineByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

/** Waits for `pid` to end. @returns whether it ended within `milliseconds`. */
export async function hasEnded(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isRunning(pid)) {
    if (Date.now() > until) return false;
    await pause(10);
  }
  return true;
}
