import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type JobQueues, JsonLog, openDataSource, openJobQueues } from '#platform';
import { matchRunQueue } from '#matching';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { realRedisUrl } from '../support/redis.js';
import { addGeography, addHomes, addRequest, manyHomes } from '../support/match-register.js';
import { startingPolicy } from '#matching/core';

jest.setTimeout(120_000);

/** The worker as it is built and started in production; `npm test` builds before it tests. */
const workerProgram = path.resolve('dist/apps/worker/src/main.js');
const healthProgram = path.resolve('dist/apps/worker/src/health.js');
const homes = 640;

interface StartedWorker {
  readonly process: ChildProcess;
  readonly ended: Promise<number | string>;
  said(): string;
}

describe('the worker process', () => {
  let database: TestDatabase;
  let queues: JobQueues;
  let temporary: string;
  const started: StartedWorker[] = [];

  beforeAll(async () => {
    if (!existsSync(workerProgram)) throw new Error('The worker is not built: run this suite by `npm test`.');
    temporary = mkdtempSync(path.join(tmpdir(), 'nearhome-worker-test-'));
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    const { requestId } = await addRequest(database.dataSource, 'REQ-7000');
    await addHomes(database.dataSource, requestId, manyHomes(homes));
    await database.dataSource.query(
      `insert into matching.policy (version, name, weights, limits, created_by) values (1, $1, $2, $3, 'test')`,
      [startingPolicy.name, JSON.stringify(startingPolicy.weights), JSON.stringify(startingPolicy.limits)],
    );
    queues = queuesBy(null);
  });
  afterEach(async () => {
    for (const worker of started.splice(0)) {
      worker.process.kill('SIGKILL');
      await worker.ended;
    }
  });
  afterAll(async () => {
    await queues.close();
    await database.drop();
    rmSync(temporary, { recursive: true, force: true });
  });

  const environment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    ...more,
    PATH: process.env['PATH'],
    TMPDIR: temporary,
    DATABASE_URL: database.url,
    NEARHOME_SECRET: 'a secret of a test, long enough to be taken',
    NEARHOME_DATA: temporary,
    LOG_LEVEL: 'warn',
  });

  async function startWorker(more: NodeJS.ProcessEnv = {}): Promise<StartedWorker> {
    const child = spawn(process.execPath, [workerProgram], {
      env: environment(more),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
    const ended = new Promise<number | string>((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? `${signal}`));
    });
    const worker = { process: child, ended, said: () => text };
    started.push(worker);
    await until(`the worker is ready; it said ${text}`, () => /^ready/m.test(text) || child.exitCode !== null);
    expect(text).toMatch(/^ready/m);
    return worker;
  }

  async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain until ${what}`);
      await pause(50);
    }
  }

  const queuesBy = (redisUrl: string | null): JobQueues =>
    openJobQueues({ databaseUrl: database.url, redisUrl }, new JsonLog('test', 'silent'), () => []);

  const commitRun = async (reference: string): Promise<string> => {
    const { requestId } = await addRequest(database.dataSource, reference);
    const [run] = await database.dataSource.query(
      `insert into matching.run (request_id, policy_version, requested_by, judged_on)
       values ($1, 1, 'Priya Nair', '2026-02-23') returning id`,
      [requestId],
    );
    return run.id as string;
  };
  const ring = (runId: string): Promise<string> =>
    queues.enqueue(matchRunQueue, { name: 'execute-match-run', data: { runId }, jobId: runId, attempts: 1 });
  const stateOf = async (runId: string): Promise<Record<string, unknown>> => {
    const [run] = await database.dataSource.query(
      `select status, attempts, progress_percent, register_count,
         eligible_count + needs_authority_count + near_miss_count + excluded_count as answered,
         eligible_count + needs_authority_count + near_miss_count as shown,
         (select coalesce(sum(length(rtrim(standings, 'mx'))), 0)::integer from matching.run_answer
           where run_id = run.id) as ranked
       from matching.run where id = $1`,
      [runId],
    );
    return run as Record<string, unknown>;
  };
  const isFinished = async (runId: string): Promise<boolean> => (await stateOf(runId))['status'] === 'finished';

  it('answers a run that is rung for, says it is healthy, and ends cleanly when it is told to', async () => {
    const worker = await startWorker();
    const runId = await commitRun('REQ-7001');
    await ring(runId);
    await until('the run is finished', () => isFinished(runId));
    const state = await stateOf(runId);
    expect(state).toMatchObject({ attempts: 1, register_count: homes, answered: homes });
    expect(state['ranked']).toBe(state['shown']);

    const health = spawn(process.execPath, [healthProgram], { env: environment({}), stdio: 'ignore' });
    expect(await new Promise((resolve) => health.once('exit', resolve))).toBe(0);

    worker.process.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('answers a run that is rung for by Redis too', async () => {
    const redisUrl = await realRedisUrl();
    const bell = queuesBy(redisUrl);
    const worker = await startWorker({ REDIS_URL: redisUrl });
    const runId = await commitRun('REQ-7004');
    await bell.enqueue(matchRunQueue, { name: 'execute-match-run', data: { runId }, jobId: runId, attempts: 1 });
    await until('the run is finished', () => isFinished(runId));
    expect(await stateOf(runId)).toMatchObject({ attempts: 1, register_count: homes, answered: homes });
    await bell.close();
    worker.process.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('finishes a run whose bell was lost', async () => {
    const runId = await commitRun('REQ-7002');
    await startWorker();
    await until('the sweep has rung again and the run is finished', () => isFinished(runId));
    expect(await stateOf(runId)).toMatchObject({ attempts: 1, register_count: homes, answered: homes });
  });

  it('killed in the middle of a run, leaves nothing half stored, and another finishes it once and only once', async () => {
    const killed = await startWorker();
    const runId = await commitRun('REQ-7003');

    // The lock holds the worker in the middle of storing its answer: rows are written, nothing is committed.
    const holder = await openDataSource(database.url);
    const lock = holder.createQueryRunner();
    await lock.startTransaction();
    await lock.query('lock table matching.rule_count in access exclusive mode');
    await ring(runId);
    const isStoring = async (): Promise<boolean> => {
      const [waiting] = await database.dataSource.query(
        `select count(*)::integer as statements from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into matching.rule_count%'`,
      );
      return (waiting as { statements: number }).statements > 0;
    };
    await until('the worker stores its answer', isStoring);
    killed.process.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    await lock.rollbackTransaction();
    await lock.release();
    await holder.destroy();

    expect(await stateOf(runId)).toMatchObject({ status: 'running', attempts: 1, ranked: 0 });
    await Promise.all([startWorker(), startWorker()]);
    await until('another worker has finished the run', () => isFinished(runId));
    const state = await stateOf(runId);
    expect(state).toMatchObject({ attempts: 2, register_count: homes, answered: homes, progress_percent: 100 });
    expect(state['ranked']).toBe(state['shown']);

    await pause(7_000);
    expect(await stateOf(runId)).toEqual(state);
  });
});
