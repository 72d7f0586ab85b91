import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { PostcodeStore, ReadAuthorities } from '#geography';
import { ReadChild, ReturnStore } from '#register';
import { type ReportedFinding, type RuleCount, ruleOf } from '../core/index.js';
import { type ImportPage } from './read-imports.service.js';
import {
  type CountedChild,
  type FindingFilter,
  type KeptFinding,
  type ValidationRun,
  ValidationRuns,
} from './validation-runs.js';
import { ReturnAsSent } from './return-as-sent.service.js';
import { yearBefore } from './validate-return.service.js';
import { WriteValidationReport } from './write-validation-report.service.js';

/** No such report, or one of another authority's return: the caller is not told which. */
export interface ValidationNotFound extends Problem {
  readonly kind: 'validation-not-found';
}

/** The cursor did not come from this list. */
export interface ValidationCursorNotValid extends Problem {
  readonly kind: 'cursor-not-valid';
  readonly field: 'after';
}

/** Why a report may not be true any more; null while it is. */
export type StaleBecause = 'return-changed' | 'year-before-changed' | 'rows-mended' | 'postcodes-changed' | null;

export interface ValidationReport extends ValidationRun {
  readonly staleBecause: StaleBecause;
}

/** A finding in words, with the child's record. */
export interface ReadFinding extends ReportedFinding {
  /** Null when the register has no such child: its rows were not loaded. */
  readonly childId: string | null;
}

export interface ReadChildCount extends CountedChild {
  readonly childId: string | null;
}

const mostOnAPage = 200;
const allFindings = 1_000_000;
const everything: FindingFilter = { ruleCode: null, child: null };
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const cursorForm = /^\d{1,9}$/;
const cursorNotValid = refusal({ kind: 'cursor-not-valid', field: 'after' } as const);

const remarkOn: Readonly<Record<NonNullable<StaleBecause>, string>> = {
  'return-changed': 'The return was loaded again since: check it again.',
  'year-before-changed': 'The return of the year before was loaded again since: check this one again.',
  'rows-mended': 'Rows were mended since: check it again.',
  'postcodes-changed': 'Other postcodes were loaded since: check it again.',
};

const within = (first: number): number => Math.min(Math.max(first, 1), mostOnAPage);

const inWords = (finding: KeptFinding): ReportedFinding => {
  const { title = '', sentence = '' } = ruleOf(finding.ruleCode) ?? {};
  return { ...finding, title, sentence };
};

/** Reads what the sector's rules say of the years that are loaded. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ReadValidation {
  constructor(
    private readonly runs: ValidationRuns,
    private readonly returns: ReturnStore,
    private readonly postcodes: PostcodeStore,
    private readonly children: ReadChild,
    private readonly sent: ReturnAsSent,
    private readonly authorities: ReadAuthorities,
    private readonly reports: WriteValidationReport,
  ) {}

  /** @returns the authority's reports, the latest year first. */
  async ofAuthority(authorityCode: string): Promise<readonly ValidationReport[]> {
    const runs = await this.runs.ofAuthority(authorityCode);
    return Promise.all(runs.map((run) => this.reportOf(run)));
  }

  /** @param authorityCode the caller's authority. */
  async byId(id: string, authorityCode: string): Promise<Result<ValidationReport, ValidationNotFound>> {
    return this.found(idForm.test(id) ? await this.runs.byId(id, authorityCode) : null);
  }

  /** @param authorityCode the caller's authority. */
  async ofYear(authorityCode: string, yearEndOn: LocalDate): Promise<Result<ValidationReport, ValidationNotFound>> {
    return this.found(await this.runs.ofYear(authorityCode, yearEndOn));
  }

  /**
   * The rules that flag something, in the order of their numbers.
   *
   * @param runId of a report that this service gave.
   */
  async byRule(runId: string): Promise<readonly RuleCount[]> {
    const counted = await this.runs.countsByRule(runId);
    return counted.map((count) => {
      const { title = '', sentence = '' } = ruleOf(count.ruleCode) ?? {};
      return { ...count, title, sentence };
    });
  }

  /**
   * The children with the most findings first, then by code.
   *
   * @param asked.report one that this service gave.
   * @param asked.first 1 to 200; more is taken as 200.
   */
  async byChild(asked: {
    readonly report: ValidationRun;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<ImportPage<ReadChildCount>, ValidationCursorNotValid>> {
    const { report, after } = asked;
    if (after !== null && !cursorForm.test(after)) return cursorNotValid;
    const [first, skip] = [within(asked.first), Number(after ?? 0)];
    const found = await this.runs.countsByChild(report.id, first + 1, skip);
    const ids = await this.idsOf(report, found);
    const edges = found.slice(0, first).map((count, position) => ({
      cursor: String(skip + position + 1),
      node: { ...count, childId: ids.get(count.child) ?? null },
    }));
    return success({ edges, hasNextPage: found.length > first, totalCount: report.children });
  }

  /**
   * Findings in the order of the rules' numbers, then of table and row.
   *
   * @param asked.report one that this service gave.
   * @param asked.first 1 to 200; more is taken as 200.
   */
  async findings(asked: {
    readonly report: ValidationRun;
    readonly ruleCode?: string | null;
    readonly child?: string | null;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<ImportPage<ReadFinding>, ValidationCursorNotValid>> {
    const { report, after, ruleCode = null, child = null } = asked;
    if (after !== null && !cursorForm.test(after)) return cursorNotValid;
    const first = within(asked.first);
    const filter = { ruleCode, child };
    const [found, totalCount] = await Promise.all([
      this.runs.findings(report.id, filter, first + 1, Number(after ?? 0)),
      this.runs.countFindings(report.id, filter),
    ]);
    const ids = await this.idsOf(report, found);
    const edges = found.slice(0, first).map((finding) => ({
      cursor: String(finding.ordinal),
      node: { ...inWords(finding), childId: ids.get(finding.child) ?? null },
    }));
    return success({ edges, hasNextPage: found.length > first, totalCount });
  }

  /**
   * @returns every finding as CSV: rule_code, table, row_index0 and CHILD as the command line prints them, then file, row and
   *   the words for people.
   */
  async asCsv(report: ValidationRun): Promise<string> {
    const found = await this.runs.findings(report.id, everything, allFindings, 0);
    return this.reports.csv(found.map(inWords));
  }

  /**
   * @param about.isFictional of the demonstration: every sheet then says so.
   * @returns the bytes of a workbook: by rule, by child, every row, and what was validated, when, and by which rules.
   */
  async asWorkbook(report: ValidationReport, about: { readonly isFictional: boolean }): Promise<Uint8Array> {
    const { authorityCode, yearEndOn, importId, previousImportId, staleBecause, validatedAt } = report;
    const found = await this.runs.findings(report.id, everything, allFindings, 0);
    return this.reports.workbook(
      {
        authorityCode,
        authorityName: (await this.authorities.byCode(authorityCode, yearEndOn))?.name ?? null,
        yearEndOn,
        tables: await this.sent.tablesOf(authorityCode, yearEndOn, importId),
        hadPreviousYear: previousImportId !== null,
        checkedAt: validatedAt,
        isFictional: about.isFictional,
        remarks: staleBecause === null ? [] : [remarkOn[staleBecause]],
      },
      found.map(inWords),
    );
  }

  private async found(run: ValidationRun | null): Promise<Result<ValidationReport, ValidationNotFound>> {
    return run === null ? refusal({ kind: 'validation-not-found' }) : success(await this.reportOf(run));
  }

  private async reportOf(run: ValidationRun): Promise<ValidationReport> {
    return { ...run, staleBecause: await this.staleBecause(run) };
  }

  private async staleBecause(run: ValidationRun): Promise<StaleBecause> {
    const years = await this.returns.yearsOf(run.authorityCode);
    const importOf = (yearEndOn: LocalDate): string | null =>
      years.find((year) => year.yearEndOn === yearEndOn)?.importId ?? null;
    if (importOf(run.yearEndOn) !== run.importId) return 'return-changed';
    if (importOf(yearBefore(run.yearEndOn)) !== run.previousImportId) return 'year-before-changed';
    const importIds = [run.importId, ...(run.previousImportId === null ? [] : [run.previousImportId])];
    if (await this.runs.mendedSince(importIds, run.validatedAt)) return 'rows-mended';
    const inUse = (await this.postcodes.releases(2)).find(({ state }) => state === 'in-use');
    return inUse !== undefined && inUse.loadedAt > run.validatedAt ? 'postcodes-changed' : null;
  }

  private idsOf(
    { authorityCode }: ValidationRun,
    found: readonly { readonly child: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    return this.children.idsOf(
      authorityCode,
      found.map(({ child }) => child),
    );
  }
}
