import { addDays, type DateRange, type LocalDate } from '#kernel';
import { dateInCell } from './cell-date.js';
import { blankCell, wrongDate } from './file-problems.js';
import { importError, type ImportProblem, type ProblemPlace, quoted } from './import-problem.js';
import { nearestWords, type WordList } from './word-list.js';

/**
 * The cells of one row, read by meaning. Each reading that fails adds the problem with its place and gives null, so that
 * one pass over a row finds everything wrong with it. A blank cell is null without a problem, unless it is required.
 */
export class RowCells {
  readonly problems: ImportProblem[] = [];

  constructor(
    readonly file: string,
    readonly row: number,
    private readonly cells: Readonly<Record<string, string>>,
  ) {}

  place(column: string): ProblemPlace {
    return { file: this.file, row: this.row, column, value: this.cell(column) };
  }

  /** Adds a problem about one cell. */
  refuse(code: string, column: string, sentence: string): null {
    this.problems.push(importError(code, this.place(column), sentence));
    return null;
  }

  /** @returns whether the file has the column at all: one without it says nothing of what the column tells. */
  has(column: string): boolean {
    return column in this.cells;
  }

  isBlank(column: string): boolean {
    return this.cell(column) === '';
  }

  text(column: string): string | null {
    return this.isBlank(column) ? null : this.cell(column);
  }

  requiredText(column: string): string | null {
    if (!this.isBlank(column)) return this.cell(column);
    this.problems.push(blankCell(this.place(column)));
    return null;
  }

  /** @returns the parts between semicolons, without blank ones. */
  list(column: string): readonly string[] {
    const parts = this.cell(column).split(';');
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }

  wholeNumber(column: string, from: number, to: number): number | null {
    return this.isBlank(column) ? null : this.wholeNumberIn(column, this.cell(column), from, to);
  }

  requiredWholeNumber(column: string, from: number, to: number): number | null {
    const text = this.requiredText(column);
    return text === null ? null : this.wholeNumberIn(column, text, from, to);
  }

  wholeNumbers(column: string, from: number, to: number): readonly number[] {
    return this.list(column)
      .map((part) => this.wholeNumberIn(column, part, from, to))
      .filter((value) => value !== null);
  }

  date(column: string): LocalDate | null {
    return this.isBlank(column) ? null : this.dateIn(column);
  }

  requiredDate(column: string): LocalDate | null {
    return this.requiredText(column) === null ? null : this.dateIn(column);
  }

  /** People write the last day; the register keeps the first day after it. */
  dayAfter(column: string): LocalDate | null {
    const lastDay = this.date(column);
    return lastDay === null ? null : addDays(lastDay, 1);
  }

  /** @returns the days from the first column to the last day in the second, both included; no end when that is blank. */
  range(fromColumn: string, lastDayColumn: string): DateRange | null {
    const from = this.requiredDate(fromColumn);
    const until = this.dayAfter(lastDayColumn);
    if (from === null || (until === null && !this.isBlank(lastDayColumn))) return null;
    if (until === null || until > from) return { from, until };
    return this.refuse(
      'ends-before-it-starts',
      lastDayColumn,
      `The last day is before the first day in ${fromColumn}.`,
    );
  }

  word<Id extends string>(column: string, words: WordList<Id>): Id | null {
    return this.isBlank(column) ? null : this.wordIn(column, this.cell(column), words);
  }

  requiredWord<Id extends string>(column: string, words: WordList<Id>): Id | null {
    const text = this.requiredText(column);
    return text === null ? null : this.wordIn(column, text, words);
  }

  words<Id extends string>(column: string, words: WordList<Id>): readonly Id[] {
    const found = this.list(column).map((part) => this.wordIn(column, part, words));
    return [...new Set(found.filter((id) => id !== null))];
  }

  wordIn<Id extends string>(column: string, text: string, words: WordList<Id>): Id | null {
    const id = words.idOf(text);
    if (id !== null) return id;
    const nearest = nearestWords(text, words.ids);
    return this.refuse(
      'unknown-word',
      column,
      `${quoted(text)} is not ${words.what}. Use ${nearest.length === 1 ? '' : 'one of '}${nearest.join(', ')}.`,
    );
  }

  /** @returns the postcode in capitals without spaces, as the postcode file keys it. */
  postcode(column: string): string | null {
    if (this.isBlank(column)) return null;
    const compact = this.cell(column).replaceAll(/\s/g, '').toUpperCase();
    if (/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(compact)) return compact;
    return this.refuse(
      'wrong-postcode',
      column,
      `${quoted(this.cell(column))} is not a whole postcode. Write it in full, like ZN4 7QD.`,
    );
  }

  /** @returns a nine-character code such as E10000020. */
  authorityCode(column: string): string | null {
    if (this.isBlank(column)) return null;
    const code = this.cell(column).toUpperCase();
    if (/^[A-Z]\d{8}$/.test(code)) return code;
    return this.refuse(
      'wrong-authority-code',
      column,
      `${quoted(this.cell(column))} is not the code of an authority. Write its nine characters, like E10000020.`,
    );
  }

  requiredAuthorityCode(column: string): string | null {
    return this.requiredText(column) === null ? null : this.authorityCode(column);
  }

  /** @returns a child's code as the return writes it: 1 to 10 characters without spaces. */
  childCode(column: string): string | null {
    if (this.isBlank(column)) return null;
    if (/^\S{1,10}$/.test(this.cell(column))) return this.cell(column);
    return this.refuse(
      'wrong-child-code',
      column,
      `${quoted(this.cell(column))} is not the code of a child. It has 1 to 10 characters and no spaces.`,
    );
  }

  private cell(column: string): string {
    return this.cells[column]?.trim() ?? '';
  }

  private dateIn(column: string): LocalDate | null {
    const date = dateInCell(this.cell(column));
    if (date === null) this.problems.push(wrongDate(this.place(column)));
    return date;
  }

  wholeNumberIn(column: string, text: string, from: number, to: number): number | null {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : null;
    if (value !== null && value >= from && value <= to) return value;
    return this.refuse('wrong-number', column, `${quoted(text)} is not a whole number from ${from} to ${to}.`);
  }
}
