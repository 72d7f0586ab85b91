import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { episodesFlagged, rowsFlagged, type TestRow } from '../return-under-test.js';

describe('codes of an episode', () => {
  const vectors: readonly (readonly [
    code: string,
    column: string,
    cells: readonly (string | null)[],
    flagged: readonly number[],
  ])[] = [
    ['143', 'RNE', ['S', 'U', 'X', 's', 'SS', '', null], [2, 3, 4, 5]],
    ['144', 'LS', ['C1', 'J3', 'V1', 'c1', '', null], [2, 3, 4]],
    ['145', 'CIN', ['N1', 'N8', 'N9', 'N0', null], [2, 3]],
    ['149', 'REC', ['X1', 'E4A', 'E4a', 'E45', 'E43', 'E1', null], [2, 4, 5]],
    ['178', 'PLACE_PROVIDER', ['PR0', 'PR5', 'PR6', 'PRO', null], [2, 3]],
    ['1009', 'REASON_PLACE_CHANGE', ['CARPL', 'CUSTOD', 'custod', 'NA', null], [2, 3]],
  ];
  it.each(vectors)('rule %s on %s', (code, column, cells, flagged) => {
    const rows = cells.map((cell) => ({ CHILD: '7', DECOM: '01/06/2021', [column]: cell }));
    expect(episodesFlagged(code, rows)).toEqual(flagged);
  });

  it('rule 146 goes by the year, and lets an episode keep the code it began with', () => {
    const flagged = (year: number, rows: readonly TestRow[]) =>
      episodesFlagged('146', rows, { yearEndOn: day(`${year}-03-31`) });
    const begun = (DECOM: string) =>
      ['U4', 'H5', 'K3', 'Z1', 'Z12', 'P2', 'T0', 'u4', null].map((PLACE) => ({ PLACE, DECOM }));
    expect(flagged(2022, begun('01/05/2021'))).toEqual([2, 4, 7]);
    expect(flagged(2026, begun('01/05/2025'))).toEqual([1, 3, 5, 7]);
    const old = [
      { PLACE: 'H5', DECOM: '31/03/2025' },
      { PLACE: 'P2', DECOM: '27/10/2023' },
      { PLACE: 'P2', DECOM: '28/10/2023' },
    ];
    expect(flagged(2026, old)).toEqual([2]);
  });

  it('rule 178 knows no provider of a temporary placement', () => {
    const rows = [
      { PLACE: 'T0', PLACE_PROVIDER: 'PR1' },
      { PLACE: 'Z1', PLACE_PROVIDER: 'PR4' },
      { PLACE: 'T0' },
      { PLACE: 'U4', PLACE_PROVIDER: 'PR1' },
    ];
    expect(episodesFlagged('178', rows)).toEqual([0, 1]);
  });
});

describe('dates of an episode', () => {
  const vectors: readonly (readonly [code: string, rows: readonly TestRow[], flagged: readonly number[]])[] = [
    ['141', [{ DECOM: '01/04/2021' }, { DECOM: '31/04/2021' }, { DECOM: '01/04/21' }, { DECOM: null }], [1, 2]],
    ['147', [{ DEC: '29/02/2020' }, { DEC: '29/02/2021' }, { DEC: 'today' }, { DEC: null }], [1, 2]],
    [
      '148',
      [{ DEC: '01/05/2021', REC: 'X1' }, { DEC: '01/05/2021' }, { REC: 'X1' }, {}, { DEC: 'wrong', REC: 'X1' }],
      [1, 2],
    ],
    ['353', [{ DECOM: '13/10/1991' }, { DECOM: '14/10/1991' }, { DECOM: null }], [0]],
    ['354', [{ DECOM: '31/03/2022' }, { DECOM: '01/04/2022' }, { DECOM: null }], [1]],
    [
      '355',
      [
        { DECOM: '01/05/2021', DEC: '01/05/2021' },
        { DECOM: '01/05/2021', DEC: '02/05/2021' },
        { DECOM: '02/05/2021', DEC: '01/05/2021' },
        { DECOM: '01/05/2021' },
        {},
      ],
      [0],
    ],
    [
      '356',
      [
        { DECOM: '02/05/2021', DEC: '01/05/2021' },
        { DECOM: '01/05/2021', DEC: '01/05/2021' },
        { DECOM: '01/05/2021', DEC: '02/05/2021' },
        { DEC: '02/05/2021' },
      ],
      [0],
    ],
    ['385', [{ DEC: '31/03/2022' }, { DEC: '01/04/2022' }, { DEC: null }], [1]],
  ];
  it.each(vectors)('rule %s', (code, rows, flagged) => {
    expect(episodesFlagged(code, rows)).toEqual(flagged);
  });

  it('rule 302 looks at the first episode alone, and flags the row of Header too', () => {
    const Header = [
      { CHILD: '8', DOB: '02/05/2021' },
      { CHILD: '7', DOB: '03/05/2021' },
      { CHILD: '9', DOB: null },
    ];
    const Episodes = [
      { CHILD: '7', DECOM: '04/05/2021' },
      { CHILD: '7', DECOM: '02/05/2021' },
      { CHILD: '8', DECOM: '02/05/2021' },
      { CHILD: '9', DECOM: '02/05/2021' },
      { CHILD: '10', DECOM: '02/05/2021' },
    ];
    expect(rowsFlagged('302', { Header, Episodes })).toEqual(['Header 1', 'Episodes 1']);
  });
});
