import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '#kernel';
import { schoolYearOn } from './school-year.js';

describe('the school year of a child', () => {
  it.each([
    ['2021-08-31', '2025-08-31', -1, 'four only today: the year before Reception lasts until the end of August'],
    ['2021-08-31', '2025-09-01', 0, 'turned four on the last day of August: Reception, the youngest of it'],
    ['2021-09-01', '2025-09-01', -1, 'turns four on the first day of September: a year later'],
    ['2020-09-01', '2026-08-31', 0, 'the oldest of Reception, on its last day'],
    ['2020-09-01', '2026-09-01', 1, 'year 1 the day after'],
    ['2010-11-05', '2026-03-02', 10, 'key stage 4 begins with year 10'],
    ['2010-11-05', '2026-09-01', 11, 'and ends with year 11'],
    ['2026-01-20', '2026-03-02', -5, 'born this school year'],
  ])('born on %s, on %s, is year %i: %s', (bornOn, on, year) => {
    expect(schoolYearOn(day(bornOn), day(on))).toBe(year);
  });

  it('never falls as days pass, and rises by one a year', () => {
    const days = fc.integer({ min: 0, max: 6000 }).map((count) => addDays(day('2008-02-03'), count));
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 400 }), (bornOn, on, later) => {
        const [now, then] = [schoolYearOn(bornOn, on), schoolYearOn(bornOn, addDays(on, later))];
        expect(then - now).toBeGreaterThanOrEqual(0);
        expect(then - now).toBeLessThanOrEqual(2);
        expect(schoolYearOn(bornOn, day(`${Number(on.slice(0, 4)) + 1}-09-02`))).toBe(
          schoolYearOn(bornOn, day(`${on.slice(0, 4)}-09-02`)) + 1,
        );
      }),
    );
  });
});
