import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { headerRules } from './header-rules.js';

type Vector = readonly [code: string, what: string, tables: TestTables, rows: readonly string[], more?: TestReturn];

const header = (...rows: readonly TestRow[]): TestTables => ({ Header: rows.map((row) => ({ CHILD: 'a', ...row })) });
const lastYear = (...rows: readonly TestRow[]): TestReturn => ({
  previous: { Header: rows.map((row) => ({ CHILD: 'a', ...row })) },
});
const inCare = { CHILD: 'a', DECOM: '01/05/2021', LS: 'C2' };

const vectors: readonly Vector[] = [
  [
    '101',
    'the codes to 2023/24',
    header({ SEX: '1' }, { SEX: 'F' }, { SEX: null }, { SEX: '3' }),
    ['Header 1', 'Header 2', 'Header 3'],
  ],
  ['102', 'days', header({ DOB: '29/02/2011' }, { DOB: '29/02/2012' }, { DOB: null }), ['Header 0', 'Header 2']],
  [
    '103',
    'codes',
    header({ ETHNIC: 'WBRI' }, { ETHNIC: 'wbri' }, { ETHNIC: null }, { ETHNIC: 'XXXX' }),
    ['Header 1', 'Header 2', 'Header 3'],
  ],
  [
    '165',
    'a girl in care without an answer, and no code',
    {
      Header: [
        { CHILD: 'a', SEX: '2' },
        { CHILD: 'b', SEX: '1' },
        { CHILD: 'c', SEX: '2' },
        { CHILD: 'd', SEX: '2', MOTHER: '0' },
        { CHILD: 'e', SEX: '1', MOTHER: '2' },
        { CHILD: 'f', SEX: 'F' },
      ],
      Episodes: [
        inCare,
        { ...inCare, CHILD: 'b' },
        { ...inCare, CHILD: 'c', LS: 'V3' },
        { ...inCare, CHILD: 'd' },
        { ...inCare, CHILD: 'f' },
      ],
      OC3: [{ CHILD: 'c' }, { CHILD: 'f' }],
    },
    ['Header 0', 'Header 4', 'Header 5', 'OC3 1'],
  ],
  [
    '168',
    'pupil numbers',
    header(
      { UPN: 'R084010198416' },
      { UPN: 'R08401019841Z' },
      { UPN: 'R08401019841S' },
      { UPN: 'I084010198416' },
      { UPN: 'UN5' },
      { UPN: 'UN6' },
      { UPN: null },
      { UPN: 'R08401019841' },
    ),
    ['Header 2', 'Header 3', 'Header 5', 'Header 7'],
  ],
  ['171', 'days', header({ MC_DOB: '31/04/2020' }, { MC_DOB: '30/04/2020' }, {}), ['Header 0']],
  [
    '174',
    'a child of a boy',
    header(
      { MC_DOB: '30/04/2020', SEX: '1' },
      { MC_DOB: '30/04/2020', SEX: '2' },
      { MC_DOB: '30/04/2020', SEX: 'M' },
      { SEX: '1' },
    ),
    ['Header 0', 'Header 2'],
  ],
  [
    '202',
    'sexes by the codes of two years',
    header({ SEX: 'M' }, { SEX: '2' }, { SEX: null }, { CHILD: 'b', SEX: '2' }),
    ['Header 1'],
    lastYear({ SEX: '1' }),
  ],
  [
    '203',
    'dates of birth',
    header({ DOB: '2012-05-03' }, { DOB: '05/03/2012' }, { DOB: null }, { CHILD: 'b', DOB: '01/01/2012' }),
    ['Header 1'],
    lastYear({ DOB: '03/05/2012' }),
  ],
  ['204', 'codes', header({ ETHNIC: 'WBRI' }, { ETHNIC: 'WIRI' }, {}), ['Header 1'], lastYear({ ETHNIC: 'WBRI' })],
  [
    '207',
    'a mother no longer',
    {
      ...header({ MOTHER: '0' }, {}, { MOTHER: '1' }, { CHILD: 'b', MOTHER: '0' }),
      Episodes: [inCare, { ...inCare, CHILD: 'b' }],
    },
    ['Header 0', 'Header 1'],
    lastYear({ MOTHER: '1' }, { CHILD: 'b', MOTHER: '0' }),
  ],
  [
    '208',
    'numbers, but not after a reason for none',
    header({ UPN: 'R084010198417' }, { UPN: 'R084010198416' }, { CHILD: 'b', UPN: 'R084010198417' }, { UPN: 'UN2' }),
    ['Header 0', 'Header 3'],
    lastYear({ UPN: 'R084010198416' }, { CHILD: 'b', UPN: 'UN1' }),
  ],
  [
    '209',
    'four on the 31 August before the year',
    header(
      { UPN: 'UN1', DOB: '31/08/2016' },
      { UPN: 'UN1', DOB: '01/09/2016' },
      { UPN: 'UN2', DOB: '31/08/2014' },
      { UPN: 'UN1', DOB: null },
    ),
    ['Header 0'],
  ],
  [
    '210',
    'a week before 31 March',
    {
      ...header(
        { CHILD: 'a', UPN: 'UN4' },
        { CHILD: 'b', UPN: 'UN4' },
        { CHILD: 'c', UPN: 'UN4' },
        { CHILD: 'd', UPN: 'UN3' },
      ),
      Episodes: [
        { CHILD: 'a', DECOM: '23/03/2022', LS: 'C2' },
        { CHILD: 'b', DECOM: '24/03/2022', LS: 'C2' },
        { CHILD: 'c', DECOM: '23/03/2021', DEC: '31/03/2022', LS: 'C2' },
        { CHILD: 'd', DECOM: '23/03/2021', LS: 'C2' },
      ],
    },
    ['Header 0'],
  ],
  ['301', 'the last day and the day after', header({ DOB: '31/03/2022' }, { DOB: '01/04/2022' }, {}), ['Header 1']],
  ['351', '26 on the first day', header({ DOB: '01/04/1995' }, { DOB: '02/04/1995' }, {}), ['Header 0']],
  [
    '393',
    'a girl in care without an answer',
    {
      ...header(
        { SEX: '2' },
        { SEX: '1' },
        { SEX: '2', MOTHER: '0' },
        { CHILD: 'b', SEX: '2' },
        { CHILD: 'c', SEX: '2' },
      ),
      Episodes: [inCare, { ...inCare, CHILD: 'b', LS: 'V4' }],
    },
    ['Header 0'],
  ],
  [
    '442',
    'no number in care',
    {
      ...header({}, { UPN: 'UN1' }, { CHILD: 'b' }, { CHILD: 'c' }),
      Episodes: [inCare, { ...inCare, CHILD: 'b', LS: 'V3' }],
    },
    ['Header 0'],
  ],
  [
    '607',
    'care that ended',
    {
      Header: ['a', 'b', 'c', 'd', 'e'].map((CHILD) => ({ CHILD, SEX: '2' })).concat({ CHILD: 'a', SEX: '1' }),
      Episodes: [
        { CHILD: 'a', DECOM: '01/01/2021', DEC: '01/04/2021', LS: 'C2', REC: 'E4A' },
        { CHILD: 'b', DECOM: '01/01/2021', DEC: '31/03/2021', LS: 'C2', REC: 'E4A' },
        { CHILD: 'c', DECOM: '01/01/2021', DEC: '01/06/2021', LS: 'C2', REC: 'X1' },
        { CHILD: 'd', DECOM: '01/01/2021', DEC: '01/06/2021', LS: 'V3', REC: 'E4A' },
        { CHILD: 'e', DECOM: '01/01/2021', LS: 'C2', REC: 'E8' },
      ],
    },
    ['Header 0', 'Header 4', 'Episodes 0', 'Episodes 4'],
  ],
  ['611', 'a mother', header({ MOTHER: '1' }, { MOTHER: '0' }, { MOTHER: '1', MC_DOB: '01/01/2021' }), ['Header 0']],
  [
    '612',
    'a child of no mother',
    header(
      { MC_DOB: '01/01/2021', MOTHER: '0' },
      { MC_DOB: '01/01/2021', SEX: '2' },
      { MC_DOB: '01/01/2021', MOTHER: '1' },
      { MC_DOB: '01/01/2021', SEX: '1' },
    ),
    ['Header 0', 'Header 1'],
  ],
  [
    '620',
    'eleven on the last day',
    header(
      { MOTHER: '1', DOB: '31/03/2011' },
      { MOTHER: '1', DOB: '01/04/2011' },
      { MOTHER: '0', DOB: '01/04/2011' },
      { MOTHER: '1' },
    ),
    ['Header 1'],
  ],
  [
    '621',
    'dates of birth',
    header({ DOB: '02/01/2005', MC_DOB: '01/01/2005' }, { DOB: '01/01/2005', MC_DOB: '02/01/2021' }, {}),
    ['Header 0'],
  ],
  [
    '624',
    'two dates',
    header({ MC_DOB: '02/01/2021' }, { MC_DOB: '01/01/2021' }, {}),
    ['Header 0'],
    lastYear({ MC_DOB: '01/01/2021' }),
  ],
  [
    '625',
    'after the year, and after care',
    {
      ...header(
        { MC_DOB: '01/04/2022' },
        { MC_DOB: '31/03/2022' },
        { CHILD: 'b', MC_DOB: '02/06/2021' },
        { CHILD: 'b', MC_DOB: '01/06/2021' },
      ),
      Episodes: [inCare, { CHILD: 'b', DECOM: '01/05/2021', DEC: '01/06/2021', REC: 'E4A' }],
    },
    ['Header 0', 'Header 2'],
  ],
  [
    '626',
    'a mother since before the year',
    header(
      { MOTHER: '1', MC_DOB: '31/03/2021' },
      { MOTHER: '1', MC_DOB: '01/04/2021' },
      { CHILD: 'b', MOTHER: '1', MC_DOB: '31/03/2021' },
    ),
    ['Header 0'],
    lastYear({ MOTHER: '0' }, { CHILD: 'b', MOTHER: '1' }),
  ],
  [
    '628',
    'a care leaver',
    {
      ...header({ MOTHER: '0' }, { CHILD: 'b', MOTHER: '0' }, { CHILD: 'c', MOTHER: '0' }, { CHILD: 'd' }),
      Episodes: [inCare],
      OC3: [{ CHILD: 'a' }, { CHILD: 'b' }, { CHILD: 'd' }],
    },
    ['Header 1'],
  ],
  [
    'EPI',
    'neither an episode nor a care leaver',
    { ...header({}, { CHILD: 'b' }, { CHILD: 'c' }), Episodes: [inCare], OC3: [{ CHILD: 'b' }] },
    ['Header 2'],
  ],
];

describe('rules on Header', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows, more = {}) => {
    expect(rowsFlagged(code, { OC3: [], Episodes: [], ...tables }, more)).toEqual(rows);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(headerRules.map(({ code }) => code));
  });
});
