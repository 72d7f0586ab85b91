import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestRow } from '../return-under-test.js';
import { healthRules } from './health-rules.js';

const allYear = { DECOM: '01/04/2021', LS: 'C2', RNE: 'S' };
/** A row of OC2 of a child looked after all year, unless `CHILD` is "new". */
const flagged = (code: string, rows: readonly TestRow[]): readonly string[] =>
  rowsFlagged(code, {
    Episodes: [
      { CHILD: 'new', DECOM: '02/04/2021', LS: 'C2', RNE: 'S' },
      { CHILD: 'old', ...allYear },
    ],
    OC2: rows.map((row) => ({ CHILD: 'old', DOB: '01/01/2012', ...row })),
  });

const four = { IMMUNISATIONS: '1', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '0' };

type Vector = readonly [code: string, what: string, rows: readonly TestRow[], flagged: readonly number[]];

const vectors: readonly Vector[] = [
  [
    '157',
    'SDQ1 from 4 at the start to 16 at the end',
    [
      { SDQ_REASON: 'SDQ1', DOB: '01/04/2017' },
      { SDQ_REASON: 'SDQ1', DOB: '02/04/2017' },
      { SDQ_REASON: 'SDQ1', DOB: '01/04/2005' },
      { SDQ_REASON: 'SDQ1', DOB: '31/03/2005' },
      { SDQ_REASON: 'SDQ2' },
      { SDQ_REASON: 'SDQ1', CHILD: 'new' },
      { SDQ_REASON: 'SDQ1', DOB: null },
    ],
    [0, 2],
  ],
  [
    '158',
    'help received and an answer to whether it was offered',
    [
      { INTERVENTION_RECEIVED: '1', INTERVENTION_OFFERED: '0' },
      { INTERVENTION_RECEIVED: '1' },
      { INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '1' },
    ],
    [0],
  ],
  [
    '159',
    'no help received and no answer to whether it was offered',
    [
      { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' },
      { SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '0' },
      { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '0' },
      { SUBSTANCE_MISUSE: '1' },
    ],
    [0],
  ],
  [
    '180',
    'a score from 0 to 40',
    [{ SDQ_SCORE: '0' }, { SDQ_SCORE: '40' }, { SDQ_SCORE: '41' }, { SDQ_SCORE: '-1' }, { SDQ_SCORE: '4.5' }, {}],
    [2, 3, 4],
  ],
  [
    '181',
    'answers of 0 or 1',
    [{ CONVICTED: '2' }, { TEETH_CHECK: 'Y' }, { HEALTH_CHECK: '0' }, { INTERVENTION_OFFERED: '01' }, {}],
    [0, 1, 3],
  ],
  [
    '182',
    'all four, or nothing',
    [{ ...four, TEETH_CHECK: null }, four, {}, { CONVICTED: '1' }, { ...four, CONVICTED: '1' }],
    [0, 3],
  ],
  ['185', 'a score of a new child', [{ SDQ_SCORE: '9', CHILD: 'new' }, { SDQ_SCORE: '9' }, { CHILD: 'new' }], [0]],
  [
    '186',
    'neither score nor reason from 4 at the start to 16 at the end',
    [
      { DOB: '01/04/2017' },
      { DOB: '02/04/2017' },
      { DOB: '01/04/2005' },
      { DOB: '31/03/2005' },
      { SDQ_SCORE: '7' },
      { SDQ_REASON: 'SDQ4' },
      { CHILD: 'new' },
    ],
    [0, 2],
  ],
  [
    '188',
    'a score or reason of a child under 4 at the end',
    [
      { SDQ_SCORE: '3', DOB: '01/04/2018' },
      { SDQ_SCORE: '3', DOB: '31/03/2018' },
      { SDQ_REASON: 'SDQ1', DOB: '01/02/2020' },
      { DOB: '01/02/2020' },
      { SDQ_SCORE: '3', DOB: null },
    ],
    [0, 2],
  ],
  [
    '189',
    'a score or reason of someone of 17 at the start',
    [{ SDQ_REASON: 'SDQ4', DOB: '01/04/2004' }, { SDQ_SCORE: '4', DOB: '02/04/2004' }, { DOB: '01/04/2003' }],
    [0],
  ],
  ['190', 'answers of a new child', [{ TEETH_CHECK: '0', CHILD: 'new' }, { TEETH_CHECK: '0' }, { CHILD: 'new' }], [0]],
  ['191', 'answers missing of a child of all year', [{}, four, { ...four, CHILD: 'new', TEETH_CHECK: null }], [0]],
  [
    '192',
    'misuse and no answer to whether help was received',
    [{ SUBSTANCE_MISUSE: '1' }, { SUBSTANCE_MISUSE: '0' }, { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' }],
    [0],
  ],
  [
    '193',
    'help where no misuse is known',
    [
      { SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '0' },
      { INTERVENTION_OFFERED: '1' },
      { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' },
      { SUBSTANCE_MISUSE: '0' },
    ],
    [0, 1],
  ],
  ['196', 'reasons', [{ SDQ_REASON: 'SDQ6' }, { SDQ_REASON: 'SDQ5' }, {}], [0]],
  ['197a', 'a score and a reason', [{ SDQ_SCORE: '0', SDQ_REASON: 'SDQ4' }, { SDQ_SCORE: '0' }], [0]],
  [
    '197B',
    'neither score nor reason for those who turned 4 or 17 in the year',
    [
      { DOB: '02/04/2017' },
      { DOB: '01/04/2017' },
      { DOB: '31/03/2018' },
      { DOB: '01/04/2018' },
      { DOB: '02/04/2004' },
      { DOB: '02/04/2004', SDQ_SCORE: '1' },
      { DOB: '02/04/2004', CHILD: 'new' },
    ],
    [0, 2, 4],
  ],
  ['198', 'a reason of a new child', [{ SDQ_REASON: 'SDQ2', CHILD: 'new' }, { SDQ_REASON: 'SDQ2' }], [0]],
  [
    '542',
    'a conviction answer under 10',
    [
      { CONVICTED: '0', DOB: '01/04/2012' },
      { CONVICTED: '0', DOB: '31/03/2012' },
      { DOB: '01/04/2012' },
      { CONVICTED: '0', DOB: null },
    ],
    [0],
  ],
  [
    '543',
    'no conviction answer from 10',
    [
      { DOB: '31/03/2012' },
      { DOB: '01/04/2012' },
      { DOB: '31/03/2012', CONVICTED: '1' },
      { DOB: '31/03/2010', CHILD: 'new' },
    ],
    [0],
  ],
  ['544', 'a conviction answer alone', [{ CONVICTED: '0' }, { CONVICTED: '0', ...four }, {}], [0]],
  [
    '545',
    'no development answer under 5',
    [
      { DOB: '01/04/2017' },
      { DOB: '31/03/2017' },
      { DOB: '01/04/2017', HEALTH_CHECK: '0' },
      { DOB: '01/04/2017', CHILD: 'new' },
    ],
    [0],
  ],
  [
    '546',
    'a development answer from 5',
    [
      { DOB: '31/03/2017', HEALTH_CHECK: '1' },
      { DOB: '01/04/2017', HEALTH_CHECK: '1' },
      { DOB: '31/03/2017' },
      { DOB: '31/03/2015', HEALTH_CHECK: '1', CHILD: 'new' },
    ],
    [0],
  ],
  ['547', 'a development answer alone', [{ HEALTH_CHECK: '0' }, { HEALTH_CHECK: '0', ...four }, {}], [0]],
];

describe('rules on health', () => {
  it.each(vectors)('%s: %s', (code, _what, rows, expected) => {
    expect(flagged(code, rows)).toEqual(expected.map((row) => `OC2 ${row}`));
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(healthRules.map(({ code }) => code));
  });
});

describe('being looked after for the whole year', () => {
  const is = (...episodes: readonly TestRow[]): boolean => {
    const tables = {
      Episodes: episodes.map((row) => ({ CHILD: 'x', LS: 'C1', ...row })),
      OC2: [{ CHILD: 'x', SDQ_SCORE: '1' }],
    };
    return rowsFlagged('185', tables).length === 0;
  };

  it.each<[string, boolean, readonly TestRow[]]>([
    ['from 1 April, open', true, [{ DECOM: '01/04/2021' }]],
    ['from 2 April', false, [{ DECOM: '02/04/2021' }]],
    ['to 31 March, which is no longer looked after', false, [{ DECOM: '01/04/2020', DEC: '31/03/2022', REC: 'E4A' }]],
    ['to 1 April of the next year', true, [{ DECOM: '01/04/2020', DEC: '01/04/2022', REC: 'E4A' }]],
    [
      'two that meet',
      true,
      [
        { DECOM: '09/09/2020', DEC: '05/06/2021', REC: 'X1' },
        { DECOM: '05/06/2021', RNE: 'P' },
      ],
    ],
    [
      'two with a day between',
      false,
      [
        { DECOM: '09/09/2020', DEC: '05/06/2021', REC: 'X1' },
        { DECOM: '06/06/2021', RNE: 'P' },
      ],
    ],
    [
      'an end of care and a start on one day',
      false,
      [
        { DECOM: '09/09/2020', DEC: '05/06/2021', REC: 'E4A' },
        { DECOM: '05/06/2021', RNE: 'S' },
      ],
    ],
    [
      'a break before the year',
      true,
      [
        { DECOM: '09/09/2019', DEC: '05/06/2020', REC: 'E4A' },
        { DECOM: '01/03/2021', RNE: 'S' },
      ],
    ],
    ['short breaks only', false, [{ DECOM: '01/04/2020', LS: 'V4' }]],
    [
      'care that ends in short breaks',
      false,
      [
        { DECOM: '01/04/2020', DEC: '02/05/2021', REC: 'X1' },
        { DECOM: '02/05/2021', LS: 'V3' },
      ],
    ],
    [
      'a series of short breaks beside care',
      true,
      [{ DECOM: '01/04/2020' }, { DECOM: '02/05/2021', LS: 'V3', DEC: '03/06/2021', REC: 'E8' }],
    ],
    [
      'the rows in another order',
      true,
      [
        { DECOM: '05/06/2021', RNE: 'P' },
        { DECOM: '09/09/2020', DEC: '05/06/2021', REC: 'X1' },
      ],
    ],
  ])('%s: %j', (_what, expected, episodes) => {
    expect(is(...episodes)).toBe(expected);
  });
});
