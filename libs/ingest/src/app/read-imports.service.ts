import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type ImportedFile } from '../core/index.js';
import { type ImportReport, ImportReports, type NumberedProblem } from './import-reports.js';

/** No such import, or one of another authority's files: the caller is not told which. */
export interface ImportNotFound extends Problem {
  readonly kind: 'import-not-found';
}

/** The cursor did not come from this list. */
export interface ImportCursorNotValid extends Problem {
  readonly kind: 'cursor-not-valid';
  readonly field: 'after';
}

/** One page of a list in its stated order. */
export interface ImportPage<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const mostOnAPage = 100;
const cursorNotValid = refusal({ kind: 'cursor-not-valid', field: 'after' } as const);
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const within = (first: number): number => Math.min(Math.max(first, 1), mostOnAPage);

const pageOf = <Node>(
  found: readonly Node[],
  first: number,
  totalCount: number,
  cursor: (node: Node) => string,
): ImportPage<Node> => ({
  edges: found.slice(0, first).map((node) => ({ cursor: cursor(node), node })),
  hasNextPage: found.length > first,
  totalCount,
});

/** Reads how imports went. An authority's own files are told to that authority alone: problems quote what files say. */
@Injectable()
export class ReadImports {
  constructor(private readonly reports: ImportReports) {}

  /**
   * The latest first.
   *
   * @param asked.first 1 to 100; more is taken as 100.
   */
  async page(asked: {
    readonly authorityCode: string;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<ImportPage<ImportReport>, ImportCursorNotValid>> {
    if (asked.after !== null && !idForm.test(asked.after)) return cursorNotValid;
    const first = within(asked.first);
    const [found, totalCount] = await Promise.all([
      this.reports.page(asked.authorityCode, first + 1, asked.after),
      this.reports.count(asked.authorityCode),
    ]);
    return success(pageOf(found, first, totalCount, ({ id }) => id));
  }

  /** @param authorityCode the caller's authority. */
  async byId(id: string, authorityCode: string): Promise<Result<ImportReport, ImportNotFound>> {
    const report = idForm.test(id) ? await this.reports.byId(id, authorityCode) : null;
    return report === null ? refusal({ kind: 'import-not-found' }) : success(report);
  }

  /** @param importId of an import that `byId` or `page` gave. */
  files(importId: string): Promise<readonly ImportedFile[]> {
    return this.reports.files(importId);
  }

  /**
   * Problems in the order they were met.
   *
   * @param asked.importId of an import that `byId` or `page` gave.
   */
  async problems(asked: {
    readonly importId: string;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<ImportPage<NumberedProblem>, ImportCursorNotValid>> {
    if (asked.after !== null && !/^\d{1,9}$/.test(asked.after)) return cursorNotValid;
    const first = within(asked.first);
    const [found, totalCount] = await Promise.all([
      this.reports.problems(asked.importId, first + 1, Number(asked.after ?? 0)),
      this.reports.countProblems(asked.importId),
    ]);
    return success(pageOf(found, first, totalCount, ({ ordinal }) => String(ordinal)));
  }
}
