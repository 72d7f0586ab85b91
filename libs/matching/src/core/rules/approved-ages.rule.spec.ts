import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { approval, pair, range } from '../../../../../test/support/match-world.js';
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
        effect: 'before-placing',
        dueOn: '2026-03-10',
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

  describe('on every day of the stay', () => {
    const judge = (to: number, need: Parameters<typeof pair>[1], more: Parameters<typeof pair>[0] = {}): unknown =>
      approvedAges.judge(pair({ approvals: [approval({ ages: { from: 5, to } })], ...more }, need), startingPolicy);
    // The stay of the small world: 2 March to 31 August 2026, at the age of 7.
    const turns = (on: string) => ({ nextBirthdayOn: day(on) });

    it('says by when a birthday in the stay takes the child past the range, and hides nothing', () => {
      expect(judge(7, turns('2026-06-19'))).toEqual([
        {
          effect: 'before-placing',
          dueOn: '2026-06-18',
          because: { kind: 'outgrows-approved-ages', from: 5, to: 7, turns: 8, on: '2026-06-19' },
          remedy: {
            kind: 'change-of-terms',
            service: 'Aldermere Fostering',
            emergencyWorkingDays: null,
            needed: { term: 'age', ageInYears: 8 },
          },
        },
      ]);
      expect(judge(8, turns('2026-06-19'))).toMatchObject([{ effect: 'met', because: { ageInYears: 7 } }]);
    });

    it('counts a birthday on the last day of the stay, and none on the day after', () => {
      expect(judge(7, turns('2026-08-30'))).toMatchObject([{ effect: 'before-placing', dueOn: '2026-08-29' }]);
      expect(judge(7, turns('2026-08-31'))).toMatchObject([{ effect: 'met' }]);
    });

    it('looks a year ahead where the stay has no end', () => {
      const open = { expectedUntil: null };
      expect(judge(7, { ...turns('2027-03-01'), ...open })).toMatchObject([{ because: { on: '2027-03-01' } }]);
      expect(judge(7, { ...turns('2027-03-02'), ...open })).toMatchObject([{ effect: 'met' }]);
      expect(judge(8, { ...turns('2026-03-03'), ...open })).toMatchObject([{ effect: 'met' }]);
    });

    it('finds the birthday years ahead in a long stay', () => {
      const long = { ...turns('2026-06-19'), expectedUntil: day('2029-07-01') };
      expect(judge(9, long)).toMatchObject([{ because: { turns: 10, on: '2028-06-19' } }]);
      expect(judge(10, long)).toMatchObject([{ because: { turns: 11, on: '2029-06-19' } }]);
      expect(judge(11, long)).toMatchObject([{ effect: 'met' }]);
    });

    it('asks for the date of birth where it decides, and only there', () => {
      const unknown = { nextBirthdayOn: 'not-recorded' as const };
      expect(judge(7, unknown)).toEqual([
        {
          effect: 'check',
          because: { kind: 'may-be-outside-approved-ages', from: 5, to: 7 },
          remedy: { kind: 'find-out', fact: 'birthday-of-the-child' },
        },
      ]);
      expect(judge(8, unknown)).toMatchObject([{ effect: 'met' }]);
      // A stay of one day has no birthday in it; one to the anniversary has one, and a day more may have two.
      expect(judge(7, { ...unknown, expectedUntil: day('2026-03-03') })).toMatchObject([{ effect: 'met' }]);
      expect(judge(7, { ...unknown, expectedUntil: day('2026-03-04') })).toMatchObject([{ effect: 'check' }]);
      expect(judge(8, { ...unknown, expectedUntil: day('2027-03-03') })).toMatchObject([{ effect: 'met' }]);
      expect(judge(8, { ...unknown, expectedUntil: day('2027-03-04') })).toMatchObject([{ effect: 'check' }]);
    });

    it('judges each approval on the days that it holds', () => {
      const approvals = [
        approval({ valid: range('2020-01-01', '2026-05-01'), ages: { from: 0, to: 7 } }),
        approval({ valid: range('2026-05-01'), ages: { from: 0, to: 12 } }),
      ];
      expect(judge(0, turns('2026-05-01'), { approvals })).toMatchObject([{ effect: 'met' }]);
      expect(judge(0, turns('2026-04-30'), { approvals })).toMatchObject([
        { effect: 'before-placing', because: { on: '2026-04-30', to: 7 } },
      ]);
      expect(judge(0, { ageInYears: 8 }, { approvals })).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
    });

    it('blocks where a later approval no longer covers the age of its first day', () => {
      const approvals = [
        approval({ valid: range('2020-01-01', '2026-05-01'), ages: { from: 0, to: 12 } }),
        approval({ valid: range('2026-05-01'), ages: { from: 0, to: 6 } }),
      ];
      expect(judge(0, turns('2026-05-01'), { approvals })).toMatchObject([
        { effect: 'blocks', shortfall: 2, because: { ageInYears: 8, to: 6 } },
      ]);
      expect(judge(0, turns('2026-05-02'), { approvals })).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
    });

    it('asks for the date of birth where a later approval begins at an age the child may not have yet', () => {
      const later = (from: number) => ({
        approvals: [
          approval({ valid: range('2020-01-01', '2026-05-01') }),
          approval({ valid: range('2026-05-01'), ages: { from, to: 12 } }),
        ],
      });
      const unknown = { nextBirthdayOn: 'not-recorded' as const };
      expect(judge(0, unknown, later(7))).toMatchObject([{ effect: 'met' }]);
      expect(judge(0, unknown, later(8))).toMatchObject([{ effect: 'check' }]);
      expect(judge(0, unknown, later(9))).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
    });

    it('counts full years to a later approval although the birthday is not known', () => {
      const long = { nextBirthdayOn: 'not-recorded' as const, expectedUntil: day('2029-01-01') };
      const upTo = (to: number) => ({
        approvals: [
          approval({ valid: range('2020-01-01', '2028-03-03') }),
          approval({ valid: range('2028-03-03'), ages: { from: 0, to } }),
        ],
      });
      // Two years and a day on, the child of seven is nine or ten.
      expect(judge(0, long, upTo(8))).toMatchObject([{ effect: 'blocks', shortfall: 1, because: { ageInYears: 9 } }]);
      expect(judge(0, long, upTo(9))).toMatchObject([{ effect: 'check' }]);
      expect(judge(0, long, upTo(10))).toMatchObject([{ effect: 'met' }]);
    });

    it('names the worst of several ranges, and the soonest of several birthdays', () => {
      const ages = (first: number, second: number) => ({
        approvals: [
          approval({ valid: range('2020-01-01', '2026-05-01'), ages: { from: 0, to: first } }),
          approval({ valid: range('2026-05-01', '2030-01-01'), ages: { from: 0, to: second } }),
        ],
      });
      expect(judge(0, {}, ages(6, 4))).toMatchObject([{ shortfall: 3, because: { to: 4 } }]);
      expect(judge(0, {}, ages(3, 5))).toMatchObject([{ shortfall: 4, because: { to: 3 } }]);
      const long = { ...turns('2026-04-10'), expectedUntil: day('2029-01-01') };
      expect(judge(0, long, ages(7, 9))).toMatchObject([{ because: { on: '2026-04-10' } }]);
      expect(judge(0, long, ages(8, 9))).toMatchObject([{ because: { on: '2028-04-10' } }]);
      const open = { ...turns('2026-03-03'), expectedUntil: null };
      expect(judge(0, open, ages(8, 8))).toMatchObject([{ effect: 'met' }]);
    });

    it('is silent without any approval, and names the first range that is given', () => {
      expect(judge(0, {}, { approvals: [] })).toEqual([]);
      const approvals = [
        approval({ valid: range('2020-01-01', '2026-05-01') }),
        approval({ valid: range('2026-05-01'), ages: { from: 6, to: 12 } }),
      ];
      expect(judge(0, {}, { approvals })).toEqual([
        { effect: 'met', because: { kind: 'within-approved-ages', ageInYears: 7, from: 6, to: 12 } },
      ]);
    });
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
