import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findRedisServer, type RedisServer } from './redis-server.js';

let redisUrl: Promise<string> | null = null;

/**
 * @returns the address of a real Redis: REDIS_URL, or the server of this jest run, which the first to ask starts.
 * @throws Error when none can be had, saying how to get one: the suites that need it fail, they are never skipped.
 */
export function realRedisUrl(): Promise<string> {
  const given = process.env['REDIS_URL'];
  redisUrl ??= given ? Promise.resolve(given) : startOrJoin();
  return redisUrl;
}

/** Whoever makes the folder starts the server; the others wait for its address. */
async function startOrJoin(): Promise<string> {
  const run = process.env['NEARHOME_TEST_SERVICES'];
  if (!run) throw new Error('No servers for tests: run this suite by a jest project whose globalSetup starts them.');
  const folder = path.join(run, 'redis');
  try {
    mkdirSync(folder);
  } catch {
    return addressFrom(folder);
  }
  try {
    const url = await start(findRedisServer(), folder);
    writeFileSync(path.join(folder, 'url.unfinished'), url);
    renameSync(path.join(folder, 'url.unfinished'), path.join(folder, 'url'));
    return url;
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}

async function addressFrom(folder: string): Promise<string> {
  for (let waited = 0; existsSync(folder) && waited < 150_000; waited += 50) {
    if (existsSync(path.join(folder, 'url'))) return readFileSync(path.join(folder, 'url'), 'utf8');
    await pause(50);
  }
  throw new Error('Another suite of this run could not start Redis; it says why.');
}

async function start({ program, libraries }: RedisServer, folder: string): Promise<string> {
  const port = await freePort();
  const options = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    pidfile: path.join(folder, 'redis.pid'),
    'maxmemory-policy': 'noeviction',
    save: '',
    appendonly: 'no',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const environment = libraries === '' ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
  const server = spawn(program, words, { stdio: 'ignore', detached: true, env: environment });
  let isDead = false;
  for (const event of ['exit', 'error']) server.once(event, () => (isDead = true));
  server.unref();
  const url = `redis://127.0.0.1:${port}`;
  for (let waited = 0; waited < 10_000 && !isDead; waited += 50) {
    if (await answers(url)) return url;
    await pause(50);
  }
  throw new Error(`${program} could not be started for these tests.`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
