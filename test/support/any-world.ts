import fc from 'fast-check';
import { addDays, type DateRange, day } from '#kernel';
import { type ChildFacts, type HouseholdFacts, type MatchFacts, type Policy } from '#matching/core';
import {
  type AccessNeed,
  accessNeeds,
  childRisks,
  type ChildRisk,
  type ClearanceEvidence,
  clearanceEvidence,
  type ClearanceKind,
  clearanceKinds,
  faiths,
  type Faith,
  petKinds,
  type PetKind,
  type Skill,
  type Wish,
  wishes,
} from '#register/core';
import { adjoining, anyRange, anyWorld, distant, ours, policyWith } from './match-world.js';

/** Random worlds in which every fact that a rule may know is anything it can be, and homes have to do with the child. */

const keys = <Key extends string>(list: Readonly<Record<Key, unknown>>): Key[] => Object.keys(list) as Key[];
const some = <Value>(...values: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const someOf = <Key extends string>(list: Readonly<Record<Key, unknown>>): fc.Arbitrary<Key[]> => some(...keys(list));
const perhaps = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | 'not-recorded'> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant('not-recorded' as const) });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });

const place = perhaps(
  fc.record({
    easting: fc.integer({ min: 400_000, max: 480_000 }),
    northing: fc.integer({ min: 540_000, max: 590_000 }),
  }),
);
const age = perhaps(fc.integer({ min: 0, max: 17 }));
const dayNear = fc.integer({ min: -500, max: 500 }).map((days) => addDays(day('2026-03-02'), days));
const sex = fc.constantFrom('male' as const, 'female' as const, 'not-recorded' as const);
const skill = fc.constantFrom<Skill>('autism-and-adhd', 'self-harm', 'going-missing', 'newborn-care');
/** Mostly children who have nothing to do with the child of the request: other homes are judged for themselves. */
const reference = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom(`${distant}/nobody`, `${adjoining}/somebody`, `${adjoining}/another`) },
  { weight: 1, arbitrary: fc.constantFrom(`${ours}/4711`, `${adjoining}/child-0`, `${adjoining}/child-1`) },
);
const references = fc.uniqueArray(reference, { maxLength: 2 });
const siblingGroup = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(null, 'group-c', 'group-d') },
  { weight: 1, arbitrary: fc.constantFrom('group-a', 'group-b') },
);
const authority = fc.constantFrom(ours, adjoining, distant);

const moreOfTheChild: fc.Arbitrary<Partial<ChildFacts>> = fc.record({
  childId: fc.oneof(
    { weight: 9, arbitrary: fc.constant('child-ruby') },
    { weight: 1, arbitrary: fc.constant('child-1') },
  ),
  urgency: fc.constantFrom('planned' as const, 'emergency' as const),
  placementType: fc.constantFrom(
    'short-term' as const,
    'long-term' as const,
    'respite' as const,
    'parent-and-child' as const,
    'emergency' as const,
    'remand' as const,
  ),
  nextBirthdayOn: perhaps(fc.integer({ min: 1, max: 365 }).map((days) => addDays(day('2026-03-02'), days))),
  schoolYear: perhaps(fc.integer({ min: -2, max: 13 })),
  disabled: perhaps(fc.boolean()),
  accessNeeds: someOf<AccessNeed>(accessNeeds),
  languages: some('urdu', 'polish', 'welsh'),
  faith: perhaps(fc.constantFrom(...keys<Faith>(faiths))),
  cultures: some('Polish', 'Punjabi'),
  familyTime: place,
  familyTimesAMonth: perhaps(fc.integer({ min: 0, max: 9 })),
  wishes: someOf<Wish>(wishes),
  risks: someOf<ChildRisk>(childRisks),
  mustNotLiveWith: references,
  livesBestAs: fc.constantFrom(null, 'only-child' as const, 'youngest' as const, 'oldest' as const),
  cannotLiveWithPets: someOf<PetKind>(petKinds),
  courtOrders: fc.array(
    fc.record({
      kind: fc.constantFrom('exclusion-area' as const, 'no-go-address' as const, 'no-contact' as const),
      place,
      miles: fc.integer({ min: 0, max: 9 }),
      householdId: fc.constantFrom(null, 'household-001', 'household-004', 'household-999'),
      valid: anyRange,
    }),
    { maxLength: 2 },
  ),
  placesToAvoid: fc.array(
    fc.record({ place, miles: fc.integer({ min: 0, max: 9 }), reason: fc.constant('Harm came from there') }),
    { maxLength: 2 },
  ),
  connectedHomeIsKnown: fc.boolean(),
  parent: orNull(
    fc.record({
      isLookedAfter: perhaps(fc.boolean()),
      ageInYears: perhaps(fc.integer({ min: 14, max: 30 })),
      riskAssessedOn: orNull(dayNear),
    }),
  ),
  clearances: fc.array(
    fc.record({
      householdId: fc.constantFrom('household-000', 'household-001', 'household-003', 'household-999'),
      kind: fc.constantFrom(...keys<ClearanceKind>(clearanceKinds)),
      authority: fc.constantFrom(adjoining, distant),
      approver: fc.constantFrom('nominated-officer' as const, 'director-of-childrens-services' as const),
      evidence: fc.constantFrom([], ['care-plan' as const], [...keys<ClearanceEvidence>(clearanceEvidence)]),
      givenBy: fc.constant('Jo Park, manager'),
      givenOn: dayNear,
    }),
    { maxLength: 4 },
  ),
  before: fc.record({
    wishesAscertainedOn: orNull(dayNear),
    reviewingOfficerInformedOn: orNull(dayNear),
    placementPlanOn: orNull(dayNear),
    delegatedAuthorityOn: orNull(dayNear),
    longTermConfirmedOn: orNull(dayNear),
  }),
});

const fosteredFacts = fc.record({
  reference,
  siblingGroup,
  responsibleAuthority: authority,
  ageInYears: age,
  sex,
  room: fc.constantFrom(null, 'front', 'back'),
  mustBeOnlyChild: fc.boolean(),
  mustNotLiveWith: references,
});
const approvalFacts = fc.record({
  kind: fc.constantFrom('full' as const, 'full' as const, 'temporary' as const, 'fostering-for-adoption' as const),
  extendedUntil: orNull(dayNear),
  valid: fc.tuple(anyRange, fc.integer({ min: 1, max: 500 })),
});

const moreOfAHome = fc.record({
  hasAnswered: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  names: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  frameworkOf: some(ours, adjoining, distant),
  isAgency: fc.boolean(),
  fostered: fc.array(fosteredFacts, { minLength: 4, maxLength: 4 }),
  approval: approvalFacts,
  second: fc.option(fc.tuple(anyRange, fc.integer({ min: 1, max: 4 })), { nil: null, freq: 2 }),
  facts: fc.record({
    setting: fc.constantFrom('foster-home' as const, 'supported-accommodation' as const, 'other-arrangement' as const),
    isRegistered: perhaps(fc.boolean()),
    agreement: perhaps(fc.oneof(fc.constant('none' as const), dayNear)),
    connectedTo: fc.array(fc.record({ child: reference, isRelative: fc.boolean() }), { maxLength: 1 }),
    members: fc.array(
      fc.record({
        role: fc.constantFrom('carer' as const, 'adult' as const, 'own-child' as const),
        ageInYears: perhaps(fc.integer({ min: 0, max: 70 })),
        checkedOn: perhaps(dayNear),
        specifiedOffence: perhaps(fc.constantFrom(false, false, true)),
      }),
      { maxLength: 3 },
    ),
    lastReviewOn: perhaps(dayNear),
    rooms: perhaps(
      fc.uniqueArray(
        fc.record({ name: fc.constantFrom('front', 'back', 'attic'), beds: fc.integer({ min: 1, max: 2 }) }),
        { maxLength: 3, selector: ({ name }) => name },
      ),
    ),
    exemptions: fc.array(fc.record({ authority, children: references, valid: anyRange }), { maxLength: 1 }),
    sharingAgreements: fc.array(
      fc.record({ authority, children: references, agreedOn: dayNear, assessedOn: orNull(dayNear) }),
      { maxLength: 2 },
    ),
    training: fc.array(fc.record({ skill, completedOn: dayNear, validUntil: orNull(dayNear) }), { maxLength: 2 }),
    experience: fc.array(fc.record({ skill, children: fc.integer({ min: 0, max: 3 }) }), { maxLength: 2 }),
    ownChildrenAges: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 2 }),
    pets: perhaps(someOf<PetKind>(petKinds)),
    adaptations: perhaps(someOf<AccessNeed>(accessNeeds)),
    languages: some('urdu', 'polish', 'welsh'),
    faithsSupported: perhaps(someOf<Faith>(faiths)),
    culturesSupported: perhaps(some('Polish', 'Punjabi')),
    preference: perhaps(
      fc.record({
        ages: orNull(fc.integer({ min: 0, max: 8 }).map((from) => ({ from, to: from + 6 }))),
        sex: fc.constantFrom(null, 'male' as const, 'female' as const),
        mostChildren: orNull(fc.integer({ min: 1, max: 3 })),
        takesSiblings: orNull(fc.boolean()),
        unwillingNeeds: fc.uniqueArray(skill, { maxLength: 2 }),
      }),
    ),
    unplannedEndings: perhaps(fc.integer({ min: 0, max: 4 })),
    shortBreaks: fc.array(
      fc.record({ childId: fc.constantFrom('child-7', 'child-8', 'child-9', 'child-ruby'), stay: anyRange }),
      {
        maxLength: 2,
      },
    ),
  }),
});

const ended = ({ from, until }: DateRange, days: number): DateRange => ({ from, until: until ?? addDays(from, days) });

/** Anything that can be recorded, in every combination. */
export const anyFullWorld: fc.Arbitrary<MatchFacts> = anyWorld.chain((facts) =>
  fc
    .tuple(
      moreOfTheChild,
      fc.array(moreOfAHome, { minLength: facts.households.length, maxLength: facts.households.length }),
    )
    .map(([ofTheChild, ofTheHomes]) => ({
      ...facts,
      child: { ...facts.child, ...ofTheChild },
      households: facts.households.map((home, index): HouseholdFacts => {
        const more = ofTheHomes[index];
        if (!more) return home;
        const { approval, fostered, second } = more;
        const [valid, days] = approval.valid;
        const named = home.approvals.map((one) => (more.names ? one : { ...one, namedChild: null }));
        const approvals = named.map((one) =>
          approval.kind === 'full'
            ? one
            : { ...one, kind: approval.kind, valid: ended(valid, days), extendedUntil: approval.extendedUntil },
        );
        const [first] = approvals;
        return {
          ...home,
          ...more.facts,
          ...(more.hasAnswered ? {} : { carerAnswer: 'not-recorded' as const }),
          holds: home.holds.map((hold) =>
            more.names || hold.namedChild === null ? hold : { ...hold, namedChild: `${distant}/nobody` },
          ),
          service: {
            ...home.service,
            frameworkOf: more.frameworkOf,
            ...(more.isAgency ? { kind: 'agency' as const, authorityCode: null } : {}),
          },
          // Approvals follow one another: the second begins where the first ends.
          approvals:
            first?.valid.until && second
              ? [
                  ...approvals,
                  {
                    ...first,
                    kind: 'full',
                    extendedUntil: null,
                    valid: { from: first.valid.until, until: null },
                    maxChildren: second[1],
                  },
                ]
              : approvals,
          fosteredChildren: home.fosteredChildren.map((child, position) => ({ ...child, ...fostered[position] })),
        };
      }),
    })),
);

const mode = fc.constantFrom('block' as const, 'warn' as const, 'off' as const);

/** Policies that differ in everything that decides where a home stands. */
export const anyFullPolicy: fc.Arbitrary<Policy> = fc
  .record({
    nearMissRules: fc.integer({ min: 0, max: 3 }),
    nearMissesShown: fc.integer({ min: 0, max: 4 }),
    usualLimitCountedFor: fc.constantFrom('household' as const, 'carer' as const),
    modes: fc.record({
      'criminal-record-checks': mode,
      'approval-review': mode,
      hold: mode,
      'local-room-rules': mode,
      'must-not-live-with': mode,
      'place-to-avoid': mode,
      pets: mode,
    }),
  })
  .map(policyWith);
