import { type ImportRun } from './import-run.js';

/** @returns the numbers of the rows in quarantine, of an import that reads one table. */
export const refusedRows = (run: ImportRun): ReadonlySet<number> =>
  new Set(run.tables.flatMap((table) => table.refusedRows()));
