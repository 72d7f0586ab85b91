import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import {
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  range,
  world,
} from '../../../../test/support/match-world.js';
import { olderThanAnyPlacement } from './age-of-placement.js';
import { type ChildFacts, type FosteredChild, type HouseholdFacts } from './facts.js';
import { childAsNotRecorded } from './frozen-facts.js';
import { startingPolicy } from './policy.js';
import { type RuleId } from './rule-id.js';
import { judgeRun } from './run.js';

/** Each kind of placement judged as a whole run: what makes a home eligible for it, and what is still to do. */

const ruby = `${ours}/4711`;

/** What one run makes of one home: how it stands (absent: not shown), and what each rule found. */
function judged(need: Partial<ChildFacts>, home: Partial<HouseholdFacts> = {}) {
  const answer = judgeRun(world({ child: child(need), households: [household(home)] }), startingPolicy);
  const [shown] = answer.ranked;
  return {
    standing: shown?.standing ?? 'excluded',
    blockedBy:
      shown?.findings.filter(({ effect }) => effect === 'blocks').map(({ ruleId }) => ruleId) ??
      answer.ruleCounts.map(({ ruleId }) => ruleId),
    of: (rule: RuleId) =>
      (shown?.findings ?? [])
        .filter(({ ruleId }) => ruleId === rule)
        .map(({ effect, dueOn, because }) => ({ effect, dueOn, kind: because.kind })),
  };
}
const kindsOf = (found: readonly { readonly kind: string }[]): readonly string[] => found.map(({ kind }) => kind);
const ofOtherFamilies = (count: number): FosteredChild[] =>
  Array.from({ length: count }, (_, index) => fostered(`child-${index}`, `group-${index}`));

describe('parent and child', () => {
  const baby = {
    placementType: 'parent-and-child' as const,
    ageInYears: 0,
    nextBirthdayOn: day('2027-02-20'),
    schoolYear: -4,
    parent: { isLookedAfter: true, ageInYears: 16, riskAssessedOn: null },
  };

  it('needs two places', () => {
    expect(judged(baby, { places: 2 }).standing).toBe('eligible');
    expect(judged(baby, { places: 1 }).blockedBy).toEqual(['vacant-place']);
  });

  it('counts a parent to the usual fostering limit only when looked after', () => {
    const adult = { ...baby, parent: { isLookedAfter: false, ageInYears: 23, riskAssessedOn: day('2026-02-02') } };
    const home = { places: 6, fosteredChildren: ofOtherFamilies(2) };
    expect(judged(baby, home).blockedBy).toEqual(['usual-fostering-limit']);
    expect(judged(adult, home).blockedBy).toEqual([]);
    expect(judged(adult, { ...home, fosteredChildren: ofOtherFamilies(3) }).blockedBy).toEqual([
      'usual-fostering-limit',
    ]);
  });

  it('has a risk assessment of an adult parent done before the move, and of none who is 17', () => {
    const parent = (ageInYears: number | 'not-recorded', riskAssessedOn: ReturnType<typeof day> | null = null) =>
      judged({ ...baby, parent: { isLookedAfter: false, ageInYears, riskAssessedOn } }).of('parent-and-child');
    expect(parent(18)).toEqual([{ effect: 'before-placing', dueOn: null, kind: 'adult-parent-not-assessed' }]);
    expect(kindsOf(parent(17))).toEqual(['parent-comes-too']);
    expect(kindsOf(parent(18, day('2026-02-02')))).toEqual(['parent-comes-too']);
    expect(parent('not-recorded').map(({ effect }) => effect)).toEqual(['check']);
  });

  it('asks for the parent when nobody is named, hides no home for it, and keeps the second place all the same', () => {
    const found = judged({ ...baby, parent: null }, { places: 2 });
    expect(found.standing).toBe('eligible');
    expect(kindsOf(found.of('parent-and-child'))).toEqual(['parent-not-recorded']);
    expect(judged({ ...baby, parent: null }, { places: 1 }).blockedBy).toEqual(['vacant-place']);
    expect(judged({ ...baby, placementType: 'short-term', parent: null }, { places: 1 }).standing).toBe('eligible');
  });

  it('is not opened by an approval for other kinds, nor by a brother or sister: the parent is none', () => {
    const shortTerm = { approvals: [approval({ placementTypes: ['short-term', 'respite'] })] };
    expect(judged(baby, shortTerm).blockedBy).toEqual(['approved-placement-type']);
    const siblings = Array.from({ length: 2 }, (_, index) => fostered(`sibling-${index}`, 'group-a'));
    const home = { places: 6, fosteredChildren: siblings };
    expect(judged({ ...baby, siblingGroup: 'group-a' }, home).blockedBy).toEqual(['usual-fostering-limit']);
    const adult = { isLookedAfter: false, ageInYears: 23, riskAssessedOn: day('2026-02-02') };
    expect(judged({ ...baby, siblingGroup: 'group-a', parent: adult }, home).blockedBy).toEqual([]);
  });
});

describe('remand', () => {
  const remanded = { placementType: 'remand' as const, ageInYears: 15, nextBirthdayOn: day('2026-11-17') };
  const termsOf = (...placementTypes: ('remand' | 'short-term')[]) => ({ approvals: [approval({ placementTypes })] });

  it('needs an approval that names it, or one without terms', () => {
    expect(judged(remanded).standing).toBe('eligible');
    expect(judged(remanded, termsOf('short-term', 'remand')).standing).toBe('eligible');
    expect(judged(remanded, termsOf('short-term')).blockedBy).toEqual(['approved-placement-type']);
    expect(judged({ ...remanded, placementType: 'short-term' }, termsOf('remand')).blockedBy).toEqual([
      'approved-placement-type',
    ]);
  });
});

describe('remand in an emergency', () => {
  it('may leave an approval that does not name it for six working days (R-08), and no other law', () => {
    const now = {
      placementType: 'remand' as const,
      urgency: 'emergency' as const,
      ageInYears: 15,
      expectedUntil: null,
    };
    const shortTerm = { approvals: [approval({ placementTypes: ['short-term'] })] };
    expect(judged(now, shortTerm)).toMatchObject({ standing: 'eligible', blockedBy: [] });
    expect(judged(now, shortTerm).of('emergency-outside-terms')).toMatchObject([{ dueOn: day('2026-03-10') }]);
    expect(judged(now, { ...shortTerm, places: 6, fosteredChildren: ofOtherFamilies(3) }).blockedBy).toContain(
      'usual-fostering-limit',
    );
    expect(judged(now, { approvals: [] }).blockedBy).toContain('approved-foster-carer');
  });
});

describe('respite and short breaks', () => {
  const startsOn = day('2026-03-02');
  const respite = (days: number) => ({
    placementType: 'respite' as const,
    startsOn,
    expectedUntil: addDays(startsOn, days),
  });
  /** Breaks of this child with this carer in the autumn before: `days` of them in all. */
  const breaks = (days: number, childId = 'child-ruby') => ({
    shortBreaks: [
      { childId, stay: range('2025-09-01', '2025-09-18') },
      { childId, stay: range('2025-10-01', addDays(day('2025-10-01'), days - 17)) },
    ],
  });

  it('is the lighter regime up to 17 days at a time', () => {
    expect(kindsOf(judged(respite(17)).of('short-breaks'))).toEqual(['within-short-breaks']);
    expect(judged(respite(18)).of('short-breaks')).toEqual([
      { effect: 'before-placing', dueOn: null, kind: 'short-break-too-long' },
    ]);
  });

  it('is the lighter regime up to 75 days in twelve months with one carer: 74 days and a booking of three leave it', () => {
    const after = (taken: number, booked: number, childId?: string) =>
      kindsOf(judged(respite(booked), breaks(taken, childId)).of('short-breaks'));
    expect(after(72, 3)).toEqual(['within-short-breaks']);
    expect(after(74, 3)).toEqual(['too-many-short-breaks']);
    expect(after(74, 3, 'another-child')).toEqual(['within-short-breaks']);
  });

  it('uses a place that is kept for respite only, which no other kind of placement may', () => {
    const kept = { places: 1, reason: 'respite-only' as const, valid: range('2026-01-05') };
    const home = { places: 1, unavailable: [kept] };
    expect(judged(respite(7), home).standing).toBe('eligible');
    for (const placementType of ['short-term', 'long-term', 'emergency', 'remand'] as const) {
      expect(judged({ ...respite(7), placementType }, home).blockedBy).toEqual(['vacant-place']);
    }
    const onLeave = { ...home, unavailable: [{ ...kept, reason: 'carer-break' as const }] };
    expect(judged(respite(7), onLeave).blockedBy).toEqual(['vacant-place']);
  });

  it('in supported accommodation is no short break: no carer lives there, however short it is', () => {
    const flat = {
      setting: 'supported-accommodation' as const,
      isRegistered: true,
      approvals: [],
      agreement: 'none' as const,
    };
    const at16 = { ...respite(3), ageInYears: 16 };
    expect(judged(at16, flat).standing).toBe('eligible');
    expect(judged(at16, flat).of('short-breaks')).toEqual([
      { effect: 'before-placing', dueOn: null, kind: 'short-break-without-carer' },
    ]);
    expect(judged({ ...at16, ageInYears: 15 }, flat).blockedBy).toEqual(['no-unregistered-under-16']);
    expect(judged({ ...at16, expectedUntil: null }, flat).of('short-breaks')).toMatchObject([
      { kind: 'short-break-without-carer' },
    ]);
    expect(judged({ ...at16, placementType: 'short-term' }, flat).of('short-breaks')).toEqual([]);
  });

  it('leaves the home in the list either way, and asks for the last day when there is none', () => {
    expect(judged(respite(18), breaks(74)).standing).toBe('eligible');
    expect(judged({ placementType: 'respite', expectedUntil: null }).of('short-breaks')).toMatchObject([
      { effect: 'check', kind: 'short-break-without-end' },
    ]);
    expect(judged({ expectedUntil: null }).of('short-breaks')).toEqual([]);
  });
});

describe('a connected person', () => {
  const aunt = { connectedTo: [{ child: ruby, isRelative: true }] };
  const sixteenWeeks = range('2026-02-02', '2026-05-25');
  const temporary = { ...aunt, approvals: [approval({ kind: 'temporary', valid: sixteenWeeks, namedChild: ruby })] };

  it('needs no consent wherever they live (R-13e)', () => {
    expect(judged({}, { areaAuthority: distant }).standing).toBe('needs-authority');
    expect(judged({}, { ...aunt, areaAuthority: distant }).of('at-a-distance')).toEqual([]);
  });

  it('comes first: every other home costs a reason while one is known (R-18)', () => {
    const known = { connectedHomeIsKnown: true };
    expect(kindsOf(judged(known, aunt).of('connected-person-first'))).toEqual(['connected-person']);
    expect(judged(known).of('connected-person-first')).toMatchObject([
      { effect: 'costs-points', kind: 'connected-person-elsewhere' },
    ]);
    expect(judged({}).of('connected-person-first')).toEqual([]);
  });

  it('may be approved for sixteen weeks for this child, with the day by which that has to be more (R-09)', () => {
    const found = judged({}, temporary);
    expect(found.blockedBy).toEqual([]);
    expect(found.of('temporary-approval')).toEqual([
      { effect: 'before-placing', dueOn: day('2026-05-24'), kind: 'temporary-approval-ends' },
    ]);
    expect(kindsOf(judged({ expectedUntil: day('2026-05-25') }, temporary).of('temporary-approval'))).toEqual([
      'temporary-approval-covers',
    ]);
  });

  it('comes with no other law relaxed: places, the usual limit, court orders and offences stand', () => {
    expect(judged({}, { ...aunt, places: 0 }).blockedBy).toEqual(['vacant-place']);
    const full = { ...aunt, places: 6, fosteredChildren: ofOtherFamilies(3) };
    expect(judged({}, full).blockedBy).toContain('usual-fostering-limit');
    expect(judged({}, { ...aunt, approvals: [] }).blockedBy).toEqual(['approved-foster-carer']);
    const before = [approval({ kind: 'temporary', valid: range('2025-10-06', '2026-01-26'), namedChild: ruby })];
    expect(judged({}, { ...aunt, approvals: before }).standing).not.toBe('eligible');
  });

  it('is approved so for nobody else', () => {
    const forAnother = {
      connectedTo: [{ child: `${ours}/9`, isRelative: true }],
      approvals: [approval({ kind: 'temporary', valid: sixteenWeeks, namedChild: `${ours}/9` })],
    };
    expect(judged({}, forAnother).blockedBy).toContain('temporary-approval');
  });
});

describe('long-term', () => {
  const confirmed = (on: ReturnType<typeof day> | null) => ({
    placementType: 'long-term' as const,
    expectedUntil: null,
    before: { ...child().before, longTermConfirmedOn: on },
  });

  it('waits for the match to be confirmed (R-12)', () => {
    expect(judged(confirmed(null)).standing).toBe('needs-authority');
    expect(judged(confirmed(null)).of('long-term')).toMatchObject([{ effect: 'needs-authority' }]);
    expect(judged(confirmed(day('2026-02-20'))).standing).toBe('eligible');
    expect(judged({ ...confirmed(null), placementType: 'short-term' }).of('long-term')).toEqual([]);
  });

  it('waits for it in an emergency too, and needs an approval that names it', () => {
    expect(judged({ ...confirmed(null), urgency: 'emergency' }).standing).toBe('needs-authority');
    const onDay = confirmed(day('2026-02-20'));
    expect(judged(onDay, { approvals: [approval({ placementTypes: ['short-term'] })] }).blockedBy).toEqual([
      'approved-placement-type',
    ]);
    expect(judged(onDay, { approvals: [approval({ placementTypes: ['long-term'] })] }).standing).toBe('eligible');
  });
});

describe('an emergency', () => {
  const emergency = { urgency: 'emergency' as const, placementType: 'emergency' as const, expectedUntil: null };
  const youngOnly = { approvals: [approval({ ages: { from: 0, to: 5 }, maxChildren: 1 })] };

  it('may leave the terms of approval for six working days, and says until when (R-08)', () => {
    const found = judged(emergency, youngOnly);
    expect(found.standing).toBe('eligible');
    // Monday 2 March 2026: the sixth working day after it is Tuesday 10 March.
    expect(found.of('emergency-outside-terms')).toEqual([
      { effect: 'before-placing', dueOn: day('2026-03-10'), kind: 'emergency-outside-terms' },
    ]);
    expect(judged({ ...emergency, urgency: 'planned' }, youngOnly).blockedBy).toContain('approved-ages');
  });

  it('skips weekends and bank holidays: from Maundy Thursday over Easter', () => {
    const overEaster = { ...emergency, startsOn: day('2026-04-02') };
    expect(judged(overEaster, youngOnly).of('emergency-outside-terms')).toMatchObject([{ dueOn: day('2026-04-14') }]);
  });

  it('leaves no other law: the fourth unrelated child is still refused', () => {
    const full = { ...youngOnly, places: 6, fosteredChildren: ofOtherFamilies(3) };
    expect(judged(emergency, full).blockedBy).toContain('usual-fostering-limit');
  });
});

describe('an emergency of which little is known', () => {
  const little = {
    ...childAsNotRecorded,
    requestId: 'request-1',
    childId: 'child-ruby',
    responsibleAuthority: ours,
    childCode: '4711',
    urgency: 'emergency' as const,
    placementType: 'emergency' as const,
    startsOn: day('2026-03-02'),
    expectedUntil: null,
  };
  const toFindOut = (home: Partial<HouseholdFacts>): readonly string[] => {
    const { ranked } = judgeRun(world({ child: child(little), households: [household(home)] }), startingPolicy);
    const asked = (ranked[0]?.findings ?? []).flatMap(({ remedy }) =>
      remedy?.kind === 'find-out' ? [remedy.fact] : [],
    );
    return [...new Set(asked)].sort();
  };

  it('is answered, and what is missing is listed, the least of it where no term depends on it', () => {
    expect(judged({ ...little, ageInYears: 'not-recorded', sex: 'not-recorded' }).standing).toBe('eligible');
    expect(toFindOut({})).not.toContain('sex-of-the-child');
    expect(toFindOut({ approvals: [approval({ ages: { from: 0, to: 5 }, sex: 'male' })] })).toEqual(
      expect.arrayContaining(['age-of-the-child', 'sex-of-the-child']),
    );
  });

  it('hides no home for what is not known, and blocks what is known to be unlawful', () => {
    const unknown = { ...little, ageInYears: 'not-recorded' as const };
    expect(judged(unknown, { approvals: [approval({ ages: { from: 0, to: 5 } })] }).standing).toBe('eligible');
    expect(judged(unknown, { approvals: [] }).blockedBy).toEqual(['approved-foster-carer']);
    expect(judged(unknown, { places: 0 }).blockedBy).toEqual(['vacant-place']);
  });
});

describe('supported accommodation', () => {
  const flat = {
    setting: 'supported-accommodation' as const,
    isRegistered: true,
    approvals: [],
    agreement: 'none' as const,
  };
  const at = (ageInYears: number | 'not-recorded') => ({ ageInYears, placementType: 'short-term' as const });

  it('is for 16 and 17, registered, and needs no foster carer, agreement or consent', () => {
    for (const age of [16, 17]) expect(judged(at(age), flat)).toMatchObject({ standing: 'eligible', blockedBy: [] });
    expect(judged(at(15), flat).blockedBy).toEqual(['no-unregistered-under-16']);
    expect(judged(at(16), { ...flat, isRegistered: false }).blockedBy).toEqual(['supported-accommodation']);
    expect(judged(at(16), flat).of('approved-foster-carer')).toEqual([]);
    expect(judged(at(16), flat).of('service-consent')).toEqual([]);
  });

  it('asks for what is not recorded, of the age and of the registration', () => {
    expect(kindsOf(judged(at('not-recorded'), flat).of('no-unregistered-under-16'))).toEqual(['age-decides-setting']);
    expect(kindsOf(judged(at(17), { ...flat, isRegistered: 'not-recorded' }).of('supported-accommodation'))).toEqual([
      'registration-not-recorded',
    ]);
  });

  it('is not held to the usual fostering limit, whoever lives there already', () => {
    const three = ['a', 'b', 'c'].map((name) => fostered(name, 'family-of-theirs'));
    const full = { fosteredChildren: three, places: 4, bedrooms: 5 };
    const children = [`${ours}/4711`, ...three.map(({ reference }) => reference)];
    const exempted = { exemptions: [{ authority: ours, children, valid: range('2026-01-05') }] };
    expect(judged(at(17), { ...full, ...exempted }).of('usual-limit-exemption')).toHaveLength(1);
    const inSupported = judged(at(17), { ...full, ...flat, ...exempted });
    expect(judged(at(17), { ...full, ...flat }).blockedBy).toEqual([]);
    for (const id of ['usual-fostering-limit', 'all-siblings', 'usual-limit-exemption'] as const) {
      expect(inSupported.of(id)).toEqual([]);
      const sibling = judged({ ...at(17), siblingGroup: 'family-of-theirs' }, { ...full, ...flat });
      expect(sibling.of(id)).toEqual([]);
    }
    expect(judged(at(17), full).blockedBy).toContain('usual-fostering-limit');
  });

  it('needs a vacant place and keeps to court orders as any home does', () => {
    expect(judged(at(16), { ...flat, places: 0 }).blockedBy).toEqual(['vacant-place']);
    const here = { kind: 'no-contact' as const, place: 'not-recorded' as const, miles: 0, householdId: 'household-1' };
    expect(judged({ ...at(16), courtOrders: [{ ...here, valid: range('2026-01-05') }] }, flat).blockedBy).toEqual([
      'court-order',
    ]);
  });
});

describe('fostering for adoption', () => {
  const considered = { adoptionConsidered: true, ageInYears: 0, nextBirthdayOn: day('2027-01-05') };
  const adopters = (namedChild: string) => ({
    approvals: [approval({ kind: 'fostering-for-adoption', namedChild })],
  });

  it('is for the named child, with the approval of a nominated officer (R-11)', () => {
    const found = judged(considered, adopters(ruby));
    expect(found.standing).toBe('needs-authority');
    expect(kindsOf(found.of('fostering-for-adoption'))).toEqual(['fostering-for-adoption']);
  });

  it('is for no other child, and for nobody for whom adoption is not considered', () => {
    expect(judged(considered, adopters(`${ours}/9`)).blockedBy).toContain('fostering-for-adoption');
    expect(judged({ ...considered, adoptionConsidered: false }, adopters(ruby)).blockedBy).toContain(
      'fostering-for-adoption',
    );
  });

  it('switches off the duties of nearness, and no other rule (R-21)', () => {
    const far = { place: { easting: 500_000, northing: 562_000 } };
    expect(judged(considered, far).of('near-home')).toEqual([]);
    expect(judged({ ...considered, adoptionConsidered: false }, far).of('near-home')).toHaveLength(1);
    expect(judged(considered, { ...far, places: 0 }).blockedBy).toContain('vacant-place');
  });
});

describe('Staying Put', () => {
  const adult = { stayingPutAdults: 1 };

  it('takes a bed and counts to no limit: the young adult is fostered no longer', () => {
    expect(judged({}, { ...adult, places: 1 }).blockedBy).toEqual(['vacant-place']);
    expect(judged({}, { ...adult, places: 2 }).standing).toBe('eligible');
    const two = { ...adult, places: 6, fosteredChildren: ofOtherFamilies(2) };
    expect(judged({}, two).blockedBy).toEqual([]);
    expect(judged({}, { ...two, fosteredChildren: ofOtherFamilies(3) }).blockedBy).toEqual(['usual-fostering-limit']);
  });

  it('is no placement that anybody is searched for: at 18 there is none, of any kind but with a baby', () => {
    const tooOld = (ageInYears: number | 'not-recorded', placementType: ChildFacts['placementType'] = 'short-term') =>
      olderThanAnyPlacement({ ageInYears, placementType });
    expect(tooOld(17)).toBeNull();
    expect(tooOld(18)).toEqual({ ageInYears: 18, oldest: 17 });
    expect(tooOld('not-recorded')).toBeNull();
    for (const kind of ['long-term', 'respite', 'remand', 'emergency'] as const) {
      expect(tooOld(18, kind)).toEqual({ ageInYears: 18, oldest: 17 });
    }
    expect([tooOld(20, 'parent-and-child'), tooOld(21, 'parent-and-child')]).toEqual([
      null,
      { ageInYears: 21, oldest: 20 },
    ]);
  });
});
