import { type FileReader, type TableRow } from './file-reader.js';
import { type ImportRun } from './import-run.js';
import { importError, noRows, noTable, problemsOfHeader, wrongKindOfFile } from '../core/index.js';

/** A table that one file holds whole. */
interface WholeTable {
  /** Names the table in the record of imports. */
  readonly id: string;
  /** As sentences name it: "the households file". */
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly (string | RegExp)[];
}

/**
 * Reads the one file of an import that replaces or adds a whole table. Header, kind of file, number of files and emptiness
 * are judged here, rows by `readRow`, which tells what is wrong with a row by `run.reportOfRows`. A row that is not to be
 * trusted as a whole goes to quarantine unseen.
 *
 * @param readRow told the label of the table, by which its problems name it.
 */
export async function readWholeTable(
  run: ImportRun,
  reader: FileReader,
  table: WholeTable,
  readRow: (label: string, row: TableRow) => void,
): Promise<void> {
  let tablesSeen = 0;
  await run.eachTable(reader, async (open) => {
    tablesSeen += 1;
    const { headers } = open;
    const columnsFound = table.required.filter((column) => headers.includes(column)).length;
    if (2 * columnsFound < table.required.length) {
      if (open.sheet === null) run.report(wrongKindOfFile(open.file, table.name));
      return;
    }
    if (run.tables.length > 0) {
      const sentence = 'This import takes one file. Import the files one at a time.';
      run.report(importError('more-than-one-file', { file: open.file }, sentence));
      return;
    }
    const begun = run.begin(open, table.id);
    const refusalsBefore = run.problems.refusals;
    run.reportAll(problemsOfHeader(begun.label, headers, table));
    if (run.problems.refusals > refusalsBefore) return;
    for await (const row of open.rows) if (run.reads(begun, row)) readRow(begun.label, row);
    if (begun.rowsRead === 0) run.report(noRows(begun.label));
  });
  if (run.tables.length === 0 && run.problems.refusals === 0) {
    const [file = ''] = run.fileNames;
    run.report(tablesSeen === 0 ? noTable(file) : wrongKindOfFile(file, table.name));
  }
}
