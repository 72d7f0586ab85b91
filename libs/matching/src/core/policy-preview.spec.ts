import { describe, expect, it } from '@jest/globals';
import { adjoining, child, household, placeMilesAway, world } from '../../../../test/support/match-world.js';
import { type HouseholdFacts } from './facts.js';
import { measuresOf } from './measures.js';
import { startingPolicy } from './policy.js';
import { type MeasuredRun, previewOf } from './policy-preview.js';
import { judgeRun } from './run.js';

const own = {
  name: 'Aldermere County Council',
  kind: 'authority' as const,
  authorityCode: 'E10009901',
  frameworkOf: [],
};
const home = (reference: string, miles: number, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, service: own, place: placeMilesAway(miles), ...facts });
const run = (reference: string, households: readonly HouseholdFacts[]): MeasuredRun => {
  const facts = world({ child: child(), households });
  return {
    runId: `run-${reference}`,
    requestId: `id-${reference}`,
    requestReference: reference,
    figures: measuresOf(facts, judgeRun(facts, startingPolicy)),
  };
};
const weighing = (weights: Partial<typeof startingPolicy.weights>) => ({
  ...startingPolicy,
  weights: { ...startingPolicy.weights, ...weights },
});

describe('the preview of a policy', () => {
  const outside = { areaAuthority: adjoining };
  const runs = [
    run('NH-1', [home('a', 14), home('b', 6, outside), home('c', 16)]),
    run('NH-2', [home('a', 2), home('b', 3)]),
    run('NH-3', []),
    run(
      'NH-4',
      [1, 2, 3, 4, 8, 14].map((miles) => home(`h-${miles}`, miles, miles === 14 ? {} : outside)),
    ),
  ];

  it('counts the answers that change, and says where the best homes come from and go to', () => {
    const preview = previewOf(runs, startingPolicy, weighing({ 'in-area': 12 }));
    expect(preview).toMatchObject({ runs: 4, homes: 11, bestHomeChanges: 2, firstFiveChange: 1, unchanged: 2 });
    expect(
      preview.examples.map(({ requestReference, newFirstWas, firstWouldBe }) => [
        requestReference,
        newFirstWas,
        firstWouldBe,
      ]),
    ).toEqual([
      ['NH-1', 2, 3],
      ['NH-4', 6, 2],
    ]);
  });

  it('changes nothing for the policy in use', () => {
    expect(previewOf(runs, startingPolicy, startingPolicy)).toEqual({
      runs: 4,
      homes: 11,
      bestHomeChanges: 0,
      firstFiveChange: 0,
      unchanged: 4,
      examples: [],
    });
  });

  it('shows the ten greatest changes', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      run(`NH-${String(index).padStart(2, '0')}`, [
        home('a', 14),
        home('b', 6, outside),
        ...(index === 7 ? [home('c', 15)] : []),
      ]),
    );
    const { examples, bestHomeChanges } = previewOf(many, weighing({ 'in-area': 12 }), weighing({ 'in-area': 0 }));
    expect(bestHomeChanges).toBe(12);
    expect(examples).toHaveLength(10);
    expect(examples[0]!.requestReference).toBe('NH-00');
  });
});
