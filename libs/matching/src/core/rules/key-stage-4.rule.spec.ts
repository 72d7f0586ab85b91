import { describe, expect, it } from '@jest/globals';
import { type ChildFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { pair, placeMilesAway, policyWith } from '../../../../../test/support/match-world.js';
import { keyStage4 } from './key-stage-4.rule.js';
import { schoolRun } from './school-run.rule.js';

const school = placeMilesAway(0);
const at = (miles: number, need: Partial<ChildFacts> = {}): ReturnType<typeof pair> =>
  pair({ place: placeMilesAway(miles) }, { schoolYear: 11, ageInYears: 15, school, ...need });

describe('R-15, a move that disrupts key stage 4', () => {
  it('vector 9: a pupil of year 11 whose school would change needs the nominated officer, and costs points by R-19b', () => {
    const move = at(23, { schoolMustContinue: true });
    expect(keyStage4.judge(move, startingPolicy)).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'disrupts-key-stage-4', schoolYear: 11, miles: 23 },
        remedy: {
          kind: 'approval-by-authority',
          approver: 'nominated-officer',
          authority: move.child.responsibleAuthority,
        },
      },
    ]);
    expect(schoolRun.judge(move, startingPolicy)).toMatchObject([{ effect: 'costs-points' }]);
  });

  it.each([
    [9, []],
    [10, ['needs-authority']],
    [11, ['needs-authority']],
    [12, []],
    [-2, []],
  ])('concerns years 10 and 11 alone: year %d', (schoolYear, effects) => {
    expect(keyStage4.judge(at(14, { schoolYear }), startingPolicy).map(({ effect }) => effect)).toEqual(effects);
  });

  it.each([
    [0, 'met'],
    [10, 'met'],
    [10.1, 'needs-authority'],
  ])('at %d miles from the school, kept within 10: %s', (miles, effect) => {
    expect(keyStage4.judge(at(miles), startingPolicy)).toMatchObject([{ effect, because: { miles, schoolYear: 11 } }]);
  });

  it('keeps to the miles of the policy', () => {
    expect(keyStage4.judge(at(7), policyWith({ keyStage4SchoolMiles: 6 }))).toMatchObject([
      { effect: 'needs-authority' },
    ]);
  });

  it.each([
    [13, []],
    [14, ['check']],
    [16, ['check']],
    [17, []],
    ['not-recorded' as const, ['check']],
  ])(
    'asks for a school year that is not recorded where the child may be in those years: age %s',
    (ageInYears, effects) => {
      const of = at(23, { schoolYear: 'not-recorded', ageInYears });
      expect(keyStage4.judge(of, startingPolicy).map(({ effect }) => effect)).toEqual(effects);
      for (const verdict of keyStage4.judge(of, startingPolicy)) {
        expect(verdict).toMatchObject({ remedy: { kind: 'find-out', fact: 'school-year-of-the-child' } });
      }
    },
  );

  it('asks for whichever place is not recorded', () => {
    expect(keyStage4.judge(at(3, { school: 'not-recorded' }), startingPolicy)).toMatchObject([
      { effect: 'check', because: { schoolYear: 11 }, remedy: { fact: 'school-of-the-child' } },
    ]);
    const nowhere = pair({ place: 'not-recorded' }, { schoolYear: 10, school });
    expect(keyStage4.judge(nowhere, startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'place-of-the-home' } },
    ]);
  });

  it('stays where adoption is considered: it is no duty of section 22C', () => {
    expect(keyStage4.judge(at(14, { adoptionConsidered: true }), startingPolicy)).toMatchObject([
      { effect: 'needs-authority' },
    ]);
  });
});
