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
import { startingPolicy } from './policy.js';
import { searchByObjects, type SearchTerms } from './search.js';

const at = (miles: number, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${miles}`, reference: `NF-${miles}`, place: placeMilesAway(miles), ...facts });
const full = { places: 0 };
const away = { areaAuthority: adjoining };

function looked(facts: MatchFacts, withinMiles: number | null) {
  const asked: SearchTerms[] = [];
  const search = (terms: SearchTerms) => searchByObjects(facts, startingPolicy, terms);
  const terms = { seenBy: ours, withinMiles, first: 3 };
  const found = furtherAway(search(terms), terms, (wider) => {
    asked.push(wider);
    return search(wider);
  });
  return { found, asked: asked.map((wider) => wider.withinMiles) };
}
const brought = (households: HouseholdFacts[], withinMiles: number | null): unknown =>
  looked(world({ households }), withinMiles).found.map((further) => [
    further.withinMiles,
    further.eligible,
    further.needsAuthority,
    further.askingAuthority.map(({ household: { reference } }) => reference),
  ]);

describe('what there is further from home', () => {
  it('is told by the next miles, each with all that is nearer, where nothing within those asked may take the child', () => {
    const homes = [at(1, full), at(5.1, away), at(10), at(19, away), at(20.1, full), at(81)];
    expect(brought(homes, 2)).toEqual([
      [10, 1, 1, ['NF-5.1']],
      [20, 1, 2, ['NF-5.1', 'NF-19']],
      [null, 2, 2, ['NF-5.1', 'NF-19']],
    ]);
    expect(brought([at(1, full), at(5), at(10.1)], 4)).toEqual([
      [5, 1, 0, []],
      [20, 2, 0, []],
    ]);
    expect(brought([at(1, full), at(39), at(79)], 20)).toEqual([
      [40, 1, 0, []],
      [80, 2, 0, []],
    ]);
  });

  it('is not told where something was found, no distance was asked, or nothing further may take the child', () => {
    expect(brought([at(1), at(9)], 2)).toEqual([]);
    expect(brought([at(1, away), at(9)], 2)).toEqual([]);
    expect(brought([at(1, full)], null)).toEqual([]);
    expect(brought([at(1, full), at(9, full), at(300, full)], 2)).toEqual([]);
  });

  it('asks no further than there are homes, from the first distance beyond the one asked', () => {
    expect(looked(world({ households: [at(1, full), at(9)] }), 5).asked).toEqual([10]);
    expect(looked(world({ households: [at(1, full)] }), 2).asked).toEqual([]);
    expect(looked(world({ households: [at(90, full)] }), 40).asked).toEqual([80, null]);
  });

  it('explains all that need authority, however few are shown', () => {
    const homes = Array.from({ length: 7 }, (_, index) => at(6 + index / 10, away));
    expect(looked(world({ households: [at(1, full), ...homes] }), 2).found[0]?.askingAuthority).toHaveLength(7);
  });

  it('counts what a search of that distance counts, in any world', () => {
    fc.assert(
      fc.property(anyNearWorld, fc.integer({ min: 0, max: 30 }), (facts, withinMiles) => {
        let before = 0;
        for (const further of looked(facts, withinMiles).found) {
          const { counts } = searchByObjects(facts, startingPolicy, {
            ...{ seenBy: ours, first: 1, withinMiles: further.withinMiles },
          });
          expect([further.eligible, further.needsAuthority]).toEqual([counts.eligible, counts.needsAuthority]);
          expect(further.eligible + further.needsAuthority).toBeGreaterThan(before);
          before = further.eligible + further.needsAuthority;
        }
      }),
      { numRuns: 30 },
    );
  });
});
