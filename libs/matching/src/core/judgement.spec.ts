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

  it('a rule without a day to do something by says so with null', () => {
    for (const finding of findingsOf(pair(), startingPolicy).findings) expect(finding.dueOn).toBeNull();
  });
});
