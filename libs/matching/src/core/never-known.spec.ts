import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullWorld } from '../../../../test/support/any-world.js';
import { child, household, world } from '../../../../test/support/match-world.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { judgeHousehold } from './judgement.js';
import { startingPolicy } from './policy.js';
import { weighedRuleIds } from './rule-id.js';

/** The names of all facts, however deep; text that is branded, as days are, has no names of its own. */
type NameOf<Facts> = Facts extends string | number | boolean | null
  ? never
  : Facts extends readonly (infer One)[]
    ? NameOf<One>
    : { [Name in keyof Facts & string]: (string extends Name ? never : Name) | NameOf<Facts[Name]> }[keyof Facts &
        string];

type FactName = NameOf<MatchFacts>;

/** What is never weighed: the names that such facts would go by. */
type NeverKnown =
  | `${string}thnic${string}`
  | `${string}ationality${string}`
  | `race${string}`
  | `cost${string}`
  | `${string}Cost${string}`
  | `${string}redict${string}`
  | `${string}ikelihood${string}`
  | `${string}robability${string}`
  | `${string}riskScore${string}`
  | `carerAge${string}`
  | `carersAge${string}`
  | `carerFaith${string}`
  | `${string}Religion${string}`;

/** Were every name `string`, nothing could be told apart: so the test would not compile. */
const namesAreTold: [string] extends [FactName] ? never : 'placesToAvoid' extends FactName ? true : never = true;
const nothingOfTheKind: [Extract<FactName, NeverKnown>] extends [never] ? true : never = true;

describe('what is never weighed', () => {
  it('is not among the facts: no ethnicity, no cost, no prediction, no age or faith of carers', () => {
    expect([namesAreTold, nothingOfTheKind]).toEqual([true, true]);
    // The facts as they are frozen, by name, so that a fact that is only widened in is seen too.
    const names = JSON.stringify(world({ child: child(), households: [household()] })).match(/"(\w+)":/g) ?? [];
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => /ethnic|national|race|cost|predict|likelihood|probab|religion/i.test(name))).toEqual(
      [],
    );
  });

  it('has no weight of its own', () => {
    const about = /age|ethnic|cost|predict|gender|nation/;
    expect(weighedRuleIds.filter((id) => about.test(id))).toEqual([]);
  });

  /** A carer's age is known for checks of grown-up people alone, and a carer is always one. */
  it('the age of a carer changes nothing, whatever else is known', () => {
    const aged = (home: HouseholdFacts, years: number): HouseholdFacts => ({
      ...home,
      members: home.members.map((one) => (one.role === 'carer' ? { ...one, ageInYears: years } : one)),
    });
    fc.assert(
      fc.property(anyFullWorld, fc.integer({ min: 21, max: 84 }), fc.integer({ min: 21, max: 84 }), (facts, a, b) => {
        for (const home of facts.households) {
          expect(judgeHousehold(facts, aged(home, a), startingPolicy)).toEqual(
            judgeHousehold(facts, aged(home, b), startingPolicy),
          );
        }
      }),
    );
  });
});
