import { describe, expect, it } from '@jest/globals';
import { household, world } from '../../../../test/support/match-world.js';
import { policyAsKnownToday } from './frozen-policy.js';
import { judgeHousehold } from './judgement.js';
import { type Policy, startingPolicy } from './policy.js';

/** As engine 1 kept it: five weights, nine limits. */
const ofEngine1 = {
  version: 1,
  name: 'Starting policy',
  weights: { 'near-home': 1, 'school-run': 1, 'siblings-together': 12, 'in-area': 6, 'needs-met': 5 },
  limits: {
    nearHomeMiles: 5,
    nearHomeMilesCounted: 30,
    schoolRunMiles: 3,
    schoolRunMilesCounted: 15,
    needsCounted: 4,
    nearMissesShown: 10,
    nearMissShortfall: { 'vacant-place': 1, 'approved-ages': 2, hold: 28 },
  },
} as unknown as Policy;

describe('a policy of an older engine', () => {
  const today = policyAsKnownToday(ofEngine1);

  it('keeps every figure that it has, weighs nothing that it never weighed, and switches nothing on', () => {
    expect(today.limits).toMatchObject(ofEngine1.limits);
    expect(today.weights).toMatchObject(ofEngine1.weights);
    expect(today.version).toBe(1);
    expect(Object.values(today.weights).reduce((sum, weight) => sum + weight, 0)).toBe(25);
    const { hold, ...others } = today.limits.modes;
    expect(hold).toBe('block');
    expect(new Set(Object.values(others))).toEqual(new Set(['off']));
    expect(Object.keys(today.weights).sort()).toEqual(Object.keys(startingPolicy.weights).sort());
  });

  it('makes a near miss of one rule only, as it did then', () => {
    const aged = { ages: { from: 8, to: 12 } };
    const home = household({ places: 0 });
    const both = household({ places: 0, approvals: home.approvals.map((one) => ({ ...one, ...aged })) });
    expect(judgeHousehold(world(), home, today).standing).toBe('near-miss');
    expect(judgeHousehold(world(), both, today).standing).toBe('excluded');
  });

  it('is as it is when it is of today', () => {
    expect(policyAsKnownToday(startingPolicy)).toEqual(startingPolicy);
  });
});
