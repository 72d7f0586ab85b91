import { daysBetween, type LocalDate } from '#kernel';

const grouped = new Intl.NumberFormat('en-GB');

/** @returns a whole number as people write it: `1,204`. */
export const figure = (count: number): string => grouped.format(count);

/** @returns `1 home`, `2 homes`, `1,204 homes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;

/** @returns how far away a day is, from today: `today`, `tomorrow`, `in 3 days`, `2 days overdue`. */
export function dueInWords(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} overdue`;
}

const timeInEngland = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** @returns an instant as the clock on the wall in England shows it: `23 November 2026 at 3:05pm`. */
export function instantInWords(instant: string): string {
  const parts = Object.fromEntries(
    timeInEngland.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const { day = '', month = '', year = '', hour = '', minute = '', dayPeriod = '' } = parts;
  return `${day} ${month} ${year} at ${hour}:${minute}${dayPeriod.toLowerCase()}`;
}

/** @returns `3.5 miles`, `1 mile`, or that it is not known. The figure is the one judged: it is not rounded again. */
export const milesInWords = (miles: number | null): string =>
  miles === null ? 'not known' : `${figure(miles)} ${miles === 1 ? 'mile' : 'miles'}`;

/** @returns `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}

/** @returns the text with a capital first letter, as a sentence begins. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
