// A worker in a process of its own: takes one job, says which, and never finishes it. It is there to be killed.
import { createPostgresBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';

process.on('disconnect', () => process.exit());
const { databaseUrl, redisUrl, queue } = JSON.parse(process.argv[2]);
const forEver = () => new Promise(() => setInterval(() => undefined, 60_000));
const takeAndKeep = async (job) => {
  process.send(job.id);
  await forEver();
};
const options = { lockDuration: 1_000, stalledInterval: 500 };
if (redisUrl === null) {
  const connection = { connectionString: databaseUrl, schema: 'bullmq' };
  new Worker(queue, takeAndKeep, { ...options, connection }, createPostgresBackend);
} else {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  new Worker(queue, takeAndKeep, { ...options, connection, prefix: 'nearhome' });
}
