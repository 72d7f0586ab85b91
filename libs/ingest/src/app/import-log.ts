import { type ImportKind, type ImportProblem } from '../core/index.js';

export interface ImportStart {
  readonly kind: ImportKind;
  readonly authorityCode: string | null;
  readonly requestedBy: string;
}

export interface ImportEnd {
  readonly importId: string;
  readonly status: 'applied' | 'refused' | 'interrupted';
  readonly fileNames: readonly string[];
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly problems: readonly ImportProblem[];
}

/** The record of every import, also of those refused. */
export abstract class ImportLog {
  /** @returns the id of the import, recorded as running before its first byte is read. */
  abstract begin(start: ImportStart): Promise<string>;
  /** Inside a transaction the end is kept only if what was imported is kept. */
  abstract end(end: ImportEnd): Promise<void>;
  /** Holds the one lock of imports until the open transaction ends: two imports never write at one time. */
  abstract waitForTurn(): Promise<void>;
}
