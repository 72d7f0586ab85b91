import { columnTwice, extraColumns, missingColumn } from './file-problems.js';
import { type ImportProblem } from './import-problem.js';

/** @returns the header cell as columns are compared: without spaces around it, in upper case. */
export const columnName = (cell: string): string => cell.trim().toUpperCase();

/**
 * Compares a header with the columns a table has. Order does not matter.
 *
 * @param optional columns that may be there; a RegExp stands for numbered columns such as CHILD_1_FROM.
 * @returns missing columns and columns named twice as errors, columns nobody asked for as one warning.
 */
export function problemsOfHeader(
  file: string,
  headers: readonly string[],
  table: {
    readonly name: string;
    readonly required: readonly string[];
    readonly optional?: readonly (string | RegExp)[];
  },
): readonly ImportProblem[] {
  const { name, required, optional = [] } = table;
  const isKnown = (header: string): boolean =>
    required.includes(header) ||
    optional.some((wanted) => (typeof wanted === 'string' ? wanted === header : wanted.test(header)));
  const missing = required.filter((column) => !headers.includes(column));
  const named = headers.filter((header) => header !== '');
  const twice = [...new Set(named.filter((header, position) => named.indexOf(header) !== position))];
  const extra = named.filter((header) => !isKnown(header));
  return [
    ...missing.map((column) => missingColumn(file, column, name)),
    ...twice.map((column) => columnTwice(file, column)),
    ...(extra.length > 0 ? [extraColumns(file, extra)] : []),
  ];
}
