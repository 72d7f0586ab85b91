import { importError, type ImportProblem } from './import-problem.js';

/** A row that tells a part of a home: one of several of that home. */
export interface RowOfHome {
  readonly file: string;
  readonly row: number;
  readonly reference: string;
}

/** @returns an error for each row about a home that the register does not have. */
export const homesNotKnown = (rows: readonly RowOfHome[], known: ReadonlySet<string>): readonly ImportProblem[] =>
  rows
    .filter(({ reference }) => !known.has(reference))
    .map(({ file, row, reference }) =>
      importError(
        'unknown-household',
        { file, row, column: 'HOUSEHOLD', value: reference },
        `The register has no home with the reference "${reference}". Correct it, or import the households file first.`,
      ),
    );

/**
 * The rows of one home are the whole truth about it only together: with one of them refused, the home stays as it was.
 *
 * @param refused the rows refused for themselves.
 * @param waiting homes with a row in quarantine from before, with its number.
 * @returns an error for each other row of a home with a refused one.
 */
export function restOfRefusedHomes(
  rows: readonly RowOfHome[],
  refused: ReadonlySet<number>,
  waiting: ReadonlyMap<string, number> = new Map(),
): readonly ImportProblem[] {
  const firstRefused = new Map(waiting);
  for (const { reference, row } of rows) {
    if (refused.has(row) && !firstRefused.has(reference)) firstRefused.set(reference, row);
  }
  return rows
    .filter(({ row, reference }) => !refused.has(row) && firstRefused.has(reference))
    .map(({ file, row, reference }) =>
      importError(
        'home-left-as-it-was',
        { file, row, column: 'HOUSEHOLD', value: reference },
        `Row ${firstRefused.get(reference)} of the home ${reference} could not be loaded, so the home stays as it was. Send this row again with that one.`,
      ),
    );
}

/** @returns the rows of each home together, in the order met. */
export function byHome<Row extends RowOfHome>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const homes = new Map<string, Row[]>();
  for (const row of rows) {
    const known = homes.get(row.reference);
    if (known) known.push(row);
    else homes.set(row.reference, [row]);
  }
  return homes;
}
