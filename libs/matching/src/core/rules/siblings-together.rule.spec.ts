import { describe, expect, it } from '@jest/globals';
import { fostered, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { siblingsTogether } from './siblings-together.rule.js';

const need = { siblingGroup: 'x', siblingsLiveInAHome: true };

describe('R-19c, brothers and sisters together', () => {
  it('is met in the home where they live, and counts them', () => {
    const home = { fosteredChildren: [fostered('one', 'x'), fostered('two', 'x'), fostered('three', 'y')] };
    expect(siblingsTogether.judge(pair(home, need), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'with-siblings', siblings: 2 } },
    ]);
  });

  it.each([
    ['of another family', fostered('three', 'y')],
    ['who has left', fostered('one', 'x', range('2025-01-01', '2026-03-02'))],
    ['who is the child itself', fostered('child-ruby', 'x')],
  ])('costs points with a child %s', (_, other) => {
    expect(siblingsTogether.judge(pair({ fosteredChildren: [other] }, need), startingPolicy)).toMatchObject([
      { effect: 'costs-points', units: 1 },
    ]);
  });

  it('says nothing where no brother or sister lives in a home of the register', () => {
    expect(siblingsTogether.judge(pair({}, { siblingGroup: 'x' }), startingPolicy)).toEqual([]);
    expect(siblingsTogether.judge(pair({}, { siblingsLiveInAHome: true }), startingPolicy)).toEqual([]);
  });
});
