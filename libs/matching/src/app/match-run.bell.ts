import { type WaitingRun } from './match-run.store.js';

/** Tells a worker that a run waits. Only a doorbell: the run is committed before, and the sweep rings again. */
export abstract class MatchRunBell {
  abstract ring(run: WaitingRun): Promise<void>;
}
