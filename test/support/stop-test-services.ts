import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Jest's global tear-down: stops the servers of this run and removes their data, and then those of runs that crashed. Safe to
 * be called once per project. Node built-ins only: Jest loads this file outside its own module world.
 */
async function stopTestServices(): Promise<void> {
  const runs = readdirSync('.data').flatMap((name) => /^test-services-(\d+)$/.exec(name)?.[1] ?? []);
  if (runs.includes(String(process.pid))) await closeRun(folderOf(process.pid));
  for (const run of runs.map(Number).filter((pid) => pid !== process.pid && !isRunning(pid))) {
    await closeRun(folderOf(run)).catch(() => undefined);
  }
}

const folderOf = (run: number): string => path.resolve('.data', `test-services-${run}`);

/** The data are thrown away, so the quickest way to stop is the right one. Suites may have servers in folders below. */
async function closeRun(folder: string): Promise<void> {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const place of [folder, ...below.map(({ name }) => path.join(folder, name))]) {
    await stop(path.join(place, 'postgres-18', 'postmaster.pid'), 'SIGQUIT');
  }
  await stop(path.join(folder, 'redis', 'redis.pid'), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
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
