import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approval, pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { approvedAges } from './approved-ages.rule.js';

const shortfallOf = (ageInYears: number, from: number, to: number): number => {
  const [verdict] = approvedAges.judge(
    pair({ approvals: [approval({ ages: { from, to } })] }, { ageInYears }),
    startingPolicy,
  );
  return verdict?.effect === 'blocks' ? Number(verdict.shortfall) : 0;
};

describe('R-02, approved ages', () => {
  it.each([
    [4, 1],
    [5, 0],
    [12, 0],
    [13, 1],
    [17, 5],
  ])('at %d, approved for 5 to 12, the child is %d years outside', (age, years) => {
    expect(shortfallOf(age, 5, 12)).toBe(years);
  });

  it('vector 4, as far as these rules go: terms 0 to 5 and an emergency for a child of 7 may be left for six working days', () => {
    const home = { approvals: [approval({ ages: { from: 0, to: 5 } })] };
    expect(approvedAges.judge(pair(home, { urgency: 'emergency' }), startingPolicy)).toEqual([
      {
        effect: 'blocks',
        shortfall: 2,
        because: { kind: 'outside-approved-ages', ageInYears: 7, from: 0, to: 5 },
        remedy: {
          kind: 'change-of-terms',
          service: 'Aldermere Fostering',
          emergencyWorkingDays: 6,
          needed: { term: 'age', ageInYears: 7 },
        },
      },
    ]);
  });

  it('asks for an age that is not recorded, and sets no limit where the terms name none', () => {
    const home = { approvals: [approval({ ages: { from: 3, to: 9 } })] };
    expect(approvedAges.judge(pair(home, { ageInYears: 'not-recorded' }), startingPolicy)).toEqual([
      {
        effect: 'check',
        because: { kind: 'child-age-not-recorded', from: 3, to: 9 },
        remedy: { kind: 'find-out', fact: 'age-of-the-child' },
      },
    ]);
    expect(approvedAges.judge(pair(), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'no-approved-ages' } },
    ]);
  });

  it('never blocks less the further the age is from the range', () => {
    const years = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(years, years, years, years, (a, b, c, age) => {
        const [from, to, above] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        if (age > to)
          expect(shortfallOf(age, from, to)).toBeGreaterThanOrEqual(shortfallOf(age, from, Math.min(above, age)));
      }),
    );
  });
});
