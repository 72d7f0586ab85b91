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
import { bestSplitFor } from '../groups/best-split.js';
import { shareOut, type SiblingGroupAnswer } from '../groups/share-out.js';
import { homesForEverySet, siblingGroupOf } from '../groups/sibling-group.js';
import { ladderOf, type NextStep, nextSteps } from './next-steps.js';

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

describe('a ladder without a rung says why', () => {
  const because = (households: HouseholdFacts[], need: Partial<ChildFacts> = {}): unknown => {
    const { steps: rungs, noStepBecause } = ladderOf(world({ households, child: child(need) }), startingPolicy);
    expect(rungs.length > 0).toBe(noStepBecause === null);
    return noStepBecause;
  };
  const declined = (reference: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
    named(reference, { carerAnswer: 'declined', ...facts });

  it('where the authority sees no home, where homes are eligible, and where only an authority is needed', () => {
    expect(because([])).toEqual({ kind: 'no-home-seen' });
    expect(because([named('a'), named('b'), declined('c')])).toEqual({ kind: 'homes-are-eligible', homes: 2 });
    const longTerm = { placementType: 'long-term' as const, expectedUntil: null };
    const onlyLongTerm = { approvals: [approval({ placementTypes: ['long-term'] })] };
    expect(because([named('a', onlyLongTerm), declined('b')], longTerm)).toEqual({
      kind: 'only-authority-is-needed',
      homes: 1,
    });
    expect(because([named('full', { places: 0 })])).toBeNull();
  });

  it('where nothing helps: the three rules most in the way, of how many homes', () => {
    const noAgreement = { agreement: 'none' as const };
    const nobody = { approvals: [] };
    expect(
      because([
        declined('a'),
        declined('b', noAgreement),
        declined('c', { ...noAgreement, ...nobody }),
        declined('d', { ...noAgreement, ...nobody, places: 0 }),
      ]),
    ).toEqual({
      kind: 'nothing-helps',
      homes: 4,
      rules: [
        { ruleId: 'carer-agreed', households: 4 },
        { ruleId: 'foster-care-agreement', households: 3 },
        { ruleId: 'approved-foster-carer', households: 2 },
      ],
    });
  });

  it('for somebody older than any placement, whatever homes there are; a young parent may be 20', () => {
    const older = { kind: 'older-than-any-placement', ageInYears: 18, oldest: 17 };
    expect(because([named('free'), named('full', { places: 0 })], { ageInYears: 18 })).toEqual(older);
    expect(because([named('free')], { ageInYears: 17 })).toEqual({ kind: 'homes-are-eligible', homes: 1 });
    expect(because([named('free')], { ageInYears: 'not-recorded' })).toEqual({ kind: 'homes-are-eligible', homes: 1 });
    const young = { placementType: 'parent-and-child' as const };
    expect(because([declined('a')], { ...young, ageInYears: 21 })).toMatchObject({ ageInYears: 21, oldest: 20 });
    expect(because([declined('a')], { ...young, ageInYears: 20 })).toMatchObject({ kind: 'nothing-helps' });
  });

  it('never both, never neither, in any world', () => {
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        const { steps: rungs, noStepBecause } = ladderOf(facts, startingPolicy);
        expect(rungs.length === 0).toBe(noStepBecause !== null);
      }),
      { numRuns: 25 },
    );
  });
});

describe('brothers and sisters on the ladder', () => {
  const waiting = ['child-ruby', 'child-sam', 'child-tom'];
  const groupAt = (households: HouseholdFacts[]) =>
    siblingGroupOf(
      waiting.map((childId, index) =>
        world({
          households,
          child: child({ childId, childCode: `471${index}`, ageInYears: 7 - index, siblingGroup: 'group-a' }),
        }),
      ),
    );
  const answerAt = (households: HouseholdFacts[]): SiblingGroupAnswer =>
    shareOut(homesForEverySet(groupAt(households), startingPolicy), waiting.length, 5);
  const readSplit = (childId: string, households: HouseholdFacts[]): unknown => {
    const split = bestSplitFor(childId, waiting, answerAt(households));
    return (
      split && [
        split.constellation,
        split.sharing.homes.map(({ reference, children }) => [reference, children.map((one) => one.childId.slice(6))]),
      ]
    );
  };
  const heron = { name: 'Heron', role: 'satellite' as const, hubBeds: 0, hubHasRoom: true, valid: range('2025-01-01') };
  const inHeron = (reference: string, places: number, miles: number): HouseholdFacts =>
    named(reference, { places, place: placeMilesAway(miles), constellations: [heron] });

  it('are no rung where some home takes them all, nor where no split has a home for this child', () => {
    expect(readSplit('child-ruby', [named('all', { places: 3 })])).toBeNull();
    const boys = [approval({ sex: 'male' })];
    const boysOnly = [named('boys', { places: 1, approvals: boys })];
    expect(readSplit('child-ruby', boysOnly)).toBeNull();
    expect(readSplit('child-ruby', [named('none', { places: 0 })])).toBeNull();
  });

  it('are shared out inside one constellation first, unless more of them would be apart for it', () => {
    const near = [named('near-2', { places: 2, place: placeMilesAway(1) }), named('near-1', { places: 1 })];
    const constellation = [inHeron('heron-2', 2, 11), inHeron('heron-1', 1, 12)];
    expect(readSplit('child-ruby', [...near, ...constellation])).toEqual([
      'Heron',
      [
        ['heron-1', ['ruby']],
        ['heron-2', ['sam', 'tom']],
      ],
    ]);
    const oneEach = [inHeron('heron-a', 1, 11), inHeron('heron-b', 1, 12), inHeron('heron-c', 1, 13)];
    const apart = [
      ['near-1', ['ruby']],
      ['near-2', ['sam', 'tom']],
    ];
    expect(readSplit('child-ruby', [...near, ...oneEach])).toEqual([null, apart]);
    expect(readSplit('child-sam', near)).toEqual([null, apart]);
  });

  it('are the last rung, with the home of this child as it is judged beside those who would live there too', () => {
    const households = [named('two', { places: 2 }), named('full', { places: 0 }), named('one', { places: 1 })];
    const members = groupAt(households).members;
    const [facts] = members;
    for (const [index, childId] of waiting.entries()) {
      const split = bestSplitFor(childId, waiting, answerAt(households));
      const rungs = nextSteps(members[index]!, startingPolicy, split);
      const last = rungs.at(-1)!;
      expect(last.relax).toEqual({ kind: 'sibling-split', split });
      const own = split!.sharing.homes.flatMap(({ children }) => children).find((one) => one.childId === childId);
      expect(last.homes).toEqual([own!.judged]);
    }
    expect(nextSteps(facts!, startingPolicy, null).map(({ relax }) => relax.kind)).not.toContain('sibling-split');
    const { steps: rungs } = ladderOf(
      facts!,
      startingPolicy,
      bestSplitFor('child-ruby', waiting, answerAt(households)),
    );
    expect(rungs.map(({ relax }) => relax.kind)).toEqual(['remedies', 'sibling-split']);
  });
});
