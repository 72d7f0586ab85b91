import { type LocalDate } from '#kernel';
import { adoptionCodes } from './adoption-codes.js';
import { childCodes } from './child-codes.js';
import { type CollectionYear, lastDayOf } from './collection-year.js';
import { episodeCodes } from './episode-codes.js';
import { outcomeCodes } from './outcome-codes.js';
import { type CodesOfColumn, type ReturnCode } from './return-code.js';
import { socialWorkerCodes } from './social-worker-codes.js';

const columns = { ...childCodes, ...episodeCodes, ...outcomeCodes, ...adoptionCodes, ...socialWorkerCodes };

/** A column that holds a code; a column of one name means the same in every table. */
export type CodedColumn = keyof typeof columns;

export const codedColumns = Object.keys(columns) as readonly CodedColumn[];

export const isCodedColumn = (column: string): column is CodedColumn => column in columns;

const codesOf = (column: CodedColumn): CodesOfColumn => columns[column];

/** What a file may have in a column whatever its year, for reading; a rule of validation judges the year. */
export interface CodesOfAnyYear {
  /** Completes the sentence: "Q9" is not ... */
  readonly what: string;
  readonly codes: readonly string[];
}

/** @returns every code the column has ever had. */
export function codesOfAnyYear(column: CodedColumn): CodesOfAnyYear {
  const { what, codes } = codesOf(column);
  return { what, codes: codes.map(({ code }) => code) };
}

/** @returns what the column asks for; completes the sentence: "Q9" is not ... */
export const whatColumnHolds = (column: CodedColumn): string => codesOf(column).what;

const isInUse = ({ from, until }: ReturnCode, year: CollectionYear): boolean =>
  (from === null || year >= from) && (until === null || year <= until);

/** @returns the codes in use in a collection year, in the order of the return's guide. */
export const codeSet = (column: CodedColumn, year: CollectionYear): readonly ReturnCode[] =>
  codesOf(column).codes.filter((code) => isInUse(code, year));

/**
 * Whether a return of a year may have the code. An episode keeps the code it began with, so a code that has ended is
 * accepted on an episode that began before its end; a code is never accepted before its first year.
 *
 * @param startedOn the day the episode began; null for a row that is no episode.
 */
export function codeIsAccepted(
  column: CodedColumn,
  code: string,
  year: CollectionYear,
  startedOn: LocalDate | null,
): boolean {
  return codesOf(column).codes.some((known) => known.code === code && isAccepted(known, year, startedOn));
}

function isAccepted(code: ReturnCode, year: CollectionYear, startedOn: LocalDate | null): boolean {
  if (code.endedOn !== null && startedOn !== null && startedOn >= code.endedOn) return false;
  if (isInUse(code, year)) return true;
  return code.until !== null && year > code.until && startedOn !== null && startedOn <= lastDayOf(code.until);
}

/** @returns the meaning in plain words; null for a code the column never had. */
export const meaningOfCode = (column: CodedColumn, code: string): string | null =>
  codesOf(column).codes.find((known) => known.code === code)?.meaning ?? null;
