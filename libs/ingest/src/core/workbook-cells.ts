import { britishDate, dayOfSerial } from './cell-date.js';

/** How a number in a workbook is shown, as far as its text depends on it. */
export type NumberStyle = 'number' | 'date' | { readonly leastFigures: number };

/** Numbers of formats that are built in and show a day or a time; others are written out in the workbook. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** @param code the format as the workbook writes it out, such as dd/mm/yyyy or 00000; null for one that is built in. */
export function numberStyleOf(id: number, code: string | null): NumberStyle {
  if (code === null) return isBuiltInDate(id) ? 'date' : 'number';
  if (/^0+$/.test(code)) return { leastFigures: code.length };
  const [positive = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
  return /[dmyhs]/i.test(positive) && !/general/i.test(positive) ? 'date' : 'number';
}

/** Days between the first days of the two calendars that workbooks count from. */
const daysFrom1900To1904 = 1462;
const secondsOfADay = 86_400;

/**
 * @param written the number as the workbook stores it.
 * @returns the text that the same workbook saved as CSV would have in Britain: 31/03/2018, 17, 0.5, 00123.
 */
export function textOfNumber(written: string, style: NumberStyle, countsFrom1904: boolean): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (style === 'date')
    return dateText(value + (countsFrom1904 ? daysFrom1900To1904 : 0)) ?? plainNumber(written, value);
  const plain = plainNumber(written, value);
  return typeof style === 'object' && /^\d+$/.test(plain) ? plain.padStart(style.leastFigures, '0') : plain;
}

function plainNumber(written: string, value: number): string {
  if (/^-?\d+$/.test(written)) return written;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

function dateText(serial: number): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * secondsOfADay);
  const date = dayOfSerial(Math.floor(serial) + (seconds === secondsOfADay ? 1 : 0));
  if (date === null) return null;
  if (seconds === 0 || seconds === secondsOfADay) return britishDate(date);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${britishDate(date)} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

const lettersOfAlphabet = 26;

/** @returns the column of a cell's address such as AB12, counted from 0; null when it is no address. */
export function columnOfAddress(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => lettersOfAlphabet * column + letter.charCodeAt(0) - 64, 0) - 1;
}
