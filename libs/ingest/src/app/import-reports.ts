import { type ImportedFile, type ImportKind, type ImportProblem, type ImportStatus } from '../core/index.js';

/** One import as its record tells it. */
export interface ImportReport {
  readonly id: string;
  readonly kind: ImportKind;
  /** The authority whose files these were; null for files of no one authority. */
  readonly authorityCode: string | null;
  readonly status: ImportStatus;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly finishedAt: Date | null;
  readonly requestedBy: string;
  readonly fileNames: readonly string[];
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  /** Rows that were not loaded and were kept to be mended. */
  readonly rowsQuarantined: number;
}

export interface NumberedProblem extends ImportProblem {
  /** Counts from 1 in the order the problems were met. */
  readonly ordinal: number;
}

/** Where imports and their problems are read. */
export abstract class ImportReports {
  /** @returns up to `first` imports of this authority and of none, the latest first, after the one with id `after`. */
  abstract page(authorityCode: string, first: number, after: string | null): Promise<readonly ImportReport[]>;

  abstract count(authorityCode: string): Promise<number>;

  /** @returns the import, or null when there is none with this id that this authority may read. */
  abstract byId(id: string, authorityCode: string): Promise<ImportReport | null>;

  /** @returns what became of each file, in the order in which they were read. */
  abstract files(importId: string): Promise<readonly ImportedFile[]>;

  /** @returns up to `first` problems, in the order they were met, after the one numbered `after`. */
  abstract problems(importId: string, first: number, after: number): Promise<readonly NumberedProblem[]>;

  abstract countProblems(importId: string): Promise<number>;
}
