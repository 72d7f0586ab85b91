import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { socialWorkerRules } from './social-worker-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

const of2024: TestReturn = { yearEndOn: day('2024-03-31') };
const workers = (...rows: readonly TestRow[]): TestTables => ({
  SWEpisodes: rows.map((row) => ({ CHILD: 'a', ...row })),
});
const lastYear = (...rows: readonly TestRow[]): TestReturn => ({
  ...of2024,
  previous: workers(...rows) as NonNullable<TestReturn['previous']>,
});
const inCare = { CHILD: 'a', DECOM: '01/05/2023', LS: 'C2' };

const vectors: readonly Vector[] = [
  [
    'SW01STG1',
    'a child in care on 31 March',
    {
      Episodes: [
        { ...inCare, DEC: '01/06/2023' },
        { ...inCare, DECOM: '01/06/2023' },
        { ...inCare, CHILD: 'b' },
        { ...inCare, CHILD: 'c', DEC: '31/03/2024' },
        { ...inCare, CHILD: 'd', LS: 'V4' },
      ],
      SWEpisodes: [{ CHILD: 'b' }],
    },
    ['Episodes 1'],
  ],
  [
    'SW02STG1',
    'numbers',
    workers({ SW_ID: 'SW123' }, { SW_ID: 'XX9' }, { SW_ID: '123' }, { SW_ID: 'sw1' }, {}),
    ['SWEpisodes 2', 'SWEpisodes 3'],
  ],
  [
    'SW03STG1',
    'all three',
    workers(
      { SW_ID: 'SW1', SW_DECOM: '01/05/2023', SW_REASON: 'FCONTA' },
      { SW_ID: 'SW1', SW_DECOM: '01/05/2023' },
      { SW_REASON: 'FCONTA' },
    ),
    ['SWEpisodes 1', 'SWEpisodes 2'],
  ],
  ['SW04STG1', 'days', workers({ SW_DECOM: '31/04/2023' }, { SW_DECOM: '30/04/2023' }, {}), ['SWEpisodes 0']],
  ['SW05STG1', 'days', workers({ SW_DEC: '31/04/2023' }, { SW_DEC: '30/04/2023' }, {}), ['SWEpisodes 0']],
  [
    'SW06STG2',
    'the last day and the day after',
    workers({ SW_DECOM: '31/03/2024' }, { SW_DECOM: '01/04/2024' }),
    ['SWEpisodes 1'],
  ],
  [
    'SW07STG2',
    'within the year',
    workers({ SW_DEC: '31/03/2023' }, { SW_DEC: '01/04/2023' }, { SW_DEC: '31/03/2024' }, { SW_DEC: '01/04/2024' }, {}),
    ['SWEpisodes 0', 'SWEpisodes 3'],
  ],
  [
    'SW09STG2',
    'one day',
    workers(
      { SW_DECOM: '01/05/2023', SW_DEC: '01/05/2023' },
      { SW_DECOM: '01/05/2023', SW_DEC: '02/05/2023' },
      { SW_DECOM: '01/05/2023' },
      {},
    ),
    ['SWEpisodes 0'],
  ],
  [
    'SW108STG2',
    'open before a later one',
    workers({ SW_DECOM: '01/06/2023' }, { SW_DECOM: '01/05/2023' }, { CHILD: 'b', SW_DECOM: '01/01/2023' }),
    ['SWEpisodes 1'],
  ],
  [
    'SW10STG2',
    'a start before the end of the one before',
    workers(
      { SW_DECOM: '01/05/2023', SW_DEC: '02/06/2023' },
      { SW_DECOM: '01/06/2023', SW_DEC: '03/07/2023' },
      { SW_DECOM: '03/07/2023' },
    ),
    ['SWEpisodes 1'],
  ],
  [
    'SW11STG2',
    'the last one ended',
    workers(
      { SW_DECOM: '01/05/2023', SW_DEC: '02/06/2023' },
      { SW_DECOM: '02/06/2023', SW_DEC: '30/03/2024' },
      { CHILD: 'b', SW_DECOM: '02/06/2023', SW_DEC: '31/03/2024' },
      { CHILD: 'c', SW_DECOM: '02/06/2023' },
    ),
    ['SWEpisodes 1'],
  ],
  [
    'SW12STG2',
    'a year that begins without one',
    {
      ...workers(
        { SW_DECOM: '02/04/2023', SW_REASON: 'LEFTRL' },
        { CHILD: 'b', SW_DECOM: '01/04/2023' },
        { CHILD: 'c', SW_DECOM: '02/04/2023', SW_REASON: 'FCONTA' },
        { CHILD: 'd', SW_DECOM: '02/04/2023' },
      ),
      Episodes: ['a', 'b', 'c'].map((CHILD) => ({ ...inCare, CHILD })),
    },
    ['SWEpisodes 0'],
  ],
  ['SW13STG1', 'codes', workers({ SW_REASON: 'FCONTA' }, { SW_REASON: 'OTHER' }, {}), ['SWEpisodes 1', 'SWEpisodes 2']],
  [
    'SW14STG2',
    'no end of any but the last',
    workers({ SW_DECOM: '01/06/2023' }, { SW_DECOM: '01/05/2023' }, {}, { CHILD: 'b', SW_DECOM: '01/01/2023' }),
    ['SWEpisodes 1', 'SWEpisodes 2'],
  ],
  [
    'SW15STG2',
    'no reason',
    workers(
      { SW_ID: 'SW1', SW_DECOM: '01/05/2023' },
      { SW_ID: 'SW1' },
      { SW_ID: 'SW1', SW_DECOM: '01/05/2023', SW_REASON: 'FCONTA' },
    ),
    ['SWEpisodes 0'],
  ],
  [
    'SW16aSTG2',
    'another social worker',
    workers(
      { SW_ID: 'SW2', SW_DECOM: '01/05/2022' },
      { SW_ID: 'SW3', SW_DECOM: '01/05/2023' },
      { CHILD: 'b', SW_ID: 'SW2', SW_DECOM: '01/05/2022' },
    ),
    ['SWEpisodes 0'],
    lastYear(
      { SW_ID: 'SW1', SW_DECOM: '01/05/2022' },
      { CHILD: 'b', SW_ID: 'SW1', SW_DECOM: '01/05/2022', SW_DEC: '01/06/2022' },
    ),
  ],
  [
    'SW16bSTG2',
    'another start',
    workers({ SW_ID: 'SW1', SW_DECOM: '02/05/2022' }, { CHILD: 'b', SW_ID: 'SW1', SW_DECOM: '2022-05-01' }),
    ['SWEpisodes 0'],
    lastYear({ SW_ID: 'SW1', SW_DECOM: '01/05/2022' }, { CHILD: 'b', SW_ID: 'SW1', SW_DECOM: '01/05/2022' }),
  ],
  [
    'SW16cSTG2',
    'another reason',
    workers(
      { SW_REASON: 'LEFTRL', SW_DECOM: '01/05/2022' },
      { CHILD: 'b', SW_REASON: 'FCONTA', SW_DECOM: '01/05/2022' },
    ),
    ['SWEpisodes 0'],
    lastYear(
      { SW_REASON: 'FCONTA', SW_DECOM: '01/05/2022' },
      { CHILD: 'b', SW_REASON: 'FCONTA', SW_DECOM: '01/05/2022' },
    ),
  ],
];

describe('rules on social workers', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = of2024) => {
    expect(rowsFlagged(code, { Episodes: [], ...tables }, more)).toEqual(rows);
    expect(rowsFlagged(code, { Episodes: [], ...tables }, { ...more, yearEndOn: day('2023-03-31') })).toEqual([]);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(socialWorkerRules.map(({ code }) => code));
  });
});
