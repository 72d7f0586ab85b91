import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type DateRange, day, daysBetween, localDateOf, partsOf } from '#kernel';
import { pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { shortBreaks } from './short-breaks.rule.js';

const judge = (
  stay: DateRange,
  breaks: readonly DateRange[] = [],
  childId = 'child-ruby',
): ReturnType<typeof shortBreaks.judge> =>
  shortBreaks.judge(
    pair(
      { shortBreaks: breaks.map((one) => ({ childId, stay: one })) },
      { placementType: 'respite', startsOn: stay.from, expectedUntil: stay.until },
    ),
    startingPolicy,
  );
const lasting = (from: string, days: number): DateRange => range(from, addDays(day(from), days));
/** Breaks of at most 15 days, two weeks and more apart, that make so many days. */
const daysOfBreaks = (from: string, days: number): DateRange[] =>
  Array.from({ length: Math.ceil(days / 15) }, (_, index) =>
    lasting(addDays(day(from), index * 30), Math.min(15, days - index * 15)),
  );

describe('R-29, short breaks', () => {
  it('vector 12: 74 days in the year and a booking of 3 days leave the lighter regime', () => {
    expect(judge(lasting('2026-03-02', 3), daysOfBreaks('2025-09-01', 74))).toEqual([
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'too-many-short-breaks', daysInTheYear: 77, most: 75 },
        remedy: { kind: 'plan-as-full-placement' },
      },
    ]);
  });

  it.each([
    [72, 'met', 75],
    [73, 'before-placing', 76],
  ])('%d days and 3 more: %s', (before, effect, daysInTheYear) => {
    expect(judge(lasting('2026-03-02', 3), daysOfBreaks('2025-09-01', before))).toMatchObject([
      { effect, because: { daysInTheYear } },
    ]);
  });

  it.each([
    [1, 'met', { kind: 'within-short-breaks', days: 1, daysInTheYear: 1 }],
    [17, 'met', { kind: 'within-short-breaks', days: 17, daysInTheYear: 17 }],
    [18, 'before-placing', { kind: 'short-break-too-long', days: 18, longest: 17 }],
  ])('a single break of %d days: %s', (days, effect, because) => {
    expect(judge(lasting('2026-03-02', days))).toMatchObject([{ effect, because }]);
  });

  it('says both where both are exceeded', () => {
    expect(judge(lasting('2026-03-02', 18), daysOfBreaks('2025-09-01', 70))).toMatchObject([
      { because: { kind: 'short-break-too-long' } },
      { because: { kind: 'too-many-short-breaks', daysInTheYear: 88 } },
    ]);
  });

  it('is about respite only, about this child, and asks for the end of the stay', () => {
    expect(shortBreaks.judge(pair(), startingPolicy)).toEqual([]);
    expect(judge(lasting('2026-03-02', 3), daysOfBreaks('2025-09-01', 74), 'child-of-another')).toMatchObject([
      { effect: 'met', because: { daysInTheYear: 3 } },
    ]);
    expect(judge(range('2026-03-02'))).toEqual([
      {
        effect: 'check',
        because: { kind: 'short-break-without-end' },
        remedy: { kind: 'find-out', fact: 'end-of-the-stay' },
      },
    ]);
  });

  it('counts the 12 months before, after and around the stay', () => {
    const stay = lasting('2026-03-02', 3);
    expect(judge(stay, daysOfBreaks('2026-06-01', 74))).toMatchObject([{ because: { daysInTheYear: 77 } }]);
    const around = [...daysOfBreaks('2025-11-01', 40), ...daysOfBreaks('2026-06-01', 40)];
    expect(judge(stay, around)).toMatchObject([{ because: { daysInTheYear: 83 } }]);
    const apart = [...daysOfBreaks('2025-04-01', 40), ...daysOfBreaks('2026-11-01', 40)];
    expect(judge(stay, apart)).toMatchObject([{ effect: 'met', because: { daysInTheYear: 43 } }]);
  });

  it.each([
    ['2025-03-01', 1],
    ['2025-03-02', 1],
    ['2025-03-03', 2],
    ['2027-03-01', 2],
    ['2027-03-02', 1],
  ])('a day on %s and one on 2 March 2026 are %d in 12 months', (on, daysInTheYear) => {
    expect(judge(lasting('2026-03-02', 1), [lasting(on, 1)])).toMatchObject([{ because: { daysInTheYear } }]);
  });

  it('does not count 12 months that the stay is not part of', () => {
    const yearsAgo = [...daysOfBreaks('2023-03-01', 100), ...daysOfBreaks('2029-03-01', 100)];
    expect(judge(lasting('2026-03-02', 3), yearsAgo)).toMatchObject([{ because: { daysInTheYear: 3 } }]);
    const justBefore = [...daysOfBreaks('2025-02-01', 15), ...daysOfBreaks('2024-04-01', 90)];
    expect(judge(lasting('2026-03-02', 3), justBefore)).toMatchObject([{ because: { daysInTheYear: 3 } }]);
  });

  it('does not take days that 12 months with a day of the stay cannot hold for a full year', () => {
    expect(judge(lasting('2026-03-02', 1), [lasting('2025-03-01', 2)])).toMatchObject([
      { because: { daysInTheYear: 1 } },
    ]);
  });

  it('twelve months from 29 February end with the next February', () => {
    expect(judge(lasting('2028-02-29', 2), [lasting('2029-03-01', 1)])).toMatchObject([
      { because: { daysInTheYear: 2 } },
    ]);
    expect(judge(lasting('2028-02-29', 1), [lasting('2029-02-28', 1)])).toMatchObject([
      { because: { daysInTheYear: 2 } },
    ]);
    expect(judge(lasting('2028-02-29', 1), [lasting('2029-03-01', 1)])).toMatchObject([
      { because: { daysInTheYear: 1 } },
    ]);
  });

  it('counts a day once, although the stay is recorded as a break already, and a break without an end as lasting', () => {
    expect(judge(lasting('2026-03-02', 3), [lasting('2026-03-01', 3)])).toMatchObject([
      { because: { daysInTheYear: 4 } },
    ]);
    expect(judge(lasting('2026-03-02', 3), [range('2026-12-01')])).toMatchObject([
      { effect: 'before-placing', because: { daysInTheYear: 94 } },
    ]);
  });

  it('finds the fullest of all 12 months that hold a day of the stay', () => {
    const someBreak = fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 60 }))
      .map(([from, length]) => lasting(addDays(day('2028-03-01'), from), length));
    const aYearAfter = (on: DateRange['from']): DateRange['from'] => {
      const { year, month, day: dayOfMonth } = partsOf(on);
      const next = localDateOf(year + 1, month, dayOfMonth);
      return next.ok ? next.value : day(`${year + 1}-03-01`);
    };
    fc.assert(
      fc.property(fc.array(someBreak, { maxLength: 6 }), someBreak, (breaks, stay) => {
        const all = [...breaks, stay];
        let most = 0;
        for (let start = addDays(stay.from, -366); start < stay.until!; start = addDays(start, 1)) {
          const end = aYearAfter(start);
          if (end <= stay.from) continue;
          let days = 0;
          for (let offset = 0; offset < daysBetween(start, end); offset += 1) {
            const on = addDays(start, offset);
            if (all.some(({ from, until }) => from <= on && on < until!)) days += 1;
          }
          most = Math.max(most, days);
        }
        const [verdict] = judge(stay, breaks).slice(-1);
        const found = verdict && 'daysInTheYear' in verdict.because ? verdict.because.daysInTheYear : null;
        if (found === null) expect(most).toBeLessThanOrEqual(75);
        else expect(found).toBe(most);
      }),
      { numRuns: 3 },
    );
  });
});
