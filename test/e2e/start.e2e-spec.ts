import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const bin = (name: string): string => path.resolve('apps/cli/bin', `${name}.mjs`);

interface Launch {
  readonly process: ChildProcess;
  said(): string;
  readonly ended: Promise<number | string>;
}

function launch(name: string, environment: Record<string, string>): Launch {
  const child = spawn(process.execPath, [bin(name)], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? `${signal}`)),
  );
  return { process: child, said: () => text, ended };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 150): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain until ${what}`);
    await pause(100);
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  );

function listenOnAnyPort(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

async function freePort(): Promise<number> {
  const { server, port } = await listenOnAnyPort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Every process whose command line or environment names the data folder: what this product left running. */
async function processesOn(dataFolder: string): Promise<readonly string[]> {
  const { readdirSync } = await import('node:fs');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const words = `${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`;
        return words.includes(dataFolder);
      } catch {
        return false;
      }
    });
}

// The whole product starts in each story, on a machine that may be busy with other suites.
jest.setTimeout(300_000);

describe('npm start', () => {
  let dataFolder: string;
  let environment: Record<string, string>;
  let console: number;
  const launched: Launch[] = [];
  const start = (more: Record<string, string> = {}, name = 'start'): Launch => {
    const launched1 = launch(name, { ...environment, ...more });
    launched.push(launched1);
    return launched1;
  };
  const untilReady = (product: Launch): Promise<void> =>
    until(`it is ready; it said: ${product.said()}`, () => {
      if (product.process.exitCode !== null) throw new Error(`It ended: ${product.said()}`);
      return product.said().includes('Nearhome is ready');
    });

  beforeAll(async () => {
    dataFolder = mkdtempSync(path.join(os.tmpdir(), 'nearhome-start-'));
    console = await freePort();
    environment = {
      NEARHOME_DATA: dataFolder,
      PORT: String(console),
      API_PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
    };
  });

  afterEach(async () => {
    for (const each of launched.splice(0)) {
      if (each.process.exitCode === null) each.process.kill('SIGTERM');
      await each.ended;
    }
  });

  afterAll(async () => {
    await launch('reset', environment).ended;
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('makes the demonstration once, says where it is and whom to sign in as, and stops all of it on Ctrl-C', async () => {
    const product = start();
    await untilReady(product);
    expect(product.said()).toContain(`http://localhost:${console}`);
    expect(product.said()).toMatch(/placement officer/);
    expect(product.said()).toMatch(/fictional/);
    const page = await fetch(`http://127.0.0.1:${console}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/fictional/i);

    // Twice: in a terminal both the launcher and whoever started it are told.
    product.process.kill('SIGINT');
    await pause(100);
    product.process.kill('SIGINT');
    expect(await product.ended).toBe(0);
    await until('nothing of it runs', async () => (await processesOn(dataFolder)).length === 0, 20);
  });

  it('starts again on the data it kept, in seconds', async () => {
    const startedAt = Date.now();
    const product = start();
    await untilReady(product);
    expect(product.said()).not.toMatch(/Making the demonstration/i);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
  });

  it('refuses a second copy in the same folder and leaves the first alone', async () => {
    const first = start();
    await untilReady(first);
    const second = start({ PORT: String(await freePort()), API_PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/already runs in this folder/);
    const reset = start({}, 'reset');
    expect(await reset.ended).toBe(1);
    expect(reset.said()).toMatch(/Stop it with Ctrl-C first/);
    expect(await answers(console)).toBe(true);
  });

  it('names a port that is taken, and a setting that is wrong, in a sentence', async () => {
    const { server, port } = await listenOnAnyPort();
    const refused = start({ PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(new RegExp(`Port ${port} is taken by another program.*PORT=`));
    await new Promise((resolve) => server.close(resolve));

    const wrong = start({ API_PORT: 'eighty' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/API_PORT is wrong: "eighty" is not a port/);
  });

  it('leaves nothing behind when it is killed, and takes up the database that it left', async () => {
    const product = start();
    await untilReady(product);
    const launcher = JSON.parse(readFileSync(path.join(dataFolder, 'running.json'), 'utf8')) as { pid: number };
    process.kill(launcher.pid, 'SIGKILL');
    await product.ended;
    await until('the console is gone', async () => !(await answers(console)), 20);

    const again = start();
    await untilReady(again);
    expect(await answers(console)).toBe(true);
  });

  it('stops cleanly while it is still starting', async () => {
    const product = start();
    await pause(1_500);
    product.process.kill('SIGINT');
    await product.ended;
    await until('nothing of it runs', async () => (await processesOn(dataFolder)).length === 0, 20);
  });

  it('starts an application again that died', async () => {
    const product = start();
    await untilReady(product);
    const pids = await processesOn(dataFolder);
    const consolePid = pids.find((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/console/src/main.js'),
    );
    process.kill(Number(consolePid), 'SIGKILL');
    await until('the console is gone', async () => !(await answers(console)), 10);
    await until('the console is back', () => answers(console), 30);
  });
});
