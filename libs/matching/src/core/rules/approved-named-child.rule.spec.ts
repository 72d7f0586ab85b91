import { describe, expect, it } from '@jest/globals';
import { approval, ours, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedNamedChild } from './approved-named-child.rule.js';

describe('R-02, approved for a named child', () => {
  it.each([
    [`${ours}/4711`, 'met'],
    [`${ours}/471`, 'blocks'],
    ['E10009902/4711', 'blocks'],
  ])('an approval for %s: %s', (namedChild, effect) => {
    const verdicts = approvedNamedChild.judge(pair({ approvals: [approval({ namedChild })] }), startingPolicy);
    expect(verdicts).toMatchObject([{ effect }]);
  });

  it('gives way in an emergency, and would have to name this child', () => {
    const home = { approvals: [approval({ namedChild: `${ours}/31` })] };
    expect(approvedNamedChild.judge(pair(home), startingPolicy)).toMatchObject([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        remedy: { needed: { term: 'named-child', child: `${ours}/4711` } },
      },
    ]);
    expect(approvedNamedChild.judge(pair(home, { urgency: 'emergency' }), startingPolicy)).toMatchObject([
      { effect: 'before-placing', dueOn: '2026-03-10' },
    ]);
  });

  it('blocks where only one of two approvals is for another child', () => {
    const approvals = [
      approval({ valid: range('2020-01-01', '2026-06-01'), namedChild: `${ours}/4711` }),
      approval({ valid: range('2026-06-01'), namedChild: `${ours}/31` }),
    ];
    expect(approvedNamedChild.judge(pair({ approvals }), startingPolicy)).toMatchObject([{ effect: 'blocks' }]);
  });

  it('says nothing where no child is named, and never says who the other child is', () => {
    expect(approvedNamedChild.judge(pair(), startingPolicy)).toEqual([]);
    const other = approvedNamedChild.judge(
      pair({ approvals: [approval({ namedChild: `${ours}/31` })] }),
      startingPolicy,
    );
    expect(JSON.stringify(other)).not.toContain('/31');
  });
});
