import { describe, expect, it } from '@jest/globals';
import { approval, fostered, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedNumber } from './approved-number.rule.js';

const others = [fostered('child-1'), fostered('child-2', null, range('2026-05-04', '2026-05-11'))];

describe('R-02, approved number of children', () => {
  it.each([
    [3, 'met'],
    [2, 'blocks'],
  ])('with three at once on the fullest day, an approval for %d is %s', (maxChildren, effect) => {
    const home = { approvals: [approval({ maxChildren })], fosteredChildren: others };
    expect(approvedNumber.judge(pair(home), startingPolicy)).toMatchObject([{ effect, because: { children: 3 } }]);
  });

  it('says on which day and by how many', () => {
    const home = { approvals: [approval({ maxChildren: 1 })], fosteredChildren: others };
    expect(approvedNumber.judge(pair(home), startingPolicy)).toEqual([
      {
        effect: 'blocks',
        shortfall: 2,
        because: { kind: 'over-approved-number', approvedNumber: 1, children: 3, on: '2026-05-04' },
        remedy: {
          kind: 'change-of-terms',
          service: 'Aldermere Fostering',
          emergencyWorkingDays: null,
          needed: { term: 'number', children: 3 },
        },
      },
    ]);
  });

  it('judges by the lower number where the terms change during the stay', () => {
    const approvals = [
      approval({ valid: range('2020-01-01', '2026-06-01'), maxChildren: 3 }),
      approval({ valid: range('2026-06-01'), maxChildren: 1 }),
    ];
    const home = { approvals, fosteredChildren: [fostered('child-1')] };
    expect(approvedNumber.judge(pair(home), startingPolicy)).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
  });

  it('judges each approval on the days that it holds', () => {
    // Two at once until May and three from then on: within the number of each time, and over the other one.
    const numbers = (before: number, after: number): unknown =>
      approvedNumber.judge(
        pair({
          approvals: [
            approval({ valid: range('2020-01-01', '2026-05-04'), maxChildren: before }),
            approval({ valid: range('2026-05-04'), maxChildren: after }),
          ],
          fosteredChildren: others,
        }),
        startingPolicy,
      );
    expect(numbers(2, 3)).toMatchObject([{ effect: 'met', because: { approvedNumber: 2, children: 2 } }]);
    expect(numbers(2, 2)).toMatchObject([
      { effect: 'blocks', shortfall: 1, because: { on: '2026-05-04', children: 3 } },
    ]);
    expect(numbers(1, 3)).toMatchObject([
      { effect: 'blocks', shortfall: 1, because: { on: '2026-03-02', children: 2 } },
    ]);
    expect(numbers(1, 1)).toMatchObject([{ effect: 'blocks', shortfall: 2, because: { on: '2026-05-04' } }]);
  });

  it.each([null, '2027-01-01'])('counts nobody who comes after the stay, under an approval until %s', (until) => {
    const home = (from: string) => ({
      approvals: [approval({ valid: range('2020-01-01', until), maxChildren: 1 })],
      fosteredChildren: [fostered('child-1', null, range(from))],
    });
    expect(approvedNumber.judge(pair(home('2026-08-31')), startingPolicy)).toMatchObject([{ effect: 'met' }]);
    expect(approvedNumber.judge(pair(home('2026-08-30')), startingPolicy)).toMatchObject([{ effect: 'blocks' }]);
  });

  it('gives way for six working days in an emergency, and is silent without an approval', () => {
    const home = { approvals: [approval({ maxChildren: 1 })], fosteredChildren: others };
    expect(approvedNumber.judge(pair(home, { urgency: 'emergency' }), startingPolicy)).toMatchObject([
      { effect: 'before-placing', dueOn: '2026-03-10', because: { kind: 'over-approved-number' } },
    ]);
    expect(approvedNumber.judge(pair({ approvals: [], fosteredChildren: others }), startingPolicy)).toEqual([]);
  });

  it('sets no limit where the terms name none, and does not count the child twice', () => {
    expect(approvedNumber.judge(pair({ fosteredChildren: others }), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'no-approved-number' } },
    ]);
    const alreadyThere = { approvals: [approval({ maxChildren: 1 })], fosteredChildren: [fostered('child-ruby')] };
    expect(approvedNumber.judge(pair(alreadyThere), startingPolicy)).toMatchObject([
      { effect: 'met', because: { children: 1 } },
    ]);
  });
});
