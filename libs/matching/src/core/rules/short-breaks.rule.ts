import { addDays, type DateRange, day, daysBetween, localDateOf, type LocalDate, partsOf } from '#kernel';
import { type Setting } from '#register/core';
import { type ShortBreak } from '../facts.js';
import { beforePlacing, check, met, type Rule, type Verdict } from '../rule.js';

export interface WithinShortBreaks {
  readonly kind: 'within-short-breaks';
  /** Days of this break. */
  readonly days: number;
  /** Days of breaks with this carer in the fullest 12 months that this break touches, this break included. */
  readonly daysInTheYear: number;
}
export interface ShortBreakTooLong {
  readonly kind: 'short-break-too-long';
  readonly days: number;
  readonly longest: number;
}
export interface TooManyShortBreaks {
  readonly kind: 'too-many-short-breaks';
  readonly daysInTheYear: number;
  readonly most: number;
}
export interface ShortBreakWithoutEnd {
  readonly kind: 'short-break-without-end';
}
/** The lighter regime is of breaks with the same carer, and here there is none. */
export interface ShortBreakWithoutCarer {
  readonly kind: 'short-break-without-carer';
  readonly setting: Exclude<Setting, 'foster-home'>;
}
type Because =
  WithinShortBreaks | ShortBreakTooLong | TooManyShortBreaks | ShortBreakWithoutEnd | ShortBreakWithoutCarer;

/** Days of one break, and days of breaks in any 12 months, within the lighter regime. The law's figures. */
const longestBreak = 17;
const mostDaysInAYear = 75;

/** The first day after 12 months that start on `date`; those of 29 February end with the next year's February. */
const aYearAfter = (date: LocalDate): LocalDate => {
  const { year, month, day: dayOfMonth } = partsOf(date);
  const nextYear = localDateOf(year + 1, month, dayOfMonth);
  return nextYear.ok ? nextYear.value : addDays(date, 366);
};

/** Every day of the breaks once, in order, as far as some 12 months hold both it and a day of `stay`. */
function breakDaysAround(breaks: readonly DateRange[], stay: { from: LocalDate; until: LocalDate }): LocalDate[] {
  const [earliest, last] = [addDays(stay.from, -366), aYearAfter(stay.until)];
  const days = new Set<LocalDate>();
  for (const { from, until } of [...breaks, stay]) {
    const end = until === null || until > last ? last : until;
    for (let on = from < earliest ? earliest : from; on < end; on = addDays(on, 1)) days.add(on);
  }
  return [...days].sort();
}

/**
 * Twelve months hold most days when they start on one of them, so only those are looked at.
 *
 * @returns days of breaks in the fullest 12 months that hold a day of the stay.
 */
function mostInTwelveMonths(breaks: readonly DateRange[], stay: { from: LocalDate; until: LocalDate }): number {
  if (breaks.length === 0 && stay.until <= aYearAfter(stay.from)) return daysBetween(stay.from, stay.until);
  const days = breakDaysAround(breaks, stay);
  let most = 0;
  let afterLast = 0;
  days.forEach((start, first) => {
    const end = aYearAfter(start);
    while (afterLast < days.length && days[afterLast]! < end) afterLast += 1;
    if (start < stay.until && end > stay.from) most = Math.max(most, afterLast - first);
  });
  return most;
}

const leaves = (because: Because): Verdict<Because> => beforePlacing(null, because, { kind: 'plan-as-full-placement' });

/**
 * Respite with the same carer stays within the lighter regime of short breaks up to 17 days at once and 75 days in any 12
 * months. Beyond either it is lawful, but planned, reviewed and visited as any other placement. So it is where no carer lives:
 * supported accommodation is offered for respite, since no rule forbids it at 16 and 17, and never as a short break.
 */
export const shortBreaks: Rule<Because> = {
  id: 'short-breaks',
  number: 'R-29',
  title: 'Short breaks',
  class: 'TIMED',
  level: 'hard',
  unit: 'day',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 48',
  basis: 'read',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, household, stay: { from, until } }) {
    if (child.placementType !== 'respite') return [];
    const { setting } = household;
    if (setting !== 'foster-home') return [leaves({ kind: 'short-break-without-carer', setting })];
    if (until === null) {
      return [check({ kind: 'short-break-without-end' }, { kind: 'find-out', fact: 'end-of-the-stay' })];
    }
    const ofThisChild = ({ childId }: ShortBreak): boolean => childId === child.childId;
    const breaks = household.shortBreaks.filter(ofThisChild).map(({ stay }) => stay);
    const days = daysBetween(from, until);
    const daysInTheYear = mostInTwelveMonths(breaks, { from, until });

    const verdicts: Verdict<Because>[] = [];
    if (days > longestBreak) verdicts.push(leaves({ kind: 'short-break-too-long', days, longest: longestBreak }));
    if (daysInTheYear > mostDaysInAYear) {
      verdicts.push(leaves({ kind: 'too-many-short-breaks', daysInTheYear, most: mostDaysInAYear }));
    }
    return verdicts.length > 0 ? verdicts : [met({ kind: 'within-short-breaks', days, daysInTheYear })];
  },
};
