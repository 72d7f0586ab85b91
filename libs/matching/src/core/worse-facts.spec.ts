import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type DateRange, day } from '#kernel';
import {
  adjoining,
  anyChild,
  anyHousehold,
  anyRange,
  distant,
  fostered,
  ours,
  policyWith,
  world,
} from '../../../../test/support/match-world.js';
import { type ChildAndHome } from './apply-remedy.js';
import { type ChildFacts, type HouseholdFacts } from './facts.js';
import { pairOf } from './pair.js';
import { type Policy, startingPolicy } from './policy.js';
import { type FindingEffect } from './rule.js';
import { type RuleId } from './rule-id.js';
import { ruleRegister } from './rules/index.js';

/** The rules of numbers, space and safety. */
const rulesOfSpaceAndSafety: readonly RuleId[] = [
  'usual-fostering-limit',
  'all-siblings',
  'usual-limit-exemption',
  'vacant-place',
  'parent-and-child',
  'own-bedroom',
  'local-room-rules',
  'short-breaks',
  'court-order',
  'must-not-live-with',
  'place-to-avoid',
  'pets',
];

const worst: readonly FindingEffect[] = ['met', 'check', 'before-placing', 'needs-authority', 'blocks'];
/** A warning hides nothing: it counts as nothing in the way. */
const badness = (effect: FindingEffect): number => Math.max(worst.indexOf(effect), 0);

interface InTheWay {
  readonly worst: number;
  readonly shortfalls: ReadonlyMap<RuleId, number>;
}

function inTheWay({ child, household }: ChildAndHome, policy: Policy): InTheWay {
  const pair = pairOf(world({ child }), household);
  const shortfalls = new Map<RuleId, number>();
  let most = 0;
  for (const { id, judge } of ruleRegister.filter((rule) => rulesOfSpaceAndSafety.includes(rule.id))) {
    for (const verdict of judge(pair, policy)) {
      most = Math.max(most, badness(verdict.effect));
      if (verdict.effect !== 'blocks') continue;
      const shortfall = verdict.shortfall === 'out-of-reach' ? 1000 : verdict.shortfall;
      shortfalls.set(id, Math.max(shortfalls.get(id) ?? 0, shortfall));
    }
  }
  return { worst: most, shortfalls };
}

interface Chance {
  readonly stay: DateRange;
  readonly pick: number;
}
type Worsen = (given: ChildAndHome, chance: Chance) => ChildAndHome;

const ofHome =
  (change: (home: HouseholdFacts, chance: Chance) => Partial<HouseholdFacts>): Worsen =>
  ({ child, household }, chance) => ({ child, household: { ...household, ...change(household, chance) } });
const ofChild =
  (change: (child: ChildFacts, chance: Chance) => Partial<ChildFacts>): Worsen =>
  ({ child, household }, chance) => ({ child: { ...child, ...change(child, chance) }, household });

const without = <T>(some: readonly T[], pick: number): readonly T[] =>
  some.filter((_, index) => index !== pick % Math.max(some.length, 1));
const changed = <T>(some: readonly T[], pick: number, change: (one: T) => T): readonly T[] =>
  some.map((one, index) => (index === pick % some.length ? change(one) : one));

const worsenings: Readonly<Record<string, Worsen>> = {
  'a child more': ofHome(({ fosteredChildren }, { stay }) => ({
    fosteredChildren: [...fosteredChildren, fostered('one-more', null, stay, { responsibleAuthority: distant })],
  })),
  'a child more in a bedroom': ofHome(({ fosteredChildren }, { stay, pick }) => ({
    fosteredChildren: [...fosteredChildren, fostered('one-more', null, stay, { room: `room-${pick % 4}` })],
  })),
  'a child who stays for good': ofHome(({ fosteredChildren }, { pick }) => ({
    fosteredChildren: changed(fosteredChildren, pick, (one) => ({ ...one, stay: { ...one.stay, until: null } })),
  })),
  'a place less': ofHome(({ places }) => ({ places: Math.max(places - 1, 0) })),
  'a Staying Put adult more': ofHome(({ stayingPutAdults }) => ({ stayingPutAdults: stayingPutAdults + 1 })),
  'a place not available': ofHome(({ unavailable }, { stay, pick }) => ({
    unavailable: [
      ...unavailable,
      { places: 1, reason: pick % 2 === 0 ? ('respite-only' as const) : ('carer-break' as const), valid: stay },
    ],
  })),
  'a place for respite not even for respite': ofHome(({ unavailable }) => ({
    unavailable: unavailable.map((one) => ({ ...one, reason: 'extension-works' as const })),
  })),
  'a bedroom less': ofHome(({ rooms }, { pick }) => ({
    rooms: rooms === 'not-recorded' ? rooms : without(rooms, pick),
  })),
  'a bed less': ofHome(({ rooms }, { pick }) => ({
    rooms:
      rooms === 'not-recorded'
        ? rooms
        : changed(rooms, pick, ({ name, beds }) => ({ name, beds: Math.max(beds - 1, 1) })),
  })),
  'an exemption withdrawn': ofHome(({ exemptions }, { pick }) => ({ exemptions: without(exemptions, pick) })),
  'an exemption by another authority': ofHome(({ exemptions, areaAuthority }) => ({
    exemptions: areaAuthority === 'not-recorded' ? [] : exemptions.map((one) => ({ ...one, authority: 'E10009999' })),
  })),
  'an exemption that names fewer': ofHome(({ exemptions }, { pick }) => ({
    exemptions: exemptions.map((one) => ({ ...one, children: without(one.children, pick) })),
  })),
  'an agreement withdrawn': ofHome(({ sharingAgreements }, { pick }) => ({
    sharingAgreements: without(sharingAgreements, pick),
  })),
  'an agreement without assessment': ofHome(({ sharingAgreements }) => ({
    sharingAgreements: sharingAgreements.map((one) => ({ ...one, assessedOn: null })),
  })),
  'a short break more': ofHome(({ shortBreaks }, { stay }) => ({
    shortBreaks: [...shortBreaks, { childId: 'child-ruby', stay }],
  })),
  'one carer of two': ofHome(({ members }) => ({ members: members.slice(0, 1) })),
  'a kind of pet more': ofHome(({ pets }, { pick }) => ({
    pets:
      pets === 'not-recorded' ? pets : [...new Set([...pets, (['dog', 'cat', 'other'] as const)[pick % 3] ?? 'dog'])],
  })),
  'a child there who must be alone': ofHome(({ fosteredChildren }, { pick }) => ({
    fosteredChildren: changed(fosteredChildren, pick, (one) => ({ ...one, mustBeOnlyChild: true })),
  })),
  'a child there who must not live with this one': ofHome(({ fosteredChildren }, { pick }) => ({
    fosteredChildren: changed(fosteredChildren, pick, (one) => ({ ...one, mustNotLiveWith: [`${ours}/4711`] })),
  })),
  'one more not to live with': ofChild(({ mustNotLiveWith }, { pick }) => ({
    mustNotLiveWith: [...mustNotLiveWith, `E10009902/child-${pick % 4}`],
  })),
  'one more kind of pet not to live with': ofChild(({ cannotLiveWithPets }) => ({
    cannotLiveWithPets: [...new Set([...cannotLiveWithPets, 'cat' as const])],
  })),
  'a risk to pets': ofChild(({ risks }) => ({ risks: [...risks, 'to-pets'] })),
  'a wider exclusion area': ofChild(({ courtOrders }, { pick }) => ({
    courtOrders: courtOrders.map((one) => ({ ...one, miles: one.miles + (pick % 20) })),
  })),
  'a court order that lasts': ofChild(({ courtOrders }) => ({
    courtOrders: courtOrders.map((one) => ({ ...one, valid: { ...one.valid, until: null } })),
  })),
  'a court order about this home': (given, { stay }) =>
    ofChild(({ courtOrders }) => ({
      courtOrders: [
        ...courtOrders,
        {
          kind: 'no-contact',
          place: 'not-recorded',
          miles: 0,
          householdId: given.household.householdId,
          valid: stay,
        },
      ],
    }))(given, { stay, pick: 0 }),
  'a wider place to avoid': ofChild(({ placesToAvoid }, { pick }) => ({
    placesToAvoid: placesToAvoid.map((one) => ({ ...one, miles: one.miles + (pick % 20) })),
  })),
  'a parent who is looked after': ofChild(({ parent }) => ({
    parent: parent?.isLookedAfter === false ? { ...parent, isLookedAfter: true } : parent,
  })),
  'a parent who comes too': ofChild(({ parent }) => ({
    parent: parent ?? { isLookedAfter: false, ageInYears: 31, riskAssessedOn: day('2026-01-12') },
  })),
  'a parent not assessed': ofChild(({ parent }) => ({ parent: parent && { ...parent, riskAssessedOn: null } })),
  'a longer stay': ofChild(({ expectedUntil }, { pick }) => ({
    expectedUntil: expectedUntil && addDays(expectedUntil, pick),
  })),
};

/** Small children whose parent comes too sleep with the parent, so that a parent may be a way out of a local rule. */
const isComparable = (name: string, { child }: ChildAndHome): boolean =>
  name !== 'a parent who comes too' || (child.ageInYears !== 'not-recorded' && child.ageInYears >= 3);

const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    usualLimitCountedFor: fc.constantFrom('household' as const, 'carer' as const),
    modes: fc.constantFrom('block' as const, 'warn' as const, 'off' as const).map((mode) => ({
      ...startingPolicy.limits.modes,
      'local-room-rules': mode,
      pets: mode,
    })),
  })
  .map(policyWith);

/** Children enough that exceptions and agreements decide: named by all of them, mostly siblings, there for good. */
const anyCrowdedHome: fc.Arbitrary<HouseholdFacts> = fc
  .record({
    home: anyHousehold,
    children: fc.integer({ min: 1, max: 5 }),
    group: fc.constantFrom(null, 'group-a'),
    room: fc.constantFrom(null, 'room-0'),
    until: fc.constantFrom(null, null, day('2026-06-01')),
    areaAuthority: fc.constantFrom(ours, distant, 'not-recorded'),
    beds: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }),
  })
  .map(({ home, children, group, room, until, areaAuthority, beds }) => {
    const fosteredChildren = Array.from({ length: children }, (_, index) =>
      fostered(`child-${index}`, group, { from: day('2025-01-20'), until: null }, { room, sex: 'female' }),
    );
    const everybody = [`${ours}/4711`, ...fosteredChildren.map(({ reference }) => reference)];
    const agreedOn = day('2026-02-16');
    return {
      ...home,
      areaAuthority,
      places: 9,
      fosteredChildren,
      rooms: beds.map((count, index) => ({ name: `room-${index}`, beds: count })),
      exemptions: [{ authority: ours, children: everybody, valid: { from: day('2026-01-05'), until } }],
      sharingAgreements: [ours, adjoining].map((authority) => ({
        authority,
        children: everybody,
        agreedOn,
        assessedOn: agreedOn,
      })),
    };
  });
const anyGiven = fc.record({ child: anyChild, household: fc.oneof(anyHousehold, anyCrowdedHome) });

describe('worse facts never score better (numbers, space and safety)', () => {
  it.each(Object.keys(worsenings))('%s', (name) => {
    const worsen = worsenings[name]!;
    fc.assert(
      fc.property(
        anyGiven,
        fc.record({ stay: anyRange, pick: fc.nat({ max: 40 }) }),
        anyPolicy,
        (given, chance, policy) => {
          fc.pre(isComparable(name, given));
          const before = inTheWay(given, policy);
          const after = inTheWay(worsen(given, chance), policy);
          expect(after.worst).toBeGreaterThanOrEqual(before.worst);
          for (const [rule, shortfall] of before.shortfalls) {
            expect(after.shortfalls.get(rule) ?? 0).toBeGreaterThanOrEqual(shortfall);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('tries every rule, and every exception to one', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyGiven, anyPolicy, ({ child, household }, policy) => {
        const pair = pairOf(world({ child }), household);
        for (const { id, judge } of ruleRegister) {
          for (const { effect } of judge(pair, policy)) seen.add(id).add(`${id} ${effect}`);
        }
      }),
      { numRuns: 600 },
    );
    expect(rulesOfSpaceAndSafety.filter((id) => !seen.has(id))).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'usual-fostering-limit blocks',
        'usual-fostering-limit check',
        'all-siblings met',
        'usual-limit-exemption met',
        'own-bedroom met',
        'own-bedroom needs-authority',
        'short-breaks before-placing',
        'court-order blocks',
      ]),
    );
  });
});
