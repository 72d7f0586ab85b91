import { describe, expect, it } from '@jest/globals';
import { awkwardCases } from '../../../../../test/support/awkward-cases.js';
import { household, ours } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { searchByObjects } from '../search.js';
import { columnsOf } from './columns.js';
import { searchByColumns } from './search-columns.js';

describe('columns, on awkward cases', () => {
  it.each(awkwardCases.map((one) => [one.clause, one.case, one] as const))('%s: %s', (_, __, { facts, policy }) => {
    const [awkward] = facts.households;
    const twin = { ...awkward!, householdId: 'household-2', reference: 'NF-0008' };
    const plain = household({ householdId: 'household-3', reference: 'NF-0009' });
    const world = { ...facts, households: [awkward!, twin, plain] };
    const terms = { seenBy: ours, withinMiles: null, first: 3 };
    const answers = new Map(world.households.map((home) => [home.householdId, home]));
    const unanswered = world.households.map((home) => ({ ...home, carerAnswer: 'not-recorded' as const }));
    const columns = columnsOf(unanswered, facts.child.startsOn);
    expect(searchByColumns(columns, world, answers, policy ?? startingPolicy, terms)).toEqual(
      searchByObjects(world, policy ?? startingPolicy, terms),
    );
    // Homes of which the carers were not asked are judged by their kind.
    const asked = { ...world, households: unanswered };
    expect(searchByColumns(columns, asked, new Map(), policy ?? startingPolicy, terms)).toEqual(
      searchByObjects(asked, policy ?? startingPolicy, terms),
    );
  });
});
