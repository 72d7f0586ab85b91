import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  adjoining,
  bankHolidays2026,
  child,
  distant,
  household,
  ours,
  range,
} from '../../../../test/support/match-world.js';
import { type HouseholdFacts } from './facts.js';
import {
  type AreasOnADay,
  asSeenByItsAuthority,
  childOn,
  factsFor,
  homeOn,
  type RecordedChild,
  type RecordedHome,
  type RecordedRequest,
} from './recorded-register.js';

const on = day('2026-03-02');
const area = { districtCode: 'E07000001', areaCode: ours };
const areas: AreasOnADay = {
  authorityOf: ({ districtCode }) => (districtCode === 'E07000001' ? adjoining : null),
  serviceAuthorityOf: (recorded) => (recorded === ours ? distant : recorded),
};

const recordedHome = (facts: Partial<RecordedHome> = {}): RecordedHome => ({
  ...household(),
  service: { name: 'A service', kind: 'authority', authorityCode: ours, frameworks: [] },
  area,
  fosteredChildren: [],
  members: [],
  constellations: [],
  statedOwnChildrenAges: [4, 9],
  ...facts,
});
const member = (role: 'carer' | 'adult' | 'own-child', bornOn: string | null): RecordedHome['members'][number] => ({
  role,
  bornOn: bornOn === null ? null : day(bornOn),
  checkedOn: 'not-recorded',
  specifiedOffence: 'not-recorded',
});

describe('a home on the first day of a stay', () => {
  it('is in the area, and of the service, of that day', () => {
    const { areaAuthority, service } = homeOn(recordedHome(), on, areas);
    expect(areaAuthority).toBe(adjoining);
    expect(service).toEqual({ name: 'A service', kind: 'authority', authorityCode: distant, frameworkOf: [] });
    const elsewhere = recordedHome({
      area: { districtCode: null, areaCode: null },
      service: { name: 'An agency', kind: 'agency', authorityCode: null, frameworks: [] },
    });
    expect(homeOn(elsewhere, on, areas)).toMatchObject({
      areaAuthority: 'not-recorded',
      service: { authorityCode: null },
    });
  });

  it('is on the frameworks of that day', () => {
    const frameworks = [
      { authority: ours, valid: range('2026-03-02') },
      { authority: adjoining, valid: range('2024-01-01', '2026-03-02') },
      { authority: distant, valid: range('2024-01-01', '2026-03-03') },
    ];
    const home = recordedHome({ service: { name: 'A', kind: 'agency', authorityCode: null, frameworks } });
    expect(homeOn(home, on, areas).service.frameworkOf).toEqual([ours, distant]);
  });

  it('has people of the age they are that day, and nobody who is not born', () => {
    const members = [
      member('carer', '1980-03-03'),
      member('own-child', '2015-03-02'),
      member('own-child', null),
      member('own-child', '2026-03-02'),
      member('own-child', '2026-03-03'),
    ];
    const home = homeOn(recordedHome({ members }), on, areas);
    expect(home.members.map(({ ageInYears }) => ageInYears)).toEqual([45, 11, 'not-recorded', 0]);
    expect(home.members[0]).not.toHaveProperty('bornOn');
    expect(home.ownChildrenAges).toEqual([11, 0]);
  });

  it('has the own children that a file stated while none is recorded as a member', () => {
    expect(homeOn(recordedHome({ members: [member('carer', null)] }), on, areas).ownChildrenAges).toEqual([4, 9]);
    expect(homeOn(recordedHome(), on, areas)).not.toHaveProperty('statedOwnChildrenAges');
  });

  it('has fostered children of the age they are that day', () => {
    const known = {
      ...{
        childId: 'c',
        reference: `${ours}/c`,
        responsibleAuthority: ours,
        siblingGroup: null,
        stay: range('2025-01-20'),
      },
      ...{ sex: 'male' as const, room: null, mustBeOnlyChild: false, mustNotLiveWith: [] },
    };
    const fosteredChildren = [
      { ...known, bornOn: day('2014-03-03') },
      { ...known, bornOn: null },
    ];
    const home = homeOn(recordedHome({ fosteredChildren }), on, areas);
    expect(home.fosteredChildren).toEqual([
      { ...known, ageInYears: 11 },
      { ...known, ageInYears: 'not-recorded' },
    ]);
  });

  it.each([
    ['satellite', [{ beds: 1, valid: range('2025-09-01', '2026-03-03') }], true],
    ['satellite', [{ beds: 0, valid: range('2025-09-01') }], false],
    [
      'satellite',
      [
        { beds: 2, valid: range('2025-09-01', '2026-03-02') },
        { beds: 0, valid: range('2026-03-02') },
      ],
      false,
    ],
    ['satellite', [{ beds: 2, valid: range('2026-03-03') }], null],
    ['satellite', [], null],
    ['hub', [{ beds: 2, valid: range('2025-09-01') }], null],
  ] as const)('as a %s with the hubs %j has support: %s', (role, hubs, hubHasRoom) => {
    const membership = { name: 'Heron', role, hubBeds: 0, valid: range('2025-09-01') };
    const home = homeOn(recordedHome({ constellations: [{ ...membership, hubs }] }), on, areas);
    expect(home.constellations).toEqual([{ ...membership, hubHasRoom }]);
  });
});

const recordedChild = (facts: Partial<RecordedChild> = {}): RecordedChild => ({
  ...child(),
  parent: null,
  bornOn: day('2018-06-19'),
  recordedAuthority: ours,
  ...facts,
});
const request = (facts: Partial<RecordedChild> = {}, answers: RecordedRequest['answers'] = {}): RecordedRequest => ({
  child: recordedChild(facts),
  answers,
});

describe('a child on the first day of a stay', () => {
  it('has the age and the school year of that day', () => {
    expect(childOn(recordedChild())).toEqual(
      child({ ageInYears: 7, nextBirthdayOn: day('2026-06-19'), schoolYear: 3 }),
    );
    expect(childOn(recordedChild({ bornOn: null }))).toEqual(
      child({ ageInYears: 'not-recorded', nextBirthdayOn: 'not-recorded', schoolYear: 'not-recorded' }),
    );
  });

  it('may come with a parent of the age of that day', () => {
    const parent = { isLookedAfter: true, bornOn: day('2009-03-02'), riskAssessedOn: null };
    expect(childOn(recordedChild({ parent })).parent).toEqual({
      isLookedAfter: true,
      ageInYears: 17,
      riskAssessedOn: null,
    });
  });

  it('is the child of the recorded authority while no successor is known', () => {
    expect(
      childOn(recordedChild({ recordedAuthority: distant, responsibleAuthority: null })).responsibleAuthority,
    ).toBe(distant);
    expect(childOn(recordedChild({ recordedAuthority: distant })).responsibleAuthority).toBe(ours);
  });
});

describe('a request among the homes of the register', () => {
  const surroundings = {
    authorityNames: { [ours]: 'Aldermere' },
    bankHolidays: bankHolidays2026,
    adjoining: { [ours]: [adjoining], [distant]: [ours] },
  };
  const facts = (asked: RecordedRequest, homes: readonly HouseholdFacts[]): ReturnType<typeof factsFor> =>
    factsFor(asked, day('2026-02-23'), surroundings, homes);
  const unanswered = household({ carerAnswer: 'not-recorded' });

  it('knows what surrounds it, and what each carer answered', () => {
    const other = { ...unanswered, householdId: 'household-2' };
    const found = facts(request({}, { 'household-2': 'declined' }), [unanswered, other]);
    expect(found).toEqual({
      judgedOn: '2026-02-23',
      child: child({ nextBirthdayOn: day('2026-06-19'), schoolYear: 3 }),
      adjoiningAuthorities: [adjoining],
      authorityNames: { [ours]: 'Aldermere' },
      bankHolidays: bankHolidays2026,
      households: [unanswered, { ...other, carerAnswer: 'declined' }],
    });
    expect(facts(request({ responsibleAuthority: adjoining }), []).adjoiningAuthorities).toEqual([]);
  });

  it('names its child as of the day wherever the register names the child', () => {
    const [then, now] = [`${distant}/4711`, `${ours}/4711`];
    const home = (name: string): HouseholdFacts =>
      household({
        approvals: [{ ...household().approvals[0]!, namedChild: name }, household().approvals[0]!],
        holds: [{ scope: 'named-child', namedChild: name, valid: range('2026-01-01'), reviewOn: null, decidedBy: 'P' }],
        connectedTo: [
          { child: name, isRelative: true },
          { child: `${distant}/1`, isRelative: false },
        ],
        exemptions: [{ authority: ours, children: [`${distant}/1`, name], valid: range('2026-01-01') }],
        sharingAgreements: [{ authority: ours, children: [name], agreedOn: day('2026-01-01'), assessedOn: null }],
        fosteredChildren: [
          {
            ...{ childId: 'c', reference: name, responsibleAuthority: distant, siblingGroup: null },
            ...{ stay: range('2026-01-01'), ageInYears: 9, sex: 'male', room: null, mustBeOnlyChild: false },
            mustNotLiveWith: [name, `${distant}/1`],
          },
        ],
      });
    expect(facts(request({ recordedAuthority: distant }), [home(then)]).households).toEqual([home(now)]);
    const same = home(then);
    expect(facts(request(), [same]).households[0]).toBe(same);
  });

  it('does not say where a home is seen from an authority that nobody knows', () => {
    expect(facts(request({ responsibleAuthority: null }), [unanswered]).households[0]?.areaAuthority).toBe(
      'not-recorded',
    );
    expect(facts(request(), [unanswered]).households[0]?.areaAuthority).toBe(ours);
  });

  it('is judged among the homes that its authority may see, under the name it has and the name it had', () => {
    const of = (authorityCode: string): HouseholdFacts =>
      household({
        reference: authorityCode,
        service: { name: 'S', kind: 'authority', authorityCode, frameworkOf: [] },
      });
    const asked = request({ recordedAuthority: distant });
    const seen = asSeenByItsAuthority(facts(asked, [of(ours), of(adjoining), of(distant)]), distant);
    expect(seen.households.map(({ reference }) => reference)).toEqual([ours, distant]);
  });
});
