import { describe, expect, it } from '@jest/globals';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const base: TestRow = {
  ...{ CHILD: '7', DECOM: '01/06/2020', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U4', PLACE_PROVIDER: 'PR1' },
  ...{ URN: '1234567', HOME_POST: 'ZN1 1AA', PL_POST: 'ZN2 2BB' },
};
const places = new Map([
  ['ZN11AA', { place: { easting: 0, northing: 0 }, areaCode: 'E10000020' }],
  ['ZN22BB', { place: { easting: 16_093, northing: 0 }, areaCode: 'E10000020' }],
  ['ZN33CC', { place: { easting: 16_093, northing: 0 }, areaCode: 'WAL' }],
  ['ZN44DD', { place: { easting: 32_186, northing: 0 }, areaCode: 'E10000020' }],
]);
const flagged = (code: string, episodes: readonly TestRow[], last: readonly TestRow[]) =>
  episodesFlagged(code, episodes, {
    previous: { Episodes: last },
    findPostcode: (compared) => places.get(compared) ?? null,
  });

describe('what the open episode of last year had', () => {
  it.each([
    ['503A', { RNE: 'P' }],
    ['503B', { LS: 'E1' }],
    ['503C', { CIN: 'N2' }],
    ['503D', { PLACE: 'U6' }],
    ['503E', { PLACE_PROVIDER: null }],
    ['503F', { URN: '7654321' }],
    ['503G', { PL_POST: 'ZN4 4DD' }],
    ['503H', { PL_POST: 'ZN3 3CC' }],
    ['503J', { PL_POST: 'ZN3 3CC' }],
  ])('rule %s', (code, change) => {
    const now = { ...base, DEC: '01/07/2021', REC: 'E4A' };
    expect(flagged(code, [now], [base])).toEqual([]);
    expect(flagged(code, [{ ...now, ...change }], [base])).toEqual([0]);
    expect(flagged(code, [{ ...now, ...change }], [{ ...base, DEC: '31/03/2021' }])).toEqual([]);
    expect(flagged(code, [{ ...now, ...change }], [{ ...base, CHILD: '8' }])).toEqual([]);
  });

  it('is that of the latest open episode, and is compared with the first of this year', () => {
    const later = { ...base, DECOM: '01/02/2021', LS: 'E1' };
    expect(flagged('503B', [{ ...base, DECOM: '02/02/2021' }, later], [base, later])).toEqual([]);
    expect(flagged('503B', [base, { ...later, LS: 'V2' }], [later, base])).toEqual([0]);
  });

  it('rules 503G, H and J: two places that are unknown do not differ', () => {
    const unknown = { ...base, PL_POST: 'ZN9 9ZZ' };
    for (const code of ['503G', '503H', '503J']) {
      expect(flagged(code, [unknown], [{ ...base, PL_POST: null }])).toEqual([]);
      expect(flagged(code, [unknown], [base])).toEqual([0]);
    }
  });

  it.each([
    ['452', 'ZN3 3CC', 'ZN4 4DD'],
    ['453', 'ZN4 4DD', 'ZN3 3CC'],
  ])('rule %s looks at an episode that is carried over with its reason', (code, wrong, right) => {
    expect(flagged(code, [{ ...base, PL_POST: wrong }], [base])).toEqual([0]);
    expect(flagged(code, [{ ...base, PL_POST: right }], [base])).toEqual([]);
    expect(flagged(code, [{ ...base, PL_POST: wrong, RNE: 'P' }], [base])).toEqual([]);
  });
});

describe('episodes that go on from year to year', () => {
  it('rule 502: an open episode of last year starts where the first of this year does', () => {
    expect(flagged('502', [base], [base])).toEqual([]);
    expect(flagged('502', [{ ...base, DECOM: '02/06/2020' }], [base])).toEqual([0]);
    expect(flagged('502', [base], [base, { ...base, DECOM: '09/09/2020' }])).toEqual([0]);
    expect(flagged('502', [{ ...base, DECOM: '02/06/2020' }], [{ ...base, DEC: '02/06/2020' }])).toEqual([]);
    expect(flagged('502', [base, { ...base, DECOM: '01/05/2020' }], [base])).toEqual([1]);
  });

  it('rule 562: a first episode from before the year is the last of last year’s return', () => {
    expect(flagged('562', [base], [base])).toEqual([]);
    expect(flagged('562', [base], [])).toEqual([0]);
    expect(flagged('562', [base], [base, { ...base, DECOM: '09/09/2020' }])).toEqual([0]);
    expect(flagged('562', [{ ...base, DECOM: '01/04/2021' }], [])).toEqual([]);
    expect(flagged('562', [{ ...base, DECOM: '31/03/2021' }], [])).toEqual([0]);
  });

  it('rule NoE flags every episode from before the year of a child that last year’s return does not name', () => {
    const rows = [base, { ...base, DECOM: '01/02/2021' }, { ...base, DECOM: '01/04/2021' }, { ...base, CHILD: '8' }];
    expect(flagged('NoE', rows, [{ ...base, CHILD: '8' }])).toEqual([0, 1]);
  });

  it('nothing is said without last year’s return', () => {
    for (const code of ['452', '453', '502', '503A', '562', 'NoE']) expect(episodesFlagged(code, [base])).toEqual([]);
  });
});
