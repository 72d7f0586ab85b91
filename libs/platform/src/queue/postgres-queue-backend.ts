import { createPostgresBackend, FlowProducer, type Processor, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import {
  type BackendFlows,
  type BackendQueue,
  type BackendWorker,
  type BackendWorkerOptions,
  type QueueBackend,
} from './queue-backend.js';

const schema = 'bullmq';

/** Jobs beside the facts, in a schema of their own: no second server is needed. */
export class PostgresQueueBackend implements QueueBackend {
  readonly name = 'postgresql';

  constructor(private readonly databaseUrl: string) {}

  /** On a schema that is not migrated a BullMQ worker spins and logs without end. */
  async prepare(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      await runMigrations(client, schema);
    } finally {
      await client.end();
    }
  }

  queue(name: string): BackendQueue {
    return new Queue(name, { connection: this.#connection(2) }, createPostgresBackend);
  }

  flows(): BackendFlows {
    return new FlowProducer({ connection: this.#connection(2) }, createPostgresBackend);
  }

  worker(name: string, processor: Processor, options: BackendWorkerOptions): BackendWorker {
    return new Worker(name, processor, { ...options, connection: this.#connection(10) }, createPostgresBackend);
  }

  /** Nothing is left open: each queue and worker closes its own connections. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  /** @param max connections; a worker has one more, to listen on. */
  #connection(max: number): { readonly connectionString: string; readonly schema: string; readonly max: number } {
    return { connectionString: this.databaseUrl, schema, max };
  }
}
