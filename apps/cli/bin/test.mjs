/**
 * Every check there is, in one command: `npm test`. With arguments, only jest, with those arguments:
 * `npm test -- --selectProjects core`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { repository, run, setUp } from './set-up.mjs';

await setUp();

const bin = (...parts) => path.join(repository, 'node_modules', ...parts);
const node = (...args) => run(process.execPath, args, { env: { ...process.env, NODE_ENV: 'test' } });
const jest = (...args) => node('--experimental-vm-modules', '--no-warnings', bin('jest', 'bin', 'jest.js'), ...args);

const asked = process.argv.slice(2);
if (asked.length > 0) process.exit(await jest(...asked));

if (!fs.existsSync(path.join(repository, '..', 'shared', 'data'))) {
  process.stdout.write('NOTE: ../shared/data is not here, so the suite on real data says so and runs nothing.\n');
}

const checks = [
  ['formatting', () => node(bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['lint', () => node(bin('eslint', 'bin', 'eslint.js'), '.')],
  ['types', () => node(bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.')],
  [
    'rooms',
    () =>
      node(
        bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        ...[
          '--config',
          '.dependency-cruiser.cjs',
          '--output-type',
          'err',
          'apps',
          'libs',
          'prisma-free-migrations',
          'test',
        ],
      ),
  ],
  ['unused code', () => node(bin('knip', 'bin', 'knip.js'), '--no-progress')],
  ['tests', () => jest('--maxWorkers=2')],
];

let failed = 0;
for (const [name, check] of checks) {
  const startedAt = performance.now();
  const outcome = await check();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${outcome === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds} s)\n`);
  if (outcome !== 0) failed += 1;
}
process.stdout.write(`${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
