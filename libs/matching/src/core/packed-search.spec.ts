import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  adjoining,
  anyNearWorld,
  household,
  ours,
  placeMilesAway,
  world,
} from '../../../../test/support/match-world.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { furtherAway } from './further-away.js';
import { missingOf } from './missing-facts.js';
import { packSearch, type PackedSearch, type ShownSearch, unpackSearch } from './packed-search.js';
import { startingPolicy } from './policy.js';
import { searchByObjects, type SearchTerms } from './search.js';

function shownOf(facts: MatchFacts, terms: SearchTerms): ShownSearch {
  const search = (wanted: SearchTerms) => searchByObjects(facts, startingPolicy, wanted);
  const found = search(terms);
  return { ...found, missing: missingOf(found), furtherAway: furtherAway(found, terms, search) };
}
/** As it comes back from a store: through JSON, with the homes it names and no others. */
function readAgain(facts: MatchFacts, shown: ShownSearch): ShownSearch {
  const { packed, householdIds } = packSearch(shown);
  const homes = householdIds.map((id) => facts.households.find(({ householdId }) => householdId === id)!);
  const { counts, beyondMiles } = shown;
  return unpackSearch(JSON.parse(JSON.stringify(packed)) as PackedSearch, homes, { counts, beyondMiles });
}
const home = (name: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${name}`, reference: name, ...facts });
const away = { areaAuthority: adjoining };

describe('a packed search', () => {
  it('shows again word for word what was shown, however near was asked', () => {
    fc.assert(
      fc.property(
        anyNearWorld,
        fc.constantFrom(null, 0.5, 6, 25),
        fc.integer({ min: 1, max: 4 }),
        (facts, withinMiles, first) => {
          const shown = shownOf(facts, { seenBy: ours, withinMiles, first });
          expect(readAgain(facts, shown)).toEqual(shown);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the places at which homes were shown: near misses come after the homes that are not listed', () => {
    const households = [home('A'), home('B'), home('C', away), home('D', { places: 0 })];
    const shown = shownOf(world({ households }), { seenBy: ours, withinMiles: null, first: 1 });
    const again = readAgain(world({ households }), shown);
    expect([again.ranked, again.nearMisses].map((homes) => homes.map(({ place }) => place))).toEqual([[1], [4]]);
    expect(again.nearMisses[0]?.household.reference).toBe('D');
  });

  it('writes a home once, whichever distances bring it, and tells each time where it stood', () => {
    const households = [
      home('full', { places: 0 }),
      home('near', { ...away, place: placeMilesAway(8) }),
      home('far', { place: placeMilesAway(15) }),
      home('further', { ...away, place: placeMilesAway(35) }),
    ];
    const facts = world({ households });
    const shown = shownOf(facts, { seenBy: ours, withinMiles: 2, first: 5 });
    expect(shown.furtherAway.map(({ withinMiles }) => withinMiles)).toEqual([10, 20, 40]);
    const { householdIds } = packSearch(shown);
    expect([...householdIds].sort()).toEqual([...new Set(householdIds)].sort());
    expect(householdIds).not.toContain('id-far');
    const asking = readAgain(facts, shown).furtherAway.map(({ askingAuthority }) =>
      askingAuthority.map(({ household: { reference }, place }) => [reference, place]),
    );
    expect(asking).toEqual([
      [['near', 1]],
      [['near', 2]],
      [
        ['near', 2],
        ['further', 3],
      ],
    ]);
  });

  it('is not read without the homes it shows, nor where it shows one that was left out', () => {
    const facts = world({ households: [home('A')] });
    const shown = shownOf(facts, { seenBy: ours, withinMiles: null, first: 1 });
    const { packed } = packSearch(shown);
    expect(() => unpackSearch(packed, [], shown)).toThrow('does not hold: 0');
    expect(() => unpackSearch({ ...packed, standings: 'x' }, facts.households, shown)).toThrow('was left out: 0');
  });
});

describe('what is missing', () => {
  it('is named once, in order of name, whichever homes ask for it', () => {
    const households = [home('A', { place: 'not-recorded' }), home('B', { places: 0, place: 'not-recorded' })];
    const shown = shownOf(world({ households }), { seenBy: ours, withinMiles: null, first: 1 });
    expect(shown.missing).toContain('place-of-the-home');
    expect(shown.missing).toEqual([...new Set(shown.missing)].sort());
    expect(missingOf({ ranked: [], nearMisses: shown.nearMisses })).toContain('place-of-the-home');
    expect(missingOf({ ranked: [], nearMisses: [] })).toEqual([]);
  });
});
