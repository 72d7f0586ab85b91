import { Injectable } from '@nestjs/common';
import { followChangesEveryMilliseconds, matchRunQueue, nightlyRun, sweepEveryMilliseconds } from '#matching';
import { JobQueues } from '#platform';
import { ExecuteMatchRunProcessor } from './match-runs/execute-match-run.processor.js';
import { FollowChangesProcessor } from './match-runs/follow-changes.processor.js';
import { RunEveryOpenRequestProcessor } from './match-runs/run-every-open-request.processor.js';
import { SweepMatchRunsProcessor } from './match-runs/sweep-match-runs.processor.js';

/** More than one, so that a long run never keeps the sweep from looking. */
const jobsAtATime = 3;

/** Which processor does which job, and what is done again and again. */
@Injectable()
export class Work {
  constructor(
    private readonly queues: JobQueues,
    private readonly executeMatchRun: ExecuteMatchRunProcessor,
    private readonly sweepMatchRuns: SweepMatchRunsProcessor,
    private readonly runEveryOpenRequest: RunEveryOpenRequestProcessor,
    private readonly followChanges: FollowChangesProcessor,
  ) {}

  async start(): Promise<void> {
    this.queues.process(
      matchRunQueue,
      {
        'execute-match-run': (job) => this.executeMatchRun.process(job),
        'sweep-match-runs': () => this.sweepMatchRuns.process(),
        'run-every-open-request': () => this.runEveryOpenRequest.process(),
        'follow-changes': () => this.followChanges.process(),
      },
      { concurrency: jobsAtATime },
    );
    await this.queues.start();
    await this.queues.schedule(matchRunQueue, {
      scheduleId: 'sweep-match-runs',
      name: 'sweep-match-runs',
      data: {},
      everyMilliseconds: sweepEveryMilliseconds,
    });
    await this.queues.schedule(matchRunQueue, {
      scheduleId: 'follow-changes',
      name: 'follow-changes',
      data: {},
      everyMilliseconds: followChangesEveryMilliseconds,
    });
    await this.queues.schedule(matchRunQueue, {
      scheduleId: 'nightly-match-runs',
      name: 'run-every-open-request',
      data: {},
      ...nightlyRun,
    });
  }
}
