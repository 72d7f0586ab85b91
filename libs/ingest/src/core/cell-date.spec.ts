import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, daysBetween, partsOf } from '#kernel';
import { britishDate, dateInCell, dayOfSerial } from './cell-date.js';

describe('a day in a cell', () => {
  it.each([
    ['31/03/2025', '2025-03-31'],
    ['2025-03-31', '2025-03-31'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['03/31/2025', null],
    ['1/6/2024', '2024-06-01'],
    ['11/6/2024', '2024-06-11'],
    ['01/06/24', '2024-06-01'],
    ['31/12/69', '2069-12-31'],
    ['01/01/70', '1970-01-01'],
    ['1/2/99', '1999-02-01'],
    ['29/02/00', '2000-02-29'],
    ['29/02/23', null],
    ['45078', '2023-06-01'],
    ['45078.0', '2023-06-01'],
    ['45078.5', null],
    ['10000', '1927-05-18'],
    ['2024', null],
    ['9999', null],
    ['100000', null],
    ['20250331', null],
    ['31.03.2025', null],
    ['31/03/2025 00:00', '2025-03-31'],
    ['31/03/2025 00:00:00', '2025-03-31'],
    ['31/03/2025 14:30', null],
    ['2025-03-31T00:00:00', '2025-03-31'],
    ['2025-03-31 00:00:00.000', '2025-03-31'],
    ['2025-03-31T00:00:00Z', '2025-03-31'],
    ['2025-03-31T09:00:00', null],
    ['2025-3-31', null],
    ['00/01/2025', null],
    ['01/13/2025', null],
    ['1/1/225', null],
    ['zz/06/2015', null],
    ['', null],
  ])('%j is %j', (text, date) => {
    expect(dateInCell(text)).toBe(date);
  });

  it.each([
    ['23/11/26', '2026-11-23'],
    ['31/12/26', '2026-12-31'],
    ['01/01/27', '1927-01-01'],
    ['01/01/70', '1970-01-01'],
    ['15/08/12', '2012-08-15'],
    ['15/08/98', '1998-08-15'],
    ['24/11/2026', '2026-11-24'],
  ])('%j with two figures of the year is never of a later year than the latest day: %j', (text, date) => {
    expect(dateInCell(text, day('2026-11-23'))).toBe(date);
  });
});

describe('the serial day of a spreadsheet', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [36_526, '2000-01-01'],
    [43_190, '2018-03-31'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [0, null],
    [-5, null],
    [43_190.5, null],
    [Number.NaN, null],
  ])('%d is %j', (count, date) => {
    expect(dayOfSerial(count)).toBe(date);
  });

  it('counts one for each day from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 99_999 }), fc.integer({ min: 61, max: 99_999 }), (a, b) => {
        expect(daysBetween(dayOfSerial(a) ?? day('0001-01-01'), dayOfSerial(b) ?? day('0001-01-01'))).toBe(b - a);
      }),
    );
  });
});

it('a day written as files write it is read back, in each way of writing it', () => {
  const days = fc.integer({ min: 10_000, max: 60_000 }).map((count) => addDays(day('1899-12-30'), count));
  fc.assert(
    fc.property(days, (date) => {
      const { year, month, day: ofMonth } = partsOf(date);
      expect(dateInCell(britishDate(date))).toBe(date);
      expect(dateInCell(`${ofMonth}/${month}/${year}`)).toBe(date);
      expect(dateInCell(`${date}T00:00:00`)).toBe(date);
      expect(dateInCell(String(daysBetween(day('1899-12-30'), date)))).toBe(date);
    }),
  );
});
