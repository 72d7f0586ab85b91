import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { dateInCell } from '../cell-date.js';
import { quoted } from '../import-problem.js';

/** Why a list of bank holidays was not taken, and what to do. */
export interface BankHolidaysNotRead extends Problem {
  readonly kind: 'bank-holidays-not-read';
  readonly sentence: string;
}

/** Since 1978 no year in England and Wales has had fewer; extra days for the whole country have never been four. */
const fewestInAYear = 8;
const mostInAYear = 11;

const refused = (sentence: string) => refusal<BankHolidaysNotRead>({ kind: 'bank-holidays-not-read', sentence });

/**
 * Reads bank holidays in England and Wales: the published JSON, or a CSV with a column called date.
 *
 * @returns the days in order, of whole years; a refusal names the first thing that is wrong.
 */
export function readBankHolidays(text: string): Result<readonly LocalDate[], BankHolidaysNotRead> {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const written = plain.startsWith('{') ? datesOfJson(plain) : datesOfCsv(plain);
  if (!written.ok) return written;
  const days = new Set<LocalDate>();
  for (const cell of written.value) {
    const date = dateInCell(cell);
    if (date === null) return refused(`${quoted(cell)} is not a date. Write it like 2026-12-25 or 25/12/2026.`);
    days.add(date);
  }
  if (days.size === 0) return refused('The file has no bank holidays. Send the whole list.');
  const ordered = [...days].sort();
  for (const year of yearsOf(ordered)) {
    const count = ordered.filter((day) => day.startsWith(year)).length;
    if (count < fewestInAYear || count > mostInAYear) {
      return refused(
        `The file has ${count} bank holidays of ${year}, and a year in England and Wales has ${fewestInAYear} to ${mostInAYear}. ` +
          'Send whole years.',
      );
    }
  }
  return success(ordered);
}

/** @returns the years the days are of, in order: a file takes the place of what was known of these. */
export const yearsOf = (days: readonly LocalDate[]): readonly string[] => [
  ...new Set(days.map((day) => day.slice(0, 4))),
];

function datesOfJson(text: string): Result<readonly string[], BankHolidaysNotRead> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refused('The file is not whole JSON. Download it again.');
  }
  const division = (document as Readonly<Record<string, unknown>>)['england-and-wales'];
  const events = (division as { readonly events?: unknown } | undefined)?.events;
  if (!Array.isArray(events)) {
    return refused('The file has no list called england-and-wales with events. Send the published list.');
  }
  return success(events.map((event: unknown) => String((event as { readonly date?: unknown } | null)?.date ?? '')));
}

function datesOfCsv(text: string): Result<readonly string[], BankHolidaysNotRead> {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const cellsOf = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const position = cellsOf(header).findIndex((cell) => cell.toLowerCase() === 'date');
  if (position === -1) return refused('The file has no column called date. Give its days one.');
  const rows = lines.filter((line) => line.trim() !== '');
  return success(rows.map((line) => cellsOf(line)[position] ?? ''));
}
