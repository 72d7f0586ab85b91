import { type LocalDate, day, partsOf, yearEndOn } from '#kernel';

/** The year of a return: '2020/21' is 1 April 2020 to 31 March 2021. Years compare as text. */
export type CollectionYear = `${number}/${number}`;

/** @returns the year a day lies in: 31 March 2021 is of 2020/21, the day after of 2021/22. */
export function collectionYearOf(date: LocalDate): CollectionYear {
  const { year } = partsOf(yearEndOn(date));
  return `${year - 1}/${String(year % 100).padStart(2, '0')}` as CollectionYear;
}

/** @returns the year written as 2020/21, or null for anything else: 2020/22 is no year. */
export function parseCollectionYear(text: string): CollectionYear | null {
  const [, first, second] = /^((?:19|20)\d\d)\/(\d\d)$/.exec(text) ?? [];
  return first !== undefined && (Number(first) + 1) % 100 === Number(second) ? (text as CollectionYear) : null;
}

/** @returns 1 April. */
export const firstDayOf = (year: CollectionYear): LocalDate => day(`${year.slice(0, 4)}-04-01`);

/** @returns 31 March. */
export const lastDayOf = (year: CollectionYear): LocalDate => day(`${Number(year.slice(0, 4)) + 1}-03-31`);
