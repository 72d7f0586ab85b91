import { covers } from '#kernel';
import { afterRemedies, isApplicable } from './apply-remedy.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { type FactsBesideTheHome, type Pair, pairOf } from './pair.js';
import { largestShortfall, type Policy, startingPolicy } from './policy.js';
import { type Remedy } from './remedy.js';
import { type Rule, type Verdict } from './rule.js';
import { type HardRuleId, type PolicyModeRuleId, type WeighedRuleId } from './rule-id.js';
import { type Reason, ruleRegister } from './rules/index.js';

/** The weighed rules whose measure is a distance, in tenths of a mile. */
export const measuredByDistance = ['near-home', 'school-run', 'family-time'] as const satisfies WeighedRuleId[];

/** The order in which counted measures are kept: it is stored, so names are only added, at the end. */
export const countedRuleIds = [
  'siblings-together',
  'in-area',
  'needs-met',
  'connected-person-first',
  'suits-a-disabled-child',
  'identity',
  'wishes',
  'household-fit',
  'carer-preference',
  'stability',
  'constellation-support',
] as const satisfies readonly WeighedRuleId[];

/**
 * When what a rule finds stands in the way: always, where the usual fostering limit is counted so, or where the rule is set
 * to block. A condition is a bit of a mask and is stored, so names are only added, at the end.
 */
export const conditions = [
  'always',
  'household',
  'carer',
  'criminal-record-checks',
  'approval-review',
  'hold',
  'local-room-rules',
  'must-not-live-with',
  'place-to-avoid',
  'pets',
] as const satisfies readonly ('always' | Policy['limits']['usualLimitCountedFor'] | PolicyModeRuleId)[];
export type Condition = (typeof conditions)[number];

/** A distance that is not recorded sorts after every other and costs nothing. */
export const furthest = 0xffff;
export const mostTenths = furthest - 1;
/** A shortfall that no sound policy takes for a near miss. */
export const outOfReach = 0xffff;

/** A rule that stands in the way of a home under a condition. */
export interface Obstacle {
  readonly ruleId: HardRuleId;
  readonly condition: Condition;
  /** Whole units of the rule, rounded up; `outOfReach` where no policy could take the home for a near miss. */
  readonly shortfall: number;
}

/** Where a home stands, whatever the policy says of it. */
export interface Obstacles {
  /** Somebody's authority is needed: always; unless local rules on bedrooms block; where they block. */
  readonly needsAuthority: {
    readonly always: boolean;
    readonly roomsDoNotBlock: boolean;
    readonly roomsBlock: boolean;
  };
  /** In the order of the register. */
  readonly inTheWay: readonly Obstacle[];
  /**
   * Were everything done that is in the way: the conditions under which something would be in the way still, as a mask. One
   * for each set of the obstacles that depend on the policy (`afterwardsOf`); empty where nothing is in the way.
   */
  readonly afterwards: readonly number[];
  /** What an older measure says without its reasons: where the home stood in the stored answer. */
  readonly stoodThen: 'eligible' | 'needs-authority' | 'near-miss' | null;
}

/** What a home costs by what is counted, before anything is free, capped or weighed. */
export interface CountedUnits {
  /** In the order of `countedRuleIds`. */
  readonly units: readonly number[];
  /** 1 where a wish is met only if the home is near enough. */
  readonly wishesToBeNear: number;
}

/**
 * What a search leaves for every sound policy there may ever be: enough to put its homes in order again, those that come in
 * or fall out included, without their facts. Homes are numbered in the order of their references.
 */
export interface RunMeasures {
  readonly homes: number;
  /** Homes that no sound policy shows: they are counted and nothing more is kept of them. */
  readonly neverShown: number;
  /** False of measures of older engines, which know only the homes that were shown. */
  readonly knowsEveryHome: boolean;
  readonly obstacles: readonly Obstacles[];
  /** For each home, which of the `obstacles` it has. */
  readonly obstaclesOf: Uint32Array;
  readonly counted: readonly CountedUnits[];
  readonly countedOf: Uint32Array;
  /** Miles to the child's home, or `furthest`: what homes of as many points are ordered by. */
  readonly tenthsFromHome: Uint16Array;
  /** What each distance costs by; 0 where it costs nothing. In the order of `measuredByDistance`. */
  readonly tenths: readonly [nearHome: Uint16Array, schoolRun: Uint16Array, familyTime: Uint16Array];
  /** Miles beyond which a policy asks for authority to disrupt key stage 4; 0 where the rule does not ask. */
  readonly keyStage4Tenths: Uint16Array;
}

/** Nothing is free and nothing is capped, so that a cost is the measure itself; and all that may block does. */
const measuring: Policy = {
  ...startingPolicy,
  limits: {
    ...startingPolicy.limits,
    nearHomeMiles: 0,
    nearHomeMilesCounted: mostTenths,
    schoolRunMiles: 0,
    schoolRunMilesCounted: mostTenths,
    familyTimeMiles: 0,
    familyTimeStepsCounted: mostTenths,
    needsCounted: mostTenths,
    identityCounted: mostTenths,
    wishesCounted: mostTenths,
    accessNeedsCounted: mostTenths,
    householdFitCounted: mostTenths,
    carerPreferencesCounted: mostTenths,
    stabilityCounted: mostTenths,
    keyStage4SchoolMiles: 0,
    usualLimitCountedFor: 'household',
    modes: {
      'criminal-record-checks': 'block',
      'approval-review': 'block',
      hold: 'block',
      'local-room-rules': 'block',
      'must-not-live-with': 'block',
      'place-to-avoid': 'block',
      pets: 'block',
    },
  },
};
/** The other way of what has two: near enough for every wish, counted for carers, and no local rules on bedrooms. */
const measuringOtherwise: Policy = {
  ...measuring,
  limits: {
    ...measuring.limits,
    nearHomeMiles: mostTenths,
    usualLimitCountedFor: 'carer',
    modes: { ...measuring.limits.modes, 'local-room-rules': 'off' },
  },
};

type AnyRule = Rule<Reason>;
type AnyVerdict = Verdict<Reason>;
const hardRules = ruleRegister.filter(({ level }) => level === 'hard');
const ruleOf = (id: WeighedRuleId): AnyRule => {
  const rule = ruleRegister.find((one) => one.id === id);
  if (!rule) throw new Error(`No rule weighs ${id}`);
  return rule;
};
const countedRules = countedRuleIds.map(ruleOf);
const distanceRules = measuredByDistance.map(ruleOf);

const isMode = (id: string): id is PolicyModeRuleId => Object.hasOwn(measuring.limits.modes, id);
const maskOf = (condition: Condition): number => 1 << conditions.indexOf(condition);
const inForce = (rule: AnyRule, { stay }: Pair): boolean => covers(rule.effective, stay.from);

/** @returns what a hard rule finds, with the condition under which it counts. */
function* foundBy(rule: AnyRule, pair: Pair): Generator<readonly [Condition, AnyVerdict]> {
  const { id } = rule;
  if (id === 'usual-fostering-limit') {
    for (const verdict of rule.judge(pair, measuring)) yield ['household', verdict];
    for (const verdict of rule.judge(pair, measuringOtherwise)) yield ['carer', verdict];
    return;
  }
  for (const verdict of rule.judge(pair, measuring)) yield [isMode(id) ? id : 'always', verdict];
}

/** Something that stands in the way, with what would put it right. */
interface Blocked extends Obstacle {
  readonly remedies: readonly Remedy[];
}

const wholeShortfall = (shortfall: number | 'out-of-reach'): number =>
  shortfall === 'out-of-reach' || shortfall > largestShortfall ? outOfReach : Math.ceil(shortfall);

/** @returns the conditions under which something stands in the way of the home; `always` alone where that is known first. */
function inTheWayOf(pair: Pair): number {
  let mask = 0;
  for (const rule of hardRules) {
    if (!inForce(rule, pair)) continue;
    for (const [condition, { effect }] of foundBy(rule, pair)) {
      if (effect !== 'blocks') continue;
      if (condition === 'always') return maskOf('always');
      mask |= maskOf(condition);
    }
  }
  return mask;
}

/** The obstacles that stand in the way only by policy, and that some policy takes for a near miss: each a bit of a set. */
const dependingOnPolicy = (inTheWay: readonly Obstacle[]): readonly Condition[] =>
  inTheWay.flatMap(({ condition, shortfall }) =>
    shortfall === outOfReach || condition === 'always' || condition === 'household' || condition === 'carer'
      ? []
      : [condition],
  );

const dependsOnTheLimit = (inTheWay: readonly Obstacle[]): boolean =>
  inTheWay.some(({ condition }) => condition === 'household' || condition === 'carer');

/** @returns the conditions that a policy sets, as a mask. */
export const conditionsOf = ({ limits }: Pick<Policy, 'limits'>): number =>
  conditions.reduce(
    (mask, condition) =>
      condition === 'always' ||
      condition === limits.usualLimitCountedFor ||
      (isMode(condition) && limits.modes[condition] === 'block')
        ? mask | maskOf(condition)
        : mask,
    0,
  );

/** @returns what would still be in the way, for each set of the obstacles that depend on the policy. */
function afterwardsOf(facts: FactsBesideTheHome, household: HouseholdFacts, blocked: readonly Blocked[]): number[] {
  const canBeDone = ({ remedies }: Blocked): boolean => remedies.every(isApplicable);
  const depending = dependingOnPolicy(blocked);
  const sets = 1 << (depending.length + (dependsOnTheLimit(blocked) ? 1 : 0));
  return Array.from({ length: sets }, (_, set) => {
    const limit = (set & (1 << depending.length)) === 0 ? 'household' : 'carer';
    const counts = blocked.filter(
      ({ condition }) =>
        condition === 'always' ||
        condition === limit ||
        (depending.includes(condition) && (set & (1 << depending.indexOf(condition))) !== 0),
    );
    if (counts.length === 0) return 0;
    if (!counts.every(canBeDone)) return maskOf('always');
    const remedies = counts.flatMap((one) => one.remedies);
    const after = afterRemedies({ child: facts.child, household }, remedies);
    return inTheWayOf(pairOf({ ...facts, child: after.child }, after.household));
  });
}

/** @throws Error when a distance is judged without saying how far it is: the measure would be a guess. */
const tenthsOf = (because: object): number => {
  if (!('miles' in because) || typeof because.miles !== 'number') throw new Error('A distance that names no miles');
  return Math.min(Math.round(because.miles * 10), mostTenths);
};

/** What the hard rules find of a home, whatever the policy. */
interface HardFindings {
  readonly blocked: readonly Blocked[];
  readonly needsAuthority: Obstacles['needsAuthority'];
  readonly keyStage4Tenths: number;
}

function hardFindingsOf(pair: Pair): HardFindings {
  const blocked: Blocked[] = [];
  const needsAuthority = { always: false, roomsDoNotBlock: false, roomsBlock: false };
  let keyStage4Tenths = 0;
  for (const rule of hardRules) {
    if (!inForce(rule, pair)) continue;
    const ruleId = rule.id as HardRuleId;
    const byCondition = new Map<Condition, Blocked>();
    for (const [condition, verdict] of foundBy(rule, pair)) {
      if (verdict.effect === 'blocks') {
        const before = byCondition.get(condition);
        byCondition.set(condition, {
          ruleId,
          condition,
          shortfall: Math.max(wholeShortfall(verdict.shortfall), before?.shortfall ?? 0),
          remedies: [...(before?.remedies ?? []), verdict.remedy],
        });
      }
      if (verdict.effect !== 'needs-authority') continue;
      if (ruleId === 'key-stage-4') keyStage4Tenths = tenthsOf(verdict.because);
      else if (ruleId === 'own-bedroom') needsAuthority.roomsBlock = true;
      else needsAuthority.always = true;
    }
    if (ruleId === 'own-bedroom') {
      const found = rule.judge(pair, measuringOtherwise);
      needsAuthority.roomsDoNotBlock = found.some(({ effect }) => effect === 'needs-authority');
    }
    blocked.push(...byCondition.values());
  }
  return { blocked, needsAuthority, keyStage4Tenths };
}

/** @returns what stands in the way of a home; null where no sound policy shows it. */
function obstaclesOf(
  facts: FactsBesideTheHome,
  household: HouseholdFacts,
  { blocked, needsAuthority }: HardFindings,
): Obstacles | null {
  const always = blocked.filter(({ condition }) => condition === 'always');
  if (always.some(({ shortfall }) => shortfall === outOfReach)) return null;
  const afterwards = blocked.length === 0 ? [] : afterwardsOf(facts, household, blocked);
  if (always.length > 0 && afterwards.every((mask) => (mask & maskOf('always')) !== 0)) return null;
  const inTheWay = blocked.map(({ ruleId, condition, shortfall }) => ({ ruleId, condition, shortfall }));
  return { needsAuthority, inTheWay, afterwards, stoodThen: null };
}

const unitsOf = (rule: AnyRule, pair: Pair, policy: Policy): number =>
  rule
    .judge(pair, policy)
    .reduce((units, verdict) => (verdict.effect === 'costs-points' ? units + verdict.units : units), 0);

function countedUnitsOf(pair: Pair): CountedUnits {
  const inForceUnits = (rule: AnyRule, policy: Policy): number =>
    inForce(rule, pair) ? Math.min(unitsOf(rule, pair, policy), mostTenths) : 0;
  const units = countedRules.map((rule) => inForceUnits(rule, rule.id === 'wishes' ? measuringOtherwise : measuring));
  const wishes = countedRules.find(({ id }) => id === 'wishes');
  const far = wishes === undefined ? 0 : inForceUnits(wishes, measuring);
  return { units, wishesToBeNear: far - units[countedRuleIds.indexOf('wishes')]! };
}

const tenthsBy = (rule: AnyRule, pair: Pair): number => {
  if (!inForce(rule, pair)) return 0;
  const cost = rule.judge(pair, measuring).find(({ effect }) => effect === 'costs-points');
  return cost === undefined ? 0 : tenthsOf(cost.because);
};

/** Keeps each different thing once, and which of them comes where. */
class Dictionary<Kind> {
  readonly kinds: Kind[] = [];
  readonly places: number[] = [];
  private readonly known = new Map<string, number>();

  add(kind: Kind): void {
    const text = JSON.stringify(kind);
    const place = this.known.get(text) ?? this.kinds.push(kind) - 1;
    this.known.set(text, place);
    this.places.push(place);
  }
}

/**
 * What a search leaves to be put in order again by any sound policy, without its facts.
 *
 * @returns the measures of every home that some policy may show, in the order of their references.
 */
export function measuresOf(facts: MatchFacts): RunMeasures {
  const homes = [...facts.households].sort((a, b) => (a.reference < b.reference ? -1 : 1));
  const obstacles = new Dictionary<Obstacles>();
  const counted = new Dictionary<CountedUnits>();
  const fromHome: number[] = [];
  const keyStage4: number[] = [];
  const distances: [number[], number[], number[]] = [[], [], []];
  for (const home of homes) {
    const pair = pairOf(facts, home);
    const found = hardFindingsOf(pair);
    const standing = obstaclesOf(facts, home, found);
    if (standing === null) continue;
    obstacles.add(standing);
    counted.add(countedUnitsOf(pair));
    const { milesFromHome: miles } = pair;
    fromHome.push(miles === 'not-recorded' ? furthest : Math.min(Math.round(miles * 10), mostTenths));
    keyStage4.push(found.keyStage4Tenths);
    distanceRules.forEach((rule, index) => distances[index]?.push(tenthsBy(rule, pair)));
  }
  const [nearHome, schoolRun, familyTime] = distances.map((tenths) => Uint16Array.from(tenths));
  return {
    homes: fromHome.length,
    neverShown: homes.length - fromHome.length,
    knowsEveryHome: true,
    obstacles: obstacles.kinds,
    obstaclesOf: Uint32Array.from(obstacles.places),
    counted: counted.kinds,
    countedOf: Uint32Array.from(counted.places),
    tenthsFromHome: Uint16Array.from(fromHome),
    tenths: [nearHome!, schoolRun!, familyTime!],
    keyStage4Tenths: Uint16Array.from(keyStage4),
  };
}
