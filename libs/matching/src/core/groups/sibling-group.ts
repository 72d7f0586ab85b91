import { overlaps } from '#kernel';
import { type FosteredChild, type HouseholdFacts, type MatchFacts, type Place } from '../facts.js';
import { judgeHousehold, type JudgedHousehold } from '../judgement.js';
import { type Policy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { type RuleCount } from '../run.js';

/** More brothers and sisters than this are looked for in two searches: every way of sharing them out is looked at. */
export const mostInASiblingGroup = 7;

/**
 * Brothers and sisters who need homes at once: the facts of each, of one moment. Every entry knows the same homes, since an
 * area or an answer of a carer may differ from child to child.
 */
export interface SiblingGroupFacts {
  /** Two to `mostInASiblingGroup`, of one responsible authority, ordered by the child's id. */
  readonly members: readonly MatchFacts[];
}

/**
 * What an authority may see depends on the day: a framework may begin after one child has moved in and before another does.
 * A home that not all of them could be offered is left out, so that every member knows the same homes in the same order.
 *
 * @param members each with the homes of their own day, ordered by householdId.
 */
export function siblingGroupOf(members: readonly MatchFacts[]): SiblingGroupFacts {
  const seenBy = new Map<string, number>();
  for (const { householdId } of members.flatMap(({ households }) => households)) {
    seenBy.set(householdId, (seenBy.get(householdId) ?? 0) + 1);
  }
  const isSeenByAll = ({ householdId }: HouseholdFacts): boolean => seenBy.get(householdId) === members.length;
  return { members: members.map((member) => ({ ...member, households: member.households.filter(isSeenByAll) })) };
}

/** Some of the children together in one home: a bit for each member, in their order. */
export type Together = number;

/** One child's view of a home in which some of the brothers and sisters live too. */
export interface MemberInHome {
  readonly childId: string;
  readonly judged: JudgedHousehold;
}

/** Some of the children in one home that may take them all. */
export interface TogetherInHome {
  readonly together: Together;
  /** Pairs of one of them and a brother or sister who lives there already. */
  readonly pairsWithPlaced: number;
  readonly householdId: string;
  readonly reference: string;
  /** Points of each child added up. */
  readonly points: number;
  /** Tenths of a mile from each child's home, added up; a distance not recorded counts as the furthest there is. */
  readonly tenthsOfAMile: number;
  readonly needsAuthority: boolean;
  /** The constellation of the home on the day the first of them would move in. */
  readonly constellation: string | null;
  /** Where the home is, to tell how far apart brothers and sisters would live; never shown. */
  readonly place: Place;
  readonly children: readonly MemberInHome[];
}

const furthestInTenths = 10_000;
const tenthsOf = ({ milesFromHome }: JudgedHousehold): number =>
  milesFromHome === 'not-recorded' ? furthestInTenths : Math.round(milesFromHome * 10);

/** @returns the members of `together`, in their order. */
export const membersOf = <Member>(members: readonly Member[], together: Together): readonly Member[] =>
  members.filter((_, index) => (together & (1 << index)) !== 0);

/** @returns how many children `together` is. */
export const childrenIn = (together: Together): number => {
  let count = 0;
  for (let left = together; left !== 0; left &= left - 1) count += 1;
  return count;
};

const asFostered = ({ child }: MatchFacts): FosteredChild => ({
  childId: child.childId,
  reference: `${child.responsibleAuthority}/${child.childCode}`,
  responsibleAuthority: child.responsibleAuthority,
  siblingGroup: child.siblingGroup,
  stay: { from: child.startsOn, until: child.expectedUntil },
  ageInYears: child.ageInYears,
  sex: child.sex,
  room: null,
  mustBeOnlyChild: false,
  mustNotLiveWith: child.mustNotLiveWith,
});

/** One member in `home`, with the brothers and sisters who would live there among the children fostered there. */
function judgeMember(
  facts: SiblingGroupFacts,
  member: MatchFacts,
  home: HouseholdFacts,
  together: Together,
  policy: Policy,
): JudgedHousehold {
  const siblings = membersOf(facts.members, together).filter((other) => other !== member);
  const ids = new Set(facts.members.map(({ child }) => child.childId));
  const fosteredChildren = [
    ...home.fosteredChildren.filter(({ childId }) => !ids.has(childId)),
    ...siblings.map(asFostered),
  ];
  const child = { ...member.child, siblingsLiveInAHome: true };
  return judgeHousehold({ ...member, child }, { ...home, fosteredChildren }, policy);
}

/** Brothers and sisters who are placed and wait for nothing, and live in the home while the member would. */
const placedWith = (
  { members }: SiblingGroupFacts,
  { child: { siblingGroup, startsOn, expectedUntil } }: MatchFacts,
  home: HouseholdFacts | undefined,
): readonly string[] => {
  if (siblingGroup === null || home === undefined) return [];
  const waiting = new Set(members.map(({ child }) => child.childId));
  const stay = { from: startsOn, until: expectedUntil };
  return [
    ...new Set(
      home.fosteredChildren
        .filter((other) => other.siblingGroup === siblingGroup && overlaps(other.stay, stay))
        .map(({ childId }) => childId)
        .filter((childId) => !waiting.has(childId)),
    ),
  ];
};

/**
 * @returns pairs of a child who waits and a brother or sister who lives in some home already: in the best of worlds none of
 *   these is apart.
 */
export const pairsWithPlacedIn = (facts: SiblingGroupFacts): number =>
  facts.members.reduce(
    (pairs, member) => pairs + new Set(member.households.flatMap((home) => placedWith(facts, member, home))).size,
    0,
  );

const mayLiveThere = ({ standing }: JudgedHousehold): boolean =>
  standing === 'eligible' || standing === 'needs-authority';

/**
 * Judges some of the children in one home as a group: places, bedrooms and the usual fostering limit count all of them.
 *
 * @returns null when one of them may not live there.
 */
export function judgeTogether(
  facts: SiblingGroupFacts,
  householdIndex: number,
  together: Together,
  policy: Policy,
): TogetherInHome | null {
  const children: MemberInHome[] = [];
  for (const member of membersOf(facts.members, together)) {
    const home = member.households[householdIndex];
    if (!home) throw new Error(`Member ${member.child.childId} knows no home ${householdIndex}`);
    const judged = judgeMember(facts, member, home, together, policy);
    if (!mayLiveThere(judged)) return null;
    children.push({ childId: member.child.childId, judged });
  }
  const [first] = children;
  if (!first) throw new Error('Nobody is to live together');
  const { householdId, reference, constellation } = first.judged.household;
  return {
    together,
    pairsWithPlaced: membersOf(facts.members, together).reduce(
      (pairs, member) => pairs + placedWith(facts, member, member.households[householdIndex]).length,
      0,
    ),
    householdId,
    reference,
    points: children.reduce((points, { judged }) => points + judged.points, 0),
    tenthsOfAMile: children.reduce((tenths, { judged }) => tenths + tenthsOf(judged), 0),
    needsAuthority: children.some(({ judged }) => judged.standing === 'needs-authority'),
    constellation: constellation?.name ?? null,
    place: facts.members[0]?.households[householdIndex]?.place ?? 'not-recorded',
    children,
  };
}

/**
 * @returns where most brothers and sisters live already first (no number of points buys a separation), then most points,
 *   fewest miles, reference: the one order of homes, for several children.
 */
export const bestTogetherFirst = (a: TogetherInHome, b: TogetherInHome): number =>
  b.pairsWithPlaced - a.pairsWithPlaced ||
  b.points - a.points ||
  a.tenthsOfAMile - b.tenthsOfAMile ||
  (a.reference === b.reference ? 0 : a.reference < b.reference ? -1 : 1);

/**
 * Every home for every set of the children that may live in it. A home that may not take some of them takes no more of
 * them either, so larger sets are only judged where all their parts may live.
 *
 * @returns by set, best first; a set that no home may take is absent.
 */
export function homesForEverySet(
  facts: SiblingGroupFacts,
  policy: Policy,
): ReadonlyMap<Together, readonly TogetherInHome[]> {
  const everySet = 2 ** facts.members.length;
  const found = new Map<Together, TogetherInHome[]>();
  const households = facts.members[0]?.households.length ?? 0;
  for (let index = 0; index < households; index += 1) {
    const taken = new Set<Together>();
    for (let together = 1; together < everySet; together += 1) {
      if (!everyPartIn(taken, together)) continue;
      const home = judgeTogether(facts, index, together, policy);
      if (home === null) continue;
      taken.add(together);
      const homes = found.get(together);
      if (homes) homes.push(home);
      else found.set(together, [home]);
    }
  }
  for (const homes of found.values()) homes.sort(bestTogetherFirst);
  return found;
}

const everyPartIn = (taken: ReadonlySet<Together>, together: Together): boolean => {
  if (childrenIn(together) === 1) return true;
  for (let left = together; left !== 0; left &= left - 1) {
    const one = left & -left;
    if (!taken.has(together & ~one)) return false;
  }
  return true;
};

/**
 * Why no home takes them all: every rule that keeps at least one of them out of a home, counted once a home, most homes
 * first.
 *
 * @returns an empty list when some home takes them all in.
 */
export function whyNotTogether(facts: SiblingGroupFacts, policy: Policy): readonly RuleCount[] {
  const whole = 2 ** facts.members.length - 1;
  const counts = new Map<RuleId, number>();
  const households = facts.members[0]?.households.length ?? 0;
  for (let index = 0; index < households; index += 1) {
    const binding = new Set<RuleId>();
    for (const member of facts.members) {
      const home = member.households[index];
      if (!home) throw new Error(`Member ${member.child.childId} knows no home ${index}`);
      for (const { ruleId } of judgeMember(facts, member, home, whole, policy).binding) binding.add(ruleId);
    }
    if (binding.size === 0) return [];
    for (const ruleId of binding) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return [...counts]
    .map(([ruleId, number]) => ({ ruleId, households: number }))
    .sort((a, b) => b.households - a.households || (a.ruleId < b.ruleId ? -1 : 1));
}
