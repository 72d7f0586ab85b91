import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { adoptionDecisionRules } from './adoption-decision-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

const ad1 = (...rows: readonly TestRow[]): TestTables => ({ AD1: rows.map((row) => ({ CHILD: 'a', ...row })) });
const decided = (...rows: readonly TestRow[]): TestTables => ({
  PlacedAdoption: rows.map((row) => ({ CHILD: 'a', ...row })),
});
const lastYear = (...rows: readonly TestRow[]): TestReturn => ({
  previous: { PlacedAdoption: rows.map((row) => ({ CHILD: 'a', ...row })) },
});
const children = (...episodes: readonly TestRow[]): TestTables => ({
  Episodes: episodes.map((row, position) => ({ CHILD: 'abcdefgh'[position], ...row })),
});
/** The rows belong to children a, b, c, ... in their order. */
const each = (...rows: readonly TestRow[]): readonly TestRow[] =>
  rows.map((row, position) => ({ ...row, CHILD: 'abcdefgh'[position] }));

const whole = {
  DATE_INT: '01/05/2021',
  DATE_MATCH: '01/06/2021',
  FOSTER_CARE: '0',
  NB_ADOPTR: '2',
  SEX_ADOPTR: 'MF',
  LS_ADOPTR: 'L11',
};

const vectors: readonly Vector[] = [
  ['112', 'days', ad1({ DATE_INT: '31/06/2021' }, { DATE_INT: '30/06/2021' }, {}), ['AD1 0']],
  ['113', 'days', ad1({ DATE_MATCH: '31/06/2021' }, { DATE_MATCH: '30/06/2021' }, {}), ['AD1 0']],
  ['114', 'codes', ad1({ FOSTER_CARE: '2' }, { FOSTER_CARE: '1' }, {}), ['AD1 0']],
  ['115', 'days', decided({ DATE_PLACED: '31/06/2021' }, { DATE_PLACED: '30/06/2021' }, {}), ['PlacedAdoption 0']],
  [
    '116',
    'days',
    decided({ DATE_PLACED_CEASED: '31/06/2021' }, { DATE_PLACED_CEASED: '30/06/2021' }, {}),
    ['PlacedAdoption 0'],
  ],
  [
    '117',
    'after the year and after care',
    {
      ...children({ DECOM: '01/05/2021' }, { DECOM: '01/05/2021', DEC: '01/06/2021', REC: 'E4A' }),
      ...decided(
        { DATE_PLACED: '01/04/2022' },
        { DATE_PLACED: '31/03/2022' },
        { CHILD: 'b', DATE_PLACED: '01/06/2021' },
        { CHILD: 'b', DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '02/06/2021' },
      ),
    },
    ['PlacedAdoption 0', 'PlacedAdoption 3'],
  ],
  [
    '118',
    'before the year and before care',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2020', LS: 'C2' },
        { CHILD: 'b', DECOM: '01/05/2020', LS: 'V4' },
        { CHILD: 'b', DECOM: '01/06/2021', LS: 'C2' },
      ],
      ...decided(
        { DATE_PLACED_CEASED: '31/03/2021' },
        { DATE_PLACED_CEASED: '01/04/2021' },
        { CHILD: 'b', DATE_PLACED_CEASED: '31/05/2021' },
        { CHILD: 'b', DATE_PLACED_CEASED: '01/06/2021' },
      ),
    },
    ['PlacedAdoption 0', 'PlacedAdoption 2'],
  ],
  [
    '119',
    'both or neither',
    decided(
      { DATE_PLACED_CEASED: '01/05/2021' },
      { REASON_PLACED_CEASED: 'RD1' },
      { DATE_PLACED_CEASED: '01/05/2021', REASON_PLACED_CEASED: 'RD1' },
      {},
    ),
    ['PlacedAdoption 0', 'PlacedAdoption 1'],
  ],
  ['120', 'codes', decided({ REASON_PLACED_CEASED: 'RD5' }, { REASON_PLACED_CEASED: 'RD4' }, {}), ['PlacedAdoption 0']],
  ['151', 'all or nothing', ad1(whole, { ...whole, LS_ADOPTR: null }, {}), ['AD1 1']],
  ['175', 'one or two', ad1({ NB_ADOPTR: '0' }, { NB_ADOPTR: '1' }, { NB_ADOPTR: '3' }, {}), ['AD1 0', 'AD1 2']],
  ['176', 'codes', ad1({ SEX_ADOPTR: 'FM' }, { SEX_ADOPTR: 'F1' }, {}), ['AD1 0']],
  ['177', 'codes', ad1({ LS_ADOPTR: 'L1' }, { LS_ADOPTR: 'L12' }, {}), ['AD1 0']],
  [
    '184',
    'before birth and on the day',
    {
      Header: [{ CHILD: 'a', DOB: '02/05/2020' }],
      ...decided(
        { DATE_PLACED: '01/05/2020' },
        { DATE_PLACED: '02/05/2020' },
        { CHILD: 'b', DATE_PLACED: '01/01/1900' },
      ),
    },
    ['PlacedAdoption 0'],
  ],
  [
    '331',
    'a match after the placement',
    {
      ...children(
        { DECOM: '01/06/2021', PLACE: 'A4' },
        { DECOM: '01/06/2021', PLACE: 'A4' },
        { DECOM: '01/06/2021', PLACE: 'U5' },
      ),
      AD1: each({ DATE_MATCH: '01/06/2021' }, { DATE_MATCH: '02/06/2021' }, { DATE_MATCH: '02/06/2021' }),
    },
    ['Episodes 1', 'AD1 1'],
  ],
  [
    '333',
    'a plan after the match',
    ad1({ DATE_INT: '02/06/2021', DATE_MATCH: '01/06/2021' }, whole, { DATE_INT: '02/06/2021' }),
    ['AD1 0'],
  ],
  [
    '334',
    'a plan before care',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '01/06/2021', RNE: 'P' },
        { CHILD: 'a', DECOM: '01/05/2021', RNE: 'S' },
        { CHILD: 'a', DECOM: '01/01/2019', RNE: 'S' },
      ],
      ...ad1({ DATE_INT: '30/04/2021' }, { DATE_INT: '01/05/2021' }, { CHILD: 'b', DATE_INT: '01/01/1999' }),
    },
    ['AD1 0'],
  ],
  [
    '335',
    'the last placement',
    {
      Episodes: [
        ...each(
          { DECOM: '01/06/2021', PLACE: 'A3' },
          { DECOM: '01/06/2021', PLACE: 'A4' },
          { DECOM: '01/06/2021', PLACE: 'A5' },
        ),
        { CHILD: 'c', DECOM: '01/05/2021', PLACE: 'A6' },
      ],
      AD1: each({ FOSTER_CARE: '0' }, { FOSTER_CARE: '1' }, { FOSTER_CARE: '1' }, { FOSTER_CARE: '1' }),
    },
    ['Episodes 0', 'Episodes 1', 'AD1 0', 'AD1 1'],
  ],
  [
    '511',
    'how many',
    ad1(
      { NB_ADOPTR: '2', SEX_ADOPTR: 'M1' },
      { NB_ADOPTR: '1', SEX_ADOPTR: 'FF' },
      { NB_ADOPTR: '1', SEX_ADOPTR: 'F1' },
      { NB_ADOPTR: '2' },
    ),
    ['AD1 0'],
  ],
  [
    '514',
    'a single adopter',
    ad1({ LS_ADOPTR: 'L0', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L0', SEX_ADOPTR: 'F1' }, { LS_ADOPTR: 'L0' }),
    ['AD1 0'],
  ],
  [
    '517',
    'L3',
    ad1({ LS_ADOPTR: 'L3', SEX_ADOPTR: 'MM' }, { LS_ADOPTR: 'L3', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L3' }),
    ['AD1 0'],
  ],
  [
    '518',
    'L4',
    ad1({ LS_ADOPTR: 'L4', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L4', SEX_ADOPTR: 'FF' }, { LS_ADOPTR: 'L4' }),
    ['AD1 0'],
  ],
  [
    '519',
    'L2',
    ad1({ LS_ADOPTR: 'L2', SEX_ADOPTR: 'F1' }, { LS_ADOPTR: 'L2', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L2' }),
    ['AD1 0'],
  ],
  [
    '520',
    'L11',
    ad1({ LS_ADOPTR: 'L11', SEX_ADOPTR: 'FF' }, { LS_ADOPTR: 'L11', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L11' }),
    ['AD1 0'],
  ],
  [
    '521',
    'a plan after the placement',
    {
      ...children(
        { DECOM: '01/06/2021', PLACE: 'A4' },
        { DECOM: '01/06/2021', PLACE: 'A4' },
        { DECOM: '01/06/2021', PLACE: 'U5' },
      ),
      AD1: each({ DATE_INT: '02/06/2021' }, { DATE_INT: '01/06/2021' }, { DATE_INT: '02/06/2021' }),
    },
    ['Episodes 0', 'AD1 0'],
  ],
  [
    '522',
    'an end before the start',
    decided(
      { DATE_PLACED: '02/05/2021', DATE_PLACED_CEASED: '01/05/2021' },
      { DATE_PLACED: '02/05/2021', DATE_PLACED_CEASED: '02/05/2021' },
      { DATE_PLACED: '02/05/2021' },
    ),
    ['PlacedAdoption 0'],
  ],
  [
    '523',
    'two dates of one decision, the latest',
    {
      AD1: each({ DATE_INT: '01/05/2021' }, { DATE_INT: '01/05/2021' }, { DATE_INT: '01/05/2021' }),
      ...decided(
        { DATE_PLACED: '01/05/2021' },
        { DATE_PLACED: '01/05/2020' },
        { CHILD: 'b', DATE_PLACED: '02/05/2021' },
        { CHILD: 'c' },
      ),
    },
    ['AD1 1', 'PlacedAdoption 2'],
  ],
  [
    '524',
    'L12',
    ad1({ LS_ADOPTR: 'L12', SEX_ADOPTR: 'MF' }, { LS_ADOPTR: 'L12', SEX_ADOPTR: 'MM' }, { LS_ADOPTR: 'L12' }),
    ['AD1 0'],
  ],
  [
    '525',
    'adopted after the plan was given up',
    {
      AD1: each(whole, whole, {}),
      PlacedAdoption: each(
        { DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '02/05/2021' },
        { DATE_PLACED: '01/05/2021' },
        { DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '02/05/2021' },
      ),
    },
    ['AD1 0', 'PlacedAdoption 0'],
  ],
  [
    '551',
    'a placement without a decision',
    {
      ...children(
        { DECOM: '01/06/2021', PLACE: 'A3' },
        { DECOM: '01/06/2021', PLACE: 'A3' },
        { DECOM: '01/06/2021', PLACE: 'U5' },
        { DECOM: '01/06/2021', PLACE: 'A6' },
      ),
      PlacedAdoption: [{ CHILD: 'b', DATE_PLACED: '01/05/2021' }, { CHILD: 'd' }],
    },
    ['Episodes 0', 'Episodes 3', 'PlacedAdoption 1'],
  ],
  [
    '552',
    'a placement before the decision',
    {
      ...children({ DECOM: '01/06/2021', PLACE: 'A3' }, { DECOM: '01/06/2021', PLACE: 'A3' }),
      PlacedAdoption: each({ DATE_PLACED: '02/06/2021' }, { DATE_PLACED: '01/06/2021' }),
    },
    ['Episodes 0', 'PlacedAdoption 0'],
  ],
  [
    '553',
    'a placement order without a decision',
    { ...children({ DECOM: '01/06/2021', LS: 'E1' }, { DECOM: '01/06/2021', LS: 'C2' }), PlacedAdoption: [] },
    ['Episodes 0'],
  ],
  [
    '554',
    'a placement order before the decision',
    {
      ...children(
        { DECOM: '01/06/2021', LS: 'E1' },
        { DECOM: '01/06/2021', LS: 'E1' },
        { DECOM: '01/06/2021', LS: 'D1' },
      ),
      PlacedAdoption: each({ DATE_PLACED: '02/06/2021' }, { DATE_PLACED: '01/06/2021' }, { DATE_PLACED: '02/06/2021' }),
    },
    ['Episodes 0', 'PlacedAdoption 0'],
  ],
  [
    '555',
    'a freeing order without a decision',
    { ...children({ DECOM: '01/06/2005', LS: 'D1' }, { DECOM: '01/06/2005', LS: 'E1' }), PlacedAdoption: [] },
    ['Episodes 0'],
  ],
  [
    '556',
    'a freeing order before the decision',
    {
      ...children(
        { DECOM: '01/06/2005', LS: 'D1' },
        { DECOM: '01/06/2005', LS: 'D1' },
        { DECOM: '01/06/2005', LS: 'E1' },
      ),
      PlacedAdoption: each({ DATE_PLACED: '02/06/2005' }, { DATE_PLACED: '01/06/2005' }, { DATE_PLACED: '02/06/2005' }),
    },
    ['Episodes 0', 'PlacedAdoption 0'],
  ],
  [
    '557',
    'left without adoption',
    {
      ...children(
        { DECOM: '01/06/2021', DEC: '01/07/2021', REC: 'E4A' },
        { DECOM: '01/06/2021', DEC: '01/07/2021', REC: 'E12' },
        { DECOM: '01/06/2021', DEC: '01/07/2021', REC: 'E4A' },
        { DECOM: '01/06/2021', DEC: '01/07/2021', REC: 'E4A', LS: 'E1' },
        { DECOM: '01/06/2021', DEC: '01/07/2021', REC: 'E4A', LS: 'C2' },
        { DECOM: '01/06/2021' },
      ),
      ...decided(
        { CHILD: 'a', DATE_PLACED: '01/05/2021' },
        { CHILD: 'b', DATE_PLACED: '01/05/2021' },
        { CHILD: 'c', DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '01/06/2021' },
        { CHILD: 'f', DATE_PLACED: '01/05/2021' },
      ),
    },
    ['Episodes 0', 'Episodes 3', 'PlacedAdoption 0'],
  ],
  [
    '558',
    'adopted and given up',
    {
      ...children(
        { DECOM: '01/06/2021', REC: 'E11' },
        { DECOM: '01/06/2021', REC: 'E11' },
        { DECOM: '01/06/2021', REC: 'E4A' },
      ),
      PlacedAdoption: [
        { CHILD: 'a', DATE_PLACED: '01/05/2020', DATE_PLACED_CEASED: '01/06/2020' },
        { CHILD: 'a', DATE_PLACED: '01/05/2021' },
        { CHILD: 'b', DATE_PLACED: '01/05/2021', REASON_PLACED_CEASED: 'RD1' },
        { CHILD: 'c', DATE_PLACED: '01/05/2021', REASON_PLACED_CEASED: 'RD1' },
      ],
    },
    ['Episodes 1', 'PlacedAdoption 2'],
  ],
  [
    '559',
    'an older decision that is new',
    decided(
      { DATE_PLACED: '31/03/2021' },
      { CHILD: 'b', DATE_PLACED: '31/03/2021' },
      { CHILD: 'c', DATE_PLACED: '01/04/2021' },
    ),
    ['PlacedAdoption 1'],
    lastYear({ DATE_PLACED: '31/03/2021' }),
  ],
  [
    '560',
    'another date of a plan that holds',
    decided(
      { DATE_PLACED: '02/03/2021' },
      { CHILD: 'b', DATE_PLACED: '02/03/2021' },
      { CHILD: 'c', DATE_PLACED: '02/03/2021' },
    ),
    ['PlacedAdoption 0'],
    lastYear(
      { DATE_PLACED: '01/03/2021' },
      { CHILD: 'b', DATE_PLACED: '02/03/2021' },
      { CHILD: 'c', DATE_PLACED: '01/03/2021', DATE_PLACED_CEASED: '02/03/2021' },
    ),
  ],
  [
    '561',
    'a plan that was given up last year',
    decided(
      { DATE_PLACED: '01/03/2021' },
      { CHILD: 'b', DATE_PLACED: '01/03/2021' },
      { CHILD: 'c', DATE_PLACED: '02/03/2021' },
    ),
    ['PlacedAdoption 0'],
    lastYear(
      { DATE_PLACED: '01/03/2021', DATE_PLACED_CEASED: '02/03/2021' },
      { CHILD: 'b', DATE_PLACED: '01/03/2021' },
      { CHILD: 'c', DATE_PLACED: '01/03/2021', DATE_PLACED_CEASED: '02/03/2021' },
    ),
  ],
  [
    '563',
    'an end without a start',
    decided({ REASON_PLACED_CEASED: 'RD1' }, { DATE_PLACED: '01/05/2021', REASON_PLACED_CEASED: 'RD1' }, {}),
    ['PlacedAdoption 0'],
  ],
  [
    '579',
    'a decision while the one before holds',
    decided(
      { DATE_PLACED: '03/06/2021' },
      { DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '03/06/2021' },
      { CHILD: 'b', DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '04/06/2021' },
      { CHILD: 'b', DATE_PLACED: '03/06/2021' },
      { CHILD: 'c', DATE_PLACED: '01/05/2021' },
      { CHILD: 'c', DATE_PLACED: '03/06/2021' },
    ),
    ['PlacedAdoption 3', 'PlacedAdoption 5'],
  ],
  [
    '582',
    'a match on the day of the adoption',
    {
      ...children(
        { DECOM: '01/05/2021', DEC: '01/06/2021', REC: 'E11' },
        { DECOM: '01/05/2021', DEC: '02/06/2021', REC: 'E11' },
        { DECOM: '01/05/2021', DEC: '01/06/2021', REC: 'E3' },
      ),
      AD1: each({ DATE_MATCH: '01/06/2021' }, { DATE_MATCH: '01/06/2021' }, { DATE_MATCH: '01/06/2021' }),
    },
    ['Episodes 0', 'AD1 0'],
  ],
  [
    '583',
    'an earlier plan that holds',
    decided(
      { DATE_PLACED: '03/06/2021' },
      { DATE_PLACED: '01/05/2021' },
      { CHILD: 'b', DATE_PLACED: '01/05/2021', DATE_PLACED_CEASED: '02/05/2021' },
      { CHILD: 'b', DATE_PLACED: '03/06/2021' },
    ),
    ['PlacedAdoption 1'],
  ],
  [
    '584',
    'another date of a plan that was given up',
    decided(
      { DATE_PLACED: '01/02/2021' },
      { CHILD: 'b', DATE_PLACED: '03/03/2021' },
      { CHILD: 'c', DATE_PLACED: '01/02/2021' },
    ),
    ['PlacedAdoption 0'],
    lastYear(
      { DATE_PLACED: '01/01/2021', DATE_PLACED_CEASED: '02/03/2021' },
      { CHILD: 'b', DATE_PLACED: '01/01/2021', DATE_PLACED_CEASED: '02/03/2021' },
      { CHILD: 'c', DATE_PLACED: '01/01/2021' },
    ),
  ],
  [
    '601',
    'adopted in the year',
    {
      ...children(
        { DECOM: '01/01/2021', DEC: '01/04/2021', REC: 'E12' },
        { DECOM: '01/01/2021', DEC: '31/03/2021', REC: 'E12' },
        { DECOM: '01/01/2021', DEC: '31/03/2022', REC: 'E11' },
        { DECOM: '01/01/2021', DEC: '01/05/2021', REC: 'E11' },
        { DECOM: '01/01/2021', REC: 'E11' },
      ),
      AD1: [
        { CHILD: 'd', ...whole },
        { CHILD: 'c', ...whole, DATE_INT: null },
      ],
    },
    ['Episodes 0', 'Episodes 2', 'AD1 1'],
  ],
  [
    '602',
    'not adopted in the year',
    {
      ...children(
        { DECOM: '01/01/2021', DEC: '01/04/2021', REC: 'E12' },
        { DECOM: '01/01/2021', DEC: '01/04/2022', REC: 'E12' },
        { DECOM: '01/01/2021', DEC: '01/05/2021', REC: 'E3' },
      ),
      AD1: each(whole, whole, whole, whole),
    },
    ['AD1 1', 'AD1 2', 'AD1 3'],
  ],
  [
    '1003',
    'a decision before care',
    {
      ...children(
        { DECOM: '02/05/2021', RNE: 'S' },
        { DECOM: '02/05/2021', RNE: 'S' },
        { DECOM: '02/05/2021', RNE: 'P' },
      ),
      PlacedAdoption: each({ DATE_PLACED: '01/05/2021' }, { DATE_PLACED: '02/05/2021' }, { DATE_PLACED: '01/05/2021' }),
    },
    ['Episodes 0', 'PlacedAdoption 0'],
  ],
];

describe('rules on decisions for adoption', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = {}) => {
    expect(rowsFlagged(code, tables, more)).toEqual(rows);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(adoptionDecisionRules.map(({ code }) => code));
  });
});
