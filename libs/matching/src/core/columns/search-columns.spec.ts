import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../../test/support/any-world.js';
import { adjoining, ours } from '../../../../../test/support/match-world.js';
import { type HouseholdFacts, type MatchFacts } from '../facts.js';
import { ruleRegister } from '../rules/index.js';
import { searchByObjects, type SearchTerms } from '../search.js';
import { columnForms } from './column-forms.js';
import { columnsOf } from './columns.js';
import { searchByColumns } from './search-columns.js';

const anyTerms: fc.Arbitrary<SearchTerms> = fc.record({
  seenBy: fc.constantFrom(ours, ours, adjoining),
  withinMiles: fc.option(fc.integer({ min: 0, max: 40 })),
  first: fc.integer({ min: 1, max: 6 }),
});
/** What a carer has answered is no fact of the columns: it belongs to one request. */
const unanswered = (home: HouseholdFacts): HouseholdFacts => ({ ...home, carerAnswer: 'not-recorded' });
const answered = ({ households }: MatchFacts): ReadonlyMap<string, HouseholdFacts> =>
  new Map(
    households.filter(({ carerAnswer }) => carerAnswer !== 'not-recorded').map((home) => [home.householdId, home]),
  );

describe('columns', () => {
  it('know what every rule of the register reads', () => {
    expect(ruleRegister.map(({ id }) => id).filter((id) => columnForms[id] === undefined)).toEqual([]);
  });

  it('answer what the rules answer home by home', () => {
    fc.assert(
      fc.property(anyFullWorld, anyTerms, anyFullPolicy, (facts, terms, policy) => {
        const columns = columnsOf(facts.households.map(unanswered), facts.child.startsOn);
        expect(searchByColumns(columns, facts, answered(facts), policy, terms)).toEqual(
          searchByObjects(facts, policy, terms),
        );
      }),
      { numRuns: 400 },
    );
  });
});
