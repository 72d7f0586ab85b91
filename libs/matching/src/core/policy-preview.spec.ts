import { describe, expect, it } from '@jest/globals';
import { adjoining, child, household, placeMilesAway, world } from '../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts } from './facts.js';
import { columnsOf } from './measure-columns.js';
import { measuresOf } from './measures.js';
import { olderMeasures } from './older-measures.js';
import { type Policy, startingPolicy } from './policy.js';
import { comparing, type MeasuredRun, type PolicyPreview, previewOf } from './policy-preview.js';
import { rerankBy } from './rerank.js';

const own = {
  name: 'Aldermere County Council',
  kind: 'authority' as const,
  authorityCode: 'E10009901',
  frameworkOf: [],
};
const home = (reference: string, miles: number, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, service: own, place: placeMilesAway(miles), ...facts });
const named = (reference: string): Omit<MeasuredRun, 'measures'> => ({
  runId: `run-${reference}`,
  requestId: `id-${reference}`,
  requestReference: reference,
});
const run = (
  reference: string,
  households: readonly HouseholdFacts[],
  need: Partial<ChildFacts> = {},
): MeasuredRun => ({ ...named(reference), measures: columnsOf(measuresOf(world({ child: child(need), households }))) });
const weighing = (weights: Partial<typeof startingPolicy.weights>): Policy => ({
  ...startingPolicy,
  weights: { ...startingPolicy.weights, ...weights },
});
const limiting = (limits: Partial<Policy['limits']>): Policy => ({
  ...startingPolicy,
  limits: { ...startingPolicy.limits, ...limits },
});
const preview = (runs: readonly MeasuredRun[], inUse: Policy, draft: Policy): PolicyPreview =>
  previewOf(runs.map(comparing(inUse, draft)));

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
    const found = preview(runs, startingPolicy, weighing({ 'in-area': 12 }));
    expect(found).toMatchObject({ runs: 4, homes: 11, bestHomeChanges: 2, firstFiveChange: 1, unchanged: 2 });
    expect(found.withoutAHome).toEqual({ now: 1, then: 1 });
    expect(
      found.examples.map(({ requestReference, newFirstWas, firstWouldBe }) => [
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
    expect(preview(runs, startingPolicy, startingPolicy)).toMatchObject({
      runs: 4,
      homes: 11,
      bestHomeChanges: 0,
      firstFiveChange: 0,
      unchanged: 4,
      comeIn: 0,
      fallOut: 0,
      moves: [],
      examples: [],
    });
  });

  it('says which rule lets homes in and keeps them out', () => {
    const need = { cannotLiveWithPets: ['dog'] } as const;
    const withPets = [
      run('NH-1', [home('a', 1, { pets: ['dog'] }), home('b', 2), home('c', 3, { pets: ['dog'] })], need),
      run('NH-2', [home('a', 1, { pets: ['dog'] })], need),
      run('NH-3', [home('a', 1)], need),
    ];
    const { modes } = startingPolicy.limits;
    const blocking = limiting({ modes: { ...modes, pets: 'block' } });
    const out = preview(withPets, startingPolicy, blocking);
    expect(out).toMatchObject({ comeIn: 0, fallOut: 3, bestHomeChanges: 2, unchanged: 1 });
    expect(out.moves).toEqual([{ ruleId: 'pets', comeIn: 0, fallOut: 3 }]);
    expect(out.withoutAHome).toEqual({ now: 0, then: 1 });
    expect(out.standings.eligible.now + out.standings.needsAuthority.now).toBe(5);
    expect(out.standings.eligible.then + out.standings.needsAuthority.then).toBe(2);
    expect(out.examples.map(({ requestReference }) => requestReference)).toEqual(['NH-1', 'NH-2']);
    const back = preview(withPets, blocking, startingPolicy);
    expect(back.moves).toEqual([{ ruleId: 'pets', comeIn: 3, fallOut: 0 }]);
    expect(back.withoutAHome).toEqual({ now: 1, then: 0 });
  });

  it('shows the ten greatest changes', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      run(`NH-${String(index).padStart(2, '0')}`, [
        home('a', 14),
        home('b', 6, outside),
        ...(index === 7 ? [home('c', 15)] : []),
      ]),
    );
    const { examples, bestHomeChanges } = preview(many, weighing({ 'in-area': 12 }), weighing({ 'in-area': 0 }));
    expect(bestHomeChanges).toBe(12);
    expect(examples).toHaveLength(10);
    expect(examples[0]!.requestReference).toBe('NH-00');
  });

  it.each([
    [1, [95, 94]],
    [2, [96, 94]],
  ] as const)('reads measures of form %d, and says what they cannot tell', (form, points) => {
    const figures = (standing: number, reference: number, tenths: number, wishes: number): number[] => [
      ...[standing, reference, tenths, tenths, 0, 0],
      ...[0, 1, 0, 0, 0, 0, wishes, 0, 0, 0, 0],
      ...(form === 2 ? [1] : []),
    ];
    const unmet = form === 1 ? 1 : 0;
    const bytes = new Uint8Array(
      [figures(0, 1, 60, unmet), figures(2, 0, 20, unmet)].flat().flatMap((figure) => [figure & 255, figure >> 8]),
    );
    const measures = olderMeasures(form, bytes);
    expect([...measures.tenthsFromHome]).toEqual([20, 60]);
    const old = { ...named('NH-1'), measures };
    expect([...rerankBy(startingPolicy)(measures).points]).toEqual(points);
    const { modes } = startingPolicy.limits;
    const draft = limiting({ modes: { ...modes, hold: 'off' } });
    const found = preview([old], startingPolicy, draft);
    expect(found).toMatchObject({ runs: 1, homes: 2, olderRuns: 1, comeIn: 0, fallOut: 0 });
    expect(found.standings.excluded).toEqual({ now: 0, then: 0 });
    expect(() => olderMeasures(form, bytes.subarray(2))).toThrow('bytes long');
  });
});
