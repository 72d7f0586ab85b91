import { type ImportProblem } from '../core/index.js';
import { type ImportFile } from './import-request.js';

/** A data row. Cells are trimmed and found by column name in upper case; a column that is not there has no cell. */
export interface TableRow {
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface OpenTable {
  readonly file: string;
  /** Column names in upper case, in the file's order. */
  readonly headers: readonly string[];
  /** Blank rows are left out; there may be none at all. Can be read once. */
  readonly rows: AsyncIterable<TableRow>;
}

/** Rows of a large file, cut down to the columns asked for. */
export interface ColumnBatch {
  /** The number of the batch's first row, the header being row 1. */
  readonly firstRow: number;
  /** Cells in the order asked for, untrimmed; null stands for a blank row. */
  readonly rows: readonly (readonly string[] | null)[];
}

export interface OpenColumns {
  readonly batches: AsyncIterable<ColumnBatch>;
  /** Once all batches are read. */
  readonly sha256: () => string;
}

/**
 * Reads files as they arrive. Every method throws UnreadableFile, with the sentence for the person, when the file is
 * not what it should be: empty, UTF-16, a workbook, cut off, with an open quotation mark or rows of uneven length.
 */
export abstract class FileReader {
  abstract openTable(file: ImportFile): Promise<OpenTable>;

  /**
   * For files of millions of rows, about ten times as fast as openTable.
   *
   * @param choose told the header as written; answers with the positions of the columns wanted, or the problem.
   */
  abstract openColumns(
    file: ImportFile,
    choose: (headers: readonly string[]) => readonly number[] | ImportProblem,
  ): Promise<OpenColumns>;

  /** The whole of a small JSON document, parsed. */
  abstract readJson(file: ImportFile): Promise<unknown>;
}
