import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import {
  clearEmbeddedServices,
  createDatabase,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  startServices,
  withServices,
} from '#platform';
import { createEmptyDatabase } from '../support/database.js';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;
let folders = 0;
let folder = '';
const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ folder, durable: false });

async function ask(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const dataDirectory = async (server: EmbeddedPostgres): Promise<string> =>
  String((await ask(server.url('postgres'), 'show data_directory'))[0]?.['data_directory']);

const statusOf = (pid: number): string =>
  existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';

/** Whether a process lives; a zombie does not. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(statusOf(pid));
  } catch {
    return false;
  }
}

async function untilDead(pid: number): Promise<void> {
  for (let waited = 0; lives(pid) && waited < 10_000; waited += 20) await pause(20);
  expect(lives(pid)).toBe(false);
}

/** As if the processes that use the server had been killed. */
function forgetTenants(): void {
  const tenants = path.join(folder, 'tenants');
  for (const name of readdirSync(tenants)) writeFileSync(path.join(tenants, name), '4194305 77');
}

const run = path.resolve(process.env['NEARHOME_TEST_SERVICES'] ?? '');
const prepared = path.join(run, `embedded-${process.pid}-prepared`);

/** Gives the test a folder that was used before: making one costs a second of work, copying one does not. */
function useFolderOfEarlier(): void {
  execFileSync('cp', ['-a', prepared, folder]);
}

beforeAll(async () => {
  const server = await startEmbeddedPostgres({ folder: prepared, durable: false });
  await server.leave();
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

beforeEach(() => {
  folders += 1;
  folder = path.join(run, `embedded-${process.pid}-${folders}`);
});

afterEach(async () => {
  if (existsSync(path.join(folder, 'tenants'))) forgetTenants();
  if (existsSync(folder)) await clearEmbeddedServices(folder);
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('starts on an empty folder, is joined by whoever comes later, and is stopped by the last to leave', async () => {
    const [first, second, third] = await Promise.all([start(), start(), start()]);
    expect([first.adopted, second.adopted, third.adopted].filter((adopted) => !adopted)).toHaveLength(1);
    expect(new Set([first.pid, second.pid, third.pid]).size).toBe(1);
    await first.leave();
    await first.leave();
    await second.leave();
    expect(await ask(third.url('postgres'), 'select 7 as seven')).toEqual([{ seven: 7 }]);
    await third.leave();
    expect(lives(third.pid)).toBe(false);
  });

  it('keeps the data from one start to the next', async () => {
    useFolderOfEarlier();
    const server = await start();
    await createDatabase(server.url('postgres'), 'kept');
    await ask(server.url('kept'), `create table home as select 'Larch House' as name`);
    await server.leave();
    const again = await start();
    expect(again.adopted).toBe(false);
    expect(await ask(again.url('kept'), 'select name from home')).toEqual([{ name: 'Larch House' }]);
  });

  it('lets nobody in who does not know the password kept beside its data', async () => {
    useFolderOfEarlier();
    const server = await start();
    const file = path.join(folder, 'postgres-password');
    expect(statSync(file).mode & 0o077).toBe(0);
    const url = new URL(server.url('postgres'));
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('is adopted when a crash of its launcher left it running, and then stopped', async () => {
    useFolderOfEarlier();
    const left = await start();
    forgetTenants();
    const adopted = await start();
    expect(adopted).toMatchObject({ adopted: true, pid: left.pid });
    await adopted.leave();
    expect(lives(left.pid)).toBe(false);
  });

  it('keeps what was committed when it is killed, and starts again', async () => {
    useFolderOfEarlier();
    const killed = await startEmbeddedPostgres({ folder });
    await ask(killed.url('postgres'), `create table home as select generate_series(1, 5000) as number`);
    process.kill(killed.pid, 'SIGKILL');
    await untilDead(killed.pid);
    const again = await startEmbeddedPostgres({ folder });
    expect(again.adopted).toBe(false);
    expect(await ask(again.url('postgres'), 'select sum(number)::int as sum from home')).toEqual([{ sum: 12_502_500 }]);
  });

  it('starts although a dead launcher left its lock, and a dead server its pid', async () => {
    useFolderOfEarlier();
    const server = await start();
    const cluster = await dataDirectory(server);
    await server.leave();
    const gone = spawn('sh', ['-c', 'sleep 0.05 & exec sleep 30'], { stdio: 'ignore' });
    await pause(200);
    const children = readFileSync(`/proc/${gone.pid}/task/${gone.pid}/children`, 'utf8').trim();
    expect(statusOf(Number(children))).toMatch(/State:\s+Z/);
    for (const pid of [Number(children), process.pid, 4_194_305]) {
      writeFileSync(path.join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1\n65000\n`);
      writeFileSync(path.join(folder, 'launcher.lock'), '4194305 77');
      const again = await start();
      expect(again.adopted).toBe(false);
      await again.leave();
    }
    gone.kill('SIGKILL');
  });

  it('takes no notice of what a start that was cut short left half made', async () => {
    mkdirSync(path.join(folder, 'postgres-18-unfinished-4194305'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres-18-unfinished-4194305', 'PG_VERSION'), '18\n');
    const server = await start();
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('keeps data whose password is missing, and says so', async () => {
    useFolderOfEarlier();
    const server = await start();
    await server.leave();
    rmSync(path.join(folder, 'postgres-password'));
    await expect(start()).rejects.toThrow(/^The file .*postgres-password is missing/);
    expect(existsSync(path.join(folder, 'postgres-18', 'PG_VERSION'))).toBe(true);
  });

  it('says in a sentence that its folder is a file', async () => {
    writeFileSync(folder, '');
    await expect(start()).rejects.toThrow(`${folder} is not a folder; choose another with NEARHOME_DATA.`);
    rmSync(folder);
  });

  it('never runs as root', async () => {
    useFolderOfEarlier();
    const server = await start();
    if (!existsSync('/proc/self/status')) return;
    const uid = Number(/^Uid:\s+(\d+)/m.exec(statusOf(server.pid))?.[1]);
    expect(uid).toBe(isRoot ? 65_534 : process.getuid?.());
  });

  it('runs for root also when the folder is closed to others, and is not found again once the folder was deleted', async () => {
    if (!isRoot) return;
    mkdirSync(folder, { mode: 0o700 });
    const server = await start();
    const apart = await dataDirectory(server);
    expect(apart).toMatch(/^\/var\/tmp\/nearhome-data-/);
    await ask(server.url('postgres'), 'create table home ()');
    await server.leave();
    const again = await start();
    expect(await ask(again.url('postgres'), `select to_regclass('home')::text as home`)).toEqual([{ home: 'home' }]);
    await again.leave();
    rmSync(folder, { recursive: true });
    const anew = await start();
    expect(await ask(anew.url('postgres'), `select to_regclass('home')::text as home`)).toEqual([{ home: null }]);
    await anew.leave();
    await clearEmbeddedServices(folder);
    expect(existsSync(apart)).toBe(false);
  });
});

describe('the services of a command', () => {
  const countTables = `select count(*)::int as tables from pg_tables where schemaname = 'register' and tablename = 'child'`;

  it('are started, migrated and stopped for it alone', async () => {
    useFolderOfEarlier();
    const [pid, tables] = await withServices({ databaseUrl: null, dataFolder: folder }, async ({ databaseUrl }) => {
      const pidFile = path.join(folder, 'postgres-18', 'postmaster.pid');
      return [Number(readFileSync(pidFile, 'utf8').split('\n')[0]), await ask(databaseUrl, countTables)] as const;
    });
    expect(tables).toEqual([{ tables: 1 }]);
    expect(lives(pid)).toBe(false);
  });

  it('are those of the product where it runs already, and are left running', async () => {
    useFolderOfEarlier();
    const product = await startServices({ databaseUrl: null, dataFolder: folder });
    const used = await withServices({ databaseUrl: null, dataFolder: folder }, ({ databaseUrl }) =>
      Promise.resolve(databaseUrl),
    );
    expect(used).toBe(product.databaseUrl);
    expect(await ask(product.databaseUrl, countTables)).toEqual([{ tables: 1 }]);
    await expect(clearEmbeddedServices(folder)).rejects.toThrow(/wait until it has ended/);
    await product.stop();
    await expect(ask(product.databaseUrl, 'select 1')).rejects.toThrow();
  });

  it('are stopped when the command fails', async () => {
    useFolderOfEarlier();
    let address = '';
    const failing = withServices({ databaseUrl: null, dataFolder: folder }, ({ databaseUrl }) => {
      address = databaseUrl;
      return Promise.reject(new Error('the command failed'));
    });
    await expect(failing).rejects.toThrow('the command failed');
    await expect(ask(address, 'select 1')).rejects.toThrow();
  });

  it('are a database of one’s own when one is named: migrated, and nothing else started', async () => {
    const own = await createEmptyDatabase();
    const tables = await withServices({ databaseUrl: own.url, dataFolder: folder }, ({ databaseUrl }) =>
      ask(databaseUrl, countTables),
    );
    expect(tables).toEqual([{ tables: 1 }]);
    expect(existsSync(folder)).toBe(false);
    await own.drop();
  });
});
