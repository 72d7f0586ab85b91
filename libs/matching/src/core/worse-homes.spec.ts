import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../test/support/any-world.js';
import { distant } from '../../../../test/support/match-world.js';
import { addDays, day } from '#kernel';
import { type ChildFacts, type HouseholdFacts } from './facts.js';
import { findingsOf } from './judgement.js';
import { pairOf } from './pair.js';
import { pointsAtStart } from './policy.js';

/** Worse facts never score better: the rules of carers, of where a home is, and of what is weighed. */

type WorseHome = (home: HouseholdFacts, child: ChildFacts) => Partial<HouseholdFacts>;
type WorseChild = (child: ChildFacts) => Partial<ChildFacts>;

const everyApproval =
  (change: (approval: HouseholdFacts['approvals'][number], child: ChildFacts) => object): WorseHome =>
  ({ approvals }, child) => ({ approvals: approvals.map((one) => ({ ...one, ...change(one, child) })) });
const butTheLast = <T>(some: readonly T[]): readonly T[] => some.slice(0, -1);

const worseHomes: Readonly<Record<string, WorseHome>> = {
  'no agreement': () => ({ agreement: 'none' }),
  'an agreement signed a day too late': (_, { startsOn }) => ({ agreement: addDays(startsOn, 1) }),
  'a carer with a specified offence': ({ members }) => ({
    members: members.map((one) => (one.role === 'carer' ? { ...one, specifiedOffence: true } : one)),
  }),
  'checks of long ago': ({ members }) => ({
    members: members.map((one) => ({ ...one, checkedOn: day('2009-01-05') })),
  }),
  'a review of long ago': () => ({ lastReviewOn: day('2012-01-05') }),
  'a hold on everything': ({ holds }) => ({
    holds: [
      ...holds,
      {
        scope: 'all',
        namedChild: null,
        valid: { from: day('2012-01-05'), until: null },
        reviewOn: null,
        decidedBy: 'A',
      },
    ],
  }),
  'a carer who said no': () => ({ carerAnswer: 'declined' }),
  'approved for one child': everyApproval(() => ({ maxChildren: 1 })),
  'approved for the youngest of the ages only': everyApproval(({ ages }) => ({
    ages: ages && { from: ages.from, to: ages.from },
  })),
  'approved for the other sex': everyApproval(({ sex }, child) => ({
    sex: child.sex === 'female' ? 'male' : child.sex === 'male' ? 'female' : sex,
  })),
  'approved for no type of placement': everyApproval(() => ({ placementTypes: [] })),
  'approved for somebody else': everyApproval(() => ({ namedChild: `${distant}/somebody-else` })),
  'not registered': () => ({ isRegistered: false }),
  'not in the area': ({ service }) => ({ areaAuthority: distant, service: { ...service, authorityCode: null } }),
  'a skill less': ({ skills }) => ({ skills: butTheLast(skills) }),
  'skills that ran out': ({ skills, training }) => ({
    skills: skills.map((one) => ({ ...one, validUntil: day('2019-01-05') })),
    training: training.map((one) => ({ ...one, validUntil: day('2019-01-05') })),
  }),
  'experience less': ({ experience }) => ({ experience: butTheLast(experience) }),
  'nothing adapted': ({ adaptations }) => ({ adaptations: adaptations === 'not-recorded' ? adaptations : [] }),
  'another language': () => ({ languages: ['a language of nobody'] }),
  'no faith supported': () => ({ faithsSupported: [] }),
  'no culture supported': () => ({ culturesSupported: [] }),
  'one stay more that ended early': ({ unplannedEndings }) => ({
    unplannedEndings: unplannedEndings === 'not-recorded' ? unplannedEndings : unplannedEndings + 1,
  }),
  'a hub without room': ({ constellations }) => ({
    constellations: constellations.map((one) => ({ ...one, hubHasRoom: one.hubHasRoom === null ? null : false })),
  }),
  'carers not ready for any need': ({ preference }, { needs }) => ({
    preference: preference === 'not-recorded' ? preference : { ...preference, unwillingNeeds: needs },
  }),
};

const worseChildren: Readonly<Record<string, WorseChild>> = {
  'needs one thing more of the home': ({ accessNeeds }) => ({
    accessNeeds: [...new Set([...accessNeeds, 'wheelchair-access' as const])],
  }),
  'one need more': ({ needs }) => ({ needs: [...new Set([...needs, 'fire-setting' as const])] }),
  'a risk to other children': ({ risks }) => ({ risks: [...new Set([...risks, 'to-children-of-any-age' as const])] }),
  'a school that must continue': () => ({ schoolMustContinue: true }),
};

interface Judged {
  readonly blocked: ReadonlyMap<string, number>;
  readonly needsSomebody: boolean;
  readonly points: number;
}

describe('worse facts never score better (carers, place, what is weighed)', () => {
  const seen = new Map<string, number>();
  const everyWorsening = [
    ...Object.entries(worseHomes).map(
      ([name, worsen]) =>
        [
          name,
          (child: ChildFacts, home: HouseholdFacts) => ({ child, home: { ...home, ...worsen(home, child) } }),
        ] as const,
    ),
    ...Object.entries(worseChildren).map(
      ([name, worsen]) =>
        [name, (child: ChildFacts, home: HouseholdFacts) => ({ child: { ...child, ...worsen(child) }, home })] as const,
    ),
  ];

  it.each(everyWorsening)('%s', (name, worsen) => {
    let worse = 0;
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        const judged = (child: ChildFacts, home: HouseholdFacts): Judged => {
          const { findings, binding } = findingsOf(pairOf({ ...facts, child }, home), policy);
          const blocked = new Map<string, number>();
          for (const { ruleId, shortfall } of binding) {
            const far = shortfall === 'out-of-reach' ? Number.POSITIVE_INFINITY : shortfall;
            blocked.set(ruleId, Math.max(blocked.get(ruleId) ?? 0, far));
          }
          return {
            blocked,
            needsSomebody: findings.some(({ effect }) => effect === 'needs-authority'),
            points: findings.reduce((sum, { points }) => sum + points, pointsAtStart),
          };
        };
        for (const home of facts.households) {
          const before = judged(facts.child, home);
          const changed = worsen(facts.child, home);
          const after = judged(changed.child, changed.home);
          for (const [rule, shortfall] of before.blocked) {
            expect([rule, (after.blocked.get(rule) ?? 0) >= shortfall]).toEqual([rule, true]);
          }
          if (before.needsSomebody) expect(after.needsSomebody || after.blocked.size > 0).toBe(true);
          expect(after.points).toBeLessThanOrEqual(before.points);
          const isWorse =
            after.points < before.points ||
            after.blocked.size > before.blocked.size ||
            (after.needsSomebody && !before.needsSomebody);
          if (isWorse) worse += 1;
        }
      }),
      { numRuns: 60 },
    );
    seen.set(name, worse);
  });

  it('each of them makes some home worse', () => {
    expect([...seen].filter(([, worse]) => worse === 0).map(([name]) => name)).toEqual([]);
  });
});
