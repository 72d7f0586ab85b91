import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestTables } from '../return-under-test.js';
import { permanenceRules } from './permanence-rules.js';

const started = { CHILD: 'a', DECOM: '10/05/2021', RNE: 'S' };

const vectors: readonly (readonly [code: string, what: string, tables: TestTables, rows: readonly string[]])[] = [
  [
    '630',
    'care that started in the year, without an answer',
    {
      Episodes: [
        { ...started, CHILD: 'a' },
        { CHILD: 'a', DECOM: '11/06/2021', RNE: 'P' },
        { CHILD: 'b', DECOM: '01/04/2021', RNE: 'S' },
        { CHILD: 'c', DECOM: '31/03/2021', RNE: 'S' },
        { CHILD: 'd', DECOM: '01/05/2021', RNE: 'S' },
        { CHILD: 'e', DECOM: '01/05/2021', RNE: 'S' },
        { CHILD: 'f', DECOM: '01/05/2021', RNE: 'S' },
      ],
      PrevPerm: [
        { CHILD: 'd', PREV_PERM: 'Z1' },
        { CHILD: 'b' },
        { CHILD: 'e', PREV_PERM: 'P1', DATE_PERM: 'zz/zz/zzzz', LA_PERM: 'UNK' },
        { CHILD: 'f', PREV_PERM: 'P1', LA_PERM: 'UNK' },
      ],
    },
    ['Episodes 0', 'Episodes 2', 'Episodes 6', 'PrevPerm 1', 'PrevPerm 3'],
  ],
  [
    '631',
    'codes, also blank ones beside other answers',
    { PrevPerm: [{ PREV_PERM: 'P5' }, { PREV_PERM: 'P4' }, {}, { LA_PERM: '301' }, { PREV_PERM: 'z1' }] },
    ['PrevPerm 0', 'PrevPerm 3', 'PrevPerm 4'],
  ],
  [
    '632',
    'dates, known in part, and before care',
    {
      Episodes: [started],
      PrevPerm: [
        { CHILD: 'a', DATE_PERM: 'zz/zz/zzzz' },
        { CHILD: 'a', DATE_PERM: 'ZZ/06/2015' },
        { CHILD: 'a', DATE_PERM: 'zz/zz/2015' },
        { CHILD: 'a', DATE_PERM: 'zz/13/2015' },
        { CHILD: 'a', DATE_PERM: '05/zz/2015' },
        { CHILD: 'a', DATE_PERM: '09/05/2021' },
        { CHILD: 'a', DATE_PERM: '10/05/2021' },
        { CHILD: 'stranger', DATE_PERM: '11/05/2021' },
        { CHILD: 'a', DATE_PERM: 'unknown' },
        { CHILD: 'a' },
      ],
    },
    ['PrevPerm 3', 'PrevPerm 4', 'PrevPerm 6', 'PrevPerm 8'],
  ],
  [
    '633',
    'authorities',
    {
      PrevPerm: [{ LA_PERM: '926' }, { LA_PERM: '92' }, { LA_PERM: 'SCO' }, { LA_PERM: 'ENG' }, {}, { LA_PERM: 'UNK' }],
    },
    ['PrevPerm 1', 'PrevPerm 3'],
  ],
  [
    '634',
    'children all of whose episodes began before April 2016',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '31/03/2016' },
        { CHILD: 'b', DECOM: '31/03/2016' },
        { CHILD: 'b', DECOM: '01/04/2016' },
        { CHILD: 'c', DECOM: '01/01/2014' },
      ],
      PrevPerm: [
        { CHILD: 'b', PREV_PERM: 'Z1' },
        { CHILD: 'a', PREV_PERM: 'Z1' },
        { CHILD: 'c' },
        { CHILD: 'd', PREV_PERM: 'P1' },
      ],
    },
    ['Episodes 0', 'PrevPerm 1'],
  ],
  [
    '635',
    'details beside Z1',
    {
      PrevPerm: [
        { PREV_PERM: 'Z1', LA_PERM: '301' },
        { PREV_PERM: 'Z1', DATE_PERM: 'zz/zz/zzzz' },
        { PREV_PERM: 'P1', LA_PERM: '301' },
        { PREV_PERM: 'Z1' },
      ],
    },
    ['PrevPerm 0', 'PrevPerm 1'],
  ],
];

describe('rules on earlier permanent homes', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows) => {
    expect(rowsFlagged(code, { Episodes: [], ...tables })).toEqual(rows);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(permanenceRules.map(({ code }) => code));
  });
});
