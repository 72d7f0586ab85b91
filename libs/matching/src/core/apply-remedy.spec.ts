import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel';
import {
  adjoining,
  anyNearWorld,
  approval,
  child,
  fostered,
  household,
  ours,
  policyWith,
  range,
  world,
} from '../../../../test/support/match-world.js';
import { anyFullWorld } from '../../../../test/support/any-world.js';
import { applyRemedy } from './apply-remedy.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { type Finding, judgeHousehold, type JudgedHousehold, waysOut } from './judgement.js';
import { type NeededTerm, type Remedy } from './remedy.js';

/** Everything within reach, so that every remedy with a size is tried. */
const policy = policyWith({
  nearMissRules: 3,
  modes: {
    'criminal-record-checks': 'block',
    'approval-review': 'block',
    hold: 'block',
    'local-room-rules': 'block',
    'must-not-live-with': 'block',
    'place-to-avoid': 'block',
    pets: 'block',
  },
  nearMissShortfall: {
    'approved-foster-carer': 400,
    'approved-number': 9,
    'approved-ages': 18,
    'approved-sex': 1,
    'approved-placement-type': 1,
    'usual-fostering-limit': 9,
    'approval-lasts': 700,
    'vacant-place': 9,
    hold: 700,
    'foster-care-agreement': 1,
    'temporary-approval': 700,
    'must-not-live-with': 1,
    'criminal-record-checks': 1,
    'approval-review': 1,
    'local-room-rules': 1,
    'carer-agreed': 1,
    pets: 1,
  },
});

const judged = (facts: MatchFacts, householdId: string): JudgedHousehold => {
  const home = facts.households.find((one) => one.householdId === householdId);
  if (!home) throw new Error(`No home ${householdId}`);
  return judgeHousehold(facts, home, policy);
};
/** Dates first, as `afterRemedies` has it; one after the other, as a person would. */
const datesFirst = (remedies: readonly Remedy[]): readonly Remedy[] => {
  const isDate = ({ kind }: Remedy): boolean => ['start-on-or-after', 'end-of-hold', 'end-by'].includes(kind);
  return [...remedies.filter(isDate), ...remedies.filter((remedy) => !isDate(remedy))];
};
const after = (facts: MatchFacts, householdId: string, remedies: readonly Remedy[]): JudgedHousehold =>
  judged(
    datesFirst(remedies).reduce((so, remedy) => applyRemedy(so, householdId, remedy), facts),
    householdId,
  );
const nearMisses = (facts: MatchFacts): readonly JudgedHousehold[] =>
  facts.households
    .map((home) => judgeHousehold(facts, home, policy))
    .filter(({ standing }) => standing === 'near-miss');
const blockedBy = ({ binding }: JudgedHousehold): readonly string[] => binding.map(({ ruleId }) => ruleId);
const earlier = (on: LocalDate): LocalDate => addDays(on, -1);

const smallerTerm = (needed: NeededTerm, { because }: Finding): NeededTerm | null => {
  if (needed.term === 'number') return { term: 'number', children: needed.children - 1 };
  if (needed.term !== 'age' || because.kind !== 'outside-approved-ages') return null;
  return { term: 'age', ageInYears: needed.ageInYears + (needed.ageInYears < because.from ? 1 : -1) };
};

/** @returns the same kind of remedy with a day, a place or a year less; null where it has no size. */
const smaller = (finding: Finding): Remedy | null => {
  const { remedy } = finding;
  switch (remedy?.kind) {
    case 'start-on-or-after':
      return { ...remedy, startsOn: earlier(remedy.startsOn) };
    case 'end-of-hold':
      return remedy.endsOn === null ? null : { ...remedy, endsOn: earlier(remedy.endsOn) };
    case 'end-by':
      return { ...remedy, endsOn: addDays(remedy.endsOn, 1) };
    case 'approval-extended':
      return { ...remedy, until: earlier(remedy.until) };
    case 'free-a-place':
      return { ...remedy, places: remedy.places - 1 };
    case 'change-of-terms': {
      const needed = remedy.needed === undefined ? null : smallerTerm(remedy.needed, finding);
      return needed && { ...remedy, needed };
    }
    default:
      return null;
  }
};

describe('the remedies of a near miss', () => {
  it('all applied, make the home eligible or leave it waiting for somebody’s authority', () => {
    let seen = 0;
    let ofSeveralRules = 0;
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        for (const home of nearMisses(facts)) {
          const { standing } = after(facts, home.household.householdId, waysOut(home.findings));
          expect(['eligible', 'needs-authority']).toContain(standing);
          seen += 1;
          if (new Set(blockedBy(home)).size > 1) ofSeveralRules += 1;
        }
      }),
    );
    expect(seen).toBeGreaterThan(100);
    expect(ofSeveralRules).toBeGreaterThan(20);
  });

  it('of one rule, applied alone, take that rule out of the way', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: anyNearWorld }, { weight: 1, arbitrary: anyFullWorld }), (facts) => {
        for (const home of nearMisses(facts)) {
          for (const ruleId of new Set(blockedBy(home))) {
            const its = waysOut(home.findings.filter((finding) => finding.ruleId === ruleId));
            expect(blockedBy(after(facts, home.household.householdId, its))).not.toContain(ruleId);
          }
        }
      }),
    );
  });

  it('are the smallest: a day, a place, a child or a year less and the rule still stands in the way', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        for (const home of nearMisses(facts)) {
          for (const finding of home.findings.filter(({ effect }) => effect === 'blocks')) {
            const less = smaller(finding);
            if (less === null) continue;
            kinds.add(less.kind === 'change-of-terms' ? (less.needed?.term ?? '') : less.kind);
            expect(blockedBy(after(facts, home.household.householdId, [less]))).toContain(finding.ruleId);
          }
        }
      }),
    );
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining([
        'age',
        'approval-extended',
        'end-by',
        'end-of-hold',
        'free-a-place',
        'number',
        'start-on-or-after',
      ]),
    );
  });

  it('leave every home but the one they are for as it is, and every fact but the one they name', () => {
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        for (const home of nearMisses(facts)) {
          for (const remedy of waysOut(home.findings)) {
            const { child: before, households, ...rest } = applyRemedy(facts, home.household.householdId, remedy);
            expect(rest).toEqual({
              ...rest,
              judgedOn: facts.judgedOn,
              adjoiningAuthorities: facts.adjoiningAuthorities,
            });
            expect({ ...before, startsOn: '', expectedUntil: '', mustNotLiveWith: [] }).toEqual({
              ...facts.child,
              startsOn: '',
              expectedUntil: '',
              mustNotLiveWith: [],
            });
            expect(households.filter(({ householdId }) => householdId !== home.household.householdId)).toEqual(
              facts.households.filter(({ householdId }) => householdId !== home.household.householdId),
            );
          }
        }
      }),
    );
  });
});

describe('applied to a home', () => {
  const day = (text: string): LocalDate => range(text).from;
  const applied = (home: Partial<HouseholdFacts>, remedy: Remedy, need = {}): MatchFacts =>
    applyRemedy(
      world({
        child: child(need),
        households: [household(home), household({ householdId: 'household-2', places: 9 })],
      }),
      'household-1',
      remedy,
    );
  const home = (facts: MatchFacts): HouseholdFacts | undefined => facts.households[0];
  const terms = (needed: NeededTerm): Remedy => ({
    kind: 'change-of-terms',
    service: 'Aldermere Fostering',
    emergencyWorkingDays: null,
    needed,
  });

  it('an exemption names the child and every child who lives there, for the stay', () => {
    const facts = applied(
      { fosteredChildren: [fostered('one'), fostered('two')] },
      { kind: 'exemption-by-area-authority', authority: adjoining },
    );
    expect(home(facts)?.exemptions).toEqual([
      {
        authority: adjoining,
        children: [`${ours}/4711`, `${adjoining}/one`, `${adjoining}/two`],
        valid: range('2026-03-02', '2026-08-31'),
      },
    ]);
    expect(facts.households[1]?.exemptions).toEqual([]);
  });

  it.each<[NeededTerm, object, object]>([
    [{ term: 'number', children: 2 }, { maxChildren: 1 }, { maxChildren: 2 }],
    [{ term: 'number', children: 2 }, { maxChildren: 3 }, { maxChildren: 3 }],
    [{ term: 'number', children: 2 }, { maxChildren: null }, { maxChildren: null }],
    [{ term: 'age', ageInYears: 7 }, { ages: { from: 8, to: 12 } }, { ages: { from: 7, to: 12 } }],
    [{ term: 'age', ageInYears: 7 }, { ages: { from: 0, to: 5 } }, { ages: { from: 0, to: 7 } }],
    [{ term: 'age', ageInYears: 7 }, { ages: null }, { ages: null }],
    [{ term: 'sex', sex: 'female' }, { sex: 'male' }, { sex: null }],
    [{ term: 'sex', sex: 'female' }, { sex: 'female' }, { sex: 'female' }],
    [
      { term: 'placement-type', placementType: 'short-term' },
      { placementTypes: ['respite'] },
      { placementTypes: ['respite', 'short-term'] },
    ],
    [
      { term: 'placement-type', placementType: 'short-term' },
      { placementTypes: ['short-term', 'respite'] },
      { placementTypes: ['short-term', 'respite'] },
    ],
    [{ term: 'named-child', child: `${ours}/4711` }, { namedChild: `${ours}/9` }, { namedChild: `${ours}/4711` }],
    [{ term: 'named-child', child: `${ours}/4711` }, { namedChild: null }, { namedChild: null }],
  ])('a changed term %j makes %j into %j', (needed, before, wanted) => {
    expect(home(applied({ approvals: [approval(before)] }, terms(needed)))?.approvals).toEqual([approval(wanted)]);
  });

  it('terms change of the approvals in force over the stay only', () => {
    const past = approval({ maxChildren: 1, valid: range('2019-01-01', '2026-03-02') });
    const now = approval({ maxChildren: 1, valid: range('2026-03-02', '2026-08-31') });
    const later = approval({ maxChildren: 1, valid: range('2026-08-31') });
    expect(home(applied({ approvals: [past, now, later] }, terms({ term: 'number', children: 2 })))?.approvals).toEqual(
      [past, { ...now, maxChildren: 2 }, later],
    );
  });

  it('a remedy of engine 1, which says not to what the terms change, changes nothing', () => {
    const ofEngine1: Remedy = { kind: 'change-of-terms', service: 'x', emergencyWorkingDays: null };
    expect(home(applied({}, ofEngine1))).toEqual(household());
  });

  it('the approval that ends that day is extended, and no other', () => {
    const ends = approval({ valid: range('2020-01-01', '2026-06-11') });
    const other = approval({ valid: range('2026-07-01', '2026-09-01') });
    const remedy = {
      kind: 'approval-extended',
      service: 'x',
      endsOn: day('2026-06-11'),
      until: day('2026-07-01'),
    } as const;
    expect(home(applied({ approvals: [ends, other] }, remedy))?.approvals.map(({ valid }) => valid)).toEqual([
      range('2020-01-01', '2026-07-01'),
      range('2026-07-01', '2026-09-01'),
    ]);
  });

  it('a new approval holds from the first day of the stay, without terms', () => {
    const facts = applied({ approvals: [] }, { kind: 'approval-by-service', service: 'x' });
    expect(home(facts)?.approvals).toEqual([approval({ valid: range('2026-03-02') })]);
  });

  it.each<[Remedy, Partial<MatchFacts['child']>]>([
    [{ kind: 'start-on-or-after', startsOn: day('2026-03-09') }, { startsOn: day('2026-03-09') }],
    [{ kind: 'start-on-or-after', startsOn: day('2026-03-01') }, { startsOn: day('2026-03-02') }],
    [{ kind: 'end-of-hold', endsOn: day('2026-03-09'), reviewOn: null }, { startsOn: day('2026-03-09') }],
    [{ kind: 'end-by', endsOn: day('2026-06-11') }, { expectedUntil: day('2026-06-11') }],
    [{ kind: 'end-by', endsOn: day('2026-12-11') }, { expectedUntil: day('2026-08-31') }],
  ])('%j changes the days of the stay and not their other end', (remedy, wanted) => {
    expect(applied({}, remedy).child).toEqual(child(wanted));
  });

  it('an end is set to a stay that has none', () => {
    const facts = applied({}, { kind: 'end-by', endsOn: day('2026-06-11') }, { expectedUntil: null });
    expect(facts.child.expectedUntil).toBe('2026-06-11');
  });

  it('a hold without an end is lifted', () => {
    const holds = [
      { scope: 'all' as const, namedChild: null, valid: range('2026-01-12'), reviewOn: null, decidedBy: 'Panel' },
    ];
    expect(home(applied({ holds }, { kind: 'end-of-hold', endsOn: null, reviewOn: null }))?.holds).toEqual([]);
    const ends = { kind: 'end-of-hold', endsOn: day('2026-03-09'), reviewOn: null } as const;
    expect(home(applied({ holds }, ends))?.holds).toEqual(holds);
  });

  it('places are added and answers given', () => {
    expect(home(applied({}, { kind: 'free-a-place', places: 2, freeFrom: null }))?.places).toBe(5);
    for (const kind of ['ask-the-carer', 'carer-changes-answer'] as const) {
      expect(home(applied({ carerAnswer: 'declined' }, { kind }))?.carerAnswer).toBe('agreed');
    }
  });

  it('what only concerns people changes nothing', () => {
    const facts = world();
    for (const kind of ['record-evidence', 'record-reason', 'support-for-needs'] as const) {
      expect(applyRemedy(facts, 'household-1', { kind })).toEqual(facts);
    }
  });

  it('a home that is not there is an error', () => {
    expect(() => applyRemedy(world(), 'nowhere', { kind: 'record-reason' })).toThrow('The facts have no home nowhere');
  });
});
