import { day } from '#kernel';
import {
  type Approval,
  type ChildFacts,
  type FosteredChild,
  type HouseholdFacts,
  type MatchFacts,
  type Member,
  type Policy,
  type RuleId,
} from '#matching/core';
import { type Clearance } from '#register/core';
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
} from './match-world.js';

/**
 * Awkward cases for every clause of the rule catalogue: who reads the catalogue works the expected answer out by hand, from
 * its words and a calendar, and not from the engine. The golden suite judges them, and the columns answer them too.
 *
 * A finding is written as its effect, with the last day for it where there is one, or `before` where it is due before the
 * child moves in, and the points it takes.
 */
export interface AwkwardCase {
  /** The clause of the catalogue. */
  readonly clause: `R-${string}`;
  readonly case: string;
  readonly facts: MatchFacts;
  readonly policy: Policy | null;
  readonly standing: 'eligible' | 'needs-authority' | 'near-miss' | 'excluded';
  /** Every rule that stands in the way, in order of id. */
  readonly blockedBy: readonly RuleId[];
  readonly finds: Readonly<Partial<Record<RuleId, readonly string[]>>>;
}

interface Given {
  readonly home?: Partial<HouseholdFacts>;
  readonly need?: Partial<ChildFacts>;
  readonly world?: Partial<MatchFacts>;
  readonly policy?: Policy;
}
type Finds = AwkwardCase['finds'];

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
const agency = { name: 'Aldermere Fostering', kind: 'agency' as const, authorityCode: null, frameworkOf: [] };
const theirs = { name: 'Brackendale Council', kind: 'authority' as const, authorityCode: adjoining, frameworkOf: [] };
const ruby = `${ours}/4711`;
const holidays = [...bankHolidays2026, ...['2027-01-01', '2027-03-26', '2027-03-29'].map(day)];

const caseOf = (
  standing: AwkwardCase['standing'],
  blockedBy: readonly RuleId[],
  clause: AwkwardCase['clause'],
  what: string,
  { home = {}, need = {}, world: around = {}, policy }: Given,
  finds: Finds = {},
): AwkwardCase => ({
  clause,
  case: what,
  facts: world({
    bankHolidays: holidays,
    ...around,
    child: child(need),
    households: [household({ service: own, ...home })],
  }),
  policy: policy ?? null,
  standing,
  blockedBy: [...blockedBy].sort(),
  finds,
});
const opens = (clause: AwkwardCase['clause'], what: string, given: Given, finds?: Finds): AwkwardCase =>
  caseOf('eligible', [], clause, what, given, finds);
const asks = (clause: AwkwardCase['clause'], what: string, given: Given, finds?: Finds): AwkwardCase =>
  caseOf('needs-authority', [], clause, what, given, finds);
const near = (clause: AwkwardCase['clause'], what: string, by: readonly RuleId[], given: Given, finds?: Finds) =>
  caseOf('near-miss', by, clause, what, given, finds);
const shuts = (clause: AwkwardCase['clause'], what: string, by: readonly RuleId[], given: Given, finds?: Finds) =>
  caseOf('excluded', by, clause, what, given, finds);

const ofOurs = (id: string, group: string | null = null, facts: Partial<FosteredChild> = {}): FosteredChild =>
  fostered(id, group, range('2025-01-20'), { responsibleAuthority: ours, reference: `${ours}/${id}`, ...facts });
const ofTheirs = (id: string, facts: Partial<FosteredChild> = {}): FosteredChild =>
  fostered(id, null, range('2025-01-20'), facts);
const carer = (facts: Partial<Member> = {}): Member => ({
  role: 'carer',
  ageInYears: 47,
  checkedOn: day('2025-06-11'),
  specifiedOffence: false,
  ...facts,
});
const terms = (facts: Partial<Approval>): { approvals: readonly Approval[] } => ({ approvals: [approval(facts)] });
const stay = (
  first: string,
  last: string | null,
): Pick<ChildFacts, 'startsOn' | 'expectedUntil' | 'nextBirthdayOn'> => ({
  startsOn: day(first),
  expectedUntil: last === null ? null : day(last),
  nextBirthdayOn: 'not-recorded',
});
const emergency = { urgency: 'emergency' as const };
const aunt = { connectedTo: [{ child: ruby, isRelative: true }] };
const friend = { connectedTo: [{ child: ruby, isRelative: false }] };
const temporary = (first: string, facts: Partial<Approval> = {}): { approvals: readonly Approval[] } =>
  terms({ kind: 'temporary', valid: range(first), namedChild: ruby, ...facts });
const given = (kind: Clearance['kind'], more: Partial<Clearance> = {}): Clearance => ({
  householdId: 'household-1',
  kind,
  authority: null,
  approver: null,
  evidence: [],
  givenBy: 'Jo Park, manager',
  givenOn: day('2026-02-20'),
  ...more,
});
const exemption = (
  authority: string,
  children: readonly string[],
  until: string | null = null,
  from = '2026-03-02',
) => ({
  exemptions: [{ authority, children: children.map((code) => `${ours}/${code}`), valid: range(from, until) }],
});
const threeOurs = [ofOurs('kit'), ofOurs('lou'), ofOurs('max')];
const everyone = ['4711', 'kit', 'lou', 'max'];
const roomFor = { places: 6 };
const blue = (...fosteredChildren: readonly FosteredChild[]) => ({
  rooms: [{ name: 'Blue', beds: 3 }],
  fosteredChildren: fosteredChildren.map((one) => ({ ...one, room: 'Blue', sex: 'female' as const })),
});
const agreed = (
  authority: string,
  children: readonly string[],
  agreedOn = '2026-02-20',
  assessedOn: string | null = agreedOn,
) => ({
  authority,
  children,
  agreedOn: day(agreedOn),
  assessedOn: assessedOn === null ? null : day(assessedOn),
});
const flat = { setting: 'supported-accommodation' as const, approvals: [], isRegistered: true };
const other = { ...flat, setting: 'other-arrangement' as const };
const respite = { placementType: 'respite' as const };
const breaks = (...stays: readonly (readonly [string, string])[]) => ({
  shortBreaks: stays.map(([first, last]) => ({ childId: 'child-ruby', stay: range(first, last) })),
});
const homeOfRuby = { easting: 431_000, northing: 562_000 };
const orderAround = (miles: number, first: string, last: string | null = null) => ({
  courtOrders: [
    { kind: 'exclusion-area' as const, place: homeOfRuby, miles, householdId: null, valid: range(first, last) },
  ],
});
const inYear = (schoolYear: ChildFacts['schoolYear'], facts: Partial<ChildFacts> = {}): Partial<ChildFacts> => ({
  schoolYear,
  ageInYears: 15,
  school: homeOfRuby,
  ...facts,
});
const parent = (facts: Partial<NonNullable<ChildFacts['parent']>> = {}): Partial<ChildFacts> => ({
  placementType: 'parent-and-child',
  ageInYears: 0,
  schoolYear: -4,
  nextBirthdayOn: day('2027-02-20'),
  parent: { isLookedAfter: true, ageInYears: 16, riskAssessedOn: null, ...facts },
});
const before = (facts: Partial<ChildFacts['before']>): Pick<ChildFacts, 'before'> => ({
  before: {
    wishesAscertainedOn: null,
    reviewingOfficerInformedOn: null,
    placementPlanOn: null,
    delegatedAuthorityOn: null,
    longTermConfirmedOn: null,
    ...facts,
  },
});
const sinceLongAgo = { ...terms({ valid: range('1990-01-01') }), agreement: day('1990-01-02') };
const leftHere = { service: agency, areaAuthority: adjoining };
const faraway = { service: agency, areaAuthority: distant };
const hold = (facts: Partial<HouseholdFacts['holds'][number]>) => ({
  holds: [
    {
      scope: 'all' as const,
      namedChild: null,
      valid: range('2026-02-01'),
      reviewOn: day('2026-04-01'),
      decidedBy: 'Panel adviser',
      ...facts,
    },
  ],
});

const whoMayCare: readonly AwkwardCase[] = [
  // "an approved foster parent ..., or temporarily approved".
  opens(
    'R-01',
    'approved from the very day of the move',
    { home: terms({ valid: range('2026-03-02') }) },
    { 'approved-foster-carer': ['met'] },
  ),
  near('R-01', 'approved from the day after: near, by a later start', ['approved-foster-carer'], {
    home: terms({ valid: range('2026-03-03') }),
  }),
  shuts(
    'R-01',
    'the approval ended on the day of the move: its first day without',
    ['approved-foster-carer', 'approval-lasts'],
    { home: terms({ valid: range('2019-05-14', '2026-03-02') }) },
  ),
  shuts('R-01', 'never approved', ['approved-foster-carer'], { home: { approvals: [] } }),
  opens(
    'R-01',
    'an approval that ended, followed on the same day by another',
    {
      home: {
        approvals: [approval({ valid: range('2019-05-14', '2026-04-01') }), approval({ valid: range('2026-04-01') })],
      },
    },
    { 'approved-foster-carer': ['met'], 'approval-lasts': ['met'] },
  ),

  // "number, age range, sex, placement type, named child ... absent terms set no limit".
  opens('R-02', 'no terms at all', { need: { ageInYears: 17, placementType: 'remand' } }),
  opens(
    'R-02',
    'the oldest age of the range, until the day before the birthday',
    { home: terms({ ages: { from: 5, to: 7 } }), need: { expectedUntil: day('2026-11-17') } },
    { 'approved-ages': ['met'] },
  ),
  opens(
    'R-02',
    'the stay holds the birthday that leaves the range: due the day before it',
    { home: terms({ ages: { from: 5, to: 7 } }), need: { expectedUntil: day('2026-11-18') } },
    { 'approved-ages': ['before-placing 2026-11-16'] },
  ),
  near('R-02', 'a year too young', ['approved-ages'], { home: terms({ ages: { from: 8, to: 12 } }) }),
  opens(
    'R-02',
    'the age is not recorded',
    {
      home: terms({ ages: { from: 8, to: 12 } }),
      need: { ageInYears: 'not-recorded', nextBirthdayOn: 'not-recorded' },
    },
    { 'approved-ages': ['check'] },
  ),
  opens(
    'R-02',
    'the number, this child included',
    { home: { ...terms({ maxChildren: 2 }), fosteredChildren: [ofOurs('kit')] } },
    { 'approved-number': ['met'] },
  ),
  near(
    'R-02',
    'one more than the number, although brother and sister: R-06 is no exception to terms',
    ['approved-number'],
    { home: { ...terms({ maxChildren: 1 }), fosteredChildren: [ofOurs('kit', 'r')] }, need: { siblingGroup: 'r' } },
  ),
  opens(
    'R-02',
    'the number is free again on the day of the move',
    {
      home: {
        ...terms({ maxChildren: 1 }),
        fosteredChildren: [ofOurs('kit', null, { stay: range('2025-01-20', '2026-03-02') })],
      },
    },
    { 'approved-number': ['met'] },
  ),
  near('R-02', 'somebody comes on the last night of the stay', ['approved-number'], {
    home: { ...terms({ maxChildren: 1 }), fosteredChildren: [ofOurs('kit', null, { stay: range('2026-08-30') })] },
  }),
  opens(
    'R-02',
    'somebody comes on the day the child leaves',
    { home: { ...terms({ maxChildren: 1 }), fosteredChildren: [ofOurs('kit', null, { stay: range('2026-08-31') })] } },
    { 'approved-number': ['met'] },
  ),
  shuts('R-02', 'boys only, and a girl', ['approved-sex'], { home: terms({ sex: 'male' }) }),
  opens(
    'R-02',
    'boys only, and the sex is not recorded',
    { home: terms({ sex: 'male' }), need: { sex: 'not-recorded' } },
    { 'approved-sex': ['check'] },
  ),
  near('R-02', 'respite only, and a short-term stay', ['approved-placement-type'], {
    home: terms({ placementTypes: ['respite'] }),
  }),
  shuts('R-02', 'approved for a named child, who is another', ['approved-named-child'], {
    home: terms({ namedChild: `${ours}/4712` }),
  }),
  shuts('R-02', 'the same code of another authority is another child', ['approved-named-child'], {
    home: terms({ namedChild: `${adjoining}/4711` }),
  }),
  shuts(
    'R-02',
    'Staying Put adults and own children leave the number alone, another child does not',
    ['approved-number', 'vacant-place'],
    {
      home: {
        ...terms({ maxChildren: 1 }),
        places: 1,
        stayingPutAdults: 1,
        ownChildrenAges: [4],
        fosteredChildren: [ofOurs('kit')],
      },
    },
  ),
  opens(
    'R-02',
    'Staying Put adults and own children do not count to the number',
    { home: { ...terms({ maxChildren: 1 }), stayingPutAdults: 1, ownChildrenAges: [4] } },
    { 'approved-number': ['met'] },
  ),

  // "a foster care agreement is in place".
  opens(
    'R-03',
    'signed on the day of the move',
    { home: { agreement: day('2026-03-02') } },
    { 'foster-care-agreement': ['met'] },
  ),
  near('R-03', 'signed the day after', ['foster-care-agreement'], { home: { agreement: day('2026-03-03') } }),
  near('R-03', 'none, in an emergency too: R-08 relaxes R-02 only', ['foster-care-agreement'], {
    home: { agreement: 'none' },
    need: emergency,
  }),
  opens('R-03', 'not recorded', { home: { agreement: 'not-recorded' } }, { 'foster-care-agreement': ['check'] }),

  // "that service consents; any other authority with a child already there consents".
  opens(
    'R-04',
    'an agency consents by its offer: to be recorded before the move',
    { home: { service: agency } },
    { 'service-consent': ['before-placing before'] },
  ),
  asks(
    'R-04',
    "another authority's own carer",
    { home: { service: theirs } },
    { 'service-consent': ['needs-authority'] },
  ),
  opens(
    'R-04',
    "another authority's own carer, consented",
    { home: { service: theirs }, need: { clearances: [given('consent-of-service')] } },
    { 'service-consent': ['met'] },
  ),
  asks(
    'R-04',
    "our own carer, and another authority's child there",
    { home: { fosteredChildren: [ofTheirs('kit')] } },
    { 'service-consent': ['needs-authority'] },
  ),
  opens(
    'R-04',
    "our own carer, and another authority's child who leaves on the day of the move",
    { home: { fosteredChildren: [ofTheirs('kit', { stay: range('2025-01-20', '2026-03-02') })] } },
    { 'service-consent': [] },
  ),
  asks(
    'R-04',
    'two other authorities, and one consented',
    {
      home: {
        fosteredChildren: [
          ofTheirs('kit'),
          ofTheirs('lou', { responsibleAuthority: distant, reference: `${distant}/lou` }),
        ],
      },
      need: { clearances: [given('consent-of-authority', { authority: adjoining })] },
    },
    { 'service-consent': ['met', 'needs-authority'] },
  ),
  opens(
    'R-04',
    'our own carer with our own children',
    { home: { fosteredChildren: [ofOurs('kit')] } },
    { 'service-consent': [] },
  ),
  asks(
    'R-04',
    'in an emergency, too',
    { home: { service: theirs }, need: emergency },
    { 'service-consent': ['needs-authority'] },
  ),

  // "a carer or adult member of the household has a specified offence (exception: relative ..., or already acting ...)".
  shuts('R-30', 'an adult son of exactly 18', ['specified-offence'], {
    home: { members: [carer(), carer({ role: 'own-child', ageInYears: 18, specifiedOffence: true })] },
  }),
  opens(
    'R-30',
    'a son of 17 is no adult',
    { home: { members: [carer(), carer({ role: 'own-child', ageInYears: 17, specifiedOffence: true })] } },
    { 'specified-offence': ['met'] },
  ),
  opens(
    'R-30',
    'the carer is a relative: what makes the home suitable is recorded first',
    { home: { ...aunt, members: [carer({ specifiedOffence: true })] } },
    { 'specified-offence': ['before-placing before'] },
  ),
  shuts('R-30', 'a friend of the family is no relative', ['specified-offence'], {
    home: { ...friend, members: [carer({ specifiedOffence: true })] },
  }),
  shuts('R-30', 'a relative of another child is no exception', ['specified-offence'], {
    home: { connectedTo: [{ child: `${ours}/9`, isRelative: true }], members: [carer({ specifiedOffence: true })] },
  }),
  opens(
    'R-30',
    'the carer fosters the child already',
    {
      home: {
        members: [carer({ specifiedOffence: true })],
        fosteredChildren: [ofOurs('4711', null, { childId: 'child-ruby' })],
      },
    },
    { 'specified-offence': ['before-placing before'] },
  ),
  opens(
    'R-30',
    'of one adult nothing is recorded',
    { home: { members: [carer(), carer({ role: 'adult', specifiedOffence: 'not-recorded' })] } },
    { 'specified-offence': ['check'] },
  ),
  shuts('R-30', 'in an emergency, too', ['specified-offence'], {
    home: { members: [carer({ specifiedOffence: true })] },
    need: emergency,
  }),

  // "for every carer and household member of 18 or over; no statutory expiry, three-yearly renewal is common"; warns.
  opens(
    'R-31',
    'three years to the day',
    { home: { members: [carer({ checkedOn: day('2023-03-02') })] } },
    { 'criminal-record-checks': ['met'] },
  ),
  opens(
    'R-31',
    'three years and a day warns, and hides nothing',
    { home: { members: [carer({ checkedOn: day('2023-03-01') })] } },
    { 'criminal-record-checks': ['warns'] },
  ),
  near('R-31', 'where the authority blocks', ['criminal-record-checks'], {
    home: { members: [carer({ checkedOn: day('2023-03-01') })] },
    policy: policyWith({ modes: { ...policyWith({}).limits.modes, 'criminal-record-checks': 'block' } }),
  }),
  opens(
    'R-31',
    'a member of 17 needs none',
    { home: { members: [carer(), carer({ role: 'own-child', ageInYears: 17, checkedOn: 'not-recorded' })] } },
    { 'criminal-record-checks': ['met'] },
  ),
  opens(
    'R-31',
    'a member of 18 without one',
    { home: { members: [carer(), carer({ role: 'own-child', ageInYears: 18, checkedOn: 'not-recorded' })] } },
    { 'criminal-record-checks': ['check'] },
  ),

  // "at most a year old; overdue does not end approval".
  opens('R-32', 'a year to the day', { home: { lastReviewOn: day('2025-03-02') } }, { 'approval-review': ['met'] }),
  opens(
    'R-32',
    'a year and a day warns, and does not end the approval',
    { home: { lastReviewOn: day('2025-03-01') } },
    { 'approval-review': ['warns'], 'approved-foster-carer': ['met'] },
  ),
  opens(
    'R-32',
    'reviewed on a leap day, and a year that has none',
    { home: { lastReviewOn: day('2024-02-29') }, need: stay('2025-02-28', '2025-04-01') },
    { 'approval-review': ['met'] },
  ),
  opens(
    'R-32',
    'reviewed on a leap day, two days after a year that has none',
    { home: { lastReviewOn: day('2024-02-29') }, need: stay('2025-03-02', '2025-04-01') },
    { 'approval-review': ['warns'] },
  ),
  opens(
    'R-32',
    'approved less than a year ago, and not reviewed yet',
    { home: { ...terms({ valid: range('2025-03-02') }), lastReviewOn: 'not-recorded' } },
    { 'approval-review': ['met'] },
  ),
  opens(
    'R-32',
    'approved longer ago, and no review recorded',
    { home: { ...terms({ valid: range('2025-03-01') }), lastReviewOn: 'not-recorded' } },
    { 'approval-review': ['check'] },
  ),

  // "start, scope (all, new children, a named child)"; blocks by default.
  shuts('R-33', 'on everybody, without an end', ['hold'], { home: hold({}) }),
  shuts('R-33', 'on new children', ['hold'], { home: hold({ scope: 'new-children' }) }),
  opens('R-33', 'on new children, and the child lives there already', {
    home: { ...hold({ scope: 'new-children' }), fosteredChildren: [ofOurs('4711', null, { childId: 'child-ruby' })] },
  }),
  opens('R-33', 'on new children, from the day after the move', {
    home: hold({ scope: 'new-children', valid: range('2026-03-03') }),
  }),
  near('R-33', 'on everybody, from the last night for a week', ['hold'], {
    home: hold({ valid: range('2026-02-20', '2026-03-09') }),
  }),
  opens('R-33', 'ended on the day of the move', { home: hold({ valid: range('2026-02-20', '2026-03-02') }) }),
  opens('R-33', 'on a named child, who is another', { home: hold({ scope: 'named-child', namedChild: `${ours}/9` }) }),
  shuts('R-33', 'on a named child, who is this one', ['hold'], {
    home: hold({ scope: 'named-child', namedChild: ruby }),
  }),
  opens(
    'R-33',
    'where the authority warns',
    { home: hold({}), policy: policyWith({ modes: { ...policyWith({}).limits.modes, hold: 'warn' } }) },
    { hold: ['warns'] },
  ),

  // "effective 28 days after written notice; blocks placements that would run past it".
  opens(
    'R-34',
    'notice on 20 February: 28 days on is 20 March, and the child leaves that day',
    { home: terms({ resignationNoticeOn: day('2026-02-20') }), need: { expectedUntil: day('2026-03-20') } },
    { 'approval-lasts': ['met'] },
  ),
  near('R-34', 'a day more', ['approval-lasts'], {
    home: terms({ resignationNoticeOn: day('2026-02-20') }),
    need: { expectedUntil: day('2026-03-21') },
  }),
  opens(
    'R-34',
    'in a leap year 28 days from 10 February are 9 March',
    { home: terms({ resignationNoticeOn: day('2024-02-10') }), need: stay('2024-03-01', '2024-03-09') },
    { 'approval-lasts': ['met'] },
  ),
  near('R-34', 'in a leap year, a day more', ['approval-lasts'], {
    home: terms({ resignationNoticeOn: day('2024-02-10') }),
    need: stay('2024-03-01', '2024-03-10'),
  }),
  shuts('R-34', 'a stay without an end runs past every end', ['approval-lasts'], {
    home: terms({ resignationNoticeOn: day('2026-02-20') }),
    need: { expectedUntil: null },
  }),
  near('R-34', 'in an emergency, too', ['approval-lasts'], {
    home: terms({ resignationNoticeOn: day('2026-02-20') }),
    need: { ...emergency, expectedUntil: day('2026-03-30') },
  }),

  // "the carer has agreed to this placement".
  opens('R-38', 'agreed', {}, { 'carer-agreed': ['met'] }),
  shuts('R-38', 'declined', ['carer-agreed'], { home: { carerAnswer: 'declined' } }),
  opens(
    'R-38',
    'not asked yet hides nothing',
    { home: { carerAnswer: 'not-recorded' } },
    { 'carer-agreed': ['check'] },
  ),
  shuts('R-38', 'declined, in an emergency and by a relative', ['carer-agreed'], {
    home: { ...aunt, carerAnswer: 'declined' },
    need: emergency,
  }),
];

const numbersAndSpace: readonly AwkwardCase[] = [
  // "no more than three fostered children. Birth children do not count".
  opens(
    'R-05',
    'the third',
    { home: { ...roomFor, fosteredChildren: threeOurs.slice(1) } },
    { 'usual-fostering-limit': ['met'] },
  ),
  near('R-05', 'the fourth', ['usual-fostering-limit'], { home: { ...roomFor, fosteredChildren: threeOurs } }),
  opens(
    'R-05',
    'the third, with three birth children and a Staying Put adult',
    { home: { ...roomFor, stayingPutAdults: 1, ownChildrenAges: [2, 5, 11], fosteredChildren: threeOurs.slice(1) } },
    { 'usual-fostering-limit': ['met'] },
  ),
  opens(
    'R-05',
    'the fourth, where one leaves on the day of the move',
    {
      home: {
        ...roomFor,
        fosteredChildren: [...threeOurs.slice(1), ofOurs('kit', null, { stay: range('2025-01-20', '2026-03-02') })],
      },
    },
    { 'usual-fostering-limit': ['met'] },
  ),
  near('R-05', 'the fourth, for one night', ['usual-fostering-limit'], {
    home: {
      ...roomFor,
      fosteredChildren: [...threeOurs.slice(1), ofOurs('kit', null, { stay: range('2025-01-20', '2026-03-03') })],
    },
  }),
  near('R-05', 'the fourth, in an emergency: R-08 relaxes R-02 only', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs },
    need: emergency,
  }),
  opens(
    'R-05',
    'the fourth, counted for each of two carers',
    {
      home: { ...roomFor, members: [carer(), carer()], fosteredChildren: threeOurs },
      policy: policyWith({ usualLimitCountedFor: 'carer' }),
    },
    { 'usual-fostering-limit': ['met'] },
  ),
  near('R-05', 'the fourth, counted for one carer', ['usual-fostering-limit'], {
    home: { ...roomFor, members: [carer()], fosteredChildren: threeOurs },
    policy: policyWith({ usualLimitCountedFor: 'carer' }),
  }),
  opens(
    'R-05',
    'the fourth, counted for carers of whom none is recorded',
    { home: { ...roomFor, fosteredChildren: threeOurs }, policy: policyWith({ usualLimitCountedFor: 'carer' }) },
    { 'usual-fostering-limit': ['check'] },
  ),

  // "only if all are siblings of each other. Three siblings and one other, or two and two, needs R-07".
  opens(
    'R-06',
    'the fourth of four brothers and sisters',
    {
      home: { ...roomFor, fosteredChildren: ['kit', 'lou', 'max'].map((id) => ofOurs(id, 'r')) },
      need: { siblingGroup: 'r' },
    },
    { 'all-siblings': ['met'] },
  ),
  near('R-06', 'three siblings and this one', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: ['kit', 'lou', 'max'].map((id) => ofOurs(id, 'k')) },
    need: { siblingGroup: 'r' },
  }),
  near('R-06', 'two and two', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: [ofOurs('kit', 'r'), ofOurs('lou', 'l'), ofOurs('max', 'l')] },
    need: { siblingGroup: 'r' },
  }),
  near('R-06', 'four of whom none has a group are no siblings', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs },
    need: { siblingGroup: null },
  }),
  shuts('R-06', 'all siblings but one who comes on the last night: two over then', ['usual-fostering-limit'], {
    home: {
      ...roomFor,
      fosteredChildren: [
        ...['kit', 'lou', 'max'].map((id) => ofOurs(id, 'r')),
        ofOurs('zoe', null, { stay: range('2026-08-30') }),
      ],
    },
    need: { siblingGroup: 'r' },
  }),

  // "by the authority in whose area the carer lives (not the placing authority), in writing, naming the children".
  opens(
    'R-07',
    'by the area authority, naming all four, for the whole stay',
    { home: { ...roomFor, fosteredChildren: threeOurs, ...exemption(ours, everyone, '2026-08-31') } },
    { 'usual-limit-exemption': ['met'] },
  ),
  near('R-07', 'ending a day before the stay', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs, ...exemption(ours, everyone, '2026-08-30') },
  }),
  near('R-07', 'beginning the day after the move', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs, ...exemption(ours, everyone, null, '2026-03-03') },
  }),
  near('R-07', 'naming three of the four', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs, ...exemption(ours, everyone.slice(0, 3)) },
  }),
  near('R-07', 'by the placing authority, of a home that is in another', ['usual-fostering-limit'], {
    home: { ...roomFor, areaAuthority: adjoining, fosteredChildren: threeOurs, ...exemption(ours, everyone) },
  }),
  opens(
    'R-07',
    'by the authority where the home is, of a home that is in another',
    { home: { ...roomFor, areaAuthority: adjoining, fosteredChildren: threeOurs, ...exemption(adjoining, everyone) } },
    { 'usual-limit-exemption': ['met'] },
  ),
  opens(
    'R-07',
    'where the home is, is not recorded',
    {
      home: {
        ...roomFor,
        areaAuthority: 'not-recorded',
        fosteredChildren: threeOurs,
        ...exemption(adjoining, everyone),
      },
    },
    { 'usual-fostering-limit': ['check'] },
  ),

  // "each child over three ...; otherwise agreement of each affected child's responsible authority and a recorded assessment".
  asks(
    'R-35',
    'four and six, both ours: one authority agrees',
    { home: blue(ofOurs('kit', null, { ageInYears: 6 })), need: { ageInYears: 4, schoolYear: 0 } },
    { 'own-bedroom': ['needs-authority'] },
  ),
  asks(
    'R-35',
    'on the third birthday',
    {
      home: blue(ofOurs('kit', null, { ageInYears: 6 })),
      need: { ageInYears: 3, nextBirthdayOn: day('2027-03-02'), schoolYear: -1 },
    },
    { 'own-bedroom': ['needs-authority'] },
  ),
  asks(
    'R-35',
    'a child of two who would take the bedroom of one of six: the older one is affected',
    {
      home: blue(ofOurs('kit', null, { ageInYears: 6 })),
      need: { ageInYears: 2, nextBirthdayOn: day('2027-01-05'), schoolYear: -2 },
    },
    { 'own-bedroom': ['needs-authority'] },
  ),
  opens(
    'R-35',
    'a child of two with one of two',
    {
      home: blue(ofOurs('kit', null, { ageInYears: 2 })),
      need: { ageInYears: 2, nextBirthdayOn: day('2027-01-05'), schoolYear: -2 },
    },
    { 'own-bedroom': ['met'] },
  ),
  opens(
    'R-35',
    'a child of one, a cot in the carers’ room',
    {
      home: blue(ofOurs('kit', null, { ageInYears: 6 })),
      need: { ageInYears: 1, nextBirthdayOn: day('2027-01-05'), schoolYear: -3 },
    },
    { 'own-bedroom': ['met'], 'local-room-rules': ['met'] },
  ),
  opens(
    'R-35',
    'agreed by the one authority, on the day of the move',
    { home: { ...blue(ofOurs('kit')), sharingAgreements: [agreed(ours, [ruby, `${ours}/kit`], '2026-03-02')] } },
    { 'own-bedroom': ['met'] },
  ),
  asks(
    'R-35',
    'agreed the day after the move',
    { home: { ...blue(ofOurs('kit')), sharingAgreements: [agreed(ours, [ruby, `${ours}/kit`], '2026-03-03')] } },
    { 'own-bedroom': ['needs-authority'] },
  ),
  asks(
    'R-35',
    'agreed without a recorded assessment',
    { home: { ...blue(ofOurs('kit')), sharingAgreements: [agreed(ours, [ruby, `${ours}/kit`], '2026-02-20', null)] } },
    { 'own-bedroom': ['needs-authority'] },
  ),
  asks(
    'R-35',
    'a brother and a sister are no exception',
    { home: blue(ofOurs('kit', 'r')), need: { siblingGroup: 'r' } },
    { 'own-bedroom': ['needs-authority'] },
  ),
  opens('R-35', 'the bedrooms are not recorded', { home: { rooms: 'not-recorded' } }, { 'own-bedroom': ['check'] }),
  opens('R-35', 'nobody else, and a bedroom', { home: blue() }, { 'own-bedroom': ['met'] }),
  asks(
    'R-35',
    'in an emergency, too',
    { home: blue(ofOurs('kit')), need: emergency },
    { 'own-bedroom': ['needs-authority'] },
  ),

  // R-35a: "baby cot in the carers' room to about two; no mixed-sex sharing over three"; policy.
  asks(
    'R-35a',
    'a girl of seven with a boy of three: the policy warns',
    {
      home: {
        rooms: [{ name: 'Blue', beds: 2 }],
        fosteredChildren: [ofOurs('kit', null, { room: 'Blue', ageInYears: 3 })],
      },
    },
    { 'local-room-rules': ['warns'] },
  ),
  asks(
    'R-35a',
    'a girl of seven with a boy of two',
    {
      home: {
        rooms: [{ name: 'Blue', beds: 2 }],
        fosteredChildren: [ofOurs('kit', null, { room: 'Blue', ageInYears: 2 })],
      },
    },
    { 'local-room-rules': [] },
  ),
  near('R-35a', 'a girl and a boy, where the authority blocks', ['local-room-rules'], {
    home: {
      rooms: [{ name: 'Blue', beds: 2 }],
      fosteredChildren: [ofOurs('kit', null, { room: 'Blue', ageInYears: 9 })],
    },
    policy: policyWith({ modes: { ...policyWith({}).limits.modes, 'local-room-rules': 'block' } }),
  }),
  asks('R-35a', 'of two girls it says nothing', { home: blue(ofOurs('kit')) }, { 'local-room-rules': [] }),

  // "a vacant place for the dates. A bed used by a Staying Put adult, held as a hub bed, or unavailable is not vacant".
  opens(
    'R-39',
    'the last place',
    { home: { places: 2, fosteredChildren: [ofOurs('kit')] } },
    { 'vacant-place': ['met'] },
  ),
  near('R-39', 'a Staying Put adult has the last', ['vacant-place'], { home: { places: 1, stayingPutAdults: 1 } }),
  shuts('R-39', 'both beds of a hub are kept', ['vacant-place'], {
    home: {
      places: 1,
      constellations: [{ name: 'Heron', role: 'hub', hubBeds: 2, hubHasRoom: null, valid: range('2024-01-08') }],
    },
  }),
  near('R-39', 'not available from the last night', ['vacant-place'], {
    home: { places: 1, unavailable: [{ places: 1, reason: 'carer-break', valid: range('2026-08-30') }] },
  }),
  opens(
    'R-39',
    'not available from the day the child leaves',
    { home: { places: 1, unavailable: [{ places: 1, reason: 'carer-break', valid: range('2026-08-31') }] } },
    { 'vacant-place': ['met'] },
  ),
  opens(
    'R-39',
    'the child before leaves on the day of the move',
    { home: { places: 1, fosteredChildren: [ofOurs('kit', null, { stay: range('2025-01-20', '2026-03-02') })] } },
    { 'vacant-place': ['met'] },
  ),
  near('R-39', 'in an emergency, too', ['vacant-place'], {
    home: { places: 1, fosteredChildren: [ofOurs('kit')] },
    need: emergency,
  }),

  // "only looked-after people count; an adult parent needs a risk assessment and space".
  opens(
    'R-40',
    'a looked-after parent of 16 is the third',
    { home: { ...roomFor, fosteredChildren: [ofOurs('kit')] }, need: parent() },
    { 'parent-and-child': ['met'], 'usual-fostering-limit': ['met'] },
  ),
  near('R-40', 'a looked-after parent makes four', ['usual-fostering-limit'], {
    home: { ...roomFor, fosteredChildren: threeOurs.slice(1) },
    need: parent(),
  }),
  opens(
    'R-40',
    'a parent who is not looked after does not make four',
    { home: { ...roomFor, fosteredChildren: threeOurs.slice(1) }, need: parent({ isLookedAfter: false }) },
    { 'usual-fostering-limit': ['met'] },
  ),
  opens(
    'R-40',
    'a parent of exactly 18 is assessed before the move',
    { need: parent({ isLookedAfter: false, ageInYears: 18 }) },
    { 'parent-and-child': ['before-placing before'] },
  ),
  opens(
    'R-40',
    'a parent of 17 needs no assessment',
    { need: parent({ ageInYears: 17 }) },
    { 'parent-and-child': ['met'] },
  ),
  opens(
    'R-40',
    'whether the parent is looked after decides, and is not recorded',
    { home: { ...roomFor, fosteredChildren: threeOurs.slice(1) }, need: parent({ isLookedAfter: 'not-recorded' }) },
    { 'usual-fostering-limit': ['check'] },
  ),
  near('R-40', 'one place is no space for two', ['vacant-place'], { home: { places: 1 }, need: parent() }),
];

const routes: readonly AwkwardCase[] = [
  // "outside the terms of approval, for no more than six working days. It relaxes R-02 only".
  opens(
    'R-08',
    'moved in on a Monday',
    { home: terms({ ages: { from: 0, to: 5 } }), need: emergency },
    { 'emergency-outside-terms': ['before-placing 2026-03-10'] },
  ),
  opens(
    'R-08',
    'over Easter: from Maundy Thursday to the Tuesday in the second week',
    { home: terms({ ages: { from: 0, to: 5 } }), need: { ...emergency, ...stay('2026-04-02', '2026-08-31') } },
    { 'emergency-outside-terms': ['before-placing 2026-04-14'] },
  ),
  opens(
    'R-08',
    'over Christmas and the new year',
    { home: terms({ sex: 'male' }), need: { ...emergency, ...stay('2026-12-23', '2027-03-01') } },
    { 'emergency-outside-terms': ['before-placing 2027-01-05'] },
  ),
  opens(
    'R-08',
    'on the Saturday before the early May bank holiday',
    { home: terms({ maxChildren: 0 }), need: { ...emergency, ...stay('2026-05-02', '2026-08-31') } },
    { 'emergency-outside-terms': ['before-placing 2026-05-12'] },
  ),
  opens(
    'R-08',
    'over the end of February',
    {
      home: terms({ namedChild: `${ours}/9` }),
      need: { ...emergency, ...stay('2026-02-27', '2026-08-31') },
      world: { judgedOn: day('2026-02-26') },
    },
    { 'emergency-outside-terms': ['before-placing 2026-03-09'] },
  ),
  opens(
    'R-08',
    'over a leap day',
    {
      home: terms({ placementTypes: ['respite'] }),
      need: { ...emergency, ...stay('2024-02-27', '2024-08-31') },
      world: { judgedOn: day('2024-02-26'), bankHolidays: ['2024-01-01', '2024-03-29', '2024-04-01'].map(day) },
    },
    { 'emergency-outside-terms': ['before-placing 2024-03-06'] },
  ),
  opens(
    'R-08',
    'leaves on the day after the sixth',
    { home: terms({ ages: { from: 0, to: 5 } }), need: { ...emergency, expectedUntil: day('2026-03-11') } },
    { 'emergency-outside-terms': ['met'] },
  ),
  opens(
    'R-08',
    'leaves a day later',
    { home: terms({ ages: { from: 0, to: 5 } }), need: { ...emergency, expectedUntil: day('2026-03-12') } },
    { 'emergency-outside-terms': ['before-placing 2026-03-10'] },
  ),
  near('R-08', 'no emergency', ['approved-ages'], { home: terms({ ages: { from: 0, to: 5 } }) }),
  opens('R-08', 'an emergency within the terms needs no route', { need: emergency }, { 'emergency-outside-terms': [] }),

  // "temporary approval of a connected person", sixteen weeks.
  opens(
    'R-09',
    'sixteen weeks from the move, to the day',
    { home: { ...aunt, ...temporary('2026-03-02') }, need: { expectedUntil: day('2026-06-22') } },
    { 'temporary-approval': ['met'] },
  ),
  opens(
    'R-09',
    'a day more: an end, and a last day to settle it',
    { home: { ...aunt, ...temporary('2026-03-02') }, need: { expectedUntil: day('2026-06-23') } },
    { 'temporary-approval': ['before-placing 2026-06-21'] },
  ),
  opens(
    'R-09',
    'written for a year, it ends after sixteen weeks all the same',
    { home: { ...aunt, ...temporary('2026-03-02', { valid: range('2026-03-02', '2027-03-02') }) } },
    { 'temporary-approval': ['before-placing 2026-06-21'] },
  ),
  shuts('R-09', 'a stranger, temporarily approved for nobody by name', ['temporary-approval'], {
    home: temporary('2026-03-02', { namedChild: null }),
  }),
  shuts('R-09', 'temporarily approved for another child', ['approved-named-child', 'temporary-approval'], {
    home: temporary('2026-03-02', { namedChild: `${ours}/9` }),
  }),

  // "extension of R-09 by a nominated officer", eight weeks, once.
  opens(
    'R-10',
    'in week 16, assessment unfinished: once, by the day before it ends',
    { home: { ...aunt, ...temporary('2026-03-02') } },
    { 'temporary-approval-extension': ['before-placing 2026-06-21'] },
  ),
  opens(
    'R-10',
    'extended by eight weeks, the stay as long',
    {
      home: { ...aunt, ...temporary('2026-03-02', { extendedUntil: day('2026-08-17') }) },
      need: { expectedUntil: day('2026-08-17') },
    },
    { 'temporary-approval': ['met'], 'temporary-approval-extension': ['met'] },
  ),
  opens(
    'R-10',
    'in week 24 it ends or is approved',
    {
      home: { ...aunt, ...temporary('2026-03-02', { extendedUntil: day('2026-08-17') }) },
      need: { expectedUntil: day('2026-08-18') },
    },
    { 'temporary-approval': ['before-placing 2026-08-16'], 'temporary-approval-extension': ['met'] },
  ),
  asks(
    'R-10',
    'moves in after the sixteen weeks, while they still run',
    {
      home: { ...aunt, ...temporary('2025-11-12') },
      need: { expectedUntil: day('2026-04-01'), startsOn: day('2026-03-05') },
    },
    { 'temporary-approval-extension': ['needs-authority'] },
  ),
  shuts('R-10', 'an extension cannot be given after the end', ['approved-foster-carer'], {
    home: { ...aunt, ...temporary('2025-10-06') },
  }),

  // "an approved prospective adopter, for a named child".
  asks(
    'R-11',
    'named, and adoption is considered',
    { home: terms({ kind: 'fostering-for-adoption', namedChild: ruby }), need: { adoptionConsidered: true } },
    { 'fostering-for-adoption': ['needs-authority'] },
  ),
  shuts('R-11', 'named, and adoption is not considered', ['fostering-for-adoption'], {
    home: terms({ kind: 'fostering-for-adoption', namedChild: ruby }),
  }),
  shuts('R-11', 'another is named', ['approved-named-child', 'fostering-for-adoption'], {
    home: terms({ kind: 'fostering-for-adoption', namedChild: `${ours}/9` }),
    need: { adoptionConsidered: true },
  }),
  shuts('R-11', 'another is named, in an emergency', ['fostering-for-adoption'], {
    home: terms({ kind: 'fostering-for-adoption', namedChild: `${ours}/9` }),
    need: { ...emergency, adoptionConsidered: true },
  }),

  // "no single break over 17 days, at most 75 days in any 12 months, same carer".
  opens(
    'R-29',
    'seventeen days',
    { need: { ...respite, expectedUntil: day('2026-03-19') } },
    { 'short-breaks': ['met'] },
  ),
  opens(
    'R-29',
    'eighteen days leave the lighter regime',
    { need: { ...respite, expectedUntil: day('2026-03-20') } },
    { 'short-breaks': ['before-placing before'] },
  ),
  // 2025-06-01 to 2025-08-13 are 30 + 31 + 12 = 73 days; two more are 75, three are 76.
  opens(
    'R-29',
    '75 days in twelve months',
    { home: breaks(['2025-06-01', '2025-08-13']), need: { ...respite, expectedUntil: day('2026-03-04') } },
    { 'short-breaks': ['met'] },
  ),
  opens(
    'R-29',
    '76 days in twelve months',
    { home: breaks(['2025-06-01', '2025-08-13']), need: { ...respite, expectedUntil: day('2026-03-05') } },
    { 'short-breaks': ['before-placing before'] },
  ),
  // 2025-02-01 to 2025-04-17: 75 days, of which those before 2 March 2025 are never within 12 months of 2 March 2026.
  opens(
    'R-29',
    'days of more than twelve months ago do not count',
    { home: breaks(['2024-12-17', '2025-03-02']), need: { ...respite, expectedUntil: day('2026-03-04') } },
    { 'short-breaks': ['met'] },
  ),
  opens(
    'R-29',
    'breaks to come count as well: twelve months may begin with this one',
    { home: breaks(['2026-06-01', '2026-08-13']), need: { ...respite, expectedUntil: day('2026-03-05') } },
    { 'short-breaks': ['before-placing before'] },
  ),
  opens(
    'R-29',
    'breaks of another child with this carer',
    {
      home: { shortBreaks: [{ childId: 'child-kit', stay: range('2025-06-01', '2025-08-14') }] },
      need: { ...respite, expectedUntil: day('2026-03-05') },
    },
    { 'short-breaks': ['met'] },
  ),
  opens('R-29', 'without an end', { need: { ...respite, expectedUntil: null } }, { 'short-breaks': ['check'] }),
];

const locationAndPlanning: readonly AwkwardCase[] = [
  // R-13b and R-13c: adjoining, and "at a distance ... not the 20 miles of the statistics".
  asks(
    'R-13b',
    'an agency home in an adjoining authority, however near',
    { home: { ...leftHere, place: placeMilesAway(0.4) } },
    { 'adjoining-authority': ['needs-authority'], 'at-a-distance': [] },
  ),
  opens(
    'R-13b',
    'an agency home in the area, 40 miles away',
    { home: { service: agency, place: placeMilesAway(40) } },
    { 'adjoining-authority': [], 'at-a-distance': [] },
  ),
  asks(
    'R-13b',
    'approved by the director instead',
    {
      home: leftHere,
      need: { clearances: [given('approval-outside-area', { approver: 'director-of-childrens-services' })] },
    },
    { 'adjoining-authority': ['met'], 'approval-evidence': ['needs-authority'] },
  ),
  asks(
    'R-13b',
    'approved for another home',
    {
      home: leftHere,
      need: {
        clearances: [given('approval-outside-area', { approver: 'nominated-officer', householdId: 'household-2' })],
      },
    },
    { 'adjoining-authority': ['needs-authority'] },
  ),
  asks(
    'R-13c',
    'eight miles away in an authority that does not adjoin',
    { home: { ...faraway, place: placeMilesAway(8) } },
    { 'at-a-distance': ['needs-authority'], 'adjoining-authority': [] },
  ),
  asks(
    'R-13c',
    'the nominated officer is not enough',
    { home: faraway, need: { clearances: [given('approval-outside-area', { approver: 'nominated-officer' })] } },
    { 'at-a-distance': ['needs-authority'] },
  ),
  asks('R-13c', 'in an emergency, too', { home: faraway, need: emergency }, { 'at-a-distance': ['needs-authority'] }),
  opens(
    'R-13c',
    'where the home is, is not recorded',
    { home: { service: agency, areaAuthority: 'not-recorded' } },
    { 'at-a-distance': ['check'] },
  ),
  asks(
    'R-13c',
    'which authorities adjoin is not recorded: somebody approves',
    { home: faraway, world: { adjoiningAuthorities: [] } },
    { 'at-a-distance': ['check', 'needs-authority'] },
  ),
  opens(
    'R-13c',
    'before 27 January 2014',
    { home: { ...faraway, ...sinceLongAgo }, need: stay('2014-01-26', '2014-03-01') },
    { 'at-a-distance': [] },
  ),

  // R-13d: evidence.
  asks(
    'R-13d',
    'approved, and nothing shown',
    { home: leftHere, need: { clearances: [given('approval-outside-area', { approver: 'nominated-officer' })] } },
    { 'approval-evidence': ['needs-authority'] },
  ),
  opens(
    'R-13d',
    'adjoining: all shown, and the area told',
    {
      home: leftHere,
      need: {
        clearances: [
          given('approval-outside-area', {
            approver: 'nominated-officer',
            evidence: ['wishes-and-feelings', 'care-plan', 'relatives-consulted', 'reviewing-officer-consulted'],
          }),
          given('notice-to-area', { authority: adjoining }),
        ],
      },
    },
    { 'approval-evidence': ['met'] },
  ),
  asks(
    'R-13d',
    'at a distance to be told is not to be consulted',
    {
      home: faraway,
      need: {
        clearances: [
          given('approval-outside-area', {
            approver: 'director-of-childrens-services',
            evidence: ['wishes-and-feelings', 'care-plan', 'relatives-consulted', 'reviewing-officer-consulted'],
          }),
          given('notice-to-area', { authority: distant }),
        ],
      },
    },
    { 'at-a-distance': ['met'], 'approval-evidence': ['needs-authority'] },
  ),
  opens('R-13d', 'in the area none is asked', { home: { service: agency } }, { 'approval-evidence': [] }),

  // R-13e: "a connected person or approved by the responsible authority, wherever they live".
  opens(
    'R-13e',
    'our own carer two counties away: notice, and a reason',
    { home: { areaAuthority: distant, place: placeMilesAway(60) } },
    {
      'own-service': ['met'],
      'at-a-distance': [],
      'approval-evidence': [],
      'notice-to-area': ['before-placing before'],
      'in-area': ['costs-points -4'],
    },
  ),
  opens(
    'R-13e',
    'an aunt with an agency, at a distance',
    { home: { ...faraway, ...aunt } },
    { 'own-service': ['met'], 'at-a-distance': [] },
  ),
  opens(
    'R-13e',
    'a friend of the family is connected too',
    { home: { ...faraway, ...friend } },
    { 'own-service': ['met'] },
  ),
  asks(
    'R-13e',
    'connected to another child is not',
    { home: { ...faraway, connectedTo: [{ child: `${ours}/9`, isRelative: true }] } },
    { 'own-service': [], 'at-a-distance': ['needs-authority'] },
  ),

  // R-13f: "core tests first, the rest within five working days".
  asks(
    'R-13f',
    'an emergency on a Monday',
    { home: faraway, need: emergency },
    { 'emergency-out-of-area': ['before-placing 2026-03-09'], 'approval-evidence': ['needs-authority'] },
  ),
  asks(
    'R-13f',
    'an emergency on Maundy Thursday',
    { home: leftHere, need: { ...emergency, ...stay('2026-04-02', '2026-08-31') } },
    { 'emergency-out-of-area': ['before-placing 2026-04-13'] },
  ),
  asks('R-13f', 'planned: all of it first', { home: faraway }, { 'emergency-out-of-area': [] }),
  opens(
    'R-13f',
    'our own carer in an emergency',
    { home: { areaAuthority: distant }, need: emergency },
    { 'emergency-out-of-area': [] },
  ),

  // "before placing, or within five working days if an emergency".
  opens(
    'R-14',
    'planned, our own carer outside the area',
    { home: { areaAuthority: adjoining } },
    { 'notice-to-area': ['before-placing before'] },
  ),
  opens(
    'R-14',
    'an emergency before the late May bank holiday',
    { home: { areaAuthority: adjoining }, need: { ...emergency, ...stay('2026-05-22', '2026-08-31') } },
    { 'notice-to-area': ['before-placing 2026-06-01'] },
  ),
  opens(
    'R-14',
    'an emergency before Christmas',
    { home: { areaAuthority: adjoining }, need: { ...emergency, ...stay('2026-12-23', '2027-03-01') } },
    { 'notice-to-area': ['before-placing 2027-01-04'] },
  ),
  opens('R-14', 'in the area', {}, { 'notice-to-area': [] }),
  opens(
    'R-14',
    'the wrong authority was told',
    { home: { areaAuthority: adjoining }, need: { clearances: [given('notice-to-area', { authority: distant })] } },
    { 'notice-to-area': ['before-placing before'] },
  ),
  opens(
    'R-14',
    'told',
    { home: { areaAuthority: adjoining }, need: { clearances: [given('notice-to-area', { authority: adjoining })] } },
    { 'notice-to-area': ['met'] },
  ),

  // "a move that disrupts the education of a key stage 4 pupil"; ten miles are ours.
  opens(
    'R-15',
    'year 11, ten miles from school',
    { home: { place: placeMilesAway(10) }, need: inYear(11) },
    { 'key-stage-4': ['met'] },
  ),
  asks(
    'R-15',
    'year 11, a tenth of a mile more, and the duty scores too',
    { home: { place: placeMilesAway(10.1) }, need: inYear(11) },
    { 'key-stage-4': ['needs-authority'], 'school-run': ['costs-points -8'] },
  ),
  asks(
    'R-15',
    'year 10',
    { home: { place: placeMilesAway(11) }, need: inYear(10) },
    { 'key-stage-4': ['needs-authority'] },
  ),
  opens(
    'R-15',
    'year 9',
    { home: { place: placeMilesAway(44) }, need: inYear(9, { ageInYears: 14 }) },
    { 'key-stage-4': [] },
  ),
  opens(
    'R-15',
    'year 12',
    { home: { place: placeMilesAway(44) }, need: inYear(12, { ageInYears: 16 }) },
    { 'key-stage-4': [] },
  ),
  asks(
    'R-15',
    'adoption considered switches the duty off, and this approval not',
    { home: { place: placeMilesAway(11) }, need: inYear(11, { adoptionConsidered: true }) },
    { 'key-stage-4': ['needs-authority'], 'school-run': [] },
  ),
  opens(
    'R-15',
    'the year of a child of fourteen is not recorded',
    { need: inYear('not-recorded', { ageInYears: 14 }) },
    { 'key-stage-4': ['check'] },
  ),
  opens(
    'R-15',
    'the year of a child of thirteen does not matter',
    { need: inYear('not-recorded', { ageInYears: 13 }) },
    { 'key-stage-4': [] },
  ),

  // R-17a.
  opens('R-16', 'no plan: five working days', {}, { 'placement-plan': ['before-placing 2026-03-09'] }),
  opens(
    'R-16',
    'over Easter',
    { need: stay('2026-04-02', '2026-08-31') },
    { 'placement-plan': ['before-placing 2026-04-13'], 'delegated-authority': ['before-placing 2026-04-13'] },
  ),
  opens(
    'R-16',
    'on a Saturday',
    { need: stay('2026-03-07', '2026-08-31') },
    { 'placement-plan': ['before-placing 2026-03-13'] },
  ),
  opens('R-16', 'recorded', { need: before({ placementPlanOn: day('2026-02-26') }) }, { 'placement-plan': ['met'] }),
  opens(
    'R-17',
    'neither recorded: both before the move',
    {},
    { 'wishes-and-feelings': ['before-placing before', 'before-placing before'] },
  ),
  opens(
    'R-17',
    'wishes ascertained, and the officer not informed',
    { need: before({ wishesAscertainedOn: day('2026-02-26') }) },
    { 'wishes-and-feelings': ['met', 'before-placing before'] },
  ),
  opens(
    'R-17',
    'in an emergency, too',
    { need: emergency },
    { 'wishes-and-feelings': ['before-placing before', 'before-placing before'] },
  ),
  opens(
    'R-17',
    'both',
    { need: before({ wishesAscertainedOn: day('2026-02-26'), reviewingOfficerInformedOn: day('2026-02-27') }) },
    { 'wishes-and-feelings': ['met', 'met'] },
  ),
  opens(
    'R-17a',
    'delegated authority is part of the plan',
    {},
    { 'delegated-authority': ['before-placing 2026-03-09'] },
  ),
  opens(
    'R-17a',
    'recorded',
    { need: before({ delegatedAuthorityOn: day('2026-02-26') }) },
    { 'delegated-authority': ['met'] },
  ),
  opens(
    'R-17a',
    'a plan alone does not say who decides what',
    { need: before({ placementPlanOn: day('2026-02-26') }) },
    { 'delegated-authority': ['before-placing 2026-03-09'] },
  ),
  opens(
    'R-17a',
    'before July 2013',
    { home: sinceLongAgo, need: stay('2013-06-28', '2013-09-01') },
    { 'delegated-authority': [] },
  ),

  // "long-term foster placement".
  asks(
    'R-12',
    'not confirmed',
    { need: { placementType: 'long-term', expectedUntil: null } },
    { 'long-term': ['needs-authority'] },
  ),
  opens(
    'R-12',
    'confirmed',
    { need: { placementType: 'long-term', ...before({ longTermConfirmedOn: day('2026-02-26') }) } },
    { 'long-term': ['met'] },
  ),
  opens('R-12', 'a short stay', {}, { 'long-term': [] }),
  opens(
    'R-12',
    'supported accommodation is no foster placement',
    { home: flat, need: { placementType: 'long-term', ageInYears: 16, schoolYear: 12 } },
    { 'long-term': [] },
  ),
  asks(
    'R-12',
    'with an aunt, too',
    { home: aunt, need: { placementType: 'long-term' } },
    { 'long-term': ['needs-authority'] },
  ),

  // "no breach of a court order: contact, exclusion, no-go address or area".
  shuts('R-26', 'exactly five miles', ['court-order'], {
    home: { place: placeMilesAway(5) },
    need: orderAround(5, '2025-09-01'),
  }),
  opens(
    'R-26',
    'a tenth of a mile more',
    { home: { place: placeMilesAway(5.1) }, need: orderAround(5, '2025-09-01') },
    { 'court-order': ['met'] },
  ),
  opens(
    'R-26',
    'an order that ends on the day of the move',
    { home: { place: placeMilesAway(1) }, need: orderAround(5, '2025-09-01', '2026-03-02') },
    { 'court-order': [] },
  ),
  shuts('R-26', 'an order that begins on the last night', ['court-order'], {
    home: { place: placeMilesAway(1) },
    need: orderAround(5, '2026-08-30'),
  }),
  opens(
    'R-26',
    'an order that begins when the child has left',
    { home: { place: placeMilesAway(1) }, need: orderAround(5, '2026-08-31') },
    { 'court-order': [] },
  ),
  opens(
    'R-26',
    'where the home is, is not recorded',
    { home: { place: 'not-recorded' }, need: orderAround(5, '2025-09-01') },
    { 'court-order': ['check'] },
  ),
  shuts('R-26', 'an emergency, with an aunt', ['court-order'], {
    home: { ...aunt, place: placeMilesAway(1) },
    need: { ...emergency, ...orderAround(5, '2025-09-01') },
  }),
];

const ladderAndDuties: readonly AwkwardCase[] = [
  // "connected person who is a foster parent before any other kind of placement; no order in law between the others".
  opens(
    'R-18',
    'the connected person',
    { home: aunt, need: { connectedHomeIsKnown: true } },
    { 'connected-person-first': ['met'] },
  ),
  opens(
    'R-18',
    'another home, and a connected one is known',
    { need: { connectedHomeIsKnown: true } },
    { 'connected-person-first': ['costs-points -13'] },
  ),
  opens('R-18', 'nobody connected is known', {}, { 'connected-person-first': [] }),
  opens(
    'R-18',
    'an agency is not below the own service',
    { home: { service: agency }, need: { connectedHomeIsKnown: true } },
    { 'connected-person-first': ['costs-points -13'] },
  ),

  // R-19a to R-19d, R-20.
  opens('R-19a', 'five miles are near', { home: { place: placeMilesAway(5) } }, { 'near-home': ['met'] }),
  opens(
    'R-19a',
    'a tenth of a mile more is a mile begun',
    { home: { place: placeMilesAway(5.1) } },
    { 'near-home': ['costs-points -1'] },
  ),
  opens('R-19a', '20 miles', { home: { place: placeMilesAway(20) } }, { 'near-home': ['costs-points -15'] }),
  opens(
    'R-19a',
    '31 miles are no worse than 20, and no filter',
    { home: { place: placeMilesAway(31) } },
    { 'near-home': ['costs-points -15'] },
  ),
  opens(
    'R-19a',
    'where the home of the child is, is not recorded',
    { need: { home: 'not-recorded' } },
    { 'near-home': ['check'] },
  ),
  opens(
    'R-19b',
    'the school must continue, three miles',
    { home: { place: placeMilesAway(3) }, need: { school: homeOfRuby, schoolMustContinue: true } },
    { 'school-run': ['met'] },
  ),
  opens(
    'R-19b',
    'four miles and a tenth',
    { home: { place: placeMilesAway(4.1) }, need: { school: homeOfRuby, schoolMustContinue: true } },
    { 'school-run': ['costs-points -2'] },
  ),
  opens(
    'R-19b',
    'a child who wishes to stay',
    { home: { place: placeMilesAway(4) }, need: { school: homeOfRuby, wishes: ['same-school'] } },
    { 'school-run': ['costs-points -1'], wishes: [] },
  ),
  opens(
    'R-19b',
    'the school is not recorded',
    { need: { school: 'not-recorded', schoolMustContinue: true } },
    { 'school-run': ['check'] },
  ),
  opens(
    'R-19c',
    'a sister lives there',
    { home: { fosteredChildren: [ofOurs('kit', 'r')] }, need: { siblingGroup: 'r', siblingsLiveInAHome: true } },
    { 'siblings-together': ['met'] },
  ),
  opens(
    'R-19c',
    'a sister lives elsewhere',
    { need: { siblingGroup: 'r', siblingsLiveInAHome: true } },
    { 'siblings-together': ['costs-points -11'] },
  ),
  opens(
    'R-19c',
    'the sister leaves on the day of the move',
    {
      home: { fosteredChildren: [ofOurs('kit', 'r', { stay: range('2025-01-20', '2026-03-02') })] },
      need: { siblingGroup: 'r', siblingsLiveInAHome: true },
    },
    { 'siblings-together': ['costs-points -11'] },
  ),
  opens('R-19c', 'no brother or sister is looked after', { need: { siblingGroup: 'r' } }, { 'siblings-together': [] }),
  opens(
    'R-19d',
    'one of two things needed',
    { home: { adaptations: ['step-free'] }, need: { disabled: true, accessNeeds: ['step-free', 'hoist-or-lift'] } },
    { 'suits-a-disabled-child': ['costs-points -2'] },
  ),
  opens(
    'R-19d',
    'both',
    {
      home: { adaptations: ['hoist-or-lift', 'step-free'] },
      need: { disabled: true, accessNeeds: ['step-free', 'hoist-or-lift'] },
    },
    { 'suits-a-disabled-child': ['met'] },
  ),
  opens(
    'R-19d',
    'what the home has is not recorded',
    { need: { disabled: true, accessNeeds: ['step-free'] } },
    { 'suits-a-disabled-child': ['check'] },
  ),
  opens(
    'R-19d',
    'nothing is needed',
    { home: { adaptations: [] }, need: { disabled: true } },
    { 'suits-a-disabled-child': [] },
  ),
  opens('R-20', 'in the area', {}, { 'in-area': ['met'] }),
  opens(
    'R-20',
    'our own home just across the border',
    { home: { areaAuthority: adjoining, place: placeMilesAway(1) } },
    { 'in-area': ['costs-points -4'] },
  ),
  opens(
    'R-20',
    'at a distance is no more outside than next door',
    { home: { areaAuthority: distant, place: placeMilesAway(1) } },
    { 'in-area': ['costs-points -4'] },
  ),
  opens(
    'R-20',
    'where the home is, is not recorded',
    { home: { areaAuthority: 'not-recorded' } },
    { 'in-area': ['check'] },
  ),

  // "where adoption is being considered, R-19 and R-20 are switched off".
  opens(
    'R-21',
    'all five duties are off',
    {
      home: { areaAuthority: distant, place: placeMilesAway(44), adaptations: [] },
      need: {
        adoptionConsidered: true,
        schoolMustContinue: true,
        siblingGroup: 'r',
        siblingsLiveInAHome: true,
        accessNeeds: ['step-free'],
      },
    },
    {
      'near-home': [],
      'school-run': [],
      'siblings-together': [],
      'suits-a-disabled-child': [],
      'in-area': [],
      'adoption-considered': ['check'],
    },
  ),
  opens(
    'R-21',
    'R-18 and R-42 are not',
    {
      home: { areaAuthority: distant, languages: ['english'] },
      need: { adoptionConsidered: true, connectedHomeIsKnown: true, languages: ['tigrinya'] },
    },
    { 'connected-person-first': ['costs-points -13'], identity: ['costs-points -1'] },
  ),
  opens(
    'R-21',
    'the notice to the area is not',
    { home: { areaAuthority: distant }, need: { adoptionConsidered: true } },
    { 'notice-to-area': ['before-placing before'] },
  ),
  asks(
    'R-21',
    'the approval of a home at a distance is not',
    { home: faraway, need: { adoptionConsidered: true } },
    { 'at-a-distance': ['needs-authority'] },
  ),

  // "under 16: no unregistered or semi-independent arrangement".
  shuts(
    'R-22',
    'fifteen, the day before the birthday, registered supported accommodation',
    ['no-unregistered-under-16'],
    { home: flat, need: { ageInYears: 15, nextBirthdayOn: day('2026-03-03') } },
  ),
  shuts('R-22', 'fifteen, another arrangement that is not registered, in an emergency', ['no-unregistered-under-16'], {
    home: { ...other, isRegistered: false },
    need: { ...emergency, ageInYears: 15 },
  }),
  opens(
    'R-22',
    'fifteen, another arrangement that is registered: as what is found out',
    { home: other, need: { ageInYears: 15 } },
    { 'no-unregistered-under-16': ['check'] },
  ),
  opens(
    'R-22',
    'fifteen, another arrangement of which that is not recorded',
    { home: { ...other, isRegistered: 'not-recorded' }, need: { ageInYears: 15 } },
    { 'no-unregistered-under-16': ['check'] },
  ),
  shuts('R-22', 'fifteen, supported accommodation of which that is not recorded', ['no-unregistered-under-16'], {
    home: { ...flat, isRegistered: 'not-recorded' },
    need: { ageInYears: 15 },
  }),
  opens(
    'R-22',
    'the age is not recorded',
    { home: flat, need: { ageInYears: 'not-recorded', nextBirthdayOn: 'not-recorded' } },
    { 'no-unregistered-under-16': ['check'] },
  ),
  opens(
    'R-22',
    'the day before it was law',
    { home: flat, need: { ...stay('2021-09-08', '2021-12-01'), ageInYears: 15 } },
    { 'no-unregistered-under-16': [] },
  ),

  // "16 and 17: only registered supported accommodation (or excepted)".
  opens(
    'R-23',
    'sixteen on the day of the move',
    { home: flat, need: { ageInYears: 16, nextBirthdayOn: day('2027-03-02') } },
    { 'supported-accommodation': ['met'] },
  ),
  shuts('R-23', 'sixteen, not registered', ['supported-accommodation'], {
    home: { ...flat, isRegistered: false },
    need: { ageInYears: 16 },
  }),
  opens(
    'R-23',
    'seventeen, perhaps excepted',
    { home: other, need: { ageInYears: 17 } },
    { 'supported-accommodation': ['check'] },
  ),
  opens(
    'R-23',
    'seventeen, registration not recorded',
    { home: { ...flat, isRegistered: 'not-recorded' }, need: { ageInYears: 17 } },
    { 'supported-accommodation': ['check'] },
  ),
  shuts('R-23', 'not registered, and the age is not recorded: lawful at no age', ['supported-accommodation'], {
    home: { ...flat, isRegistered: false },
    need: { ageInYears: 'not-recorded', nextBirthdayOn: 'not-recorded' },
  }),
  opens(
    'R-23',
    'the day before it was law',
    { home: { ...flat, isRegistered: false }, need: { ...stay('2023-10-27', '2024-01-08'), ageInYears: 17 } },
    { 'supported-accommodation': [] },
  ),

  // "ethnicity is never a hard filter, and never a mark against a carer".
  opens(
    'R-42',
    'no language, faith or culture: a point each, and no filter',
    {
      home: { languages: ['english'], faithsSupported: [], culturesSupported: [] },
      need: { languages: ['tigrinya'], faith: 'muslim', cultures: ['eritrean'] },
    },
    { identity: ['costs-points -1', 'costs-points -1', 'costs-points -1'] },
  ),
  opens(
    'R-42',
    'nobody asked the carers',
    { need: { languages: ['tigrinya'], faith: 'muslim', cultures: ['eritrean'] } },
    { identity: ['check', 'check', 'check'] },
  ),
  opens('R-42', 'no faith is no need', { home: { faithsSupported: [] }, need: { faith: 'none' } }, { identity: [] }),
  opens(
    'R-42',
    'wishes that cannot be met',
    { home: { ownChildrenAges: [4], pets: [] }, need: { wishes: ['only-child', 'a-pet'] } },
    { wishes: ['costs-points -2'] },
  ),
  opens('R-42', 'a wish that can', { home: { pets: ['dog'] }, need: { wishes: ['a-pet'] } }, { wishes: ['met'] }),

  // strategic.
  opens('R-43', 'judges no single home', {}, { sufficiency: [] }),
];

/** Every case, in the order of the catalogue. */
export const awkwardCases: readonly AwkwardCase[] = [
  ...whoMayCare,
  ...numbersAndSpace,
  ...routes,
  ...locationAndPlanning,
  ...ladderAndDuties,
];
