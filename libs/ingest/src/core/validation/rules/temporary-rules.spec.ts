import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const written = (iso: string): string => iso.split('-').reverse().join('/');
const stay = (PLACE: string, days: number, more: TestRow = {}): TestRow => ({
  ...{ CHILD: '7', PLACE, DECOM: '01/05/2021', DEC: written(addDays(day('2021-05-01'), days)), RNE: 'P' },
  ...more,
});

describe('how long a temporary placement may last', () => {
  it.each([
    ['375', 'T1', 42],
    ['376', 'T3', 21],
    ['379', 'T4', 7],
  ])('rule %s: %s for %d days', (code, place, most) => {
    expect(episodesFlagged(code, [stay(place, most)])).toEqual([]);
    expect(episodesFlagged(code, [stay(place, most + 1)])).toEqual([0]);
    expect(episodesFlagged(code, [stay('T2', most + 1), stay('U4', most + 1)])).toEqual([]);
    expect(episodesFlagged(code, [stay(place, most + 1, { DECOM: 'wrong' })])).toEqual([]);
    expect(episodesFlagged(code, [stay(place, 0, { DEC: null })])).toEqual([0]);
  });

  it('counts on through a change of legal status, and not through a change of placement', () => {
    const [first, second] = [stay('T4', 5), { ...stay('T4', 8), DECOM: '06/05/2021' }];
    expect(episodesFlagged('379', [first, { ...second, RNE: 'L' }])).toEqual([0, 1]);
    expect(episodesFlagged('379', [first, { ...second, RNE: 'P' }])).toEqual([]);
    expect(
      episodesFlagged('379', [
        { ...first, PLACE: 'U4' },
        { ...second, RNE: 'L' },
      ]),
    ).toEqual([]);
  });
});

describe('temporary placements within a period of care', () => {
  it('rule 377: two holidays of the carer', () => {
    const rows = ['T3', 'T3', 'T1', 'U4'].map((PLACE) => ({ CHILD: '7', PLACE }));
    expect(episodesFlagged('377', rows)).toEqual([]);
    expect(episodesFlagged('377', [...rows, { CHILD: '7', PLACE: 'T3' }, { CHILD: '8', PLACE: 'T3' }])).toEqual([
      0, 1, 4,
    ]);
  });

  it('rules 380 and 381: neither at the start nor at the end', () => {
    const rows = [
      { PLACE: 'T0', RNE: 'S', REC: 'X1' },
      { PLACE: 'T4', RNE: 'P', REC: 'E4A' },
      { PLACE: 'T2', RNE: 'P', REC: null },
      { PLACE: 'U4', RNE: 'S', REC: 'E4A' },
      { PLACE: 'T1', RNE: null, REC: 'X1' },
    ];
    expect(episodesFlagged('380', rows)).toEqual([0]);
    expect(episodesFlagged('381', rows)).toEqual([1]);
  });

  it.each([
    [['U4', 'T1', 'U4'], []],
    [['U4', 'T1', 'K2'], [1]],
    [['U4', 'T1', 'T4', 'U4'], []],
    [
      ['U4', 'T1', 'T4', 'K2'],
      [1, 2],
    ],
    [['U4', 'T1'], []],
    [['T1', 'K2'], []],
    [['U4', 'K2', 'U4'], []],
  ])('rule 383: %j', (placements, flagged) => {
    const rows = placements.map((PLACE, position) => ({ CHILD: '7', PLACE, DECOM: `0${position + 1}/05/2021` }));
    expect(episodesFlagged('383', rows)).toEqual(flagged);
  });
});
