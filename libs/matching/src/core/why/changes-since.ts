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

/** A home that came into the list of homes that may take the child, left it, or stands better or worse within it. */
export interface ChangedHome {
  readonly change: 'came' | 'went' | 'rose' | 'fell';
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
/** How far a home that may not take the child is from it makes no difference to the list. */
const standsAs = (judged: JudgedHousehold): string =>
  mayTakeTheChild(judged) ? `${judged.standing} ${judged.points}` : 'not in the list';

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
  const standing = ({ facts, home, policy }: World): string => standsAs(judgeHousehold(facts, home, policy));
  const [was, is] = [standing(then), standing(now)];
  const candidates = candidatesBetween(then, now);
  const causes = candidates.filter(({ from }) => standing(from(then, now)) !== was || standing(from(now, then)) !== is);
  return (causes.length > 0 ? causes : candidates).map(({ change }) => change);
}

/** Homes that may take the child as the list has them: nothing to be agreed before what needs authority. */
const listOf = ({ facts, policy }: JudgedThen): Map<string, { judged: JudgedHousehold; place: number | null }> => {
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

const changeOf = (before: JudgedHousehold | null, after: JudgedHousehold | null): ChangedHome['change'] | null => {
  const [was, is] = [before !== null && mayTakeTheChild(before), after !== null && mayTakeTheChild(after)];
  if (was !== is) return is ? 'came' : 'went';
  if (!was || before === null || after === null) return null;
  if (before.standing !== after.standing) return after.standing === 'eligible' ? 'rose' : 'fell';
  if (before.points === after.points) return null;
  return after.points > before.points ? 'rose' : 'fell';
};

/**
 * Both sides are judged again by the engine of today, each from its own frozen facts and by its own policy, so that a
 * difference is one of facts or policy and never of the engine. A home that only moves because another one does is not in
 * the list.
 *
 * @returns the homes that changed: those that came, went, rose and fell, each in the order of their place.
 */
export function changesSince(then: JudgedThen, now: JudgedThen): readonly ChangedHome[] {
  const [before, after] = [listOf(then), listOf(now)];
  const factsOf = ({ facts }: JudgedThen): Map<string, HouseholdFacts> =>
    new Map(facts.households.map((home) => [home.householdId, home]));
  const [factsBefore, factsAfter] = [factsOf(then), factsOf(now)];

  const changed = [...new Set([...after.keys(), ...before.keys()])].flatMap((id): ChangedHome[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const change = changeOf(was?.judged ?? null, is?.judged ?? null);
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
  const order = { came: 0, went: 1, rose: 2, fell: 3 } as const;
  const placeOf = ({ placeAfter, placeBefore }: ChangedHome): number => placeAfter ?? placeBefore ?? 0;
  return changed.sort((a, b) => order[a.change] - order[b.change] || placeOf(a) - placeOf(b));
}
