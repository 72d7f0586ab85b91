import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyWorld, child, household, placeMilesAway, world } from '../../../../test/support/match-world.js';
import { measuredRuleIds, measuresOf, reweigh } from './measures.js';
import { type Policy, startingPolicy } from './policy.js';
import { judgeRun, type RunAnswer } from './run.js';

const few = fc.integer({ min: 0, max: 9 });
const anyWeighing: fc.Arbitrary<Policy> = fc
  .record({
    weights: fc.tuple(...measuredRuleIds.map(() => few)),
    limits: fc.record({
      nearHomeMiles: few,
      nearHomeMilesCounted: few,
      schoolRunMiles: few,
      schoolRunMilesCounted: few,
      familyTimeMiles: few,
      familyTimeStepsCounted: few,
      needsCounted: few,
      identityCounted: few,
      wishesCounted: few,
      accessNeedsCounted: few,
      householdFitCounted: few,
      carerPreferencesCounted: few,
      stabilityCounted: few,
    }),
  })
  .map(({ weights, limits }) => ({
    ...startingPolicy,
    weights: Object.fromEntries(measuredRuleIds.map((id, index) => [id, weights[index]])) as Policy['weights'],
    limits: { ...startingPolicy.limits, ...limits },
  }));

/** Near misses that were not shown are not kept, so others may be shown under another policy. */
const read = (answer: Pick<RunAnswer, 'ranked'>): unknown =>
  answer.ranked
    .filter(({ standing }) => standing !== 'near-miss')
    .map(({ household: { reference }, points }) => [reference, points]);

describe('measures of a stored answer', () => {
  it('put the homes in the very order that judging them anew would', () => {
    fc.assert(
      fc.property(anyWorld, anyWeighing, (facts, policy) => {
        const then = judgeRun(facts, startingPolicy);
        const homes = reweigh(measuresOf(facts, then), policy)
          .filter(({ standing }) => standing !== 'near-miss')
          .map(({ placeThen, points }) => [then.ranked[placeThen - 1]!.household.reference, points]);
        expect(homes).toEqual(read(judgeRun(facts, policy)));
      }),
    );
  });

  it('change nothing under the policy of the answer, near misses among them', () => {
    fc.assert(
      fc.property(anyWorld, (facts) => {
        const { ranked } = judgeRun(facts, startingPolicy);
        expect(reweigh(measuresOf(facts, { ranked }), startingPolicy)).toEqual(
          ranked.map(({ place, standing, points }) => ({ placeThen: place, standing, points })),
        );
      }),
    );
  });

  it('know a wish to be near as near as each policy has it', () => {
    const homes = [4.9, 8.1].map((miles, index) =>
      household({ householdId: `id-${index}`, reference: `NF-${index}`, place: placeMilesAway(miles) }),
    );
    const facts = world({ child: child({ wishes: ['near-family'] }), households: homes });
    const figures = measuresOf(facts, judgeRun(facts, startingPolicy));
    const nothing = Object.fromEntries(measuredRuleIds.map((id) => [id, 0])) as Policy['weights'];
    const pointsWhenNearIs = (nearHomeMiles: number): readonly number[] =>
      reweigh(figures, {
        weights: { ...nothing, wishes: 7 },
        limits: { ...startingPolicy.limits, nearHomeMiles },
      }).map(({ points }) => points);
    expect([4, 5, 8, 9].map(pointsWhenNearIs)).toEqual([
      [93, 93],
      [100, 93],
      [100, 93],
      [100, 100],
    ]);
  });

  it('know distances to the tenth and forget nothing of what was capped', () => {
    const homes = [4.9, 31.4, 31.3].map((miles, index) =>
      household({ householdId: `id-${index}`, reference: `NF-${9 - index}`, place: placeMilesAway(miles) }),
    );
    const facts = world({ child: child({ schoolMustContinue: false }), households: homes });
    const figures = measuresOf(facts, judgeRun(facts, startingPolicy));
    const nothing = Object.fromEntries(measuredRuleIds.map((id) => [id, 0])) as Policy['weights'];
    const milesAlone: Policy = { ...startingPolicy, weights: { ...nothing, 'near-home': 1 } };
    expect(reweigh(figures, milesAlone).map(({ points }) => points)).toEqual([100, 85, 85]);
    const far: Policy = {
      ...milesAlone,
      limits: { ...startingPolicy.limits, nearHomeMiles: 31, nearHomeMilesCounted: 40 },
    };
    expect(reweigh(figures, far)).toEqual([
      { placeThen: 1, standing: 'eligible', points: 100 },
      { placeThen: 2, standing: 'eligible', points: 99 },
      { placeThen: 3, standing: 'eligible', points: 99 },
    ]);
  });
});
