import { describe, expect, it } from '@jest/globals';
import { approval, pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedPlacementType } from './approved-placement-type.rule.js';

describe('R-02, approved type of placement', () => {
  it.each([
    [['respite', 'short-term'], 'met', 'of-approved-type'],
    [['respite', 'long-term'], 'blocks', 'other-than-approved-types'],
    [null, 'met', 'no-approved-types'],
  ] as const)('a short-term placement with terms %j: %s', (placementTypes, effect, kind) => {
    const home = { approvals: [approval({ placementTypes })] };
    expect(approvedPlacementType.judge(pair(home), startingPolicy)).toMatchObject([{ effect, because: { kind } }]);
  });
});
