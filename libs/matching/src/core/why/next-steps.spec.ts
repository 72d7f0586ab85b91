import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '#kernel';
import {
  adjoining,
  anyNearWorld,
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  placeMilesAway,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { judgeHousehold } from '../judgement.js';
import { startingPolicy } from '../policy.js';
import { bestFirst } from '../run.js';
import { type NextStep, nextSteps } from './next-steps.js';

const named = (reference: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, ...facts });
const steps = (households: HouseholdFacts[], need: Partial<ChildFacts> = {}): unknown =>
  nextSteps(world({ households, child: child(need) }), startingPolicy).map(({ relax, homes }) => [
    relax,
    homes.map(({ household: home }) => home.reference),
  ]);
const oneBed = (until: string): Partial<HouseholdFacts> => ({
  places: 1,
  fosteredChildren: [fostered('leaves', null, range('2025-01-20', until))],
});

describe('the ladder of next steps', () => {
  it('starts later on the first day that brings a home, within four weeks and before the stay ends', () => {
    const homes = [named('day-30', oneBed('2026-03-30')), named('day-29', oneBed('2026-03-31'))];
    expect(steps(homes)).toEqual([
      [{ kind: 'later-start', startsOn: '2026-03-30', days: 28 }, ['day-30']],
      [{ kind: 'remedies', ruleIds: ['vacant-place'] }, ['day-29', 'day-30']],
    ]);
    expect(steps([named('day-29', oneBed('2026-03-31'))])).toEqual([
      [{ kind: 'remedies', ruleIds: ['vacant-place'] }, ['day-29']],
    ]);
    expect(steps([named('late', oneBed('2026-03-09'))], { expectedUntil: day('2026-03-09') })).toEqual([
      [{ kind: 'remedies', ruleIds: ['vacant-place'] }, ['late']],
    ]);
    expect(steps([named('first', oneBed('2026-03-03')), named('second', oneBed('2026-03-04'))])).toEqual([
      [{ kind: 'later-start', startsOn: '2026-03-03', days: 1 }, ['first']],
      [{ kind: 'remedies', ruleIds: ['vacant-place'] }, ['first', 'second']],
    ]);
  });

  it('takes the remedies by the rules they are of: fewest rules first, then most homes', () => {
    const older = [approval({ ages: { from: 8, to: 12 } })];
    const full = { places: 0 };
    const found = steps([
      named('both', { approvals: older, ...full }),
      named('full-1', full),
      named('full-2', full),
      named('older', { approvals: older }),
      named('declined', { carerAnswer: 'declined', places: 0, approvals: older }),
    ]);
    expect(found).toEqual([
      [{ kind: 'remedies', ruleIds: ['vacant-place'] }, ['full-1', 'full-2']],
      [{ kind: 'remedies', ruleIds: ['approved-ages'] }, ['older']],
      [{ kind: 'remedies', ruleIds: ['approved-ages', 'vacant-place'] }, ['both']],
      [{ kind: 'emergency-route' }, ['older']],
    ]);
  });

  it('tries the emergency route for a planned request only, and other types than the one asked for', () => {
    const older = [approval({ ages: { from: 12, to: 15 } })];
    const respite = [approval({ placementTypes: ['respite'], ages: { from: 0, to: 12 } })];
    expect(steps([named('older', { approvals: older })])).toEqual([[{ kind: 'emergency-route' }, ['older']]]);
    expect(steps([named('older', { approvals: older })], { urgency: 'emergency' })).toEqual([]);
    expect(steps([named('respite', { approvals: respite })])).toContainEqual([
      { kind: 'other-type', placementType: 'respite' },
      ['respite'],
    ]);
  });

  describe('in a wider area', () => {
    const away = (reference: string, areaAuthority: string, miles: number): HouseholdFacts =>
      named(reference, { areaAuthority, place: placeMilesAway(miles) });
    const near = away('near', distant, 3);
    const far = away('far', adjoining, 14);
    const further = away('further', adjoining, 17);

    it('asks for adjoining authorities before any at a distance, though it were nearer, best first', () => {
      expect(steps([near, further, far])).toEqual([
        [{ kind: 'wider-area', to: 'adjoining' }, ['far', 'further']],
        [{ kind: 'wider-area', to: 'at-a-distance' }, ['near']],
      ]);
    });

    it('calls nothing at a distance where nobody recorded which authorities adjoin', () => {
      const facts = world({ households: [near, far], adjoiningAuthorities: [], child: child() });
      expect(nextSteps(facts, startingPolicy).map(({ relax, homes }) => [relax, homes.length])).toEqual([
        [{ kind: 'wider-area', to: 'adjacency-not-recorded' }, 2],
      ]);
    });

    it('is not offered beside a home that needs nobody, nor for one whose own service is in the way or approves nothing', () => {
      expect(steps([near, far, named('in-area')])).toEqual([]);
      const service = { name: 'Aldermere Fostering', kind: 'authority', authorityCode: ours, frameworkOf: [] } as const;
      expect(steps([{ ...far, service }])).toEqual([]);
      expect(steps([{ ...far, carerAnswer: 'declined' }])).toEqual([]);
    });

    it('comes after the remedies of near misses and before the emergency route', () => {
      const older = named('older', { approvals: [approval({ ages: { from: 8, to: 12 } })] });
      expect(steps([far, older])).toEqual([
        [{ kind: 'remedies', ruleIds: ['approved-ages'] }, ['older']],
        [{ kind: 'wider-area', to: 'adjoining' }, ['far']],
        [{ kind: 'emergency-route' }, ['older']],
      ]);
    });

    it('brings, in any world, only homes whose one remedy of the area is an approval, and only where none is eligible', () => {
      const areas = fc.array(fc.constantFrom(ours, adjoining, distant), { minLength: 30, maxLength: 30 });
      let offered = 0;
      fc.assert(
        fc.property(anyNearWorld, areas, fc.boolean(), (any, areaOf, onlyAway) => {
          const households = any.households.map((home, at) => ({
            ...home,
            areaAuthority: onlyAway && areaOf[at] === ours ? distant : areaOf[at]!,
          }));
          const facts = { ...any, households };
          const standings = households.map((home) => judgeHousehold(facts, home, startingPolicy).standing);
          const rungs = nextSteps(facts, startingPolicy).filter(({ relax }) => relax.kind === 'wider-area');
          if (standings.includes('eligible')) expect(rungs).toEqual([]);
          for (const { relax, homes } of rungs) {
            offered += 1;
            const area = relax.kind === 'wider-area' && relax.to === 'adjoining' ? adjoining : distant;
            for (const { household: home, findings } of homes) {
              expect(home.areaAuthority).toBe(area);
              const approvers = findings.flatMap(({ remedy }) =>
                remedy?.kind === 'approval-by-authority' ? [remedy.approver] : [],
              );
              expect(approvers).toContain(area === adjoining ? 'nominated-officer' : 'director-of-childrens-services');
            }
          }
        }),
        { numRuns: 40 },
      );
      expect(offered).toBeGreaterThan(0);
    });
  });

  it('has no rung where nothing helps', () => {
    expect(steps([named('declined', { carerAnswer: 'declined' })])).toEqual([]);
    expect(steps([])).toEqual([]);
    expect(steps([named('eligible')])).toEqual([]);
  });

  it('brings only homes that may not take the child now, each able to take it then, best first', () => {
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        const now = new Map(
          facts.households.map((home) => [home.householdId, judgeHousehold(facts, home, startingPolicy).standing]),
        );
        for (const { relax, homes } of nextSteps(facts, startingPolicy) satisfies readonly NextStep[]) {
          expect(homes.length).toBeGreaterThan(0);
          expect([...homes].sort(bestFirst)).toEqual(homes);
          for (const { standing, household: home } of homes) {
            expect(['eligible', 'needs-authority']).toContain(standing);
            expect(relax.kind === 'wider-area' ? ['needs-authority'] : ['near-miss', 'excluded']).toContain(
              now.get(home.householdId),
            );
          }
          if (relax.kind === 'later-start') expect(relax.startsOn).toBe(addDays(facts.child.startsOn, relax.days));
        }
      }),
      { numRuns: 30 },
    );
  });
});
