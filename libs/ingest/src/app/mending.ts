import { type RowsToMend, type RowToMend } from '../core/quarantine/index.js';

/** A row in quarantine with its key there. */
export interface OutstandingRow extends RowToMend {
  readonly importId: string;
  readonly fileOrdinal: number;
  readonly file: string;
}

/** What an import of mended rows is told of the import it mends. */
export interface Mending {
  readonly importId: string;
  /** Of the import that is mended. */
  readonly summary: Readonly<Record<string, unknown>>;
  readonly outstanding: readonly OutstandingRow[];
  readonly rows: RowsToMend;
}
