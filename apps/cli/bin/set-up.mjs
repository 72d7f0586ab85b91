/**
 * What every command does first, with Node alone: install the packages that are missing and build what has changed.
 * Nothing here may import a package, because there may be none yet. Everything is said on standard error, so that a
 * command's own output stays clean.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const say = (text) => process.stderr.write(`${text}\n`);
const inRepository = (...parts) => path.join(repository, ...parts);

/** Ends the command with one sentence that says what to do. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(
      `Nearhome needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node, then try again.`,
    );
  }
}

/** @returns the exit code, or the signal's name. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One set-up at a time in a folder: `npm start` and `npm test` may be typed at once. A dead process's lock is taken over. */
async function alone(work) {
  const lock = inRepository('.cache', 'set-up.lock');
  try {
    fs.mkdirSync(path.dirname(lock), { recursive: true });
  } catch (error) {
    giveUp(
      `Nearhome cannot write in ${repository} (${error.code}). Make the folder writable, or copy it to one that is.`,
    );
  }
  for (let saidSo = false; ;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code === 'ENOSPC') giveUp('The disk is full. Free about 2 GB, then try again.');
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(fs.readFileSync(lock, 'utf8'));
      if (holder && !isAlive(holder)) {
        fs.rmSync(lock, { force: true });
        continue;
      }
      if (!saidSo) say('Another Nearhome command is setting up this folder; waiting for it.');
      saidSo = true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const release = () => fs.rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** Compares what is installed with the lock file, package by package; optional packages of other platforms may be absent. */
function isInstalled() {
  try {
    const wanted = JSON.parse(fs.readFileSync(inRepository('package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(fs.readFileSync(inRepository('node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([name, { version, optional, peer }]) => {
      if (name === '') return true;
      const here = found[name];
      return here ? here.version === version : optional === true || peer === true;
    });
  } catch {
    return false;
  }
}

async function install() {
  if (isInstalled()) return;
  say('Installing packages (once; about a minute) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const stdio = ['ignore', 2, 2];
  const outcome = npm
    ? await run(process.execPath, [npm, ...args], { stdio })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { stdio, shell: process.platform === 'win32' });
  if (outcome !== 0) giveUp('The packages could not be installed. What npm said is above; mend that, then try again.');
}

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else yield file;
  }
}

function digestOfSources() {
  const digest = createHash('sha256');
  for (const root of ['apps', 'libs', 'prisma-free-migrations', '.swcrc', 'package-lock.json']) {
    const start = inRepository(root);
    const files = fs.statSync(start).isDirectory() ? [...filesBelow(start)].sort() : [start];
    for (const file of files) digest.update(path.relative(repository, file)).update(fs.readFileSync(file));
  }
  return digest.digest('hex');
}

async function build() {
  const digest = digestOfSources();
  const stamp = inRepository('dist', '.built-from');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest) return;
  say('Building ...');
  const fresh = inRepository('dist.new');
  fs.rmSync(fresh, { recursive: true, force: true });
  const swc = inRepository('node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [
    'apps',
    'libs',
    'prisma-free-migrations',
    '-d',
    'dist.new',
    '--extensions',
    '.ts',
    '--copy-files',
    '--quiet',
  ];
  const outcome = await run(process.execPath, [swc, ...args, '--ignore', '**/*.spec.ts'], { stdio: ['ignore', 2, 2] });
  if (outcome !== 0) fs.rmSync(fresh, { recursive: true, force: true });
  if (outcome !== 0) giveUp('The build failed. What the compiler said is above.');
  fs.writeFileSync(path.join(fresh, '.built-from'), digest);
  fs.rmSync(inRepository('dist'), { recursive: true, force: true });
  fs.renameSync(fresh, inRepository('dist'));
}

/** Installs and builds what is missing, one command at a time. */
export async function setUp() {
  checkNode();
  await alone(async () => {
    await install();
    await build();
  });
}

/** Replaces this process, as far as Node can: passes signals on and ends with the child's own exit code. */
export async function become(script, args) {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', inRepository('dist', 'apps', 'cli', 'src', script), ...args],
    {
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const outcome = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  process.exitCode = outcome;
}
