import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { day } from '#kernel';
import { type HouseholdFacts, type MatchFacts } from '#matching';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, manyHomes, postcodes } from '../support/match-register.js';
import { adjoining, distant, ours } from '../support/match-world.js';

jest.setTimeout(60_000);

const judgedOn = day('2026-02-23');

describe('the facts that are read', () => {
  let database: TestDatabase;
  let reader: PostgresMatchFactsReader;
  let requestId: string;
  const rows = (text: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
    database.dataSource.query(text, parameters);
  const homeOf = (facts: MatchFacts, reference: string): HouseholdFacts | undefined =>
    facts.households.find((home) => home.reference === reference);

  beforeAll(async () => {
    database = await createTestDatabase();
    reader = new PostgresMatchFactsReader(database.dataSource);
    await addGeography(database.dataSource);
    ({ requestId } = await addRequest(database.dataSource, 'REQ-4001'));
    await addHomes(database.dataSource, requestId, [
      { reference: 'H-1', service: 'own', answer: 'agreed' },
      { reference: 'H-2', postcode: postcodes.adjoining8Miles, ages: [3, 11] },
      { reference: 'H-3' },
    ]);
    await rows(`
      update register.household set setting = 'supported-accommodation', is_registered = true, agreement = 'signed',
        agreement_signed_on = '2019-06-03', last_review_on = '2025-05-20', pet_kinds = '{dog}', bedrooms = 4,
        adaptations = '{step-free}', faiths_supported = '{muslim,sikh}', cultures_supported = '{Kurdish new year}',
        unplanned_endings = 2, staying_put_adults = 1, languages = '{Kurdish,English,polish}', own_children_ages = '{4,6}'
      where reference = 'H-1'`);
    await rows(`
      with home as (select id from register.household where reference = 'H-1'),
      child as (insert into register.child (authority_code, code, born_on, sex) values ('${adjoining}', '88', '2013-03-02', 'male')
        returning id),
      placed as (insert into register.placement (household_id, child_id, sibling_group, stay, room, must_be_only_child,
          must_not_live_with)
        select home.id, child.id, 'group-x', '[2025-01-20,2026-05-01)', 'Back room', true, '{E10009901/4001}' from home, child),
      taken as (insert into register.short_break (household_id, child_id, stay)
        select home.id, child.id, '[2024-07-01,2024-07-08)' from home, child),
      held as (insert into register.hold (household_id, ordinal, scope, valid, decided_by, review_on)
        select id, 1, 'all', '[2025-01-01,2025-02-01)', 'Panel', '2025-01-15' from home),
      closed as (insert into register.unavailability (household_id, ordinal, places, reason, valid)
        select id, 1, 1, 'carer-break', '[2026-07-01,2026-07-15)' from home),
      carers as (insert into register.carer (household_id, ordinal, name, born_on, checked_on, has_specified_offence)
        select id, 1, 'Ann Example', '1980-03-03'::date, '2024-01-08'::date, false from home
        union all select id, 2, 'Bo Example', null, null, null from home),
      members as (insert into register.household_member (household_id, ordinal, role, born_on, checked_on, has_specified_offence)
        select id, 1, 'own-child', '2015-03-02'::date, null::date, null::boolean from home
        union all select id, 2, 'own-child', '2026-05-09', null, null from home
        union all select id, 3, 'adult', '2004-11-30', '2023-04-04', true from home),
      known as (insert into register.household_connection (household_id, child, is_relative)
        select id, '${ours}/4001', true from home),
      bedrooms as (insert into register.bedroom (household_id, name, beds)
        select id, 'Front room', 2 from home union all select id, 'Back room', 1 from home),
      exempted as (insert into register.exemption (household_id, ordinal, authority_code, children, valid)
        select id, 1, '${adjoining}', '{${ours}/4001,${adjoining}/88}', '[2026-01-01,2027-01-01)' from home),
      shared as (insert into register.sharing_agreement (household_id, ordinal, authority_code, children, agreed_on,
          withdrawn_on)
        select id, 1, '${adjoining}', '{${adjoining}/88}'::text[], '2026-01-09'::date, null::date from home
        union all select id, 2, '${ours}', '{${ours}/4001}', '2026-01-08', '2026-01-10' from home),
      trained as (insert into register.household_training (household_id, skill, completed_on, valid_until)
        select id, 'self-harm', '2024-02-02', '2027-02-02' from home),
      experienced as (insert into register.household_experience (household_id, skill, children)
        select id, 'going-missing', 3 from home),
      preferred as (insert into register.carer_preference (household_id, age_from, age_to, sex, most_children,
          takes_siblings, unwilling_needs)
        select id, 5, 12, 'female', 2, true, '{fire-setting}' from home)
      insert into register.service_framework (service_id, authority_code, valid)
        select service_id, code, valid from register.household join home using (id), (values
          ('${distant}', '[2026-03-02,)'::daterange), ('${adjoining}', '[2024-01-01,2026-03-02)')) framework (code, valid)`);
    await rows(`
      with heron as (insert into constellations.constellation (name) values ('Heron') returning id)
      insert into constellations.membership (constellation_id, household_id, role, hub_beds, valid)
      select heron.id, household.id, role, beds, valid from heron, register.household join (values
        ('H-1', 'hub', 2, '[2025-09-01,2026-06-01)'::daterange), ('H-2', 'hub', 0, '[2026-06-01,)'),
        ('H-3', 'satellite', 0, '[2025-10-01,)')) member (reference, role, beds, valid) using (reference)`);
  });
  afterAll(() => database.drop());

  it('are every fact of a home, as of the day the child would move in', async () => {
    const home = homeOf(await reader.read(requestId, judgedOn), 'H-1');
    expect(home).toEqual({
      householdId: expect.any(String),
      reference: 'H-1',
      name: 'Home H-1',
      service: { name: 'Aldermere County Council', kind: 'authority', authorityCode: ours, frameworkOf: [distant] },
      setting: 'supported-accommodation',
      isRegistered: true,
      place: { easting: 437500, northing: 562400 },
      postcodeSector: 'ZN1 2',
      areaAuthority: ours,
      approvals: [
        {
          kind: 'full',
          extendedUntil: null,
          valid: { from: '2019-05-14', until: null },
          resignationNoticeOn: null,
          maxChildren: null,
          ages: null,
          sex: null,
          placementTypes: null,
          namedChild: null,
        },
      ],
      places: 3,
      stayingPutAdults: 1,
      fosteredChildren: [
        {
          childId: expect.any(String),
          reference: `${adjoining}/88`,
          responsibleAuthority: adjoining,
          siblingGroup: 'group-x',
          stay: { from: '2025-01-20', until: '2026-05-01' },
          ageInYears: 13,
          sex: 'male',
          room: 'Back room',
          mustBeOnlyChild: true,
          mustNotLiveWith: [`${ours}/4001`],
        },
      ],
      unavailable: [{ places: 1, reason: 'carer-break', valid: { from: '2026-07-01', until: '2026-07-15' } }],
      holds: [
        {
          scope: 'all',
          namedChild: null,
          valid: { from: '2025-01-01', until: '2025-02-01' },
          reviewOn: '2025-01-15',
          decidedBy: 'Panel',
        },
      ],
      skills: [{ skill: 'self-harm', validUntil: null }],
      training: [{ skill: 'self-harm', completedOn: '2024-02-02', validUntil: '2027-02-02' }],
      experience: [{ skill: 'going-missing', children: 3 }],
      constellations: [
        {
          name: 'Heron',
          role: 'hub',
          hubBeds: 2,
          hubHasRoom: null,
          valid: { from: '2025-09-01', until: '2026-06-01' },
        },
      ],
      carerAnswer: 'agreed',
      agreement: '2019-06-03',
      connectedTo: [{ child: `${ours}/4001`, isRelative: true }],
      members: [
        { role: 'carer', ageInYears: 45, checkedOn: '2024-01-08', specifiedOffence: false },
        { role: 'carer', ageInYears: 'not-recorded', checkedOn: 'not-recorded', specifiedOffence: 'not-recorded' },
        { role: 'own-child', ageInYears: 11, checkedOn: 'not-recorded', specifiedOffence: 'not-recorded' },
        { role: 'adult', ageInYears: 21, checkedOn: '2023-04-04', specifiedOffence: true },
      ],
      lastReviewOn: '2025-05-20',
      rooms: [
        { name: 'Back room', beds: 1 },
        { name: 'Front room', beds: 2 },
      ],
      exemptions: [
        {
          authority: adjoining,
          children: [`${ours}/4001`, `${adjoining}/88`],
          valid: { from: '2026-01-01', until: '2027-01-01' },
        },
      ],
      sharingAgreements: [
        { authority: adjoining, children: [`${adjoining}/88`], agreedOn: '2026-01-09', assessedOn: null },
      ],
      shortBreaks: [{ childId: expect.any(String), stay: { from: '2024-07-01', until: '2024-07-08' } }],
      ownChildrenAges: [11],
      pets: ['dog'],
      adaptations: ['step-free'],
      languages: ['kurdish', 'polish'],
      faithsSupported: ['muslim', 'sikh'],
      culturesSupported: ['Kurdish new year'],
      preference: {
        ages: { from: 5, to: 12 },
        sex: 'female',
        mostChildren: 2,
        takesSiblings: true,
        unwillingNeeds: ['fire-setting'],
      },
      unplannedEndings: 2,
    });
  });

  it('say not recorded of what nobody recorded', async () => {
    const home = homeOf(await reader.read(requestId, judgedOn), 'H-3');
    expect(home).toMatchObject({
      ...{ setting: 'foster-home', isRegistered: 'not-recorded', agreement: 'not-recorded', rooms: 'not-recorded' },
      ...{
        lastReviewOn: 'not-recorded',
        pets: 'not-recorded',
        adaptations: 'not-recorded',
        unplannedEndings: 'not-recorded',
      },
      ...{
        faithsSupported: 'not-recorded',
        culturesSupported: 'not-recorded',
        preference: 'not-recorded',
        members: [],
      },
      ...{ carerAnswer: 'not-recorded', ownChildrenAges: [], shortBreaks: [], training: [] },
    });
    await rows(
      `update register.household set pets = 'no', agreement = 'none', own_children_ages = '{9}' where reference = 'H-3'`,
    );
    expect(homeOf(await reader.read(requestId, judgedOn), 'H-3')).toMatchObject({
      ...{ pets: [], agreement: 'none', ownChildrenAges: [9] },
    });
  });

  it("know a satellite's hub by the beds it keeps on the day", async () => {
    const hubHasRoom = async (on: string): Promise<unknown> => {
      await rows(`update register.placement_request set starts_on = $2, expected_until = null where id = $1`, [
        requestId,
        on,
      ]);
      const facts = await reader.read(requestId, judgedOn);
      return homeOf(facts, 'H-3')?.constellations[0]?.hubHasRoom;
    };
    expect(await hubHasRoom('2026-05-31')).toBe(true);
    expect(await hubHasRoom('2026-06-01')).toBe(false);
    expect(await hubHasRoom('2025-08-31')).toBeNull();
    await hubHasRoom('2026-03-02');
  });

  it('are every fact of the child and the request', async () => {
    await rows(`update register.child set is_disabled = true where code = '4001'`);
    await rows(
      `update register.placement_request set placement_type = 'parent-and-child', school_postcode = $2,
         access_needs = '{step-free}', languages = '{English,Polish}', faith = 'christian', cultures = '{Polish Saturday school}',
         family_time_postcode = $3, family_times_a_month = 4, wishes = '{near-family}', risks = '{to-pets}',
         must_not_live_with = '{E10009902/12}', lives_best_as = 'youngest', cannot_live_with_pets = '{dog}',
         parent_is_looked_after = true, parent_born_on = '2009-03-03', parent_risk_assessed_on = '2026-02-01',
         wishes_ascertained_on = '2026-02-17', reviewing_officer_informed_on = '2026-02-18', placement_plan_on = '2026-02-19',
         delegated_authority_on = '2026-02-20', long_term_confirmed_on = '2026-02-21' where id = $1`,
      [requestId, postcodes.fourMiles, postcodes.adjoining8Miles],
    );
    await rows(
      `insert into register.clearance (request_id, household_id, kind, authority_code, approver, evidence, given_by, given_on,
         recorded_by, withdrawn_at, withdrawn_by, withdrawn_because)
       select $1, household.id, kind, authority, approver, evidence::text[], given_by, given_on::date, 'Amara',
         case when withdrawn then now() end, case when withdrawn then 'Amara' end, case when withdrawn then 'Wrong' end
       from register.household, (values
         (1, 'approval-outside-area', null, 'nominated-officer', '{care-plan}', 'Lee Marsh', '2026-02-22', false),
         (2, 'notice-to-area', $2, null, '{}', 'Amara', '2026-02-23', false),
         (3, 'consent-of-service', null, null, '{}', 'Jo', '2026-02-24', true))
         given (n, kind, authority, approver, evidence, given_by, given_on, withdrawn)
       where reference = 'H-2' order by n`,
      [requestId, distant],
    );
    await rows(
      `with child as (select id from register.child where code = '4001'),
       ordered as (insert into register.court_order (child_id, ordinal, kind, postcode, miles, household_id, valid)
         select child.id, 1, 'exclusion-area', $1, 2.5, null, '[2026-01-01,)'::daterange from child
         union all select child.id, 2, 'no-contact', null, 0, household.id, '[2026-01-01,2026-12-31)'
           from child, register.household where reference = 'H-2')
       insert into register.place_to_avoid (child_id, ordinal, postcode, miles, reason)
       select id, 1, 'ZN99ZZ', 1.5, 'Harm came from there' from child`,
      [postcodes.distant9Miles],
    );
    const { child, bankHolidays, adjoiningAuthorities, authorityNames } = await reader.read(requestId, judgedOn);
    expect(child).toEqual({
      requestId,
      childId: expect.any(String),
      responsibleAuthority: ours,
      childCode: '4001',
      ageInYears: 7,
      schoolYear: 3,
      nextBirthdayOn: '2026-06-19',
      sex: 'female',
      urgency: 'planned',
      placementType: 'parent-and-child',
      startsOn: '2026-03-02',
      expectedUntil: null,
      home: { easting: 431000, northing: 562000 },
      school: { easting: 437500, northing: 562400 },
      schoolMustContinue: false,
      needs: ['self-harm', 'going-missing'],
      siblingGroup: null,
      siblingsLiveInAHome: false,
      adoptionConsidered: false,
      disabled: true,
      accessNeeds: ['step-free'],
      languages: ['polish'],
      faith: 'christian',
      cultures: ['Polish Saturday school'],
      familyTime: { easting: 443900, northing: 561000 },
      familyTimesAMonth: 4,
      wishes: ['near-family'],
      risks: ['to-pets'],
      mustNotLiveWith: [`${adjoining}/12`],
      livesBestAs: 'youngest',
      cannotLiveWithPets: ['dog'],
      courtOrders: [
        {
          kind: 'exclusion-area',
          place: { easting: 445500, northing: 563000 },
          miles: 2.5,
          householdId: null,
          valid: { from: '2026-01-01', until: null },
        },
        {
          kind: 'no-contact',
          place: 'not-recorded',
          miles: 0,
          householdId: expect.any(String),
          valid: { from: '2026-01-01', until: '2026-12-31' },
        },
      ],
      placesToAvoid: [{ place: 'not-recorded', miles: 1.5, reason: 'Harm came from there' }],
      connectedHomeIsKnown: true,
      parent: { isLookedAfter: true, ageInYears: 16, riskAssessedOn: '2026-02-01' },
      before: {
        wishesAscertainedOn: '2026-02-17',
        reviewingOfficerInformedOn: '2026-02-18',
        placementPlanOn: '2026-02-19',
        delegatedAuthorityOn: '2026-02-20',
        longTermConfirmedOn: '2026-02-21',
      },
      clearances: [
        {
          ...{
            householdId: expect.any(String),
            kind: 'approval-outside-area',
            authority: null,
            evidence: ['care-plan'],
          },
          ...{ approver: 'nominated-officer', givenBy: 'Lee Marsh', givenOn: '2026-02-22' },
        },
        {
          ...{ householdId: expect.any(String), kind: 'notice-to-area', authority: distant, approver: null },
          ...{ evidence: [], givenBy: 'Amara', givenOn: '2026-02-23' },
        },
      ],
    });
    expect(bankHolidays).toContain('2026-04-03');
    expect(bankHolidays).toEqual([...bankHolidays].sort());
    expect(adjoiningAuthorities).toEqual([adjoining]);
    expect(authorityNames).toEqual({ [ours]: 'Aldermere', [adjoining]: 'Brackendale', [distant]: 'Fellmouth' });
  });

  it('say nothing is recorded of a child of whom nothing is', async () => {
    const { requestId: bare } = await addRequest(database.dataSource, 'REQ-4002');
    await rows(`update register.child set born_on = null, sex = null where code = '4002'`);
    const { child } = await reader.read(bare, judgedOn);
    expect(child).toMatchObject({
      ...{ ageInYears: 'not-recorded', schoolYear: 'not-recorded', sex: 'not-recorded', disabled: 'not-recorded' },
      ...{ faith: 'not-recorded', familyTime: 'not-recorded', familyTimesAMonth: 'not-recorded', parent: null },
      ...{ connectedHomeIsKnown: false, courtOrders: [], placesToAvoid: [], languages: [], livesBestAs: null },
    });
    expect(homeOf(await reader.read(bare, judgedOn), 'H-1')?.carerAnswer).toBe('not-recorded');
  });

  it('of a run leave out homes that the authority may not see, those of another authority first of all', async () => {
    const { requestId: another } = await addRequest(database.dataSource, 'REQ-4003');
    await rows(
      `with service as (insert into register.fostering_service (name, kind, authority_code) values
         ('Brackendale Fostering', 'authority', $1), ('Fellmouth Fostering', 'authority', $2) returning id, authority_code),
       agency as (insert into register.fostering_service (name, kind) values ('Elsewhere', 'agency') returning id),
       home as (insert into register.household (reference, name, service_id, postcode, places)
         select 'B-' || authority_code, 'A home', id, $3, 2 from service
         union all select 'A-1', 'A home', id, $3, 2 from agency returning id, reference),
       known as (insert into register.household_connection (household_id, child, is_relative)
         select id, $4 || '/4003', true from home where reference = 'B-' || $2)
       insert into register.service_framework (service_id, authority_code, valid)
       select id, $2, '[2025-01-01,)' from agency`,
      [adjoining, distant, postcodes.fourMiles, ours],
    );
    const references = (facts: MatchFacts | undefined): string[] =>
      (facts?.households ?? []).map(({ reference }) => reference).sort();
    expect(references(await reader.read(another, judgedOn))).toEqual([`B-${distant}`, 'H-1', 'H-2', 'H-3']);
    expect(references((await reader.find(another, judgedOn))?.facts)).toEqual(
      ['A-1', `B-${adjoining}`, `B-${distant}`, 'H-1', 'H-2', 'H-3'].sort(),
    );
    await rows(
      `insert into register.service_framework (service_id, authority_code, valid)
       select id, $2, '[2026-03-02,)' from register.fostering_service where authority_code = $1`,
      [adjoining, ours],
    );
    expect(references(await reader.read(another, judgedOn))).toContain(`B-${adjoining}`);
    await rows(`update register.placement_request set starts_on = '2026-03-01' where id = $1`, [another]);
    expect(references(await reader.read(another, judgedOn))).not.toContain(`B-${adjoining}`);
    await rows(`delete from register.household where reference ~ '^[AB]-'`);
    await rows('delete from register.fostering_service where id not in (select service_id from register.household)');
  });

  it('of many requests are those of each, at one moment', async () => {
    const ids = (await rows('select id from register.placement_request order by reference')).map(({ id }) =>
      String(id),
    );
    expect(
      new Set(await Promise.all(ids.map(async (id) => (await reader.read(id, judgedOn)).child.startsOn))).size,
    ).toBe(2);
    const many = await reader.readMany([...ids, '00000000-0000-4000-8000-000000000000', 'no id'], judgedOn);
    for (const id of ids) expect(many.of(id)).toEqual(await reader.read(id, judgedOn));
    expect(() => many.of('00000000-0000-4000-8000-000000000000')).toThrow('which is not there');
    expect(many.revision).toBe(Number((await rows('select register.revision() as revision'))[0]?.['revision']));
  });

  it('of every home are read a few thousand at a time, in order of id, and again only those asked for', async () => {
    await addHomes(database.dataSource, requestId, manyHomes(6_000));
    const batches: (readonly HouseholdFacts[])[] = [];
    const moment = await reader.readAll(day('2026-03-02'), (homes) => batches.push(homes));
    expect(batches.map((homes) => homes.length)).toEqual([5_000, 1_003]);
    const ids = batches.flat().map(({ householdId }) => householdId);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(6_003);
    expect(moment.adjoining[adjoining]).toEqual([ours, distant]);

    const { facts } = (await reader.find(requestId, judgedOn))!;
    const withoutAnswers = facts.households.map((home) => ({ ...home, carerAnswer: 'not-recorded' }));
    expect(batches.flat()).toEqual(withoutAnswers);

    const again: HouseholdFacts[] = [];
    await reader.readAll(day('2026-03-02'), (homes) => again.push(...homes), [
      ids[7]!,
      ids[3]!,
      '00000000-0000-4000-8000-000000000000',
    ]);
    expect(again).toEqual([batches.flat()[3], batches.flat()[7]]);
    const read = (await reader.readChild(requestId))!;
    expect(read.request.answers).toEqual({ [homeOf(facts, 'H-1')!.householdId]: 'agreed' });
    expect(await reader.readChild('no id')).toBeNull();
    expect(await reader.find('no id', judgedOn)).toBeNull();
  });

  it('around a child who is only described are those of the description', async () => {
    const { child } = await reader.read(requestId, judgedOn);
    const described = { ...child, requestId: 'draft', childId: 'draft', ageInYears: 3 };
    const { facts } = await reader.readAround(described, judgedOn);
    expect(facts.child).toEqual(described);
    expect(facts.adjoiningAuthorities).toEqual([adjoining]);
    expect(homeOf(facts, 'H-1')?.carerAnswer).toBe('not-recorded');
  });
});
