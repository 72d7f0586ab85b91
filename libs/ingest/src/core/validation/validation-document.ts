import { longDate, type LocalDate, partsOf } from '#kernel';
import { csvForSpreadsheets } from '../csv-text.js';
import { collectionYearOf, firstDayOf } from '../ssda903/code-sets/index.js';
import { type ReturnTables, tableNames } from './return-tables.js';
import { validationRules } from './rules/index.js';
import { type ReportedFinding } from './validation-report.js';
import { type ValidationRule } from './validation-rule.js';
import { findingsAsSheets, type ReportSheet } from './validation-tables.js';

/** By which list of rules returns are checked: a name for people. */
export const ruleSetName = 'the sector’s rules for the return of 2024/25, in our own words';

/** What was validated, when, and by which rules. */
export interface ValidatedReturn {
  readonly authorityCode: string;
  /** Null when the list of authorities does not know it. */
  readonly authorityName: string | null;
  /** The 31 March the return runs to. */
  readonly yearEndOn: LocalDate;
  /** By table, as they were checked. */
  readonly tables: ReturnTables;
  /** Whether the return of the year before was at hand. */
  readonly hadPreviousYear: boolean;
  readonly checkedAt: Date;
  /** Of the demonstration: each page then says that nobody in it exists. */
  readonly isFictional: boolean;
  /** Sentences on what could not be read or checked. */
  readonly remarks: readonly string[];
}

/** A rule that was not applied, and why. */
export interface RuleLeftOut {
  readonly code: string;
  readonly title: string;
  readonly reason: string;
}

function reasonToLeaveOut(rule: ValidationRule, returned: ValidatedReturn): string | null {
  const { year } = partsOf(returned.yearEndOn);
  const { first = year, last = year } = rule.years ?? {};
  if (year < first || last < year) return 'it is not a rule of this year';
  const absent = rule.tables.filter((table) => returned.tables[table] === undefined);
  if (absent.length > 0) return `${absent.join(' and ')} ${absent.length === 1 ? 'was' : 'were'} not sent`;
  const looksBack = (rule.previousTables ?? []).length > 0;
  return looksBack && !returned.hadPreviousYear ? 'the return of the year before was not at hand' : null;
}

/** @returns the rules that could not be applied to the return, in the order of their numbers. */
export const rulesLeftOut = (returned: ValidatedReturn): readonly RuleLeftOut[] =>
  validationRules.flatMap((rule) => {
    const reason = reasonToLeaveOut(rule, returned);
    return reason === null ? [] : [{ code: rule.code, title: rule.title, reason }];
  });

const inEngland = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

const banner = 'Fictional data: a demonstration. No child, carer or home in it exists.';

function aboutSheet(returned: ValidatedReturn, findings: readonly ReportedFinding[]): ReportSheet {
  const { authorityCode, authorityName, yearEndOn, tables, hadPreviousYear } = returned;
  const leftOut = rulesLeftOut(returned);
  const sent = tableNames.flatMap((table) => {
    const rows = tables[table];
    return rows === undefined
      ? []
      : [
          {
            table,
            rows: rows.filter(({ isBlankLine }) => !isBlankLine).length,
            files: [...new Set(rows.map(({ file }) => file))],
          },
        ];
  });
  const children = new Set(findings.map(({ child }) => child)).size;
  return {
    name: 'About this report',
    columns: [
      { heading: 'About', width: 26 },
      { heading: 'What', width: 80, wraps: true },
      { heading: 'Rows', width: 10 },
    ],
    rows: [
      ['Authority', authorityName === null ? authorityCode : `${authorityName} (${authorityCode})`],
      ['Year', `${longDate(firstDayOf(collectionYearOf(yearEndOn)))} to ${longDate(yearEndOn)}`],
      ['Checked', inEngland.format(returned.checkedAt)],
      ['Checked by', `${ruleSetName}: ${validationRules.length - leftOut.length} of ${validationRules.length} rules`],
      ['Year before', hadPreviousYear ? 'at hand' : `not at hand: nothing across years was checked`],
      ['Findings', `on ${children} ${children === 1 ? 'child' : 'children'}`, findings.length],
      ...sent.map(({ table, rows, files }) => [`Table ${table}`, files.join(', '), rows]),
      ...returned.remarks.map((remark) => ['Remark', remark]),
      ...leftOut.map(({ code, title, reason }) => [`Rule ${code} left out`, `${title}: ${reason}.`]),
    ],
  };
}

/** @returns the report as sheets: by rule, by child, every row, and what was validated. */
export const reportSheets = (returned: ValidatedReturn, findings: readonly ReportedFinding[]): readonly ReportSheet[] =>
  [...findingsAsSheets(findings), aboutSheet(returned, findings)].map((sheet) =>
    returned.isFictional ? { ...sheet, introduction: [banner] } : sheet,
  );

/**
 * @returns the findings for a spreadsheet: the four columns of `findingsAsCsv` first, then what a person needs to find
 *   and mend the row.
 */
export const reportCsv = (findings: readonly ReportedFinding[]): string =>
  csvForSpreadsheets([
    ['rule_code', 'table', 'row_index0', 'CHILD', 'file', 'row', 'what_is_wrong', 'as_sent', 'what_to_do'],
    ...findings.map((finding) => [
      finding.ruleCode,
      finding.table,
      finding.rowIndex0,
      finding.child,
      finding.file,
      finding.row,
      finding.title,
      finding.values,
      finding.sentence,
    ]),
  ]);

/** @returns the name under which the report is saved: validation-E10000020-2021-22.xlsx. */
export const reportFileName = (
  { authorityCode, yearEndOn, isFictional }: Pick<ValidatedReturn, 'authorityCode' | 'yearEndOn' | 'isFictional'>,
  format: 'csv' | 'xlsx',
): string =>
  `${isFictional ? 'fictional-' : ''}validation-${authorityCode}-${collectionYearOf(yearEndOn).replace('/', '-')}.${format}`;
