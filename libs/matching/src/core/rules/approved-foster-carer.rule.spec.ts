import { describe, expect, it } from '@jest/globals';
import { approval, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedFosterCarer } from './approved-foster-carer.rule.js';

const judge = (approvals: Parameters<typeof pair>[0]): unknown =>
  approvedFosterCarer.judge(pair(approvals), startingPolicy);

describe('R-01, approved foster carer', () => {
  it('is met by an approval in force on the day the child moves in, its first day included', () => {
    expect(judge({ approvals: [approval({ valid: range('2026-03-02') })] })).toEqual([
      { effect: 'met', because: { kind: 'approved', since: '2026-03-02', service: 'Aldermere Fostering' } },
    ]);
  });

  it('is met on the last day of an approval: ranges are half-open', () => {
    expect(judge({ approvals: [approval({ valid: range('2020-01-01', '2026-03-03') })] })).toMatchObject([
      { effect: 'met' },
    ]);
  });

  it('blocks until an approval that starts later, by the days between', () => {
    expect(judge({ approvals: [approval({ valid: range('2026-03-13') })] })).toEqual([
      {
        effect: 'blocks',
        shortfall: 11,
        because: { kind: 'approval-not-started', approvedFrom: '2026-03-13' },
        remedy: { kind: 'start-on-or-after', startsOn: '2026-03-13' },
      },
    ]);
  });

  it.each([
    ['ended the day before', [approval({ valid: range('2020-01-01', '2026-03-02') })], 'not-approved-any-more'],
    ['ended by a resignation', [approval({ resignationNoticeOn: range('2026-02-02').from })], 'not-approved-any-more'],
    ['never was', [], 'no-approval-recorded'],
  ])('blocks out of reach an approval that %s', (_, approvals, kind) => {
    expect(judge({ approvals })).toMatchObject([{ effect: 'blocks', shortfall: 'out-of-reach', because: { kind } }]);
  });
});
