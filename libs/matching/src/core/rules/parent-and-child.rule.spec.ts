import { describe, expect, it } from '@jest/globals';
import { pair, range } from '../../../../../test/support/match-world.js';
import { type ChildFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { parentAndChild } from './parent-and-child.rule.js';

type Parent = NonNullable<ChildFacts['parent']>;
const judge = (facts: Partial<Parent>): ReturnType<typeof parentAndChild.judge> =>
  parentAndChild.judge(
    pair({}, { parent: { isLookedAfter: true, ageInYears: 17, riskAssessedOn: null, ...facts } }),
    startingPolicy,
  );

describe('R-40, parent and child', () => {
  it('is about requests with a parent only, and asks who it is', () => {
    expect(parentAndChild.judge(pair(), startingPolicy)).toEqual([]);
    expect(parentAndChild.judge(pair({}, { placementType: 'parent-and-child' }), startingPolicy)).toEqual([
      {
        effect: 'check',
        because: { kind: 'parent-not-recorded' },
        remedy: { kind: 'find-out', fact: 'parent-who-comes-too' },
      },
    ]);
  });

  it.each([
    [16, 'met'],
    [17, 'met'],
    [18, 'before-placing'],
    [31, 'before-placing'],
    ['not-recorded' as const, 'check'],
  ])('a parent of %s without a risk assessment: %s', (ageInYears, effect) => {
    expect(judge({ ageInYears })).toMatchObject([{ effect }]);
  });

  it('an adult is assessed before moving in', () => {
    expect(judge({ ageInYears: 18 })).toEqual([
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'adult-parent-not-assessed' },
        remedy: { kind: 'assess-parent-risk' },
      },
    ]);
    expect(judge({ ageInYears: 'not-recorded' })).toMatchObject([
      { because: { kind: 'parent-age-not-recorded' }, remedy: { kind: 'find-out', fact: 'age-of-the-parent' } },
    ]);
  });

  it.each([18, 'not-recorded' as const])('a parent of %s who is assessed comes too', (ageInYears) => {
    const riskAssessedOn = range('2026-02-09').from;
    expect(judge({ ageInYears, isLookedAfter: false, riskAssessedOn })).toEqual([
      { effect: 'met', because: { kind: 'parent-comes-too', isLookedAfter: false, riskAssessedOn } },
    ]);
  });
});
