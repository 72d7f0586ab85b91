import { addDays, ageInYears, type LocalDate } from '#kernel';

/** @returns whether on `on` more than `years` whole years have passed since `since`; on the anniversary they have not. */
export const isOlderThan = (since: LocalDate, years: number, on: LocalDate): boolean =>
  ageInYears(since, addDays(on, -1)) >= years;
