import { type FlowProducer, type Processor, type Queue, type Worker, type WorkerOptions } from 'bullmq';

/** What we use of BullMQ; the two backends give it the same shape and different types. */
export type BackendQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'upsertJobScheduler' | 'removeJobScheduler' | 'getJob' | 'waitUntilReady' | 'close'
> & { on(event: 'error', listener: (fault: Error) => void): unknown };

/** The same for those who put in whole trees. */
export type BackendFlows = Pick<FlowProducer, 'add' | 'close'> & {
  on(event: 'error', listener: (fault: Error) => void): unknown;
};

/** The same for those who take jobs out. */
export type BackendWorker = Pick<Worker, 'run' | 'close' | 'waitUntilReady'> & {
  on(event: 'error', listener: (fault: Error) => void): unknown;
  on(
    event: 'failed',
    listener: (job: { id?: string | undefined; name: string; attemptsMade: number } | undefined, fault: Error) => void,
  ): unknown;
};

/** How a worker is set up, but for its connection. */
export type BackendWorkerOptions = Omit<WorkerOptions, 'connection'>;

/** Where BullMQ keeps its jobs. */
export interface QueueBackend {
  /** For the log. */
  readonly name: 'postgresql' | 'redis';
  /** Makes the place ready for jobs; once, before anything else. Safe in several processes at once. */
  prepare(): Promise<void>;
  queue(name: string): BackendQueue;
  flows(): BackendFlows;
  worker(name: string, processor: Processor, options: BackendWorkerOptions): BackendWorker;
  /** Closes what the backend itself opened, after its queues and workers are closed. */
  close(): Promise<void>;
}
