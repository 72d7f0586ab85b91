import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { documentation, fileDescriptions, templateKinds } from '#ingest/core';

const readme = new URL('../../libs/ingest/README.md', import.meta.url);
const begins = '<!-- columns: written by test/golden/documented-columns.spec.ts with WRITE_GOLDEN=1 -->';
const ends = '<!-- end of columns -->';

it('the README has the columns of our own files as the importers know them', () => {
  const text = readFileSync(readme, 'utf8');
  const tables = templateKinds.map((kind) => documentation(fileDescriptions[kind])).join('\n\n');
  const [before = '', rest = ''] = text.split(begins);
  const [, after = ''] = rest.split(ends);
  const expected = `${before}${begins}\n\n${tables}\n\n${ends}${after}`;
  if (process.env['WRITE_GOLDEN'] === '1') writeFileSync(readme, expected);
  expect(readFileSync(readme, 'utf8')).toBe(expected);
});
