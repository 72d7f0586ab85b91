import { Injectable } from '@nestjs/common';
import { declareQueue, JobQueues } from '#platform';
import { MatchRunBell } from '../app/match-run.bell.js';
import { type WaitingRun } from '../app/match-run.store.js';

/** Runs to be answered, and the sweep that rings again for those whose bell was lost. */
export const matchRunQueue = declareQueue('match-run', [
  'execute-match-run',
  'sweep-match-runs',
  'run-every-open-request',
  'follow-changes',
]);

/** How often the sweep looks: a lost bell or a dead worker costs a person this long and no more. */
export const sweepEveryMilliseconds = 5_000;

/** How often changes of facts are looked at: a burst of them, such as an import, is followed once. */
export const followChangesEveryMilliseconds = 15_000;

/** When every open request is searched for anew, in the time of England. */
export const nightlyRun = { cron: '0 2 * * *', timeZone: 'Europe/London' } as const;

/**
 * The first ring has the id of the run: a second click adds no second job. Each later attempt has an id of its own, since
 * the job of a worker that died still lies in the queue under the earlier one.
 */
const jobIdOf = ({ runId, attempts }: WaitingRun): string => (attempts === 0 ? runId : `${runId}-${attempts}`);

@Injectable()
export class QueuedMatchRunBell extends MatchRunBell {
  constructor(private readonly queues: JobQueues) {
    super();
  }

  async ring(run: WaitingRun): Promise<void> {
    // Not tried again by the queue: a run that could not be answered waits in the database, and the sweep rings again.
    await this.queues.enqueue(matchRunQueue, {
      name: 'execute-match-run',
      data: { runId: run.runId },
      jobId: jobIdOf(run),
      attempts: 1,
    });
  }
}
