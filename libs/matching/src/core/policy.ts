import { type Problem, refusal, type Result, success } from '#kernel';
import { type HardRuleId, type WeighedRuleId } from './rule-id.js';

/** Every home starts from these points and loses some; a valid policy cannot take more than all of them. */
export const pointsAtStart = 100;

export interface PolicyLimits {
  /** Miles from the child's home that cost nothing. */
  readonly nearHomeMiles: number;
  /** Miles beyond those that are still counted. */
  readonly nearHomeMilesCounted: number;
  /** Miles between the home and a school that must continue that cost nothing. */
  readonly schoolRunMiles: number;
  readonly schoolRunMilesCounted: number;
  /** Unanswered needs that are counted. */
  readonly needsCounted: number;
  /** What a hold of the fostering service does: it is policy, not law. */
  readonly holds: 'block' | 'warn' | 'off';
  /** Near misses that are shown; the others count as excluded. */
  readonly nearMissesShown: number;
  /** The largest shortfall, in the unit of each rule, that still makes a near miss. A rule not named here makes none. */
  readonly nearMissShortfall: Readonly<Partial<Record<HardRuleId, number>>>;
}

/** What this authority weighs and how much. A stored version never changes; a run names the version it was judged by. */
export interface Policy {
  readonly version: number;
  readonly name: string;
  /** Whole points lost for one unit of each rule. */
  readonly weights: Readonly<Record<WeighedRuleId, number>>;
  readonly limits: PolicyLimits;
}

/** The policy every authority starts with. Judgement of ours, not law; the reasons are in `policyVersion1Reasons`. */
export const policyVersion1: Policy = {
  version: 1,
  name: 'Starting policy',
  weights: { 'near-home': 1, 'school-run': 1, 'siblings-together': 15, 'in-area': 10, 'needs-met': 6 },
  limits: {
    nearHomeMiles: 5,
    nearHomeMilesCounted: 30,
    schoolRunMiles: 3,
    schoolRunMilesCounted: 15,
    needsCounted: 5,
    holds: 'block',
    nearMissesShown: 10,
    nearMissShortfall: {
      'approved-foster-carer': 28,
      'approved-number': 1,
      'approved-ages': 2,
      'approved-placement-type': 1,
      'usual-fostering-limit': 1,
      'approval-lasts': 28,
      'vacant-place': 1,
      hold: 28,
    },
  },
};

/** Why version 1 weighs and limits what it does, in a sentence each. */
export const policyVersion1Reasons: Readonly<Record<WeighedRuleId | keyof PolicyLimits, string>> = {
  'near-home': 'One point a mile: the duty to place near home is the one with a measurable degree.',
  'school-run':
    'One point a mile where the school must continue: half the weight of home in all, since transport can help.',
  'siblings-together':
    'Living with a brother or sister is worth 15 miles: a strong duty that a full home often prevents.',
  'in-area': 'Ten points for leaving the area, beside the miles: health, school and social worker may all change.',
  'needs-met':
    'Six points a need: in published reviews the fit of skills to needs is the strongest of the weak priors.',
  nearHomeMiles: 'Five miles is about the median distance of a foster home from home in England.',
  nearHomeMilesCounted: 'Beyond 35 miles one more mile no longer changes what family time takes.',
  schoolRunMiles: 'Three miles is the statutory walking distance from the age of eight.',
  schoolRunMilesCounted: 'Beyond 18 miles a school run is no longer practicable, so one more mile adds nothing.',
  needsCounted: 'Five unanswered needs already say that the home does not fit.',
  holds: 'A hold blocks until the service that recorded it lifts it.',
  nearMissesShown: 'Ten near misses can be read and acted on in one sitting.',
  nearMissShortfall: 'One place, one child, two years of age or four weeks are gaps that a service can close in time.',
};

export interface PolicyNotSound extends Problem {
  readonly kind: 'policy-not-sound';
  readonly field: string;
  readonly reason: 'not-a-whole-number' | 'negative' | 'unknown-word' | 'takes-more-points-than-there-are';
}

const mostUnits = (limits: PolicyLimits): Readonly<Record<WeighedRuleId, number>> => ({
  'near-home': limits.nearHomeMilesCounted,
  'school-run': limits.schoolRunMilesCounted,
  'siblings-together': 1,
  'in-area': 1,
  'needs-met': limits.needsCounted,
});

/** @returns the most points that this policy can take from a home. */
export const mostPointsLost = ({ weights, limits }: Policy): number => {
  const units = mostUnits(limits);
  return (Object.keys(weights) as WeighedRuleId[]).reduce((total, id) => total + weights[id] * units[id], 0);
};

/** @returns the policy when its figures are whole, not negative and cannot take more points than there are. */
export function soundPolicy(policy: Policy): Result<Policy, PolicyNotSound> {
  const { nearMissShortfall, holds, ...figures } = policy.limits;
  const groups = { weights: policy.weights, limits: figures, nearMissShortfall };
  for (const [group, values] of Object.entries(groups)) {
    for (const [name, value] of Object.entries<number>({ ...values })) {
      const field = `${group}.${name}`;
      if (!Number.isSafeInteger(value)) {
        return refusal({ kind: 'policy-not-sound', field, reason: 'not-a-whole-number' });
      }
      if (value < 0) return refusal({ kind: 'policy-not-sound', field, reason: 'negative' });
    }
  }
  if (!['block', 'warn', 'off'].includes(holds)) {
    return refusal({ kind: 'policy-not-sound', field: 'limits.holds', reason: 'unknown-word' });
  }
  return mostPointsLost(policy) <= pointsAtStart
    ? success(policy)
    : refusal({ kind: 'policy-not-sound', field: 'weights', reason: 'takes-more-points-than-there-are' });
}
