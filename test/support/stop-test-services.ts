import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Jest's global tear-down: stops the servers of this run, and of runs that crashed, and removes their data. Safe to be
 * called once per project. Node built-ins only: Jest loads this file outside its own module world.
 */
async function stopTestServices(): Promise<void> {
  for (const name of readdirSync('.data')) {
    const run = Number(/^test-services-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    const over = run === process.pid || (Number.isInteger(run) && !isRunning(run));
    if (over) await closeRun(path.resolve('.data', name));
  }
}

/** The data are thrown away, so the quickest way to stop is the right one. */
async function closeRun(folder: string): Promise<void> {
  await stop(path.join(folder, 'postgres-18', 'postmaster.pid'), 'SIGQUIT');
  await stop(path.join(folder, 'redis', 'redis.pid'), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function stop(pidFile: string, signal: NodeJS.Signals): Promise<void> {
  const pid = readPid(pidFile);
  if (!pid || !isRunning(pid)) return;
  process.kill(pid, signal);
  for (let waited = 0; isRunning(pid) && waited < 10_000; waited += 20) await pause(20);
}

function readPid(pidFile: string): number | null {
  try {
    return Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** A killed process that nobody reaped keeps its number, yet it is dead. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(statusOf(pid));
  } catch {
    return false;
  }
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Jest asks for a default. */
export { stopTestServices as default };
