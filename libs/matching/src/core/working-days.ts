import { addDays, day, daysBetween, type LocalDate } from '#kernel';

const aMonday = day('2024-01-01');
const daysInAWeek = 7;
/** Monday is 0. */
const saturday = 5;

/** 0 on Mondays to 6 on Sundays. */
const weekdayOf = (date: LocalDate): number => ((daysBetween(aMonday, date) % daysInAWeek) + daysInAWeek) % daysInAWeek;

/** @returns whether the day is neither a Saturday, a Sunday nor one of the bank holidays given. */
export const isWorkingDay = (date: LocalDate, bankHolidays: readonly LocalDate[]): boolean =>
  weekdayOf(date) < saturday && !bankHolidays.includes(date);

/** Of one list of bank holidays: every home of a search asks for the same few days. */
const lastDays = new WeakMap<readonly LocalDate[], Map<string, LocalDate>>();

/**
 * The day itself is not counted, as the law counts days after something happened: five working days after a Friday are
 * over at the end of the next Friday. Bank holidays come from data; see `bankHolidaysAreKnownUntil`.
 *
 * @param days whole working days; 0 answers with `from` itself.
 * @param bankHolidays in England and Wales, in any order.
 * @returns the last of the `days` working days after `from`.
 */
export function workingDaysAfter(from: LocalDate, days: number, bankHolidays: readonly LocalDate[]): LocalDate {
  const known = lastDays.get(bankHolidays) ?? new Map<string, LocalDate>();
  lastDays.set(bankHolidays, known);
  const asked = `${from} ${days}`;
  const before = known.get(asked);
  if (before !== undefined) return before;
  let last = from;
  for (let left = days; left > 0;) {
    last = addDays(last, 1);
    if (isWorkingDay(last, bankHolidays)) left -= 1;
  }
  known.set(asked, last);
  return last;
}

/**
 * A bank holiday nobody has entered yet would move a last day back: past the last one that is known, a count of working
 * days is a promise with a condition, and has to say so.
 *
 * @returns the last bank holiday of the data; null when there is none.
 */
export const lastBankHolidayKnown = (bankHolidays: readonly LocalDate[]): LocalDate | null =>
  bankHolidays.reduce<LocalDate | null>((last, one) => (last === null || one > last ? one : last), null);

/** @returns whether bank holidays are known up to and including `date`, so that a count that ends there can be relied on. */
export function bankHolidaysAreKnownUntil(date: LocalDate, bankHolidays: readonly LocalDate[]): boolean {
  const last = lastBankHolidayKnown(bankHolidays);
  return last !== null && date <= last;
}
