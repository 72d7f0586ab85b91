import { createRequire } from 'node:module';

/** The few words of Jest that specs of core use: describe, it, each and expect. */
const jest = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
export const expect = jest('@jest/expect').jestExpect;
export const tests = { all: [], file: '' };

const titles = [];
const known = new Set();

export const it = (title, run) => {
  const named = [tests.file, ...titles, title].join(' > ');
  let id = named;
  for (let again = 2; known.has(id); again += 1) id = `${named} (${again})`;
  known.add(id);
  tests.all.push({ id, run });
};
export const describe = (title, body) => {
  titles.push(title);
  body();
  titles.pop();
};
const each = (define) => (rows) => (title, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    define(title, () => body(...values));
  }
};
it.each = each(it);
describe.each = each((title, body) => describe(title, body));
