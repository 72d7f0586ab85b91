import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf, hasEnded, isRunning } from './process-life.js';

/** A server that runs on a data folder, as it wrote of itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** @returns the server that runs on `cluster`, or null. What a dead one left behind is removed. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const file = path.join(cluster, 'postmaster.pid');
  const postmaster = readPostmaster(file);
  if (postmaster && isPostgresOn(cluster, postmaster.pid)) return postmaster;
  rmSync(file, { force: true });
  return null;
}

function readPostmaster(file: string): Postmaster | null {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** The number alone proves nothing: after a crash it may be another program's. */
const isPostgresOn = (cluster: string, pid: number): boolean => isRunning(pid) && commandLineOf(pid).includes(cluster);

/** Ends a server: its open transactions are rolled back and its clients disconnected ("fast"), its data flushed. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, 'SIGINT');
  if (await hasEnded(pid, 20_000)) return;
  process.kill(pid, 'SIGQUIT');
  await hasEnded(pid, 5_000);
}
