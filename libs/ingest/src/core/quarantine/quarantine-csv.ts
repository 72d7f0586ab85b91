import { reasonColumn, type RowToMend, whereFrom } from './mended-rows.js';

/** A row in quarantine and why it is there. */
export interface RefusedRow extends RowToMend {
  readonly reasons: readonly string[];
}

/** A spreadsheet program takes these for the beginning of a formula. */
const startsFormula = /^[=+\-@\t\r]/;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A cell as it was written. What a spreadsheet program would run as a formula gets a quotation mark before it, as such
 * programs write it themselves; a number with a sign is left as it is.
 */
const safeCell = (text: string): string =>
  cell(startsFormula.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const lineOf = (cells: readonly string[]): string => `${cells.map(safeCell).join(',')}\r\n`;

/**
 * Rows of one file in its own layout and one more column: its header as written, then REASON. A row that was cut short is
 * filled up with blank cells, and one that was too long keeps its surplus after the reason.
 *
 * @returns CSV in UTF-8 with a byte-order mark, which spreadsheet programs need to read letters with accents.
 */
export function quarantineCsv(headers: readonly string[], rows: readonly RefusedRow[]): string {
  const header = lineOf([...headers, reasonColumn]);
  const lines = rows.map(({ label, row, cells, reasons }) => {
    const own = headers.map((_, position) => cells[position] ?? '');
    return lineOf([...own, `${whereFrom(label, row)}${reasons.join(' ')}`, ...cells.slice(headers.length)]);
  });
  return `\ufeff${header}${lines.join('')}`;
}
