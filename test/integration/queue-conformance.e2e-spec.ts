import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DeclaredQueue,
  JobGivenUp,
  type JobProcessor,
  JobQueues,
  JsonLog,
  openJobQueues,
  type ProcessingOptions,
  type RunningJob,
} from '#platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { realRedisUrl } from '../support/redis.js';

type Backend = 'postgresql' | 'redis';
type JobName = 'work' | 'gather';
type TestQueue = DeclaredQueue<JobName>;

const silent = new JsonLog('test', 'silent');
let database: TestDatabase;
const addresses: Record<Backend, { databaseUrl: string; redisUrl: string | null }> = {
  postgresql: { databaseUrl: '', redisUrl: null },
  redis: { databaseUrl: '', redisUrl: null },
};

beforeAll(async () => {
  database = await createTestDatabase();
  addresses.postgresql = { databaseUrl: database.url, redisUrl: null };
  addresses.redis = { databaseUrl: database.url, redisUrl: await realRedisUrl() };
}, 180_000);
afterAll(() => database.drop());

let queuesSoFar = 0;
const newQueue = (): TestQueue => {
  queuesSoFar += 1;
  return { name: `conformance-${process.pid}-${queuesSoFar}`, jobNames: ['work', 'gather'] };
};

/** Waits for what happens on the far side of a queue. */
async function until(holds: () => boolean | Promise<boolean>, milliseconds = 30_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${milliseconds} ms in vain for ${holds.toString()}`);
    await pause(5);
  }
}

describe.each(['postgresql', 'redis'] as const)('a queue in %s', (backend) => {
  const open: JobQueues[] = [];
  const connect = (...mustBeProcessed: readonly DeclaredQueue[]): JobQueues => {
    const queues = openJobQueues(addresses[backend], silent, () => mustBeProcessed);
    open.push(queues);
    return queues;
  };
  /** A worker of its own connections, as it would be in another process. */
  const startWorker = async (queue: TestQueue, work: JobProcessor, options?: ProcessingOptions): Promise<JobQueues> => {
    const worker = connect(queue);
    worker.process(queue, { work, gather: work }, options);
    await worker.start();
    return worker;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queues) => queues.close()));
  });

  it('hands over what was asked for, once', async () => {
    const queue = newQueue();
    const jobs: RunningJob[] = [];
    const producer = connect();
    const id = await producer.enqueue(queue, {
      name: 'work',
      data: { runId: 'r-7', slice: 3, isLast: false, from: null },
    });
    await startWorker(queue, async (job) => void jobs.push(job));
    await until(() => jobs.length === 1);
    expect(jobs[0]).toMatchObject({
      id,
      name: 'work',
      attempt: 1,
      data: { runId: 'r-7', slice: 3, isLast: false, from: null },
    });
    await until(async () => (await producer.stateOf(queue, id)) === null);
    expect(jobs).toHaveLength(1);
  });

  it('keeps one job of an id while it waits or runs, and takes the same id again afterwards', async () => {
    const queue = newQueue();
    const producer = connect();
    const done: unknown[] = [];
    const ask = (slice: number): Promise<string> =>
      producer.enqueue(queue, { jobId: 'run-1', name: 'work', data: { slice } });
    expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual(['run-1', 'run-1', 'run-1']);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await startWorker(queue, async (job) => {
      done.push(job.data);
      await held;
    });
    await until(() => done.length === 1);
    await ask(4);
    release();
    await until(async () => (await producer.stateOf(queue, 'run-1')) === null);
    expect(done).toHaveLength(1);
    await ask(5);
    await until(() => done.length === 2);
    expect(done[1]).toEqual({ slice: 5 });
  });

  it('takes an id again after the job was given up', async () => {
    const queue = newQueue();
    const producer = connect();
    const attempts: number[] = [];
    await startWorker(queue, async (job) => {
      attempts.push(job.attempt);
      throw new JobGivenUp('no');
    });
    for (const times of [1, 2]) {
      await producer.enqueue(queue, { jobId: 'run-2', name: 'work', data: {} });
      await until(() => attempts.length === times);
      await until(async () => (await producer.stateOf(queue, 'run-2')) === null);
    }
    expect(attempts).toEqual([1, 1]);
  });

  it('delays a job, and never runs it early', async () => {
    const queue = newQueue();
    const late: [string, number][] = [];
    await startWorker(queue, async (job) => {
      const { due, label } = job.data as { due: number; label: string };
      late.push([label, Date.now() - due]);
    });
    const producer = connect();
    const ask = (label: string, delayMilliseconds: number): Promise<string> =>
      producer.enqueue(queue, {
        name: 'work',
        data: { label, due: Date.now() + delayMilliseconds },
        delayMilliseconds,
      });
    const last = await ask('last', 600);
    await ask('first', 150);
    await ask('second', 350);
    expect(await producer.stateOf(queue, last)).toEqual({ state: 'delayed', progressPercent: 0 });
    await until(() => late.length === 3);
    expect(late.map(([label]) => label)).toEqual(['first', 'second', 'last']);
    for (const [, milliseconds] of late) {
      expect(milliseconds).toBeGreaterThanOrEqual(-5);
      expect(milliseconds).toBeLessThan(2_000);
    }
  });

  it('takes the most urgent first, those without a priority before them all, and equals in order', async () => {
    const queue = newQueue();
    const order: unknown[] = [];
    const producer = connect();
    const priorities = [5, 1, 3, null, 3, 4];
    for (const [place, priority] of priorities.entries()) {
      const request = { name: 'work' as const, data: { place } };
      await producer.enqueue(queue, priority === null ? request : { ...request, priority });
    }
    await startWorker(queue, async (job) => void order.push((job.data as { place: number }).place));
    await until(() => order.length === priorities.length);
    expect(order).toEqual([3, 1, 2, 4, 5, 0]);
  });

  it('tries again after a pause that doubles, and stops when it succeeds', async () => {
    const queue = newQueue();
    const startedAt: number[] = [];
    await startWorker(queue, async (job) => {
      startedAt.push(Date.now());
      if (job.attempt < 3) throw new Error('not yet');
    });
    const backoff = { kind: 'doubling', milliseconds: 150 } as const;
    const id = await connect().enqueue(queue, { name: 'work', data: {}, attempts: 5, backoff });
    await until(() => startedAt.length === 3);
    await until(async () => (await connect().stateOf(queue, id)) === null);
    await pause(400);
    expect(startedAt).toHaveLength(3);
    expect(startedAt[1]! - startedAt[0]!).toBeGreaterThanOrEqual(145);
    expect(startedAt[2]! - startedAt[1]!).toBeGreaterThanOrEqual(295);
  });

  it('gives up after the attempts stated, or at once when no attempt can help', async () => {
    const queue = newQueue();
    const tried: string[] = [];
    await startWorker(queue, async (job) => {
      tried.push(`${job.name} ${job.attempt}`);
      throw job.name === 'gather' ? new JobGivenUp('hopeless') : new Error('unlucky');
    });
    const producer = connect();
    const backoff = { kind: 'fixed', milliseconds: 20 } as const;
    await producer.enqueue(queue, { name: 'gather', data: {}, attempts: 4, backoff });
    await producer.enqueue(queue, { name: 'work', data: {}, attempts: 2, backoff });
    await until(() => tried.length === 3);
    await pause(300);
    expect(tried.toSorted()).toEqual(['gather 1', 'work 1', 'work 2']);
  });

  it('runs a tree of jobs from its leaves to its root, over two queues', async () => {
    const [leaves, roots] = [newQueue(), newQueue()];
    const order: string[] = [];
    const answers: (readonly unknown[])[] = [];
    const worker = connect(leaves, roots);
    const count: JobProcessor = async ({ data }) => {
      order.push((data as { label: string }).label);
      return (data as { homes: number }).homes;
    };
    const gather: JobProcessor = async (job) => {
      order.push((job.data as { label: string }).label);
      const found = await job.childAnswers();
      answers.push(found.toSorted());
      return found.reduce<number>((sum, homes) => sum + Number(homes), 0);
    };
    worker.process(leaves, { work: count, gather }, { concurrency: 3 });
    worker.process(roots, { work: count, gather });
    const leaf = (label: string, homes: number) => ({ queue: leaves, name: 'work', data: { label, homes } });
    const branch = {
      queue: leaves,
      name: 'gather',
      data: { label: 'branch' },
      children: [leaf('b1', 20), leaf('b2', 3)],
    };
    const root = await worker.enqueueTree({
      queue: roots,
      name: 'gather',
      data: { label: 'root' },
      children: [leaf('a', 100), branch],
    });
    expect((await worker.stateOf(roots, root))?.state).toBe('waiting-for-children');
    await worker.start();
    await until(() => answers.length === 2);
    expect(order.at(-1)).toBe('root');
    expect(answers).toEqual([[20, 3].toSorted(), [100, 23].toSorted()]);
    expect(order.indexOf('branch')).toBeGreaterThan(Math.max(order.indexOf('b1'), order.indexOf('b2')));
  });

  it('repeats by interval and by cron; the same id replaces, and unscheduling ends it', async () => {
    const queue = newQueue();
    const runs: Record<string, number> = {};
    const planner = await startWorker(queue, async (job) => {
      const { label } = job.data as { label: string };
      runs[label] = (runs[label] ?? 0) + 1;
    });
    const every = {
      scheduleId: 'sweep',
      name: 'work',
      data: { label: 'first wording' },
      everyMilliseconds: 3_600_000,
    } as const;
    await planner.schedule(queue, every);
    await planner.schedule(queue, { ...every, data: { label: 'interval' }, everyMilliseconds: 200 });
    await planner.schedule(queue, {
      scheduleId: 'nightly',
      name: 'gather',
      data: { label: 'cron' },
      cron: '* * * * * *',
      timeZone: 'Europe/London',
    });
    await until(() => (runs['interval'] ?? 0) >= 4 && (runs['cron'] ?? 0) >= 2);
    await planner.unschedule(queue, 'sweep');
    await planner.unschedule(queue, 'nightly');
    await pause(300);
    const { interval, cron } = runs;
    await pause(1_300);
    expect(runs).toMatchObject({ interval, cron });
  });

  it('drops a second job of a deduplication id for the time stated', async () => {
    const queue = newQueue();
    const producer = connect();
    const deduplication = { id: 'nightly-figures', milliseconds: 400 };
    const ask = (slice: number): Promise<string> =>
      producer.enqueue(queue, { name: 'work', data: { slice }, deduplication });
    const [first, second] = [await ask(1), await ask(2)];
    await pause(600);
    const third = await ask(3);
    const other = await producer.enqueue(queue, { name: 'work', data: { slice: 4 }, deduplication: { id: 'other' } });
    expect(second).toBe(first);
    expect(new Set([first, third, other]).size).toBe(3);
    const done: unknown[] = [];
    await startWorker(queue, async (job) => void done.push((job.data as { slice: number }).slice));
    await until(() => done.length === 3);
    await pause(100);
    expect(done.toSorted()).toEqual([1, 3, 4]);
  });

  it('holds a rate over all workers together', async () => {
    const queue = newQueue();
    const startedAt: number[] = [];
    const options = { concurrency: 5, rateLimit: { jobs: 5, milliseconds: 400 } };
    const producer = connect();
    await producer.enqueueAll(
      queue,
      Array.from({ length: 13 }, (_, slice) => ({ name: 'work' as const, data: { slice } })),
    );
    for (let workers = 0; workers < 2; workers += 1) {
      await startWorker(queue, async () => void startedAt.push(Date.now()), options);
    }
    await until(() => startedAt.length === 13);
    expect(startedAt.at(-1)! - startedAt[0]!).toBeGreaterThanOrEqual(700);
    expect(startedAt.at(-1)! - startedAt[0]!).toBeLessThan(5_000);
  });

  it('shows how far a running job is', async () => {
    const queue = newQueue();
    let isReported = false;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await startWorker(queue, async (job) => {
      await job.reportProgress(35);
      isReported = true;
      await held;
    });
    const producer = connect();
    const id = await producer.enqueue(queue, { name: 'work', data: {} });
    await until(() => isReported);
    expect(await producer.stateOf(queue, id)).toEqual({ state: 'running', progressPercent: 35 });
    release();
    await until(async () => (await producer.stateOf(queue, id)) === null);
  });

  it('works on as many jobs at a time as it is told, and no more', async () => {
    const queue = newQueue();
    let [running, most, done] = [0, 0, 0];
    await connect().enqueueAll(
      queue,
      Array.from({ length: 12 }, () => ({ name: 'work' as const, data: {} })),
    );
    await startWorker(
      queue,
      async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(60);
        running -= 1;
        done += 1;
      },
      { concurrency: 4 },
    );
    await until(() => done === 12);
    expect(most).toBe(4);
  });

  it('lets a running job finish when it is closed, and leaves the rest to the next worker', async () => {
    const queue = newQueue();
    const done: string[] = [];
    let started = 0;
    const producer = connect();
    for (const jobId of ['run-a', 'run-b']) await producer.enqueue(queue, { jobId, name: 'work', data: {} });
    const worker = await startWorker(queue, async (job) => {
      started += 1;
      await pause(250);
      done.push(job.id);
    });
    await until(() => started === 1);
    await worker.close();
    expect(done).toEqual(['run-a']);
    await startWorker(queue, async (job) => void done.push(job.id));
    await until(() => done.length === 2);
    expect(done).toEqual(['run-a', 'run-b']);
  });

  it('gives the job of a killed worker to another one, once', async () => {
    const queue = newQueue();
    const done: string[] = [];
    const producer = connect();
    await producer.enqueue(queue, { jobId: 'run-9', name: 'work', data: {} });
    const killed = fork(workerThatNeverFinishes, [JSON.stringify({ ...addresses[backend], queue: queue.name })], {
      execArgv: [],
    });
    const [taken] = (await once(killed, 'message')) as [string];
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(taken).toBe('run-9');
    expect((await producer.stateOf(queue, 'run-9'))?.state).toBe('running');
    await startWorker(queue, async (job) => void done.push(job.id), { deadAfterMilliseconds: 1_000 });
    await until(() => done.length === 1, 15_000);
    await until(async () => (await producer.stateOf(queue, 'run-9')) === null);
    expect(done).toEqual(['run-9']);
  }, 30_000);

  it('does not start when a job has no processor, and names it', async () => {
    const [processed, forgotten] = [newQueue(), newQueue()];
    const worker = connect(processed, forgotten);
    worker.process(processed, { work: async () => null, gather: async () => null });
    await expect(worker.start()).rejects.toThrow(`${forgotten.name}/work, ${forgotten.name}/gather`);
  });
});

const workerThatNeverFinishes = createRequire(import.meta.url).resolve('../support/worker-that-never-finishes.mjs');
