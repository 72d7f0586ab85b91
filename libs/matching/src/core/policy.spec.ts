import { describe, expect, it } from '@jest/globals';
import { policyWith } from '../../../../test/support/match-world.js';
import { mostPointsLost, pointsAtStart, startingPolicy, startingPolicyReasons, soundPolicy } from './policy.js';

describe('a policy', () => {
  it('the starting policy is sound, can take every point and no more, and says why for each figure', () => {
    expect(soundPolicy(startingPolicy).ok).toBe(true);
    expect(mostPointsLost(startingPolicy)).toBe(pointsAtStart);
    for (const name of [...Object.keys(startingPolicy.weights), ...Object.keys(startingPolicy.limits)]) {
      expect(Object.keys(startingPolicyReasons)).toContain(name);
    }
  });

  it.each([
    [
      { ...startingPolicy, weights: { ...startingPolicy.weights, 'in-area': 11 } },
      'weights',
      'takes-more-points-than-there-are',
    ],
    [{ ...startingPolicy, weights: { ...startingPolicy.weights, 'near-home': -1 } }, 'weights.near-home', 'negative'],
    [
      { ...startingPolicy, weights: { ...startingPolicy.weights, 'near-home': 0.5 } },
      'weights.near-home',
      'not-a-whole-number',
    ],
    [
      { ...startingPolicy, weights: { ...startingPolicy.weights, 'needs-met': 2 ** 60 } },
      'weights.needs-met',
      'not-a-whole-number',
    ],
    [policyWith({ nearMissesShown: -1 }), 'limits.nearMissesShown', 'negative'],
    [policyWith({ nearHomeMiles: Number.NaN }), 'limits.nearHomeMiles', 'not-a-whole-number'],
    [policyWith({ nearMissShortfall: { 'vacant-place': -2 } }), 'nearMissShortfall.vacant-place', 'negative'],
  ])('that is not sound is refused with the field (%#)', (policy, field, reason) => {
    expect(soundPolicy(policy)).toEqual({ ok: false, problem: { kind: 'policy-not-sound', field, reason } });
  });
});
