import { describe, expect, it } from '@jest/globals';
import { type PlacementType, placementTypes as everyType } from '#register/core';
import { approval, pair, range } from '../../../../../test/support/match-world.js';
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

  const types = Object.keys(everyType) as PlacementType[];

  it.each(types)('a %s placement needs an approval for it, and no other will do', (placementType) => {
    const judge = (placementTypes: readonly PlacementType[]): unknown =>
      approvedPlacementType.judge(
        pair({ approvals: [approval({ placementTypes })] }, { placementType }),
        startingPolicy,
      );
    expect(judge([placementType])).toEqual([{ effect: 'met', because: { kind: 'of-approved-type', placementType } }]);
    const others = types.filter((type) => type !== placementType);
    expect(judge(others)).toMatchObject([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'other-than-approved-types', placementType, approvedTypes: others },
        remedy: { kind: 'change-of-terms', needed: { term: 'placement-type', placementType } },
      },
    ]);
  });

  it('holds for every approval of the stay, gives way in an emergency, and is silent without an approval', () => {
    const approvals = [
      approval({ valid: range('2020-01-01', '2026-06-01'), placementTypes: ['short-term'] }),
      approval({ valid: range('2026-06-01'), placementTypes: ['respite'] }),
    ];
    expect(approvedPlacementType.judge(pair({ approvals }), startingPolicy)).toMatchObject([
      { effect: 'blocks', because: { approvedTypes: ['respite'] } },
    ]);
    expect(approvedPlacementType.judge(pair({ approvals }, { urgency: 'emergency' }), startingPolicy)).toMatchObject([
      { effect: 'before-placing', dueOn: '2026-03-10' },
    ]);
    expect(approvedPlacementType.judge(pair({ approvals: [] }), startingPolicy)).toEqual([]);
  });
});
