import { importError, type ImportProblem, quoted } from './import-problem.js';

/** What is wrong with XML files, in words. */

export const xmlBroken = (file: string, line: number, column: number): ImportProblem =>
  importError(
    'xml-broken',
    { file },
    `The XML breaks off or is not well formed at line ${line}, column ${column}. Export the return again; do not edit it by hand.`,
  );

export const xmlOfAnotherKind = (file: string, root: string): ImportProblem =>
  importError(
    'file-is-xml',
    { file },
    `The file is XML or a web page whose outermost element is ${quoted(root)}. Only the SSDA903 return is read as XML ` +
      '(EXPSSDA903). Export CSV files, one for each table, and import those.',
  );

export const xmlWithDoctype = (file: string): ImportProblem =>
  importError(
    'xml-with-doctype',
    { file },
    'The XML has a document type (DOCTYPE) of its own, which a return never has. Take that line out or export it again.',
  );

export const xmlTooLarge = (file: string): ImportProblem =>
  importError(
    'xml-too-large',
    { file },
    'The return is larger than can be held (300 million letters). Export it as CSV files, one for each table.',
  );
