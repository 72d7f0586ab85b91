import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers, type DateRange, overlaps } from './date-range.js';
import { addDays, day } from './local-date.js';

const range = (from: string, until: string | null): DateRange => ({
  from: day(from),
  until: until === null ? null : day(until),
});

describe('a date range', () => {
  it.each([
    ['2026-05-01', true],
    ['2026-05-30', true],
    ['2026-05-31', false],
    ['2026-04-30', false],
  ])('from 1 May until 31 May, %s is covered: %s', (date, expected) => {
    expect(covers(range('2026-05-01', '2026-05-31'), day(date))).toBe(expected);
  });

  it('without an end covers every later day', () => {
    expect(covers(range('2026-05-01', null), day('2999-01-01'))).toBe(true);
  });

  it('does not overlap the range that starts on its last day', () => {
    expect(overlaps(range('2026-05-01', '2026-05-10'), range('2026-05-10', null))).toBe(false);
    expect(overlaps(range('2026-05-01', '2026-05-11'), range('2026-05-10', null))).toBe(true);
  });

  it('overlaps exactly where a day is covered by both, in either order', () => {
    const start = day('2026-01-01');
    const anyRange = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }))
      .map(([from, length]): DateRange => ({
        from: addDays(start, from),
        until: length === null ? null : addDays(start, from + length),
      }));
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const sharesADay = Array.from({ length: 80 }, (_, offset) => addDays(start, offset)).some(
          (date) => covers(a, date) && covers(b, date),
        );
        expect(overlaps(a, b)).toBe(sharesADay);
        expect(overlaps(b, a)).toBe(sharesADay);
      }),
    );
  });
});
