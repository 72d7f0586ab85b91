import { type ImportFile } from './import-request.js';
import { type FileReader, type TableRow } from './file-reader.js';
import { ImportRefused, type ImportRun } from './import-run.js';
import { importError, noRows, problemsOfHeader, wrongKindOfFile } from '../core/index.js';

/** A file with more bad rows than this is the wrong file; reading on would tell nobody anything. */
const enoughErrors = 1_000;

/** A table that one file holds whole. */
interface WholeTable {
  /** As sentences name it: "the households file". */
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly (string | RegExp)[];
}

/**
 * Reads the one file of an import that replaces or adds a whole table. Header, kind of file, number of files and emptiness
 * are judged here, rows by `readRow`.
 */
export async function readWholeTable(
  run: ImportRun,
  reader: FileReader,
  table: WholeTable,
  readRow: (file: string, row: TableRow) => void,
): Promise<void> {
  await run.eachFile(async (file: ImportFile) => {
    if (run.fileNames.length > 1) {
      const sentence = 'This import takes one file. Import the files one at a time.';
      run.report(importError('more-than-one-file', { file: file.name }, sentence));
      return;
    }
    const { headers, rows } = await reader.openTable(file);
    if (2 * table.required.filter((column) => headers.includes(column)).length < table.required.length) {
      run.report(wrongKindOfFile(file.name, table.name));
      return;
    }
    const errorsBefore = run.problems.errors;
    run.reportAll(problemsOfHeader(file.name, headers, table));
    if (run.problems.errors > errorsBefore) return;
    const rowsBefore = run.rowsRead;
    for await (const row of rows) {
      run.rowsRead += 1;
      readRow(file.name, row);
      if (run.problems.errors >= enoughErrors) throw new ImportRefused();
    }
    if (run.rowsRead === rowsBefore) run.report(noRows(file.name));
  });
}
