import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { approval, pair, policyWith, range } from '../../../../../test/support/match-world.js';
import { type PolicyMode, startingPolicy } from '../policy.js';
import { approvalReview } from './approval-review.rule.js';

const judge = (home: Parameters<typeof pair>[0], mode: PolicyMode = 'warn'): unknown =>
  approvalReview.judge(pair(home), policyWith({ modes: { ...startingPolicy.limits.modes, 'approval-review': mode } }));

describe('R-32, review of the approval', () => {
  it('is in date up to a year after it, the day itself included', () => {
    expect(judge({ lastReviewOn: day('2025-03-02') })).toEqual([
      { effect: 'met', because: { kind: 'review-in-date', reviewedOn: '2025-03-02' } },
    ]);
    expect(judge({ lastReviewOn: day('2025-03-01') })).toEqual([
      {
        effect: 'warns',
        because: { kind: 'review-overdue', reviewedOn: '2025-03-01' },
        remedy: { kind: 'review-approval', service: 'Aldermere Fostering', reviewedBy: '2026-03-02' },
      },
    ]);
  });

  it('blocks where the policy says so, and says nothing where it is off', () => {
    expect(judge({ lastReviewOn: day('2025-03-01') }, 'block')).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
    expect(judge({ lastReviewOn: day('2025-03-02') }, 'block')).toMatchObject([{ effect: 'met' }]);
    expect(judge({ lastReviewOn: day('2025-03-01') }, 'off')).toEqual([]);
  });

  it('is not due in the first year of the first approval, and asked for after it', () => {
    const since = (...from: string[]): unknown =>
      judge({ lastReviewOn: 'not-recorded', approvals: from.map((one) => approval({ valid: range(one) })) });
    expect(since('2025-03-02')).toEqual([
      { effect: 'met', because: { kind: 'review-not-due-yet', approvedOn: '2025-03-02' } },
    ]);
    expect(since('2025-03-01')).toEqual([
      {
        effect: 'check',
        because: { kind: 'review-not-recorded' },
        remedy: { kind: 'find-out', fact: 'review-of-the-home' },
      },
    ]);
    expect(since('2025-06-01', '2019-05-14')).toMatchObject([{ effect: 'check' }]);
  });

  it('does not concern a home that is not approved by the day the child moves in, or no foster home', () => {
    const overdue = { lastReviewOn: day('2020-01-01') };
    expect(judge({ ...overdue, approvals: [] })).toEqual([]);
    expect(judge({ ...overdue, approvals: [approval({ valid: range('2026-03-03') })] })).toEqual([]);
    expect(judge({ ...overdue, approvals: [approval({ valid: range('2026-03-02') })] })).toMatchObject([
      { effect: 'warns' },
    ]);
    expect(judge({ ...overdue, setting: 'supported-accommodation' })).toEqual([]);
  });
});
