import { reasonColumn } from '../core/quarantine/index.js';
import { type OpenTable, type TableRow } from './file-reader.js';

const guarded = /^'[=+\-@\t\r]/;

/** @returns the table as the sender's program would have written it, without the marks of a quarantine file. */
export function withoutMarks(table: OpenTable): OpenTable {
  const position = table.headers.indexOf(reasonColumn);
  const isOwn = (_: unknown, at: number): boolean => at !== position;
  return {
    ...table,
    headers: table.headers.filter(isOwn),
    writtenHeaders: table.writtenHeaders.filter(isOwn),
    rows: rowsWithoutMarks(table.rows, position),
  };
}

async function* rowsWithoutMarks(rows: AsyncIterable<TableRow>, position: number): AsyncGenerator<TableRow> {
  const unguarded = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
  for await (const row of rows) {
    yield {
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).map(([column, text]) => [column, unguarded(text)])),
      values: row.values.filter((_, at) => at !== position).map(unguarded),
    };
  }
}
