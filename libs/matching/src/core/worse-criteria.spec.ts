import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../test/support/any-world.js';
import { type ChildFacts, type HouseholdFacts, type Place } from './facts.js';
import { findingsOf } from './judgement.js';
import { pairOf } from './pair.js';
import { type WeighedRuleId, weighedRuleIds } from './rule-id.js';

interface Given {
  readonly child: ChildFacts;
  readonly home: HouseholdFacts;
}
type Worsening = (given: Given) => Given;

const ofHome =
  (change: (home: HouseholdFacts, child: ChildFacts) => Partial<HouseholdFacts>): Worsening =>
  ({ child, home }) => ({ child, home: { ...home, ...change(home, child) } });
const ofChild =
  (change: (child: ChildFacts) => Partial<ChildFacts>): Worsening =>
  ({ child, home }) => ({ child: { ...child, ...change(child) }, home });

/** Where it is known, so far to the north that no place of the world is further. */
const farther = (place: Place): Place => (place === 'not-recorded' ? place : { ...place, northing: 1_200_000 });
const out = ofHome(({ place }) => ({ place: farther(place) }));

/** What makes a home worse by each criterion, where it is known. */
const worsenings: Readonly<Record<WeighedRuleId, Worsening>> = {
  'needs-met': ofChild(({ needs }) => ({ needs: [...new Set([...needs, 'fire-setting' as const])] })),
  'near-home': out,
  'school-run': out,
  'family-time': out,
  'connected-person-first': ({ child, home }) => ({
    child: { ...child, connectedHomeIsKnown: true },
    home: { ...home, connectedTo: [] },
  }),
  'siblings-together': ofHome(({ fosteredChildren }) => ({
    fosteredChildren: fosteredChildren.map((one) => ({ ...one, siblingGroup: null })),
  })),
  'suits-a-disabled-child': ofHome(({ adaptations }) => ({
    adaptations: adaptations === 'not-recorded' ? adaptations : [],
  })),
  'in-area': ofHome(({ areaAuthority }) => ({
    areaAuthority: areaAuthority === 'not-recorded' ? areaAuthority : 'E10009999',
  })),
  identity: ofHome(({ faithsSupported, culturesSupported, languages }) => ({
    languages: languages.length === 0 ? languages : ['a language of nobody'],
    faithsSupported: faithsSupported === 'not-recorded' ? faithsSupported : [],
    culturesSupported: culturesSupported === 'not-recorded' ? culturesSupported : [],
  })),
  wishes: ofHome(({ pets }, { wishes }) => ({
    pets: pets === 'not-recorded' ? pets : wishes.includes('a-pet') ? [] : ['dog'],
  })),
  'household-fit': ofChild(({ risks }) => ({ risks: [...new Set([...risks, 'to-children-of-any-age' as const])] })),
  'carer-preference': ofHome(({ preference }, { needs }) => ({
    preference: preference === 'not-recorded' ? preference : { ...preference, mostChildren: 0, unwillingNeeds: needs },
  })),
  stability: ofHome(({ unplannedEndings }) => ({
    unplannedEndings: unplannedEndings === 'not-recorded' ? unplannedEndings : unplannedEndings + 1,
  })),
  'constellation-support': ofHome(({ constellations }) => ({
    constellations: constellations.map((one) => ({ ...one, hubHasRoom: one.hubHasRoom === null ? null : false })),
  })),
};

/** A child who wishes for a pet and for none is happier either way. */
const isComparable = (criterion: WeighedRuleId, { wishes }: ChildFacts): boolean =>
  criterion !== 'wishes' || !(wishes.includes('a-pet') && wishes.includes('no-pets'));

describe('worse facts never score better, criterion by criterion', () => {
  it.each(weighedRuleIds)('%s', (criterion) => {
    let worse = 0;
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        fc.pre(isComparable(criterion, facts.child));
        const pointsOf = ({ child, home }: Given): number =>
          findingsOf(pairOf({ ...facts, child }, home), policy)
            .findings.filter(({ ruleId }) => ruleId === criterion)
            .reduce((sum, { points }) => sum + points, 0);
        for (const home of facts.households) {
          const given = { child: facts.child, home };
          const [before, after] = [pointsOf(given), pointsOf(worsenings[criterion](given))];
          expect(after).toBeLessThanOrEqual(before);
          if (after < before) worse += 1;
        }
      }),
      { numRuns: 80 },
    );
    expect(worse).toBeGreaterThan(0);
  });
});
