import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse';
import {
  columnName,
  importError,
  type ImportProblem,
  noRows,
  quoteNotClosed,
  strayQuote,
  wrongNumberOfCells,
  wrongSeparator,
} from '../core/index.js';
import { type ColumnChoice, FileReader, type OpenColumns, type OpenTable, type TableRow } from '../app/file-reader.js';
import { type ImportFile } from '../app/import-request.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { openBytes } from './byte-source.js';
import { pickColumns } from './column-picker.js';
import { decodedText } from './decoded-text.js';

const longestRow = 1_000_000;
const longestDocument = 200_000_000;

/** Reads CSV and JSON as the bytes arrive; a file is never held whole, but for a JSON document. */
@Injectable()
export class StreamingFileReader extends FileReader {
  override async *unpack(file: ImportFile): AsyncIterable<ImportFile> {
    yield file;
  }

  override async *openTables(file: ImportFile): AsyncIterable<OpenTable> {
    const bytes = await openBytes(file, 'text');
    const rows = csvRows(file.name, decodedText(file.name, bytes));
    const first = await rows.next();
    const header = first.done ? [] : first.value.values;
    refuseOtherSeparators(file.name, header);
    const headers = header.map(columnName);
    yield { file: file.name, sheet: null, headers, writtenHeaders: header, rows: tableRows(file.name, headers, rows) };
  }

  override async openTable(file: ImportFile): Promise<OpenTable> {
    const first = await this.openTables(file)[Symbol.asyncIterator]().next();
    if (first.done) throw new UnreadableFile(noRows(file.name));
    return { ...first.value, rows: withoutFaults(first.value.rows) };
  }

  override async openColumns(
    file: ImportFile,
    choose: (headers: readonly string[]) => ColumnChoice | ImportProblem,
  ): Promise<OpenColumns> {
    return pickColumns(file.name, await openBytes(file, 'text'), choose);
  }

  override async readJson(file: ImportFile): Promise<unknown> {
    const parts: string[] = [];
    let length = 0;
    for await (const part of decodedText(file.name, await openBytes(file, 'json'))) {
      parts.push(part);
      length += part.length;
      if (length > longestDocument) {
        const sentence = 'The file is larger than 200 MB. Export a generalised version of it, then import that.';
        throw new UnreadableFile(importError('file-too-large', { file: file.name }, sentence));
      }
    }
    try {
      return JSON.parse(parts.join('')) as unknown;
    } catch {
      const sentence = 'The JSON in the file is not whole: it is cut off or was edited by hand. Export it again.';
      throw new UnreadableFile(importError('json-broken', { file: file.name }, sentence));
    }
  }
}

interface CsvRow {
  readonly row: number;
  readonly values: readonly string[];
}

/** Rows as csv-parse finds them, blank ones left out but counted, and its faults in words. */
async function* csvRows(file: string, text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const parser = parse({
    recordDelimiter: ['\r\n', '\n', '\r'],
    relaxColumnCount: true,
    skipEmptyLines: false,
    maxRecordSize: longestRow,
  });
  const feeding = pipeline(Readable.from(text), parser).catch(() => undefined);
  let row = 0;
  try {
    for await (const values of parser as AsyncIterable<string[]>) {
      row += 1;
      if (values.some((value) => value.trim() !== '')) yield { row, values };
    }
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isOpenQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    const faultyRow = Number(error['records'] ?? row) + 1;
    throw new UnreadableFile(isOpenQuote ? quoteNotClosed(file, faultyRow) : strayQuote(file, faultyRow));
  }
}

async function* tableRows(
  file: string,
  headers: readonly string[],
  rows: AsyncIterable<CsvRow>,
): AsyncGenerator<TableRow> {
  for await (const { row, values } of rows) {
    const cells = Object.fromEntries(headers.map((header, position) => [header, values[position]?.trim() ?? '']));
    const surplus = values.slice(headers.length);
    const isUneven = values.length < headers.length || surplus.some((value) => value.trim() !== '');
    yield { row, cells, values, fault: isUneven ? wrongNumberOfCells(file, row, headers.length, values.length) : null };
  }
}

async function* withoutFaults(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    if (row.fault) throw new UnreadableFile(row.fault);
    yield row;
  }
}

function refuseOtherSeparators(file: string, header: readonly string[]): void {
  const [only] = header;
  if (only === undefined) throw new UnreadableFile(noRows(file));
  if (header.length === 1 && only.includes(';')) throw new UnreadableFile(wrongSeparator(file, 'semicolons'));
  if (header.length === 1 && only.includes('\t')) throw new UnreadableFile(wrongSeparator(file, 'tabs'));
}
