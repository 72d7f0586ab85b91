import { importError, importWarning, type ImportProblem, quoted } from './import-problem.js';

/** What is wrong with workbooks, in words: each says how to save the workbook again. */

export const workbookBroken = (file: string): ImportProblem =>
  importError(
    'workbook-broken',
    { file },
    'The workbook is damaged or cut off. Open it in Excel, save it again as "Excel Workbook (.xlsx)", then import that.',
  );

export const workbookLocked = (file: string): ImportProblem =>
  importError(
    'workbook-locked',
    { file },
    'The workbook is locked with a password. Open it, take the password off (File, Info, Protect Workbook), save and import it again.',
  );

export const workbookOfAnotherKind = (file: string, what: string): ImportProblem =>
  importError(
    'workbook-of-another-kind',
    { file },
    `The file is ${what}. Save it as "Excel Workbook (.xlsx)" or as "CSV UTF-8", then import that.`,
  );

export const workbookTooLarge = (file: string, megabytes: number): ImportProblem =>
  importError(
    'workbook-too-large',
    { file },
    `The workbook holds more than ${megabytes} MB of text. Save each sheet as "CSV UTF-8", then import those.`,
  );

export const workbookWithoutTables = (file: string): ImportProblem =>
  importError(
    'workbook-without-tables',
    { file },
    'No sheet of the workbook has a header row and rows below it. Choose the right workbook.',
  );

export const sheetPassedOver = (file: string, sheet: string): ImportProblem =>
  importWarning(
    'sheet-passed-over',
    { file },
    `The sheet ${quoted(sheet)} is passed over: its first row is not a header of at least two columns.`,
  );

/** A cell that Excel itself shows as an error, such as #REF!. */
export const cellInError = (file: string, sheet: string, row: number, column: string, value: string): ImportProblem =>
  importError(
    'cell-in-error',
    { file, row, column, value },
    `In the sheet ${quoted(sheet)} this cell shows ${value}. Mend the formula, or write the value in its place.`,
  );
