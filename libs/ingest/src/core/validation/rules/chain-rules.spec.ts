import { describe, expect, it } from '@jest/globals';
import { episodesFlagged } from '../return-under-test.js';

/** Rows of one child, written in an order that is not that of the dates. */
const child7 = (...episodes: readonly (readonly [decom: string | null, dec?: string | null, rec?: string | null])[]) =>
  episodes.map(([DECOM, DEC, REC]) => ({ CHILD: '7', DECOM, DEC, REC }));

describe('rule 142', () => {
  it.each([
    ['one open episode', child7(['01/05/2021']), []],
    ['the last open, first in the file', child7(['02/06/2021'], ['01/05/2021', '02/06/2021', 'X1']), []],
    ['an earlier one open', child7(['02/06/2021'], ['01/05/2021', null, 'X1']), [1]],
    ['an earlier one without a reason', child7(['01/05/2021', '02/06/2021'], ['02/06/2021']), [0]],
    ['an end that is no day', child7(['01/05/2021', '31/06/2021', 'X1'], ['02/07/2021']), [0]],
    ['a start that is no day', child7(['01/05/2021'], ['31/06/2021']), []],
  ])('%s', (_what, rows, flagged) => {
    expect(episodesFlagged('142', rows)).toEqual(flagged);
  });

  it('keeps children apart', () => {
    const rows = [
      { CHILD: '7', DECOM: '01/05/2021' },
      { CHILD: '07', DECOM: '02/06/2021' },
    ];
    expect(episodesFlagged('142', rows)).toEqual([]);
  });
});

describe('rule 501', () => {
  it.each([
    ['the day on which the one before ended', child7(['01/05/2021', '02/06/2021'], ['02/06/2021']), []],
    ['the day before it', child7(['01/05/2021', '02/06/2021'], ['01/06/2021']), [1]],
    ['both on one day', child7(['01/05/2021', '02/06/2021'], ['01/05/2021', '01/05/2021']), [1]],
    ['after one that is open', child7(['01/05/2021'], ['01/06/2021']), []],
  ])('%s', (_what, rows, flagged) => {
    expect(episodesFlagged('501', rows)).toEqual(flagged);
  });
});
