import { type LocalDate, localDateOf } from '#kernel';

/** A date as three text fields of a form, as they were typed. */
export interface DateFields {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What is wrong with a date that was typed, as a sentence that names what to write. */
export type TypedDate =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly sentence: string };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** @returns the three fields named `on-day`, `on-month`, `on-year` for the name `on`. */
export const dateFieldsIn = (form: Readonly<Record<string, unknown>>, name: string): DateFields => ({
  day: text(form[`${name}-day`]),
  month: text(form[`${name}-month`]),
  year: text(form[`${name}-year`]),
});

export const dateFieldsOf = (date: LocalDate): DateFields => ({
  day: String(Number(date.slice(8, 10))),
  month: String(Number(date.slice(5, 7))),
  year: date.slice(0, 4),
});

/** @param what the date is, as it begins a sentence: `The date the home is needed by`. */
export function readDateFields({ day, month, year }: DateFields, what: string): TypedDate {
  const parts = [day, month, year];
  if (parts.every((part) => part === '')) return { kind: 'blank' };
  const missing = ['day', 'month', 'year'].filter((_name, position) => parts[position] === '');
  if (missing.length > 0) return { kind: 'wrong', sentence: `${what} must include a ${missing.join(' and a ')}` };
  if (!parts.every((part) => /^\d+$/.test(part)) || year.length !== 4) {
    return { kind: 'wrong', sentence: `${what} must be written in numbers, like 31 3 2026` };
  }
  const date = localDateOf(Number(year), Number(month), Number(day));
  return date.ok ? { kind: 'date', date: date.value } : { kind: 'wrong', sentence: `${what} must be a real date` };
}
