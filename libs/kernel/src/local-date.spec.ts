import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  ageInYears,
  birthdayAfter,
  day,
  daysBetween,
  localDateOf,
  longDate,
  parseLocalDate,
  yearEndOn,
} from './local-date.js';

describe('a local date', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('knows %s', (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '26-01-01',
    '2026-1-1',
    '',
  ])('refuses %j and says what it was given', (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: false, problem: { kind: 'not-a-date', text } });
  });

  it('refuses parts that are not whole numbers', () => {
    expect(localDateOf(2026, 4.5, 1).ok).toBe(false);
    expect(localDateOf(2026, 4, Number.NaN).ok).toBe(false);
  });

  it('throws where the program itself writes a day that is none', () => {
    expect(() => day('2026-02-30')).toThrow(RangeError);
  });

  it('adds days across leap days, years and the clock change', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('2026-03-29'), 1)).toBe('2026-03-30');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
  });

  it('counts back the days it added', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20000, max: 20000 }), (days) => {
        const from = day('2026-11-23');
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['2018-11-24', 7],
    ['2018-11-23', 8],
    ['2018-11-22', 8],
    ['2026-11-23', 0],
  ])('somebody born on %s is %d on 23 November 2026', (bornOn, age) => {
    expect(ageInYears(day(bornOn), day('2026-11-23'))).toBe(age);
  });

  it('gives somebody born on 29 February a birthday on 1 March in other years', () => {
    expect(ageInYears(day('2016-02-29'), day('2026-02-28'))).toBe(9);
    expect(ageInYears(day('2016-02-29'), day('2026-03-01'))).toBe(10);
    expect(ageInYears(day('2016-02-29'), day('2024-02-29'))).toBe(8);
  });

  it.each([
    ['2018-11-24', '2026-11-23', '2026-11-24'],
    ['2018-11-23', '2026-11-23', '2027-11-23'],
    ['2018-01-05', '2026-11-23', '2027-01-05'],
    ['2016-02-29', '2026-02-28', '2026-03-01'],
    ['2016-02-29', '2026-03-01', '2027-03-01'],
    ['2016-02-29', '2027-12-31', '2028-02-29'],
  ])('the first birthday of somebody born on %s after %s is %s', (bornOn, on, birthday) => {
    expect(birthdayAfter(day(bornOn), day(on))).toBe(birthday);
  });

  it.each([
    ['2018-03-31', '2018-03-31'],
    ['2018-04-01', '2019-03-31'],
    ['2018-01-01', '2018-03-31'],
  ])('the statistical year that holds %s ends on %s', (date, yearEnd) => {
    expect(yearEndOn(day(date))).toBe(yearEnd);
  });

  it.each([
    ['2026-03-31', '31 March 2026'],
    ['2026-12-01', '1 December 2026'],
    ['0987-01-09', '9 January 987'],
  ])('%s is written %s', (date, written) => {
    expect(longDate(day(date))).toBe(written);
  });
});

describe('days counted', () => {
  const anyDay = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, date]) =>
      day(
        [[year, 4] as const, [month, 2] as const, [date, 2] as const]
          .map(([part, width]) => String(part).padStart(width, '0'))
          .join('-'),
      ),
    );

  it('are those of the calendar of dates, across leap years and centuries', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        const expected = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString();
        fc.pre(/^0*[1-9]\d*-/.test(expected));
        expect(addDays(date, days)).toBe(expected.slice(0, 10));
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['1900-02-28', 1, '1900-03-01'],
    ['1999-12-31', 1, '2000-01-01'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2001-01-01', -366, '2000-01-01'],
  ])('%s and %d days are %s', (date, days, expected) => expect(addDays(day(date), days)).toBe(expected));
});
