import { statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const beatEveryMilliseconds = 5_000;
const deadAfterMilliseconds = 30_000;
const heartbeatFile = join(tmpdir(), 'nearhome-worker.heartbeat');

/** A worker has no port to ask: it leaves a sign of life in a file, as long as its event loop turns. */
export function startHeartbeat(): void {
  const beat = (): void => {
    try {
      writeFileSync(heartbeatFile, String(process.pid));
    } catch {
      // Without a place for the file the health check says no, and work goes on.
    }
  };
  beat();
  setInterval(beat, beatEveryMilliseconds).unref();
}

/** @returns whether a worker on this machine has given a sign of life in the last 30 seconds. */
export function heartIsBeating(now: Date): boolean {
  const beaten = statSync(heartbeatFile, { throwIfNoEntry: false });
  return beaten !== undefined && now.getTime() - beaten.mtimeMs < deadAfterMilliseconds;
}
