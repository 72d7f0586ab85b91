import { type LocalDate } from '#kernel';
import { yearInWords } from '../imports/load-files.presenter.js';
import { type Connection } from '../requests/request.operations.js';
import { counted, figure, instantInWords, sentenceCase } from '../words/words.js';
import { childInWords } from './child.presenter.js';
import {
  type FlaggedChild,
  type FlaggedRow,
  type FlaggingRule,
  type OutdatedReason,
  type ReturnYear,
  type ValidationSummary,
} from './validation.operations.js';

export const childrenOnAPage = 50;
export const rowsOnAPage = 100;

const outdatedInWords: Readonly<Record<OutdatedReason, string>> = {
  RETURN_CHANGED: 'The return was loaded again after this check.',
  YEAR_BEFORE_CHANGED: 'The return of the year before was loaded after this check.',
  ROWS_MENDED: 'Rows that were set aside were mended after this check.',
  POSTCODES_CHANGED: 'Postcodes were loaded after this check, so distances and areas may differ.',
};

const outdated = (reason: OutdatedReason | null): string | null =>
  reason === null ? null : `${outdatedInWords[reason]} Check it again to see what holds now.`;

function resultInWords({ findingCount, childCount }: ValidationSummary): string {
  if (findingCount === 0) return 'No rule found anything.';
  return `${sentenceCase(counted(findingCount, 'finding'))} in the rows of ${counted(childCount, 'child', 'children')}.`;
}

const rulesInWords = (rules: number): string =>
  `${figure(rules)} of the sector’s rules are checked here, under the sector’s own numbers. The department may check others besides.`;

export interface ReturnYearsModel {
  readonly title: string;
  readonly rules: string;
  readonly years: readonly {
    readonly yearEndOn: LocalDate;
    readonly year: string;
    readonly size: string;
    readonly result: string;
    readonly outdated: string | null;
    readonly href: string | null;
    readonly button: string;
  }[];
  readonly mayCheck: boolean;
}

export const presentReturnYears = (
  years: readonly ReturnYear[],
  { rules, mayCheck }: { readonly rules: number; readonly mayCheck: boolean },
): ReturnYearsModel => ({
  title: 'Check a return',
  rules: rulesInWords(rules),
  years: years.map(({ yearEndOn, episodes, children, validation }) => ({
    yearEndOn,
    year: yearInWords(yearEndOn),
    size: `${counted(episodes, 'episode')} of ${counted(children, 'child', 'children')}`,
    result:
      validation === null
        ? 'Not checked yet.'
        : `${resultInWords(validation)} Checked on ${instantInWords(validation.validatedAt)}.`,
    outdated: outdated(validation?.outdatedBecause ?? null),
    href: validation === null ? null : `/validation/${yearEndOn}`,
    button: validation === null ? 'Check' : 'Check again',
  })),
  mayCheck,
});

interface ReportFrame {
  readonly title: string;
  readonly yearEndOn: LocalDate;
  readonly result: string;
  readonly checked: string;
  readonly outdated: string | null;
  readonly withoutYearBefore: string | null;
  readonly downloads: readonly { readonly text: string; readonly href: string }[];
  readonly mayCheck: boolean;
}

function frameOf(report: ValidationSummary, mayCheck: boolean): ReportFrame {
  const { id, yearEndOn, validatedAt, requestedBy, rowsChecked } = report;
  return {
    title: `Check of the return of ${yearInWords(yearEndOn)}`,
    yearEndOn,
    result: resultInWords(report),
    checked: `${sentenceCase(counted(rowsChecked, 'row'))} were checked on ${instantInWords(validatedAt)}, asked by ${requestedBy}.`,
    outdated: outdated(report.outdatedBecause),
    withoutYearBefore: report.comparedWithYearBefore
      ? null
      : 'The return of the year before is not loaded, so the rules that compare two years say nothing.',
    downloads: [
      { text: 'Download every finding as Excel', href: `/validation/download/${id}.xlsx` },
      { text: 'Download every finding as CSV', href: `/validation/download/${id}.csv` },
    ],
    mayCheck,
  };
}

const rowsHref = (yearEndOn: LocalDate, filter: Readonly<Record<string, string>>): string =>
  `/validation/${yearEndOn}/rows?${new URLSearchParams(filter).toString()}`;

export interface ValidationByRuleModel extends ReportFrame {
  readonly rulesChecked: string;
  readonly rules: readonly {
    readonly code: string;
    readonly title: string;
    readonly sentence: string;
    readonly rows: string;
    readonly children: string;
    readonly href: string;
  }[];
}

export const presentValidationByRule = (
  report: ValidationSummary & { readonly byRule: readonly FlaggingRule[] },
  { rules, mayCheck }: { readonly rules: number; readonly mayCheck: boolean },
): ValidationByRuleModel => ({
  ...frameOf(report, mayCheck),
  rulesChecked: rulesInWords(rules),
  rules: report.byRule.map(({ ruleCode, title, sentence, findings, children }) => ({
    code: ruleCode,
    title,
    sentence,
    rows: counted(findings, 'row'),
    children: counted(children, 'child', 'children'),
    href: rowsHref(report.yearEndOn, { rule: ruleCode }),
  })),
});

interface Pager {
  readonly range: string;
  readonly firstPageHref: string | null;
  readonly nextPageHref: string | null;
}

function pagerOf(
  { totalCount, pageInfo, edges }: Connection<unknown>,
  {
    page,
    onAPage,
    what,
    address,
  }: { readonly page: number; readonly onAPage: number; readonly what: string; readonly address: string },
): Pager {
  const first = (page - 1) * onAPage + 1;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const joint = address.includes('?') ? '&' : '?';
  return {
    range:
      edges.length === 0
        ? `No ${what}.`
        : `Showing ${figure(first)} to ${figure(first + edges.length - 1)} of ${figure(totalCount)}.`,
    firstPageHref: page > 1 ? address : null,
    nextPageHref:
      next === null
        ? null
        : `${address}${joint}${new URLSearchParams({ after: next, page: String(page + 1) }).toString()}`,
  };
}

interface ChildLink {
  readonly child: string;
  /** The child's record; null when the register has none, or the row names no child. */
  readonly childHref: string | null;
}

const childLink = ({ child, isOnRegister }: Pick<FlaggedChild, 'child' | 'isOnRegister'>): ChildLink =>
  child === ''
    ? { child: 'No child named', childHref: null }
    : { child: childInWords(child), childHref: isOnRegister ? `/children/${encodeURIComponent(child)}` : null };

export interface ValidationByChildModel extends ReportFrame, Pager {
  readonly children: readonly (ChildLink & {
    readonly rules: string;
    readonly rows: string;
    readonly rowsHref: string;
  })[];
}

export const presentValidationByChild = (
  report: ValidationSummary & { readonly byChild: Connection<FlaggedChild> },
  { page, mayCheck }: { readonly page: number; readonly mayCheck: boolean },
): ValidationByChildModel => ({
  ...frameOf(report, mayCheck),
  ...pagerOf(report.byChild, {
    ...{ page, onAPage: childrenOnAPage, what: 'child has a finding' },
    address: `/validation/${report.yearEndOn}/children`,
  }),
  children: report.byChild.edges.map(({ node }) => ({
    ...childLink(node),
    rules: node.ruleCodes.join(', '),
    rows: counted(node.findings, 'finding'),
    rowsHref: rowsHref(report.yearEndOn, { child: node.child }),
  })),
});

export interface FlaggedRowsModel extends ReportFrame, Pager {
  readonly filter: { readonly rule: string; readonly child: string };
  readonly rows: readonly (ChildLink & {
    readonly code: string;
    readonly title: string;
    readonly sentence: string;
    readonly place: string;
    readonly values: string;
  })[];
}

export function presentFlaggedRows(
  report: ValidationSummary & { readonly findings: Connection<FlaggedRow> },
  { rule, child, page }: { readonly rule: string; readonly child: string; readonly page: number },
): FlaggedRowsModel {
  const asked = { ...(rule === '' ? {} : { rule }), ...(child === '' ? {} : { child }) };
  return {
    ...frameOf(report, false),
    ...pagerOf(report.findings, {
      ...{ page, onAPage: rowsOnAPage, what: 'row was found' },
      address: rowsHref(report.yearEndOn, asked),
    }),
    filter: { rule, child },
    rows: report.findings.edges.map(({ node }) => ({
      ...childLink(node),
      code: node.ruleCode,
      title: node.title,
      sentence: node.sentence,
      place: node.file === '' ? `Row ${figure(node.row)}` : `${node.file}, row ${figure(node.row)}`,
      values: node.values,
    })),
  };
}
