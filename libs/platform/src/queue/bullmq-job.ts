import { type FlowJob, type Job, type JobsOptions, UnrecoverableError } from 'bullmq';
import {
  JobGivenUp,
  type JobProcessor,
  type JobRequest,
  type JobState,
  type JobTree,
  type RunningJob,
} from '../app/job-queues.js';

const attemptsUnlessStated = 3;
const backoffUnlessStated = { kind: 'doubling', milliseconds: 1_000 } as const;
const backoffTypes = { fixed: 'fixed', doubling: 'exponential' } as const;

/** A kept job would swallow the next ring for the same id, so none is kept. */
const forgotten = { removeOnComplete: true, removeOnFail: true };

/** @returns the request as BullMQ puts it. */
export function optionsOf(request: JobRequest): JobsOptions {
  const { jobId, delayMilliseconds, priority, attempts, backoff = backoffUnlessStated, deduplication } = request;
  return {
    ...forgotten,
    attempts: attempts ?? attemptsUnlessStated,
    backoff: { type: backoffTypes[backoff.kind], delay: backoff.milliseconds },
    ...(jobId === undefined ? {} : { jobId }),
    ...(delayMilliseconds === undefined ? {} : { delay: delayMilliseconds }),
    ...(priority === undefined ? {} : { priority }),
    ...(deduplication === undefined ? {} : { deduplication: deduplicationOf(deduplication) }),
  };
}

const deduplicationOf = ({
  id,
  milliseconds,
}: NonNullable<JobRequest['deduplication']>): { id: string; ttl?: number } =>
  milliseconds === undefined ? { id } : { id, ttl: milliseconds };

/** @returns the tree as BullMQ puts it. */
export const flowOf = ({ queue, children = [], ...request }: JobTree): FlowJob => ({
  name: request.name,
  queueName: queue.name,
  data: request.data,
  opts: optionsOf(request),
  children: children.map(flowOf),
});

/** Does one of BullMQ's jobs by one of our processors. */
export async function doJob(job: Job, processor: JobProcessor): Promise<unknown> {
  try {
    return await processor(runningJob(job));
  } catch (fault) {
    if (fault instanceof JobGivenUp) throw new UnrecoverableError(fault.message);
    throw fault;
  }
}

const runningJob = (job: Job): RunningJob => ({
  id: job.id ?? '',
  name: job.name,
  data: job.data as unknown,
  attempt: job.attemptsMade + 1,
  reportProgress: (percent) => job.updateProgress(percent),
  childAnswers: async () => Object.values(await job.getChildrenValues<unknown>()),
});

const states: Readonly<Record<string, JobState['state']>> = {
  waiting: 'waiting',
  prioritized: 'waiting',
  paused: 'waiting',
  delayed: 'delayed',
  active: 'running',
  'waiting-children': 'waiting-for-children',
  completed: 'finished',
  failed: 'failed',
};

/** @returns where the job stands, or null when it has been forgotten in the meantime. */
export async function stateOf(job: Pick<Job, 'getState' | 'progress'>): Promise<JobState | null> {
  const state = states[await job.getState()];
  if (state === undefined) return null;
  return { state, progressPercent: typeof job.progress === 'number' ? job.progress : 0 };
}
