import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { episodesFlagged, rowsFlagged, type TestRow } from '../return-under-test.js';

const own = 'E10000020';
const places = new Map([
  ['ZN11AA', { place: { easting: 100_000, northing: 0 }, areaCode: own }],
  ['ZN22BB', { place: { easting: 116_093, northing: 0 }, areaCode: 'E06009902' }],
  ['ZN33CC', { place: { easting: 1_709_300, northing: 0 }, areaCode: 'SCO' }],
  ['ZN44DD', { place: null, areaCode: 'NIR' }],
]);
const findPostcode = (compared: string) => places.get(compared) ?? null;
const flagged = (code: string, rows: readonly TestRow[]) => episodesFlagged(code, rows, { findPostcode });

const placed = (HOME_POST: string | null, PL_POST: string | null, more: TestRow = {}): TestRow => ({
  ...{ CHILD: '7', LS: 'C2', PLACE: 'K2', PLACE_PROVIDER: 'PR4', HOME_POST, PL_POST },
  ...more,
});

const rows = [
  placed('ZN1 1AA', 'zn22bb'),
  placed('ZN1 1AA', null),
  placed('ZN1 1AA', 'QQ1 1QQ'),
  placed(null, 'ZN2 2BB'),
  placed('ZN1 1AA', 'ZN4 4DD'),
  placed('ZN1 1AA', 'QQ1 1QQ', { LS: 'V3' }),
  placed('ZN1 1AA', 'ZN2 2BB', { LS: 'V4' }),
  placed(null, null, { LS: 'V4' }),
];

describe('where a child is placed', () => {
  it.each([
    ['169', [1, 2]],
    ['179', [1, 2]],
    ['392a', [1, 2, 3, 4]],
    ['392b', [1, 3]],
    ['392c', [2, 5]],
    ['398', [5, 6]],
    ['420', [6]],
    ['214', [5, 6]],
  ])('rule %s', (code, expected) => {
    expect(flagged(code, rows)).toEqual(expected);
  });

  it('rule 214: a URN by itself is too much for a short break', () => {
    expect(flagged('214', [placed(null, null, { LS: 'V3', URN: '1' }), placed(null, null, { URN: '1' })])).toEqual([0]);
  });

  it('rule 164: more miles than there are in the country', () => {
    expect(flagged('164', [placed('ZN1 1AA', 'ZN3 3CC'), placed('ZN1 1AA', 'ZN2 2BB')])).toEqual([0]);
    const stated = ['0', '999.9', '1000', '-1', 'far', null].map((PL_DISTANCE) => ({
      CHILD: '7',
      LS: 'C2',
      PL_DISTANCE,
    }));
    expect(flagged('164', stated)).toEqual([2, 3, 4]);
    expect(flagged('164', [{ CHILD: '7', LS: 'V3', PL_DISTANCE: '1000' }])).toEqual([]);
  });

  it('rule 392d: the same postcode, however written, but with parents', () => {
    const same = [
      placed('ZN1 1AA', 'zn11aa'),
      placed('ZN1 1AA', 'ZN1 1AA', { PLACE: 'P1' }),
      placed('ZN1 1AA', 'ZN1 1AB'),
      placed(null, null),
    ];
    expect(flagged('392d', same)).toEqual([0]);
  });

  it('rules on distance leave out children who came alone, in this year or the last', () => {
    const Episodes = ['7', '8', '9'].map((CHILD) => placed('ZN1 1AA', null, { CHILD }));
    const tables = { Episodes, UASC: [{ CHILD: '8' }] };
    const more = { findPostcode, previous: { UASC: [{ CHILD: '9' }] } };
    expect(rowsFlagged('392a', tables, more)).toEqual(['Episodes 0']);
    expect(rowsFlagged('392b', tables, more)).toEqual(['Episodes 0']);
    expect(rowsFlagged('169', tables, more)).toEqual(['Episodes 0', 'Episodes 1', 'Episodes 2']);
  });

  it('rule 406 flags a distance of such a child alone', () => {
    const Episodes = ['7', '8', '9'].map((CHILD) => placed('ZN1 1AA', 'ZN2 2BB', { CHILD }));
    const without = placed('ZN1 1AA', null, { CHILD: '8' });
    const tables = { Episodes: [...Episodes, without], Header: [{ CHILD: '9', UASC: '1' }], UASC: [{ CHILD: '8' }] };
    expect(rowsFlagged('406', tables, { findPostcode })).toEqual(['Episodes 1', 'Episodes 2']);
  });

  it('rule 411: stated to be in the area of another authority', () => {
    const stated = [
      { PL_LA: own, PL_LOCATION: 'IN' },
      { PL_LA: 'WAL', PL_LOCATION: 'IN' },
      { PL_LA: null, PL_LOCATION: 'IN' },
      { PL_LA: own, PL_LOCATION: 'OUT' },
      { PL_LA: 'WAL', PL_LOCATION: null },
    ];
    expect(flagged('411', stated)).toEqual([1, 2]);
    expect(flagged('411', rows)).toEqual([]);
  });

  it.each([
    ['in its own area', { PL_POST: 'ZN1 1AA' }, 0],
    ['elsewhere', {}, 1],
    ['nobody knows where', { PL_POST: null }, 1],
    ['elsewhere, by another provider', { PLACE_PROVIDER: 'PR2' }, 0],
    ['elsewhere, fostered', { PLACE: 'U3' }, 0],
    ['elsewhere, for adoption', { PLACE: 'A5' }, 0],
    ['elsewhere, for a short break', { LS: 'V4' }, 0],
    ['of no stated type', { PLACE: null }, 0],
    ['of no stated legal status', { LS: null }, 0],
  ])('rule 1015: own provision %s', (_what, more, count) => {
    expect(flagged('1015', [placed('ZN1 1AA', 'ZN2 2BB', { PLACE_PROVIDER: 'PR1', ...more })])).toHaveLength(count);
  });

  it.each([
    ['350', []],
    ['350.1', [0]],
    ['999.8', [0]],
    ['999.9', []],
    [null, []],
  ])('rule 454: %s miles from home', (miles, rows) => {
    const stated = [
      { CHILD: '7', DECOM: '01/05/2025', PL_DISTANCE: miles },
      { CHILD: '8', DECOM: '02/05/2025', PL_DISTANCE: '12.5' },
    ];
    expect(episodesFlagged('454', stated, { yearEndOn: day('2026-03-31') })).toEqual(rows);
    expect(episodesFlagged('454', stated, { yearEndOn: day('2025-03-31') })).toEqual([]);
  });
});
