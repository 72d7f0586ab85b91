import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Redis program, and where its shared libraries are when it was not installed by the system. */
export interface RedisServer {
  readonly program: string;
  readonly libraries: string;
}

const howToGetOne =
  'Install redis-server so that it is on the PATH, or set REDIS_URL to a Redis that tests may write to.';

/**
 * Looks on the PATH; else, on Debian and Ubuntu, downloads the packages into `.cache` and unpacks them there: nothing is
 * installed and no other user is needed.
 *
 * @throws Error with a sentence that says how to get a Redis.
 */
export function findRedisServer(): RedisServer {
  const program = onPath(['redis-server', 'valkey-server']);
  return program ? { program, libraries: '' } : unpackedRedis();
}

function onPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function unpackedRedis(): RedisServer {
  const folder = path.resolve('.cache', 'redis');
  if (!existsSync(folder)) {
    if (!onPath(['apt-get']) || !onPath(['dpkg-deb']))
      throw new Error(`There is no Redis for these tests. ${howToGetOne}`);
    unpackInto(folder);
  }
  const libraries = path.join(folder, 'usr', 'lib');
  const paths = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    program: path.join(folder, 'usr', 'bin', 'redis-server'),
    libraries: paths.map((entry) => path.join(libraries, entry.name)).join(path.delimiter),
  };
}

/** Unpacked under another name and renamed when it is whole. */
function unpackInto(folder: string): void {
  const work = `${folder}-${process.pid}`;
  try {
    const packages = downloadPackages(path.join(work, 'apt'));
    for (const file of packages) execFileSync('dpkg-deb', ['-x', file, path.join(work, 'root')], { stdio: 'pipe' });
    renameSync(path.join(work, 'root'), folder);
  } catch (fault) {
    if (!existsSync(folder))
      throw new Error(`Redis could not be downloaded for these tests. ${howToGetOne}`, { cause: fault });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** apt resolves exactly the libraries this machine lacks; with its state elsewhere it touches nothing of the system. */
function downloadPackages(apt: string): readonly string[] {
  for (const folder of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(apt, folder), { recursive: true });
  const options = [
    `Dir::State=${apt}/state`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${apt}/cache`,
    'Debug::NoLocking=1',
    `APT::Sandbox::User=${os.userInfo().username}`,
  ].flatMap((option) => ['-o', option]);
  const run = (...words: readonly string[]): void => {
    execFileSync('apt-get', ['-qq', '-y', ...options, ...words], { stdio: 'pipe', timeout: 120_000 });
  };
  run('update');
  run('--no-install-recommends', '--download-only', 'install', 'redis-server');
  const archives = path.join(apt, 'cache', 'archives');
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => path.join(archives, name));
}
