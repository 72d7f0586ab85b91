import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadConstellations } from '#constellations';
import { ImportHouseholds, type ImportOutcome, inFull, IngestModule } from '#ingest';
import { day } from '#kernel';
import { factsNotRecorded, type Household, ReadHouseholds, vacanciesOn } from '#register';
import { csv, fileOf, fillPostcodes, openHouse, type TestHouse, today, startingTakes } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule]);
}, startingTakes);
afterAll(() => house.close());

const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
const importing = (text: string | Buffer, name = 'homes.csv'): Promise<ImportOutcome> =>
  house.get(ImportHouseholds).import({ files: [fileOf(name, text)], requestedBy: 'Dana' });
const told = (outcome: ImportOutcome): string[] => outcome.problems.map(inFull);

const homes = [
  {
    HOUSEHOLD: 'H-1',
    NAME: 'Oak Lane',
    SERVICE: 'Norchester Fostering',
    SERVICE_TYPE: 'authority',
    SERVICE_AUTHORITY: 'E10009901',
    POSTCODE: 'zn1 1aa',
    PLACES: '5',
    BEDROOMS: '5',
    CARER_1: 'Ann Example',
    CARER_2: 'Bo Example',
    APPROVED_FROM: '14/02/2021',
    APPROVED_UNTIL: '31/03/2027',
    TERMS_NUMBER: '3',
    TERMS_AGE_FROM: '0',
    TERMS_AGE_TO: '11',
    TERMS_TYPES: 'short-term;long-term',
    SKILLS: 'self-harm until 31/12/2026;autism-and-adhd',
    PETS: 'yes',
    OWN_CHILDREN_AGES: '16;3',
    STAYING_PUT: '1',
    CONSTELLATION: 'Alder',
    CONSTELLATION_ROLE: 'hub',
    CONSTELLATION_FROM: '01/09/2025',
    HUB_BEDS: '2',
    CHILD_1_AUTHORITY: 'E10009901',
    CHILD_1: 'R1',
    CHILD_1_FROM: '09/09/2025',
    CHILD_1_SIBLINGS: 'S-4',
  },
  {
    HOUSEHOLD: 'H-2',
    NAME: 'Mill Road',
    SERVICE: 'Brightways',
    SERVICE_TYPE: 'agency',
    POSTCODE: 'ZN4 7QD',
    PLACES: '2',
    CARER_1: 'Cleo Example',
    APPROVED_FROM: '01/05/2019',
    RESIGNED_ON: '01/03/2026',
    HOLD_SCOPE: 'new-children',
    HOLD_FROM: '02/03/2026',
    HOLD_BY: 'Service manager',
    NOT_AVAILABLE_1_PLACES: '1',
    NOT_AVAILABLE_1_REASON: 'carer-break',
    NOT_AVAILABLE_1_FROM: '01/03/2026',
    NOT_AVAILABLE_1_UNTIL: '10/03/2026',
    CONSTELLATION: 'Alder',
    CONSTELLATION_ROLE: 'satellite',
    CONSTELLATION_FROM: '01/10/2025',
    CHILD_1_AUTHORITY: 'E10009901',
    CHILD_1: 'K7',
    CHILD_1_FROM: '01/02/2026',
    CHILD_1_UNTIL: '09/03/2026',
  },
];

const householdOf = async (reference: string): Promise<Household> => {
  const found = await rows(`select id from register.household where reference = '${reference}'`);
  const household = await house.get(ReadHouseholds).byId(String(found[0]?.['id']));
  if (!household.ok) throw new Error(`No home ${reference}`);
  return household.value;
};

/** Everything an import writes, without ids and times. */
const everything = () =>
  rows(`
    select household.id, household.reference, service.name as service, household.postcode, household.places,
      (select jsonb_agg(to_jsonb(carer)) from register.carer where household_id = household.id) as carers,
      (select jsonb_agg(to_jsonb(approval)) from register.approval where household_id = household.id) as approvals,
      (select jsonb_agg(to_jsonb(hold)) from register.hold where household_id = household.id) as holds,
      (select jsonb_agg(to_jsonb(s)) from register.household_skill s where household_id = household.id) as skills,
      (select jsonb_agg(to_jsonb(u)) from register.unavailability u where household_id = household.id) as closed,
      (select jsonb_agg(jsonb_build_array(child_id, stay)) from register.placement where household_id = household.id)
        as stays,
      (select jsonb_agg(to_jsonb(m)) from constellations.membership m where household_id = household.id) as membership
    from register.household join register.fostering_service service on service.id = household.service_id
    order by reference`);

describe('importing the households file', () => {
  it('before any postcodes is refused with one sentence', async () => {
    const outcome = await importing(csv(homes));
    expect(told(outcome).filter((sentence) => !sentence.includes('Mockingbird'))).toEqual([
      'homes.csv: No postcodes were imported yet, and a home needs a place. Import a postcode file first.',
    ]);
    expect(outcome.status).toBe('refused');
    await fillPostcodes(house.dataSource);
  });

  it('loads homes, children and constellations whole', async () => {
    const outcome = await importing(csv(homes));
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 2, rowsLoaded: 2, errors: 0 });
    expect(told(outcome)).toEqual([
      'homes.csv, row 3, column TERMS_NUMBER: The home H-2 has an approval without terms: no number, ages, sex, types or named child. Nothing in terms then limits who can be placed there.',
      'homes.csv, row 2, column CONSTELLATION: The constellation "Alder" has 1 satellite homes on 10/03/2026; the Mockingbird model has 6 to 10.',
      'homes.csv, row 2, column CONSTELLATION: The constellation "Alder" has 1 children on 10/03/2026; the Mockingbird model has 6 to 18.',
    ]);
    expect(await householdOf('H-1')).toEqual({
      ...factsNotRecorded,
      everybodyIsChecked: false,
      shortBreaks: [],
      id: expect.any(String),
      reference: 'H-1',
      name: 'Oak Lane',
      service: { name: 'Norchester Fostering', kind: 'authority', authorityCode: 'E10009901', frameworks: [] },
      area: { postcodeSector: 'ZN1 1', easting: 601250, northing: 302200 },
      areaAuthorityCode: 'E10009901',
      places: 5,
      bedrooms: 5,
      stayingPutAdults: 1,
      ownChildrenAges: [16, 3],
      pets: 'yes',
      languages: [],
      carers: ['Ann Example', 'Bo Example'],
      approvals: [
        {
          kind: 'full',
          extendedUntil: null,
          valid: { from: '2021-02-14', until: '2027-04-01' },
          maxChildren: 3,
          ages: { from: 0, to: 11 },
          sex: null,
          placementTypes: ['short-term', 'long-term'],
          namedChild: null,
          resignationNoticeOn: null,
        },
      ],
      skills: [
        { skill: 'autism-and-adhd', validUntil: null },
        { skill: 'self-harm', validUntil: '2027-01-01' },
      ],
      holds: [],
      unavailable: [],
      fosteredChildren: [
        {
          childId: expect.any(String),
          responsibleAuthority: 'E10009901',
          siblingGroup: 'S-4',
          stay: { from: '2025-09-09', until: null },
          room: null,
          mustBeOnlyChild: false,
          mustNotLiveWith: [],
        },
      ],
    });
    expect(await householdOf('H-2')).toMatchObject({
      service: { kind: 'agency', authorityCode: null },
      areaAuthorityCode: 'E10009902',
      approvals: [{ placementTypes: null, ages: null, maxChildren: null, resignationNoticeOn: '2026-03-01' }],
      holds: [
        {
          scope: 'new-children',
          namedChild: null,
          valid: { from: '2026-03-02', until: null },
          reviewOn: null,
          decidedBy: 'Service manager',
        },
      ],
      unavailable: [{ places: 1, reason: 'carer-break', valid: { from: '2026-03-01', until: '2026-03-11' } }],
    });
  });

  it('lets vacancies be counted with the beds a hub keeps', async () => {
    const [oak, mill] = [await householdOf('H-1'), await householdOf('H-2')];
    const memberships = await house.get(ReadConstellations).membershipsOf([oak.id, mill.id]);
    const vacant = (household: Household, on: string) =>
      vacanciesOn({ ...household, constellations: memberships.get(household.id) ?? [] }, day(on));
    expect(vacant(oak, '2026-03-10')).toBe(1);
    expect(vacant(oak, '2025-08-31')).toBe(4);
    expect([vacant(mill, '2026-03-09'), vacant(mill, '2026-03-10'), vacant(mill, '2026-03-11')]).toEqual([0, 1, 2]);
    expect([vacant(mill, '2026-03-28'), vacant(mill, '2026-03-29')]).toEqual([2, 0]);
    expect(await house.get(ReadConstellations).membershipOn([oak.id, mill.id], day('2025-09-30'))).toEqual(
      new Map([
        [
          oak.id,
          { householdId: oak.id, name: 'Alder', role: 'hub', hubBeds: 2, valid: { from: '2025-09-01', until: null } },
        ],
      ]),
    );
  });

  it('again changes nothing, and keeps every id', async () => {
    const before = await everything();
    expect((await importing(csv(homes))).status).toBe('applied');
    expect(await everything()).toEqual(before);
  });

  it('takes columns in any order, and children who changed homes', async () => {
    const before = await everything();
    const moved = homes.map(({ CHILD_1, ...home }) => ({ CHILD_1: CHILD_1 === 'R1' ? 'K7' : 'R1', ...home }));
    expect((await importing(csv(moved))).status).toBe('applied');
    expect(await everything()).not.toEqual(before);
    expect((await importing(csv(homes))).status).toBe('applied');
    expect(await everything()).toEqual(before);
  });

  const [oak = {}, mill = {}]: Record<string, string | undefined>[] = homes;
  it.each([
    ['no file at all', '', 'homes.csv: There is no table in the file. Export it again and check that it has data.'],
    [
      'a header without rows',
      csv([oak]).split('\n')[0] ?? '',
      'homes.csv: The file has a header but no rows. Export it again with its data.',
    ],
    [
      'a file of another kind',
      'URN,TITLE\n1,2\n',
      'homes.csv, row 1: The header is not that of the households file. Choose the right file.',
    ],
    [
      'a providers file',
      csv([{ URN: 'SC00123', NAME: 'Meadow House', TYPE: 'home', PLACES: '4', POSTCODE: 'ZN1 1AA' }]),
      'homes.csv, row 1: The header is not that of the households file. Choose the right file.',
    ],
    [
      'a missing column',
      csv([{ ...oak, PLACES: undefined }]),
      'homes.csv, row 1, column PLACES: the households file needs the column PLACES, and the header lacks it.',
    ],
  ])('with %s is refused, and leaves the register as it was', async (_, text, sentence) => {
    const before = await everything();
    const outcome = await importing(text);
    expect(outcome).toMatchObject({ status: 'refused', rowsLoaded: 0, rowsQuarantined: outcome.rowsRead });
    expect(told(outcome)).toContain(sentence);
    expect(await everything()).toEqual(before);
  });

  it.each([
    [
      'a row cut off in the middle',
      csv(homes).slice(0, -40),
      'homes.csv, row 3: A quotation mark that opens here is never closed: the file is cut off or a mark is missing.',
    ],
    [
      'a wrong day',
      csv([oak, { ...mill, APPROVED_FROM: '2019' }]),
      'homes.csv, row 3, column APPROVED_FROM: "2019" is not a date. Write it as dd/mm/yyyy, like 31/03/2025.',
    ],
    [
      'an unknown postcode',
      csv([oak, { ...mill, POSTCODE: 'ZN9 9ZZ' }]),
      'homes.csv, row 3, column POSTCODE: The postcode ZN9 9ZZ is not in the postcode file, or has no place there, and a home ' +
        'needs a place. Correct it, or import a newer postcode file first.',
    ],
    [
      'one child in two homes',
      csv([oak, { ...mill, CHILD_1: 'R1' }]),
      'homes.csv, row 3, column CHILD_1_FROM: The child R1 of E10009901 lives here and in the home of row 2 (CHILD_1) on ' +
        '01/02/2026. Give the earlier stay its last day.',
    ],
    [
      'more children than there are columns for',
      csv([{ ...oak, CHILD_7: 'K9' }, mill]),
      'homes.csv, row 2, column CHILD_7: A row names at most 6 children, CHILD_1 to CHILD_6. Nothing is read from here.',
    ],
  ])('with %s puts that row in quarantine, and leaves its home as it was', async (_, text, sentence) => {
    const before = await everything();
    const outcome = await importing(text);
    expect(outcome).toMatchObject({
      ...{ status: 'applied', rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1, errors: 1 },
      files: [{ file: 'homes.csv', sheet: null, table: 'households', rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1 }],
    });
    expect(told(outcome)).toContain(sentence);
    expect(await everything()).toEqual(before);
  });

  it('in UTF-16 is read like any other', async () => {
    const before = await everything();
    const outcome = await importing(Buffer.from(`\ufeff${csv(homes)}`, 'utf16le'));
    expect(outcome).toMatchObject({ status: 'applied', rowsLoaded: 2 });
    expect(await everything()).toEqual(before);
  });

  it('loads the rows beside one in quarantine, and removes no home while a row does not say which it is', async () => {
    const before = await everything();
    const bigger = { ...oak, PLACES: '6' };
    const [nameless, unlike] = [
      { ...mill, HOUSEHOLD: '' },
      { ...mill, HOUSEHOLD: 'H-9', PLACES: 'x' },
    ];
    expect(await importing(csv([bigger, nameless]))).toMatchObject({ status: 'applied', rowsQuarantined: 1 });
    expect(await rows('select reference, places from register.household order by reference')).toEqual([
      { reference: 'H-1', places: 6 },
      { reference: 'H-2', places: 2 },
    ]);
    expect(await importing(csv([oak, unlike]))).toMatchObject({ status: 'applied', rowsQuarantined: 1 });
    expect(await rows('select reference, places from register.household order by reference')).toEqual([
      { reference: 'H-1', places: 5 },
    ]);
    expect((await importing(csv(homes))).status).toBe('applied');
    expect((await everything()).map(({ reference, stays }) => [reference, stays])).toEqual(
      before.map(({ reference, stays }) => [reference, stays]),
    );
  });

  it('puts in quarantine also a row that cannot hold beside a home left as it was', async () => {
    const before = await everything();
    const outcome = await importing(
      csv([
        { ...oak, CHILD_1: 'K7', CHILD_1_FROM: '08/03/2026' },
        { ...mill, PLACES: 'x' },
      ]),
    );
    expect(outcome).toMatchObject({ status: 'refused', rowsLoaded: 0, rowsQuarantined: 2 });
    expect(told(outcome)).toContain(
      'homes.csv, row 2, column CHILD_1_FROM: The child K7 of E10009901 lives here and, in the register, in the home H-2, ' +
        'which stays as it is. Mend or send the row of that home too.',
    );
    expect(await everything()).toEqual(before);
  });

  it('that stops arriving is refused, and leaves the register as it was', async () => {
    const before = await everything();
    const content = (async function* () {
      yield Buffer.from(csv(homes).slice(0, 900));
      throw new Error('The connection was lost.');
    })();
    const outcome = await house
      .get(ImportHouseholds)
      .import({ files: [{ name: 'homes.csv', content }], requestedBy: 'Dana' });
    expect(outcome.status).toBe('refused');
    expect(told(outcome)).toEqual([
      'homes.csv: The file stopped arriving before its end. Send it again; nothing was loaded.',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('finds everything wrong with a file in one go', async () => {
    const outcome = await importing(
      csv([
        { ...oak, PLACES: 'many' },
        { ...mill, SKILLS: 'autism', POSTCODE: 'ZN9 9ZZ' },
      ]),
    );
    expect(told(outcome)).toEqual([
      'None of the rows could be loaded. Mend them, then import again.',
      'homes.csv, row 2, column PLACES: "many" is not a whole number from 0 to 12.',
      'homes.csv, row 3, column SKILLS: "autism" is not a skill of a home. Use one of autism-and-adhd, self-harm, fire-setting.',
      'homes.csv, row 3, column POSTCODE: The postcode ZN9 9ZZ is not in the postcode file, or has no place there, and a home ' +
        'needs a place. Correct it, or import a newer postcode file first.',
    ]);
  });

  it('records what was refused, with every sentence', async () => {
    const problems = await rows(
      `select import.status, problem.row_number, problem.column_name from ingest.import
       join ingest.problem on problem.import_id = import.id
       where import.id = (select id from ingest.import order by started_at desc limit 1) order by ordinal`,
    );
    expect(problems).toEqual([
      { status: 'refused', row_number: null, column_name: null },
      { status: 'refused', row_number: 2, column_name: 'PLACES' },
      { status: 'refused', row_number: 3, column_name: 'SKILLS' },
      { status: 'refused', row_number: 3, column_name: 'POSTCODE' },
    ]);
  });

  it('twice at once ends as once', async () => {
    const before = await everything();
    const outcomes = await Promise.all([importing(csv(homes)), importing(csv(homes))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(await everything()).toEqual(before);
  });

  it('without a home removes it, or keeps it unapproved when something refers to it, and says so', async () => {
    await house.dataSource.query(`
      with child as (select id from register.child where code = 'R1'),
        request as (
          insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
            placement_type)
          select 'PR-1', 'imported', id, '2026-01-01', 'planned', '2026-02-01', '2026-02-01', 'short-term' from child
          returning id)
      insert into register.carer_answer (request_id, household_id, answer, answered_on)
      select request.id, household.id, 'declined', '2026-01-02' from request, register.household where reference = 'H-1'`);
    const third = { ...mill, HOUSEHOLD: 'H-3', CONSTELLATION: '', CONSTELLATION_ROLE: '', CONSTELLATION_FROM: '' };
    const oakId = (await householdOf('H-1')).id;
    for (let time = 0; time < 2; time += 1) {
      const outcome = await importing(csv([third]));
      expect(told(outcome)).toEqual([
        'homes.csv, row 2, column TERMS_NUMBER: The home H-3 has an approval without terms: no number, ages, sex, types or named child. Nothing in terms then limits who can be placed there.',
        'homes.csv: The home H-1 is not in the file, but earlier answers or shortlists refer to it. ' +
          'It is kept without an approval and without children.',
      ]);
      expect(await rows('select reference from register.household order by reference')).toEqual([
        { reference: 'H-1' },
        { reference: 'H-3' },
      ]);
      const kept = await householdOf('H-1');
      expect(kept).toMatchObject({ id: oakId, fosteredChildren: [], approvals: [{ valid: { until: today } }] });
      expect(await rows('select count(*)::int as n from constellations.constellation')).toEqual([{ n: 0 }]);
    }
  });
});
