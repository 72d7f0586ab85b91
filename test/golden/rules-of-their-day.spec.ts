import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  type ChildFacts,
  type HouseholdFacts,
  judgeRun,
  type RuleId,
  ruleRegister,
  startingPolicy,
} from '#matching/core';
import { approval, child, distant, household, ours, placeMilesAway, range, world } from '../support/match-world.js';

/** A stay in the past or the future is judged by the rules of its first day. */

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };

function judgedOn(startsOn: string, home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}) {
  const facts = world({
    child: child({ startsOn: day(startsOn), expectedUntil: null, nextBirthdayOn: 'not-recorded', ...need }),
    households: [
      household({ approvals: [approval({ valid: range('2009-05-14') })], agreement: day('2009-05-20'), ...home }),
    ],
  });
  const answer = judgeRun(facts, startingPolicy);
  const found = answer.ranked[0]?.findings ?? [];
  return {
    blockedBy: [
      ...answer.ruleCounts.map(({ ruleId }) => ruleId),
      ...found.filter(({ effect }) => effect === 'blocks').map(({ ruleId }) => ruleId),
    ],
    effectOf: (rule: RuleId) => found.find(({ ruleId }) => ruleId === rule)?.effect ?? null,
  };
}

describe('rules of their day', () => {
  it('a home without a place had none in 2012 either', () => {
    for (const startsOn of ['2012-06-04', '2020-06-01', '2027-06-07']) {
      expect(judgedOn(startsOn, { service: own, places: 0 }).blockedBy).toEqual(['vacant-place']);
      expect(judgedOn(startsOn, { service: own, places: 1 }).blockedBy).toEqual([]);
    }
  });

  it('adoption switches the duties off from 25 July 2014 on, and not before (R-21)', () => {
    const far = { service: own, areaAuthority: distant, place: placeMilesAway(44), adaptations: [] };
    const need = {
      adoptionConsidered: true,
      schoolMustContinue: true,
      siblingGroup: 'group-ruby',
      siblingsLiveInAHome: true,
      accessNeeds: ['step-free' as const],
    };
    const duties = ['near-home', 'school-run', 'siblings-together', 'suits-a-disabled-child', 'in-area'] as const;
    const before = judgedOn('2014-07-24', far, need);
    const after = judgedOn('2014-07-25', far, need);
    expect(duties.map(before.effectOf)).toEqual(duties.map(() => 'costs-points'));
    expect(duties.map(after.effectOf)).toEqual(duties.map(() => null));
    expect(before.effectOf('adoption-considered')).toBeNull();
    expect(after.effectOf('adoption-considered')).toBe('check');
  });

  it.each([
    ['at-a-distance', '2014-01-26', '2014-01-27', 'needs-authority', { areaAuthority: distant }, {}],
    ['long-term', '2015-03-31', '2015-04-01', 'needs-authority', {}, { placementType: 'long-term' }],
    ['delegated-authority', '2013-06-30', '2013-07-01', 'before-placing', {}, {}],
  ] as const)('%s is asked from its first day on', (rule, before, after, effect, home, need) => {
    expect(judgedOn(before, home, need).effectOf(rule)).toBeNull();
    expect(judgedOn(after, home, need).effectOf(rule)).toBe(effect);
  });

  it.each([
    ['no-unregistered-under-16', '2021-09-08', '2021-09-09', 15],
    ['supported-accommodation', '2023-10-27', '2023-10-28', 16],
  ] as const)('%s forbids from its first day on', (rule, before, after, ageInYears) => {
    const home = { setting: 'supported-accommodation' as const, isRegistered: false, approvals: [] };
    expect(judgedOn(before, home, { ageInYears }).blockedBy).toEqual([]);
    expect(judgedOn(after, home, { ageInYears }).blockedBy).toEqual([rule]);
  });

  it('approvals are those of the day', () => {
    const approvals = [
      approval({ valid: range('2011-04-01', '2016-01-01') }),
      approval({ valid: range('2019-05-14') }),
    ];
    const stay = (startsOn: string, expectedUntil: string) =>
      judgedOn(startsOn, { service: own, approvals }, { expectedUntil: day(expectedUntil) }).blockedBy;
    expect(stay('2012-06-04', '2012-09-03')).toEqual([]);
    expect(stay('2017-06-05', '2017-09-04')).toContain('approved-foster-carer');
    expect(stay('2020-06-01', '2020-09-01')).toEqual([]);
    expect(stay('2027-06-07', '2027-09-06')).toEqual([]);
  });

  it('the register gives each rule a class, a citation, a basis and its first day', () => {
    for (const { title, source, effective, version } of ruleRegister) {
      expect([title, source.length > 10, effective.from <= day('2023-10-28'), version > 0]).toEqual([
        title,
        true,
        true,
        true,
      ]);
    }
    const recalled = ruleRegister.filter(({ basis, number }) => basis === 'recalled' && number !== null);
    expect([...new Set(recalled.map(({ number }) => number))].sort()).toEqual(
      ['R-13f', 'R-20', 'R-26', 'R-31', 'R-33', 'R-39', 'R-40'].sort(),
    );
    expect([...new Set(ruleRegister.filter(({ basis }) => basis === 'analogue').map(({ number }) => number))]).toEqual([
      'R-01',
      'R-03',
      'R-04',
      'R-02',
    ]);
  });
});
