/** An error refuses the whole import; a warning is loaded and told. */
export type ProblemSeverity = 'error' | 'warning';

/** Where in the files a problem is, as far as it can be said. */
export interface ProblemPlace {
  readonly file?: string;
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
}

/** One thing wrong with a file, and the plain sentence a person reads about it. `code` is kept for ever. */
export interface ImportProblem {
  readonly severity: ProblemSeverity;
  readonly code: string;
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly sentence: string;
}

const longestValue = 80;

const problem = (severity: ProblemSeverity, code: string, place: ProblemPlace, sentence: string): ImportProblem => ({
  severity,
  code,
  file: place.file ?? null,
  row: place.row ?? null,
  column: place.column ?? null,
  value: place.value === undefined ? null : place.value.replaceAll('\0', '').slice(0, longestValue),
  sentence,
});

/** @returns a problem that refuses the import. */
export const importError = (code: string, place: ProblemPlace, sentence: string): ImportProblem =>
  problem('error', code, place, sentence);

/** @returns a problem that is told, while the row is loaded as the sentence says. */
export const importWarning = (code: string, place: ProblemPlace, sentence: string): ImportProblem =>
  problem('warning', code, place, sentence);

/** @returns a cell's text in quotation marks for a sentence, cut when it is long. */
export function quoted(value: string): string {
  const oneLine = value.replaceAll(/\s+/g, ' ');
  return oneLine.length <= longestValue ? `"${oneLine}"` : `"${oneLine.slice(0, longestValue)}..."`;
}

/** @returns place and sentence in one line: "episodes.csv, row 4, column LS: ...". */
export function inFull({ file, row, column, sentence }: ImportProblem): string {
  const place = [file, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`];
  const said = place.filter((part) => part !== null).join(', ');
  return said === '' ? sentence : `${said}: ${sentence}`;
}
