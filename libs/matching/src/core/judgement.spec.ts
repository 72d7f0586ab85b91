import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { distant, household, pair } from '../../../../test/support/match-world.js';
import { findingsOf } from './judgement.js';
import { startingPolicy } from './policy.js';

describe('the rules of the day', () => {
  const rulesOn = (startsOn: string): string[] =>
    findingsOf(
      pair(household({ areaAuthority: distant }), { startsOn: day(startsOn), expectedUntil: null }),
      startingPolicy,
    ).findings.map(({ ruleId }) => ruleId);

  it.each([
    ['2014-01-26', false],
    ['2014-01-27', true],
    ['2026-03-02', true],
  ])(
    'a stay from %s is judged by the rule for homes at a distance, in force from 27 January 2014: %s',
    (on, judged) => {
      expect(rulesOn(on).includes('at-a-distance')).toBe(judged);
    },
  );

  it('a finding says by which day something is due, and nothing but something to do has a day', () => {
    const { findings } = findingsOf(pair({ areaAuthority: distant }), startingPolicy);
    const dueOn = (ruleId: string): unknown[] =>
      findings.filter((one) => one.ruleId === ruleId).map((one) => one.dueOn);
    expect(dueOn('placement-plan')).toEqual(['2026-03-09']);
    expect(dueOn('notice-to-area')).toEqual([null]);
    expect(findings.filter(({ effect, dueOn: last }) => effect !== 'before-placing' && last !== null)).toEqual([]);
  });
});
