import { describe, expect, it } from '@jest/globals';
import { approval, pair, range } from '../../../../../test/support/match-world.js';
import fc from 'fast-check';
import { addDays, day, type LocalDate } from '#kernel';
import { startingPolicy } from '../policy.js';
import { approvalLasts } from './approval-lasts.rule.js';

const judge = (
  approvals: ReturnType<typeof approval>[],
  until: LocalDate | null,
  startsOn = day('2026-03-02'),
): unknown => approvalLasts.judge(pair({ approvals }, { startsOn, expectedUntil: until }), startingPolicy);

describe('R-34, approval lasts for the whole stay', () => {
  it('vector 14: a carer who resigned 10 days ago cannot take a placement of 4 weeks, which runs 10 days past day 28', () => {
    expect(judge([approval({ resignationNoticeOn: day('2026-02-20') })], day('2026-03-30'))).toEqual([
      {
        effect: 'blocks',
        shortfall: 10,
        because: {
          kind: 'runs-past-resignation',
          noticeOn: '2026-02-20',
          effectiveOn: '2026-03-20',
          stayUntil: '2026-03-30',
        },
        remedy: { kind: 'end-by', endsOn: '2026-03-20' },
      },
    ]);
  });

  it('lets a stay end on the day the resignation takes effect, and not a day later', () => {
    const resigned = [approval({ resignationNoticeOn: day('2026-02-20') })];
    expect(judge(resigned, day('2026-03-20'))).toMatchObject([{ effect: 'met' }]);
    expect(judge(resigned, day('2026-03-21'))).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
  });

  it('blocks a stay past the end of the approval; the end of a stay that is not known is past every end', () => {
    const ending = [approval({ valid: range('2020-01-01', '2026-06-11') })];
    expect(judge(ending, day('2026-06-11'))).toEqual([
      { effect: 'met', because: { kind: 'approval-lasts', endsOn: '2026-06-11' } },
    ]);
    expect(judge(ending, day('2026-06-14'))).toMatchObject([
      { effect: 'blocks', shortfall: 3, because: { kind: 'runs-past-approval', endsOn: '2026-06-11' } },
    ]);
    expect(judge(ending, null)).toMatchObject([{ effect: 'blocks', shortfall: 'out-of-reach' }]);
    expect(judge([approval()], null)).toEqual([{ effect: 'met', because: { kind: 'approval-lasts', endsOn: null } }]);
  });

  it('follows approvals that succeed one another without a gap, and stops at a gap', () => {
    const first = approval({ valid: range('2020-01-01', '2026-04-01') });
    expect(judge([approval({ valid: range('2026-04-01') }), first], day('2026-08-31'))).toMatchObject([
      { effect: 'met' },
    ]);
    expect(judge([first, approval({ valid: range('2026-04-02') })], day('2026-08-31'))).toMatchObject([
      { effect: 'blocks', because: { endsOn: '2026-04-01' } },
    ]);
  });

  it('blocks out of reach where the approval ended before the stay', () => {
    expect(judge([approval({ valid: range('2020-01-01', '2026-03-02') })], day('2026-03-09'))).toMatchObject([
      { effect: 'blocks', shortfall: 'out-of-reach' },
    ]);
  });

  it('leaves the end of a temporary approval to its own rules, but not a resignation', () => {
    const temporary = { kind: 'temporary' as const, valid: range('2026-02-02', '2026-05-25') };
    expect(judge([approval(temporary)], null)).toEqual([]);
    expect(judge([approval({ ...temporary, resignationNoticeOn: day('2026-03-01') })], null)).toMatchObject([
      { effect: 'blocks', because: { kind: 'runs-past-resignation', effectiveOn: '2026-03-29' } },
    ]);
    expect(judge([approval({ ...temporary, kind: 'fostering-for-adoption' })], null)).toMatchObject([
      { effect: 'blocks' },
    ]);
  });

  it('never blocks less for a longer stay', () => {
    const days = fc.integer({ min: 1, max: 900 });
    const ends = fc.integer({ min: -60, max: 600 });
    fc.assert(
      fc.property(days, days, ends, (a, b, end) => {
        const approvals = [approval({ valid: range('2020-01-01', addDays(day('2026-03-02'), end)) })];
        const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map((length) =>
          approvalLasts.judge(
            pair({ approvals }, { expectedUntil: addDays(day('2026-03-02'), length) }),
            startingPolicy,
          ),
        );
        if (shorter?.[0]?.effect === 'blocks') expect(longer?.[0]?.effect).toBe('blocks');
      }),
    );
  });
});
