import { type MatchFacts } from './facts.js';
import { judgeHousehold, type JudgedHousehold, type Standing } from './judgement.js';
import { type Miles } from './pair.js';
import { type Policy } from './policy.js';
import { type RuleId } from './rule-id.js';
import { ruleRegister } from './rules/index.js';

/** A home that the answer shows, with its place in it. Places count from 1 through eligible, needs authority, near misses. */
export interface RankedHousehold extends JudgedHousehold {
  readonly place: number;
  readonly standing: Exclude<Standing, 'excluded'>;
}

/** How many homes of the register stand where. The four always sum to the register. */
export interface RunCounts {
  readonly register: number;
  readonly eligible: number;
  readonly needsAuthority: number;
  readonly nearMisses: number;
  readonly excluded: number;
}

/** How many of the homes not shown a rule stands in the way of. A home is counted under each of its rules. */
export interface RuleCount {
  readonly ruleId: RuleId;
  readonly households: number;
}

/** A step of the funnel: the homes that a rule is the first to take away, and how many are left after it. */
export interface FunnelStep {
  readonly ruleId: RuleId;
  readonly removed: number;
  readonly left: number;
}

/**
 * The rule that, relaxed alone, would bring most homes: it stands alone in the way of `households` of them. Where no home is
 * to be had without anybody's approval, the area may be what binds (R-13b, R-13c): of homes outside it that wait for nothing
 * but the approval of where they are.
 */
export interface BindingConstraint {
  readonly ruleId: RuleId;
  readonly households: number;
}

/** The whole answer to one request. */
export interface RunAnswer {
  readonly counts: RunCounts;
  /** In order of place. */
  readonly ranked: readonly RankedHousehold[];
  /** Most households first, then by rule id. */
  readonly ruleCounts: readonly RuleCount[];
  /** In the order of the register, the rules that take a home away; what is left last is eligible or needs authority. */
  readonly funnel: readonly FunnelStep[];
  /** Null where no rule is alone in what keeps a home from the child. Of equals the first of the register. */
  readonly bindingConstraint: BindingConstraint | null;
}

const furthest = Number.POSITIVE_INFINITY;
const milesToSort = (miles: Miles): number => (miles === 'not-recorded' ? furthest : miles);
const textOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

type Sortable = Pick<JudgedHousehold, 'points' | 'milesFromHome'> & {
  readonly household: { readonly reference: string };
};

/**
 * The one order of homes: most points, then fewest miles (an unknown distance last), then reference. Total, since a
 * reference is unique, so that the same facts always give the same list.
 */
export function bestFirst(a: Sortable, b: Sortable): number {
  if (a.points !== b.points) return b.points - a.points;
  const [milesA, milesB] = [milesToSort(a.milesFromHome), milesToSort(b.milesFromHome)];
  return milesA === milesB ? textOrder(a.household.reference, b.household.reference) : milesA < milesB ? -1 : 1;
}

/** @returns for each rule in the way of some of the homes, of how many; most first, then by rule id. */
export const countRules = (households: readonly Bound[]): readonly RuleCount[] => {
  const counts = new Map<RuleId, number>();
  for (const { binding } of households) {
    for (const ruleId of new Set(binding.map((rule) => rule.ruleId))) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return [...counts]
    .map(([ruleId, number]) => ({ ruleId, households: number }))
    .sort((a, b) => b.households - a.households || textOrder(a.ruleId, b.ruleId));
};

type Bound = Pick<JudgedHousehold, 'binding'>;
const rulesInOrder = ruleRegister.map(({ id }) => id);

/** @returns the homes left after each rule that is the first to stand in the way of some, in the order of the register. */
export function funnelOf(judged: readonly Bound[]): readonly FunnelStep[] {
  const removedBy = new Map<RuleId, number>();
  for (const { binding } of judged) {
    const [first] = binding;
    if (first) removedBy.set(first.ruleId, (removedBy.get(first.ruleId) ?? 0) + 1);
  }
  let left = judged.length;
  return rulesInOrder.flatMap((ruleId) => {
    const removed = removedBy.get(ruleId) ?? 0;
    left -= removed;
    return removed === 0 ? [] : [{ ruleId, removed, left }];
  });
}

/** The rules that ask for an approval because of where the home is, and for what has to be on record for it. */
const approvalsOfTheArea: readonly RuleId[] = ['adjoining-authority', 'at-a-distance'];
const evidenceForIt: RuleId = 'approval-evidence';

type Asked = Pick<JudgedHousehold, 'standing' | 'binding' | 'findings'>;

/** The rules whose authority the home needs; of a home that something stands in the way of, none. */
const rulesThatAsk = ({ standing, findings }: Omit<Asked, 'binding'>): ReadonlySet<RuleId> =>
  new Set(
    standing === 'needs-authority'
      ? findings.filter(({ effect }) => effect === 'needs-authority').map(({ ruleId }) => ruleId)
      : [],
  );

const approvalOfTheArea = (home: Omit<Asked, 'binding'>): RuleId | null => {
  const asking = rulesThatAsk(home);
  return approvalsOfTheArea.find((ruleId) => asking.has(ruleId)) ?? null;
};

/**
 * @returns whether the home could take the child, and only with the approval that a home outside the area needs, whatever
 *   else has to be agreed.
 */
export const isOnlyToBeHadOutsideTheArea = (home: Omit<Asked, 'binding'>): boolean => approvalOfTheArea(home) !== null;

/** @returns the one rule that keeps the child from a home; null where there is none or more than one. */
function aloneInTheWayOf(home: Asked, noneIsEligible: boolean): RuleId | null {
  const [only, ...others] = new Set(home.binding.map(({ ruleId }) => ruleId));
  if (others.length > 0) return null;
  if (only || !noneIsEligible) return only ?? null;
  const approval = approvalOfTheArea(home);
  const asksForMore = [...rulesThatAsk(home)].some((ruleId) => ruleId !== approval && ruleId !== evidenceForIt);
  return asksForMore ? null : approval;
}

/** @returns the rule that alone keeps the child from most homes. */
export function bindingConstraintOf(judged: readonly Asked[]): BindingConstraint | null {
  const noneIsEligible = judged.every(({ standing }) => standing !== 'eligible');
  const counts = new Map<RuleId, number>();
  for (const home of judged) {
    const ruleId = aloneInTheWayOf(home, noneIsEligible);
    if (ruleId) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return rulesInOrder.reduce<BindingConstraint | null>((most, ruleId) => {
    const households = counts.get(ruleId) ?? 0;
    return households > (most?.households ?? 0) ? { ruleId, households } : most;
  }, null);
}

/** @returns the answer that the judged homes of the whole register make. */
export function answerOf(judged: readonly JudgedHousehold[], policy: Policy): RunAnswer {
  const standing = (wanted: Standing): readonly JudgedHousehold[] =>
    judged.filter((household) => household.standing === wanted).sort(bestFirst);
  const eligible = standing('eligible');
  const needsAuthority = standing('needs-authority');
  const withinReach = standing('near-miss');
  const nearMisses = withinReach.slice(0, policy.limits.nearMissesShown);
  const notShown = [...standing('excluded'), ...withinReach.slice(policy.limits.nearMissesShown)];

  const ranked = [...eligible, ...needsAuthority, ...nearMisses].map(({ standing, ...judgedHousehold }, index) => {
    if (standing === 'excluded')
      throw new Error(`An excluded home is ranked: ${judgedHousehold.household.householdId}`);
    return { ...judgedHousehold, standing, place: index + 1 };
  });
  return {
    counts: {
      register: judged.length,
      eligible: eligible.length,
      needsAuthority: needsAuthority.length,
      nearMisses: nearMisses.length,
      excluded: notShown.length,
    },
    ranked,
    ruleCounts: countRules(notShown),
    funnel: funnelOf(judged),
    bindingConstraint: bindingConstraintOf(judged),
  };
}

/** Pure: the same facts and policy always give the same answer. */
export const judgeRun = (facts: MatchFacts, policy: Policy): RunAnswer =>
  answerOf(
    facts.households.map((household) => judgeHousehold(facts, household, policy)),
    policy,
  );
