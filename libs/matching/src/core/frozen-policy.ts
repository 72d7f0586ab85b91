import { type Policy, type PolicyLimits, startingPolicy } from './policy.js';
import { weighedRuleIds } from './rule-id.js';

/** What engine 1 did where its policies say nothing: holds blocked, and exactly one rule made a near miss. */
const limitsOfEngine1: Pick<PolicyLimits, 'nearMissRules' | 'modes'> = {
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

const nothingWeighed = Object.fromEntries(weighedRuleIds.map((rule) => [rule, 0]));

/**
 * A policy kept by an older engine knows fewer rules: what it never weighed takes no points, and what it never set to block
 * or to warn is off, so that a run is replayed by the policy of its day. A limit it never stated is that of the starting
 * policy.
 *
 * @param kept a policy of any engine version, as it was stored.
 */
export function policyAsKnownToday(kept: Policy): Policy {
  const limits: Partial<PolicyLimits> = kept.limits;
  const older = limits.modes === undefined ? limitsOfEngine1 : {};
  const modes = { ...limitsOfEngine1.modes, ...limits.modes };
  return {
    ...kept,
    weights: { ...nothingWeighed, ...kept.weights },
    limits: { ...startingPolicy.limits, ...older, ...limits, modes },
  };
}
