import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { approval, ours, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedFosterCarer } from './approved-foster-carer.rule.js';

const judge = (approvals: Parameters<typeof pair>[0]): unknown =>
  approvedFosterCarer.judge(pair(approvals), startingPolicy);

describe('R-01, approved foster carer', () => {
  it('is met by an approval in force on the day the child moves in, its first day included', () => {
    expect(judge({ approvals: [approval({ valid: range('2026-03-02') })] })).toEqual([
      { effect: 'met', because: { kind: 'approved', as: 'full', since: '2026-03-02', service: 'Aldermere Fostering' } },
    ]);
  });

  it('names an approval for a time, or for fostering for adoption, as what it is', () => {
    const temporary = approval({ kind: 'temporary', valid: range('2026-02-02', '2026-05-25') });
    expect(judge({ approvals: [temporary] })).toMatchObject([{ effect: 'met', because: { as: 'temporary' } }]);
    const adopters = approval({ kind: 'fostering-for-adoption', namedChild: `${ours}/4711` });
    expect(judge({ approvals: [adopters] })).toMatchObject([
      { effect: 'met', because: { as: 'fostering-for-adoption' } },
    ]);
  });

  it.each(['supported-accommodation', 'other-arrangement'] as const)('does not concern %s', (setting) => {
    expect(judge({ setting, approvals: [] })).toEqual([]);
  });

  it('does not wait for an approval that is for another child, or was given up before it starts', () => {
    const coming = (facts: Parameters<typeof approval>[0]): unknown =>
      judge({ approvals: [approval({ valid: range('2026-03-13'), ...facts })] });
    for (const facts of [
      { kind: 'temporary' as const },
      { kind: 'temporary' as const, namedChild: `${ours}/9` },
      { kind: 'fostering-for-adoption' as const, namedChild: `${ours}/9` },
      { kind: 'fostering-for-adoption' as const },
      { resignationNoticeOn: day('2026-02-13') },
    ]) {
      expect(coming(facts)).toMatchObject([{ effect: 'blocks', shortfall: 'out-of-reach' }]);
    }
    for (const facts of [
      { kind: 'temporary' as const, namedChild: `${ours}/4711` },
      { kind: 'fostering-for-adoption' as const, namedChild: `${ours}/4711` },
      { resignationNoticeOn: day('2026-02-14') },
    ]) {
      expect(coming(facts)).toMatchObject([{ effect: 'blocks', shortfall: 11 }]);
    }
    expect(
      judge({
        connectedTo: [{ child: `${ours}/4711`, isRelative: false }],
        approvals: [approval({ kind: 'temporary', valid: range('2026-03-13') })],
      }),
    ).toMatchObject([{ shortfall: 11 }]);
  });

  it('waits for the first of several', () => {
    expect(
      judge({
        approvals: [approval({ valid: range('2026-04-01') }), approval({ valid: range('2026-03-20', '2026-03-25') })],
      }),
    ).toMatchObject([{ shortfall: 18, remedy: { startsOn: '2026-03-20' } }]);
  });

  it('says when the last of several ended', () => {
    expect(
      judge({
        approvals: [
          approval({ valid: range('2020-01-01', '2024-05-06') }),
          approval({ valid: range('2015-01-01', '2017-08-09') }),
        ],
      }),
    ).toMatchObject([{ because: { kind: 'not-approved-any-more', endedOn: '2024-05-06' } }]);
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
