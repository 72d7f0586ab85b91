import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExecuteMatchRun, type ExecutionOutcome } from '#matching';
import { JobGivenUp, type RunningJob } from '#platform';

const jobData = z.object({ runId: z.uuid() });

@Injectable()
export class ExecuteMatchRunProcessor {
  constructor(private readonly executeMatchRun: ExecuteMatchRun) {}

  async process(job: Pick<RunningJob, 'data'>): Promise<ExecutionOutcome> {
    const parsed = jobData.safeParse(job.data);
    if (!parsed.success) throw new JobGivenUp('The job names no run');
    return this.executeMatchRun.execute(parsed.data.runId);
  }
}
