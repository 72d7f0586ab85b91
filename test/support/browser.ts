import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

import { type Browser, chromium } from 'playwright-core';

/** A Chromium that can be started: where it is, and the folder of shared libraries it may need. */
interface BrowserProgram {
  readonly executablePath: string;
  readonly libraryFolder: string | null;
}

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));
const namesOfInstalledBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Without these a browser in a closed network spends the test looking for servers of its maker. */
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

const canBeRun = async (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function installedBrowser(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of namesOfInstalledBrowsers) {
      const path = join(folder, name);
      if (folder !== '' && (await canBeRun(path))) return path;
    }
  }
  return null;
}

const unpackFile = async (archive: string, target: string): Promise<void> => {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(target));
};

async function unpackFolder(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unpacked = `${folder}-${basename(archive)}.tar`;
  await unpackFile(archive, unpacked);
  const tar = spawn('tar', ['-x', '--no-same-owner', '-f', unpacked, '-C', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(tar, 'exit');
  await rm(unpacked);
  if (code !== 0) throw new Error(`tar could not unpack ${archive} (exit code ${String(code)})`);
}

/**
 * The package unpacks its shared libraries (NSS and others) only where it believes itself on its maker's cloud. They are
 * unpacked here whatever the machine, into a folder of the package's version, once: first aside, then by one rename,
 * so that two suites that start together never see half a browser.
 */
async function browserFromPackage(): Promise<BrowserProgram> {
  const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const home = join(repositoryRoot, '.cache', 'chromium', version);
  const program = { executablePath: join(home, 'chromium'), libraryFolder: join(home, 'libraries', 'lib') };
  if (await canBeRun(program.executablePath)) return program;

  await mkdir(dirname(home), { recursive: true });
  const aside = await mkdtemp(`${home}-`);
  const archives = join(packageFolder, 'bin');
  await Promise.all([
    unpackFile(join(archives, 'chromium.br'), join(aside, 'chromium')),
    unpackFolder(join(archives, 'swiftshader.tar.br'), aside),
    unpackFolder(join(archives, 'fonts.tar.br'), aside),
    unpackFolder(join(archives, 'al2023.tar.br'), join(aside, 'libraries')),
  ]);
  await chmod(join(aside, 'chromium'), 0o755);
  await rename(aside, home).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    if (!(await canBeRun(program.executablePath))) throw error;
  });
  return program;
}

/** `CHROMIUM_PATH` first, then a browser installed on the machine, then the one npm brought. */
async function findBrowser(): Promise<BrowserProgram> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (await canBeRun(chosen)) return { executablePath: chosen, libraryFolder: null };
    throw new Error(`CHROMIUM_PATH names ${chosen}, which is not a program that can be run.`);
  }
  const installed = await installedBrowser();
  if (installed) return { executablePath: installed, libraryFolder: null };
  if (process.platform === 'linux' && process.arch === 'x64') return browserFromPackage();
  throw new Error('The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.');
}

/**
 * Starts a real Chromium without a window. Fails when none can be had: browser tests are never skipped in silence.
 *
 * @returns the browser; close it when the suite ends.
 */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, libraryFolder } = await findBrowser();
  const own = process.env['LD_LIBRARY_PATH'];
  const libraries = libraryFolder === null ? own : own ? `${own}${delimiter}${libraryFolder}` : libraryFolder;
  return chromium.launch({
    executablePath,
    args: quietFlags,
    headless: true,
    env: { ...process.env, ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) },
  });
}
