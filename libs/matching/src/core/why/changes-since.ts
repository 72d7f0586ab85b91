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
  /** Each would by itself have changed the standing or the points; where none would, all that changed. */
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
const standsAs = ({ standing, points }: JudgedHousehold): string => `${standing} ${points}`;

const fieldsThatDiffer = <Facts extends object>(before: Facts, after: Facts): readonly (keyof Facts)[] =>
  (Object.keys(after) as (keyof Facts)[]).filter((field) => !isSame(before[field], after[field]));

interface Candidate {
  readonly change: FactChange;
  /** The world of before, with this one change. */
  readonly alone: { readonly facts: MatchFacts; readonly home: HouseholdFacts; readonly policy: Policy };
}

function candidatesFor(then: JudgedThen, now: JudgedThen, home: HouseholdFacts, after: HouseholdFacts): Candidate[] {
  const { facts, policy } = then;
  const unchanged = { facts, home, policy };
  const ofHome = fieldsThatDiffer(home, after).map((field): Candidate => ({
    change: { of: 'home', field, before: home[field], after: after[field] },
    alone: { ...unchanged, home: { ...home, [field]: after[field] } },
  }));
  const ofChild = fieldsThatDiffer(facts.child, now.facts.child).map((field): Candidate => ({
    change: { of: 'child', field, before: facts.child[field], after: now.facts.child[field] },
    alone: { ...unchanged, facts: { ...facts, child: { ...facts.child, [field]: now.facts.child[field] } } },
  }));
  const { adjoiningAuthorities, judgedOn } = now.facts;
  const others: Candidate[] = [];
  if (!isSame(facts.adjoiningAuthorities, adjoiningAuthorities)) {
    others.push({
      change: { of: 'adjoining-authorities' },
      alone: { ...unchanged, facts: { ...facts, adjoiningAuthorities } },
    });
  }
  if (facts.judgedOn !== judgedOn) {
    others.push({ change: { of: 'day-of-judgement' }, alone: { ...unchanged, facts: { ...facts, judgedOn } } });
  }
  if (policy.version !== now.policy.version) {
    others.push({
      change: { of: 'policy', before: policy.version, after: now.policy.version },
      alone: { ...unchanged, policy: now.policy },
    });
  }
  return [...ofHome, ...ofChild, ...others];
}

/** @returns the changes that would each have done something alone; all of them where only several together did. */
function causesOf(then: JudgedThen, now: JudgedThen, before: HouseholdFacts, after: HouseholdFacts): FactChange[] {
  const was = standsAs(judgeHousehold(then.facts, before, then.policy));
  const candidates = candidatesFor(then, now, before, after);
  const alone = candidates.filter(
    ({ alone: { facts, home, policy } }) => standsAs(judgeHousehold(facts, home, policy)) !== was,
  );
  return (alone.length > 0 ? alone : candidates).map(({ change }) => change);
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
        ? causesOf(then, now, homeBefore, homeAfter)
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
