import { covers, type DateRange, type LocalDate } from '#kernel';
import { type ChildReference, type Exemption, type HouseholdFacts } from './facts.js';
import { type FosteredDay } from './occupancy.js';
import { type Pair } from './pair.js';
import { type PolicyLimits } from './policy.js';
import { type MissingFact } from './remedy.js';

/** Children Act 1989, Schedule 7, paragraph 2. The law's figure, so not a limit of the policy. */
export const usualLimit = 3;

/** The most carers a home may turn out to have when none is recorded. */
const mostCarers = 2;

/** A home within the usual fostering limit, or over it because all are siblings. */
export interface LawfulNumber {
  readonly kind: 'within' | 'all-siblings';
  /** Looked after there at once on the fullest day, this child included. */
  readonly children: number;
  readonly limit: number;
}

/** A home over the usual fostering limit with an exemption that names everybody. */
export interface ExemptedNumber {
  readonly kind: 'exempted';
  readonly children: number;
  readonly limit: number;
  readonly exemption: Exemption;
}

export interface UnlawfulNumber {
  readonly kind: 'over';
  readonly children: number;
  readonly limit: number;
  /** The day with the most of them. */
  readonly on: LocalDate;
  /** Looked after there already on that day. */
  readonly fostered: number;
  /** Whom an exemption would have to name: this child, then the others in the order they are recorded. */
  readonly toName: readonly ChildReference[];
}

/** Lawful or not, depending on facts that nobody recorded. */
export interface NumberNotKnown {
  readonly kind: 'not-known';
  readonly limit: number;
  readonly facts: readonly MissingFact[];
}

/** What is taken to be true of what nobody recorded. */
interface Taken {
  readonly limit: number;
  readonly parentIsLookedAfter: boolean;
  /** Whether the authority of an exemption is that of an area that is not recorded. */
  readonly areaIsThatOfTheExemption: boolean;
}

/** `AUTHORITY/CODE` of the child a home is looked for. */
export const referenceOf = ({ child }: Pair): ChildReference => `${child.responsibleAuthority}/${child.childCode}`;

/** @returns how many carers the home has; null when none is recorded. */
export const carersIn = ({ members }: Pick<HouseholdFacts, 'members'>): number | null =>
  members.filter(({ role }) => role === 'carer').length || null;

const holdsOver = (valid: DateRange, days: DateRange): boolean =>
  valid.from <= days.from && (valid.until === null || (days.until !== null && days.until <= valid.until));

/** @returns from the first day over the limit to the last: it may be over before the stay is, when somebody moves on. */
function timeOver(
  { household, child, stay, fosteredDays }: Pair,
  isOver: (today: FosteredDay) => boolean,
): DateRange | null {
  const ends = household.fosteredChildren
    .map(({ stay: theirs }) => theirs.until)
    .filter((end): end is LocalDate => end !== null && end > stay.from && covers(stay, end));
  const days = [...new Set([...fosteredDays.map(({ on }) => on), ...ends])].sort().map((on) => ({
    on,
    others: household.fosteredChildren.filter((one) => one.childId !== child.childId && covers(one.stay, on)),
  }));
  const first = days.find(isOver);
  return first ? { from: first.on, until: days[days.findLastIndex(isOver) + 1]?.on ?? stay.until } : null;
}

const exempts = (
  { household }: Pair,
  exemption: Exemption,
  toName: readonly ChildReference[],
  daysOver: DateRange,
  taken: Taken,
): boolean =>
  (household.areaAuthority === 'not-recorded'
    ? taken.areaIsThatOfTheExemption
    : exemption.authority === household.areaAuthority) &&
  toName.every((child) => exemption.children.includes(child)) &&
  holdsOver(exemption.valid, daysOver);

function numberWhen(pair: Pair, taken: Taken): LawfulNumber | ExemptedNumber | UnlawfulNumber {
  const { child, household, fosteredDays } = pair;
  const { limit } = taken;
  const thisChildAndParent = taken.parentIsLookedAfter ? 2 : 1;
  const childrenOn = ({ others }: FosteredDay): number => others.length + thisChildAndParent;
  const mostOf = (days: readonly FosteredDay[]): number => Math.max(...days.map(childrenOn));
  // A child of no sibling group is nobody's sibling, and a parent is no sibling of their child.
  const areAllSiblings = ({ others }: FosteredDay): boolean =>
    !taken.parentIsLookedAfter &&
    child.siblingGroup !== null &&
    others.every(({ siblingGroup }) => siblingGroup === child.siblingGroup);

  const children = mostOf(fosteredDays);
  if (children <= limit) return { kind: 'within', children, limit };

  const isUnlawful = (today: FosteredDay): boolean => childrenOn(today) > limit && !areAllSiblings(today);
  const unlawful = fosteredDays.filter(isUnlawful);
  const [firstUnlawful] = unlawful;
  const daysOver = timeOver(pair, isUnlawful);
  if (!firstUnlawful || !daysOver) return { kind: 'all-siblings', children, limit };

  const toName = [
    ...new Set([referenceOf(pair), ...unlawful.flatMap(({ others }) => others.map(({ reference }) => reference))]),
  ];
  const exemption = household.exemptions.find((one) => exempts(pair, one, toName, daysOver, taken));
  if (exemption) return { kind: 'exempted', children, limit, exemption };
  const worst = unlawful.reduce((most, today) => (childrenOn(today) > childrenOn(most) ? today : most), firstUnlawful);
  const { on, others } = worst;
  return { kind: 'over', children: childrenOn(worst), limit, on, fostered: others.length, toName };
}

/**
 * How many looked-after people would live in the home, and whether the law lets them. Judged twice
 * where something is not recorded, once for the best and once for the worst it could be.
 *
 * The request has no reference for a parent, so an exemption that names the child is taken to be about both.
 *
 * @returns the number on the fullest day; `not-known` with what to find out where the facts that are missing decide.
 */
export function numberFostered(
  pair: Pair,
  { usualLimitCountedFor }: Pick<PolicyLimits, 'usualLimitCountedFor'>,
): LawfulNumber | ExemptedNumber | UnlawfulNumber | NumberNotKnown {
  const { parent } = pair.child;
  const forEachCarer = usualLimitCountedFor === 'carer';
  const carers = carersIn(pair.household);
  const best: Taken = {
    limit: usualLimit * (forEachCarer ? (carers ?? mostCarers) : 1),
    parentIsLookedAfter: parent?.isLookedAfter === true,
    areaIsThatOfTheExemption: true,
  };
  const worst: Taken = {
    limit: usualLimit * (forEachCarer ? (carers ?? 1) : 1),
    parentIsLookedAfter: parent !== null && parent.isLookedAfter !== false,
    areaIsThatOfTheExemption: false,
  };
  const atBest = numberWhen(pair, best);
  // The same number within the same limit: whose area it is then does not matter.
  const isSameNumber = best.limit === worst.limit && best.parentIsLookedAfter === worst.parentIsLookedAfter;
  if (atBest.kind === 'within' && isSameNumber) return atBest;
  if (atBest.kind === 'over' || numberWhen(pair, worst).kind !== 'over') return atBest;

  const facts: MissingFact[] = [];
  if (best.limit !== worst.limit) facts.push('carers-of-the-home');
  if (best.parentIsLookedAfter !== worst.parentIsLookedAfter) facts.push('parent-looked-after');
  if (pair.household.areaAuthority === 'not-recorded' && pair.household.exemptions.length > 0) {
    facts.push('area-of-the-home');
  }
  return { kind: 'not-known', limit: worst.limit, facts };
}
