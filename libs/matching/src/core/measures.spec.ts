import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../test/support/any-world.js';
import { anyNearWorld, anyWorld } from '../../../../test/support/match-world.js';
import { type MatchFacts } from './facts.js';
import { bytesOfMeasures, columnsInBytes } from './measure-columns.js';
import { furthest, measuresOf } from './measures.js';
import { mostPointsLost, type Policy, type PolicyLimits, soundPolicy } from './policy.js';
import { hardRuleIds, weighedRuleIds } from './rule-id.js';
import { rerankBy } from './rerank.js';
import { judgeRun } from './run.js';

const few = fc.integer({ min: 0, max: 9 });
const reach = fc.constantFrom(0, 1, 2, 7, 28, 56, 365);

/** Any sound policy: weights are cut until they take no more points than there are. */
const anySoundPolicy: fc.Arbitrary<Policy> = fc
  .record({
    from: anyFullPolicy,
    weights: fc.tuple(...weighedRuleIds.map(() => few)),
    limits: fc.record({
      nearHomeMiles: fc.integer({ min: 0, max: 40 }),
      nearHomeMilesCounted: few,
      schoolRunMiles: fc.integer({ min: 0, max: 40 }),
      schoolRunMilesCounted: few,
      familyTimeMiles: fc.integer({ min: 0, max: 40 }),
      familyTimeStepsCounted: few,
      needsCounted: few,
      identityCounted: fc.integer({ min: 0, max: 3 }),
      wishesCounted: fc.integer({ min: 0, max: 7 }),
      accessNeedsCounted: fc.integer({ min: 0, max: 6 }),
      householdFitCounted: few,
      carerPreferencesCounted: few,
      stabilityCounted: few,
      keyStage4SchoolMiles: fc.integer({ min: 0, max: 40 }),
      nearMissRules: fc.integer({ min: 0, max: 10 }),
      nearMissesShown: fc.integer({ min: 0, max: 12 }),
    }),
    shortfalls: fc.tuple(...hardRuleIds.map(() => reach)),
  })
  .map(({ from, weights, limits, shortfalls }) => {
    const draft = {
      ...from,
      weights: Object.fromEntries(weighedRuleIds.map((id, index) => [id, weights[index]])) as Policy['weights'],
      limits: {
        ...from.limits,
        ...limits,
        nearMissShortfall: Object.fromEntries(
          hardRuleIds.map((id, index) => [id, shortfalls[index]]),
        ) as PolicyLimits['nearMissShortfall'],
      },
    };
    const tooMuch = mostPointsLost(draft) / 100;
    if (tooMuch <= 1) return draft;
    const cut = Object.fromEntries(weighedRuleIds.map((id) => [id, Math.floor(draft.weights[id] / tooMuch)]));
    return { ...draft, weights: cut as Policy['weights'] };
  });

const worlds: readonly (readonly [string, fc.Arbitrary<MatchFacts>])[] = [
  ['any', anyWorld],
  ['full', anyFullWorld],
  ['near', anyNearWorld],
];

/** Fewer than elsewhere: every set of what may block is tried for every home. */
const worldsTried = 40;

describe.each(worlds)('measures of a search over %s homes', (_, anyFacts) => {
  it('answer every sound policy as judging all homes anew would', () => {
    fc.assert(
      fc.property(anyFacts, anySoundPolicy, (facts, policy) => {
        expect(soundPolicy(policy).ok).toBe(true);
        const references = facts.households.map(({ reference }) => reference).sort();
        expect(new Set(references).size).toBe(references.length);
        const measures = columnsInBytes(bytesOfMeasures(measuresOf(facts)));
        const milesOf = (home: number): number | 'not-recorded' => {
          const tenths = measures.tenthsFromHome[home]!;
          return tenths === furthest ? 'not-recorded' : tenths / 10;
        };
        const { shown, points, standings, counts } = rerankBy(policy)(measures);
        const { ranked, counts: judged } = judgeRun(facts, policy);
        expect(counts).toEqual(judged);
        expect([...shown].map((home) => [standings[home], points[home], milesOf(home)])).toEqual(
          ranked.map(({ standing, points: of, milesFromHome }) => [
            ['eligible', 'needs-authority', 'near-miss'].indexOf(standing),
            of,
            milesFromHome,
          ]),
        );
      }),
      { numRuns: worldsTried },
    );
  });
});
