import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startingPolicy } from '../policy.js';
import { pair, placeMilesAway, policyWith } from '../../../../../test/support/match-world.js';
import { familyTime } from './family-time.rule.js';

const at = (miles: number): ReturnType<typeof pair> =>
  pair({ place: placeMilesAway(miles) }, { familyTime: placeMilesAway(0), familyTimesAMonth: 4 });
const unitsAt = (miles: number, policy = startingPolicy): number => {
  const [verdict] = familyTime.judge(at(miles), policy);
  return verdict?.effect === 'costs-points' ? verdict.units : 0;
};

describe('the way to family time (policy)', () => {
  it.each([
    [0, 0],
    [5, 0],
    [5.1, 1],
    [10, 1],
    [10.1, 2],
    [15, 2],
    [15.1, 3],
    [20.1, 3],
    [90, 3],
  ])('at %d miles, near within 5, it is %d steps of five miles', (miles, steps) => {
    expect(unitsAt(miles)).toBe(steps);
  });

  it('reads the distance, how often, and how to help', () => {
    expect(familyTime.judge(at(12.3), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 2,
        because: { kind: 'far-from-family-time', miles: 12.3, timesAMonth: 4 },
        remedy: { kind: 'support-for-family-time' },
      },
    ]);
    expect(familyTime.judge(at(3.4), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'near-family-time', miles: 3.4 } },
    ]);
    const often = pair({ place: placeMilesAway(12.3) }, { familyTime: placeMilesAway(0) });
    expect(familyTime.judge(often, startingPolicy)).toMatchObject([{ because: { timesAMonth: null } }]);
  });

  it('keeps to the figures of the policy', () => {
    expect(unitsAt(12.3, policyWith({ familyTimeMiles: 2 }))).toBe(3);
    expect(unitsAt(12.3, policyWith({ familyTimeMiles: 2, familyTimeStepsCounted: 1 }))).toBe(1);
  });

  it('says nothing where there is none, and asks only where there is some', () => {
    const judge = (need: Parameters<typeof pair>[1], home: Parameters<typeof pair>[0] = {}): unknown =>
      familyTime.judge(pair(home, need), startingPolicy);
    expect(judge({})).toEqual([]);
    expect(judge({ familyTime: placeMilesAway(30), familyTimesAMonth: 0 })).toEqual([]);
    expect(judge({ familyTimesAMonth: 1 })).toEqual([
      {
        effect: 'check',
        because: { kind: 'family-time-not-measured' },
        remedy: { kind: 'find-out', fact: 'place-of-family-time' },
      },
    ]);
    expect(judge({ familyTime: placeMilesAway(30) }, { place: 'not-recorded' })).toMatchObject([
      { effect: 'check', remedy: { fact: 'place-of-the-home' } },
    ]);
  });

  it('never costs less further away', () => {
    const miles = fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(miles, miles, (a, b) => {
        expect(unitsAt(Math.max(a, b))).toBeGreaterThanOrEqual(unitsAt(Math.min(a, b)));
      }),
    );
  });
});
