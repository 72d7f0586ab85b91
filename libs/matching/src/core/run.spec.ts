import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import {
  adjoining,
  anyWorld,
  approval,
  child,
  distant,
  fostered,
  household,
  placeMilesAway,
  policyWith,
  range,
  world,
} from '../../../../test/support/match-world.js';
import { type HouseholdFacts } from './facts.js';
import { judgeHousehold, standingOf } from './judgement.js';
import { startingPolicy } from './policy.js';
import { bestFirst, isOnlyToBeHadOutsideTheArea, judgeRun } from './run.js';

const named = (reference: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, ...facts });
const standings = (households: HouseholdFacts[], policy = startingPolicy): [string, string, number][] =>
  judgeRun(world({ households }), policy).ranked.map(({ household: home, standing, points }) => [
    home.reference,
    standing,
    points,
  ]);

describe('the answer to a request', () => {
  it('ranks by points, then miles, then reference, eligible before authority before near misses', () => {
    const answer = standings([
      named('near-miss', { approvals: [approval({ ages: { from: 8, to: 13 } })] }),
      named('b-9-miles', { place: placeMilesAway(9) }),
      named('c-no-place', { place: 'not-recorded' }),
      named('b-4.2-miles'),
      named('a-4.2-miles'),
      named('z-1-mile', { place: placeMilesAway(1) }),
      named('adjoining', { areaAuthority: adjoining }),
      named('full', { places: 0, fosteredChildren: [fostered('one'), fostered('two')] }),
    ]);
    expect(answer).toEqual([
      ['z-1-mile', 'eligible', 99],
      ['a-4.2-miles', 'eligible', 99],
      ['b-4.2-miles', 'eligible', 99],
      ['c-no-place', 'eligible', 99],
      ['b-9-miles', 'eligible', 95],
      ['adjoining', 'needs-authority', 95],
      ['near-miss', 'near-miss', 99],
    ]);
  });

  it('shows the best near misses only and counts the others by their rule', () => {
    const declined = named('declined', { carerAnswer: 'declined', places: 0 });
    const full = [3, 12, 7, 31].map((miles) => named(`full-${miles}`, { places: 0, place: placeMilesAway(miles) }));
    const answer = judgeRun(world({ households: [declined, ...full] }), policyWith({ nearMissesShown: 2 }));
    expect(answer.ranked.map(({ place, household: { reference } }) => [place, reference])).toEqual([
      [1, 'full-3'],
      [2, 'full-7'],
    ]);
    expect(answer.counts).toEqual({ register: 5, eligible: 0, needsAuthority: 0, nearMisses: 2, excluded: 3 });
    expect(answer.ruleCounts).toEqual([
      { ruleId: 'vacant-place', households: 3 },
      { ruleId: 'carer-agreed', households: 1 },
    ]);
  });

  it('as many hard rules as the policy says, each within its limit, make a near miss; one more, or one by more, does not', () => {
    const aged = (from: number): HouseholdFacts =>
      named(`from-${from}`, { approvals: [approval({ ages: { from, to: 15 } })] });
    const two = named('two', { approvals: [approval({ ages: { from: 8, to: 15 } })], places: 0 });
    const three = named('three', {
      approvals: [approval({ ages: { from: 8, to: 15 }, placementTypes: ['respite'] })],
      places: 0,
    });
    expect(standings([aged(9), aged(10), two, three])).toEqual([
      ['from-9', 'near-miss', 99],
      ['two', 'near-miss', 99],
    ]);
    expect(standings([aged(9), two], policyWith({ nearMissRules: 1 }))).toEqual([['from-9', 'near-miss', 99]]);
    expect(standings([aged(9), two], policyWith({ nearMissRules: 0 }))).toEqual([]);
  });

  it('a home that its remedies together would not open is no near miss', () => {
    // The child could move in when the hold ends, and then the review of the approval would be overdue.
    const until = range('2026-03-02', '2026-03-12');
    const hold = { scope: 'all' as const, namedChild: null, valid: until, reviewOn: null, decidedBy: 'Panel' };
    const opens = named('opens', { holds: [hold] });
    const changes = named('changes', {
      holds: [hold],
      lastReviewOn: day('2025-03-05'),
    });
    const strict = policyWith({ modes: { ...startingPolicy.limits.modes, 'approval-review': 'block' } });
    expect(standings([opens, changes])).toEqual([
      ['changes', 'near-miss', 99],
      ['opens', 'near-miss', 99],
    ]);
    expect(standings([opens, changes], strict)).toEqual([['opens', 'near-miss', 99]]);
  });

  it('a near miss carries every rule in its way, by how much, and every other home none', () => {
    const two = named('two', { approvals: [approval({ ages: { from: 9, to: 15 } })], places: 0 });
    const { ranked } = judgeRun(world({ households: [two, named('one')] }), startingPolicy);
    expect(ranked.map(({ household: home, binding }) => [home.reference, binding])).toEqual([
      ['one', []],
      [
        'two',
        [
          { ruleId: 'approved-ages', shortfall: 2 },
          { ruleId: 'vacant-place', shortfall: 1 },
        ],
      ],
    ]);
  });

  it('is a funnel: each home leaves at the first rule in its way, and what is left last may take the child', () => {
    const ages = [approval({ ages: { from: 12, to: 15 } })];
    const { funnel, bindingConstraint } = judgeRun(
      world({
        households: [
          named('declined', { carerAnswer: 'declined' }),
          named('full', { places: 0 }),
          named('full-too', { places: 0 }),
          named('for-others', { approvals: ages, places: 0 }),
          named('for-others-too', { approvals: ages }),
          named('adjoining', { areaAuthority: adjoining }),
          named('free'),
        ],
      }),
      startingPolicy,
    );
    expect(funnel).toEqual([
      { ruleId: 'approved-ages', removed: 2, left: 5 },
      { ruleId: 'vacant-place', removed: 2, left: 3 },
      { ruleId: 'carer-agreed', removed: 1, left: 2 },
    ]);
    expect(bindingConstraint).toEqual({ ruleId: 'vacant-place', households: 2 });
  });

  it('names the rule that alone would bring most homes; of equals the first of the register, of none nothing', () => {
    const declined = named('declined', { carerAnswer: 'declined' });
    const full = named('full', { places: 0 });
    const constraint = (households: HouseholdFacts[]): unknown =>
      judgeRun(world({ households }), startingPolicy).bindingConstraint;
    expect(constraint([declined, full])).toEqual({ ruleId: 'vacant-place', households: 1 });
    expect(constraint([declined, named('both', { carerAnswer: 'declined', places: 0 })])).toEqual({
      ruleId: 'carer-agreed',
      households: 1,
    });
    expect(constraint([named('both', { carerAnswer: 'declined', places: 0 }), named('free')])).toBeNull();
  });

  describe('where only homes outside the area are to be had', () => {
    const constraint = (households: HouseholdFacts[], facts = {}): unknown =>
      judgeRun(world({ households, ...facts }), startingPolicy).bindingConstraint;
    const away = (reference: string, areaAuthority: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
      named(reference, { areaAuthority, ...facts });
    const full = named('full', { places: 0 });

    it('the area binds, by the rule whose approval most homes wait for, and of equals the first of the register', () => {
      expect(constraint([away('a', adjoining), away('b', adjoining), away('c', distant), full])).toEqual({
        ruleId: 'adjoining-authority',
        households: 2,
      });
      expect(constraint([away('a', distant), away('b', distant), full])).toEqual({
        ruleId: 'at-a-distance',
        households: 2,
      });
      expect(constraint([away('a', adjoining), full])).toEqual({ ruleId: 'vacant-place', households: 1 });
      expect(constraint([away('a', adjoining), full, named('full-too', { places: 0 })])).toEqual({
        ruleId: 'vacant-place',
        households: 2,
      });
    });

    it('it does not where some home is eligible, where the home waits for something else as well, or has a rule in its way', () => {
      expect(constraint([away('a', adjoining), away('b', adjoining), named('free'), full])).toEqual({
        ruleId: 'vacant-place',
        households: 1,
      });
      const longTerm = { child: child({ placementType: 'long-term', expectedUntil: null }) };
      expect(constraint([away('a', adjoining)], longTerm)).toBeNull();
      expect(constraint([named('a')], longTerm)).toBeNull();
      expect(constraint([away('a', adjoining, { places: 0, carerAnswer: 'declined' })])).toBeNull();
    });

    it('tells homes that are to be had only outside the area from others', () => {
      const [adjoins, plain, blocked, alsoLongTerm] = [
        judgeHousehold(world(), away('a', adjoining), startingPolicy),
        judgeHousehold(world(), named('b'), startingPolicy),
        judgeHousehold(world(), away('c', distant, { places: 0 }), startingPolicy),
        judgeHousehold(
          world({ child: child({ placementType: 'long-term', expectedUntil: null }) }),
          away('d', distant),
          startingPolicy,
        ),
      ];
      expect([adjoins, plain, blocked, alsoLongTerm].map((home) => isOnlyToBeHadOutsideTheArea(home!))).toEqual([
        true,
        false,
        false,
        true,
      ]);
    });
  });

  it('says when a home belongs to a constellation on the day the child would move in', () => {
    const membership = { name: 'Heron', role: 'satellite' as const, hubBeds: 0, hubHasRoom: null };
    const answer = judgeRun(
      world({
        households: [
          named('in', {
            constellations: [{ ...membership, valid: range('2026-03-02') }],
          }),
          named('not'),
        ],
      }),
      startingPolicy,
    );
    expect(answer.ranked.map(({ household: home }) => home.constellation)).toEqual([
      { name: 'Heron', role: 'satellite' },
      null,
    ]);
  });

  it('answers for every home of the register exactly once, in one order that does not depend on theirs', () => {
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: 0, max: 6 }), (facts, nearMissesShown) => {
        const policy = policyWith({ nearMissesShown });
        const answer = judgeRun(facts, policy);
        const { register, eligible, needsAuthority, nearMisses, excluded } = answer.counts;
        expect(eligible + needsAuthority + nearMisses + excluded).toBe(register);
        expect(register).toBe(facts.households.length);
        expect(answer.ranked.map(({ place }) => place)).toEqual(answer.ranked.map((_, index) => index + 1));
        expect(new Set(answer.ranked.map(({ household: home }) => home.householdId)).size).toBe(answer.ranked.length);
        expect(nearMisses).toBeLessThanOrEqual(nearMissesShown);
        for (const { households } of answer.ruleCounts) expect(households).toBeLessThanOrEqual(excluded);
        const left = answer.funnel.at(-1)?.left ?? register;
        expect(left).toBe(eligible + needsAuthority);
        if (excluded > 0) expect(answer.ruleCounts.length).toBeGreaterThan(0);
        const turned = judgeRun({ ...facts, households: [...facts.households].reverse() }, policy);
        expect(turned).toEqual(answer);
      }),
    );
  });

  it('never takes more points than there are, and shows only homes that nothing blocks, or a rule or two by a little', () => {
    fc.assert(
      fc.property(anyWorld, (facts) => {
        for (const { points, standing, findings } of judgeRun(facts, startingPolicy).ranked) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
          const blocking = new Set(findings.filter(({ effect }) => effect === 'blocks').map(({ ruleId }) => ruleId));
          expect(blocking.size).toBeLessThanOrEqual(standing === 'near-miss' ? startingPolicy.limits.nearMissRules : 0);
          if (standing === 'near-miss') expect(blocking.size).toBeGreaterThan(0);
          expect(points).toBe(100 + findings.reduce((sum, finding) => sum + finding.points, 0));
        }
      }),
    );
  });

  it('orders totally: no two homes with different references tie', () => {
    const sortable = fc.record({
      points: fc.integer({ min: 80, max: 82 }),
      milesFromHome: fc.constantFrom(1.5, 2, 'not-recorded' as const),
      household: fc.record({ reference: fc.constantFrom('a', 'b', 'c') }),
    });
    fc.assert(
      fc.property(sortable, sortable, sortable, (a, b, c) => {
        expect(Math.sign(bestFirst(a, b)) + Math.sign(bestFirst(b, a))).toBe(0);
        if (a.household.reference !== b.household.reference) expect(bestFirst(a, b)).not.toBe(0);
        if (bestFirst(a, b) < 0 && bestFirst(b, c) < 0) expect(bestFirst(a, c)).toBeLessThan(0);
      }),
    );
  });
});

describe('worse facts', () => {
  const order = { eligible: 0, 'needs-authority': 1, 'near-miss': 2, excluded: 3 } as const;
  type Worsen = (home: HouseholdFacts) => HouseholdFacts;
  const worsenings: [string, Worsen][] = [
    ['a place less', (home) => ({ ...home, places: Math.max(home.places - 1, 0) })],
    [
      'an unrelated child more',
      (home) => ({ ...home, fosteredChildren: [...home.fosteredChildren, fostered('another')] }),
    ],
    ['a Staying Put adult more', (home) => ({ ...home, stayingPutAdults: home.stayingPutAdults + 1 })],
    ['a carer who declines', (home) => ({ ...home, carerAnswer: 'declined' })],
    [
      'a resignation',
      (home) => ({
        ...home,
        approvals: home.approvals.map((one) => ({ ...one, resignationNoticeOn: day('2019-05-14') })),
      }),
    ],
    [
      'a hold',
      (home) => ({
        ...home,
        holds: [
          ...home.holds,
          {
            scope: 'all',
            namedChild: null,
            valid: range('2026-03-02'),
            reviewOn: null,
            decidedBy: 'Panel',
          },
        ],
      }),
    ],
    [
      'terms for one child',
      (home) => ({ ...home, approvals: home.approvals.map((one) => ({ ...one, maxChildren: 1 })) }),
    ],
    [
      'an area further off',
      (home) => (home.areaAuthority === 'not-recorded' ? home : { ...home, areaAuthority: distant }),
    ],
    ['a skill less', (home) => ({ ...home, skills: home.skills.slice(1) })],
    ['a training less', (home) => ({ ...home, training: home.training.slice(1) })],
    ['experience less', (home) => ({ ...home, experience: home.experience.slice(1) })],
    [
      'a stay more that ended before its plan',
      (home) => ({
        ...home,
        unplannedEndings: home.unplannedEndings === 'not-recorded' ? 1 : home.unplannedEndings + 1,
      }),
    ],
    [
      'an adaptation less',
      (home) => (home.adaptations === 'not-recorded' ? home : { ...home, adaptations: home.adaptations.slice(1) }),
    ],
    [
      'a faith less',
      (home) =>
        home.faithsSupported === 'not-recorded' ? home : { ...home, faithsSupported: home.faithsSupported.slice(1) },
    ],
    [
      'a culture less',
      (home) =>
        home.culturesSupported === 'not-recorded'
          ? home
          : { ...home, culturesSupported: home.culturesSupported.slice(1) },
    ],
    [
      'one need more the carers are not ready for',
      (home) =>
        home.preference === 'not-recorded'
          ? home
          : {
              ...home,
              preference: { ...home.preference, unwillingNeeds: ['self-harm', ...home.preference.unwillingNeeds] },
            },
    ],
    [
      'no hub with room',
      (home) => ({
        ...home,
        constellations: home.constellations.map((one) => (one.hubHasRoom ? { ...one, hubHasRoom: false } : one)),
      }),
    ],
    ['carers who are not connected', (home) => ({ ...home, connectedTo: [] })],
    ['a child of the carers more', (home) => ({ ...home, ownChildrenAges: [...home.ownChildrenAges, 8] })],
  ];

  it.each(worsenings)('%s never scores better and never lifts a home', (_, worsen) => {
    fc.assert(
      fc.property(anyWorld, (any) => {
        // Another child is no worse for a child who wishes to live with others.
        const wishes = any.child.wishes.filter((wish) => wish !== 'other-children');
        const facts = { ...any, child: { ...any.child, wishes } };
        for (const home of facts.households) {
          const before = judgeHousehold(facts, home, startingPolicy);
          const after = judgeHousehold(facts, worsen(home), startingPolicy);
          expect(after.points).toBeLessThanOrEqual(before.points);
          expect(order[after.standing]).toBeGreaterThanOrEqual(order[before.standing]);
        }
      }),
    );
  });

  it('that are only unknown block nothing by themselves', () => {
    fc.assert(
      fc.property(anyWorld, (facts) => {
        const unknown = world({ ...facts, child: { ...facts.child, ageInYears: 'not-recorded', sex: 'not-recorded' } });
        for (const home of facts.households) {
          const blurred = { ...home, place: 'not-recorded' as const, areaAuthority: 'not-recorded' };
          const known = judgeHousehold(facts, home, startingPolicy);
          const { points, binding, findings } = judgeHousehold(unknown, blurred, startingPolicy);
          expect(points).toBeGreaterThanOrEqual(known.points);
          expect(binding.length).toBeLessThanOrEqual(known.binding.length);
          const standing = standingOf(findings, binding, startingPolicy);
          if (known.standing === 'eligible') expect(standing).toBe('eligible');
        }
      }),
    );
  });
});
