import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import {
  type ChildFacts,
  type HouseholdFacts,
  judgeRun,
  type MatchFacts,
  type Member,
  type Policy,
  type RuleId,
  ruleRegister,
  startingPolicy,
} from '#matching/core';
import {
  adjoining,
  approval,
  bankHolidays2026,
  child,
  distant,
  fostered,
  household,
  ours,
  placeMilesAway,
  policyWith,
  range,
  world,
} from '../support/match-world.js';

/**
 * Further vectors, as an inspector or a lawyer would ask them: the boundaries of each rule on both sides, and rules that
 * meet. Each is judged as a whole run. `finds` is all that the rule says, in order; an empty list where it says nothing.
 */
interface Vector {
  readonly of: string;
  readonly facts: string;
  readonly home?: Partial<HouseholdFacts>;
  readonly need?: Partial<ChildFacts>;
  readonly world?: Partial<MatchFacts>;
  readonly policy?: Policy;
  /** Eligible where nothing is said. */
  readonly standing?: 'needs-authority' | 'near-miss' | 'excluded';
  /** Every rule that stands in the way, and no other. */
  readonly blockedBy?: readonly RuleId[];
  readonly finds?: Readonly<Partial<Record<RuleId, readonly object[]>>>;
}

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
const theirs = { name: 'Brackendale Council', kind: 'authority' as const, authorityCode: adjoining, frameworkOf: [] };
const startsOn = day('2026-03-02');
const endsOn = day('2026-08-31');
const ruby = `${ours}/4711`;

const ofOurs = (id: string, group: string | null, facts: object = {}) =>
  fostered(id, group, range('2025-01-20'), { responsibleAuthority: ours, reference: `${ours}/${id}`, ...facts });
const until = (id: string, group: string | null, last: string) =>
  ofOurs(id, group, { stay: range('2025-01-20', last) });
const from = (id: string, group: string | null, first: string) => ofOurs(id, group, { stay: range(first) });
const withRubysGroup = { siblingGroup: 'group-ruby' };
const roomy = { service: own, places: 6 };
const three = [ofOurs('kit', null), ofOurs('lou', 'group-lou'), ofOurs('max', null)];
const exemption = (children: readonly string[], valid = range('2026-03-02', '2026-08-31'), authority = ours) => ({
  authority,
  children: children.map((code) => `${ours}/${code}`),
  valid,
});

const carer = (facts: Partial<Member> = {}): Member => ({
  role: 'carer',
  ageInYears: 47,
  checkedOn: day('2025-06-11'),
  specifiedOffence: false,
  ...facts,
});

const aunt = { connectedTo: [{ child: ruby, isRelative: true }] };
const temporaryOf = (first: string, facts: object = {}) =>
  approval({ kind: 'temporary', valid: range(first), namedChild: ruby, ...facts });
const stayOf = (first: string, last: string | null, judgedOn = addDays(day(first), -3)) => ({
  need: { startsOn: day(first), expectedUntil: last === null ? null : day(last) },
  world: { judgedOn },
});

const emergency = { urgency: 'emergency' as const };
const smallOnly = { service: own, approvals: [approval({ ages: { from: 0, to: 5 } })] };
const holidaysTo2027 = [...bankHolidays2026, ...['2027-01-01', '2027-03-26', '2027-03-29'].map(day)];

const supported = { setting: 'supported-accommodation' as const, approvals: [], isRegistered: true };
const respite = { placementType: 'respite' as const };
const breaks = (...stays: readonly (readonly [string, string])[]) =>
  stays.map(([first, last]) => ({ childId: 'child-ruby', stay: range(first, last) }));

const sharedRoom = (facts: object, agreements: HouseholdFacts['sharingAgreements'] = []) => ({
  service: own,
  rooms: [{ name: 'Blue room', beds: 2 }],
  fosteredChildren: [ofOurs('kit', null, { ageInYears: 6, sex: 'female', room: 'Blue room', ...facts })],
  sharingAgreements: agreements,
});
const agreed = (authority: string, children: readonly string[], facts: object = {}) => ({
  authority,
  children,
  agreedOn: day('2026-02-20'),
  assessedOn: day('2026-02-18'),
  ...facts,
});
const order = (facts: object = {}) => ({
  kind: 'exclusion-area' as const,
  place: placeMilesAway(12),
  miles: 4,
  householdId: null,
  valid: range('2025-09-01'),
  ...facts,
});
const mother = (facts: object = {}) => ({
  placementType: 'parent-and-child' as const,
  ageInYears: 0,
  nextBirthdayOn: day('2027-02-20'),
  schoolYear: -4,
  parent: { isLookedAfter: true, ageInYears: 16, riskAssessedOn: null, ...facts },
});
const inYear = (schoolYear: number | 'not-recorded', facts: Partial<ChildFacts> = {}) => ({
  schoolYear,
  ageInYears: 15,
  school: { easting: 431_000, northing: 562_000 },
  ...facts,
});
const nothing: readonly object[] = [];

const vectors: readonly Vector[] = [
  // who is approved, from when and until when.
  {
    of: 'R-01',
    facts: 'Approved from eight days after the move',
    home: { approvals: [approval({ valid: range('2026-03-10') })] },
    standing: 'near-miss',
    blockedBy: ['approved-foster-carer'],
    finds: {
      'approved-foster-carer': [
        { effect: 'blocks', remedy: { kind: 'start-on-or-after', startsOn: day('2026-03-10') } },
      ],
    },
  },
  {
    of: 'R-01',
    facts: 'Approved from the day of the move',
    home: { approvals: [approval({ valid: range('2026-03-02') })] },
  },
  {
    of: 'R-01',
    facts: 'A grandmother whom nobody has approved, in an emergency',
    home: { ...aunt, service: own, approvals: [] },
    need: emergency,
    standing: 'excluded',
    blockedBy: ['approved-foster-carer'],
  },
  {
    of: 'R-34',
    facts: 'The approval ends on the last day of the stay',
    home: { approvals: [approval({ valid: range('2019-05-14', '2026-08-31') })] },
  },
  {
    of: 'R-34',
    facts: 'The approval ends a day before the stay does',
    home: { approvals: [approval({ valid: range('2019-05-14', '2026-08-30') })] },
    standing: 'near-miss',
    blockedBy: ['approval-lasts'],
    finds: { 'approval-lasts': [{ remedy: { kind: 'approval-extended', endsOn: '2026-08-30', until: '2026-08-31' } }] },
  },
  {
    of: 'R-34',
    facts: 'The approval ends, and another follows without a gap',
    home: {
      approvals: [
        approval({ valid: range('2019-05-14', '2026-06-01'), maxChildren: 2 }),
        approval({ valid: range('2026-06-01'), maxChildren: 1 }),
      ],
    },
  },
  {
    of: 'R-34',
    facts: 'The same, and the second is for fewer children than would be there',
    home: {
      service: own,
      fosteredChildren: [ofOurs('kit', null)],
      approvals: [
        approval({ valid: range('2019-05-14', '2026-06-01'), maxChildren: 2 }),
        approval({ valid: range('2026-06-01'), maxChildren: 1 }),
      ],
    },
    standing: 'near-miss',
    blockedBy: ['approved-number'],
    finds: { 'approved-number': [{ because: { on: '2026-06-01', approvedNumber: 1, children: 2 } }] },
  },
  {
    of: 'R-34',
    facts: 'Notice given 28 days before the child leaves',
    home: { approvals: [approval({ resignationNoticeOn: day('2026-08-03') })] },
  },
  {
    of: 'R-34',
    facts: 'Notice given 29 days before the child leaves',
    home: { approvals: [approval({ resignationNoticeOn: day('2026-08-02') })] },
    standing: 'near-miss',
    blockedBy: ['approval-lasts'],
  },
  {
    of: 'R-34',
    facts: 'Notice was given, and no end of the stay is known',
    home: { approvals: [approval({ resignationNoticeOn: day('2026-02-20') })] },
    need: { expectedUntil: null },
    standing: 'excluded',
    blockedBy: ['approval-lasts'],
  },
  {
    of: 'R-34',
    facts: 'Notice was given 28 days before the move: nobody is approved any more',
    home: { approvals: [approval({ resignationNoticeOn: day('2026-02-02') })] },
    standing: 'excluded',
    blockedBy: ['approved-foster-carer', 'approval-lasts'],
  },

  // the terms, on every day of the stay.
  {
    of: 'R-02',
    facts: 'Approved for one; the child who lives there leaves on the day of the move',
    home: {
      service: own,
      approvals: [approval({ maxChildren: 1 })],
      fosteredChildren: [until('kit', null, '2026-03-02')],
    },
  },
  {
    of: 'R-02',
    facts: 'The same, and leaves a day later',
    home: {
      service: own,
      approvals: [approval({ maxChildren: 1 })],
      fosteredChildren: [until('kit', null, '2026-03-03')],
    },
    standing: 'near-miss',
    blockedBy: ['approved-number'],
  },
  {
    of: 'R-02',
    facts: 'Approved for one; another child is booked for the summer',
    home: {
      service: own,
      approvals: [approval({ maxChildren: 1 })],
      fosteredChildren: [from('kit', null, '2026-07-20')],
    },
    standing: 'near-miss',
    blockedBy: ['approved-number'],
  },
  {
    of: 'R-02',
    facts: 'Approved for children of 0 to 7; the eighth birthday is in the stay',
    home: { service: own, approvals: [approval({ ages: { from: 0, to: 7 } })] },
    need: { nextBirthdayOn: day('2026-08-12') },
    finds: { 'approved-ages': [{ effect: 'before-placing', dueOn: '2026-08-11', because: { turns: 8 } }] },
  },
  {
    of: 'R-02',
    facts: 'The same, and the birthday is the day the child leaves',
    home: { service: own, approvals: [approval({ ages: { from: 0, to: 7 } })] },
    need: { nextBirthdayOn: endsOn },
    finds: { 'approved-ages': [{ effect: 'met' }] },
  },
  {
    of: 'R-02',
    facts: 'Approved for children from 8 on; the child is 7 on the day of the move',
    home: { service: own, approvals: [approval({ ages: { from: 8, to: 15 } })] },
    need: { nextBirthdayOn: day('2026-03-03') },
    standing: 'near-miss',
    blockedBy: ['approved-ages'],
  },
  {
    of: 'R-02',
    facts: 'Approved for boys; a girl',
    home: { service: own, approvals: [approval({ sex: 'male' })] },
    standing: 'excluded',
    blockedBy: ['approved-sex'],
  },
  {
    of: 'R-02',
    facts: 'Approved for boys; nobody recorded the sex of the child',
    home: { service: own, approvals: [approval({ sex: 'male' })] },
    need: { sex: 'not-recorded' },
    finds: { 'approved-sex': [{ effect: 'check' }] },
  },
  {
    of: 'R-02',
    facts: 'Approved for one named child, who is another',
    home: { service: own, approvals: [approval({ namedChild: `${ours}/4712` })] },
    standing: 'excluded',
    blockedBy: ['approved-named-child'],
  },
  {
    of: 'R-02',
    facts: 'The same code at another authority is another child',
    home: { service: own, approvals: [approval({ namedChild: `${adjoining}/4711` })] },
    standing: 'excluded',
    blockedBy: ['approved-named-child'],
  },

  //
  { of: 'R-03', facts: 'The agreement is signed on the day of the move', home: { agreement: startsOn } },
  {
    of: 'R-03',
    facts: 'The agreement is signed a day later, in an emergency',
    home: { service: own, agreement: day('2026-03-03') },
    need: emergency,
    standing: 'near-miss',
    blockedBy: ['foster-care-agreement'],
  },
  {
    of: 'R-38',
    facts: 'The carer said no',
    home: { carerAnswer: 'declined' },
    standing: 'excluded',
    blockedBy: ['carer-agreed'],
  },
  {
    of: 'R-38',
    facts: 'The carer has not been asked',
    home: { carerAnswer: 'not-recorded' },
    finds: { 'carer-agreed': [{ effect: 'check', remedy: { kind: 'ask-the-carer' } }] },
  },

  //
  {
    of: 'R-04',
    facts: 'An agency carer: the offer is the consent, recorded before the move',
    finds: { 'service-consent': [{ effect: 'before-placing', dueOn: null, because: { isAgency: true } }] },
  },
  {
    of: 'R-04',
    facts: "An agency carer with another authority's child there",
    home: { fosteredChildren: [fostered('kit')] },
    standing: 'needs-authority',
    finds: {
      'service-consent': [
        { effect: 'before-placing' },
        { effect: 'needs-authority', because: { authorities: [adjoining] } },
      ],
    },
  },
  {
    of: 'R-04',
    facts: "Another authority's own carer, in our area",
    home: { service: theirs },
    standing: 'needs-authority',
    finds: { 'service-consent': [{ effect: 'needs-authority', because: { isAgency: false } }] },
  },
  {
    of: 'R-04',
    facts: "Our own carer with another authority's child, who leaves on the day of the move",
    home: { service: own, fosteredChildren: [fostered('kit', null, range('2025-01-20', '2026-03-02'))] },
    finds: { 'service-consent': nothing },
  },

  // R-05 with.
  {
    of: 'R-05',
    facts: 'Two unrelated children there: this is the third',
    home: { ...roomy, fosteredChildren: three.slice(1) },
  },
  {
    of: 'R-05',
    facts: 'Three unrelated children there, and one leaves on the day of the move',
    home: { ...roomy, fosteredChildren: [...three.slice(1), until('kit', null, '2026-03-02')] },
  },
  {
    of: 'R-05',
    facts: 'Two unrelated there, a third is booked for June: four from then on',
    home: { ...roomy, fosteredChildren: [...three.slice(1), from('kit', null, '2026-06-01')] },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
    finds: { 'usual-fostering-limit': [{ because: { on: '2026-06-01', onTheFirstDay: false, fostered: 3 } }] },
  },
  {
    of: 'R-05',
    facts: "Two Staying Put adults and the carers' own three children do not count",
    home: {
      ...roomy,
      stayingPutAdults: 2,
      ownChildrenAges: [4, 9, 12],
      fosteredChildren: three.slice(1),
    },
  },
  {
    of: 'R-05',
    facts: 'Two carers, and a policy that counts for each: six',
    policy: policyWith({ usualLimitCountedFor: 'carer' }),
    home: { ...roomy, members: [carer(), carer()], fosteredChildren: three },
  },
  {
    of: 'R-05',
    facts: 'An emergency does not lift the limit',
    home: { ...roomy, fosteredChildren: three },
    need: emergency,
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-06',
    facts: 'A fifth brother or sister of four',
    home: { ...roomy, fosteredChildren: ['ann', 'bea', 'cal', 'dot'].map((id) => ofOurs(id, 'group-ruby')) },
    need: withRubysGroup,
  },
  {
    of: 'R-06',
    facts: 'Three brothers and sisters with one other',
    home: {
      ...roomy,
      fosteredChildren: [ofOurs('ann', 'group-ruby'), ofOurs('bea', 'group-ruby'), ofOurs('kit', null)],
    },
    need: withRubysGroup,
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-06',
    facts: 'The same, and the other leaves on the day of the move',
    home: {
      ...roomy,
      fosteredChildren: [ofOurs('ann', 'group-ruby'), ofOurs('bea', 'group-ruby'), until('kit', null, '2026-03-02')],
    },
    need: withRubysGroup,
  },
  {
    of: 'R-06',
    facts: 'A fourth of three of whom one is of another family',
    home: {
      ...roomy,
      fosteredChildren: [ofOurs('ann', 'group-a'), ofOurs('bea', 'group-a'), ofOurs('cal', 'group-b')],
    },
    need: { siblingGroup: 'group-a' },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-06',
    facts: 'Three children of no recorded group and one of none: nobody is taken to be a sibling',
    home: { ...roomy, fosteredChildren: ['ann', 'bea', 'cal'].map((id) => ofOurs(id, null)) },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-06',
    facts: 'The brothers and sisters of another authority are siblings all the same',
    home: { ...roomy, fosteredChildren: ['ann', 'bea', 'cal'].map((id) => fostered(id, 'group-ruby')) },
    need: withRubysGroup,
    standing: 'needs-authority',
    finds: { 'all-siblings': [{ effect: 'met' }], 'service-consent': [{ because: { authorities: [adjoining] } }] },
  },
  {
    of: 'R-07',
    facts: 'An exemption that names one child too few',
    home: { ...roomy, fosteredChildren: three, exemptions: [exemption(['kit', 'lou', '4711'])] },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-07',
    facts: 'An exemption that names the three and not this child',
    home: { ...roomy, fosteredChildren: three, exemptions: [exemption(['kit', 'lou', 'max', '9'])] },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-07',
    facts: 'The placing authority is the one where the carer lives',
    home: { ...roomy, fosteredChildren: three, exemptions: [exemption(['kit', 'lou', 'max', '4711'])] },
  },
  {
    of: 'R-07',
    facts: 'The exemption begins a day after the move',
    home: {
      ...roomy,
      fosteredChildren: three,
      exemptions: [exemption(['kit', 'lou', 'max', '4711'], range('2026-03-03', null))],
    },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-07',
    facts: 'The exemption ends on the day that one of the four leaves, in the middle of the stay',
    home: {
      ...roomy,
      fosteredChildren: [...three.slice(1), until('kit', null, '2026-05-11')],
      exemptions: [exemption(['kit', 'lou', 'max', '4711'], range('2026-03-02', '2026-05-11'))],
    },
    finds: { 'usual-limit-exemption': [{ effect: 'met' }] },
  },
  {
    of: 'R-07',
    facts: 'The exemption ends a day before one of the four leaves',
    home: {
      ...roomy,
      fosteredChildren: [...three.slice(1), until('kit', null, '2026-05-11')],
      exemptions: [exemption(['kit', 'lou', 'max', '4711'], range('2026-03-02', '2026-05-10'))],
    },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-07',
    facts: 'The exemption begins when the fourth child comes, in the middle of the stay',
    home: {
      ...roomy,
      fosteredChildren: [...three.slice(1), from('kit', null, '2026-06-01')],
      exemptions: [exemption(['kit', 'lou', 'max', '4711'], range('2026-06-01'))],
    },
  },
  {
    of: 'R-07',
    facts: 'Two and two, exempted: the carer lives where another authority is',
    home: {
      ...roomy,
      areaAuthority: distant,
      fosteredChildren: [ofOurs('kit', 'x'), ofOurs('lou', 'x'), ofOurs('ann', 'group-ruby')],
      exemptions: [exemption(['kit', 'lou', 'ann', '4711'], range('2026-03-01'), distant)],
    },
    need: withRubysGroup,
    finds: { 'usual-limit-exemption': [{ because: { authority: distant } }] },
  },
  {
    of: 'R-07',
    facts: 'Nobody recorded where the carer lives: whose exemption counts is to be found out',
    home: {
      ...roomy,
      areaAuthority: 'not-recorded',
      fosteredChildren: three,
      exemptions: [exemption(['kit', 'lou', 'max', '4711'])],
    },
    finds: { 'usual-fostering-limit': [{ effect: 'check', remedy: { fact: 'area-of-the-home' } }] },
  },

  //
  {
    of: 'R-39',
    facts: 'Three places: a child, a Staying Put adult and a hub bed',
    home: {
      service: own,
      stayingPutAdults: 1,
      fosteredChildren: [ofOurs('kit', null)],
      constellations: [{ name: 'Heron', role: 'hub', hubBeds: 1, hubHasRoom: null, valid: range('2025-01-01') }],
    },
    standing: 'near-miss',
    blockedBy: ['vacant-place'],
    finds: { 'vacant-place': [{ because: { placesShort: 1, hubBeds: 1, stayingPutAdults: 1 } }] },
  },
  {
    of: 'R-39',
    facts: 'The same, and the home leaves the constellation on the day of the move',
    home: {
      service: own,
      stayingPutAdults: 1,
      fosteredChildren: [ofOurs('kit', null)],
      constellations: [
        { name: 'Heron', role: 'hub', hubBeds: 1, hubHasRoom: null, valid: range('2025-01-01', '2026-03-02') },
      ],
    },
  },
  {
    of: 'R-39',
    facts: 'The last place is kept for respite only',
    home: { service: own, places: 1, unavailable: [{ places: 1, reason: 'respite-only', valid: range('2026-01-01') }] },
    standing: 'near-miss',
    blockedBy: ['vacant-place'],
  },
  {
    of: 'R-39',
    facts: 'The same, for a weekend of respite',
    home: { service: own, places: 1, unavailable: [{ places: 1, reason: 'respite-only', valid: range('2026-01-01') }] },
    need: { ...respite, expectedUntil: day('2026-03-05') },
  },
  {
    of: 'R-39',
    facts: 'The last place is not available in a fortnight in the middle of the stay',
    home: {
      service: own,
      places: 1,
      unavailable: [{ places: 1, reason: 'carer-break', valid: range('2026-06-08', '2026-06-22') }],
    },
    standing: 'near-miss',
    blockedBy: ['vacant-place'],
    finds: { 'vacant-place': [{ because: { on: '2026-06-08' } }] },
  },

  //
  {
    of: 'R-08',
    facts: 'Christmas Eve 2026: Christmas, the day in lieu of Boxing Day, weekends and New Year are no working days',
    home: smallOnly,
    need: { ...emergency, startsOn: day('2026-12-24'), expectedUntil: null },
    world: { bankHolidays: holidaysTo2027 },
    finds: {
      'emergency-outside-terms': [
        {
          effect: 'before-placing',
          dueOn: '2027-01-06',
          because: { lastDay: '2027-01-06', bankHolidaysAreKnown: true },
        },
      ],
    },
  },
  {
    of: 'R-08',
    facts: 'The same, when nobody has entered the bank holidays of 2027 yet: the day is given and the doubt said',
    home: smallOnly,
    need: { ...emergency, startsOn: day('2026-12-24'), expectedUntil: null },
    finds: {
      'emergency-outside-terms': [{ dueOn: '2027-01-05', because: { bankHolidaysAreKnown: false } }],
    },
  },
  {
    of: 'R-08',
    facts: 'The Saturday of the early May bank holiday',
    home: smallOnly,
    need: { ...emergency, startsOn: day('2026-05-02'), expectedUntil: null },
    finds: { 'emergency-outside-terms': [{ dueOn: '2026-05-12' }] },
  },
  {
    of: 'R-08',
    facts: 'The child moves on on the day after the sixth working day',
    home: smallOnly,
    need: { ...emergency, expectedUntil: day('2026-03-11') },
    finds: { 'emergency-outside-terms': [{ effect: 'met', because: { lastDay: '2026-03-10' } }] },
  },
  {
    of: 'R-08',
    facts: 'The child moves on a day later',
    home: smallOnly,
    need: { ...emergency, expectedUntil: day('2026-03-12') },
    finds: { 'emergency-outside-terms': [{ effect: 'before-placing', dueOn: '2026-03-10' }] },
  },
  {
    of: 'R-08',
    facts: 'Every term at once',
    home: {
      service: own,
      fosteredChildren: [ofOurs('kit', null)],
      approvals: [
        approval({
          ages: { from: 0, to: 5 },
          maxChildren: 1,
          sex: 'male',
          placementTypes: ['respite'],
          namedChild: `${ours}/4712`,
        }),
      ],
    },
    need: emergency,
    finds: {
      'emergency-outside-terms': [
        {
          because: {
            terms: [
              'approved-number',
              'approved-ages',
              'approved-sex',
              'approved-placement-type',
              'approved-named-child',
            ],
          },
        },
      ],
    },
  },
  {
    of: 'R-08',
    facts: 'Nothing but the terms gives way: no place, no agreement, a specified offence, a hold',
    home: {
      ...smallOnly,
      places: 0,
      agreement: 'none',
      members: [carer({ specifiedOffence: true })],
      holds: [
        { scope: 'all', namedChild: null, valid: range('2026-02-01'), reviewOn: null, decidedBy: 'Panel adviser' },
      ],
    },
    need: emergency,
    standing: 'excluded',
    blockedBy: ['foster-care-agreement', 'hold', 'specified-offence', 'vacant-place'],
  },

  // 16 weeks from 5 January 2026 are over on 27 April, eight more on 22 June.
  {
    of: 'R-09',
    facts: 'The stay ends with the sixteenth week',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05')] },
    ...stayOf('2026-03-02', '2026-04-27'),
    finds: { 'temporary-approval': [{ effect: 'met' }], 'temporary-approval-extension': nothing },
  },
  {
    of: 'R-09',
    facts: 'The stay ends a day after it',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05')] },
    ...stayOf('2026-03-02', '2026-04-28'),
    finds: {
      'temporary-approval': [{ effect: 'before-placing', dueOn: '2026-04-26' }],
      'temporary-approval-extension': [{ effect: 'before-placing', remedy: { until: '2026-04-28' } }],
    },
  },
  {
    of: 'R-09',
    facts: 'Written for 24 weeks, as in Wales: sixteen hold',
    home: {
      ...aunt,
      service: own,
      approvals: [temporaryOf('2026-01-05', { valid: range('2026-01-05', '2026-06-22') })],
    },
    ...stayOf('2026-03-02', null),
    finds: { 'temporary-approval': [{ dueOn: '2026-04-26' }] },
  },
  {
    of: 'R-09',
    facts: 'A friend of the family can be approved so, too',
    home: { connectedTo: [{ child: ruby, isRelative: false }], service: own, approvals: [temporaryOf('2026-01-05')] },
    ...stayOf('2026-03-02', '2026-04-27'),
  },
  {
    of: 'R-09',
    facts: 'Of another child: for this one nobody is approved',
    home: { service: own, approvals: [temporaryOf('2026-01-05', { namedChild: `${ours}/4712` })] },
    ...stayOf('2026-03-02', '2026-04-27'),
    standing: 'excluded',
    blockedBy: ['approved-named-child', 'temporary-approval'],
  },
  {
    of: 'R-10',
    facts: 'Extended to the last day of eight weeks, and a stay to the end of them',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05', { extendedUntil: day('2026-06-22') })] },
    ...stayOf('2026-05-04', '2026-06-22'),
    finds: { 'temporary-approval-extension': [{ effect: 'met', because: { endsOn: '2026-06-22' } }] },
  },
  {
    of: 'R-10',
    facts: 'Extended for ten weeks: eight hold, and once is all',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05', { extendedUntil: day('2026-07-06') })] },
    ...stayOf('2026-06-22', '2026-07-06'),
    standing: 'excluded',
    blockedBy: ['approved-foster-carer'],
  },
  {
    of: 'R-10',
    facts: 'To move in after eight more weeks no extension is enough',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05')] },
    ...stayOf('2026-06-22', '2026-07-06', day('2026-04-20')),
    standing: 'excluded',
    blockedBy: ['approved-foster-carer'],
  },
  {
    of: 'R-10',
    facts: 'To move in on the last day of them: the nominated officer extends first',
    home: { ...aunt, service: own, approvals: [temporaryOf('2026-01-05')] },
    ...stayOf('2026-06-21', '2026-07-06', day('2026-04-20')),
    standing: 'needs-authority',
    finds: { 'temporary-approval-extension': [{ effect: 'needs-authority', remedy: { until: '2026-06-22' } }] },
  },

  //
  {
    of: 'R-11',
    facts: 'Prospective adopters of another child',
    home: { service: own, approvals: [approval({ kind: 'fostering-for-adoption', namedChild: `${ours}/4712` })] },
    need: { adoptionConsidered: true },
    standing: 'excluded',
    blockedBy: ['approved-named-child', 'fostering-for-adoption'],
  },
  {
    of: 'R-11',
    facts: 'Prospective adopters of this child, for whom adoption is not considered',
    home: { service: own, approvals: [approval({ kind: 'fostering-for-adoption', namedChild: ruby })] },
    standing: 'excluded',
    blockedBy: ['fostering-for-adoption'],
  },
  {
    of: 'R-21',
    facts: 'Adoption is considered: the consent for a home at a distance stays, and key stage 4 is approved as ever',
    home: { areaAuthority: distant, place: placeMilesAway(31) },
    need: { adoptionConsidered: true, ...inYear(11) },
    standing: 'needs-authority',
    finds: {
      'at-a-distance': [{ effect: 'needs-authority' }],
      'key-stage-4': [{ effect: 'needs-authority' }],
      'near-home': nothing,
      'school-run': nothing,
      'in-area': nothing,
    },
  },

  //
  {
    of: 'R-12',
    facts: 'Long-term, not confirmed; the carer lives far away and is ours',
    home: { service: own, areaAuthority: distant },
    need: { placementType: 'long-term', expectedUntil: null },
    standing: 'needs-authority',
    finds: {
      'long-term': [{ effect: 'needs-authority', remedy: { approver: 'agency-decision-maker' } }],
      'at-a-distance': nothing,
    },
  },

  //
  {
    of: 'R-13b',
    facts: "The carer of another authority's own service in the area of that authority, which adjoins",
    home: { service: theirs, areaAuthority: adjoining },
    standing: 'needs-authority',
    finds: {
      'adjoining-authority': [{ effect: 'needs-authority', remedy: { approver: 'nominated-officer' } }],
      'at-a-distance': nothing,
      'notice-to-area': [{ effect: 'before-placing', dueOn: null }],
    },
  },
  {
    of: 'R-13c',
    facts: '21 miles away in our own area: nobody is asked',
    home: { service: own, place: placeMilesAway(21) },
    finds: { 'at-a-distance': nothing, 'adjoining-authority': nothing, 'approval-evidence': nothing },
  },
  {
    of: 'R-13c',
    facts: '40 miles away in an authority that adjoins: the nominated officer, not the director',
    home: { areaAuthority: adjoining, place: placeMilesAway(40) },
    standing: 'needs-authority',
    finds: { 'adjoining-authority': [{ effect: 'needs-authority' }], 'at-a-distance': nothing },
  },
  {
    of: 'R-13c',
    facts: 'Nobody recorded which authorities adjoin: one of the two officers, and nothing is called a distance',
    home: { areaAuthority: distant },
    world: { adjoiningAuthorities: [] },
    standing: 'needs-authority',
    finds: {
      'at-a-distance': [
        { effect: 'check' },
        { effect: 'needs-authority', remedy: { approver: 'nominated-officer-or-director' } },
      ],
    },
  },
  {
    of: 'R-13d',
    facts: 'At a distance the area authority is consulted with the care plan',
    home: { areaAuthority: distant },
    standing: 'needs-authority',
    finds: {
      'approval-evidence': [
        {
          because: {
            evidence: [
              'wishes-and-feelings',
              'care-plan',
              'relatives-consulted',
              'reviewing-officer-consulted',
              'area-authority-consulted-with-care-plan',
            ],
          },
        },
      ],
    },
  },
  {
    of: 'R-13d',
    facts: 'Adjoining, it is notified',
    home: { areaAuthority: adjoining },
    standing: 'needs-authority',
    finds: {
      'approval-evidence': [
        {
          because: {
            evidence: [
              'wishes-and-feelings',
              'care-plan',
              'relatives-consulted',
              'reviewing-officer-consulted',
              'area-authority-notified',
            ],
          },
        },
      ],
    },
  },
  {
    of: 'R-13e',
    facts: 'A friend of the child, approved by an agency, at a distance: no approval, and the notice all the same',
    home: { areaAuthority: distant, connectedTo: [{ child: ruby, isRelative: false }] },
    finds: {
      'at-a-distance': nothing,
      'approval-evidence': nothing,
      'own-service': [{ effect: 'met' }],
      'notice-to-area': [{ effect: 'before-placing', dueOn: null }],
    },
  },
  {
    of: 'R-13f',
    facts: 'In an emergency the core comes first, and the rest within five working days: from Maundy Thursday',
    home: { areaAuthority: distant },
    need: { ...emergency, startsOn: day('2026-04-02') },
    standing: 'needs-authority',
    finds: {
      'at-a-distance': [{ effect: 'needs-authority' }],
      'approval-evidence': [{ because: { evidence: ['wishes-and-feelings', 'care-plan'] } }],
      'emergency-out-of-area': [{ effect: 'before-placing', dueOn: '2026-04-13' }],
      'notice-to-area': [{ effect: 'before-placing', dueOn: '2026-04-13' }],
      'placement-plan': [{ effect: 'before-placing', dueOn: '2026-04-13' }],
    },
  },
  {
    of: 'R-14',
    facts: 'Where the home is, is not recorded',
    home: { service: own, areaAuthority: 'not-recorded' },
    finds: { 'notice-to-area': [{ effect: 'check' }], 'in-area': [{ effect: 'check' }] },
  },

  // R-15 and R-19b.
  {
    of: 'R-15',
    facts: 'Year 10, ten miles from the school',
    home: { service: own, place: placeMilesAway(10) },
    need: inYear(10),
    finds: { 'key-stage-4': [{ effect: 'met' }], 'school-run': [{ effect: 'costs-points' }] },
  },
  {
    of: 'R-15',
    facts: 'Year 10, a tenth of a mile more',
    home: { service: own, place: placeMilesAway(10.1) },
    need: inYear(10),
    standing: 'needs-authority',
    finds: { 'key-stage-4': [{ effect: 'needs-authority' }], 'school-run': [{ effect: 'costs-points' }] },
  },
  {
    of: 'R-15',
    facts: 'Year 11, where the plan does not say that the school must continue: the duty is weighed all the same',
    home: { service: own, place: placeMilesAway(17) },
    need: inYear(11),
    standing: 'needs-authority',
    finds: { 'school-run': [{ effect: 'costs-points', remedy: { kind: 'record-reason' } }] },
  },
  {
    of: 'R-15',
    facts: 'Year 9',
    home: { service: own, place: placeMilesAway(17) },
    need: inYear(9, { ageInYears: 14 }),
    finds: { 'key-stage-4': nothing, 'school-run': nothing },
  },
  {
    of: 'R-15',
    facts: 'Year 12',
    home: { service: own, place: placeMilesAway(17) },
    need: inYear(12, { ageInYears: 16 }),
    finds: { 'key-stage-4': nothing, 'school-run': nothing },
  },
  {
    of: 'R-15',
    facts: 'The school year of a child of 15 is not recorded',
    home: { service: own, place: placeMilesAway(17) },
    need: inYear('not-recorded'),
    finds: { 'key-stage-4': [{ effect: 'check' }] },
  },

  // R-17a.
  {
    of: 'R-17',
    facts: 'Nothing is recorded yet: due before the move, and the plan within five working days of it',
    home: { service: own },
    finds: {
      'wishes-and-feelings': [
        { effect: 'before-placing', dueOn: null },
        { effect: 'before-placing', dueOn: null },
      ],
      'placement-plan': [{ effect: 'before-placing', dueOn: '2026-03-09' }],
      'delegated-authority': [{ effect: 'before-placing', dueOn: '2026-03-09' }],
    },
  },
  {
    of: 'R-17',
    facts: 'Everything is recorded',
    home: { service: own },
    need: {
      before: {
        wishesAscertainedOn: day('2026-02-12'),
        reviewingOfficerInformedOn: day('2026-02-13'),
        placementPlanOn: day('2026-02-16'),
        delegatedAuthorityOn: day('2026-02-17'),
        longTermConfirmedOn: null,
      },
    },
    finds: {
      'wishes-and-feelings': [{ effect: 'met' }, { effect: 'met' }],
      'placement-plan': [{ effect: 'met' }],
      'delegated-authority': [{ effect: 'met' }],
    },
  },

  //
  {
    of: 'R-22',
    facts: 'Sixteen on the day after the move, to registered supported accommodation',
    home: supported,
    need: { ageInYears: 15, nextBirthdayOn: day('2026-03-03') },
    standing: 'excluded',
    blockedBy: ['no-unregistered-under-16'],
  },
  {
    of: 'R-23',
    facts: 'Sixteen on the day of the move',
    home: supported,
    need: { ageInYears: 16, nextBirthdayOn: day('2027-03-02') },
  },
  {
    of: 'R-23',
    facts: 'Seventeen, and eighteen in the stay',
    home: supported,
    need: { ageInYears: 17, nextBirthdayOn: day('2026-05-19') },
  },
  {
    of: 'R-23',
    facts: 'Seventeen, to an arrangement that is not registered, in an emergency',
    home: { ...supported, setting: 'other-arrangement', isRegistered: false },
    need: { ...emergency, ageInYears: 17 },
    standing: 'excluded',
    blockedBy: ['supported-accommodation'],
  },
  {
    of: 'R-22',
    facts: 'Fifteen, to an arrangement that is not registered: the one rule of that age',
    home: { ...supported, setting: 'other-arrangement', isRegistered: false },
    need: { ageInYears: 15 },
    standing: 'excluded',
    blockedBy: ['no-unregistered-under-16'],
  },
  {
    of: 'R-23',
    facts: 'Sixteen, and whether it is registered is not recorded',
    home: { ...supported, isRegistered: 'not-recorded' },
    need: { ageInYears: 16 },
    finds: { 'supported-accommodation': [{ effect: 'check' }] },
  },
  {
    of: 'R-23',
    facts: 'The day before the regulation of supported accommodation: registration is not asked',
    home: { ...supported, isRegistered: false },
    need: { ageInYears: 16, startsOn: day('2023-10-27'), expectedUntil: day('2024-03-01') },
    world: { judgedOn: day('2023-10-20') },
    finds: { 'supported-accommodation': nothing },
  },
  {
    of: 'R-23',
    facts: 'The day of it',
    home: { ...supported, isRegistered: false },
    need: { ageInYears: 16, startsOn: day('2023-10-28'), expectedUntil: day('2024-03-01') },
    world: { judgedOn: day('2023-10-20') },
    standing: 'excluded',
    blockedBy: ['supported-accommodation'],
  },
  {
    of: 'R-22',
    facts: 'Fifteen, on the last day before unregulated homes were forbidden under 16',
    home: { ...supported, isRegistered: false },
    need: { ageInYears: 15, startsOn: day('2021-09-08'), expectedUntil: day('2021-12-01') },
    world: { judgedOn: day('2021-09-01') },
  },

  //
  {
    of: 'R-26',
    facts: 'The home lies on the edge of the exclusion area',
    home: { service: own, place: placeMilesAway(8) },
    need: { courtOrders: [order()] },
    standing: 'excluded',
    blockedBy: ['court-order'],
  },
  {
    of: 'R-26',
    facts: 'The home lies a tenth of a mile outside it',
    home: { service: own, place: placeMilesAway(7.9) },
    need: { courtOrders: [order()] },
    finds: { 'court-order': [{ effect: 'met' }] },
  },
  {
    of: 'R-26',
    facts: 'The order ended on the day of the move',
    home: { service: own, place: placeMilesAway(12) },
    need: { courtOrders: [order({ valid: range('2025-09-01', '2026-03-02') })] },
    finds: { 'court-order': nothing },
  },
  {
    of: 'R-26',
    facts: 'The order begins on the last night of the stay',
    home: { service: own, place: placeMilesAway(12) },
    need: { courtOrders: [order({ valid: range('2026-08-30') })] },
    standing: 'excluded',
    blockedBy: ['court-order'],
  },
  {
    of: 'R-26',
    facts: 'Where the no-go address is, is not recorded',
    home: { service: own },
    need: { courtOrders: [order({ kind: 'no-go-address', place: 'not-recorded', miles: 0 })] },
    finds: { 'court-order': [{ effect: 'check', remedy: { fact: 'place-of-the-court-order' } }] },
  },
  {
    of: 'R-26',
    facts: 'No contact with people of another home than this',
    home: { service: own },
    need: { courtOrders: [order({ kind: 'no-contact', place: 'not-recorded', householdId: 'household-9' })] },
    finds: { 'court-order': [{ effect: 'met' }] },
  },
  {
    of: 'R-26',
    facts: 'No contact with people of this home, who are relatives and approved for the child',
    home: { service: own, ...aunt },
    need: {
      ...emergency,
      courtOrders: [order({ kind: 'no-contact', place: 'not-recorded', householdId: 'household-1' })],
    },
    standing: 'excluded',
    blockedBy: ['court-order'],
  },

  //
  {
    of: 'R-29',
    facts: '17 days',
    home: { service: own },
    need: { ...respite, expectedUntil: day('2026-03-19') },
    finds: { 'short-breaks': [{ effect: 'met', because: { days: 17 } }] },
  },
  {
    of: 'R-29',
    facts: '18 days',
    home: { service: own },
    need: { ...respite, expectedUntil: day('2026-03-20') },
    finds: { 'short-breaks': [{ effect: 'before-placing', dueOn: null, because: { days: 18, longest: 17 } }] },
  },
  {
    of: 'R-29',
    facts: '76 days counted over the turn of the year: twelve months are not a calendar year',
    home: {
      service: own,
      shortBreaks: breaks(
        ['2025-10-01', '2025-10-17'],
        ['2025-11-03', '2025-11-19'],
        ['2025-12-20', '2026-01-05'],
        ['2026-01-26', '2026-02-11'],
      ),
    },
    need: { ...respite, expectedUntil: day('2026-03-14') },
    finds: { 'short-breaks': [{ because: { kind: 'too-many-short-breaks', daysInTheYear: 76, most: 75 } }] },
  },
  {
    of: 'R-29',
    facts: 'A day fewer',
    home: {
      service: own,
      shortBreaks: breaks(
        ['2025-10-01', '2025-10-17'],
        ['2025-11-03', '2025-11-19'],
        ['2025-12-20', '2026-01-05'],
        ['2026-01-26', '2026-02-11'],
      ),
    },
    need: { ...respite, expectedUntil: day('2026-03-13') },
    finds: { 'short-breaks': [{ effect: 'met', because: { days: 11, daysInTheYear: 75 } }] },
  },
  {
    of: 'R-29',
    facts: 'Breaks of more than a year ago do not count',
    home: { service: own, shortBreaks: breaks(['2024-12-01', '2024-12-17'], ['2025-01-05', '2025-03-02']) },
    need: { ...respite, expectedUntil: day('2026-03-05') },
    finds: { 'short-breaks': [{ effect: 'met', because: { daysInTheYear: 3 } }] },
  },
  {
    of: 'R-29',
    facts: 'Both exceeded: both are said',
    home: {
      service: own,
      shortBreaks: breaks(['2025-09-01', '2025-09-18'], ['2025-10-01', '2025-10-18'], ['2025-12-01', '2025-12-27']),
    },
    need: { ...respite, expectedUntil: day('2026-03-20') },
    finds: {
      'short-breaks': [
        { because: { kind: 'short-break-too-long' } },
        { because: { kind: 'too-many-short-breaks', daysInTheYear: 78 } },
      ],
    },
  },

  //
  {
    of: 'R-30',
    facts: 'A grown-up son of 18 with a specified offence',
    home: {
      service: own,
      members: [carer(), carer({ role: 'own-child', ageInYears: 18, specifiedOffence: true })],
    },
    standing: 'excluded',
    blockedBy: ['specified-offence'],
  },
  {
    of: 'R-30',
    facts: 'A daughter of 17: only carers and adults are asked about',
    home: {
      service: own,
      members: [carer(), carer({ role: 'own-child', ageInYears: 17, specifiedOffence: true })],
    },
    finds: { 'specified-offence': [{ effect: 'met' }] },
  },
  {
    of: 'R-30',
    facts: 'A relative of the child: why it is right all the same is recorded first',
    home: { service: own, ...aunt, members: [carer({ specifiedOffence: true })] },
    finds: { 'specified-offence': [{ effect: 'before-placing', dueOn: null, because: { exception: 'relative' } }] },
  },
  {
    of: 'R-30',
    facts: 'A friend of the child is no relative',
    home: {
      service: own,
      connectedTo: [{ child: ruby, isRelative: false }],
      members: [carer({ specifiedOffence: true })],
    },
    standing: 'excluded',
    blockedBy: ['specified-offence'],
  },
  {
    of: 'R-30',
    facts: 'The carers foster the child already',
    home: {
      service: own,
      members: [carer({ specifiedOffence: true })],
      fosteredChildren: [ofOurs('4711', null, { childId: 'child-ruby' })],
    },
    finds: { 'specified-offence': [{ because: { exception: 'lives-there-already' } }] },
  },
  {
    of: 'R-31',
    facts: 'A check of three years ago to the day',
    home: { service: own, members: [carer({ checkedOn: day('2023-03-02') })] },
    finds: { 'criminal-record-checks': [{ effect: 'met' }] },
  },
  {
    of: 'R-31',
    facts: 'A check of three years and a day ago: policy warns, and hides nothing',
    home: { service: own, members: [carer({ checkedOn: day('2023-03-01') })] },
    finds: { 'criminal-record-checks': [{ effect: 'warns', because: { people: 1, years: 3 } }] },
  },
  {
    of: 'R-32',
    facts: 'A review of a year ago to the day',
    home: { service: own, lastReviewOn: day('2025-03-02') },
    finds: { 'approval-review': [{ effect: 'met' }] },
  },
  {
    of: 'R-32',
    facts: 'A review of a year and a day ago: overdue does not end an approval',
    home: { service: own, lastReviewOn: day('2025-03-01') },
    finds: { 'approval-review': [{ effect: 'warns' }] },
  },
  {
    of: 'R-33',
    facts: 'A hold on new children that ends on the day of the move',
    home: {
      service: own,
      holds: [
        {
          scope: 'new-children',
          namedChild: null,
          valid: range('2026-01-12', '2026-03-02'),
          reviewOn: null,
          decidedBy: 'Fostering manager',
        },
      ],
    },
  },
  {
    of: 'R-33',
    facts: 'A hold on new children, a day longer',
    home: {
      service: own,
      holds: [
        {
          scope: 'new-children',
          namedChild: null,
          valid: range('2026-01-12', '2026-03-03'),
          reviewOn: day('2026-02-27'),
          decidedBy: 'Fostering manager',
        },
      ],
    },
    standing: 'near-miss',
    blockedBy: ['hold'],
    finds: { hold: [{ because: { decidedBy: 'Fostering manager', reviewOn: '2026-02-27' } }] },
  },
  {
    of: 'R-33',
    facts: 'A hold for one named child, who is another',
    home: {
      service: own,
      holds: [
        {
          scope: 'named-child',
          namedChild: `${adjoining}/4711`,
          valid: range('2026-01-12'),
          reviewOn: null,
          decidedBy: 'Fostering manager',
        },
      ],
    },
  },

  // R-35 and R-35a.
  {
    of: 'R-35',
    facts: 'Two and eleven months: over three is from the third birthday on',
    home: sharedRoom({ ageInYears: 2 }),
    need: { ageInYears: 2, nextBirthdayOn: day('2027-01-05'), schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met', because: { kind: 'own-bedroom-not-needed' } }] },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay: who would share has to be agreed by the day before the birthday',
    home: sharedRoom({ ageInYears: 2 }),
    need: { ageInYears: 2, nextBirthdayOn: day('2026-05-19'), schoolYear: -2 },
    finds: {
      'own-bedroom': [
        { effect: 'met' },
        {
          effect: 'before-placing',
          dueOn: '2026-05-18',
          because: { turns: 3, birthdayOn: '2026-05-19', authorities: [ours] },
          remedy: { kind: 'agreement-to-share-bedroom', children: [ruby, `${ours}/kit`] },
        },
      ],
    },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay, on the day the child leaves',
    home: sharedRoom({ ageInYears: 2 }),
    need: { ageInYears: 2, nextBirthdayOn: endsOn, schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met' }] },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay, when the other child has left: the bedroom is free',
    home: sharedRoom({ ageInYears: 2, stay: range('2025-01-20', '2026-05-19') }),
    need: { ageInYears: 2, nextBirthdayOn: day('2026-05-19'), schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met' }] },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay, and the other child leaves a day later',
    home: sharedRoom({ ageInYears: 2, stay: range('2025-01-20', '2026-05-20') }),
    need: { ageInYears: 2, nextBirthdayOn: day('2026-05-19'), schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met' }, { effect: 'before-placing', dueOn: '2026-05-18' }] },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay, and agreed on a recorded assessment',
    home: sharedRoom({ ageInYears: 2 }, [agreed(ours, [ruby, `${ours}/kit`])]),
    need: { ageInYears: 2, nextBirthdayOn: day('2026-05-19'), schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met' }] },
  },
  {
    of: 'R-35',
    facts: 'Three in the stay, and nobody recorded the bedrooms',
    home: { service: own },
    need: { ageInYears: 2, nextBirthdayOn: day('2026-05-19'), schoolYear: -2 },
    finds: { 'own-bedroom': [{ effect: 'met' }] },
  },
  {
    of: 'R-35',
    facts: 'One on the day of the move, three beyond the year that is looked at',
    home: sharedRoom({ ageInYears: 2 }),
    need: { ageInYears: 1, nextBirthdayOn: day('2026-05-19'), schoolYear: -3, expectedUntil: null },
    finds: { 'own-bedroom': [{ effect: 'met' }] },
  },
  {
    of: 'R-35',
    facts: 'Three on the day of the move',
    home: sharedRoom({}),
    need: { ageInYears: 3, nextBirthdayOn: day('2027-03-02'), schoolYear: -1 },
    standing: 'needs-authority',
    finds: { 'own-bedroom': [{ effect: 'needs-authority', because: { authorities: [ours] } }] },
  },
  {
    of: 'R-35',
    facts: 'Brothers and sisters are no exception',
    home: sharedRoom({ siblingGroup: 'group-ruby' }),
    need: withRubysGroup,
    standing: 'needs-authority',
    finds: { 'own-bedroom': [{ because: { authorities: [ours] } }] },
  },
  {
    of: 'R-35',
    facts: 'Two authorities, of which one agreed',
    home: sharedRoom({ responsibleAuthority: adjoining, reference: `${adjoining}/kit` }, [
      agreed(adjoining, [ruby, `${adjoining}/kit`]),
    ]),
    standing: 'needs-authority',
    finds: { 'own-bedroom': [{ because: { authorities: [ours] } }] },
  },
  {
    of: 'R-35',
    facts: 'Both agreed, one without a recorded assessment',
    home: sharedRoom({ responsibleAuthority: adjoining, reference: `${adjoining}/kit` }, [
      agreed(adjoining, [ruby, `${adjoining}/kit`]),
      agreed(ours, [ruby, `${adjoining}/kit`], { assessedOn: null }),
    ]),
    standing: 'needs-authority',
    finds: { 'own-bedroom': [{ because: { authorities: [ours] } }] },
  },
  {
    of: 'R-35',
    facts: 'Both agreed, on a recorded assessment: what is left is the consent of the other authority',
    home: sharedRoom({ responsibleAuthority: adjoining, reference: `${adjoining}/kit` }, [
      agreed(adjoining, [ruby, `${adjoining}/kit`]),
      agreed(ours, [ruby, `${adjoining}/kit`]),
    ]),
    standing: 'needs-authority',
    finds: { 'own-bedroom': [{ effect: 'met' }], 'service-consent': [{ because: { authorities: [adjoining] } }] },
  },
  {
    of: 'R-35a',
    facts: 'A boy of six and a girl of seven would share: local policy warns',
    home: sharedRoom({ sex: 'male' }),
    standing: 'needs-authority',
    finds: { 'local-room-rules': [{ effect: 'warns' }] },
  },
  {
    of: 'R-35a',
    facts: 'A cot for a child of one in the room of the carers',
    home: { service: own, rooms: [] },
    need: { ageInYears: 1, nextBirthdayOn: day('2026-09-09'), schoolYear: -3 },
    finds: { 'local-room-rules': [{ effect: 'met' }], 'own-bedroom': [{ effect: 'met' }] },
  },

  //
  {
    of: 'R-40',
    facts: 'A looked-after mother and her baby with two others: four who are looked after',
    home: { ...roomy, fosteredChildren: three.slice(1) },
    need: mother(),
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    of: 'R-40',
    facts: 'A mother who is not looked after does not count',
    home: { ...roomy, fosteredChildren: three.slice(1) },
    need: mother({ isLookedAfter: false, ageInYears: 22, riskAssessedOn: day('2026-02-10') }),
  },
  {
    of: 'R-40',
    facts: 'Whether she is looked after is not recorded: it decides, so it is found out',
    home: { ...roomy, fosteredChildren: three.slice(1) },
    need: mother({ isLookedAfter: 'not-recorded' }),
    finds: { 'usual-fostering-limit': [{ effect: 'check', remedy: { fact: 'parent-looked-after' } }] },
  },
  {
    of: 'R-40',
    facts: 'A mother of 18, for whom no risk is assessed',
    home: roomy,
    need: mother({ isLookedAfter: false, ageInYears: 18 }),
    finds: { 'parent-and-child': [{ effect: 'before-placing', dueOn: null }] },
  },
  {
    of: 'R-40',
    facts: 'One place is not space for two',
    home: { service: own, places: 1 },
    need: mother(),
    standing: 'near-miss',
    blockedBy: ['vacant-place'],
  },

  //
  {
    of: 'R-18',
    facts: "A stranger's home while an aunt is approved",
    home: { service: own },
    need: { connectedHomeIsKnown: true },
    finds: { 'connected-person-first': [{ effect: 'costs-points', remedy: { kind: 'record-reason' } }] },
  },
  {
    of: 'R-19a',
    facts: '31 miles from home: a written reason',
    home: { service: own, place: placeMilesAway(31) },
    finds: { 'near-home': [{ effect: 'costs-points', remedy: { kind: 'record-reason' } }] },
  },
  {
    of: 'R-19c',
    facts: 'A sister lives elsewhere',
    home: { service: own },
    need: { ...withRubysGroup, siblingsLiveInAHome: true },
    finds: { 'siblings-together': [{ effect: 'costs-points', remedy: { kind: 'record-reason' } }] },
  },
  {
    of: 'R-19d',
    facts: 'A child who needs step-free access; the home has stairs',
    home: { service: own, adaptations: [] },
    need: { disabled: true, accessNeeds: ['step-free'] },
    finds: { 'suits-a-disabled-child': [{ effect: 'costs-points', remedy: { kind: 'adapt-the-home' } }] },
  },
  {
    of: 'R-42',
    facts: 'No carer speaks the language, supports the faith or knows the culture: a plan each, and no filter',
    home: { service: own, languages: ['english'], faithsSupported: [], culturesSupported: [] },
    need: { languages: ['tigrinya'], faith: 'muslim', cultures: ['eritrean'] },
    finds: {
      identity: [
        { effect: 'costs-points', remedy: { kind: 'identity-support-plan', about: 'language' } },
        { effect: 'costs-points', remedy: { kind: 'identity-support-plan', about: 'faith' } },
        { effect: 'costs-points', remedy: { kind: 'identity-support-plan', about: 'culture' } },
      ],
    },
  },
  { of: 'R-43', facts: 'Sufficiency judges no single home', home: { service: own }, finds: { sufficiency: nothing } },
];

const judged = ({ home = {}, need = {}, world: around = {}, policy = startingPolicy }: Vector) => {
  const answer = judgeRun(world({ ...around, child: child(need), households: [household(home)] }), policy);
  const [shown] = answer.ranked;
  const blocking = (shown?.findings ?? []).filter(({ effect }) => effect === 'blocks').map(({ ruleId }) => ruleId);
  return {
    standing: shown?.standing ?? 'excluded',
    blockedBy: shown ? [...new Set(blocking)] : answer.ruleCounts.map(({ ruleId }) => ruleId),
    findings: shown?.findings ?? [],
  };
};

describe('further vectors of the rule catalogue', () => {
  it.each(vectors.map((vector) => [vector.of, vector.facts, vector] as const))('%s: %s', (_, __, vector) => {
    const { standing, blockedBy, findings } = judged(vector);
    expect({ standing, blockedBy: [...blockedBy].sort() }).toEqual({
      standing: vector.standing ?? 'eligible',
      blockedBy: [...(vector.blockedBy ?? [])].sort(),
    });
    for (const [ruleId, finds] of Object.entries(vector.finds ?? {})) {
      const found = findings.filter((finding) => finding.ruleId === ruleId);
      expect({ ruleId, found }).toMatchObject({ ruleId, found: finds });
    }
  });

  it('try every rule of the catalogue', () => {
    const numberOf = (id: string) => ruleRegister.find((rule) => rule.id === id)?.number;
    const tried = new Set([
      ...vectors.map(({ of }) => of),
      ...vectors.flatMap(({ finds }) => Object.keys(finds ?? {}).map(numberOf)),
    ]);
    expect(ruleRegister.filter(({ number }) => number !== null && !tried.has(number)).map(({ id }) => id)).toEqual([]);
  });
});
