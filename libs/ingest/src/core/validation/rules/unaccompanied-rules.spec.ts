import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { unaccompaniedRules } from './unaccompanied-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

const children = ['a', 'b', 'c', 'd', 'e', 'f'];
const header = children.map((CHILD) => ({ CHILD }));
const born = { DOB: '12/11/2003' };
const uasc = (...rows: readonly TestRow[]): readonly TestRow[] =>
  rows.map((row, position) => ({ CHILD: children[position], ...born, ...row }));

const vectors: readonly Vector[] = [
  ['104', 'days', { UASC: uasc({ DUC: '31/09/2021' }, { DUC: '30/09/2021' }, {}) }, ['UASC 0']],
  [
    '105',
    'a column of Header',
    { Header: [{ UASC: '1' }, { UASC: 'Y' }, { UASC: null }, { UASC: '0' }] },
    ['Header 1', 'Header 2'],
  ],
  [
    '205A',
    'not sent again',
    { Header: header, UASC: [{ CHILD: 'b' }] },
    ['Header 0', 'Header 3'],
    {
      previous: {
        Header: header,
        UASC: uasc({}, {}, { DUC: '31/03/2021' }, { DUC: '01/04/2021' }),
      },
    },
  ],
  [
    '205B',
    'in both years',
    {
      Header: header,
      UASC: uasc(
        {},
        { DUC: '12/11/2021' },
        { DUC: '11/11/2022' },
        { DUC: '01/04/2021' },
        { DUC: '31/03/2021' },
        { DUC: '11/11/2022' },
      ),
    },
    ['Header 1', 'Header 2', 'Header 4', 'UASC 1', 'UASC 2', 'UASC 4'],
    {
      previous: {
        Header: header,
        UASC: uasc({}, { DUC: '11/11/2021' }, {}, { DUC: '12/11/2021' }, {}),
      },
    },
  ],
  [
    '205C',
    'an end without a status, by the column of Header',
    {
      Header: [
        { CHILD: 'a', UASC: '0' },
        { CHILD: 'b', UASC: '1' },
        { CHILD: 'c', UASC: '0' },
      ],
      UASC: uasc({ DUC: '01/05/2021' }, { DUC: '01/05/2021' }, { DUC: '01/05/2021' }),
    },
    ['UASC 0'],
    { previous: { Header: [{ CHILD: 'c', UASC: '1' }] } },
  ],
  [
    '205D',
    'not last year',
    { Header: header, UASC: uasc({}, {}, {}) },
    ['Header 1', 'UASC 1'],
    { previous: { Header: [{ CHILD: 'a' }, { CHILD: 'b' }], UASC: [{ CHILD: 'a' }] } },
  ],
  [
    '303',
    'an end and a 0 in Header',
    {
      Header: [
        { CHILD: 'b', UASC: '0' },
        { CHILD: 'a', UASC: '1' },
      ],
      UASC: uasc({ DUC: '01/05/2021' }, { DUC: '01/05/2021' }),
    },
    ['Header 0', 'UASC 1'],
  ],
  [
    '304',
    'the 18th birthday and the day after',
    { UASC: uasc({ DUC: '12/11/2021' }, { DUC: '13/11/2021' }, {}) },
    ['UASC 1'],
  ],
];

describe('rules on unaccompanied children', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = {}) => {
    expect(rowsFlagged(code, tables, more)).toEqual(rows);
  });

  it('105 is silent where the column was not sent', () => {
    expect(rowsFlagged('105', { Header: [{ CHILD: 'a' }] })).toEqual([]);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(unaccompaniedRules.map(({ code }) => code));
  });
});
