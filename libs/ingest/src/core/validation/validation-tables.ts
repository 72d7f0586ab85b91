import { countsByChild, countsByRule, type ReportedFinding } from './validation-report.js';

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The columns are a contract: other programs read them. */
const csvHeader = 'rule_code,table,row_index0,CHILD';

/** @returns the findings in their order as CSV with a header. */
export const findingsAsCsv = (
  findings: readonly Pick<ReportedFinding, 'ruleCode' | 'table' | 'rowIndex0' | 'child'>[],
): string =>
  [
    csvHeader,
    ...findings.map(({ ruleCode, table, rowIndex0, child }) =>
      [ruleCode, table, String(rowIndex0), child].map(csvCell).join(','),
    ),
    '',
  ].join('\n');

/** A sheet of the report: headings with their widths in characters, and rows of text and numbers. */
export interface ReportSheet {
  readonly name: string;
  /** Lines above the headings. */
  readonly introduction?: readonly string[];
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly wraps?: boolean }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** @returns the report as three sheets: by rule, by child, and every row. */
export const findingsAsSheets = (findings: readonly ReportedFinding[]): readonly ReportSheet[] => [
  {
    name: 'By rule',
    columns: [
      { heading: 'Rule', width: 8 },
      { heading: 'What is wrong', width: 44, wraps: true },
      { heading: 'What to do', width: 80, wraps: true },
      { heading: 'Rows', width: 8 },
      { heading: 'Children', width: 10 },
    ],
    rows: countsByRule(findings).map(({ ruleCode, title, sentence, findings: rows, children }) => [
      ruleCode,
      title,
      sentence,
      rows,
      children,
    ]),
  },
  {
    name: 'By child',
    columns: [
      { heading: 'Child', width: 14 },
      { heading: 'Rows', width: 8 },
      { heading: 'Rules', width: 60, wraps: true },
    ],
    rows: countsByChild(findings).map(({ child, findings: rows, ruleCodes }) => [child, rows, ruleCodes.join(', ')]),
  },
  {
    name: 'Every row',
    columns: [
      { heading: 'Rule', width: 8 },
      { heading: 'Table', width: 16 },
      { heading: 'File', width: 30 },
      { heading: 'Row', width: 8 },
      { heading: 'Child', width: 14 },
      { heading: 'What is wrong', width: 44, wraps: true },
      { heading: 'As sent', width: 44, wraps: true },
      { heading: 'What to do', width: 80, wraps: true },
    ],
    rows: findings.map((finding) => [
      finding.ruleCode,
      finding.table,
      finding.file,
      finding.row,
      finding.child,
      finding.title,
      finding.values,
      finding.sentence,
    ]),
  },
];
