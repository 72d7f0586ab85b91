import { describe, expect, it } from '@jest/globals';
import { policyWith } from '../../../../test/support/match-world.js';
import { policyAsKnownToday } from './frozen-policy.js';
import {
  largestLimits,
  mostLostTo,
  mostPointsLost,
  pointsAtStart,
  type Policy,
  soundPolicy,
  startingPolicy,
  startingPolicyReasons,
} from './policy.js';
import { policyModeRuleIds, weighedRuleIds } from './rule-id.js';

const weighing = (weights: Readonly<Record<string, unknown>>): Policy =>
  ({ ...startingPolicy, weights: { ...startingPolicy.weights, ...weights } }) as Policy;
const limiting = (limits: Readonly<Record<string, unknown>>): Policy => policyWith(limits as Partial<Policy['limits']>);
const moding = (modes: Readonly<Record<string, unknown>>): Policy =>
  limiting({ modes: { ...startingPolicy.limits.modes, ...modes } });
const without = <T extends object>(whole: T, ...names: readonly (keyof T)[]): T =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !names.includes(key as keyof T))) as T;

describe('the starting policy', () => {
  it('is sound, can take every point and no more, and says why for each figure', () => {
    expect(soundPolicy(startingPolicy)).toEqual({ ok: true, value: startingPolicy });
    expect(mostPointsLost(startingPolicy)).toBe(pointsAtStart);
    const figures = [...Object.keys(startingPolicy.weights), ...Object.keys(startingPolicy.limits)];
    expect(Object.keys(startingPolicyReasons).sort()).toEqual(figures.sort());
    for (const reason of Object.values(startingPolicyReasons)) expect(reason).toMatch(/^[A-Z].+\.$/);
  });

  it('weighs in the order of the evidence, and law before what is ours', () => {
    const most = Object.fromEntries(weighedRuleIds.map((id) => [id, mostLostTo(id, startingPolicy)]));
    expect(most).toEqual({
      'needs-met': 24,
      'near-home': 15,
      'connected-person-first': 13,
      'siblings-together': 11,
      'school-run': 10,
      'suits-a-disabled-child': 6,
      'in-area': 4,
      'family-time': 3,
      identity: 3,
      wishes: 3,
      'household-fit': 3,
      'carer-preference': 2,
      stability: 2,
      'constellation-support': 1,
    });
  });

  it('gives reasons whose figures are its own', () => {
    const { weights, limits } = startingPolicy;
    const says = (name: keyof typeof startingPolicyReasons, ...words: string[]): void => {
      for (const word of words) expect(startingPolicyReasons[name]).toContain(word);
    };
    expect([weights['needs-met'], limits.needsCounted]).toEqual([3, 8]);
    says('needs-met', 'Three points', '24 at most');
    says('needsCounted', 'Eight gaps');
    expect([weights['near-home'], limits.nearHomeMiles, limits.nearHomeMilesCounted]).toEqual([1, 5, 15]);
    says('near-home', 'One point a mile, 15 at most');
    says('nearHomeMiles', 'Five miles');
    says('nearHomeMilesCounted', 'Fifteen more, up to 20 miles');
    says('connected-person-first', 'Thirteen points');
    says('siblings-together', 'Eleven points', '11 miles');
    expect([weights['school-run'], limits.schoolRunMiles, limits.schoolRunMilesCounted]).toEqual([1, 3, 10]);
    says('schoolRunMilesCounted', 'up to 13 miles');
    expect([limits.familyTimeMiles, limits.familyTimeStepsCounted]).toEqual([5, 3]);
    says('familyTimeStepsCounted', 'Three steps, up to 20 miles');
    expect([limits.nearMissRules, limits.nearMissesShown, limits.keyStage4SchoolMiles]).toEqual([2, 10, 10]);
    says('in-area', 'Four points');
  });
});

describe('a policy that is not sound is refused with the field', () => {
  it.each<[string, Policy, string, string]>([
    ['a weight that is negative', weighing({ 'near-home': -1 }), 'weights.near-home', 'negative'],
    ['half a point', weighing({ 'near-home': 0.5 }), 'weights.near-home', 'not-a-whole-number'],
    ['a weight that overflows', weighing({ 'needs-met': 2 ** 60 }), 'weights.needs-met', 'not-a-whole-number'],
    ['a weight beyond every point', weighing({ wishes: 101 }), 'weights.wishes', 'too-large'],
    ['a weight nobody gave', weighing({ wishes: undefined }), 'weights.wishes', 'missing'],
    ['a weight in words', weighing({ wishes: '3' }), 'weights.wishes', 'not-a-whole-number'],
    ['a weight of no rule', weighing({ 'carer-age': 0 }), 'weights.carer-age', 'unknown-name'],
    ['a weight of a rule that is not weighed', weighing({ hold: 1 }), 'weights.hold', 'unknown-name'],
    ['one point too many', weighing({ 'in-area': 5 }), 'weights', 'takes-more-points-than-there-are'],
    ['a limit below 0', limiting({ nearMissesShown: -1 }), 'limits.nearMissesShown', 'negative'],
    [
      'a limit that is no number',
      limiting({ nearHomeMiles: Number.NaN }),
      'limits.nearHomeMiles',
      'not-a-whole-number',
    ],
    ['a limit nobody gave', limiting({ wishesCounted: undefined }), 'limits.wishesCounted', 'missing'],
    ['a limit of another engine', limiting({ nearHomeKilometres: 8 }), 'limits.nearHomeKilometres', 'unknown-name'],
    ['a count of no word', limiting({ usualLimitCountedFor: 'home' }), 'limits.usualLimitCountedFor', 'unknown-word'],
    ['shortfalls that are a number', limiting({ nearMissShortfall: 5 }), 'nearMissShortfall', 'missing'],
    ['no shortfalls', limiting({ nearMissShortfall: null }), 'nearMissShortfall', 'missing'],
    [
      'a shortfall below 0',
      limiting({ nearMissShortfall: { 'vacant-place': -2 } }),
      'nearMissShortfall.vacant-place',
      'negative',
    ],
    ['a shortfall of years', limiting({ nearMissShortfall: { hold: 366 } }), 'nearMissShortfall.hold', 'too-large'],
    [
      'a shortfall of no hard rule',
      limiting({ nearMissShortfall: { wishes: 1 } }),
      'nearMissShortfall.wishes',
      'unknown-name',
    ],
    ['a mode of no word', moding({ hold: 'perhaps' }), 'limits.modes.hold', 'unknown-word'],
    ['a mode nobody chose', moding({ pets: undefined }), 'limits.modes.pets', 'missing'],
    ['no modes', limiting({ modes: undefined }), 'limits.modes.criminal-record-checks', 'missing'],
    ['a mode of no rule', moding({ weather: 'warn' }), 'limits.modes.weather', 'unknown-name'],
    [
      'a rule of law switched off',
      moding({ 'usual-fostering-limit': 'off' }),
      'limits.modes.usual-fostering-limit',
      'statutory-rule-cannot-be-switched-off',
    ],
    [
      'a rule of law set to block',
      moding({ 'specified-offence': 'block' }),
      'limits.modes.specified-offence',
      'statutory-rule-cannot-be-switched-off',
    ],
    [
      'a duty switched off',
      moding({ 'near-home': 'off' }),
      'limits.modes.near-home',
      'statutory-rule-cannot-be-switched-off',
    ],
  ])('%s', (_, policy, field, reason) => {
    expect(soundPolicy(policy)).toEqual({ ok: false, problem: { kind: 'policy-not-sound', field, reason } });
  });

  it('bounds every limit: its largest figure is sound where the weights allow it, one more is not', () => {
    const weightless = Object.fromEntries(weighedRuleIds.map((id) => [id, 0])) as Policy['weights'];
    for (const [name, largest] of Object.entries(largestLimits)) {
      const at = (figure: number): Policy => ({ ...limiting({ [name]: figure }), weights: weightless });
      expect(soundPolicy(at(largest)).ok).toBe(true);
      expect(soundPolicy(at(0)).ok).toBe(true);
      expect(soundPolicy(at(largest + 1))).toMatchObject({ problem: { field: `limits.${name}`, reason: 'too-large' } });
    }
    expect(soundPolicy({ ...startingPolicy, weights: { ...weightless, 'in-area': 100 } }).ok).toBe(true);
    expect(soundPolicy(limiting({ nearMissShortfall: { hold: 365, 'vacant-place': 0 } })).ok).toBe(true);
  });

  it('every rule that is policy can be set to every word', () => {
    for (const id of policyModeRuleIds) {
      for (const mode of ['block', 'warn', 'off']) expect(soundPolicy(moding({ [id]: mode })).ok).toBe(true);
    }
  });
});

describe('a policy kept by an older engine', () => {
  const kept = {
    version: 1,
    name: 'Before',
    weights: { 'near-home': 2, 'needs-met': 4 },
    limits: { ...without(startingPolicy.limits, 'modes', 'nearMissRules', 'wishesCounted'), nearHomeMiles: 7 },
  } as unknown as Policy;

  it('takes no points by what it never weighed, and keeps what it said', () => {
    const { weights, limits, version } = policyAsKnownToday(kept);
    expect(version).toBe(1);
    expect(weights).toEqual({
      ...Object.fromEntries(weighedRuleIds.map((id) => [id, 0])),
      'near-home': 2,
      'needs-met': 4,
    });
    expect([limits.nearHomeMiles, limits.wishesCounted]).toEqual([7, startingPolicy.limits.wishesCounted]);
  });

  it('blocks on holds, warns of nothing, and makes a near miss of one rule, as engine 1 did', () => {
    const { limits } = policyAsKnownToday(kept);
    expect(limits.nearMissRules).toBe(1);
    expect(limits.modes).toEqual({
      ...Object.fromEntries(policyModeRuleIds.map((id) => [id, 'off'])),
      hold: 'block',
    });
    expect(soundPolicy(policyAsKnownToday(kept)).ok).toBe(true);
  });

  it('of engine 2 is as it was, and a rule it does not know yet takes nothing and stays off', () => {
    expect(policyAsKnownToday(startingPolicy)).toEqual(startingPolicy);
    const modes = without(startingPolicy.limits.modes, 'pets');
    const older = {
      ...startingPolicy,
      weights: without(startingPolicy.weights, 'wishes'),
      limits: { ...startingPolicy.limits, modes },
    };
    const { weights, limits } = policyAsKnownToday(older);
    expect([weights.wishes, limits.modes.pets, limits.modes.hold]).toEqual([0, 'off', 'block']);
    expect(limits.nearMissRules).toBe(startingPolicy.limits.nearMissRules);
  });
});
