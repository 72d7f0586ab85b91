import {
  type ImportDifference,
  type ImportedFile,
  type ImportKind,
  type ImportProblem,
  type ImportStatus,
} from '../core/index.js';
import { type OutstandingRow } from './mending.js';
import { type QuarantinedRow } from './table-in-run.js';

export interface ImportStart {
  readonly kind: ImportKind;
  readonly authorityCode: string | null;
  readonly requestedBy: string;
  /** The import whose quarantined rows this one mends. */
  readonly mends: string | null;
}

/** One table of an import at its end. */
export interface FileAtEnd extends ImportedFile {
  /** The header as written. */
  readonly headers: readonly string[];
  /** Rows of national data that was refused. */
  readonly rowsNotKept: number;
  /** As many as `rowsQuarantined`. */
  readonly quarantined: readonly QuarantinedRow[];
}

export interface ImportEnd {
  readonly importId: string;
  readonly status: Exclude<ImportStatus, 'running' | 'undone'>;
  readonly fileNames: readonly string[];
  readonly files: readonly FileAtEnd[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly problems: readonly ImportProblem[];
}

/** The record of every import, also of those refused. */
export abstract class ImportLog {
  /** @returns the id of the import, recorded as running before its first byte is read. */
  abstract begin(start: ImportStart): Promise<string>;

  /**
   * Says that the open transaction is this import's. Until it ends, however it ends, the import counts as alive, and what
   * the transaction changes is recorded as the import's.
   */
  abstract claim(importId: string): Promise<void>;

  /** Inside a transaction the end is kept only if what was imported is kept. */
  abstract end(end: ImportEnd): Promise<void>;

  /**
   * Rows that `mendedBy` sent again: whether it loaded them or has them in its own quarantine, they wait here no more.
   *
   * @returns how many of them still waited.
   */
  abstract takeOutOfQuarantine(rows: readonly OutstandingRow[], mendedBy: string): Promise<number>;

  /** Holds the one lock of imports until the open transaction ends: two imports never write at one time. */
  abstract waitForTurn(): Promise<void>;

  /** @returns what the open transaction has changed so far for this import. */
  abstract difference(importId: string): Promise<ImportDifference>;
}
