import { type BeforeApplicationShutdown } from '@nestjs/common';
import { type RepeatOptions } from 'bullmq';
import {
  type DeclaredQueue,
  declaredQueues,
  type JobProcessor,
  JobQueues,
  type JobRequest,
  type JobState,
  type JobTree,
  type ProcessingOptions,
  type Schedule,
} from '../app/job-queues.js';
import { type Log } from '../app/log.js';
import { doJob, flowOf, optionsOf, stateOf } from './bullmq-job.js';
import { type BackendFlows, type BackendQueue, type BackendWorker, type QueueBackend } from './queue-backend.js';

interface Processing {
  readonly queue: DeclaredQueue;
  readonly processors: Readonly<Record<string, JobProcessor>>;
  readonly options: ProcessingOptions;
}

const longestGoodbyeMilliseconds = 8_000;
const deadAfterUnlessStated = 10_000;
/** A job whose worker died more often is itself the reason, and is given up. */
const mostDeathsOfAJob = 2;

/** BullMQ on either backend. Connects when it is first used. */
export class BullmqJobQueues extends JobQueues implements BeforeApplicationShutdown {
  readonly #queues = new Map<string, BackendQueue>();
  readonly #processing = new Map<string, Processing>();
  #workers: readonly BackendWorker[] = [];
  #flows: BackendFlows | null = null;
  #prepared: Promise<void> | null = null;
  #closed: Promise<void> | null = null;

  /** @param mustBeProcessed the queues that `start` looks for. */
  constructor(
    private readonly backend: QueueBackend,
    private readonly log: Log,
    private readonly mustBeProcessed: () => readonly DeclaredQueue[] = declaredQueues,
  ) {
    super();
  }

  async enqueue<JobName extends string>(queue: DeclaredQueue<JobName>, request: JobRequest<JobName>): Promise<string> {
    const job = await (await this.#queue(queue)).add(request.name, request.data, optionsOf(request));
    return job.id ?? '';
  }

  async enqueueAll<JobName extends string>(
    queue: DeclaredQueue<JobName>,
    requests: readonly JobRequest<JobName>[],
  ): Promise<readonly string[]> {
    const jobs = requests.map((request) => ({ name: request.name, data: request.data, opts: optionsOf(request) }));
    const added = await (await this.#queue(queue)).addBulk(jobs);
    return added.map((job) => job.id ?? '');
  }

  async enqueueTree(tree: JobTree): Promise<string> {
    await this.#prepare();
    this.#flows ??= this.#heard(this.backend.flows());
    const { job } = await this.#flows.add(flowOf(tree));
    return job.id ?? '';
  }

  async schedule<JobName extends string>(queue: DeclaredQueue<JobName>, schedule: Schedule<JobName>): Promise<void> {
    const { scheduleId, name, data } = schedule;
    const opts = { removeOnComplete: true, removeOnFail: true };
    await (await this.#queue(queue)).upsertJobScheduler(scheduleId, repetitionOf(schedule), { name, data, opts });
  }

  async unschedule(queue: DeclaredQueue, scheduleId: string): Promise<void> {
    await (await this.#queue(queue)).removeJobScheduler(scheduleId);
  }

  async stateOf(queue: DeclaredQueue, jobId: string): Promise<JobState | null> {
    const job = await (await this.#queue(queue)).getJob(jobId);
    return job ? stateOf(job) : null;
  }

  process<JobName extends string>(
    queue: DeclaredQueue<JobName>,
    processors: Readonly<Record<JobName, JobProcessor>>,
    options: ProcessingOptions = {},
  ): void {
    if (this.#processing.has(queue.name)) throw new Error(`The queue ${queue.name} has processors already`);
    this.#processing.set(queue.name, { queue, processors, options });
  }

  async start(): Promise<void> {
    this.#refuseOrphans();
    await this.#prepare();
    this.#workers = [...this.#processing.values()].map((processing) => this.#work(processing));
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
    this.log.info('Working on the queues', { backend: this.backend.name, queues: this.#workers.length });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Before the database is closed, so that running jobs can finish. */
  beforeApplicationShutdown(): Promise<void> {
    return this.close();
  }

  #refuseOrphans(): void {
    const orphans = this.mustBeProcessed().flatMap(({ name, jobNames }) => {
      const processors = this.#processing.get(name)?.processors ?? {};
      return jobNames.filter((jobName) => !(jobName in processors)).map((jobName) => `${name}/${jobName}`);
    });
    if (orphans.length > 0) throw new Error(`These jobs have no processor in this worker: ${orphans.join(', ')}`);
  }

  async #queue({ name }: DeclaredQueue): Promise<BackendQueue> {
    await this.#prepare();
    const queue = this.#queues.get(name) ?? this.#heard(this.backend.queue(name));
    this.#queues.set(name, queue);
    return queue;
  }

  /** A failure is not remembered: the next caller tries again. */
  #prepare(): Promise<void> {
    this.#prepared ??= this.backend.prepare().catch((fault: unknown) => {
      this.#prepared = null;
      throw fault;
    });
    return this.#prepared;
  }

  #work({ queue, processors, options }: Processing): BackendWorker {
    const { concurrency = 1, rateLimit, deadAfterMilliseconds = deadAfterUnlessStated } = options;
    const worker = this.backend.worker(
      queue.name,
      (job) => {
        const processor = processors[job.name];
        if (!processor)
          throw new Error(`The queue ${queue.name} holds a job ${job.name}, which this release does not know`);
        return doJob(job, processor);
      },
      {
        concurrency,
        lockDuration: deadAfterMilliseconds,
        stalledInterval: Math.ceil(deadAfterMilliseconds / 2),
        maxStalledCount: mostDeathsOfAJob,
        ...(rateLimit ? { limiter: { max: rateLimit.jobs, duration: rateLimit.milliseconds } } : {}),
      },
    );
    worker.on('failed', (job, fault) => {
      this.log.error('A job failed', fault, {
        queueName: queue.name,
        jobName: job?.name,
        jobId: job?.id,
        attempt: job?.attemptsMade,
      });
    });
    return this.#heard(worker);
  }

  /** BullMQ tries again by itself; an error nobody listens to would end the process. */
  #heard<T extends { on(event: 'error', listener: (fault: Error) => void): unknown }>(emitter: T): T {
    emitter.on('error', (fault) => {
      if (!this.#closed) this.log.error('The queue cannot be reached', fault, { backend: this.backend.name });
    });
    return emitter;
  }

  async #close(): Promise<void> {
    await Promise.all(this.#workers.map(closeWithin));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await this.#flows?.close();
    await this.backend.close();
  }
}

function repetitionOf(schedule: Schedule): Omit<RepeatOptions, 'key'> {
  return 'cron' in schedule ? { pattern: schedule.cron, tz: schedule.timeZone } : { every: schedule.everyMilliseconds };
}

/** What does not finish in time is left to the next worker, which finds it stalled. */
async function closeWithin(worker: BackendWorker): Promise<void> {
  let tooLong: NodeJS.Timeout | undefined;
  const impatience = new Promise<void>((resolve) => {
    tooLong = setTimeout(resolve, longestGoodbyeMilliseconds);
  });
  await Promise.race([worker.close(), impatience]);
  clearTimeout(tooLong);
}
