import { type LocalDate } from '#kernel';
import { type ReportedFinding, type SentRow } from '../core/index.js';

/** Which year was checked, and against which imports. */
export interface ValidationRunStart {
  readonly authorityCode: string;
  readonly yearEndOn: LocalDate;
  /** The import that loaded the year. */
  readonly importId: string;
  /** The import that loaded the year before; null when it is not loaded. */
  readonly previousImportId: string | null;
  readonly requestedBy: string;
  readonly rowsChecked: number;
}

export interface ValidationRun extends ValidationRunStart {
  readonly id: string;
  readonly validatedAt: Date;
  readonly findings: number;
  readonly children: number;
}

/** A finding as it is kept; its words are those of the rule. */
export type KeptFinding = Omit<ReportedFinding, 'title' | 'sentence'> & {
  /** Counted from 1 in the order of the run. */
  readonly ordinal: number;
};

export interface CountedRule {
  readonly ruleCode: string;
  readonly findings: number;
  readonly children: number;
}

export interface CountedChild {
  readonly child: string;
  readonly findings: number;
  readonly ruleCodes: readonly string[];
}

/** Narrows findings down to a rule, a child, or both; null for all. */
export interface FindingFilter {
  readonly ruleCode: string | null;
  readonly child: string | null;
}

/** A row of a return that could not be loaded. */
export interface RefusedReturnRow extends SentRow {
  /** As `episodes`. */
  readonly table: string;
}

/** What the rules said of each year, and the rows they look at that the register does not have. */
export abstract class ValidationRuns {
  /** Puts a run in the place of the year's earlier one, whose id it keeps. @returns the id. */
  abstract keep(run: ValidationRunStart, findings: readonly ReportedFinding[]): Promise<string>;

  abstract byId(id: string, authorityCode: string): Promise<ValidationRun | null>;
  abstract ofYear(authorityCode: string, yearEndOn: LocalDate): Promise<ValidationRun | null>;
  /** @returns the runs of an authority, the latest year first. */
  abstract ofAuthority(authorityCode: string): Promise<readonly ValidationRun[]>;

  /** @returns the rules that flag something, in the order of the findings. */
  abstract countsByRule(runId: string): Promise<readonly CountedRule[]>;
  /** @returns the children with the most findings first, then by code, after the first `skip`. */
  abstract countsByChild(runId: string, first: number, skip: number): Promise<readonly CountedChild[]>;
  /** In the order of the run. @param after the ordinal to go on from; 0 for the first. */
  abstract findings(
    runId: string,
    filter: FindingFilter,
    first: number,
    after: number,
  ): Promise<readonly KeptFinding[]>;
  abstract countFindings(runId: string, filter: FindingFilter): Promise<number>;

  /** @returns the rows of an import of returns that are in quarantine, not mended, in order of file and row. */
  abstract refusedRows(importId: string): Promise<readonly RefusedReturnRow[]>;
  /** @returns whether rows of the import were mended after that moment. */
  abstract mendedSince(importIds: readonly string[], moment: Date): Promise<boolean>;
}
