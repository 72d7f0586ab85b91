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

/** Episodes of one child, in the order of the file. */
const ofOneChild = (...rows: readonly Readonly<Record<string, string | null>>[]) =>
  rows.map((row) => ({ CHILD: '7', ...row }));

describe('rule 357', () => {
  it('asks for S in a first episode that begins in the year', () => {
    const rows = [
      { CHILD: '1', DECOM: '01/04/2021', RNE: 'P' },
      { CHILD: '2', DECOM: '31/03/2021', RNE: 'P' },
      { CHILD: '3', DECOM: '02/04/2021', RNE: 'S' },
      { CHILD: '3', DECOM: '03/04/2021', RNE: 'P' },
      { CHILD: '4', DECOM: '05/06/2021', RNE: 'P' },
      { CHILD: '4', DECOM: '04/06/2021', RNE: null },
    ];
    expect(episodesFlagged('357', rows)).toEqual([0, 5]);
  });
});

describe('rule 388', () => {
  it.each([
    ['X1 and an episode on that day', [['X1', '02/05/2021']], []],
    ['X1 and an episode on the day after', [['X1', '01/05/2021']], [0]],
    ['another reason and an episode on that day', [['E4A', '02/05/2021']], [0]],
    ['no reason and an episode on that day', [[null, '02/05/2021']], [0]],
    ['another reason and a later episode', [['E4A', '01/05/2021']], []],
    ['X1 without an end', [['X1', null]], [0]],
  ] as const)('%s', (_what, [[REC, DEC]], flagged) => {
    const next = { DECOM: '02/05/2021', DEC: '09/05/2021', REC: 'E4A' };
    expect(episodesFlagged('388', ofOneChild({ DECOM: '01/04/2021', DEC, REC }, next))).toEqual(flagged);
  });

  it('flags X1 in the last episode', () => {
    expect(episodesFlagged('388', ofOneChild({ DECOM: '01/04/2021', DEC: '02/05/2021', REC: 'X1' }))).toEqual([0]);
  });
});

describe('reasons for a new episode', () => {
  const before = { DECOM: '01/04/2021', DEC: '02/05/2021', REC: 'X1' };
  const after = (code: string, episode: Readonly<Record<string, string | null>>, more: object = {}) =>
    episodesFlagged(code, ofOneChild({ ...before, ...more }, { DECOM: '02/05/2021', ...episode })).length;

  it.each([
    ['431', { RNE: 'S' }, {}, 1],
    ['431', { RNE: 'S', DECOM: '03/05/2021' }, {}, 0],
    ['431', { RNE: 'S', DECOM: '01/05/2021' }, {}, 1],
    ['431', { RNE: 'P' }, {}, 0],
    ['431', { RNE: 'S' }, { DEC: null }, 0],
    ['432', { RNE: 'P' }, { REC: 'E4A' }, 1],
    ['432', { RNE: 'S' }, { REC: 'E4A' }, 0],
    ['432', { RNE: 'P' }, { REC: 'X1' }, 0],
    ['432', { RNE: 'P' }, { REC: null }, 0],
    ['432', { RNE: null }, { REC: 'E4A' }, 0],
    ['433', { RNE: 'L', DECOM: '03/05/2021' }, {}, 1],
    ['433', { RNE: 'L' }, {}, 0],
    ['433', { RNE: 'S', DECOM: '03/05/2021' }, {}, 0],
    ['433', { RNE: 'L' }, { DEC: null }, 1],
    ['504', { RNE: 'L', CIN: 'N2' }, { CIN: 'N1' }, 1],
    ['504', { RNE: 'L', CIN: 'N1' }, { CIN: 'N1' }, 0],
    ['504', { RNE: 'S', CIN: 'N2' }, { CIN: 'N1' }, 0],
    ['504', { RNE: 'L', CIN: 'N2', DECOM: '03/05/2021' }, { CIN: 'N1' }, 0],
  ] as const)('rule %s: %j after %j: %d', (code, episode, more, flagged) => {
    expect(after(code, episode, more)).toBe(flagged);
  });

  const home = { LS: 'C2', PLACE: 'U4', PL_POST: 'ZN1 1AA', URN: '1234567', PLACE_PROVIDER: 'PR1' };
  const changes = {
    nothing: {},
    status: { LS: 'E1' },
    place: { PL_POST: 'ZN2 2BB' },
    provider: { PLACE_PROVIDER: 'PR2' },
    both: { LS: 'E1', URN: '7654321' },
  };
  it.each([
    ['434', 'L', ['status']],
    ['435', 'P', ['place', 'provider']],
    ['435', 'T', ['place', 'provider']],
    ['436', 'B', ['both']],
    ['436', 'U', ['both']],
  ] as const)('rule %s wants with %s a change of %j alone', (code, RNE, right) => {
    const wrong = Object.entries(changes).filter(([, change]) => after(code, { ...home, ...change, RNE }, home) === 1);
    expect(wrong.map(([name]) => name)).toEqual(Object.keys(changes).filter((name) => !right.includes(name as never)));
  });

  it('two blank postcodes are not known to be the same, nor to differ', () => {
    const unknown = { ...home, PL_POST: null };
    expect(after('435', { ...unknown, RNE: 'P' }, unknown)).toBe(0);
    expect(after('434', { ...unknown, LS: 'E1', RNE: 'L' }, unknown)).toBe(0);
    expect(after('434', { ...home, LS: 'E1', RNE: 'L' }, unknown)).toBe(1);
  });

  it.each([
    ['E2', 1],
    ['E15', 1],
    ['E3', 0],
    [null, 0],
  ])('rule 437: an episode after %s: %d', (REC, flagged) => {
    expect(episodesFlagged('437', ofOneChild({ ...before, REC }, { DECOM: '09/09/2021' }))).toHaveLength(flagged);
    expect(episodesFlagged('437', ofOneChild({ ...before, REC }))).toEqual([]);
  });
});
