import { type ImportKind, type ImportStatus } from '../core/index.js';
import { type OutstandingRow } from './mending.js';

/** An import as far as its quarantine needs to know it. */
export interface QuarantinedImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly status: ImportStatus;
  readonly authorityCode: string | null;
  /** The import that this one mends; null for one that stands by itself. */
  readonly mends: string | null;
  readonly summary: Readonly<Record<string, unknown>>;
}

/** A file with rows that wait to be mended. */
export interface QuarantinedFile {
  /** Names the file in addresses: the number of the table in its import, or `IMPORT.NUMBER` for rows sent again. */
  readonly id: string;
  /** As problems name it: the file, with the sheet of a workbook. */
  readonly label: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly table: string | null;
  /** The header as written. */
  readonly headers: readonly string[];
  /** Rows that are not mended yet. */
  readonly rows: number;
}

export interface QuarantinedRowOfFile extends OutstandingRow {
  readonly fileId: string;
  readonly reasons: readonly string[];
}

/** Where rows that could not be loaded wait. */
export abstract class QuarantineStore {
  /** @returns the import; null when there is none with this id that this authority may read. Null reads all. */
  abstract importById(id: string, authorityCode: string | null): Promise<QuarantinedImport | null>;

  /** @returns files with rows not mended yet: of the import, then of what was sent to mend it. */
  abstract files(importId: string): Promise<readonly QuarantinedFile[]>;

  /** @returns rows not mended yet in order of file and row, from position `offset` on. @param fileId null for all files. */
  abstract rows(
    importId: string,
    fileId: string | null,
    limit: number,
    offset: number,
  ): Promise<readonly QuarantinedRowOfFile[]>;
}
