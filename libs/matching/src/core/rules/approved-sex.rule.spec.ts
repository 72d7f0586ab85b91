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
