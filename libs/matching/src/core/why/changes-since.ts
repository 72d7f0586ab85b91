import { canonicalJson } from '../canonical-json.js';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../facts.js';
import { judgeHousehold, type JudgedHousehold } from '../judgement.js';
import { type Policy } from '../policy.js';
import { bestFirst } from '../run.js';

/** A fact that is not what it was. */
export type FactChange =
  | { readonly of: 'home'; readonly field: keyof HouseholdFacts; readonly before: unknown; readonly after: unknown }
  | { readonly of: 'child'; readonly field: keyof ChildFacts; readonly before: unknown; readonly after: unknown }
  | { readonly of: 'adjoining-authorities' }
  | { readonly of: 'day-of-judgement' }
  | { readonly of: 'policy'; readonly before: number; readonly after: number }
  | { readonly of: 'register'; readonly home: 'new' | 'gone' };

/**
 * A home that came into the list of homes that may take the child, left it, or stands better or worse within it; or one outside
 * the list that is a near miss now, or is one no longer.
 */
export interface ChangedHome {
  readonly change: 'came' | 'went' | 'rose' | 'fell' | 'came-near' | 'no-longer-near';
  /** As it was judged; null where the register did not have it, or has it no more. */
  readonly before: JudgedHousehold | null;
  readonly after: JudgedHousehold | null;
  /** Place among the homes that may take the child, counted from 1; null outside the list. */
  readonly placeBefore: number | null;
  readonly placeAfter: number | null;
  /** What would have done it alone, or without which it would not have come to this; else all that changed. */
  readonly because: readonly FactChange[];
}

/** One side: what was known, and the policy it was judged by. */
export interface JudgedThen {
  readonly facts: MatchFacts;
  readonly policy: Policy;
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const mayTakeTheChild = ({ standing }: JudgedHousehold): boolean =>
  standing === 'eligible' || standing === 'needs-authority';
const isNear = ({ standing }: JudgedHousehold): boolean => standing === 'near-miss';

/** How far a home that may not take the child is from it makes no difference to the list, but for a near miss. */
const standsAs = (judged: JudgedHousehold): string => {
  if (mayTakeTheChild(judged)) return `${judged.standing} ${judged.points}`;
  return isNear(judged) ? 'near the list' : 'not in the list';
};
/** Of homes with as many points the nearer one comes first. */
const standsAsWithMiles = (judged: JudgedHousehold): string =>
  mayTakeTheChild(judged) ? `${standsAs(judged)} ${judged.milesFromHome}` : standsAs(judged);

const fieldsThatDiffer = <Facts extends object>(before: Facts, after: Facts): readonly (keyof Facts)[] =>
  (Object.keys(after) as (keyof Facts)[]).filter((field) => !isSame(before[field], after[field]));

/** A home as one side judges it. */
interface World extends JudgedThen {
  readonly home: HouseholdFacts;
}

/** A change, and how it is made in a world: with it made in the world of before, or unmade in that of after. */
interface Candidate {
  readonly change: FactChange;
  from(world: World, other: World): World;
}

function candidatesBetween(then: World, now: World): Candidate[] {
  const ofHome = fieldsThatDiffer(then.home, now.home).map((field): Candidate => ({
    change: { of: 'home', field, before: then.home[field], after: now.home[field] },
    from: (world, other) => ({ ...world, home: { ...world.home, [field]: other.home[field] } }),
  }));
  const ofChild = fieldsThatDiffer(then.facts.child, now.facts.child).map((field): Candidate => ({
    change: { of: 'child', field, before: then.facts.child[field], after: now.facts.child[field] },
    from: (world, other) => ({
      ...world,
      facts: { ...world.facts, child: { ...world.facts.child, [field]: other.facts.child[field] } },
    }),
  }));
  const others: Candidate[] = [];
  if (!isSame(then.facts.adjoiningAuthorities, now.facts.adjoiningAuthorities)) {
    others.push({
      change: { of: 'adjoining-authorities' },
      from: (world, { facts: { adjoiningAuthorities } }) => ({
        ...world,
        facts: { ...world.facts, adjoiningAuthorities },
      }),
    });
  }
  if (then.facts.judgedOn !== now.facts.judgedOn) {
    others.push({
      change: { of: 'day-of-judgement' },
      from: (world, { facts: { judgedOn } }) => ({ ...world, facts: { ...world.facts, judgedOn } }),
    });
  }
  if (then.policy.version !== now.policy.version) {
    others.push({
      change: { of: 'policy', before: then.policy.version, after: now.policy.version },
      from: (world, { policy }) => ({ ...world, policy }),
    });
  }
  return [...ofHome, ...ofChild, ...others];
}

/**
 * @returns the changes that would each have done something alone, or without which it would not have come to this; all of
 *   them where no single one can be named.
 */
function causesOf(then: World, now: World): FactChange[] {
  const judged = ({ facts, home, policy }: World): JudgedHousehold => judgeHousehold(facts, home, policy);
  const onlyMilesDiffer = standsAs(judged(then)) === standsAs(judged(now));
  const standing = (world: World): string => (onlyMilesDiffer ? standsAsWithMiles : standsAs)(judged(world));
  const [was, is] = [standing(then), standing(now)];
  const candidates = candidatesBetween(then, now);
  const causes = candidates.filter(({ from }) => standing(from(then, now)) !== was || standing(from(now, then)) !== is);
  return (causes.length > 0 ? causes : candidates).map(({ change }) => change);
}

/** Homes that may take the child as the list has them: nothing to be agreed before what needs authority. */
const listOf = ({ facts, policy }: JudgedThen): Map<string, Listed> => {
  const judged = facts.households.map((home) => judgeHousehold(facts, home, policy));
  const listed = [
    ...judged.filter(({ standing }) => standing === 'eligible').sort(bestFirst),
    ...judged.filter(({ standing }) => standing === 'needs-authority').sort(bestFirst),
  ];
  const places = new Map(listed.map(({ household }, index) => [household.householdId, index + 1]));
  return new Map(
    judged.map((one) => [
      one.household.householdId,
      { judged: one, place: places.get(one.household.householdId) ?? null },
    ]),
  );
};

interface Listed {
  readonly judged: JudgedHousehold;
  readonly place: number | null;
}

const furthest = Number.POSITIVE_INFINITY;
const milesOf = ({ milesFromHome }: JudgedHousehold): number =>
  milesFromHome === 'not-recorded' ? furthest : milesFromHome;

/** @returns null where the home stands as it did, or moved only because others did. */
function changeOf(before: Listed | undefined, after: Listed | undefined): ChangedHome['change'] | null {
  const [was, is] = [before?.judged ?? null, after?.judged ?? null];
  const [wasListed, isListed] = [was !== null && mayTakeTheChild(was), is !== null && mayTakeTheChild(is)];
  if (wasListed !== isListed) return isListed ? 'came' : 'went';
  const [wasNear, isNearNow] = [was !== null && isNear(was), is !== null && isNear(is)];
  if (wasNear !== isNearNow) return isNearNow ? 'came-near' : 'no-longer-near';
  if (!wasListed || was === null || is === null) return null;
  if (was.standing !== is.standing) return is.standing === 'eligible' ? 'rose' : 'fell';
  if (was.points !== is.points) return is.points > was.points ? 'rose' : 'fell';
  if (milesOf(was) === milesOf(is) || before?.place === after?.place) return null;
  return milesOf(is) < milesOf(was) ? 'rose' : 'fell';
}

/**
 * Both sides are judged again by the engine of today, each from its own frozen facts and by its own policy, so that a
 * difference is one of facts or policy and never of the engine. A home that only moves because another one does is not in
 * the list; one that moves with as many points because its own distance is another, is.
 *
 * @returns the homes that changed: those that came, went, rose and fell, each in the order of their place, then those that
 *   became near misses and those that are none any more, by reference.
 */
export function changesSince(then: JudgedThen, now: JudgedThen): readonly ChangedHome[] {
  const [before, after] = [listOf(then), listOf(now)];
  const factsOf = ({ facts }: JudgedThen): Map<string, HouseholdFacts> =>
    new Map(facts.households.map((home) => [home.householdId, home]));
  const [factsBefore, factsAfter] = [factsOf(then), factsOf(now)];

  const changed = [...new Set([...after.keys(), ...before.keys()])].flatMap((id): ChangedHome[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const change = changeOf(was, is);
    if (change === null) return [];
    const [homeBefore, homeAfter] = [factsBefore.get(id), factsAfter.get(id)];
    const because: FactChange[] =
      homeBefore && homeAfter
        ? causesOf({ ...then, home: homeBefore }, { ...now, home: homeAfter })
        : [{ of: 'register', home: homeAfter ? 'new' : 'gone' }];
    return [
      {
        change,
        before: was?.judged ?? null,
        after: is?.judged ?? null,
        placeBefore: was?.place ?? null,
        placeAfter: is?.place ?? null,
        because,
      },
    ];
  });
  const placeOf = ({ placeAfter, placeBefore }: ChangedHome): number => placeAfter ?? placeBefore ?? 0;
  const referenceOf = (home: ChangedHome): string => (home.after ?? home.before)?.household.reference ?? '';
  return changed.sort(
    (a, b) =>
      kinds.indexOf(a.change) - kinds.indexOf(b.change) ||
      placeOf(a) - placeOf(b) ||
      (referenceOf(a) < referenceOf(b) ? -1 : 1),
  );
}

const kinds: readonly ChangedHome['change'][] = ['came', 'went', 'rose', 'fell', 'came-near', 'no-longer-near'];
