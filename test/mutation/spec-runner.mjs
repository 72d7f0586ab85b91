import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tests } from './spec-globals.mjs';

/**
 * Runs the specs of matching in one process that is kept, some thousand mutants a minute: Jest would load everything
 * anew for each. Specs of core need nothing but describe, it and expect.
 */
const folders = ['dist/libs/matching/src/core', 'dist/test/golden'];
/** Golden files of other libraries say nothing of these rules. */
const golden = /(vectors|match-answer)\.spec\.js$/;
/** The rules first: most mutants are noticed there, and the first test that fails is enough. */
const slowLast = [/catalogue\.spec\.js$/, /\/rules\//, /\/core\/[^/]+\.spec\.js$/, /./];
const slow = /(run|worse-facts|sibling-group|column-forms|search-columns|remedies-of-space)\.spec\.js$/;

/** Part of the specs only, by a pattern of their paths: the rules without the long properties take minutes, not hours. */
const asked = new RegExp(process.env.MUTATE_SPECS ?? '');

const specsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.spec.js') && (!file.includes('golden') || golden.test(file)))
    .filter((file) => asked.test(file));
const rankOf = (file) => (slow.test(file) ? slowLast.length : slowLast.findIndex((pattern) => pattern.test(file)));

/** @returns the tests of the next file each time; a constant that is wrong is mostly noticed by the first. */
async function* loadedFiles() {
  register('./spec-modules.mjs', import.meta.url);
  const files = folders.flatMap(specsIn).sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  for (const file of files) {
    tests.file = file;
    const before = tests.all.length;
    await import(pathToFileURL(file).href);
    yield tests.all.slice(before);
  }
}

const failureOf = async ({ run }) => {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Code that tests run too needs no new process, although the loading of some spec ran it as well. */
function withoutWhatTestsRun({ static: atLoad, perTest }) {
  const inTests = new Set(Object.values(perTest).flatMap(Object.keys));
  return { perTest, static: Object.fromEntries(Object.entries(atLoad).filter(([id]) => !inTests.has(id))) };
}

class SpecRunner {
  state = (globalThis.__stryker__ ??= {});
  files = null;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async load() {
    const tests = this.tests();
    while (!(await tests.next()).done);
  }

  async *tests() {
    if (this.files) yield* this.files;
    else {
      const files = [];
      for await (const file of loadedFiles()) {
        files.push(file);
        yield file;
      }
      this.files = files;
    }
  }

  async dryRun() {
    await this.load();
    const results = [];
    for (const test of tests.all) {
      this.state.currentTestId = test.id;
      const startedAt = performance.now();
      const failure = await failureOf(test);
      const result = { id: test.id, name: test.id, timeSpentMs: performance.now() - startedAt };
      results.push(failure === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
    }
    this.state.currentTestId = undefined;
    return { status: 'complete', tests: results, mutantCoverage: withoutWhatTestsRun(this.state.mutantCoverage) };
  }

  async mutantRun({ testFilter, activeMutant, hitLimit, mutantActivation }) {
    if (mutantActivation === 'runtime') await this.load();
    this.state.hitLimit = hitLimit;
    this.state.hitCount = hitLimit === undefined ? undefined : 0;
    this.state.activeMutant = activeMutant.id;
    try {
      return await this.verdict(testFilter && new Set(testFilter), hitLimit);
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
  }

  async verdict(wanted, hitLimit) {
    let nrOfTests = 0;
    for await (const file of this.tests()) {
      for (const test of file.filter(({ id }) => !wanted || wanted.has(id))) {
        nrOfTests += 1;
        const failureMessage = await failureOf(test);
        if (this.state.hitCount > hitLimit) return { status: 'timeout', reason: 'a loop that does not end' };
        if (failureMessage !== null) return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
      }
    }
    return { status: 'survived', nrOfTests };
  }
}
SpecRunner.inject = [];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'specs', injectableClass: SpecRunner }];
