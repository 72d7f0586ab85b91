import { describe, expect, it } from '@jest/globals';
import { importError, type ImportOutcome, importWarning } from '#ingest/core';
import { outcomeSentences } from './outcome-sentences.js';

const outcome = (facts: Partial<ImportOutcome>): ImportOutcome => ({
  importId: 'b7e6',
  status: 'applied',
  rowsRead: 1_234,
  rowsLoaded: 1_230,
  rowsQuarantined: 0,
  files: [],
  errors: 0,
  warnings: 0,
  problems: [],
  difference: null,
  summary: {},
  ...facts,
});
const wrongDate = (row: number) => importError('wrong-date', { file: 'e.csv', row, column: 'DEC' }, 'It is no date.');
const told = importWarning('extra-columns', { file: 'e.csv', row: 1 }, 'NOTES is left out.');

describe('what the command line says of an import', () => {
  it('is one line when all went well', () => {
    expect(outcomeSentences(outcome({}))).toEqual(['Loaded 1,230 rows of 1,234 read.']);
  });

  it('says how to get at the rows that could not be loaded', () => {
    const sentences = outcomeSentences(outcome({ rowsQuarantined: 4, errors: 1, problems: [wrongDate(7)] }));
    expect(sentences).toEqual([
      'Loaded 1,230 rows of 1,234 read.',
      '4 rows could not be loaded and are kept in quarantine: npm run -s nearhome -- import quarantine b7e6',
      '- e.csv, row 7, column DEC: It is no date.',
    ]);
  });

  it('names the requests that came in the placements standard, at most 20', () => {
    const told = (requests: readonly string[]) => outcomeSentences(outcome({ summary: { requests } }))[1];
    expect(told(['ABC-2', 'ABC-1'])).toBe('Requests: ABC-2, ABC-1.');
    expect(told(Array.from({ length: 22 }, (_, number) => `R${number}`))).toMatch(
      /^Requests: R0, .*, R19 and 2 more\.$/,
    );
    expect(told([])).toBeUndefined();
  });

  it('says of a dry run what would be', () => {
    const difference = { counts: [], rows: [] };
    expect(outcomeSentences(outcome({ difference }))).toEqual(['A dry run. It would load 1,230 rows of 1,234 read.']);
  });

  it('names warnings of what was loaded', () => {
    expect(outcomeSentences(outcome({ rowsLoaded: 1, warnings: 1, problems: [told] }))).toEqual([
      'Loaded 1 row of 1,234 read, with 1 warning.',
      '- Warning: e.csv, row 1: NOTES is left out.',
    ]);
  });

  it('names only what must be mended when it was refused, at most 20, and counts the rest', () => {
    const problems = [...Array.from({ length: 23 }, (_, row) => wrongDate(row + 2)), told];
    const sentences = outcomeSentences(outcome({ status: 'refused', errors: 23, warnings: 1, problems }));
    expect(sentences).toHaveLength(22);
    expect(sentences[0]).toBe('Refused: 23 problems must be mended first. Nothing was loaded.');
    expect(sentences[1]).toBe('- e.csv, row 2, column DEC: It is no date.');
    expect(sentences.at(-1)).toBe('- and 3 more, all kept in the record of import b7e6.');
  });
});
