import { describe, expect, it } from '@jest/globals';
import { approval, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedSex } from './approved-sex.rule.js';

const judge = (sex: 'male' | 'female' | null, ofChild: 'male' | 'female' | 'not-recorded'): unknown =>
  approvedSex.judge(pair({ approvals: [approval({ sex })] }, { sex: ofChild }), startingPolicy);

describe('R-02, approved for girls or boys', () => {
  it.each([
    ['female', 'female', 'met', 'of-approved-sex'],
    ['male', 'female', 'blocks', 'other-than-approved-sex'],
    ['male', 'not-recorded', 'check', 'child-sex-not-recorded'],
    [null, 'not-recorded', 'met', 'no-approved-sex'],
  ] as const)('approved for %s, child %s: %s', (sex, ofChild, effect, kind) => {
    expect(judge(sex, ofChild)).toMatchObject([{ effect, because: { kind } }]);
  });

  it('says what the terms would have to be, gives way in an emergency, and is silent without an approval', () => {
    const boys = { approvals: [approval({ sex: 'male' })] };
    expect(approvedSex.judge(pair(boys), startingPolicy)).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'other-than-approved-sex', approvedSex: 'male' },
        remedy: {
          kind: 'change-of-terms',
          service: 'Aldermere Fostering',
          emergencyWorkingDays: null,
          needed: { term: 'sex', sex: 'female' },
        },
      },
    ]);
    expect(approvedSex.judge(pair(boys, { urgency: 'emergency' }), startingPolicy)).toMatchObject([
      { effect: 'before-placing', dueOn: '2026-03-10', remedy: { emergencyWorkingDays: 6 } },
    ]);
    expect(approvedSex.judge(pair({ approvals: [] }), startingPolicy)).toEqual([]);
  });

  it('blocks where only the later of two approvals is for the other sex', () => {
    const approvals = [
      approval({ valid: range('2020-01-01', '2026-06-01'), sex: 'female' }),
      approval({ valid: range('2026-06-01'), sex: 'male' }),
    ];
    expect(approvedSex.judge(pair({ approvals }), startingPolicy)).toMatchObject([
      { effect: 'blocks', because: { approvedSex: 'male' } },
    ]);
  });
});
