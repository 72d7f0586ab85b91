import { columnName } from '../core/index.js';
import { type ImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';

/** @returns the numbers of the rows in quarantine, of an import that reads one table. */
export const refusedRows = (run: ImportRun): ReadonlySet<number> =>
  new Set(run.tables.flatMap((table) => table.refusedRows()));

/**
 * @param request of mended rows, once they are read.
 * @returns homes that still have rows in quarantine which were not sent this time, with the number of one.
 */
export function homesWaiting({ mends }: ImportRequest): ReadonlyMap<string, number> {
  const waiting = (mends?.outstanding ?? []).filter((row) => mends?.rows.isFound(row) !== true);
  return new Map(
    waiting.flatMap(({ headers, cells, row }) => {
      const reference = cells[headers.findIndex((header) => columnName(header) === 'HOUSEHOLD')]?.trim() ?? '';
      return reference === '' ? [] : [[reference, row] as const];
    }),
  );
}
