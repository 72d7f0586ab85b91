import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { careLeaverRules } from './care-leaver-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

/** Born on 10 June 2004: 17 in the year under test. */
const seventeen = { DOB: '10/06/2004', IN_TOUCH: 'YES' };
const oc3 = (...rows: readonly TestRow[]): TestTables => ({
  Episodes: [],
  OC3: rows.map((row) => ({ CHILD: 'a', ...seventeen, ...row })),
});
const noPrevious: TestReturn = { previous: { Episodes: [] } };

const vectors: readonly Vector[] = [
  [
    '131',
    'codes',
    oc3({ IN_TOUCH: 'MAYBE' }, { IN_TOUCH: 'RHOM' }, { IN_TOUCH: 'yes' }, { IN_TOUCH: null }),
    ['OC3 0', 'OC3 2'],
  ],
  ['132', 'codes of 2021/22', oc3({ ACTIV: 'F3' }, { ACTIV: 'F4' }, { ACTIV: '0' }, { ACTIV: null }), ['OC3 0']],
  ['133', 'codes', oc3({ ACCOM: '01' }, { ACCOM: 'S1' }, { ACCOM: 'Z3' }, { ACCOM: null }), ['OC3 0', 'OC3 2']],
  [
    '134',
    'somebody in AD1 as well',
    { ...oc3({}, { CHILD: 'b' }, { CHILD: 'c' }), AD1: [{ CHILD: 'b', NB_ADOPTR: '2' }, { CHILD: 'c' }] },
    ['OC3 1', 'AD1 0'],
  ],
  [
    '153',
    'answers in part',
    oc3({ ACTIV: 'F1' }, { ACTIV: 'F1', ACCOM: 'B1' }, { IN_TOUCH: null }, { IN_TOUCH: null, ACCOM: 'B1' }),
    ['OC3 0', 'OC3 3'],
  ],
  [
    '187',
    'somebody looked after all year',
    {
      ...oc3({}, { CHILD: 'b' }, { CHILD: 'a', IN_TOUCH: null }),
      Episodes: [
        { CHILD: 'a', DECOM: '01/04/2021', LS: 'C2' },
        { CHILD: 'b', DECOM: '02/04/2021', LS: 'C2' },
      ],
      AD1: [
        { CHILD: 'b', DATE_INT: '01/05/2021' },
        { CHILD: 'a', DATE_INT: '01/05/2021' },
      ],
    },
    ['OC3 0', 'AD1 1'],
  ],
  [
    '215',
    'answers about health',
    {
      ...oc3({}, { CHILD: 'b' }),
      OC2: [
        { CHILD: 'b', TEETH_CHECK: '0' },
        { CHILD: 'a', SDQ_SCORE: '3' },
        { CHILD: 'c', TEETH_CHECK: '1' },
      ],
    },
    ['OC2 0', 'OC3 1'],
  ],
  [
    '344',
    'answers on somebody who died or went home',
    oc3(
      { IN_TOUCH: 'DIED', ACTIV: '0' },
      { IN_TOUCH: 'RHOM' },
      { IN_TOUCH: 'RHOM', ACCOM: 'B1' },
      { IN_TOUCH: 'NO', ACCOM: 'B1' },
    ),
    ['OC3 0', 'OC3 2'],
  ],
  [
    '345',
    'in touch and not known',
    oc3(
      { ACTIV: '0', ACCOM: 'B1' },
      { ACTIV: 'F1', ACCOM: '0' },
      { ACTIV: 'F1', ACCOM: 'B1' },
      { IN_TOUCH: 'NO', ACTIV: '0' },
    ),
    ['OC3 0', 'OC3 1'],
  ],
  [
    '347',
    'a foyer on the day before 18, and at 18',
    oc3(
      { ACCOM: 'T2', DOB: '01/04/2004' },
      { ACCOM: 'T2', DOB: '31/03/2004' },
      { ACCOM: 'U1', DOB: '01/04/2004' },
      { ACCOM: 'T1', DOB: null },
    ),
    ['OC3 0'],
  ],
  [
    '391',
    '17 on the last day, 22 on the first day',
    oc3({ DOB: '31/03/2005' }, { DOB: '01/04/2005' }, { DOB: '02/04/1999' }, { DOB: '01/04/1999' }, { DOB: null }),
    ['OC3 1', 'OC3 3'],
  ],
  [
    '1000',
    'a death this year and last',
    {
      ...oc3({}, { CHILD: 'b' }, { CHILD: 'c' }),
      Episodes: [
        { CHILD: 'b', DECOM: '01/05/2021', REC: 'E2' },
        { CHILD: 'a', DECOM: '01/05/2021', REC: 'E3' },
      ],
    },
    ['OC3 1', 'OC3 2'],
    { previous: { Episodes: [{ CHILD: 'c', DECOM: '01/05/2020', REC: 'E2' }] } },
  ],
  [
    '1001',
    '91 days after 14, a day of it after 16',
    {
      OC3: [
        'long enough',
        'a day short',
        'none after 16',
        'both years',
        'short breaks',
        'adopted',
        'nothing known',
      ].map((CHILD) => ({ CHILD, ...seventeen })),
      Episodes: [
        { CHILD: 'long enough', DECOM: '13/03/2020', DEC: '12/06/2020', LS: 'C2', REC: 'E4A' },
        { CHILD: 'a day short', DECOM: '13/03/2020', DEC: '11/06/2020', LS: 'C2', REC: 'E4A' },
        { CHILD: 'none after 16', DECOM: '01/01/2019', DEC: '10/06/2020', LS: 'C2', REC: 'E4A' },
        { CHILD: 'both years', DECOM: '01/05/2021', DEC: '02/05/2021', LS: 'C2', REC: 'E4A' },
        { CHILD: 'short breaks', DECOM: '01/05/2019', LS: 'V4' },
        { CHILD: 'adopted', DECOM: '01/05/2019', DEC: '02/05/2021', LS: 'C2', REC: 'E12' },
      ],
    },
    ['OC3 1', 'OC3 2', 'OC3 4', 'OC3 5', 'OC3 6'],
    { previous: { Episodes: [{ CHILD: 'both years', DECOM: '01/01/2020', DEC: '31/03/2021', LS: 'C2', REC: 'X1' }] } },
  ],
  [
    '1002',
    'no episode this year or last',
    { ...oc3({}, { CHILD: 'b' }, { CHILD: 'c' }), Episodes: [{ CHILD: 'b', DECOM: '01/05/2021' }] },
    ['OC3 0'],
    { previous: { Episodes: [{ CHILD: 'c', DECOM: '01/05/2020' }] } },
  ],
  [
    '1007',
    'looked after on the birthday, and not',
    {
      OC3: ['open', 'ends later', 'ends that day', 'starts that day', 'starts later']
        .map((CHILD) => ({ CHILD, ...seventeen }))
        .concat({ CHILD: 'open', ...seventeen, DOB: '10/06/2002' }, { CHILD: 'open', ...seventeen, DOB: '10/06/2003' }),
      Episodes: [
        { CHILD: 'open', DECOM: '01/01/2021' },
        { CHILD: 'ends later', DECOM: '01/01/2021', DEC: '11/06/2021' },
        { CHILD: 'ends that day', DECOM: '01/01/2021', DEC: '10/06/2021' },
        { CHILD: 'starts that day', DECOM: '10/06/2021', DEC: '12/06/2021' },
        { CHILD: 'starts later', DECOM: '11/06/2021' },
      ],
    },
    ['OC3 0', 'OC3 1', 'OC3 3', 'OC3 6'],
  ],
  [
    '1010',
    'an open episode that was not sent again',
    { ...oc3({}, { CHILD: 'b' }, { CHILD: 'c' }), Episodes: [{ CHILD: 'b', DECOM: '01/05/2020' }] },
    ['OC3 0'],
    {
      previous: {
        Episodes: [
          { CHILD: 'a', DECOM: '01/05/2020' },
          { CHILD: 'b', DECOM: '01/05/2020' },
          { CHILD: 'c', DECOM: '01/05/2020', DEC: '01/06/2020' },
        ],
      },
    },
  ],
  [
    '1011',
    'the last episode ended with another authority',
    {
      ...oc3({}, { CHILD: 'b' }),
      Episodes: [
        { CHILD: 'a', DECOM: '01/06/2021', REC: 'E3' },
        { CHILD: 'b', DECOM: '01/06/2021', REC: 'E4A' },
        { CHILD: 'a', DECOM: '01/05/2021', REC: 'X1' },
        { CHILD: 'b', DECOM: '01/05/2021', REC: 'E3' },
      ],
    },
    ['OC3 0'],
  ],
  [
    '1012',
    'other tables of a care leaver without an episode',
    {
      ...oc3({}, { CHILD: 'b' }),
      Episodes: [{ CHILD: 'b', DECOM: '01/05/2021' }],
      OC2: [{ CHILD: 'b' }, { CHILD: 'a' }, { CHILD: 'c' }],
      PrevPerm: [{ CHILD: 'a' }],
      Reviews: [{ CHILD: 'c' }, { CHILD: 'a' }],
      Missing: [{ CHILD: 'a' }],
    },
    ['Reviews 1', 'OC2 1', 'PrevPerm 0', 'Missing 0'],
  ],
  [
    '1014',
    'unaccompanied and not looked after',
    {
      ...oc3({}, { CHILD: 'b' }),
      Episodes: [{ CHILD: 'b', DECOM: '01/05/2021' }],
      UASC: [{ CHILD: 'b' }, { CHILD: 'a' }],
    },
    ['UASC 1', 'OC3 0'],
  ],
  [
    '3001',
    'former foster carers in the year of the 17th birthday',
    oc3({ ACCOM: 'Z1' }, { ACCOM: 'Z2', DOB: '10/06/2003' }, { ACCOM: 'Y1' }, { ACCOM: 'Z2', DOB: '31/03/2005' }),
    ['OC3 0', 'OC3 3'],
  ],
];

describe('rules on care leavers', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = noPrevious) => {
    expect(rowsFlagged(code, tables, more)).toEqual(rows);
  });

  it('1016: care that ended after the birthday, since 2023/24', () => {
    const tables: TestTables = {
      OC3: [
        { CHILD: 'a', DOB: '10/06/2006', IN_TOUCH: 'YES' },
        { CHILD: 'b', DOB: '10/06/2006', IN_TOUCH: 'YES' },
      ],
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2023', DEC: '11/06/2023', REC: 'E4A' },
        { CHILD: 'b', DECOM: '01/05/2023', DEC: '10/06/2023', REC: 'E4A' },
      ],
    };
    expect(rowsFlagged('1016', tables, { yearEndOn: day('2024-03-31') })).toEqual(['OC3 0']);
    expect(rowsFlagged('1016', tables, { yearEndOn: day('2023-03-31') })).toEqual([]);
  });

  it('each has a vector', () => {
    expect([...vectors.map(([code]) => code), '1016'].sort()).toEqual(careLeaverRules.map(({ code }) => code).sort());
  });
});
