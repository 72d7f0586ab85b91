import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, type DateRange } from '#kernel';
import { type HomeSpace, spaceOn, vacanciesOn } from './space.js';

const range = (from: string, until: string | null): DateRange => ({
  from: day(from),
  until: until === null ? null : day(until),
});
const home = (facts: Partial<HomeSpace> = {}): HomeSpace => ({
  places: 4,
  stayingPutAdults: 0,
  fosteredChildren: [],
  unavailable: [],
  constellations: [],
  ...facts,
});

describe('the space of a home on a day', () => {
  const ruby = { childId: 'ruby', stay: range('2025-03-01', '2025-05-10') };

  it.each([
    ['2025-02-28', 4],
    ['2025-03-01', 3],
    ['2025-05-09', 3],
    ['2025-05-10', 4],
  ])('a child who leaves on 10 May leaves a place free that day: on %s, %d are vacant', (on, vacant) => {
    expect(spaceOn(home({ fosteredChildren: [ruby] }), day(on)).vacant).toBe(vacant);
  });

  it('takes from the places whoever lives there, the beds of a hub and what is not available', () => {
    const full = home({
      places: 9,
      stayingPutAdults: 1,
      fosteredChildren: [ruby, { childId: 'sam', stay: range('2025-01-01', null) }],
      unavailable: [
        { places: 3, valid: range('2025-03-05', '2025-03-06') },
        { places: 1, valid: range('2024-01-01', '2025-03-05') },
      ],
      constellations: [{ hubBeds: 2, valid: range('2025-01-01', null) }],
    });
    expect(spaceOn(full, day('2025-03-05'))).toEqual({
      on: '2025-03-05',
      places: 9,
      filled: 2,
      stayingPutAdults: 1,
      hubBeds: 2,
      notAvailable: 3,
      vacant: 1,
      overfilledBy: 0,
    });
  });

  it('is never below 0, and says by how many the home is overfilled', () => {
    const crowded = home({
      places: 2,
      stayingPutAdults: 3,
      unavailable: [{ places: 2, valid: range('2025-01-01', null) }],
    });
    expect(spaceOn(crowded, day('2025-02-01'))).toMatchObject({ vacant: 0, overfilledBy: 1 });
  });

  it('is not overfilled for a place that is merely not available', () => {
    const closed = home({ places: 1, unavailable: [{ places: 3, valid: range('2025-01-01', null) }] });
    expect(spaceOn(closed, day('2025-02-01'))).toMatchObject({ vacant: 0, overfilledBy: 0 });
  });

  it('does not count the stay of the child a place is looked for', () => {
    expect(spaceOn(home({ fosteredChildren: [ruby] }), day('2025-04-01'), 'ruby').vacant).toBe(4);
    expect(spaceOn(home({ fosteredChildren: [ruby] }), day('2025-04-01'), 'sam').vacant).toBe(3);
  });
});

describe('vacancies', () => {
  it('are none on a day without an approval', () => {
    const approvals = [{ valid: range('2025-03-01', null), resignationNoticeOn: null }];
    expect(vacanciesOn({ ...home(), approvals }, day('2025-02-28'))).toBe(0);
    expect(vacanciesOn({ ...home(), approvals }, day('2025-03-01'))).toBe(4);
  });
});

const start = day('2025-01-01');
const someRange = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([from, length]): DateRange => ({
    from: addDays(start, from),
    until: length === null ? null : addDays(start, from + length),
  }));
const someDay = fc.integer({ min: 0, max: 80 }).map((days) => addDays(start, days));
const someHome = fc.record({
  places: fc.integer({ min: 0, max: 6 }),
  stayingPutAdults: fc.integer({ min: 0, max: 2 }),
  fosteredChildren: fc.array(fc.record({ childId: fc.constantFrom('a', 'b', 'c', 'd'), stay: someRange }), {
    maxLength: 5,
  }),
  unavailable: fc.array(fc.record({ places: fc.integer({ min: 1, max: 2 }), valid: someRange }), { maxLength: 3 }),
  constellations: fc.array(fc.record({ hubBeds: fc.integer({ min: 0, max: 2 }), valid: someRange }), { maxLength: 2 }),
});

describe('the vacancies of a day', () => {
  it('are never more for one child, closed place, hub bed or Staying Put adult more, and never below 0', () => {
    fc.assert(
      fc.property(someHome, someRange, someDay, (facts, more, on) => {
        const before = spaceOn(facts, on);
        const worse: HomeSpace[] = [
          { ...facts, fosteredChildren: [...facts.fosteredChildren, { childId: 'e', stay: more }] },
          { ...facts, unavailable: [...facts.unavailable, { places: 1, valid: more }] },
          { ...facts, constellations: [...facts.constellations, { hubBeds: 1, valid: more }] },
          { ...facts, stayingPutAdults: facts.stayingPutAdults + 1 },
        ];
        for (const home of worse) {
          const { vacant, overfilledBy } = spaceOn(home, on);
          expect(vacant).toBeLessThanOrEqual(before.vacant);
          expect(vacant).toBeGreaterThanOrEqual(0);
          expect(overfilledBy).toBeGreaterThanOrEqual(before.overfilledBy);
        }
      }),
    );
  });

  it('and what fills the places make up all of them, unless the home is too full', () => {
    fc.assert(
      fc.property(someHome, someDay, (facts, on) => {
        const { places, filled, stayingPutAdults, hubBeds, notAvailable, vacant } = spaceOn(facts, on);
        const used = filled + stayingPutAdults + hubBeds + notAvailable;
        expect(vacant + used).toBe(Math.max(places, used));
      }),
    );
  });
});
