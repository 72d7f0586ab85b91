import { addDays, day, daysBetween, type LocalDate } from '#kernel';

/** Whole days since 1 January 1970: the simulation counts in these, and writes dates only at the end. */
export type DayNumber = number;

const origin = day('1970-01-01');
const known = new Map<DayNumber, LocalDate>();

export const dayNumberOf = (date: LocalDate): DayNumber => daysBetween(origin, date);

export function dateOf(number: DayNumber): LocalDate {
  const date = known.get(number) ?? addDays(origin, number);
  known.set(number, date);
  return date;
}

/** @returns the day as files have it: dd/mm/yyyy. */
export function ukDate(number: DayNumber): string {
  const date = dateOf(number);
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** @returns the birthday `years` years after birth; 1 March where the year has no 29 February. */
export function anniversary(born: DayNumber, years: number): DayNumber {
  const date = dateOf(born);
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const leapYear = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1;
  return dayNumberOf(day(date.slice(5) === '02-29' && !leapYear ? `${year}-03-01` : `${year}${date.slice(4)}`));
}

/** @returns completed years of age. */
export function ageOn(born: DayNumber, on: DayNumber): number {
  const [birth, date] = [dateOf(born), dateOf(on)];
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** @returns the last 31 March on or before `on`. */
export function lastYearEnd(on: LocalDate): LocalDate {
  const year = Number(on.slice(0, 4));
  return day(on.slice(5) >= '03-31' ? `${year}-03-31` : `${year - 1}-03-31`);
}
