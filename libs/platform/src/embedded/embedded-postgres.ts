import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedServerFault, faultFromOutput, onDisk } from './embedded-server-fault.js';
import { withFolderLock } from './folder-lock.js';
import { freePort } from './free-port.js';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.js';
import { type Postmaster, runningPostmaster, stopPostmaster } from './postmaster.js';
import { isRunning } from './process-life.js';
import {
  accountFor,
  giveTo,
  isRoot,
  placeForServer,
  refuseForeignFolder,
  type ServerAccount,
} from './server-account.js';
import { Tenants } from './tenants.js';

/** Where the embedded server keeps its data, and how safely. */
export interface EmbeddedPostgresOptions {
  /** Absolute path; made when it does not exist. */
  readonly folder: string;
  /** False only for tests: faster, and a power cut loses everything. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** @returns the address of `database` on this server; the database is not created. */
  url(database: string): string;
  readonly pid: number;
  /** Whether the server already ran: beside another command, or left by a launcher that crashed. */
  readonly adopted: boolean;
  /** Leaves the server; the last one to leave stops it. Safe to call twice. */
  leave(): Promise<void>;
}

const user = 'nearhome';
const longestStartMilliseconds = 60_000;
const startAttempts = 5;

/**
 * Starts PostgreSQL on `folder`, or joins the server that already runs there. Several processes may do so at once.
 *
 * @throws EmbeddedServerFault with one sentence when it cannot be done here.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  makeFolder(options.folder);
  const tenants = new Tenants(options.folder);
  const lockFile = path.join(options.folder, 'launcher.lock');
  return withFolderLock(lockFile, async () => {
    const cluster = clusterOf(options.folder);
    const { postmaster, adopted } = await startOrAdopt(cluster, options);
    const tenant = tenants.enter();
    const url = (database: string): string => addressOf(postmaster.port, password(options.folder), database);
    const leave = (): Promise<void> =>
      withFolderLock(lockFile, async () => {
        if (existsSync(tenant) && tenants.leave(tenant)) await stopPostmaster(postmaster);
      });
    return { url, pid: postmaster.pid, adopted, leave };
  });
}

/** The folder itself is open to be passed through, so that root's server can reach its data; the data are closed. */
function makeFolder(folder: string): void {
  onDisk(folder, () => {
    if (existsSync(path.join(folder, '.'))) return;
    mkdirSync(folder, { recursive: true });
    if (isRoot()) chmodSync(folder, 0o755);
  });
}

const clusterOf = (folder: string): string => placeForServer(path.join(folder, 'postgres-18'), 'data');

async function startOrAdopt(
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  refuseForeignFolder(cluster);
  const binaries = postgresBinaries();
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(binaries, cluster, options.folder);
  const running = runningPostmaster(cluster);
  if (running && (await answers(running, options.folder))) return { postmaster: running, adopted: true };
  return { postmaster: await start(binaries, cluster, options), adopted: false };
}

const passwordFile = (folder: string): string => path.join(folder, 'postgres-password');

/** Other accounts of this machine can reach 127.0.0.1 too, and what is kept here is about children. */
const password = (folder: string): string => readFileSync(passwordFile(folder), 'utf8').trim();

const addressOf = (port: number, secret: string, database: string): string =>
  `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;

function createCluster(binaries: PostgresBinaries, cluster: string, folder: string): void {
  const account = accountFor(cluster);
  onDisk(folder, () => {
    rmSync(cluster, { recursive: true, force: true });
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    giveTo(account, cluster);
    writeFileSync(passwordFile(folder), `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  });
  try {
    initdb(binaries, cluster, folder, account);
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    throw error;
  }
}

function initdb(binaries: PostgresBinaries, cluster: string, folder: string, account: ServerAccount): void {
  const passwordForServer = `${cluster}-password`;
  writeFileSync(passwordForServer, password(folder), { mode: 0o600 });
  giveTo(account, passwordForServer);
  const made = spawnSync(
    binaries.initdb,
    [
      ...['-D', cluster, '-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordForServer}`, '-E', 'UTF8'],
      ...['--locale=C.UTF-8', '--no-sync', '--no-instructions'],
    ],
    { ...account, env: serverEnvironment(), cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordForServer, { force: true });
  if (made.status !== 0) throw faultFromOutput('initdb', cluster, made.error?.message ?? made.stderr);
}

const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

/**
 * A port may be taken between choosing and using it, and the processes of a killed server need a moment to be gone:
 * so several attempts.
 */
async function start(
  binaries: PostgresBinaries,
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const postmaster = launch(binaries, cluster, await freePort(), options);
    if (await answers(postmaster, options.folder)) return postmaster;
    await stopPostmaster(postmaster);
    const said = lastStartOf(logFile(options.folder));
    if (attempt === startAttempts || /no space left|permission denied/i.test(said)) {
      throw faultFromOutput('postgres', cluster, said);
    }
    await pause(200 * attempt);
  }
}

const logFile = (folder: string): string => path.join(folder, 'postgres.log');
const lastStartOf = (file: string): string => readFileSync(file, 'utf8').split('--- start').at(-1) ?? '';

/** Detached: Ctrl-C in the terminal reaches the applications first, and the database stops after them. */
function launch(
  binaries: PostgresBinaries,
  cluster: string,
  port: number,
  { folder, durable = true }: EmbeddedPostgresOptions,
): Postmaster {
  const log = onDisk(folder, () => openSync(logFile(folder), 'w', 0o600));
  try {
    const settings = [...listening, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting]);
    const server = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...settings], {
      ...accountFor(cluster),
      env: serverEnvironment(),
      cwd: '/',
      stdio: ['ignore', log, log],
      detached: true,
    });
    server.once('error', (error) => writeFileSync(logFile(folder), error.message));
    server.unref();
    return { pid: server.pid ?? 0, port };
  } finally {
    closeSync(log);
  }
}

const listening: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=128MB',
  'timezone=UTC',
];
const careless: readonly string[] = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/** @returns whether the server lets us in; false as soon as it is dead. A server that recovers is waited for. */
async function answers(postmaster: Postmaster, folder: string): Promise<boolean> {
  const until = Date.now() + longestStartMilliseconds;
  while (Date.now() < until && isRunning(postmaster.pid)) {
    if (await letsUsIn(addressOf(postmaster.port, password(folder), 'postgres'))) return true;
    await pause(20);
  }
  return false;
}

async function letsUsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new EmbeddedServerFault('The embedded PostgreSQL does not accept the password kept beside its data.');
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
