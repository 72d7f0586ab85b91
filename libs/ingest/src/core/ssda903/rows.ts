import { type LocalDate } from '#kernel';
import { parsePostcode, spacedPostcode } from '#geography/core';
import { type ReturnedChild, type ReturnedEpisode } from '#register/core';
import { britishDate, dateInCell } from '../cell-date.js';
import { blankCell, unknownCode, wrongDate } from '../file-problems.js';
import { importError, type ImportProblem, quoted } from '../import-problem.js';
import { type CodedColumn, codesOfAnyYear } from './code-sets/index.js';
import { dateColumns, type ReturnTable, returnTables } from './tables.js';

/** Where a row stands, for the problems of its cells. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

type Cells = Readonly<Record<string, string>>;

const longestChildCode = 10;

/** Reads the cells of one row and gathers what is wrong with them, so that all of a row's problems are told at once. */
class RowReading {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly cells: Cells,
    private readonly place: RowPlace,
    private readonly latest: LocalDate | undefined,
  ) {}

  text(column: string): string {
    return this.cells[column] ?? '';
  }

  optional(column: string): string | null {
    return this.text(column) === '' ? null : this.text(column);
  }

  required(column: string): string {
    if (this.text(column) === '') this.problems.push(blankCell(this.at(column)));
    return this.text(column);
  }

  child(): string {
    const code = this.required('CHILD');
    if (code.length > longestChildCode) {
      const sentence = `The child's code ${quoted(code)} has ${code.length} characters; the most is ${longestChildCode}.`;
      this.problems.push(importError('child-code-too-long', this.at('CHILD'), sentence));
    }
    return code;
  }

  code(column: CodedColumn, need: 'required' | 'optional'): string | null {
    const code = need === 'required' ? this.required(column) : this.text(column);
    if (code === '') return null;
    const { what, codes } = codesOfAnyYear(column);
    if (!codes.includes(code)) this.problems.push(unknownCode(this.at(column), what, codes));
    return code;
  }

  date(column: string, need: 'required' | 'optional'): LocalDate | null {
    const text = need === 'required' ? this.required(column) : this.text(column);
    if (text === '') return null;
    const date = dateInCell(text, this.latest);
    if (date === null) this.problems.push(wrongDate(this.at(column)));
    return date;
  }

  /** In its usual form when it is well formed, otherwise as written: then its place is unknown. */
  postcode(column: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const postcode = parsePostcode(text);
    return postcode === null ? text : spacedPostcode(postcode);
  }

  at(column: string): RowPlace & { readonly column: string; readonly value: string } {
    return { ...this.place, column, value: this.text(column) };
  }
}

/** A row and what is wrong with it; `value` is null exactly when a problem is an error. */
export interface CheckedRow<T> {
  readonly value: T | null;
  readonly problems: readonly ImportProblem[];
}

/**
 * A row of Episodes. An end before the start is refused; an end on the day of the start is an episode of no night.
 *
 * @param latest today: a year of two figures is never after it.
 */
export function readEpisode(cells: Cells, place: RowPlace, latest?: LocalDate): CheckedRow<ReturnedEpisode> {
  const row = new RowReading(cells, place, latest);
  const childCode = row.child();
  const startedOn = row.date('DECOM', 'required');
  const endedOn = row.date('DEC', 'optional');
  const episode = {
    childCode,
    endedOn,
    reasonNewEpisode: row.code('RNE', 'required') ?? '',
    legalStatus: row.code('LS', 'required') ?? '',
    needCode: row.code('CIN', 'required') ?? '',
    placementType: row.code('PLACE', 'required') ?? '',
    providerType: row.code('PLACE_PROVIDER', 'optional'),
    reasonEnded: row.code('REC', 'optional'),
    reasonPlaceChange: row.code('REASON_PLACE_CHANGE', 'optional'),
    homePostcode: row.postcode('HOME_POST'),
    placementPostcode: row.postcode('PL_POST'),
    urn: row.optional('URN'),
  };
  if (startedOn !== null && endedOn !== null && endedOn < startedOn) {
    const sentence = `The episode ends (DEC ${row.text('DEC')}) before it starts (DECOM ${row.text('DECOM')}). Mend one of them.`;
    row.problems.push(importError('ends-before-it-starts', row.at('DEC'), sentence));
  }
  if (row.problems.length > 0 || startedOn === null) return { value: null, problems: row.problems };
  return { value: { ...episode, startedOn }, problems: [] };
}

const sexOfCode: Readonly<Record<string, ReturnedChild['sex'] | undefined>> = {
  1: 'male',
  M: 'male',
  2: 'female',
  F: 'female',
};

/** A row of Header. */
export function readChild(cells: Cells, place: RowPlace, latest?: LocalDate): CheckedRow<ReturnedChild> {
  const row = new RowReading(cells, place, latest);
  const code = row.child();
  const sexCode = row.code('SEX', 'required') ?? '';
  const bornOn = row.date('DOB', 'required');
  const ethnicCode = row.code('ETHNIC', 'required') ?? '';
  row.date('MC_DOB', 'optional');
  if (row.problems.length > 0 || bornOn === null) return { value: null, problems: row.problems };
  return { value: { code, sex: sexOfCode[sexCode] ?? 'not-recorded', bornOn, ethnicCode }, problems: [] };
}

/** The day a child was placed for permanence before; its day, or day and month, or all of it may be unknown: zz/06/2015. */
const permanenceDate = /^(\d{2}|zz)\/(\d{2}|zz)\/(\d{4}|zzzz)$/i;

/** A row of any other table: the child, the days and the sex are checked; the rest is kept as written. */
export function readOtherRow(
  table: Exclude<ReturnTable, 'header' | 'episodes'>,
  cells: Cells,
  place: RowPlace,
  latest?: LocalDate,
): CheckedRow<{ readonly childCode: string; readonly fields: Cells }> {
  const row = new RowReading(cells, place, latest);
  const columns: readonly string[] = returnTables[table].columns;
  const childCode = row.child();
  for (const column of columns) {
    if (dateColumns.includes(column)) row.date(column, 'optional');
    if (column === 'SEX') row.code(column, 'optional');
    if (column === 'DATE_PERM' && row.text(column) !== '' && !permanenceDate.test(row.text(column))) {
      if (dateInCell(row.text(column)) === null) row.problems.push(wrongDate(row.at(column)));
    }
  }
  if (row.problems.length > 0) return { value: null, problems: row.problems };
  return { value: { childCode, fields: fieldsOf(table, cells, latest) }, problems: [] };
}

/**
 * @returns the cells of the table's own columns, without CHILD and without empty ones; days as dd/mm/yyyy whatever form
 *   they came in.
 */
export function fieldsOf(table: ReturnTable, cells: Cells, latest?: LocalDate): Cells {
  const columns: readonly string[] = returnTables[table].columns;
  const filled = columns.filter((column) => column !== 'CHILD' && (cells[column] ?? '') !== '');
  return Object.fromEntries(filled.map((column) => [column, inOneForm(column, cells[column] ?? '', latest)]));
}

const britishDay = /^\d{2}\/\d{2}\/\d{4}$/;

function inOneForm(column: string, text: string, latest: LocalDate | undefined): string {
  if ((column !== 'DATE_PERM' && !dateColumns.includes(column)) || britishDay.test(text)) return text;
  const date = dateInCell(text, latest);
  return date === null ? text : britishDate(date);
}
