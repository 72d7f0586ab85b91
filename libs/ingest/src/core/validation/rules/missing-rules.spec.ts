import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { missingRules } from './missing-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

const missing = (...rows: readonly TestRow[]): TestTables => ({ Missing: rows.map((row) => ({ CHILD: 'a', ...row })) });
const M = { MISSING: 'M' };

const vectors: readonly Vector[] = [
  [
    '1004',
    'a start on no day, or blank',
    missing({ MIS_START: '31/06/2021' }, { MIS_START: '30/06/2021' }, {}),
    ['Missing 0', 'Missing 2'],
  ],
  ['1005', 'an end on no day', missing({ MIS_END: 'soon' }, { MIS_END: '30/06/2021' }, {}), ['Missing 0']],
  ['1006', 'kinds', missing({ MISSING: 'X' }, { MISSING: 'A' }, { MISSING: 'm' }, {}), ['Missing 0', 'Missing 2']],
  ['564', 'a kind without a start', missing(M, { ...M, MIS_START: '01/05/2021' }, {}), ['Missing 0']],
  [
    '565',
    'a start without a kind',
    missing({ MIS_START: '01/05/2021' }, { ...M, MIS_START: '01/05/2021' }),
    ['Missing 0'],
  ],
  ['566', 'an end without a kind', missing({ MIS_END: '01/05/2021' }, { ...M, MIS_END: '01/05/2021' }), ['Missing 0']],
  [
    '567',
    'an end before the start, and on its day',
    missing(
      { MIS_START: '02/05/2021', MIS_END: '01/05/2021' },
      { MIS_START: '02/05/2021', MIS_END: '02/05/2021' },
      { MIS_START: '02/05/2021' },
    ),
    ['Missing 0'],
  ],
  ['570', 'a start after the year', missing({ MIS_START: '01/04/2022' }, { MIS_START: '31/03/2022' }), ['Missing 0']],
  [
    '571',
    'an end before or after the year',
    missing({ MIS_END: '31/03/2021' }, { MIS_END: '01/04/2021' }, { MIS_END: '31/03/2022' }, { MIS_END: '01/04/2022' }),
    ['Missing 0', 'Missing 3'],
  ],
  [
    '574',
    'a start while the one before goes on',
    missing(
      { MIS_START: '09/05/2021', MIS_END: '12/05/2021' },
      { MIS_START: '01/05/2021', MIS_END: '09/05/2021' },
      { MIS_START: '11/05/2021' },
      { MIS_START: '20/05/2021', MIS_END: '21/05/2021' },
      { CHILD: 'b', MIS_START: '10/05/2021' },
    ),
    ['Missing 2', 'Missing 3'],
  ],
  [
    '575',
    'a period that outlasts its placement',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2021', DEC: '05/05/2021' },
        { CHILD: 'a', DECOM: '05/05/2021' },
      ],
      ...missing(
        { MIS_START: '01/05/2021' },
        { MIS_START: '05/05/2021' },
        { MIS_START: '04/05/2021', MIS_END: '06/05/2021' },
        { MIS_START: '30/04/2021' },
      ),
    },
    ['Missing 0'],
  ],
  [
    '576',
    'a period left open last year',
    {
      Header: [{ CHILD: 'b' }, { CHILD: 'a' }, { CHILD: 'c' }],
      ...missing({ MIS_START: '09/08/2021' }, { MIS_START: '03/06/2021' }, { CHILD: 'c', MIS_START: '07/03/2021' }),
    },
    ['Header 0', 'Missing 1'],
    {
      previous: {
        Missing: [
          { CHILD: 'a', MIS_START: '02/03/2021' },
          { CHILD: 'b', MIS_START: '05/03/2021' },
          { CHILD: 'c', MIS_START: '07/03/2021' },
          { CHILD: 'd', MIS_START: '07/03/2021', MIS_END: '09/03/2021' },
        ],
      },
    },
  ],
  [
    '577',
    'a period open after care',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'E4A' },
        { CHILD: 'b', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'X1' },
      ],
      ...missing(
        { MIS_START: '02/05/2021' },
        { MIS_START: '02/05/2021', MIS_END: '03/05/2021' },
        { CHILD: 'b', MIS_START: '02/05/2021' },
      ),
    },
    ['Missing 0'],
  ],
  [
    '578',
    'a start after care, and on its last day',
    {
      Episodes: [{ CHILD: 'a', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'E4A' }],
      ...missing({ MIS_START: '06/06/2021' }, { MIS_START: '05/06/2021' }),
    },
    ['Missing 0'],
  ],
  [
    '580',
    'missing when care ended',
    {
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'E4A' },
        { CHILD: 'b', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'E8' },
        { CHILD: 'c', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'X1' },
        { CHILD: 'd', DECOM: '01/05/2021', DEC: '05/06/2021', REC: 'E4B' },
      ],
      ...missing(
        { CHILD: 'c', MIS_START: '01/06/2021' },
        { CHILD: 'a', MIS_START: '01/06/2021', MIS_END: '05/06/2021' },
        { CHILD: 'b', MIS_START: '01/06/2021' },
        { CHILD: 'd', MIS_START: '01/06/2021', MIS_END: '04/06/2021' },
      ),
    },
    ['Episodes 0', 'Missing 1'],
  ],
  [
    '581',
    'a start before care',
    {
      Episodes: [{ CHILD: 'a', DECOM: '01/05/2021' }],
      ...missing({ MIS_START: '30/04/2021' }, { MIS_START: '01/05/2021' }, { CHILD: 'b', MIS_START: '01/01/2021' }),
    },
    ['Missing 0'],
  ],
  [
    '586',
    'a period before birth',
    missing(
      { DOB: '02/05/2012', MIS_START: '01/05/2012' },
      { DOB: '02/05/2012', MIS_START: '02/05/2012' },
      { DOB: '02/05/2012', MIS_END: '01/05/2012' },
      { DOB: null, MIS_START: '01/05/1900' },
    ),
    ['Missing 0', 'Missing 2'],
  ],
];

describe('rules on missing children', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = {}) => {
    expect(rowsFlagged(code, tables, more)).toEqual(rows);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(missingRules.map(({ code }) => code));
  });
});
