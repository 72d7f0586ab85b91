import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ServerFault } from '../app/server-fault.js';
import { faultFromOutput, onDisk } from './disk-fault.js';
import { withFolderLock } from './folder-lock.js';
import { freePort } from './free-port.js';
import { clusterOf } from './cluster-folder.js';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.js';
import { type Postmaster, runningPostmaster, stopPostmaster } from './postmaster.js';
import { isRunning } from './process-life.js';
import {
  accountFor,
  giveTo,
  giveToOwnerOf,
  isRoot,
  refuseForeignFolder,
  type ServerAccount,
} from './server-account.js';
import { Tenants } from './tenants.js';
import { codeOf } from './error-code.js';

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
 * @throws ServerFault with one sentence when it cannot be done here.
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
    if (existsSync(folder) && statSync(folder).isDirectory()) return;
    mkdirSync(folder, { recursive: true });
    if (isRoot()) chmodSync(folder, 0o755);
  });
}

async function startOrAdopt(
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  refuseForeignFolder(cluster);
  await refuseDataWithoutPassword(cluster, options.folder);
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

/**
 * Data in a public place whose folder was deleted were meant to go with it: they are not found again by chance. Data beside
 * which only the password is missing are kept.
 */
async function refuseDataWithoutPassword(cluster: string, folder: string): Promise<void> {
  if (!existsSync(cluster) || existsSync(passwordFile(folder))) return;
  if (path.dirname(cluster) === path.resolve(folder)) {
    throw new ServerFault(
      `The file ${passwordFile(folder)} is missing, and without it the data beside it cannot be opened: put it back, or clear the data with npm run reset.`,
    );
  }
  const running = runningPostmaster(cluster);
  if (running) await stopPostmaster(running);
  rmSync(cluster, { recursive: true, force: true });
}

/** Made under another name and renamed when it is whole: what a crash left half made is never taken for data. */
function createCluster(binaries: PostgresBinaries, cluster: string, folder: string): void {
  const account = accountFor(cluster);
  const unfinished = `${cluster}-unfinished-${process.pid}`;
  const passwordForServer = `${unfinished}.password`;
  try {
    onDisk(folder, () => {
      removeUnfinished(cluster);
      mkdirSync(unfinished, { recursive: true, mode: 0o700 });
      writeFileSync(passwordFile(folder), `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
      writeFileSync(passwordForServer, password(folder), { mode: 0o600 });
      giveToOwnerOf(folder, passwordFile(folder));
      for (const place of [unfinished, passwordForServer]) giveTo(account, place);
    });
    initdb(binaries, unfinished, passwordForServer, account);
    renameSync(unfinished, cluster);
  } finally {
    removeUnfinished(cluster);
  }
}

function removeUnfinished(cluster: string): void {
  const start = `${path.basename(cluster)}-unfinished-`;
  const names = readdirSync(path.dirname(cluster)).filter((name) => name.startsWith(start));
  for (const name of names) rmSync(path.join(path.dirname(cluster), name), { recursive: true, force: true });
}

/** The locale is PostgreSQL's own, so that it sorts the same on every system. */
function initdb(binaries: PostgresBinaries, cluster: string, passwordForServer: string, account: ServerAccount): void {
  const made = spawnSync(
    binaries.initdb,
    [
      ...['-D', cluster, '-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordForServer}`, '-E', 'UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions'],
    ],
    { ...account, env: serverEnvironment(), cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw faultFromOutput('initdb', path.dirname(cluster), made.error?.message ?? made.stderr);
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
    const said = readFileSync(logFile(options.folder), 'utf8');
    if (attempt === startAttempts || /no space left|permission denied/i.test(said)) {
      throw faultFromOutput('postgres', cluster, said);
    }
    await pause(200 * attempt);
  }
}

const logFile = (folder: string): string => path.join(folder, 'postgres.log');

/** Detached: Ctrl-C in the terminal reaches the applications first, and the database stops after them. */
function launch(
  binaries: PostgresBinaries,
  cluster: string,
  port: number,
  { folder, durable = true }: EmbeddedPostgresOptions,
): Postmaster {
  const log = onDisk(folder, () => openSync(logFile(folder), 'w', 0o600));
  giveToOwnerOf(folder, logFile(folder));
  try {
    const settings = [...listening, ...discreet, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting]);
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
/** A refused statement and its values would put facts about children into a log. */
const discreet: readonly string[] = ['log_min_error_statement=panic', 'log_error_verbosity=terse'];
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
    if (codeOf(error) === '28P01') {
      throw new ServerFault('The embedded PostgreSQL does not accept the password kept beside its data.');
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
