import { type ImportProblem } from '../core/index.js';
import { type ImportFile } from './import-request.js';

/** A data row. Cells are trimmed and found by column name in upper case; a column that is not there has no cell. */
export interface TableRow {
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** The cells as written, in the file's order, also those beyond the header: what quarantine keeps and gives back. */
  readonly values: readonly string[];
  /** Why the row as a whole is not to be trusted: cells missing or too many, a quotation mark amiss. Its cells are a guess. */
  readonly fault: ImportProblem | null;
}

export interface OpenTable {
  readonly file: string;
  /** The sheet of a workbook; null for a file that is one table, and for XML. */
  readonly sheet: string | null;
  /** Column names in upper case, in the file's order. */
  readonly headers: readonly string[];
  /** The header as written, for giving rows back in the file's own layout. */
  readonly writtenHeaders: readonly string[];
  /** Blank rows are left out; there may be none at all. Can be read once, and before the next table is asked for. */
  readonly rows: AsyncIterable<TableRow>;
}

/** Told of what was passed over or read by a guess: always warnings. */
export type Tell = (warning: ImportProblem) => void;

/**
 * Rows of a large file, cut down to the columns asked for. Whoever reads millions of them looks at the bytes and asks for
 * strings only where the bytes do not tell. Valid until the next batch is asked for.
 */
export interface ColumnBatch {
  /** The number of the batch's first row, the header being row 1. */
  readonly firstRow: number;
  /** How many rows there are, blank ones too. */
  readonly rowCount: number;
  readonly bytes: Uint8Array;
  /**
   * Where the cells stand in `bytes` as written, quotation marks included: row after row, for each column asked for its
   * first byte and the one after its last. A blank row has -1 in front.
   */
  readonly bounds: Int32Array;
  /** @returns the cells of one row, counted from 0, in the order asked for, untrimmed; null for a blank row. */
  cellsOf(position: number): readonly string[] | null;
}

/**
 * Where the wanted columns stand, counted from 0; -1 for one that the file has not, whose cells are then blank. With
 * `firstRowIsData` the file has no header row.
 */
export type ColumnChoice = readonly number[] | { readonly positions: readonly number[]; readonly firstRowIsData: true };

export interface OpenColumns {
  readonly batches: AsyncIterable<ColumnBatch>;
  /** Once all batches are read. */
  readonly sha256: () => string;
}

/**
 * Reads files as they arrive. Every method throws UnreadableFile, with the sentence for the person, when the file as a
 * whole is not what it should be; what is wrong with one row is that row's `fault`.
 */
export abstract class FileReader {
  /**
   * The files in an archive (.gz, .zip), each with its folder in its name, or the file itself when it is none. Read each
   * one before asking for the next. An entry that cannot be read says so when its content is read, so that the others
   * still can be.
   *
   * @param tell without it, what would be passed over with a warning is thrown.
   */
  abstract unpack(file: ImportFile, tell?: Tell): AsyncIterable<ImportFile>;

  /**
   * The tables of one unpacked file: of CSV one, of a workbook one a sheet, of a return in XML one for each table that has
   * rows. Without rows a CSV file still is a table; an empty file has none, which is told.
   *
   * @param tell without it, what would be passed over with a warning is thrown.
   */
  abstract openTables(file: ImportFile, tell?: Tell): AsyncIterable<OpenTable>;

  /** The first table of a file. @throws UnreadableFile also for the fault of a row. */
  abstract openTable(file: ImportFile): Promise<OpenTable>;

  /**
   * For files of millions of rows, about ten times as fast as openTable.
   *
   * @param choose told the first row as written; answers with the columns wanted, or the problem.
   */
  abstract openColumns(
    file: ImportFile,
    choose: (headers: readonly string[]) => ColumnChoice | ImportProblem,
  ): Promise<OpenColumns>;

  /** The whole of a small JSON document, parsed. */
  abstract readJson(file: ImportFile): Promise<unknown>;
}
