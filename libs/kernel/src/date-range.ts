import { type LocalDate } from './local-date.js';

/** Days from `from` up to but not including `until`; without `until`, with no end known. */
export interface DateRange {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** @returns whether `range` holds `date`. */
export const covers = (range: DateRange, date: LocalDate): boolean =>
  range.from <= date && (range.until === null || date < range.until);

/** @returns whether two ranges share a day. */
export const overlaps = (a: DateRange, b: DateRange): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
