import { describe, expect, it } from '@jest/globals';
import { policyWith } from '../../../../test/support/match-world.js';
import { mostPointsLost, pointsAtStart, policyVersion1, policyVersion1Reasons, soundPolicy } from './policy.js';

describe('a policy', () => {
  it('version 1 is sound, can take every point and no more, and says why for each figure', () => {
    expect(soundPolicy(policyVersion1).ok).toBe(true);
    expect(mostPointsLost(policyVersion1)).toBe(pointsAtStart);
    for (const name of [...Object.keys(policyVersion1.weights), ...Object.keys(policyVersion1.limits)]) {
      expect(Object.keys(policyVersion1Reasons)).toContain(name);
    }
  });

  it.each([
    [
      { ...policyVersion1, weights: { ...policyVersion1.weights, 'in-area': 11 } },
      'weights',
      'takes-more-points-than-there-are',
    ],
    [{ ...policyVersion1, weights: { ...policyVersion1.weights, 'near-home': -1 } }, 'weights.near-home', 'negative'],
    [
      { ...policyVersion1, weights: { ...policyVersion1.weights, 'near-home': 0.5 } },
      'weights.near-home',
      'not-a-whole-number',
    ],
    [
      { ...policyVersion1, weights: { ...policyVersion1.weights, 'needs-met': 2 ** 60 } },
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
