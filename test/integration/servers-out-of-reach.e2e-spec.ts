import { describe, expect, it } from '@jest/globals';
import { JsonLog, openJobQueues, ServerFault, startServices } from '#platform';

/** Nobody listens on port 1 of this machine. */
const nobody = '127.0.0.1:1';

describe('a server that does not answer', () => {
  it('is named in a sentence without its password, when it is the database', async () => {
    const started = startServices({ databaseUrl: `postgres://ann:hidden@${nobody}/homes`, dataFolder: 'not-used' });
    await expect(started).rejects.toThrow(ServerFault);
    await expect(started).rejects.toThrow(
      `The database ${nobody}/homes that DATABASE_URL names cannot be used: nothing answers there (ECONNREFUSED).`,
    );
  });

  it('is named in a sentence without its password, when it is Redis', async () => {
    const queues = openJobQueues(
      { redisUrl: `redis://:hidden@${nobody}`, databaseUrl: 'not-used' },
      new JsonLog('test', 'silent'),
      () => [],
    );
    try {
      const started = queues.start();
      await expect(started).rejects.toThrow(ServerFault);
      await expect(started).rejects.toThrow(
        `The Redis server ${nobody} that REDIS_URL names cannot be used: nothing answers there.`,
      );
    } finally {
      await queues.close();
    }
  });
});
