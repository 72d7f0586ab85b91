import { type FileReader, type OpenTable, type TableRow } from './file-reader.js';
import { type ImportRun } from './import-run.js';
import {
  importError,
  type ImportProblem,
  importWarning,
  noRows,
  noTable,
  problemsOfHeader,
  wrongKindOfFile,
} from '../core/index.js';
import { type DescribedTable, isSheetOfExplanations, likelierKind } from '../core/templates/index.js';

/**
 * Reads the one file of an import that replaces or adds a whole table. Header, kind of file, number of files and emptiness
 * are judged here, rows by `readRow`, which tells what is wrong with a row by `run.reportOfRows`. A row that is not to be
 * trusted as a whole goes to quarantine unseen. The example of a template is passed over, and told.
 *
 * @param readRow told the label of the table, by which its problems name it.
 */
export async function readWholeTable(
  run: ImportRun,
  reader: FileReader,
  table: DescribedTable,
  readRow: (label: string, row: TableRow) => void,
): Promise<void> {
  let hasTable = false;
  await run.eachTable(reader, async (written) => {
    hasTable = true;
    const open = inOurSpelling(written, table.spellings);
    const { headers } = open;
    const columnsFound = table.required.filter((column) => headers.includes(column)).length;
    if (2 * columnsFound < table.required.length) {
      if (open.sheet === null) run.report(wrongKindOfFile(open.file, table.name));
      else if (!isSheetOfExplanations(headers)) run.report(sheetPassedOver(open, table.name));
      return;
    }
    const likelier = likelierKind(table.id, headers);
    if (likelier !== null) {
      const sentence = `The header is that of ${likelier.name}, not of ${table.name}. Choose the right file, or the right kind.`;
      run.report(importError('wrong-kind-of-file', { file: open.file, row: 1 }, sentence));
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
    let hasExample = false;
    for await (const row of open.rows) {
      if (table.isExample(row.cells)) {
        hasExample = true;
        run.report(examplePassedOver(begun.label, row.row));
      } else if (run.reads(begun, row)) readRow(begun.label, row);
    }
    if (begun.rowsRead === 0) run.report(hasExample ? onlyTheExample(begun.label) : noRows(begun.label));
  });
  if (run.tables.length === 0 && run.problems.refusals === 0) {
    const file = run.fileNames[0] ?? '';
    run.report(hasTable ? wrongKindOfFile(file, table.name) : noTable(file));
  }
}

const sheetPassedOver = ({ file, sheet }: OpenTable, name: string): ImportProblem =>
  importWarning(
    'sheet-passed-over',
    { file },
    `The sheet "${sheet ?? ''}" does not look like ${name} and is left out.`,
  );

const examplePassedOver = (file: string, row: number): ImportProblem =>
  importWarning('example-row', { file, row }, 'This is the example of the template. It is passed over.');

const onlyTheExample = (file: string): ImportProblem =>
  importError('only-the-example', { file }, 'Only the example of the template is in it. Fill in rows of your own.');

/** Lists that others publish call the same columns otherwise; where a file has both names, ours counts. */
function inOurSpelling(open: OpenTable, spellings: ReadonlyMap<string, string>): OpenTable {
  const renamed = new Map<string, string>();
  for (const header of open.headers) {
    const ours = spellings.get(header);
    const isTaken = ours === undefined || open.headers.includes(ours) || [...renamed.values()].includes(ours);
    if (!isTaken) renamed.set(header, ours);
  }
  if (renamed.size === 0) return open;
  const nameOf = (header: string): string => renamed.get(header) ?? header;
  return { ...open, headers: open.headers.map(nameOf), rows: renamedRows(open.rows, nameOf) };
}

async function* renamedRows(
  rows: AsyncIterable<TableRow>,
  nameOf: (header: string) => string,
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const cells = Object.fromEntries(Object.entries(row.cells).map(([header, cell]) => [nameOf(header), cell]));
    yield { ...row, cells };
  }
}
