import { covers } from '#kernel';
import { type MatchFacts } from './facts.js';
import { milesBeyond } from './miles-beyond.js';
import { pairOf } from './pair.js';
import { pointsAtStart, type Policy, type PolicyLimits, startingPolicy } from './policy.js';
import { type WeighedRuleId } from './rule-id.js';
import { ruleRegister } from './rules/index.js';
import { type RankedHousehold, type RunAnswer } from './run.js';

/** The order in which measures are kept: it is stored, so names are only added, at the end. */
export const measuredRuleIds = [
  'near-home',
  'school-run',
  'family-time',
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

const byDistance: ReadonlySet<WeighedRuleId> = new Set<WeighedRuleId>(['near-home', 'school-run', 'family-time']);
const standings = ['eligible', 'needs-authority', 'near-miss'] as const;

/**
 * Two bytes each: standing, place of the reference among the homes, tenths of a mile to home, then every measure, and last
 * whether a wish is met only where the home is near enough.
 */
const figuresAHome = 4 + measuredRuleIds.length;
const wishToBeNear = figuresAHome - 1;
/** A distance that is not recorded sorts after every other and costs nothing. */
const furthest = 0xffff;
const mostTenths = furthest - 1;

/** Nothing is free and nothing is capped, so that a cost is the measure itself. */
const measuring: Policy = {
  ...startingPolicy,
  weights: Object.fromEntries(measuredRuleIds.map((id) => [id, 1])) as Policy['weights'],
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
  },
};

/** Near enough for every wish to be near. */
const measuringNear: Policy = { ...measuring, limits: { ...measuring.limits, nearHomeMiles: mostTenths } };
const wishes = measuredRuleIds.indexOf('wishes');

const weighedRules = measuredRuleIds.map((id) => ruleRegister.find((rule) => rule.id === id));

/**
 * What a stored answer needs to be put in order again by another policy, without its facts: for each home shown its
 * standing and how much of each weighed rule it costs, before anything is free, capped or weighed.
 *
 * @returns the homes in order of place, as numbers below 65,536 in little-endian order.
 */
export function measuresOf(facts: MatchFacts, { ranked }: Pick<RunAnswer, 'ranked'>): Uint16Array {
  const homes = new Map(facts.households.map((home) => [home.householdId, home]));
  const references = ranked.map(({ household }) => household.reference).sort();
  const placeOf = new Map(references.map((reference, index) => [reference, index]));
  const figures = new Uint16Array(ranked.length * figuresAHome);
  ranked.forEach(({ standing, milesFromHome, household: { householdId, reference } }, index) => {
    const home = homes.get(householdId);
    if (!home) throw new Error(`A home is ranked that is not in the facts: ${householdId}`);
    const at = index * figuresAHome;
    figures[at] = standings.indexOf(standing);
    figures[at + 1] = placeOf.get(reference) ?? 0;
    figures[at + 2] =
      milesFromHome === 'not-recorded' ? furthest : Math.min(Math.round(milesFromHome * 10), mostTenths);
    const pair = pairOf(facts, home);
    weighedRules.forEach((rule, measure) => {
      if (!rule || !covers(rule.effective, pair.stay.from)) return;
      const isDistance = byDistance.has(measuredRuleIds[measure]!);
      const unitsBy = (policy: Policy): number =>
        rule
          .judge(pair, policy)
          .reduce(
            (units, verdict) =>
              verdict.effect === 'costs-points'
                ? units + (isDistance ? tenthsOf(verdict.because) : verdict.units)
                : units,
            0,
          );
      const units = unitsBy(measuring);
      if (measure === wishes) {
        const anywhere = unitsBy(measuringNear);
        figures[at + wishToBeNear] = units - anywhere;
        figures[at + 3 + measure] = Math.min(anywhere, mostTenths);
      } else figures[at + 3 + measure] = Math.min(units, mostTenths);
    });
  });
  return figures;
}

/** @throws Error when a distance is judged without saying how far it is: the measure would be a guess. */
const tenthsOf = (because: object): number => {
  if (!('miles' in because) || typeof because.miles !== 'number') throw new Error('A distance that names no miles');
  return Math.round(because.miles * 10);
};

const milesInAStep = 5;
const countedOf = (limits: PolicyLimits): Readonly<Record<WeighedRuleId, number>> => ({
  'near-home': limits.nearHomeMilesCounted,
  'school-run': limits.schoolRunMilesCounted,
  'family-time': limits.familyTimeStepsCounted,
  'siblings-together': 1,
  'in-area': 1,
  'needs-met': limits.needsCounted,
  'connected-person-first': 1,
  'suits-a-disabled-child': limits.accessNeedsCounted,
  identity: limits.identityCounted,
  wishes: limits.wishesCounted,
  'household-fit': limits.householdFitCounted,
  'carer-preference': limits.carerPreferencesCounted,
  stability: limits.stabilityCounted,
  'constellation-support': 1,
});

/** @returns how many units of a rule a measure is under these limits. */
function unitsOf(id: WeighedRuleId, measure: number, limits: PolicyLimits, counted: number): number {
  switch (id) {
    case 'near-home':
      return milesBeyond(measure / 10, limits.nearHomeMiles, counted);
    case 'school-run':
      return milesBeyond(measure / 10, limits.schoolRunMiles, counted);
    case 'family-time':
      return Math.min(Math.ceil(Math.max(measure - limits.familyTimeMiles * 10, 0) / (milesInAStep * 10)), counted);
    default:
      return Math.min(measure, counted);
  }
}

/** A home of a stored answer as another policy would weigh it. */
export interface Reweighed {
  /** Its place in the stored answer, counted from 1. */
  readonly placeThen: number;
  readonly standing: RankedHousehold['standing'];
  readonly points: number;
}

/**
 * Puts the homes of a stored answer in the order of another policy: by standing as it was, then points, miles and reference
 * as in every answer. Weights and the limits of what is weighed count; what blocks is not judged anew.
 *
 * @returns the homes in their new order.
 */
export function reweigh(figures: Uint16Array, policy: Pick<Policy, 'weights' | 'limits'>): readonly Reweighed[] {
  const { weights, limits } = policy;
  const counted = countedOf(limits);
  const homes: (Reweighed & { readonly at: number })[] = [];
  for (let at = 0; at < figures.length; at += figuresAHome) {
    let points = pointsAtStart;
    for (let measure = 0; measure < measuredRuleIds.length; measure += 1) {
      const isFar = (figures[at + 2] ?? 0) > limits.nearHomeMiles * 10;
      const wishedNear = measure === wishes && isFar ? (figures[at + wishToBeNear] ?? 0) : 0;
      const amount = (figures[at + 3 + measure] ?? 0) + wishedNear;
      if (amount === 0) continue;
      const id = measuredRuleIds[measure]!;
      points -= weights[id] * unitsOf(id, amount, limits, counted[id]);
    }
    const standing = standings[figures[at] ?? 0];
    if (!standing) throw new Error(`A stored measure names no standing: ${figures[at]}`);
    homes.push({ placeThen: at / figuresAHome + 1, standing, points, at });
  }
  const order = (home: { readonly at: number }, figure: number): number => figures[home.at + figure] ?? 0;
  return homes
    .sort(
      (a, b) =>
        order(a, 0) - order(b, 0) || b.points - a.points || order(a, 2) - order(b, 2) || order(a, 1) - order(b, 1),
    )
    .map(({ placeThen, standing, points }) => ({ placeThen, standing, points }));
}
