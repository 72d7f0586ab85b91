import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, daysBetween } from '#kernel';
import { bankHolidays2026 } from '../../../../test/support/match-world.js';
import { bankHolidaysAreKnownUntil, isWorkingDay, lastBankHolidayKnown, workingDaysAfter } from './working-days.js';

describe('working days', () => {
  it.each([
    ['2026-02-26', true, 'Thursday'],
    ['2026-02-27', true, 'Friday'],
    ['2026-02-28', false, 'Saturday'],
    ['2026-03-01', false, 'Sunday'],
    ['2026-03-02', true, 'Monday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2023-12-30', false, 'a Saturday before the Monday we count from'],
    ['2023-12-31', false, 'a Sunday before it'],
    ['2023-12-29', true, 'a Friday before it'],
    ['2024-01-01', true, 'the Monday we count from, where no bank holiday is given for it'],
  ])('%s is a working day: %s (%s)', (date, works) => {
    expect(isWorkingDay(day(date), bankHolidays2026)).toBe(works);
  });

  it.each([
    ['2026-03-02', 0, '2026-03-02'],
    ['2026-03-02', 1, '2026-03-03'],
    ['2026-03-02', 4, '2026-03-06'],
    ['2026-03-02', 5, '2026-03-09'],
    ['2026-03-02', 6, '2026-03-10'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-03-08', 1, '2026-03-09'],
    // Good Friday and Easter Monday, each with a weekend beside it.
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-02', 6, '2026-04-14'],
    ['2026-12-24', 1, '2026-12-29'],
  ])('after %s, working day %d is %s', (from, days, last) => {
    expect(workingDaysAfter(day(from), days, bankHolidays2026)).toBe(last);
  });

  it('counts on without bank holidays, and never ends on a day nobody works', () => {
    expect(workingDaysAfter(day('2026-04-02'), 6, [])).toBe('2026-04-10');
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 30 }), (offset, days) => {
        const from = addDays(day('2026-03-02'), offset);
        const last = workingDaysAfter(from, days, bankHolidays2026);
        expect(isWorkingDay(last, bankHolidays2026)).toBe(true);
        const worked = Array.from({ length: daysBetween(from, last) }, (_, i) => addDays(from, i + 1)).filter((one) =>
          isWorkingDay(one, bankHolidays2026),
        );
        expect(worked).toHaveLength(days);
      }),
    );
  });

  it('says how far bank holidays are known, in whatever order they are given', () => {
    expect(lastBankHolidayKnown([day('2026-05-04'), day('2026-12-28'), day('2026-01-01')])).toBe('2026-12-28');
    expect(lastBankHolidayKnown([])).toBeNull();
    expect(bankHolidaysAreKnownUntil(day('2026-12-28'), bankHolidays2026)).toBe(true);
    expect(bankHolidaysAreKnownUntil(day('2026-12-29'), bankHolidays2026)).toBe(false);
    expect(bankHolidaysAreKnownUntil(day('2026-12-29'), [])).toBe(false);
  });
});
