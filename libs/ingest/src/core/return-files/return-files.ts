import { type LocalDate, partsOf } from '#kernel';
import { type SentRow, type SentTables } from '#register/core';
import { dateInCell } from '../cell-date.js';
import { dateColumns, type ReturnTable, returnTables } from '../ssda903/index.js';

/** One file of a return, ready to be written: UTF-8 without a mark, lines that end in CR LF (RFC 4180). */
export interface ReturnFile {
  readonly name: string;
  readonly rows: number;
  readonly text: string;
}

/** The name each table is written under. A file is known by its columns: the names are for people. */
const fileNames: Readonly<Record<ReturnTable, string>> = {
  header: 'header.csv',
  episodes: 'episodes.csv',
  reviews: 'reviews.csv',
  uasc: 'uasc.csv',
  oc2: 'oc2.csv',
  oc3: 'oc3.csv',
  ad1: 'ad1.csv',
  'placed-adoption': 'placed_adoption.csv',
  'previous-permanence': 'previous_permanence.csv',
  missing: 'missing.csv',
  'social-workers': 'social_workers.csv',
  'deprivation-of-liberty': 'deprivation_of_liberty.csv',
};
export const returnFileNames: readonly string[] = Object.values(fileNames);

const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const inReturn = (date: LocalDate): string => {
  const { year, month, day } = partsOf(date);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${String(year).padStart(4, '0')}`;
};

const yearOfTwoFigures = /^\d{1,2}\D\d{1,2}\D\d\d$/;

/**
 * Days in whatever form they came are written dd/mm/yyyy; what is no day stays as it was sent, and so does a year of two
 * figures: which century it is depends on more than the cell.
 */
function written(column: string, { cells }: SentRow): string {
  const text = cells[column] ?? '';
  if (!dateColumns.includes(column) || yearOfTwoFigures.test(text)) return text;
  const date = dateInCell(text);
  return date === null ? text : inReturn(date);
}

/** @returns the tables that have rows, in the order of the guide, each with its columns in the order of the guide. */
export function returnFiles(tables: SentTables): readonly ReturnFile[] {
  return (Object.keys(returnTables) as ReturnTable[]).flatMap((table) => {
    const rows = tables[table] ?? [];
    if (rows.length === 0) return [];
    const columns: readonly string[] = returnTables[table].columns;
    const lines = [
      columns.join(','),
      ...rows.map((row) => columns.map((column) => cell(written(column, row))).join(',')),
    ];
    return { name: fileNames[table], rows: rows.length, text: `${lines.join('\r\n')}\r\n` };
  });
}

/** @returns `2020/21` for the year to 31 March 2021. */
export function yearInWords(yearEndOn: LocalDate): string {
  const { year } = partsOf(yearEndOn);
  return `${year - 1}/${String(year % 100).padStart(2, '0')}`;
}

/** @returns the 31 March a year of the form 2020/21 or 2020-21 ends on; null when it is none. */
export function yearEndOfWords(text: string): LocalDate | null {
  const [, from, to] = /^(\d{4})[/-](?:\d\d)?(\d\d)$/.exec(text.trim()) ?? [];
  if (from === undefined || to === undefined || (Number(from) + 1) % 100 !== Number(to)) return null;
  return `${Number(from) + 1}-03-31` as LocalDate;
}
