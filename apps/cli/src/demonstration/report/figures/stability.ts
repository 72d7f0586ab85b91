import { isFosterPlace, type ReportedCare, type ToldChild, type ToldStay } from '../reported-care.js';
import { type Figure, percent, shares } from '../figure.js';

const year = 365.25;

/** How long children stay, how often they move, and why. */
export function stabilityFigures(care: ReportedCare): Figure[] {
  const { yearEnd, begins, children } = care;
  const lookedAfter = care.lookedAfterOn(yearEnd);
  const since = ({ stays }: ToldChild): number => {
    const start = stays.findLastIndex(({ first }) => first.reasonNew === 'S' && first.from <= yearEnd);
    return start === -1 ? -Infinity : (stays[start]?.first.from ?? NaN);
  };
  const stable = ([, stay]: readonly [ToldChild, ToldStay]): boolean =>
    /^A/.test(stay.last.place) || !stay.beginsInTheReturns || yearEnd + 1 - stay.first.from >= 2 * year;
  const longTerm = lookedAfter.filter(
    ([child]) => yearEnd + 1 - child.born < 16 * year && yearEnd + 1 - since(child) >= 2.5 * year,
  );
  const twoYears = lookedAfter.filter(([child]) => yearEnd + 1 - since(child) >= 2 * year);
  const placesInTwoYears = ({ stays }: ToldChild): number =>
    stays.filter(
      ({ first, last }) => first.from <= yearEnd && (last.until === null || last.until > yearEnd + 1 - 2 * year),
    ).length;
  const fosterStays = children.flatMap(({ stays }) => stays.filter(({ first }) => isFosterPlace(first.place)));
  const ended = fosterStays
    .filter(({ last }) => last.until !== null && last.until >= begins)
    .map(({ first, last }) => (last.until as number) - first.from);
  const days =
    (from: number, to: number) =>
    (lasted: number): boolean =>
      lasted >= from && lasted < to;
  const reasons = fosterStays
    .flatMap(({ episodes }) => episodes.map(({ reasonPlaceChange }) => reasonPlaceChange))
    .filter((reason) => reason !== '');
  const is =
    (code: string) =>
    (reason: string): boolean =>
      reason === code;
  const inLastYear = ({ first, last }: ToldStay): boolean =>
    first.from <= yearEnd && (last.until === null || last.until > yearEnd - 365);
  const fosteredInYear = children.filter(({ stays }) =>
    stays.some((stay) => isFosterPlace(stay.first.place) && inLastYear(stay)),
  );
  const unplanned = fosteredInYear.filter(({ stays }) =>
    stays.some(
      (stay) => isFosterPlace(stay.first.place) && inLastYear(stay) && /^CREQ[BO]$/.test(stay.last.reasonPlaceChange),
    ),
  );
  return [
    ...shares('stable', 'Under 16 and looked after 2.5 years', longTerm, [
      ['same placement 2 years, or for adoption', 69, 7, stable],
    ]),
    ...shares('moved', 'Looked after 2 years', twoYears, [
      ['3 or more placements in them', 23, 5, ([child]) => placesInTwoYears(child) >= 3],
    ]),
    ...shares('change', 'Foster placements changed because of', reasons, [
      ['care plan', 34, 3, is('CARPL')],
      ['status change only', 19, 4, is('PLACE')],
      ['carer request, not behaviour', 9, 2, is('CREQO')],
      ['carer request, behaviour', 9, 2, is('CREQB')],
      ['child request', 3, 1.5, is('CHILD')],
      ['authority request', 1, 1, is('LAREQ')],
      ['allegation', 1, 1, is('ALLEG')],
      ['standards', 1, 1, is('STAND')],
      ['closure', 1, 1, is('CLOSE')],
      ['other', 22, 3, is('OTHER')],
    ]),
    ...shares('lasted', 'Foster placements that ended', ended, [
      ['1 to 7 days', 13.8, 3, days(0, 8)],
      ['to 1 month', 12.3, 3.5, days(8, 31)],
      ['1 to 3 months', 14.2, 3.5, days(31, 92)],
      ['3 to 6 months', 16, 3, days(92, 183)],
      ['6 to 12 months', 18.2, 3, days(183, 366)],
      ['1 to 2 years', 12.3, 3, days(366, 731)],
      ['2 to 5 years', 8.9, 3, days(731, 1827)],
      ['over 5 years', 4.2, 2, days(1827, Infinity)],
    ]),
    {
      id: 'unplanned',
      what: 'Fostered children whose carer asked for an end in the year',
      unit: '%',
      target: 11,
      tolerance: 4,
      generated: percent(unplanned.length, fosteredInYear.length),
    },
  ];
}
