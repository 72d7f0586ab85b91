import { ruleOf } from './rules/index.js';
import { type ReturnTables, type SentRow, type TableName } from './return-tables.js';
import { type ValidationFinding } from './validation-rule.js';

/** A finding with what a person needs to find the row and mend it. */
export interface ReportedFinding extends ValidationFinding {
  readonly title: string;
  readonly sentence: string;
  readonly file: string;
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The columns to look at that the table has, as they were sent: "LS V3, PL_POST blank". */
  readonly values: string;
}

/** The columns that any row of a table fills in; each table is gone through once. */
function filledColumns(tables: ReturnTables): (table: TableName) => ReadonlySet<string> {
  const known = new Map<TableName, ReadonlySet<string>>();
  return (table) => {
    const columns = known.get(table) ?? new Set((tables[table] ?? []).flatMap(({ cells }) => Object.keys(cells)));
    known.set(table, columns);
    return columns;
  };
}

const valuesOf = (fields: readonly string[], columns: ReadonlySet<string>, cells: SentRow['cells']): string =>
  fields
    .filter((field) => field !== 'CHILD' && columns.has(field))
    .map((field) => `${field} ${cells[field] ?? 'blank'}`)
    .join(', ');

/** @returns the findings in their order, each with its file, row and words. */
export function reportedFindings(
  findings: readonly ValidationFinding[],
  tables: ReturnTables,
): readonly ReportedFinding[] {
  const columnsOf = filledColumns(tables);
  return findings.map((finding) => {
    const sent = tables[finding.table]?.[finding.rowIndex0];
    const rule = ruleOf(finding.ruleCode);
    return {
      ...finding,
      title: rule?.title ?? '',
      sentence: rule?.sentence ?? '',
      file: sent?.file ?? '',
      row: sent?.row ?? 0,
      values: valuesOf(rule?.fields ?? [], columnsOf(finding.table), sent?.cells ?? {}),
    };
  });
}

/** How many rows a rule flags, and of how many children. */
export interface RuleCount {
  readonly ruleCode: string;
  readonly title: string;
  readonly sentence: string;
  readonly findings: number;
  readonly children: number;
}

/** How many rows of a child are flagged, and by which rules. */
export interface ChildCount {
  readonly child: string;
  readonly findings: number;
  /** In the order of their numbers. */
  readonly ruleCodes: readonly string[];
}

function grouped(
  findings: readonly ValidationFinding[],
  key: 'ruleCode' | 'child',
): ReadonlyMap<string, readonly ValidationFinding[]> {
  const groups = new Map<string, ValidationFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding[key]);
    if (group) group.push(finding);
    else groups.set(finding[key], [finding]);
  }
  return groups;
}

/** @returns the rules that flag something, in the order of the findings. */
export const countsByRule = (findings: readonly ValidationFinding[]): readonly RuleCount[] =>
  [...grouped(findings, 'ruleCode')].map(([ruleCode, ofRule]) => ({
    ruleCode,
    title: ruleOf(ruleCode)?.title ?? '',
    sentence: ruleOf(ruleCode)?.sentence ?? '',
    findings: ofRule.length,
    children: new Set(ofRule.map(({ child }) => child)).size,
  }));

/** @returns the children with the most findings first, then by code. */
export const countsByChild = (findings: readonly ValidationFinding[]): readonly ChildCount[] =>
  [...grouped(findings, 'child')]
    .map(([child, ofChild]) => ({
      child,
      findings: ofChild.length,
      ruleCodes: [...new Set(ofChild.map(({ ruleCode }) => ruleCode))],
    }))
    .sort((a, b) => b.findings - a.findings || (a.child < b.child ? -1 : 1));
