import { type Problem, refusal, type Result, success } from '#kernel';
import {
  type HardRuleId,
  hardRuleIds,
  type PolicyModeRuleId,
  policyModeRuleIds,
  type WeighedRuleId,
  weighedRuleIds,
} from './rule-id.js';

/** Every home starts from these points and loses some; a valid policy cannot take more than all of them. */
export const pointsAtStart = 100;

/** What a rule does that is policy and not law. */
export type PolicyMode = 'block' | 'warn' | 'off';

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
  /** Gaps between need and skill that are counted: a need nobody answers is two, one answered by experience alone is one. */
  readonly identityCounted: number;
  readonly wishesCounted: number;
  readonly accessNeedsCounted: number;
  /** Miles between the home and family time that cost nothing. */
  readonly familyTimeMiles: number;
  /** Steps of five miles beyond those that are counted. */
  readonly familyTimeStepsCounted: number;
  readonly householdFitCounted: number;
  readonly carerPreferencesCounted: number;
  readonly stabilityCounted: number;
  /** Miles from the home beyond which a pupil of key stage 4 is taken to change school. */
  readonly keyStage4SchoolMiles: number;
  /** How the usual fostering limit is counted. */
  readonly usualLimitCountedFor: 'household' | 'carer';
  /** What each rule that is policy and not law does. */
  readonly modes: Readonly<Record<PolicyModeRuleId, PolicyMode>>;
  /** Hard rules that may stand in the way of a home that is still shown as a near miss. */
  readonly nearMissRules: number;
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

/** The policy every authority starts with. Judgement of ours, not law; the reasons are in `startingPolicyReasons`. */
export const startingPolicy: Policy = {
  version: 2,
  name: 'Starting policy',
  weights: {
    'needs-met': 3,
    'near-home': 1,
    'connected-person-first': 13,
    'siblings-together': 11,
    'school-run': 1,
    'suits-a-disabled-child': 2,
    'in-area': 4,
    'family-time': 1,
    identity: 1,
    wishes: 1,
    'household-fit': 1,
    'carer-preference': 1,
    stability: 1,
    'constellation-support': 1,
  },
  limits: {
    nearHomeMiles: 5,
    nearHomeMilesCounted: 15,
    schoolRunMiles: 3,
    schoolRunMilesCounted: 10,
    needsCounted: 8,
    identityCounted: 3,
    wishesCounted: 3,
    accessNeedsCounted: 3,
    familyTimeMiles: 5,
    familyTimeStepsCounted: 3,
    householdFitCounted: 3,
    carerPreferencesCounted: 2,
    stabilityCounted: 2,
    keyStage4SchoolMiles: 10,
    usualLimitCountedFor: 'household',
    modes: {
      'criminal-record-checks': 'warn',
      'approval-review': 'warn',
      hold: 'block',
      'local-room-rules': 'warn',
      'must-not-live-with': 'block',
      'place-to-avoid': 'block',
      pets: 'warn',
    },
    nearMissRules: 2,
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
      'foster-care-agreement': 1,
      'temporary-approval': 56,
      'must-not-live-with': 1,
      'criminal-record-checks': 1,
      'approval-review': 1,
      'local-room-rules': 1,
      'carer-agreed': 1,
    },
  },
};

/**
 * Why the starting policy weighs and limits what it does, in a sentence each.
 *
 * What a rule can take in all follows the order of strength that published reviews found, as weak priors only: skills that
 * fit the needs (24), then kinship (13), brothers and sisters (11) and school (10), with the measurable duty to place near
 * home (15) among them; what has a small effect, or is met by a plan, takes four points or fewer.
 */
export const startingPolicyReasons: Readonly<Record<WeighedRuleId | keyof PolicyLimits, string>> = {
  'needs-met':
    'Three points for each half of a need, 24 at most: in published reviews the fit of skills to needs is the strongest of the weak priors.',
  'near-home': 'One point a mile, 15 at most: the one duty with a degree that can be measured.',
  'connected-person-first':
    'Thirteen points: the law puts a connected person who is a foster parent first, and kinship is the second strongest of the weak priors.',
  'siblings-together':
    'Eleven points: to live with a brother or sister is worth 11 miles; a strong duty that a full home often prevents.',
  'school-run':
    'One point a mile where the school must continue, 10 at most: less than home in all, since transport can help.',
  'suits-a-disabled-child': 'Two points for each thing a disabled child needs and the home does not have.',
  'in-area': 'Four points for leaving the area, beside the miles: health services and social worker may change.',
  'family-time': 'One point for every five miles more: family time can be helped with transport.',
  identity: 'One point each for language, faith and culture: small effects on stability, met by a support plan.',
  wishes: 'One point for each wish that the home cannot meet.',
  'household-fit': 'One point for each thing to think through about who lives there.',
  'carer-preference': 'One point for each preference: it is asked about before it is counted on.',
  stability: 'One point for each stay that ended before its plan, two at most: context, not a verdict on a carer.',
  'constellation-support': 'One point: promising, not proven.',
  nearHomeMiles: 'Five miles is near: the same friends, doctor and buses are usually still within reach.',
  nearHomeMilesCounted:
    'Fifteen more, up to 20 miles, where the national statistics draw their line for far from home.',
  needsCounted: 'Eight gaps, as many as four needs that nobody answers: that already says that the home does not fit.',
  schoolRunMiles: 'Three miles is the statutory walking distance from the age of eight.',
  schoolRunMilesCounted:
    'Ten more, up to 13 miles: beyond that a daily run seldom lasts, so one more mile adds nothing.',
  accessNeedsCounted: 'Three missing adaptations already say that the home does not fit.',
  familyTimeMiles: 'Five miles, as for home.',
  familyTimeStepsCounted: 'Three steps, up to 20 miles, as for home.',
  identityCounted: 'Language, faith and culture: one each.',
  wishesCounted: 'Three wishes are as many as a list can weigh.',
  householdFitCounted: 'Three things to think through are as many as a plan can hold.',
  carerPreferencesCounted: 'Two preferences not met already say that the carer has to be asked with care.',
  stabilityCounted: 'Two stays that ended before their plan; more says nothing more of the next child.',
  keyStage4SchoolMiles: 'Beyond ten miles a pupil seldom keeps the school; the plan may say otherwise.',
  usualLimitCountedFor: 'Counted for the household, the careful reading.',
  modes:
    'Checks, reviews, rooms and pets warn; holds, and harm that people have found, block until somebody lifts them.',
  nearMissRules: 'Two rules in the way can still be worked on in time; three seldom can.',
  nearMissesShown: 'Ten near misses can be read and acted on in one sitting.',
  nearMissShortfall:
    'One place, one child, one check or answer, two years of age or four weeks (eight for a temporary approval, as long as its one extension) are gaps that a service can close in time.',
};

export interface PolicyNotSound extends Problem {
  readonly kind: 'policy-not-sound';
  /** Where it is, as `weights.near-home` or `limits.modes.hold`; `weights` where it is all of them together. */
  readonly field: string;
  readonly reason:
    | 'missing'
    | 'unknown-name'
    | 'unknown-word'
    | 'not-a-whole-number'
    | 'negative'
    | 'too-large'
    | 'statutory-rule-cannot-be-switched-off'
    | 'takes-more-points-than-there-are';
}

/** @returns how many units of each rule are counted at most. */
export const mostUnits = (limits: PolicyLimits): Readonly<Record<WeighedRuleId, number>> => ({
  'near-home': limits.nearHomeMilesCounted,
  'school-run': limits.schoolRunMilesCounted,
  'siblings-together': 1,
  'in-area': 1,
  'needs-met': limits.needsCounted,
  'connected-person-first': 1,
  'suits-a-disabled-child': limits.accessNeedsCounted,
  identity: limits.identityCounted,
  wishes: limits.wishesCounted,
  'family-time': limits.familyTimeStepsCounted,
  'household-fit': limits.householdFitCounted,
  'carer-preference': limits.carerPreferencesCounted,
  stability: limits.stabilityCounted,
  'constellation-support': 1,
});

/** @returns the most points that one rule can take from a home. */
export const mostLostTo = (id: WeighedRuleId, { weights, limits }: Pick<Policy, 'weights' | 'limits'>): number =>
  weights[id] * mostUnits(limits)[id];

/** @returns the most points that this policy can take from a home. */
export const mostPointsLost = ({ weights, limits }: Policy): number => {
  const units = mostUnits(limits);
  return weighedRuleIds.reduce((total, id) => total + weights[id] * units[id], 0);
};

type FigureName = {
  readonly [Name in keyof PolicyLimits]: PolicyLimits[Name] extends number ? Name : never;
}[keyof PolicyLimits];

/** The largest figure each limit can have: beyond it a policy says nothing that a home could ever reach. */
export const largestLimits: Readonly<Record<FigureName, number>> = {
  nearHomeMiles: 100,
  nearHomeMilesCounted: 100,
  schoolRunMiles: 100,
  schoolRunMilesCounted: 100,
  needsCounted: 100,
  identityCounted: 3,
  wishesCounted: 7,
  accessNeedsCounted: 6,
  familyTimeMiles: 100,
  familyTimeStepsCounted: 100,
  householdFitCounted: 100,
  carerPreferencesCounted: 100,
  stabilityCounted: 100,
  keyStage4SchoolMiles: 100,
  nearMissRules: 10,
  nearMissesShown: 100,
};
/** The largest shortfall, in the unit of any rule, that a policy may take for a near miss. */
export const largestShortfall = 365;

type Refusal = Pick<PolicyNotSound, 'field' | 'reason'>;
type Named = Readonly<Record<string, unknown>>;

/** @returns what is wrong with a figure, if anything is. */
function figureRefusal(field: string, value: unknown, largest: number): Refusal | null {
  if (value === undefined) return { field, reason: 'missing' };
  if (!Number.isSafeInteger(value)) return { field, reason: 'not-a-whole-number' };
  const figure = value as number;
  if (figure < 0) return { field, reason: 'negative' };
  return figure > largest ? { field, reason: 'too-large' } : null;
}

const isOneOf = (words: readonly string[], word: unknown): boolean => words.includes(word as string);

function* weightRefusals(weights: Named): Generator<Refusal | null> {
  for (const name of Object.keys(weights)) {
    if (!isOneOf(weighedRuleIds, name)) yield { field: `weights.${name}`, reason: 'unknown-name' };
  }
  for (const id of weighedRuleIds) yield figureRefusal(`weights.${id}`, weights[id], pointsAtStart);
}

function* limitRefusals(limits: Named): Generator<Refusal | null> {
  const words = ['modes', 'usualLimitCountedFor', 'nearMissShortfall'];
  for (const name of Object.keys(limits)) {
    if (!Object.hasOwn(largestLimits, name) && !words.includes(name)) {
      yield { field: `limits.${name}`, reason: 'unknown-name' };
    }
  }
  for (const [name, largest] of Object.entries(largestLimits)) {
    yield figureRefusal(`limits.${name}`, limits[name], largest);
  }
  if (!isOneOf(['household', 'carer'], limits['usualLimitCountedFor'])) {
    yield { field: 'limits.usualLimitCountedFor', reason: 'unknown-word' };
  }
}

function* shortfallRefusals(shortfalls: unknown): Generator<Refusal | null> {
  if (typeof shortfalls !== 'object' || shortfalls === null) {
    yield { field: 'nearMissShortfall', reason: 'missing' };
    return;
  }
  for (const [id, value] of Object.entries(shortfalls)) {
    const field = `nearMissShortfall.${id}`;
    yield isOneOf(hardRuleIds, id) ? figureRefusal(field, value, largestShortfall) : { field, reason: 'unknown-name' };
  }
}

function* modeRefusals(modes: Named): Generator<Refusal | null> {
  for (const id of Object.keys(modes)) {
    if (isOneOf(policyModeRuleIds, id)) continue;
    const isARule = isOneOf(hardRuleIds, id) || isOneOf(weighedRuleIds, id);
    yield {
      field: `limits.modes.${id}`,
      reason: isARule ? 'statutory-rule-cannot-be-switched-off' : 'unknown-name',
    };
  }
  for (const id of policyModeRuleIds) {
    const field = `limits.modes.${id}`;
    if (modes[id] === undefined) yield { field, reason: 'missing' };
    else if (!isOneOf(['block', 'warn', 'off'], modes[id])) yield { field, reason: 'unknown-word' };
  }
}

/**
 * A policy is written by people and kept for ever, so nothing in it is guessed: every figure is there, whole and within its
 * bounds, every name is known, no rule of law is switched off, and all weights together take no more points than there are.
 *
 * @returns the policy, or the first thing that is wrong with it and where.
 */
export function soundPolicy(policy: Policy): Result<Policy, PolicyNotSound> {
  const limits = policy.limits as unknown as Named;
  const refusals = [
    ...weightRefusals(policy.weights),
    ...limitRefusals(limits),
    ...shortfallRefusals(limits['nearMissShortfall']),
    ...modeRefusals((limits['modes'] ?? {}) as Named),
  ];
  const wrong = refusals.find((one) => one !== null);
  if (wrong) return refusal({ kind: 'policy-not-sound', ...wrong });
  return mostPointsLost(policy) <= pointsAtStart
    ? success(policy)
    : refusal({ kind: 'policy-not-sound', field: 'weights', reason: 'takes-more-points-than-there-are' });
}
