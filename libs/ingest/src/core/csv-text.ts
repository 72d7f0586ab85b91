/** What a spreadsheet would take for the start of a formula. */
const beginsAFormula = /^[=+\-@\t\r]/;

/** A number as people write it, which may begin with a minus. */
const isNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * @returns rows as CSV with CRLF, as RFC 4180 has it, for people to open in a spreadsheet: text that would be worked out
 *   as a formula gets an apostrophe in front. Not for files that are to be read back as they were.
 */
export const csvForSpreadsheets = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellForSpreadsheets).join(',')}\r\n`).join('');

function cellForSpreadsheets(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = beginsAFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
