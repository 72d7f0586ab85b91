import { Injectable } from '@nestjs/common';
import { matchRunQueue, sweepEveryMilliseconds } from '#matching';
import { JobQueues } from '#platform';
import { ExecuteMatchRunProcessor } from './match-runs/execute-match-run.processor.js';
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
  ) {}

  async start(): Promise<void> {
    this.queues.process(
      matchRunQueue,
      {
        'execute-match-run': (job) => this.executeMatchRun.process(job),
        'sweep-match-runs': () => this.sweepMatchRuns.process(),
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
  }
}
