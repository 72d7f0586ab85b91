import { describe, expect, it } from '@jest/globals';
import { pair, policyWith } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { suitsADisabledChild } from './suits-a-disabled-child.rule.js';

const needs = ['step-free', 'hoist-or-lift', 'accessible-bathroom', 'wheelchair-access'] as const;
const judge = (adaptations: Parameters<typeof pair>[0], need: Parameters<typeof pair>[1] = {}, counted = 3): unknown =>
  suitsADisabledChild.judge(
    pair(adaptations, { accessNeeds: needs, ...need }),
    policyWith({ accessNeedsCounted: counted }),
  );

describe('R-19d, suitable to a disabled child', () => {
  it('names each thing that is missing and each that is there', () => {
    expect(judge({ adaptations: ['step-free', 'sensory-equipment', 'wheelchair-access'] })).toEqual([
      {
        effect: 'costs-points',
        units: 2,
        because: {
          kind: 'lacks-adaptations',
          missing: ['hoist-or-lift', 'accessible-bathroom'],
          present: ['step-free', 'wheelchair-access'],
        },
        remedy: { kind: 'adapt-the-home', needs: ['hoist-or-lift', 'accessible-bathroom'] },
      },
    ]);
  });

  it('counts no more than the policy says', () => {
    expect(judge({ adaptations: [] })).toMatchObject([{ units: 3 }]);
    expect(judge({ adaptations: [] }, {}, 5)).toMatchObject([{ units: 4 }]);
  });

  it('is met by everything the child needs, asks where nothing is recorded, and is off where adoption is considered', () => {
    expect(judge({ adaptations: [...needs, 'sensory-equipment'] })).toEqual([
      { effect: 'met', because: { kind: 'suits-access-needs', needs } },
    ]);
    expect(judge({})).toEqual([
      {
        effect: 'check',
        because: { kind: 'adaptations-not-recorded', needs },
        remedy: { kind: 'find-out', fact: 'adaptations-of-the-home' },
      },
    ]);
    expect(judge({ adaptations: [] }, { adoptionConsidered: true })).toEqual([]);
    expect(suitsADisabledChild.judge(pair({ adaptations: [] }), startingPolicy)).toEqual([]);
  });
});
