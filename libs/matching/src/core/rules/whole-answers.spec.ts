import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { adjoining, approval, distant, fostered, ours, pair, range } from '../../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from './index.js';

type Answer = [RuleId, Partial<HouseholdFacts>, Partial<ChildFacts>, unknown[]];
const judge = (id: RuleId, home: Partial<HouseholdFacts>, need: Partial<ChildFacts>): unknown =>
  ruleRegister.find((rule) => rule.id === id)?.judge(pair(home, need), startingPolicy);

const findOut = (fact: string): unknown => ({ kind: 'find-out', fact });
const check = (because: unknown, fact: string): unknown => ({ effect: 'check', because, remedy: findOut(fact) });
const met = (because: unknown): unknown => ({ effect: 'met', because });
const approvalBy = (approver: string): unknown => ({ kind: 'approval-by-authority', approver, authority: ours });
const nowhere = { place: 'not-recorded', areaAuthority: 'not-recorded' } as const;
const noHome = { home: 'not-recorded' } as const;
const noSchool = { school: 'not-recorded' } as const;

/** Reason and remedy word by word: sentences, remedies and the record are made from these. */
const answers: Answer[] = [
  ['in-area', {}, {}, [met({ kind: 'in-area', responsibleAuthority: ours })]],
  [
    'in-area',
    { areaAuthority: distant },
    {},
    [
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'out-of-area', responsibleAuthority: ours, areaAuthority: distant },
        remedy: { kind: 'record-reason' },
      },
    ],
  ],
  ['in-area', nowhere, {}, [check({ kind: 'area-not-recorded' }, 'area-of-the-home')]],
  [
    'near-home',
    nowhere,
    {},
    [check({ kind: 'miles-from-home-not-recorded', missing: 'place-of-the-home' }, 'place-of-the-home')],
  ],
  [
    'near-home',
    {},
    noHome,
    [check({ kind: 'miles-from-home-not-recorded', missing: 'home-of-the-child' }, 'home-of-the-child')],
  ],
  [
    'school-run',
    nowhere,
    { schoolMustContinue: true },
    [check({ kind: 'miles-from-school-not-recorded', missing: 'place-of-the-home' }, 'place-of-the-home')],
  ],
  [
    'school-run',
    {},
    { schoolMustContinue: true, ...noSchool },
    [check({ kind: 'miles-from-school-not-recorded', missing: 'school-of-the-child' }, 'school-of-the-child')],
  ],
  [
    'key-stage-4',
    {},
    { schoolYear: 'not-recorded', ageInYears: 15 },
    [check({ kind: 'school-year-not-recorded' }, 'school-year-of-the-child')],
  ],
  [
    'key-stage-4',
    {},
    { schoolYear: 10, ...noSchool },
    [check({ kind: 'key-stage-4-school-not-recorded', schoolYear: 10 }, 'school-of-the-child')],
  ],
  [
    'key-stage-4',
    nowhere,
    { schoolYear: 11 },
    [check({ kind: 'key-stage-4-school-not-recorded', schoolYear: 11 }, 'place-of-the-home')],
  ],
  [
    'key-stage-4',
    { place: { easting: 433_500, northing: 561_200 } },
    { schoolYear: 11 },
    [met({ kind: 'keeps-key-stage-4-school', schoolYear: 11, miles: 0 })],
  ],
  ['notice-to-area', nowhere, {}, [check({ kind: 'notice-depends-on-area' }, 'area-of-the-home')]],
  ['at-a-distance', nowhere, {}, [check({ kind: 'approval-depends-on-area' }, 'area-of-the-home')]],
  [
    'at-a-distance',
    { areaAuthority: distant },
    {},
    [
      {
        effect: 'needs-authority',
        because: { kind: 'at-a-distance', areaAuthority: distant, responsibleAuthority: ours },
        remedy: approvalBy('director-of-childrens-services'),
      },
    ],
  ],
  [
    'adjoining-authority',
    { areaAuthority: adjoining },
    {},
    [
      {
        effect: 'needs-authority',
        because: { kind: 'in-adjoining-authority', areaAuthority: adjoining, responsibleAuthority: ours },
        remedy: approvalBy('nominated-officer'),
      },
    ],
  ],
  [
    'carer-agreed',
    { carerAnswer: 'declined' },
    {},
    [
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'carer-declined' },
        remedy: { kind: 'carer-changes-answer' },
      },
    ],
  ],
  [
    'siblings-together',
    {},
    { siblingGroup: 'larks', siblingsLiveInAHome: true },
    [
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'apart-from-siblings' },
        remedy: { kind: 'record-reason' },
      },
    ],
  ],
  [
    'siblings-together',
    { fosteredChildren: [fostered('tom', 'larks')] },
    { siblingGroup: 'larks', siblingsLiveInAHome: true },
    [met({ kind: 'with-siblings', siblings: 1 })],
  ],
  [
    'wishes-and-feelings',
    {},
    {},
    [
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'wishes-not-ascertained' },
        remedy: { kind: 'record-before-placing', what: 'wishes-and-feelings' },
      },
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'reviewing-officer-not-informed' },
        remedy: { kind: 'record-before-placing', what: 'reviewing-officer-informed' },
      },
    ],
  ],
  [
    'approved-sex',
    { approvals: [approval({ sex: 'male' })] },
    { sex: 'not-recorded' },
    [check({ kind: 'child-sex-not-recorded', approvedSex: 'male' }, 'sex-of-the-child')],
  ],
  [
    'approved-named-child',
    { approvals: [approval({ namedChild: `${ours}/4711` })] },
    {},
    [met({ kind: 'approved-for-this-child' })],
  ],
  [
    'approved-number',
    { approvals: [approval({ maxChildren: 2 })] },
    {},
    [met({ kind: 'within-approved-number', approvedNumber: 2, children: 1 })],
  ],
  ['household-fit', {}, { livesBestAs: 'youngest' }, [met({ kind: 'household-fits' })]],
  ['hold', {}, {}, [met({ kind: 'no-hold' })]],
];

describe('answers of the rules, whole', () => {
  it.each(answers)('%s', (id, home, need, answer) => {
    expect(judge(id, home, need)).toEqual(answer);
  });
});

describe('of several approvals', () => {
  const ended = (from: string, until: string): ReturnType<typeof approval> => approval({ valid: range(from, until) });
  const lasts = (approvals: HouseholdFacts['approvals'], until: string | null): unknown =>
    judge('approval-lasts', { approvals }, { expectedUntil: until === null ? null : day(until) });
  const extended = (until: string, shortfall: number): unknown => [
    {
      effect: 'blocks',
      shortfall,
      because: { kind: 'runs-past-approval', endsOn: '2026-04-01', stayUntil: '2026-08-31' },
      remedy: { kind: 'approval-extended', service: 'Aldermere Fostering', endsOn: '2026-04-01', until },
    },
  ];

  it('the one that started last is the one that ended, whatever their order; one that has not started is none', () => {
    const older = ended('2018-01-09', '2019-03-07');
    const newer = ended('2020-05-11', '2024-02-13');
    const coming = ended('2026-03-03', '2027-01-01');
    for (const approvals of [
      [older, newer, coming],
      [newer, older],
      [coming, newer, older],
    ]) {
      expect(lasts(approvals, '2026-08-31')).toEqual([
        {
          effect: 'blocks',
          shortfall: 'out-of-reach',
          because: { kind: 'runs-past-approval', endsOn: '2024-02-13', stayUntil: '2026-08-31' },
          remedy: { kind: 'approval-by-service', service: 'Aldermere Fostering' },
        },
      ]);
    }
    expect(lasts([coming], '2026-08-31')).toEqual([]);
    expect(lasts([ended('2026-03-02', '2026-03-02')], '2026-08-31')).toMatchObject([{ effect: 'blocks' }]);
  });

  it('an extension is needed only until an approval starts that lasts to the end of the stay', () => {
    const first = ended('2020-01-01', '2026-04-01');
    expect(lasts([first], '2026-08-31')).toEqual(extended('2026-08-31', 152));
    expect(lasts([first, approval({ valid: range('2026-04-11') })], '2026-08-31')).toEqual(extended('2026-04-11', 10));
    expect(lasts([first, ended('2026-04-11', '2026-08-31')], '2026-08-31')).toEqual(extended('2026-04-11', 10));
    expect(lasts([first, ended('2026-04-11', '2026-08-30')], '2026-08-31')).toEqual(extended('2026-08-31', 152));
    expect(lasts([first, approval({ valid: range('2026-08-31') })], '2026-08-31')).toEqual(extended('2026-08-31', 152));
    expect(lasts([first, approval({ valid: range('2026-09-14') })], '2026-08-31')).toEqual(extended('2026-08-31', 152));
  });

  it('of two that would do the earlier, of one too short and one that lasts the second', () => {
    const first = ended('2020-01-01', '2026-04-01');
    const [may, june] = [approval({ valid: range('2026-05-04') }), approval({ valid: range('2026-06-08') })];
    expect(lasts([june, first, may], '2026-08-31')).toEqual(extended('2026-05-04', 33));
    expect(lasts([june, first, ended('2026-04-11', '2026-04-30')], '2026-08-31')).toEqual(extended('2026-06-08', 68));
  });

  it('a stay without an end may end when the approval does', () => {
    expect(lasts([ended('2020-01-01', '2026-04-01')], null)).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'runs-past-approval', endsOn: '2026-04-01', stayUntil: null },
        remedy: { kind: 'end-by', endsOn: '2026-04-01' },
      },
    ]);
  });

  it('a notice that takes effect only after the approval ends ends nothing', () => {
    const approvals = [approval({ valid: range('2020-01-01', '2026-04-01'), resignationNoticeOn: day('2026-03-20') })];
    expect(lasts(approvals, '2026-08-31')).toEqual(extended('2026-08-31', 152));
  });

  it('one that starts on the first day of the stay is in force, one that starts when the stay is over brings nothing', () => {
    const from = (start: string, until: string | null): unknown =>
      judge(
        'approved-foster-carer',
        { approvals: [approval({ valid: range(start) })] },
        { expectedUntil: until === null ? null : day(until) },
      );
    expect(from('2026-03-02', '2026-08-31')).toMatchObject([{ effect: 'met' }]);
    expect(from('2026-08-30', '2026-08-31')).toEqual([
      {
        effect: 'blocks',
        shortfall: 181,
        because: { kind: 'approval-not-started', approvedFrom: '2026-08-30' },
        remedy: { kind: 'start-on-or-after', startsOn: '2026-08-30' },
      },
    ]);
    expect(from('2026-08-31', '2026-08-31')).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'approval-not-started', approvedFrom: '2026-08-31' },
        remedy: { kind: 'approval-by-service', service: 'Aldermere Fostering' },
      },
    ]);
    expect(from('2026-08-31', null)).toMatchObject([{ shortfall: 182 }]);
  });

  it('the soonest birthday that outgrows one of them is the day by which terms change', () => {
    const until6 = approval({ ages: { from: 0, to: 8 }, valid: range('2020-01-01', '2028-01-01') });
    const until5 = approval({ ages: { from: 0, to: 7 }, valid: range('2020-02-02', '2028-01-01') });
    for (const approvals of [
      [until6, until5],
      [until5, until6],
    ]) {
      expect(judge('approved-ages', { approvals }, { expectedUntil: day('2027-12-01') })).toMatchObject([
        { effect: 'before-placing', dueOn: '2026-11-16', because: { to: 7, turns: 8, on: '2026-11-17' } },
      ]);
    }
  });
});

describe('of several holds', () => {
  const hold = (
    from: string,
    until: string | null,
    facts: Partial<HouseholdFacts['holds'][number]> = {},
  ): HouseholdFacts['holds'][number] => ({
    scope: 'all',
    namedChild: null,
    valid: range(from, until),
    reviewOn: null,
    decidedBy: 'Panel',
    ...facts,
  });
  const held = (holds: HouseholdFacts['holds'], home: Partial<HouseholdFacts> = {}, until = '2026-08-31'): unknown =>
    judge('hold', { holds, ...home }, { expectedUntil: day(until) });

  it('the one that ends last is named, whatever their order, and one without an end before any', () => {
    const [short, long, endless] = [
      hold('2026-01-01', '2026-03-05'),
      hold('2026-01-02', '2026-03-19'),
      hold('2026-01-03', null),
    ];
    for (const holds of [
      [short, long],
      [long, short],
    ]) {
      expect(held(holds)).toMatchObject([{ shortfall: 17, because: { from: '2026-01-02', until: '2026-03-19' } }]);
    }
    for (const holds of [
      [short, endless, long],
      [endless, long, short],
      [long, short, endless],
    ]) {
      expect(held(holds)).toMatchObject([{ shortfall: 'out-of-reach', because: { from: '2026-01-03', until: null } }]);
    }
    const [one, other] = [hold('2026-01-04', '2026-03-19'), long];
    expect(held([one, other])).toMatchObject([{ because: { from: '2026-01-04' } }]);
    expect(held([other, one])).toMatchObject([{ because: { from: '2026-01-02' } }]);
  });

  it('one that outlasts the stay leaves no day of it, one that ends on its last day leaves that day', () => {
    expect(held([hold('2026-01-01', '2026-08-31')])).toMatchObject([{ shortfall: 'out-of-reach' }]);
    expect(held([hold('2026-01-01', '2026-08-30')])).toMatchObject([{ shortfall: 181 }]);
    expect(judge('hold', { holds: [hold('2026-01-01', '2026-08-31')] }, { expectedUntil: null })).toMatchObject([
      { shortfall: 182 },
    ]);
  });

  it('on new children does not concern this child only where this child lived there when it began', () => {
    const since = [hold('2026-02-09', null, { scope: 'new-children' })];
    const effectFor = (childId: string, from: string, until: string | null = null): unknown =>
      held(since, { fosteredChildren: [fostered(childId, null, range(from, until))] });
    expect(effectFor('child-ruby', '2026-02-09')).toMatchObject([{ effect: 'met' }]);
    expect(effectFor('child-ruby', '2026-02-10')).toMatchObject([{ effect: 'blocks' }]);
    expect(effectFor('child-ruby', '2025-02-10', '2026-02-09')).toMatchObject([{ effect: 'blocks' }]);
    expect(effectFor('another', '2025-02-09')).toMatchObject([{ effect: 'blocks' }]);
  });
});

describe('who lives there', () => {
  const there = (...ages: (number | 'not-recorded')[]): Partial<HouseholdFacts> => ({
    fosteredChildren: ages.map((ageInYears, index) =>
      fostered(`child-${index}`, null, range('2025-01-20'), { ageInYears }),
    ),
  });

  it('names the ages it is about, the youngest first', () => {
    expect(judge('household-fit', there(11, 4, 9), { risks: ['to-children-of-any-age'] })).toMatchObject([
      { because: { kind: 'risk-between-children', ages: [4, 9, 11] } },
    ]);
    expect(judge('household-fit', there(6, 12, 3), { risks: ['to-younger-children'] })).toMatchObject([
      { because: { ages: [3, 6] } },
    ]);
  });

  it('a child as old as the other is neither younger nor older', () => {
    for (const risk of ['to-younger-children', 'from-older-children'] as const) {
      expect(judge('household-fit', there(7), { risks: [risk] })).toEqual([met({ kind: 'household-fits' })]);
    }
    expect(judge('household-fit', there(8), { risks: ['from-older-children'] })).toMatchObject([
      { because: { ages: [8] } },
    ]);
    expect(judge('household-fit', there(6), { risks: ['to-younger-children'] })).toMatchObject([
      { because: { ages: [6] } },
    ]);
  });

  it('asks for an age once where one of several questions depends on it, and says what is certain', () => {
    const risks = ['to-children-of-any-age', 'from-older-children'] as const;
    expect(judge('household-fit', there(5), { risks, ageInYears: 'not-recorded' })).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'risk-between-children', risk: 'to-children-of-any-age', ages: [5] },
        remedy: { kind: 'plan-for-living-together' },
      },
      check({ kind: 'ages-not-recorded', missing: 'age-of-the-child' }, 'age-of-the-child'),
    ]);
    expect(judge('household-fit', there('not-recorded'), { risks: ['from-older-children'] })).toEqual([
      check({ kind: 'ages-not-recorded', missing: 'ages-of-the-children-there' }, 'ages-of-the-children-there'),
    ]);
  });
});

describe('wishes', () => {
  it('to live with brothers and sisters are met by one of them among others', () => {
    const need = { wishes: ['with-siblings'] as const, siblingGroup: 'larks', siblingsLiveInAHome: true };
    const [tom, other] = [fostered('tom', 'larks'), fostered('other', 'finches')];
    expect(judge('wishes', { fosteredChildren: [other, tom] }, need)).toMatchObject([{ effect: 'met' }]);
    expect(judge('wishes', { fosteredChildren: [other] }, need)).toMatchObject([{ effect: 'costs-points' }]);
  });
});
