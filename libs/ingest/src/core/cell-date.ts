import { addDays, day, type LocalDate, localDateOf, parseLocalDate, partsOf } from '#kernel';

const midnight = /[T ]0?0:00(:00(\.0+)?)?Z?$/;
const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const britishShort = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/;
const serial = /^(\d{5})(\.0+)?$/;

/** Where no latest day is given, two-figure years from 70 on are of the last century. */
const firstOfLastCentury = 70;
/** The calendar of spreadsheets has a 29 February 1900, which never was: from March 1900 on its count is one too high. */
const dayBeforeSerialsOfMarch1900 = day('1899-12-30');
const dayBeforeSerials = day('1899-12-31');
const serialOf29February1900 = 60;
const lastSerial = 2_958_465;

/**
 * A day as files write it: dd/mm/yyyy or d/m/yyyy, dd/mm/yy, yyyy-mm-dd, or the five-figure serial day of a spreadsheet
 * (45078 is 01/06/2023). A time of midnight after it says nothing and is taken; another time is not a day. Other numbers
 * are not taken: 2024 would be a day of 1905.
 *
 * @param latest for births and for what has happened: a year of two figures is then never after its year, so that in
 *   2026 26 is 2026 and 27 is 1927. Without it, 70 to 99 are 1970 to 1999 and 00 to 69 are 2000 to 2069.
 * @returns the day, or null when the text is not a day of the calendar.
 */
export function dateInCell(text: string, latest?: LocalDate): LocalDate | null {
  const written = text.trim().replace(midnight, '');
  const whole = british.exec(written);
  if (whole) return calendarDay(Number(whole[3]), Number(whole[2]), Number(whole[1]));
  const short = britishShort.exec(written);
  if (short) return dayOfShortYear(Number(short[3]), Number(short[2]), Number(short[1]), latest);
  const count = serial.exec(written);
  if (count) return dayOfSerial(Number(count[1]));
  const iso = parseLocalDate(written);
  return iso.ok ? iso.value : null;
}

/**
 * @param count of days as Excel counts them since 1900; 1 is 1 January 1900.
 * @returns null for 60, the 29 February 1900 that never was, and for what is no count of a day.
 */
export function dayOfSerial(count: number): LocalDate | null {
  if (!Number.isInteger(count) || count < 1 || count > lastSerial || count === serialOf29February1900) return null;
  return addDays(count < serialOf29February1900 ? dayBeforeSerials : dayBeforeSerialsOfMarch1900, count);
}

/** @returns the day as the files of this country write it: dd/mm/yyyy. */
export function britishDate(date: LocalDate): string {
  const { year, month, day: ofMonth } = partsOf(date);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(ofMonth)}/${two(month)}/${String(year).padStart(4, '0')}`;
}

function dayOfShortYear(shortYear: number, month: number, ofMonth: number, latest?: LocalDate): LocalDate | null {
  const isOfLastCentury =
    latest === undefined ? shortYear >= firstOfLastCentury : 2000 + shortYear > partsOf(latest).year;
  return calendarDay((isOfLastCentury ? 1900 : 2000) + shortYear, month, ofMonth);
}

function calendarDay(year: number, month: number, ofMonth: number): LocalDate | null {
  const parsed = localDateOf(year, month, ofMonth);
  return parsed.ok ? parsed.value : null;
}
