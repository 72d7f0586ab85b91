import fc from 'fast-check';
import { addDays, type DateRange, day } from '#kernel';
import { type AccessNeed, type ChildRisk, type Faith, type Skill, type Wish } from '#register/core';
import {
  type Approval,
  childAsNotRecorded,
  type ChildFacts,
  type FosteredChild,
  householdAsNotRecorded,
  type HouseholdFacts,
  type MatchFacts,
  type Pair,
  pairOf,
  type Policy,
  startingPolicy,
} from '#matching/core';

/** A small world for the rules, asymmetric on purpose: no two ages, distances, counts or authorities are the same. */

/** The responsible authority, one that adjoins it and one that does not. */
export const ours = 'E10009901';
export const adjoining = 'E10009902';
export const distant = 'E10009907';

export const range = (from: string, until: string | null = null): DateRange => ({
  from: day(from),
  until: until === null ? null : day(until),
});

export const child = (facts: Partial<ChildFacts> = {}): ChildFacts => ({
  ...childAsNotRecorded,
  requestId: 'request-1',
  childId: 'child-ruby',
  responsibleAuthority: ours,
  childCode: '4711',
  ageInYears: 7,
  nextBirthdayOn: day('2026-11-17'),
  schoolYear: 2,
  sex: 'female',
  urgency: 'planned',
  placementType: 'short-term',
  startsOn: day('2026-03-02'),
  expectedUntil: day('2026-08-31'),
  home: { easting: 431_000, northing: 562_000 },
  school: { easting: 433_500, northing: 561_200 },
  schoolMustContinue: false,
  needs: [],
  siblingGroup: null,
  siblingsLiveInAHome: false,
  adoptionConsidered: false,
  ...facts,
});

export const approval = (terms: Partial<Approval> = {}): Approval => ({
  kind: 'full',
  extendedUntil: null,
  valid: range('2019-05-14'),
  resignationNoticeOn: null,
  maxChildren: null,
  ages: null,
  sex: null,
  placementTypes: null,
  namedChild: null,
  ...terms,
});

export const fostered = (
  childId: string,
  siblingGroup: string | null = null,
  stay = range('2025-01-20'),
  facts: Partial<FosteredChild> = {},
): FosteredChild => ({
  childId,
  reference: `${adjoining}/${childId}`,
  responsibleAuthority: adjoining,
  siblingGroup,
  stay,
  ageInYears: 9,
  sex: 'male',
  room: null,
  mustBeOnlyChild: false,
  mustNotLiveWith: [],
  ...facts,
});

/** Approved, in the area, 4.2 miles from the child's home, with three places and nobody in them. */
export const household = (facts: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  ...householdAsNotRecorded,
  householdId: 'household-1',
  reference: 'NF-0007',
  name: 'Home of Ada Lark',
  service: { name: 'Aldermere Fostering', kind: 'agency', authorityCode: null, frameworkOf: [] },
  place: { easting: 436_000, northing: 566_500 },
  postcodeSector: 'ZN4 2',
  areaAuthority: ours,
  approvals: [approval()],
  places: 3,
  agreement: day('2019-05-20'),
  lastReviewOn: day('2025-11-03'),
  carerAnswer: 'agreed',
  ...facts,
});

/** Bank holidays of England and Wales in 2026, as the published list has them. */
export const bankHolidays2026 = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
  '2026-08-31',
  '2026-12-25',
  '2026-12-28',
].map(day);

export const world = (facts: Partial<MatchFacts> = {}): MatchFacts => ({
  judgedOn: day('2026-02-23'),
  child: child(),
  adjoiningAuthorities: [adjoining],
  authorityNames: { [ours]: 'Aldermere', [adjoining]: 'Brackendale', [distant]: 'Fellmouth' },
  bankHolidays: bankHolidays2026,
  households: [household()],
  ...facts,
});

export const pair = (home: Partial<HouseholdFacts> = {}, need: Partial<ChildFacts> = {}): Pair =>
  pairOf(world({ child: child(need) }), household(home));

/** Whole metres east of the child's home that make `miles`, to the tenth. */
export const placeMilesAway = (miles: number): { easting: number; northing: number } => ({
  easting: 431_000 + Math.round(miles * 1609.3),
  northing: 562_000,
});

export const policyWith = (limits: Partial<Policy['limits']>): Policy => ({
  ...startingPolicy,
  limits: { ...startingPolicy.limits, ...limits },
});

// Random worlds, for properties.

const dayNear = fc.integer({ min: -400, max: 400 }).map((days) => addDays(day('2026-03-02'), days));
const rangeNear = fc
  .tuple(dayNear, fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }))
  .map(([from, length]): DateRange => ({ from, until: length === null ? null : addDays(from, length) }));
const skill = fc.constantFrom<Skill>('autism-and-adhd', 'self-harm', 'going-missing', 'newborn-care');
const siblingGroup = fc.constantFrom(null, 'group-a', 'group-b');
const place = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      easting: fc.integer({ min: 400_000, max: 480_000 }),
      northing: fc.integer({ min: 540_000, max: 590_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant('not-recorded' as const) },
);

const anyPlainChild: fc.Arbitrary<ChildFacts> = fc
  .record({
    ageInYears: fc.oneof(fc.integer({ min: 0, max: 17 }), fc.constant('not-recorded' as const)),
    sex: fc.constantFrom('male' as const, 'female' as const, 'not-recorded' as const),
    urgency: fc.constantFrom('planned' as const, 'emergency' as const),
    placementType: fc.constantFrom('short-term' as const, 'long-term' as const, 'respite' as const),
    startsOn: fc.constant(day('2026-03-02')),
    expectedUntil: fc.option(
      fc.integer({ min: 1, max: 700 }).map((days) => addDays(day('2026-03-02'), days)),
      { nil: null },
    ),
    home: place,
    school: place,
    schoolMustContinue: fc.boolean(),
    needs: fc.uniqueArray(skill, { maxLength: 4 }),
    siblingGroup,
    siblingsLiveInAHome: fc.boolean(),
    adoptionConsidered: fc.boolean(),
  })
  .map(child);

const milesAround = fc.integer({ min: 0, max: 30 });
const petKind = fc.constantFrom('dog' as const, 'cat' as const, 'other' as const);
const seldom = <T>(other: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<readonly T[]>([]) }, { weight: 1, arbitrary: other });

/** What the rules of numbers, space and safety ask of a child. */
export const anySafetyOfChild = fc.record({
  parent: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        isLookedAfter: fc.constantFrom(true, false, 'not-recorded' as const),
        ageInYears: fc.constantFrom(16, 17, 18, 24, 'not-recorded' as const),
        riskAssessedOn: fc.option(dayNear, { nil: null }),
      }),
    },
  ),
  risks: seldom(fc.constant(['to-pets' as const])),
  cannotLiveWithPets: seldom(fc.uniqueArray(petKind, { maxLength: 2 })),
  mustNotLiveWith: seldom(fc.uniqueArray(fc.constantFrom(`${adjoining}/child-0`, `${ours}/child-1`), { maxLength: 2 })),
  courtOrders: seldom(
    fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constantFrom('exclusion-area' as const, 'no-go-address' as const),
          place,
          miles: milesAround,
          householdId: fc.constant(null),
          valid: rangeNear,
        }),
        fc.record({
          kind: fc.constant('no-contact' as const),
          place: fc.constant('not-recorded' as const),
          miles: fc.constant(0),
          householdId: fc.constantFrom('household-000', 'household-003'),
          valid: rangeNear,
        }),
      ),
      { maxLength: 2 },
    ),
  ),
  placesToAvoid: seldom(
    fc.array(fc.record({ place, miles: milesAround, reason: fc.constant('Harm came from there.') }), { maxLength: 2 }),
  ),
});

const orNotRecorded = <T>(known: fc.Arbitrary<T>): fc.Arbitrary<T | 'not-recorded'> =>
  fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: fc.constant('not-recorded' as const) });
const someOf = <T>(...words: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 });
const access = someOf<AccessNeed>('step-free', 'hoist-or-lift', 'sensory-equipment');
const language = someOf('tigrinya', 'polish');
const culture = someOf('eritrean', 'roma');

/** What is weighed of a child. */
export const anyWeighedOfChild = fc.record({
  schoolYear: orNotRecorded(fc.integer({ min: 8, max: 12 })),
  accessNeeds: access,
  languages: language,
  faith: orNotRecorded(fc.constantFrom<Faith>('none', 'muslim', 'sikh')),
  cultures: culture,
  familyTime: place,
  familyTimesAMonth: orNotRecorded(fc.integer({ min: 0, max: 9 })),
  wishes: someOf<Wish>(
    'same-school',
    'near-family',
    'with-siblings',
    'only-child',
    'other-children',
    'a-pet',
    'no-pets',
  ),
  risks: someOf<ChildRisk>('to-younger-children', 'to-children-of-any-age', 'from-older-children', 'to-pets'),
  livesBestAs: fc.constantFrom(null, null, 'only-child' as const, 'youngest' as const, 'oldest' as const),
  connectedHomeIsKnown: fc.boolean(),
});

export const anyChild: fc.Arbitrary<ChildFacts> = fc
  .tuple(anyPlainChild, anySafetyOfChild, anyWeighedOfChild)
  .map(([need, safety, weighed]) => ({ ...need, ...safety, ...weighed }));

const anyApproval: fc.Arbitrary<Approval> = fc
  .record({
    valid: fc.oneof(rangeNear, fc.constant(range('2019-05-14'))),
    resignationNoticeOn: fc.option(dayNear, { nil: null, freq: 8 }),
    maxChildren: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    ages: fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
        .map(([from, width]) => ({ from, to: from + width })),
      { nil: null },
    ),
    sex: fc.constantFrom(null, null, 'male' as const, 'female' as const),
    placementTypes: fc.constantFrom(null, ['short-term' as const, 'respite' as const]),
    namedChild: fc.constantFrom(null, null, null, `${ours}/4711`, `${ours}/9`),
  })
  .map(approval);

const anyPlainHousehold: fc.Arbitrary<HouseholdFacts> = fc
  .record({
    service: fc.constantFrom(
      { name: 'Aldermere Fostering', kind: 'agency' as const, authorityCode: null, frameworkOf: [] },
      { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] },
      { name: 'Brackendale Council', kind: 'authority' as const, authorityCode: adjoining, frameworkOf: [] },
    ),
    place,
    areaAuthority: fc.constantFrom(ours, ours, adjoining, distant, 'not-recorded'),
    approvals: fc.array(anyApproval, { maxLength: 1 }),
    places: fc.integer({ min: 0, max: 5 }),
    stayingPutAdults: fc.integer({ min: 0, max: 1 }),
    fosteredChildren: fc
      .array(fc.record({ siblingGroup, stay: rangeNear }), { maxLength: 4 })
      .map((some) => some.map(({ siblingGroup: group, stay }, index) => fostered(`child-${index}`, group, stay))),
    unavailable: fc.array(
      fc.record({
        places: fc.integer({ min: 1, max: 2 }),
        reason: fc.constantFrom('carer-break' as const, 'respite-only' as const),
        valid: rangeNear,
      }),
      { maxLength: 1 },
    ),
    holds: fc.array(
      fc.record({
        scope: fc.constantFrom('all' as const, 'new-children' as const, 'named-child' as const),
        namedChild: fc.constantFrom(`${ours}/4711`, `${ours}/9`),
        valid: rangeNear,
        reviewOn: fc.option(dayNear, { nil: null }),
        decidedBy: fc.constant('Panel adviser'),
      }),
      { maxLength: 1 },
    ),
    skills: fc.array(fc.record({ skill, validUntil: fc.option(dayNear, { nil: null }) }), { maxLength: 3 }),
    constellations: fc.array(
      fc.record({
        name: fc.constant('Heron'),
        role: fc.constantFrom('hub' as const, 'satellite' as const),
        hubBeds: fc.integer({ min: 0, max: 2 }),
        hubHasRoom: fc.constantFrom(null, true, false),
        valid: rangeNear,
      }),
      { maxLength: 1 },
    ),
    carerAnswer: fc.constantFrom('agreed' as const, 'declined' as const, 'not-recorded' as const),
  })
  .map(household);

const namedChildren = fc.uniqueArray(
  fc.constantFrom(`${ours}/4711`, ...[0, 1, 2, 3].map((index) => `${adjoining}/child-${index}`)),
  { minLength: 2, maxLength: 5 },
);
const authority = fc.constantFrom(ours, adjoining, distant);

/** What the rules of numbers, space and safety ask of a home, and of the children who live there. */
export const anySpaceOfHome = fc.record({
  rooms: fc.oneof(
    fc.constant('not-recorded' as const),
    fc
      .array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 })
      .map((beds) => beds.map((count, index) => ({ name: `room-${index}`, beds: count }))),
  ),
  members: fc.integer({ min: 0, max: 2 }).map((carers) =>
    Array.from({ length: carers }, () => ({
      role: 'carer' as const,
      ageInYears: 44,
      checkedOn: day('2025-06-11'),
      specifiedOffence: false,
    })),
  ),
  exemptions: seldom(
    fc.array(fc.record({ authority, children: namedChildren, valid: rangeNear }), { minLength: 1, maxLength: 2 }),
  ),
  sharingAgreements: seldom(
    fc.array(
      fc.record({
        authority,
        children: namedChildren,
        agreedOn: dayNear,
        assessedOn: fc.option(dayNear, { nil: null }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  shortBreaks: seldom(
    fc.array(fc.record({ childId: fc.constantFrom('child-ruby', 'child-0'), stay: rangeNear }), { maxLength: 3 }),
  ),
  pets: fc.oneof(fc.constant('not-recorded' as const), fc.uniqueArray(petKind, { maxLength: 2 })),
});

/** What is weighed of a home. */
export const anyWeighedOfHome = fc.record({
  training: fc.array(
    fc.record({ skill, completedOn: fc.constant(day('2024-11-08')), validUntil: fc.option(dayNear, { nil: null }) }),
    { maxLength: 2 },
  ),
  experience: fc.array(fc.record({ skill, children: fc.integer({ min: 1, max: 6 }) }), { maxLength: 2 }),
  connectedTo: seldom(
    fc.array(fc.record({ child: fc.constantFrom(`${ours}/4711`, `${ours}/9`), isRelative: fc.boolean() }), {
      maxLength: 1,
    }),
  ),
  ownChildrenAges: fc.array(fc.integer({ min: 0, max: 21 }), { maxLength: 2 }),
  adaptations: orNotRecorded(access),
  languages: language,
  faithsSupported: orNotRecorded(someOf<Faith>('muslim', 'sikh')),
  culturesSupported: orNotRecorded(culture),
  preference: orNotRecorded(
    fc.record({
      ages: fc.constantFrom(null, { from: 3, to: 8 }, { from: 12, to: 17 }),
      sex: fc.constantFrom(null, 'male' as const, 'female' as const),
      mostChildren: fc.constantFrom(null, 1, 2),
      takesSiblings: fc.constantFrom(null, true, false),
      unwillingNeeds: fc.uniqueArray(skill, { maxLength: 2 }),
    }),
  ),
  unplannedEndings: orNotRecorded(fc.integer({ min: 0, max: 4 })),
});

const anyChildOfHome = fc.record({
  ageInYears: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.constant('not-recorded' as const)),
  sex: fc.constantFrom('male' as const, 'female' as const, 'not-recorded' as const),
  room: fc.constantFrom(null, 'room-0', 'room-1', 'room-2', 'room-7'),
  mustBeOnlyChild: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
  mustNotLiveWith: seldom(fc.constant([`${ours}/4711`])),
});

export const anyHousehold: fc.Arbitrary<HouseholdFacts> = fc
  .tuple(anyPlainHousehold, anySpaceOfHome, anyWeighedOfHome, fc.array(anyChildOfHome, { minLength: 4, maxLength: 4 }))
  .map(([home, space, weighed, children]) => ({
    ...home,
    ...space,
    ...weighed,
    fosteredChildren: home.fosteredChildren.map((one, index) => ({ ...one, ...children[index] })),
  }));

export const anyWorld: fc.Arbitrary<MatchFacts> = fc
  .tuple(anyChild, fc.array(anyHousehold, { maxLength: 40 }))
  .map(([anyOfThem, households]) =>
    world({
      child: anyOfThem,
      households: households.map((home, index) => ({
        ...home,
        householdId: `household-${String(index).padStart(3, '0')}`,
        reference: `NF-${String((index * 37) % 1000).padStart(4, '0')}`,
      })),
    }),
  );

export const anyRange: fc.Arbitrary<DateRange> = rangeNear;

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const fewDays = fc.integer({ min: 1, max: 40 });
const startDay = day('2026-03-02');

/** A home that would do but for a thing or two, each by a little: what near misses and their remedies are tried on. */
export const anyNearHome: fc.Arbitrary<HouseholdFacts> = fc
  .record({
    approvals: fc
      .record({
        valid: mostly(
          range('2019-05-14'),
          fc.oneof(
            fewDays.map((days) => range(addDays(startDay, days))),
            fewDays.map((days) => range('2019-05-14', addDays(day('2026-08-31'), -days))),
          ),
        ),
        resignationNoticeOn: mostly<Approval['resignationNoticeOn']>(
          null,
          fewDays.map((days) => addDays(day('2026-08-03'), -days)),
        ),
        maxChildren: mostly<number | null>(null, fc.integer({ min: 1, max: 3 })),
        ages: mostly<Approval['ages']>(
          { from: 0, to: 17 },
          fc.constantFrom({ from: 9, to: 15 }, { from: 0, to: 6 }, { from: 10, to: 12 }),
        ),
        sex: mostly<Approval['sex']>(null, fc.constantFrom('male', 'female')),
        placementTypes: mostly<Approval['placementTypes']>(null, fc.constant(['respite'])),
      })
      .map((terms) => [approval(terms)]),
    places: mostly(4, fc.integer({ min: 0, max: 3 })),
    fosteredChildren: mostly<readonly FosteredChild[]>(
      [],
      fc
        .array(fc.record({ siblingGroup, stay: mostly(range('2025-01-20'), rangeNear) }), { maxLength: 4 })
        .map((some) => some.map(({ siblingGroup: group, stay }, index) => fostered(`child-${index}`, group, stay))),
    ),
    holds: mostly<HouseholdFacts['holds']>(
      [],
      fc.array(
        fc.record({
          scope: fc.constantFrom('all', 'new-children', 'named-child'),
          namedChild: fc.constant(`${ours}/4711`),
          valid: fc
            .tuple(fc.integer({ min: -20, max: 20 }), fewDays)
            .map(([from, length]) => range(addDays(startDay, from), addDays(startDay, from + length))),
          reviewOn: fc.constant(null),
          decidedBy: fc.constant('Panel adviser'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    areaAuthority: fc.constantFrom(ours, adjoining, distant),
    agreement: mostly<HouseholdFacts['agreement']>(day('2019-05-20'), fc.constant('none')),
    lastReviewOn: mostly<HouseholdFacts['lastReviewOn']>(day('2025-11-03'), fc.constant(day('2024-11-03'))),
    members: mostly<HouseholdFacts['members']>(
      [],
      fc.constant([{ role: 'carer', ageInYears: 41, checkedOn: day('2021-01-04'), specifiedOffence: false }]),
    ),
    rooms: mostly<HouseholdFacts['rooms']>('not-recorded', fc.constant([{ name: 'Front', beds: 2 }])),
    pets: mostly<HouseholdFacts['pets']>('not-recorded', fc.constant(['dog'])),
  })
  .map(household);

/** A child of seven and homes that nearly would do. */
export const anyNearWorld: fc.Arbitrary<MatchFacts> = fc
  .tuple(
    fc.record({
      expectedUntil: mostly(day('2026-08-31'), fc.constant(null)),
      siblingGroup,
      cannotLiveWithPets: fc.constantFrom<ChildFacts['cannotLiveWithPets']>([], ['dog']),
      mustNotLiveWith: mostly<ChildFacts['mustNotLiveWith']>([], fc.constant([`${adjoining}/child-0`])),
    }),
    fc.array(anyNearHome, { minLength: 5, maxLength: 30 }),
  )
  .map(([need, households]) =>
    world({
      child: child(need),
      households: households.map((home, index) => ({
        ...home,
        householdId: `household-${String(index).padStart(3, '0')}`,
        reference: `NF-${String((index * 37) % 1000).padStart(4, '0')}`,
      })),
    }),
  );
