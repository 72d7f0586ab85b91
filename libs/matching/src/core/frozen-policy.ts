import { type Policy, type PolicyLimits, startingPolicy } from './policy.js';

/** What engine 1 did where its policies say nothing: holds blocked, and exactly one rule made a near miss. */
const limitsOfEngine1: Partial<PolicyLimits> = {
  nearMissRules: 1,
  modes: {
    'criminal-record-checks': 'off',
    'approval-review': 'off',
    hold: 'block',
    'local-room-rules': 'off',
    'must-not-live-with': 'off',
    'place-to-avoid': 'off',
    pets: 'off',
  },
};

const nothingWeighed = Object.fromEntries(Object.keys(startingPolicy.weights).map((rule) => [rule, 0]));

/**
 * A policy kept by an older engine knows fewer rules: what it never weighed takes no points, and what it never set to block
 * or to warn is off, so that a run is replayed by the policy of its day.
 *
 * @param kept a policy of any engine version, as it was stored.
 */
export function policyAsKnownToday(kept: Policy): Policy {
  const limits: Partial<PolicyLimits> = kept.limits;
  if (limits.modes !== undefined) return kept;
  return {
    ...kept,
    weights: { ...nothingWeighed, ...kept.weights },
    limits: { ...startingPolicy.limits, ...limitsOfEngine1, ...limits },
  };
}
