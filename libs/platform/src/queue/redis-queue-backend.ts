import { FlowProducer, type Processor, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { ServerFault } from '../app/server-fault.js';
import {
  type BackendFlows,
  type BackendQueue,
  type BackendWorker,
  type BackendWorkerOptions,
  type QueueBackend,
} from './queue-backend.js';

const prefix = 'nearhome';

/** Jobs in Redis, for more workers on more machines. */
export class RedisQueueBackend implements QueueBackend {
  readonly name = 'redis';
  /** Gives up after three tries: an answer to a person must not wait for a bell, and the sweep rings again. */
  readonly #producer: Redis;
  /** Waits for as long as Redis is away. */
  readonly #consumer: Redis;

  constructor(private readonly redisUrl: string) {
    this.#producer = new Redis(redisUrl, { maxRetriesPerRequest: 3, lazyConnect: true });
    this.#consumer = new Redis(redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
    for (const connection of [this.#producer, this.#consumer]) connection.on('error', () => undefined);
  }

  /** @throws ServerFault with a sentence that names the variable and where it points, never the password in it. */
  async prepare(): Promise<void> {
    try {
      await this.#producer.ping();
    } catch (cause) {
      const { host } = new URL(this.redisUrl);
      const said = cause instanceof Error ? cause.message : '';
      const why = /NOAUTH|WRONGPASS/.test(said) ? 'it refuses the password' : 'nothing answers there';
      throw new ServerFault(`The Redis server ${host} that REDIS_URL names cannot be used: ${why}.`, { cause });
    }
  }

  queue(name: string): BackendQueue {
    return new Queue(name, { connection: this.#producer, prefix });
  }

  flows(): BackendFlows {
    return new FlowProducer({ connection: this.#producer, prefix });
  }

  worker(name: string, processor: Processor, options: BackendWorkerOptions): BackendWorker {
    return new Worker(name, processor, { ...options, connection: this.#consumer, prefix });
  }

  close(): Promise<void> {
    for (const connection of [this.#producer, this.#consumer]) connection.disconnect();
    return Promise.resolve();
  }
}
