import { fileURLToPath } from 'node:url';

/**
 * `npm run mutate` breaks the rules of matching one place at a time and asks the specs to notice: see libs/matching/README.md.
 * One portion only: `npm run mutate -- --mutate 'libs/matching/src/core/rules/*.rule.ts'`.
 */
const plugin = (name) => fileURLToPath(new URL(name, import.meta.url));
const core = 'libs/matching/src/core';

export default {
  mutate: [`${core}/**/*.ts`, `!${core}/**/*.spec.ts`, `!${core}/**/index.ts`],
  plugins: [plugin('mutators.mjs'), plugin('words-for-people.mjs'), plugin('spec-runner.mjs')],
  testRunner: 'specs',
  coverageAnalysis: 'perTest',
  ignorers: ['words-for-people'],
  // A mutant of a constant needs a process of its own, a second or more: MUTATE_CONSTANTS=1 asks for these too.
  ignoreStatic: process.env.MUTATE_CONSTANTS !== '1',
  buildCommand: 'swc libs test/support test/golden -d dist -q',
  ignorePatterns: ['/**', '!/package.json', '!/.swcrc', '!/libs/**', '!/test/support/**', '!/test/golden/**'],
  tempDirName: '.cache/mutation/worlds',
  reporters: ['clear-text', 'json', 'event-recorder'],
  eventReporter: { baseDir: '.cache/mutation/events' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  concurrency: Number(process.env.MUTATE_PROCESSES ?? 2),
  timeoutMS: 20_000,
  allowEmpty: true,
};
