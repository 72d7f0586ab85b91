import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { reportCsv, reportFileName, reportSheets, rulesLeftOut, type ValidatedReturn } from './validation-document.js';
import { type ReportedFinding } from './validation-report.js';

const row = (file: string, at: number, cells: Readonly<Record<string, string>>) => ({ file, row: at, cells });

const returned: ValidatedReturn = {
  authorityCode: 'E10000020',
  authorityName: 'Norfolk',
  yearEndOn: day('2022-03-31'),
  tables: {
    Header: [row('header.csv', 2, { CHILD: '007' })],
    Episodes: [row('first.csv', 2, { CHILD: '007' }), row('second.csv', 2, { CHILD: '8' })],
  },
  hadPreviousYear: false,
  checkedAt: new Date('2022-06-01T11:05:00Z'),
  isFictional: false,
  remarks: ['oc2.csv has no rows.'],
};

const finding: ReportedFinding = {
  ruleCode: '101',
  table: 'Header',
  rowIndex0: 0,
  child: '007',
  title: 'The sex is not a code',
  sentence: 'Mend it.',
  file: 'header.csv',
  row: 2,
  values: 'SEX =9',
};

const about = (of: ValidatedReturn) => {
  const sheet = reportSheets(of, [finding]).at(-1);
  return new Map((sheet?.rows ?? []).map(([what, ...rest]) => [what, rest]));
};

describe('the report of a validation', () => {
  it('says what was validated, when, and by which rules', () => {
    const rows = about(returned);
    expect(rows.get('Authority')).toEqual(['Norfolk (E10000020)']);
    expect(rows.get('Year')).toEqual(['1 April 2021 to 31 March 2022']);
    expect(rows.get('Checked')).toEqual(['1 June 2022 at 12:05']);
    expect(String(rows.get('Checked by'))).toMatch(
      /^the sector’s rules for the return of 2024\/25, .*: \d+ of \d+ rules$/,
    );
    expect(rows.get('Table Episodes')).toEqual(['first.csv, second.csv', 2]);
    expect(rows.get('Findings')).toEqual(['on 1 child', 1]);
    expect(rows.get('Remark')).toEqual(['oc2.csv has no rows.']);
    expect(rows.has('Table OC2')).toBe(false);
  });

  it('names the authority by its code where no list knows it', () => {
    expect(about({ ...returned, authorityName: null }).get('Authority')).toEqual(['E10000020']);
  });

  it('lists the rules left out with the reason', () => {
    const left = new Map(rulesLeftOut(returned).map(({ code, reason }) => [code, reason]));
    expect(left.get('180')).toBe('OC2 was not sent');
    expect(left.get('134')).toBe('AD1 and OC3 were not sent');
    expect(left.get('203')).toBe('the return of the year before was not at hand');
    expect(left.get('SW02STG1')).toBe('it is not a rule of this year');
    expect(left.has('101')).toBe(false);
    expect(rulesLeftOut({ ...returned, hadPreviousYear: true }).some(({ code }) => code === '203')).toBe(false);
  });

  it('bears a banner on every sheet only when it is of the demonstration', () => {
    const banners = (of: ValidatedReturn) => reportSheets(of, [finding]).map(({ introduction }) => introduction?.[0]);
    expect(banners(returned)).toEqual([undefined, undefined, undefined, undefined]);
    for (const banner of banners({ ...returned, isFictional: true })) expect(banner).toContain('Fictional');
    expect(reportFileName({ ...returned, isFictional: true }, 'xlsx')).toBe(
      'fictional-validation-E10000020-2021-22.xlsx',
    );
  });

  it('as CSV begins with the columns other programs read, and runs nothing', () => {
    expect(reportCsv([{ ...finding, values: '=9', title: 'One, two' }]).split('\r\n')).toEqual([
      'rule_code,table,row_index0,CHILD,file,row,what_is_wrong,as_sent,what_to_do',
      `101,Header,0,007,header.csv,2,"One, two",'=9,Mend it.`,
      '',
    ]);
  });
});
