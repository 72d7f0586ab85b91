import { describe, expect, it } from '@jest/globals';
import { startingPolicy } from './policy.js';
import { isWithin, searchByObjects, type SearchTerms } from './search.js';
import { adjoining, household, ours, placeMilesAway, policyWith, world } from '../../../../test/support/match-world.js';

const terms = (some: Partial<SearchTerms> = {}): SearchTerms => ({
  seenBy: ours,
  withinMiles: null,
  first: 20,
  ...some,
});
const facts = world({
  households: [
    household({ householdId: 'a', reference: 'NF-0001', place: placeMilesAway(4.2) }),
    household({ householdId: 'b', reference: 'NF-0002', place: placeMilesAway(12.5) }),
    household({ householdId: 'c', reference: 'NF-0003', place: 'not-recorded' }),
    household({ householdId: 'd', reference: 'NF-0004', place: placeMilesAway(3), places: 0 }),
    household({ householdId: 'e', reference: 'NF-0005', place: placeMilesAway(9), carerAnswer: 'declined' }),
    household({
      householdId: 'f',
      reference: 'NF-0006',
      service: { name: 'Brackendale Council', kind: 'authority', authorityCode: adjoining, frameworkOf: [] },
    }),
  ],
});
const references = (homes: readonly { readonly household: { readonly reference: string } }[]): readonly string[] =>
  homes.map(({ household: { reference } }) => reference);

describe('an interactive search', () => {
  it('counts only the homes that are seen', () => {
    const found = searchByObjects(facts, startingPolicy, terms());
    expect(found.counts).toEqual({ register: 5, eligible: 3, needsAuthority: 0, nearMisses: 1, excluded: 1 });
    expect(references(found.ranked)).toEqual(['NF-0001', 'NF-0003', 'NF-0002']);
    expect(found.nearMisses.map(({ place, household: { reference } }) => [place, reference])).toEqual([[4, 'NF-0004']]);
    expect(found.ruleCounts).toEqual([{ ruleId: 'carer-agreed', households: 1 }]);
    expect(found.beyondMiles).toBe(0);
  });

  it('leaves out what is too far and says how many, never what nobody has measured', () => {
    const found = searchByObjects(facts, startingPolicy, terms({ withinMiles: 9 }));
    expect(found).toMatchObject({ beyondMiles: 1, counts: { register: 4, eligible: 2, excluded: 1 } });
    expect(references(found.ranked)).toEqual(['NF-0001', 'NF-0003']);
  });

  it('explains the best `first` and counts all', () => {
    const found = searchByObjects(facts, startingPolicy, terms({ first: 1 }));
    expect(references(found.ranked)).toEqual(['NF-0001']);
    expect(found.counts.eligible).toBe(3);
  });

  it('shows as many near misses as the policy says, and counts the others by rule', () => {
    const found = searchByObjects(facts, policyWith({ nearMissesShown: 0 }), terms());
    expect(found.nearMisses).toEqual([]);
    expect(found.ruleCounts).toContainEqual({ ruleId: 'vacant-place', households: 1 });
  });

  it.each([
    [8.9, true],
    [9, true],
    [9.1, false],
    ['not-recorded' as const, true],
  ])('%s miles are within 9: %s', (miles, expected) => {
    expect(isWithin(miles, 9)).toBe(expected);
    expect(isWithin(miles, null)).toBe(true);
  });
});
