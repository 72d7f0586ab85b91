import { type ContentKind } from './content-kind.js';
import { importError, importWarning, type ImportProblem, type ProblemPlace, quoted } from './import-problem.js';

/** What is wrong with whole files, rows and cells of any kind of import, in words. */

const saveAsCsv = 'Open it in the program it came from and save it as "CSV UTF-8 (comma delimited)", then import that.';

const contentSentences: Record<Exclude<ContentKind, 'text'>, string> = {
  empty: 'The file is empty. Export it again and check that it has a header row and data.',
  'zip-or-workbook': `The file is an Excel workbook or a ZIP archive, and CSV is wanted here. ${saveAsCsv}`,
  'old-workbook': `The file is an Excel workbook of the old kind (.xls). Save it as .xlsx, or as "CSV UTF-8", then import that.`,
  pdf: `The file is a PDF document, not CSV. ${saveAsCsv}`,
  gzip: 'The file is compressed (gzip). Unpack it first, then import the file inside.',
  tar: 'The file is a tar archive. Pack the files as ZIP, or send them as they are.',
  xml: 'The file is XML or a web page, not CSV. Export the table as CSV, then import that.',
  json: 'The file is JSON, not CSV. Export it as CSV, then import that.',
  binary: `The file is not text: it holds bytes that no CSV file has. ${saveAsCsv}`,
};

/** @param wanted what the file should have been, so that a CSV file in the place of a map is told as that. */
export const wrongContent = (file: string, kind: ContentKind, wanted: 'text' | 'json'): ImportProblem =>
  kind === 'text' || (wanted === 'json' && kind === 'xml')
    ? importError(
        'file-is-not-json',
        { file },
        'The file is not a GeoJSON or TopoJSON document. Choose the right file.',
      )
    : importError(kind === 'empty' ? 'file-empty' : `file-is-${kind}`, { file }, contentSentences[kind]);

export const noFiles = (): ImportProblem =>
  importError('no-files', {}, 'There is no file to import. Choose one first.');

export const endedEarly = (file: string, row?: number): ImportProblem =>
  importError(
    'ended-early',
    row === undefined ? { file } : { file, row },
    'The file stopped arriving before its end. Send it again; nothing was loaded.',
  );

/** Told of a file whose letters are of the coding Windows once used; its umlauts and accents are read as such. */
export const readAsWindows1252 = (file: string, row: number): ImportProblem =>
  importWarning(
    'read-as-windows-1252',
    { file, row },
    'Letters from here on are not in UTF-8 coding. They are read as Windows-1252: check names with accents, or save it as "CSV UTF-8".',
  );

export const endsInsideALetter = (file: string, row: number): ImportProblem =>
  importError(
    'ends-inside-a-letter',
    { file, row },
    'The file ends in the middle of a letter: it is cut off. Export it again.',
  );

/** An empty file among others; by itself it is refused. */
export const emptyFilePassedOver = (file: string): ImportProblem =>
  importWarning(
    'file-empty',
    { file },
    'The file is empty and is passed over. If it should hold a table, export it again.',
  );

export const notText = (file: string, row: number): ImportProblem =>
  importError('not-text', { file, row }, 'A cell of this row holds bytes that are no letters. Write it again.');

export const quoteNotClosed = (file: string, row: number): ImportProblem =>
  importError(
    'quote-not-closed',
    { file, row },
    'A quotation mark that opens here is never closed: the file is cut off or a mark is missing.',
  );

export const strayQuote = (file: string, row: number): ImportProblem =>
  importError(
    'stray-quote',
    { file, row },
    'A quotation mark stands inside a cell. Write it twice ("") and put the whole cell in quotation marks.',
  );

export const rowTooLong = (file: string, row: number): ImportProblem =>
  importError(
    'row-too-long',
    { file, row },
    'From here on there is no end of a line for a million characters: this is no table. Export it again.',
  );

export const wrongNumberOfCells = (file: string, row: number, expected: number, found: number): ImportProblem =>
  importError(
    'wrong-number-of-cells',
    { file, row },
    `The row has ${found} ${found === 1 ? 'cell' : 'cells'} where the header has ${expected}. ` +
      'The file may be cut off here, or a cell with a comma needs quotation marks.',
  );

export const columnTwice = (file: string, column: string): ImportProblem =>
  importError('column-twice', { file, row: 1, column }, 'The header names this column twice. Leave one of them out.');

export const noRows = (file: string): ImportProblem =>
  importError('no-rows', { file }, 'The file has a header but no rows. Export it again with its data.');

export const noTable = (file: string): ImportProblem =>
  importError('no-table', { file }, 'There is no table in the file. Export it again and check that it has data.');

export const missingColumn = (file: string, column: string, table: string): ImportProblem =>
  importError(
    'missing-column',
    { file, row: 1, column },
    `${table} needs the column ${column}, and the header lacks it.`,
  );

export const wrongKindOfFile = (file: string, expected: string): ImportProblem =>
  importError('wrong-kind-of-file', { file, row: 1 }, `The header is not that of ${expected}. Choose the right file.`);

export const extraColumns = (file: string, columns: readonly string[]): ImportProblem =>
  importWarning(
    'extra-columns',
    { file, row: 1 },
    `${columns.length === 1 ? 'The column' : 'The columns'} ${columns.join(', ')} ${columns.length === 1 ? 'is' : 'are'} ` +
      'not part of this table and left out.',
  );

export const wrongDate = (place: ProblemPlace): ImportProblem =>
  importError(
    'wrong-date',
    place,
    `${quoted(place.value ?? '')} is not a date. Write it as dd/mm/yyyy, like 31/03/2025.`,
  );

export const blankCell = (place: ProblemPlace): ImportProblem =>
  importError('blank-cell', place, 'This cell is blank and must not be. Fill it in.');

export const unknownCode = (place: ProblemPlace, what: string, codes: readonly string[]): ImportProblem =>
  importError(
    'unknown-code',
    place,
    `${quoted(place.value ?? '')} is not ${what}. Use ${codes.length === 1 ? '' : 'one of '}${codes.join(', ')}.`,
  );
