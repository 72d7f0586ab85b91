import { describe, expect, it } from '@jest/globals';
import { approval, ours, pair } from '../../../../../test/support/match-world.js';
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

  it('says nothing where no child is named, and never says who the other child is', () => {
    expect(approvedNamedChild.judge(pair(), startingPolicy)).toEqual([]);
    const other = approvedNamedChild.judge(
      pair({ approvals: [approval({ namedChild: `${ours}/31` })] }),
      startingPolicy,
    );
    expect(JSON.stringify(other)).not.toContain('/31');
  });
});
