import { type DeclaredQueue, type JobQueues } from '../app/job-queues.js';
import { type Log } from '../app/log.js';
import { type Settings } from '../app/settings.js';
import { BullmqJobQueues } from './bullmq-job-queues.js';
import { PostgresQueueBackend } from './postgres-queue-backend.js';
import { RedisQueueBackend } from './redis-queue-backend.js';

/**
 * The one setting that chooses: Redis where `redisUrl` is set, otherwise the database.
 *
 * @param mustBeProcessed the queues a worker must have processors for; all declared ones unless stated.
 */
export function openJobQueues(
  { redisUrl, databaseUrl }: Pick<Settings, 'redisUrl' | 'databaseUrl'>,
  log: Log,
  mustBeProcessed?: () => readonly DeclaredQueue[],
): JobQueues {
  const backend = redisUrl === null ? new PostgresQueueBackend(databaseUrl) : new RedisQueueBackend(redisUrl);
  return new BullmqJobQueues(backend, log, mustBeProcessed);
}
