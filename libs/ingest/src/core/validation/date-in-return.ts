import { type LocalDate, localDateOf, parseLocalDate } from '#kernel';

/**
 * A day as the return must write it: dd/mm/yyyy. The international form is understood too. A year of two figures is not:
 * rules 141 and 147 ask for it to be written out.
 *
 * @returns the day, or null when the text is not a day of the calendar.
 */
export function dateInReturn(text: string): LocalDate | null {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const parsed = british
    ? localDateOf(Number(british[3]), Number(british[2]), Number(british[1]))
    : parseLocalDate(text);
  return parsed.ok ? parsed.value : null;
}
