import { columnName, type ImportProblem, noRows, rowTooLong, wrongNumberOfCells } from '../core/index.js';
import { type OpenTable, type TableRow } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { type CsvRecord, CsvRecords, type Separator, separatorOf } from './csv-records.js';

const longestRow = 1_000_000;
/** Excel may write the sign between the cells in a line of its own above the header. */
const separatorLine = /^sep=(.)$/i;

/** The table of a CSV file, opened as far as its header. */
export async function csvTable(file: string, text: AsyncGenerator<string>): Promise<OpenTable> {
  const { separator, start } = await firstLines(file, text);
  const records = recordsOf(file, separator, start, text);
  for (;;) {
    const next = await records.next();
    if (next.done) throw new UnreadableFile(noRows(file));
    const { values, fault } = next.value;
    if (isBlank(values) || separatorLine.test(values.join(separator))) continue;
    if (fault) throw new UnreadableFile(fault);
    const writtenHeaders = withoutBlanksAtTheEnd(values);
    const headers = writtenHeaders.map(columnName);
    return { file, sheet: null, headers, writtenHeaders, rows: rowsOf(file, headers, records) };
  }
}

/** @returns the row with its cells by name, and its fault when it does not fit the header. */
export function rowUnder(
  file: string,
  headers: readonly string[],
  row: number,
  values: readonly string[],
  fault: ImportProblem | null,
): TableRow {
  const cells: Record<string, string> = {};
  headers.forEach((header, position) => {
    cells[header] = values[position]?.trim() ?? '';
  });
  const isUneven = values.length < headers.length || !isBlank(values.slice(headers.length));
  const uneven = isUneven ? wrongNumberOfCells(file, row, headers.length, values.length) : null;
  return { row, cells, values, fault: fault ?? uneven };
}

export const isBlank = (values: readonly string[]): boolean => values.every((value) => value.trim() === '');

export const withoutBlanksAtTheEnd = (values: readonly string[]): readonly string[] =>
  values.slice(0, values.findLastIndex((value) => value.trim() !== '') + 1);

async function firstLines(
  file: string,
  text: AsyncGenerator<string>,
): Promise<{ readonly separator: Separator; readonly start: string }> {
  let start = '';
  for (;;) {
    const line = /[^\s][^\r\n]*(?=[\r\n])/.exec(start)?.[0];
    const next = line === undefined ? await text.next() : null;
    if (next === null || next.done) {
      const first = line ?? start.trim();
      const told = separatorLine.exec(first)?.[1];
      return { separator: separatorOf(told ?? first), start };
    }
    start += next.value;
    if (start.length > longestRow && !/[\r\n]/.test(start)) throw new UnreadableFile(rowTooLong(file, 1));
  }
}

async function* recordsOf(
  file: string,
  separator: Separator,
  start: string,
  text: AsyncGenerator<string>,
): AsyncGenerator<CsvRecord> {
  const records = new CsvRecords(file, separator);
  yield* records.push(start);
  for await (const part of text) {
    yield* records.push(part);
    if (records.heldLength > longestRow) throw new UnreadableFile(rowTooLong(file, records.rowsSoFar + 1));
  }
  yield* records.end();
}

async function* rowsOf(
  file: string,
  headers: readonly string[],
  records: AsyncIterable<CsvRecord>,
): AsyncGenerator<TableRow> {
  for await (const { row, values, fault } of records) {
    if (!isBlank(values)) yield rowUnder(file, headers, row, values, fault);
  }
}
