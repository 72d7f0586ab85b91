import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GridReference, milesBetween } from './distance.js';

const anyPlace = fc.record({
  easting: fc.integer({ min: 0, max: 700_000 }),
  northing: fc.integer({ min: 0, max: 1_300_000 }),
});

describe('miles between two places', () => {
  it('is 20.1 from Lerwick (ZE1 0AA) to Sumburgh (ZE3 9JX), as the statutory guide has it', () => {
    const lerwick: GridReference = { easting: 447_759, northing: 1_141_280 };
    const sumburgh: GridReference = { easting: 438_872, northing: 1_110_219 };
    expect(milesBetween(lerwick, sumburgh)).toBe(20.1);
  });

  it.each([
    [0, 0, 0],
    [0, 80, 0],
    [81, 0, 0.1],
    [32_186, 0, 20],
    [0, 32_266, 20],
    [0, 32_267, 20.1],
    [3_000, 4_000, 3.1],
  ])('%d m east and %d m north is %d', (east, north, miles) => {
    const from: GridReference = { easting: 612_345, northing: 312_345 };
    expect(milesBetween(from, { easting: from.easting - east, northing: from.northing + north })).toBe(miles);
  });

  it('is the same in both directions', () => {
    fc.assert(fc.property(anyPlace, anyPlace, (a, b) => expect(milesBetween(a, b)).toBe(milesBetween(b, a))));
  });
});
