/** A queue and the names of all jobs that may be put into it. */
export interface DeclaredQueue<JobName extends string = string> {
  /** Kebab-case; kept for ever, since jobs outlive a release. */
  readonly name: string;
  readonly jobNames: readonly JobName[];
}

const declared = new Map<string, DeclaredQueue>();

/**
 * Declares a queue, once, in the library that owns its jobs. A worker does not start unless it has a processor for every
 * job of every queue declared in what it imports.
 *
 * @throws Error when another library has declared a queue of this name.
 */
export function declareQueue<const JobName extends string>(
  name: string,
  jobNames: readonly JobName[],
): DeclaredQueue<JobName> {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new Error(`A queue is named in kebab-case, not ${JSON.stringify(name)}`);
  if (declared.has(name)) throw new Error(`The queue ${name} is declared twice`);
  const queue = { name, jobNames };
  declared.set(name, queue);
  return queue;
}

/** @returns every queue declared so far in this process. */
export const declaredQueues = (): readonly DeclaredQueue[] => [...declared.values()];

/** Ids and numbers that say what to work on; never facts about a child. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

/** Work to be done by a worker. */
export interface JobRequest<JobName extends string = string> {
  readonly name: JobName;
  readonly data: JobData;
  /** While a job of this id waits or runs, asking again changes nothing. Without a colon, and not a whole number. */
  readonly jobId?: string;
  readonly delayMilliseconds?: number;
  /** 1 is the most urgent of those that have a priority; jobs without one go before them all. */
  readonly priority?: number;
  /** How often it is tried before it is given up; 3 unless stated. */
  readonly attempts?: number;
  /** How long to wait between attempts; from 1 second on, doubling, unless stated. */
  readonly backoff?: { readonly kind: 'fixed' | 'doubling'; readonly milliseconds: number };
  /** A second job of this deduplication id is dropped: for so long, or until the first is finished. */
  readonly deduplication?: { readonly id: string; readonly milliseconds?: number };
}

/** A job that runs only after its children are done, in however many queues. */
export interface JobTree extends JobRequest {
  readonly queue: DeclaredQueue;
  readonly children?: readonly JobTree[];
}

/** Work that is done again and again; exactly one of the two times is stated. */
export type Schedule<JobName extends string = string> = {
  /** Asking again with this id replaces the schedule. */
  readonly scheduleId: string;
  readonly name: JobName;
  readonly data: JobData;
} & ({ readonly everyMilliseconds: number } | { readonly cron: string; readonly timeZone: string });

/** What a processor is given. */
export interface RunningJob {
  readonly id: string;
  readonly name: string;
  /** As it was asked for, but unchecked: it may have been asked for by an earlier release. */
  readonly data: unknown;
  /** Counts from 1. */
  readonly attempt: number;
  /** @param percent 0 to 100. */
  reportProgress(percent: number): Promise<void>;
  /** @returns what the children of a job tree answered, in no order. */
  childAnswers(): Promise<readonly unknown[]>;
}

/** Does one job. It may be called again for the same job, on another machine even while it runs: safe to run twice. */
export type JobProcessor = (job: RunningJob) => Promise<unknown>;

/** Thrown by a processor that no further attempt can help. */
export class JobGivenUp extends Error {
  override readonly name = 'JobGivenUp';
}

/** How a worker works on a queue. */
export interface ProcessingOptions {
  /** Jobs at a time in this process; 1 unless stated. */
  readonly concurrency?: number;
  /** Over all workers together. */
  readonly rateLimit?: { readonly jobs: number; readonly milliseconds: number };
  /** A worker that has not been heard of for so long is dead and its jobs go to another; 10 seconds unless stated. */
  readonly deadAfterMilliseconds?: number;
}

/** Where a job stands. */
export interface JobState {
  readonly state: 'waiting' | 'delayed' | 'running' | 'waiting-for-children' | 'finished' | 'failed';
  readonly progressPercent: number;
}

/**
 * The doorbell: the database is the truth, and a job says only where to look. Commit first, enqueue second. A job arrives
 * at least once; jobs that are done or given up are forgotten, so that the same id can be rung for again.
 */
export abstract class JobQueues {
  /** @returns the id of the job, or of the one that was already there. */
  abstract enqueue<JobName extends string>(
    queue: DeclaredQueue<JobName>,
    request: JobRequest<JobName>,
  ): Promise<string>;

  /** All or none of them. @returns their ids, in order. */
  abstract enqueueAll<JobName extends string>(
    queue: DeclaredQueue<JobName>,
    requests: readonly JobRequest<JobName>[],
  ): Promise<readonly string[]>;

  /** @returns the id of the job at the root, which runs last. */
  abstract enqueueTree(tree: JobTree): Promise<string>;

  abstract schedule<JobName extends string>(queue: DeclaredQueue<JobName>, schedule: Schedule<JobName>): Promise<void>;
  abstract unschedule(queue: DeclaredQueue, scheduleId: string): Promise<void>;

  /** @returns where the job stands, or null when it is unknown or forgotten. */
  abstract stateOf(queue: DeclaredQueue, jobId: string): Promise<JobState | null>;

  /** Says who does the jobs of a queue; work begins with `start`. */
  abstract process<JobName extends string>(
    queue: DeclaredQueue<JobName>,
    processors: Readonly<Record<JobName, JobProcessor>>,
    options?: ProcessingOptions,
  ): void;

  /**
   * Begins to work on every queue that has processors.
   *
   * @throws Error when a declared job has no processor, naming it.
   */
  abstract start(): Promise<void>;

  /** Takes no further job, lets the running ones finish for a few seconds, and closes the connections. */
  abstract close(): Promise<void>;
}
