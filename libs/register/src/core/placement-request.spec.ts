import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { faultsOf, type PlacementRequestDates } from './placement-request.js';

const request = (facts: Partial<PlacementRequestDates> = {}): PlacementRequestDates => ({
  openedOn: day('2026-03-10'),
  neededBy: day('2026-03-24'),
  startsOn: day('2026-03-20'),
  expectedUntil: day('2026-09-01'),
  placementType: 'short-term',
  bornOn: day('2018-06-14'),
  needs: ['self-harm'],
  ...facts,
});
const kinds = (facts: Partial<PlacementRequestDates>) => faultsOf(request(facts)).map(({ kind }) => kind);

describe('what is wrong with a request', () => {
  it('is nothing when every fact holds', () => {
    expect(faultsOf(request())).toEqual([]);
  });

  it.each([
    ['2026-03-10', []],
    ['2026-03-09', ['needed-by-before-opened']],
  ])('a home needed by %s', (neededBy, expected) => {
    expect(kinds({ neededBy: day(neededBy) })).toEqual(expected);
  });

  it.each([
    ['2026-03-10', []],
    ['2026-03-09', ['starts-before-opened']],
  ])('a start on %s', (startsOn, expected) => {
    expect(kinds({ startsOn: day(startsOn) })).toEqual(expected);
  });

  it.each([
    [null, []],
    ['2026-03-21', []],
    ['2026-03-20', ['ends-before-it-starts']],
  ])('an end on %s after a start on 20 March', (until, expected) => {
    expect(kinds({ expectedUntil: until === null ? null : day(until) })).toEqual(expected);
  });

  it.each([
    ['a child of 17 whose birthday is the day after the start', 'short-term', '2008-03-21', []],
    ['a child who is 18 on the day of the start', 'short-term', '2008-03-20', ['age-outside-any-placement']],
    ['a young parent of 20', 'parent-and-child', '2005-03-21', []],
    ['a parent of 21', 'parent-and-child', '2005-03-20', ['age-outside-any-placement']],
    ['a baby born on the day of opening', 'short-term', '2026-03-10', []],
    ['a birth to come', 'short-term', '2026-03-11', ['born-after-opened']],
  ])('%s', (_, placementType, bornOn, expected) => {
    expect(kinds({ placementType, bornOn: day(bornOn) })).toEqual(expected);
  });

  it('is not an unknown day of birth', () => {
    expect(kinds({ bornOn: null })).toEqual([]);
  });

  it('names each unknown need, and the unknown type', () => {
    expect(faultsOf(request({ placementType: 'long', needs: ['self-harm', 'autism', 'toString'] }))).toEqual([
      { kind: 'placement-type-not-known', field: 'placementType', placementType: 'long' },
      { kind: 'need-not-known', field: 'needs', need: 'autism' },
      { kind: 'need-not-known', field: 'needs', need: 'toString' },
    ]);
  });
});
