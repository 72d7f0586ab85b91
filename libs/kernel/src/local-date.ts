import { type Problem, refusal, type Result, success } from './result.js';

declare const localDate: unique symbol;

/** A calendar day as `yyyy-mm-dd`, without a time or a zone. Compares with `<` and sorts as text. */
export type LocalDate = string & { readonly [localDate]: true };

export interface NotADate extends Problem {
  readonly kind: 'not-a-date';
  readonly text: string;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
/** Months and days are written many times for every home. */
const twoDigits: readonly string[] = Array.from({ length: 32 }, (_, value) => pad(value, 2));
const written = (year: number, month: number, day: number): LocalDate =>
  `${year > 999 ? year : pad(year, 4)}-${twoDigits[month]!}-${twoDigits[day]!}` as LocalDate;

/**
 * @param month 1 to 12
 * @returns the day, or `not-a-date` when the calendar has no such day (30 February, month 13, year 0).
 */
export function localDateOf(year: number, month: number, day: number): Result<LocalDate, NotADate> {
  const whole = [year, month, day].every(Number.isInteger);
  const inCalendar = whole && year >= 1 && year <= 9999 && month >= 1 && month <= 12;
  if (!inCalendar || day < 1 || day > daysInMonth(year, month)) {
    return refusal({ kind: 'not-a-date', text: `${day}/${month}/${year}` });
  }
  return success(written(year, month, day));
}

/** @returns the day written as `yyyy-mm-dd`, or `not-a-date`. */
export function parseLocalDate(text: string): Result<LocalDate, NotADate> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return refusal({ kind: 'not-a-date', text });
  const parsed = localDateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return parsed.ok ? parsed : refusal({ kind: 'not-a-date', text });
}

/**
 * For days written in code and in stored facts.
 *
 * @throws RangeError when `text` is not a day: a fault in the program, not in a person's input.
 */
export function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new RangeError(`Not a day: ${JSON.stringify(text)}`);
  return parsed.value;
}

/** Digits of a day as a number: rules compare days many times for every home, and parsing a date costs ten times as much. */
const digits = (date: LocalDate, from: number, until: number): number => {
  let number = 0;
  for (let at = from; at < until; at += 1) number = number * 10 + date.charCodeAt(at) - 48;
  return number;
};

const [daysInAnEra, yearsInAnEra] = [146_097, 400];
/** From 1 March of year 0 to 1 January 1970. */
const daysBeforeEpoch = 719_468;

/** Days since 1 January 1970. Years are counted from March, so that the day a leap year adds is the last of one. */
function epochDay(date: LocalDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / yearsInAnEra);
  const yearOfEra = year - era * yearsInAnEra;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(date, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysInAnEra + dayOfEra - daysBeforeEpoch;
}

function fromEpochDay(days: number): LocalDate {
  const sinceYear0 = days + daysBeforeEpoch;
  const era = Math.floor(sinceYear0 / daysInAnEra);
  const dayOfEra = sinceYear0 - era * daysInAnEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * yearsInAnEra + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return written(year, month, dayOfMonth);
}

/** @returns the day `days` after `date` (before it when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(epochDay(date) + days);

/** @returns whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from);

/** @returns the calendar parts, month 1 to 12. */
export function partsOf(date: LocalDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) };
}

/** Month and day as one number that orders the days of a year. */
const dayOfYear = (date: LocalDate): number => digits(date, 5, 7) * 100 + digits(date, 8, 10);

/** @returns completed years of age on `on`; somebody born on 29 February has a birthday on 1 March in other years. */
export function ageInYears(bornOn: LocalDate, on: LocalDate): number {
  const years = digits(on, 0, 4) - digits(bornOn, 0, 4);
  return dayOfYear(on) >= dayOfYear(bornOn) ? years : years - 1;
}

/** @returns the first birthday after `on` of somebody born on `bornOn`; of 29 February: 1 March in other years. */
export function birthdayAfter(bornOn: LocalDate, on: LocalDate): LocalDate {
  const born = partsOf(bornOn);
  const birthdayIn = (year: number): LocalDate =>
    born.day > daysInMonth(year, born.month) ? written(year, 3, 1) : written(year, born.month, born.day);
  const { year } = partsOf(on);
  const thisYear = birthdayIn(year);
  return thisYear > on ? thisYear : birthdayIn(year + 1);
}

/** @returns the 31 March on or after `date`: the last day of the statistical year that holds it. */
export function yearEndOn(date: LocalDate): LocalDate {
  const { year } = partsOf(date);
  return day(date.slice(5) <= '03-31' ? `${pad(year, 4)}-03-31` : `${pad(year + 1, 4)}-03-31`);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** @returns the day as people write it: `31 March 2026`. */
export function longDate(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${months[month - 1]} ${year}`;
}
