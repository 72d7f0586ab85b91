import {
  importError,
  type ImportProblem,
  importWarning,
  type ReturnTable,
  type ReturnTables,
  type SentColumns,
  type SentRow,
  type TableName,
} from '../core/index.js';
import { likelyTable, returnTables } from '../core/ssda903/index.js';
import { type FileReader, type OpenTable } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { UnreadableFile } from './unreadable-file.js';

/** One year's return as its files have it, every row of every table. */
export interface ReturnInFiles {
  readonly tables: ReturnTables;
  readonly columns: SentColumns;
  /** Files that could not be read, what is no table of the return, and columns that are not there. */
  readonly problems: readonly ImportProblem[];
}

const folderOf = (name: string): string => name.split(/[\\/]/).slice(0, -1).join('/');

const filledCells = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));

/** The return while its files are read. */
class ReturnInReading {
  readonly tables: Partial<Record<TableName, SentRow[]>> = {};
  readonly columns: Partial<Record<TableName, readonly string[]>> = {};
  readonly problems: ImportProblem[] = [];
  private readonly folders = new Set<string>();

  readonly tell = (problem: ImportProblem): void => void this.problems.push(problem);

  async orTell(read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.tell(error.problem);
    }
  }

  async read(table: OpenTable): Promise<void> {
    const kind = likelyTable(table.headers, table.file);
    if (kind === null) {
      const sentence = 'This is no table of the return. It is left out.';
      this.tell(importWarning('no-table-of-the-return', { file: table.file }, sentence));
      return;
    }
    const { title } = returnTables[kind];
    if (title === 'Episodes') this.folders.add(folderOf(table.file));
    this.tellMissingColumns(kind, table);
    this.columns[title] = [...(this.columns[title] ?? []), ...table.headers];
    await this.readRows(table, (this.tables[title] ??= []));
  }

  /** Blank lines within a file are counted, as whoever wrote the file counts them. */
  private async readRows({ file, rows }: OpenTable, into: SentRow[]): Promise<void> {
    const rowsBefore = into.length;
    for await (const { row, cells } of rows) {
      for (let blank = into.length - rowsBefore + 2; blank < row; blank += 1)
        into.push({ file, row: blank, cells: {}, isBlankLine: true });
      into.push({ file, row, cells: filledCells(cells) });
    }
  }

  private tellMissingColumns(kind: ReturnTable, { file, headers }: OpenTable): void {
    const { title, columns } = returnTables[kind];
    const missing = columns.filter((column) => !headers.includes(column));
    if (missing.length === 0) return;
    const sentence = `${title} has no column ${missing.join(', ')}. ${missing.length === 1 ? 'It counts' : 'They count'} as blank.`;
    this.tell(importWarning('column-counts-as-blank', { file }, sentence));
  }

  tellSeveralReturns(): void {
    if (this.folders.size < 2) return;
    const sentence = `Here are ${this.folders.size} returns, one in each folder: ${[...this.folders].sort().join(', ')}. Name the folder of one year.`;
    this.tell(importError('several-returns', {}, sentence));
  }
}

/**
 * Reads the files of one year's return, without asking whether its rows could be loaded: what is wrong with them is what
 * validation is to tell. Several files of a table are put one after another as they come.
 */
export async function readReturnFiles(reader: FileReader, files: ImportRequest['files']): Promise<ReturnInFiles> {
  const reading = new ReturnInReading();
  for await (const packed of files) {
    await reading.orTell(async () => {
      for await (const file of reader.unpack(packed, reading.tell)) {
        await reading.orTell(async () => {
          for await (const table of reader.openTables(file, reading.tell)) await reading.read(table);
        });
      }
    });
  }
  reading.tellSeveralReturns();
  return reading;
}
