import { addDays, ageInYears as yearsBetween, birthdayAfter, type DateRange, type LocalDate } from '#kernel';
import { approvalEndsOn } from '#register/core';
import { type Approval, type ChildFacts, type Recorded } from './facts.js';
import { type Pair } from './pair.js';
import { type NeededTerm, type Remedy } from './remedy.js';
import { beforePlacing, blocks, type Shortfall, type Verdict } from './rule.js';
import { workingDaysAfter } from './working-days.js';

/** Where R-02 comes from; the first regulation was read in a sister text. */
export const sourceOfTerms =
  'Care Planning, Placement and Case Review (England) Regulations 2010, reg 22(2)(b); Fostering Services (England) Regulations 2011, reg 27(5)(a)';

/** Care Planning, Placement and Case Review (England) Regulations 2010, reg 23. The law's figure, so no limit of the policy. */
export const emergencyWorkingDays = 6;

/** @returns the last of the six working days on which a child may live outside the terms in an emergency. */
export const lastEmergencyDay = ({ stay, bankHolidays }: Pick<Pair, 'stay' | 'bankHolidays'>): LocalDate =>
  workingDaysAfter(stay.from, emergencyWorkingDays, bankHolidays);

/** @returns who could change the terms, and to what; in an emergency they may be left for six working days. */
export const changeOfTerms = (
  { household, child }: Pair,
  needed: NeededTerm,
): Extract<Remedy, { readonly kind: 'change-of-terms' }> => ({
  kind: 'change-of-terms',
  service: household.service.name,
  emergencyWorkingDays: child.urgency === 'emergency' ? emergencyWorkingDays : null,
  needed,
});

/** @returns that a term does not fit: it blocks; in an emergency it has to be put right within six working days. */
export function outsideTerms<Because>(
  pair: Pair,
  shortfall: Shortfall,
  because: Because,
  needed: NeededTerm,
): Verdict<Because> {
  const remedy = changeOfTerms(pair, needed);
  return pair.child.urgency === 'emergency'
    ? beforePlacing(lastEmergencyDay(pair), because, remedy)
    : blocks(shortfall, because, remedy);
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b < a) ? b : a;

/** @returns the days of the stay on which the approval holds, for an approval that holds on some of them. */
export const daysUnder = (approval: Approval, stay: DateRange): DateRange => ({
  from: approval.valid.from > stay.from ? approval.valid.from : stay.from,
  until: earlier(approvalEndsOn(approval), stay.until),
});

/** A child whose age is known, and perhaps the birthday. */
export type KnownChild = Pick<ChildFacts, 'startsOn' | 'nextBirthdayOn'> & { readonly ageInYears: number };

/**
 * How young and how old the child can be on a day of the stay: the same when the birthday is known. When only the age on the
 * first day is known, the birthday is some day of the year that follows.
 */
export function agesOn(
  { startsOn, ageInYears, nextBirthdayOn }: KnownChild,
  on: LocalDate,
): { readonly youngest: number; readonly oldest: number } {
  if (nextBirthdayOn === 'not-recorded') {
    const birthdaysAtMost = yearsBetween(startsOn, addDays(on, -1)) + 1;
    return { youngest: ageInYears + yearsBetween(startsOn, on), oldest: ageInYears + birthdaysAtMost };
  }
  const age = on < nextBirthdayOn ? ageInYears : ageInYears + 1 + yearsBetween(nextBirthdayOn, on);
  return { youngest: age, oldest: age };
}

/**
 * @param age more than the child has on the first day.
 * @returns the day on which the child turns `age`, or that the birthday is not recorded.
 */
export function turnsOn({ nextBirthdayOn, ageInYears }: KnownChild, age: number): Recorded<LocalDate> {
  if (nextBirthdayOn === 'not-recorded') return nextBirthdayOn;
  let birthday = nextBirthdayOn;
  for (let turning = ageInYears + 1; turning < age; turning += 1) birthday = birthdayAfter(nextBirthdayOn, birthday);
  return birthday;
}

/** @returns the first day on which birthdays in the stay are no longer looked at: a year on in a stay without an end. */
export const lookedAheadUntil = (stay: DateRange): LocalDate => stay.until ?? birthdayAfter(stay.from, stay.from);
