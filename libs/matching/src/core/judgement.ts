import { covers, type LocalDate } from '#kernel';
import { afterRemedies, isApplicable } from './apply-remedy.js';
import { type HouseholdFacts } from './facts.js';
import { type FactsBesideTheHome, type Miles, type Pair, pairOf, pairOnDemand } from './pair.js';
import { fewestPlacesLeft } from './occupancy.js';
import { pointsAtStart, type Policy } from './policy.js';
import { type Remedy } from './remedy.js';
import { type FindingEffect, type Shortfall, type Verdict } from './rule.js';
import { type HardRuleId, type RuleId, type WeighedRuleId } from './rule-id.js';
import { type Reason, ruleRegister } from './rules/index.js';

/** Counts up whenever the same facts and policy could be answered differently. Stored with every run. */
export const engineVersion = '5';

/** What one rule found, as it is stored and shown. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly effect: FindingEffect;
  /** Whole points, zero or below. */
  readonly points: number;
  /**
   * Of something to record, tell or do: the last day for it, or null when it is due before the child moves in. Null for
   * every other effect.
   */
  readonly dueOn: LocalDate | null;
  readonly because: Reason;
  readonly remedy: Remedy | null;
}

/**
 * - `eligible`: nothing stands in the way
 * - `needs-authority`: lawful once somebody has agreed
 * - `near-miss`: a rule or two stand in the way, each by a little, and their remedies together would open the home
 * - `excluded`: counted by the rules that stand in the way
 */
export type Standing = 'eligible' | 'needs-authority' | 'near-miss' | 'excluded';

/** A rule that keeps the child from living in the home, and by how much. */
export interface BindingRule {
  readonly ruleId: RuleId;
  readonly shortfall: Shortfall;
}

/**
 * What the answer says of a home itself, frozen with the run: the register may have changed since. Where the home is stays
 * no finer than its postcode sector.
 */
export interface HouseholdCard {
  readonly householdId: string;
  readonly reference: string;
  readonly name: string;
  readonly serviceName: string;
  readonly serviceKind: 'authority' | 'agency';
  /** The code of the authority in whose area the home is. */
  readonly areaAuthority: string | 'not-recorded';
  readonly postcodeSector: string | null;
  readonly places: number;
  /** Places left on the fullest day of the stay, before this child moves in; never below zero. */
  readonly vacantPlaces: number;
  /** The Mockingbird constellation of the home on the day the child would move in. */
  readonly constellation: { readonly name: string; readonly role: 'hub' | 'satellite' } | null;
}

/** One home, judged. */
export interface JudgedHousehold {
  readonly household: HouseholdCard;
  readonly standing: Standing;
  readonly points: number;
  readonly milesFromHome: Miles;
  readonly milesFromSchool: Miles;
  /** In the order of the rule register. */
  readonly findings: readonly Finding[];
  readonly binding: readonly BindingRule[];
}

const pointsOf = (ruleId: RuleId, verdict: Verdict<Reason>, { weights }: Policy): number =>
  // `0 - x` and not `-x`: minus zero is another value in a stored answer.
  verdict.effect === 'costs-points' ? 0 - verdict.units * weights[ruleId as WeighedRuleId] : 0;

/**
 * A placement is judged by the rules of its first day, in the past as in the future: a rule that is not in force then finds
 * nothing.
 *
 * @returns what every rule in force finds, in the order of the register.
 */
export const findingsOf = (
  pair: Pair,
  policy: Policy,
): { readonly findings: readonly Finding[]; readonly binding: readonly BindingRule[] } => {
  const findings: Finding[] = [];
  const binding: BindingRule[] = [];
  for (const rule of ruleRegister) {
    if (!covers(rule.effective, pair.stay.from)) continue;
    for (const verdict of rule.judge(pair, policy)) {
      const { effect, because } = verdict;
      const remedy = 'remedy' in verdict ? verdict.remedy : null;
      const dueOn = 'dueOn' in verdict ? verdict.dueOn : null;
      findings.push({ ruleId: rule.id, effect, points: pointsOf(rule.id, verdict, policy), dueOn, because, remedy });
      if (verdict.effect === 'blocks') binding.push({ ruleId: rule.id, shortfall: verdict.shortfall });
    }
  }
  return { findings, binding };
};

const isWithinReach = ({ ruleId, shortfall }: BindingRule, { limits }: Policy): boolean => {
  const reach = limits.nearMissShortfall[ruleId as HardRuleId] ?? 0;
  return shortfall !== 'out-of-reach' && shortfall <= reach;
};

/** @returns whether few enough rules stand in the way, each by little enough. */
const isNear = (binding: readonly BindingRule[], policy: Policy): boolean =>
  new Set(binding.map(({ ruleId }) => ruleId)).size <= policy.limits.nearMissRules &&
  binding.every((rule) => isWithinReach(rule, policy));

/** @returns the remedy of every finding that blocks, in the order of the findings. */
export const waysOut = (findings: readonly Finding[]): readonly Remedy[] =>
  findings.flatMap(({ effect, remedy }) => (effect === 'blocks' && remedy !== null ? [remedy] : []));

/** Nobody is sent to work on remedies that would not do: what stands in the way is judged again as if all were done. */
export const wouldOpen = (
  facts: FactsBesideTheHome,
  household: HouseholdFacts,
  remedies: readonly Remedy[],
  policy: Policy,
) => {
  if (!remedies.every(isApplicable)) return false;
  const after = afterRemedies({ child: facts.child, household }, remedies);
  return !isBlocked(pairOnDemand({ ...facts, child: after.child }, after.household), policy);
};

/** @returns whether any rule stands in the way; what else the rules find is not worked out. */
const isBlocked = (pair: Pair, policy: Policy): boolean =>
  ruleRegister.some(
    (rule) =>
      rule.level === 'hard' &&
      covers(rule.effective, pair.stay.from) &&
      rule.judge(pair, policy).some(({ effect }) => effect === 'blocks'),
  );

/**
 * @returns where the home stands; `near-miss` before the number of near misses shown is limited, and before it is known
 *   whether the remedies together would open the home.
 */
export function standingOf(findings: readonly Finding[], binding: readonly BindingRule[], policy: Policy): Standing {
  if (binding.length > 0) return isNear(binding, policy) ? 'near-miss' : 'excluded';
  return findings.some(({ effect }) => effect === 'needs-authority') ? 'needs-authority' : 'eligible';
}

const cardOf = ({ household, child, stay }: Pair): HouseholdCard => {
  const { householdId, reference, name, service, areaAuthority, postcodeSector, places } = household;
  const constellation = household.constellations.find(({ valid }) => covers(valid, stay.from));
  return {
    householdId,
    reference,
    name,
    serviceName: service.name,
    serviceKind: service.kind,
    areaAuthority,
    postcodeSector,
    places,
    vacantPlaces: fewestPlacesLeft(household, child, stay).space.vacant,
    constellation: constellation ? { name: constellation.name, role: constellation.role } : null,
  };
};

/** @returns one home judged by every rule. Nothing is skipped: a home is never dropped before the rules have seen it. */
export function judgeHousehold(facts: FactsBesideTheHome, household: HouseholdFacts, policy: Policy): JudgedHousehold {
  const pair = pairOf(facts, household);
  const { findings, binding } = findingsOf(pair, policy);
  const first = standingOf(findings, binding, policy);
  const standing =
    first === 'near-miss' && !wouldOpen(facts, household, waysOut(findings), policy) ? 'excluded' : first;
  return {
    household: cardOf(pair),
    standing,
    points: findings.reduce((points, finding) => points + finding.points, pointsAtStart),
    milesFromHome: pair.milesFromHome,
    milesFromSchool: pair.milesFromSchool,
    findings,
    binding,
  };
}
