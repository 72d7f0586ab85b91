import { addDays, type DateRange, day, type LocalDate } from '#kernel';
import { beforePlacing, check, met, type Rule } from '../rule.js';
import {
  agesOn,
  changeOfTerms,
  daysUnder,
  type KnownChild,
  lookedAheadUntil,
  outsideTerms,
  sourceOfTerms,
  turnsOn,
} from '../terms.js';

interface ApprovedAges {
  readonly from: number;
  readonly to: number;
}
export interface WithinApprovedAges extends ApprovedAges {
  readonly kind: 'within-approved-ages';
  readonly ageInYears: number;
}
export interface OutsideApprovedAges extends ApprovedAges {
  readonly kind: 'outside-approved-ages';
  readonly ageInYears: number;
}
export interface ChildAgeNotRecorded extends ApprovedAges {
  readonly kind: 'child-age-not-recorded';
}
export interface NoApprovedAges {
  readonly kind: 'no-approved-ages';
}

/** Within the range on the day the child moves in, and past it from a birthday in the stay on. */
export interface OutgrowsApprovedAges extends ApprovedAges {
  readonly kind: 'outgrows-approved-ages';
  readonly turns: number;
  readonly on: LocalDate;
}
/** The birthday is not recorded, and decides. */
export interface MayBeOutsideApprovedAges extends ApprovedAges {
  readonly kind: 'may-be-outside-approved-ages';
}
type AgesFound = OutsideApprovedAges | OutgrowsApprovedAges | MayBeOutsideApprovedAges | { readonly kind: 'within' };

/**
 * A carer's approval may name an age range, both ages included; absent terms set no limit. They hold on every day of
 * the stay: a birthday that takes the child past them has to be dealt with by the day before it.
 */
export const approvedAges: Rule<
  | WithinApprovedAges
  | OutsideApprovedAges
  | OutgrowsApprovedAges
  | MayBeOutsideApprovedAges
  | ChildAgeNotRecorded
  | NoApprovedAges
> = {
  id: 'approved-ages',
  number: 'R-02',
  title: 'Approved ages',
  class: 'BLOCK',
  level: 'hard',
  unit: 'year outside the approved range',
  source: sourceOfTerms,
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { approvals, child, stay } = pair;
    if (approvals.length === 0) return [];
    const terms: TermsOnDays[] = [];
    for (const approval of approvals) {
      if (approval.ages === null) continue;
      terms.push({ from: approval.ages.from, to: approval.ages.to, days: daysUnder(approval, stay) });
    }
    const [first] = terms;
    if (!first) return [met({ kind: 'no-approved-ages' })];
    const { ageInYears, startsOn, nextBirthdayOn } = child;
    if (ageInYears === 'not-recorded') {
      const { from, to } = first;
      return [check({ kind: 'child-age-not-recorded', from, to }, { kind: 'find-out', fact: 'age-of-the-child' })];
    }
    const known = { startsOn, nextBirthdayOn, ageInYears };
    const found = terms.map((ages) => judgedFrom(ages, known, stay));
    const [worst] = found
      .flatMap((one) => (one.kind === 'outside-approved-ages' ? [one] : []))
      .sort((a, b) => yearsOutside(b) - yearsOutside(a));
    if (worst) return [outsideTerms(pair, yearsOutside(worst), worst, { term: 'age', ageInYears: worst.ageInYears })];

    const [soonest] = found
      .flatMap((one) => (one.kind === 'outgrows-approved-ages' ? [one] : []))
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    if (soonest) {
      const remedy = { ...changeOfTerms(pair, { term: 'age', ageInYears: soonest.turns }), emergencyWorkingDays: null };
      return [beforePlacing(addDays(soonest.on, -1), soonest, remedy)];
    }

    const perhaps = found.find((one) => one.kind === 'may-be-outside-approved-ages');
    if (perhaps) return [check(perhaps, { kind: 'find-out', fact: 'birthday-of-the-child' })];
    return [met({ kind: 'within-approved-ages', ageInYears, from: first.from, to: first.to })];
  },
};

interface TermsOnDays extends ApprovedAges {
  readonly days: DateRange;
}

const yearsOutside = ({ from, to, ageInYears }: OutsideApprovedAges): number =>
  Math.max(from - ageInYears, ageInYears - to);

/** One approval's ages, on the first day that they hold and on every day after. */
function judgedFrom({ from, to, days }: TermsOnDays, child: KnownChild, stay: DateRange): AgesFound {
  const { youngest, oldest } = agesOn(child, days.from);
  if (youngest > to) return { kind: 'outside-approved-ages', ageInYears: youngest, from, to };
  if (oldest < from) return { kind: 'outside-approved-ages', ageInYears: oldest, from, to };
  if (youngest < from || oldest > to) return { kind: 'may-be-outside-approved-ages', from, to };

  const until = lookedAheadUntil(stay);
  const lastDay = addDays(days.until !== null && days.until < until ? days.until : until, -1);
  if (agesOn(child, lastDay).oldest <= to) return { kind: 'within' };
  const on = turnsOn(child, to + 1);
  return on === 'not-recorded'
    ? { kind: 'may-be-outside-approved-ages', from, to }
    : { kind: 'outgrows-approved-ages', from, to, turns: to + 1, on };
}
