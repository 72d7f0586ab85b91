import { type LocalDate, localDateOf, parseLocalDate } from '#kernel';

/**
 * A day as files write it: dd/mm/yyyy, or yyyy-mm-dd. Nothing else: a two-figure year or a bare number (a
 * spreadsheet's serial day) would have to be guessed.
 *
 * @returns the day, or null when the text is not a day of the calendar.
 */
export function dateInCell(text: string): LocalDate | null {
  const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const parsed = british
    ? localDateOf(Number(british[3]), Number(british[2]), Number(british[1]))
    : parseLocalDate(text);
  return parsed.ok ? parsed.value : null;
}
