import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ChildWhereabouts, countByDistance } from './looked-after-by-distance.js';

const child = (facts: Partial<ChildWhereabouts>): ChildWhereabouts => ({
  isOnShortBreaks: false,
  isInArea: true,
  miles: 3.2,
  isUnaccompanied: false,
  ...facts,
});

const times = (count: number, facts: Partial<ChildWhereabouts>): readonly ChildWhereabouts[] =>
  Array.from({ length: count }, () => child(facts));

describe('children looked after by distance', () => {
  it('puts each child in one cell', () => {
    expect(
      countByDistance([
        ...times(1, { miles: 3.2 }),
        ...times(2, { miles: 31 }),
        ...times(3, { miles: null }),
        ...times(4, { isInArea: false, miles: 8 }),
        ...times(5, { isInArea: false, miles: 140.6 }),
        ...times(6, { isInArea: false, miles: null }),
        ...times(7, { isInArea: null, miles: null }),
        ...times(8, { isOnShortBreaks: true }),
      ]),
    ).toEqual({
      lookedAfter: 28,
      inAreaWithin20: 1,
      inAreaOver20: 2,
      inAreaUnknown: 3,
      outOfAreaWithin20: 4,
      outOfAreaOver20: 5,
      outOfAreaUnknown: 6,
      locationUnknown: 7,
      shortBreaksLeftOut: 8,
    });
  });

  it.each([
    [0, 'inAreaWithin20'],
    [19.9, 'inAreaWithin20'],
    [20, 'inAreaWithin20'],
    [20.1, 'inAreaOver20'],
  ] as const)('counts %d miles as %s', (miles, cell) => {
    expect(countByDistance([child({ miles })])).toMatchObject({ lookedAfter: 1, [cell]: 1 });
  });

  it('takes the distance of an unaccompanied child as not known, though both postcodes are', () => {
    const children = [child({ isUnaccompanied: true }), child({ isUnaccompanied: true, isInArea: false, miles: 55 })];
    expect(countByDistance(children)).toMatchObject({ lookedAfter: 2, inAreaUnknown: 1, outOfAreaUnknown: 1 });
  });

  it('sums to the children looked after, whoever they are', () => {
    const anyChild = fc.record({
      isOnShortBreaks: fc.boolean(),
      isInArea: fc.option(fc.boolean()),
      miles: fc.option(fc.double({ min: 0, max: 600, noNaN: true })),
      isUnaccompanied: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyChild), (children) => {
        const { lookedAfter, shortBreaksLeftOut, ...cells } = countByDistance(children);
        expect(Object.values(cells).reduce((sum, cell) => sum + cell, 0)).toBe(lookedAfter);
        expect(lookedAfter + shortBreaksLeftOut).toBe(children.length);
      }),
    );
  });
});
