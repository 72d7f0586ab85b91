import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosePlacementRequest, DecisionsModule, OpenPlacementRequest } from '#decisions';
import { type ImportOutcome, ImportProviders, ImportRequests, inFull, IngestModule, UndoImport } from '#ingest';
import { day } from '#kernel';
import { ReadChild, ReadRequests } from '#register';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { csv, fileOf, fillPostcodes, openHouse, type TestHouse, startingTakes } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule, DecisionsModule]);
  await fillPostcodes(house.dataSource);
  await house.dataSource.query(`
    insert into register.fostering_service (name, kind) values ('Brightways', 'agency');
    insert into register.household (reference, name, service_id, postcode, places)
    select reference, reference, service.id, 'ZN11AA', 2
    from register.fostering_service service, unnest(array['H-1', 'H-2']) reference`);
}, startingTakes);
afterAll(() => house.close());

const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
const importing = (text: string | Buffer, authorityCode?: string): Promise<ImportOutcome> =>
  house.get(ImportRequests).import({
    files: [fileOf('requests.csv', text)],
    requestedBy: 'Dana',
    ...(authorityCode === undefined ? {} : { authorityCode }),
  });
const told = (outcome: ImportOutcome): string[] => outcome.problems.map(inFull);

const forRuby = {
  REQUEST: 'PR-31',
  AUTHORITY: 'E10009901',
  CHILD: 'R1',
  KNOWN_AS: 'Ruby',
  BORN: '14/06/2018',
  SEX: 'F',
  OPENED_ON: '02/03/2026',
  NEEDED_BY: '24/03/2026',
  URGENCY: 'planned',
  STARTS_ON: '20/03/2026',
  EXPECTED_UNTIL: '31/08/2026',
  PLACEMENT_TYPE: 'short-term',
  HOME_POSTCODE: 'ZN1 1AB',
  NEEDS: 'self-harm',
  SCHOOL_MUST_CONTINUE: 'no',
  AGREED_BY: 'H-2',
  DECLINED_BY: 'H-1',
  SUMMARY: 'Ruby likes horses.',
};
const forKit = { ...forRuby, REQUEST: 'PR-32', CHILD: 'K7', KNOWN_AS: 'Kit', SEX: 'M', NEEDED_BY: '17/03/2026' };
const forIda = { ...forRuby, REQUEST: 'PR-33', AUTHORITY: 'E10009902', CHILD: 'R1', KNOWN_AS: 'Ida' };

const requests = () =>
  rows(`select request.*, request.stay_answers from (
    select placement_request.*, (select jsonb_agg(jsonb_build_array(reference, answer) order by reference)
      from register.carer_answer join register.household on household.id = household_id
      where request_id = placement_request.id) as stay_answers
    from register.placement_request) request order by reference`);

describe('importing placement requests', () => {
  it('keeps them with their children and answers, as imported and without an opening event', async () => {
    expect(await importing(csv([forRuby, forKit, forIda]))).toMatchObject({
      status: 'applied',
      rowsLoaded: 3,
      problems: [],
    });
    const page = await house
      .get(ReadRequests)
      .page({ authorityCode: 'E10009901', status: 'open', first: 10, after: null });
    expect(page).toMatchObject({
      ok: true,
      value: {
        totalCount: 2,
        hasNextPage: false,
        edges: [
          { node: { reference: 'PR-32', child: { knownAs: 'Kit', sex: 'male' } } },
          {
            node: {
              reference: 'PR-31',
              openedOn: '2026-03-02',
              expectedUntil: '2026-09-01',
              child: { authorityCode: 'E10009901', code: 'R1', knownAs: 'Ruby', bornOn: '2018-06-14' },
              homeArea: { postcodeSector: 'ZN1 1' },
              schoolArea: null,
            },
          },
        ],
      },
    });
    expect(await requests()).toMatchObject([
      {
        source: 'imported',
        stay_answers: [
          ['H-1', 'declined'],
          ['H-2', 'agreed'],
        ],
      },
      { source: 'imported' },
      { source: 'imported' },
    ]);
    expect(await rows('select * from decisions.request_event')).toEqual([]);
  });

  it('again changes nothing', async () => {
    const before = await requests();
    expect((await importing(csv([forRuby, forKit, forIda]))).status).toBe('applied');
    expect(await requests()).toEqual(before);
  });

  it('brings an open request up to date', async () => {
    await importing(csv([{ ...forRuby, NEEDED_BY: '01/04/2026', DECLINED_BY: '' }]));
    const [ruby] = await requests();
    expect(ruby).toMatchObject({ stay_answers: [['H-2', 'agreed']] });
    expect(await rows(`select needed_by::text from register.placement_request where reference = 'PR-31'`)).toEqual([
      { needed_by: '2026-04-01' },
    ]);
  });

  it.each([
    ['a child who has one already', csv([{ ...forRuby, REQUEST: 'PR-40' }]), 'already has an open request, PR-31'],
    ['a reference of another child', csv([{ ...forRuby, CHILD: 'R2' }]), 'was for another child before'],
    ['an unknown postcode', csv([{ ...forRuby, HOME_POSTCODE: 'ZN9 9ZZ' }]), 'is not in the postcode file'],
    ['an unknown home', csv([{ ...forRuby, AGREED_BY: 'H-9' }]), 'no home with the reference "H-9"'],
    ['a missing column', csv([{ ...forRuby, CHILD: undefined }]), 'needs the column CHILD'],
    ['an empty file', '', 'There is no table in the file'],
  ])('with %s is refused, and nothing changes', async (_, text, sentence) => {
    const before = await requests();
    const outcome = await importing(text);
    expect(outcome.status).toBe('refused');
    expect(told(outcome).join('\n')).toContain(sentence);
    expect(await requests()).toEqual(before);
  });

  it('for one authority refuses the children of another', async () => {
    const outcome = await importing(csv([forRuby, forIda]), 'E10009901');
    expect(told(outcome)).toEqual([
      'requests.csv, row 3, column AUTHORITY: The import is for E10009901, and this child is looked after by E10009902. Leave the row out.',
    ]);
  });

  it('leaves a request that was closed here closed, and keeps what the register says of a child', async () => {
    const [kit] = await rows(`select id from register.placement_request where reference = 'PR-32'`);
    const closing = house.get(ClosePlacementRequest);
    const asked = { id: String(kit?.['id']), authorityCode: 'E10009901', reason: 'Kit went home.', byWhom: 'Sam' };
    expect((await closing.close(asked)).ok).toBe(true);
    const outcome = await importing(
      csv([
        { ...forKit, URGENCY: 'emergency' },
        { ...forRuby, BORN: '15/06/2018' },
      ]),
    );
    expect(outcome.status).toBe('applied');
    expect(told(outcome)).toEqual([
      'requests.csv, row 2, column REQUEST: The request PR-32 was closed in Nearhome. It stays closed as it was.',
      'requests.csv, row 3, column CHILD: The register has another day of birth or sex for this child. What the register has is kept.',
    ]);
    expect(await house.get(ReadChild).byCode('E10009901', 'R1')).toMatchObject({ value: { bornOn: '2018-06-14' } });
    expect(
      await rows(`select urgency, closed_on::text from register.placement_request where reference = 'PR-32'`),
    ).toEqual([{ urgency: 'planned', closed_on: '2026-03-10' }]);
  });

  it('of one child while a person opens one lets exactly one be open', async () => {
    for (let round = 0; round < 5; round += 1) {
      const code = `Z${round}`;
      const [imported, opened] = await Promise.all([
        importing(csv([{ ...forRuby, REQUEST: `PR-5${round}`, CHILD: code }])),
        house.get(OpenPlacementRequest).open(
          {
            child: { authorityCode: 'E10009901', code, knownAs: null, bornOn: null, sex: 'not-recorded' },
            urgency: 'planned',
            neededBy: day('2026-03-24'),
            startsOn: day('2026-03-24'),
            expectedUntil: null,
            placementType: 'short-term',
            homePostcode: null,
            schoolName: null,
            schoolPostcode: null,
            schoolMustContinue: false,
            needs: [],
            languages: [],
            siblingGroup: null,
            adoptionConsidered: false,
            summary: '',
          },
          'Priya',
        ),
      ]);
      expect([imported.rowsLoaded === 1, opened.ok].filter(Boolean)).toHaveLength(1);
      const open = await rows(`select reference from register.placement_request
        join register.child on child.id = child_id where code = '${code}' and closed_on is null`);
      expect(open).toHaveLength(1);
    }
  });
});

describe('an import that meets a person', () => {
  it('who opened a request for the same child a moment before puts that row in quarantine, with a sentence', async () => {
    const person = house.dataSource.createQueryRunner();
    await person.startTransaction();
    await person.query(`
      with child as (
        insert into register.child (authority_code, code) values ('E10009901', 'Y1') returning id)
      insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
        placement_type)
      select 'NH-900001', 'opened-here', id, '2026-03-10', 'planned', '2026-03-12', '2026-03-12', 'respite' from child`);
    const outcome = importing(csv([forRuby, { ...forRuby, REQUEST: 'PR-60', CHILD: 'Y1' }]));
    await untilSomebodyWaits();
    await person.commitTransaction();
    await person.release();
    expect(await outcome).toMatchObject({ status: 'applied', rowsLoaded: 1, rowsQuarantined: 1 });
    expect(told(await outcome)).toEqual([
      'requests.csv, row 3, column CHILD: While the file was being read, another request was opened for this child. Leave the row out.',
    ]);
    expect(await rows(`select id from register.placement_request where reference = 'PR-60'`)).toEqual([]);
  });
});

/** Until a session of this database waits for a lock that another holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const waiting = await rows(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waited for a lock: the story did not happen.');
}

describe('a list of requests', () => {
  const page = (first: number, after: string | null) =>
    house.get(ReadRequests).page({ authorityCode: 'E10009999', status: null, first, after });
  const references = async (first: number, after: string | null) => {
    const result = await page(first, after);
    if (!result.ok) throw new Error(result.problem.kind);
    const { edges, hasNextPage, totalCount } = result.value;
    return { references: edges.map(({ node }) => node.reference), last: edges.at(-1)?.cursor, hasNextPage, totalCount };
  };

  it('keeps its place when requests before it come and go', async () => {
    const day1 = { ...forRuby, AUTHORITY: 'E10009999', AGREED_BY: '', DECLINED_BY: '', NEEDED_BY: '20/03/2026' };
    const row = (number: number, more = {}) => ({ ...day1, REQUEST: `Q-${number}`, CHILD: `Q${number}`, ...more });
    await importing(csv([row(3), row(1), row(2), row(4, { NEEDED_BY: '19/03/2026' })]));
    const first = await references(2, null);
    expect(first).toMatchObject({ references: ['Q-4', 'Q-1'], hasNextPage: true, totalCount: 4 });
    await importing(csv([row(5, { NEEDED_BY: '18/03/2026' })]));
    const [fourth] = await rows(`select id from register.placement_request where reference = 'Q-4'`);
    await house.get(ClosePlacementRequest).close({
      id: String(fourth?.['id']),
      authorityCode: 'E10009999',
      reason: 'A home was found.',
      byWhom: 'Sam',
    });
    const second = await references(2, first.last ?? null);
    expect(second).toMatchObject({ references: ['Q-2', 'Q-3'], hasNextPage: false, totalCount: 5 });
    const open = await house
      .get(ReadRequests)
      .page({ authorityCode: 'E10009999', status: 'open', first: 9, after: null });
    expect(open.ok && open.value.edges.map(({ node }) => node.reference)).toEqual(['Q-5', 'Q-1', 'Q-2', 'Q-3']);
  });

  it.each(['', 'x', 'bm90LWEtZGF0ZSBR'])('refuses the cursor %j, which is not of this list', async (after) => {
    expect(await page(2, after)).toEqual({ ok: false, problem: { kind: 'cursor-not-valid', field: 'after' } });
  });

  it('does not show a request to another authority', async () => {
    const [ruby] = await rows(`select id from register.placement_request where reference = 'PR-31'`);
    const read = house.get(ReadRequests);
    expect((await read.byId(String(ruby?.['id']), 'E10009901')).ok).toBe(true);
    expect(await read.byId(String(ruby?.['id']), 'E10009902')).toEqual({
      ok: false,
      problem: { kind: 'request-not-found' },
    });
  });
});

describe('importing providers', () => {
  const importProviders = (text: string) =>
    house.get(ImportProviders).import({ files: [fileOf('providers.csv', text)], requestedBy: 'Dana' });
  const meadow = { URN: 'sc 001230', NAME: 'Meadow House', TYPE: 'children-s home', PLACES: '4', POSTCODE: 'ZN1 1AA' };

  it('puts the list in the place of the last, and tells which have no place', async () => {
    const gone = { ...meadow, URN: '1234567', POSTCODE: 'ZN9 9ZZ' };
    for (let time = 0; time < 2; time += 1) {
      expect(told(await importProviders(csv([meadow, gone])))).toEqual([
        'providers.csv, row 3, column POSTCODE: The postcode "ZN99ZZ" is not in the postcode file: the provider has no place on a map.',
      ]);
    }
    expect((await importProviders(csv([meadow]))).status).toBe('applied');
    expect(await rows('select * from register.provider')).toMatchObject([
      { urn: 'SC001230', name: 'Meadow House', kind: 'children-s home', places: 4, postcode: 'ZN11AA', status: null },
    ]);
  });

  it('refuses a number of another form, and one named twice', async () => {
    const others = { ...meadow, PLACES: '5' };
    expect(told(await importProviders(csv([{ ...meadow, URN: '123' }, meadow, others, meadow])))).toEqual([
      'providers.csv, row 2, column URN: "123" is not the number of a provider (URN). It has 7 figures, or SC and 6 figures, like SC012345.',
      'providers.csv, row 4, column URN: The provider SC001230 is named here and, with other facts, in row 3. Leave one of them out.',
      'providers.csv, row 5, column URN: The provider SC001230 is told again as in row 3.',
    ]);
  });
});

describe('what more a file says of requests', () => {
  const forOla = {
    ...forRuby,
    REQUEST: 'PR-80',
    CHILD: 'O1',
    KNOWN_AS: 'Ola',
    DISABLED: 'yes',
    FAITH: 'muslim',
    RISKS: 'to-pets; from-older-children',
    COURT_ORDER_1: 'exclusion-area',
    COURT_ORDER_1_POSTCODE: 'ZN1 1AB',
    COURT_ORDER_1_MILES: '3',
    COURT_ORDER_1_FROM: '01/02/2026',
    COURT_ORDER_2: 'no-contact',
    COURT_ORDER_2_HOME: 'H-2',
    COURT_ORDER_2_FROM: '01/02/2026',
    AVOID_1_POSTCODE: 'ZN1 1AA',
    AVOID_1_REASON: 'An uncle lives there.',
  };
  const facts = () =>
    rows(`select child.is_disabled, request.faith, request.risks, request.wishes,
        (select jsonb_agg(jsonb_build_array(kind, court_order.postcode, miles, household.reference, valid) order by ordinal)
         from register.court_order left join register.household on household.id = household_id
         where child_id = child.id) as orders,
        (select jsonb_agg(jsonb_build_array(postcode, miles, reason)) from register.place_to_avoid
         where child_id = child.id) as avoided
      from register.placement_request request join register.child on child.id = child_id where request.reference = 'PR-80'`);

  it('is kept, and is nothing twice', async () => {
    expect(told(await importing(csv([forOla])))).toEqual([]);
    const kept = await facts();
    expect(kept).toEqual([
      {
        is_disabled: true,
        faith: 'muslim',
        risks: ['to-pets', 'from-older-children'],
        wishes: [],
        orders: [
          ['exclusion-area', 'ZN11AB', 3, null, '[2026-02-01,)'],
          ['no-contact', null, 0, 'H-2', '[2026-02-01,)'],
        ],
        avoided: [['ZN11AA', 0, 'An uncle lives there.']],
      },
    ]);
    const before = await rows('select max(ordinal) as last from ingest.row_change');
    await importing(csv([forOla]));
    expect(await facts()).toEqual(kept);
    expect(
      await rows(`select table_name from ingest.row_change, (values (${String(before[0]?.['last'])})) as known (last)
        where ordinal > known.last and table_name in ('register.court_order', 'register.place_to_avoid', 'register.child')`),
    ).toEqual([]);
  });

  it('takes nothing away where the cells are blank, and changes what they say otherwise', async () => {
    const saysNothing = /^(DISABLED|RISKS|COURT|AVOID)/;
    const blank = Object.fromEntries(Object.entries(forOla).filter(([name]) => !saysNothing.test(name)));
    await importing(csv([{ ...blank, FAITH: 'sikh' }]));
    expect(await facts()).toMatchObject([
      { is_disabled: true, faith: 'sikh', risks: ['to-pets', 'from-older-children'], orders: [{}, {}], avoided: [{}] },
    ]);
  });

  it('comes back, order by order, when the file that changed it is undone', async () => {
    const fingerprint = () => databaseFingerprint(house.dataSource);
    const kept = await facts();
    const before = await fingerprint();
    const noSecondOrder = { COURT_ORDER_2: '', COURT_ORDER_2_HOME: '', COURT_ORDER_2_FROM: '' };
    const second = await importing(
      csv([
        {
          ...forOla,
          ...noSecondOrder,
          COURT_ORDER_1_MILES: '7',
          AVOID_1_REASON: 'A cousin lives there.',
        },
      ]),
    );
    expect(second).toMatchObject({ status: 'applied' });
    expect(await facts()).not.toEqual(kept);
    expect(await house.get(UndoImport).undo(second.importId, 'Dana', null)).toMatchObject({ ok: true });
    expect(await facts()).toEqual(kept);
    expect(await fingerprint()).toEqual(before);
  });

  it('names what the register does not know', async () => {
    const wrong = { ...forOla, COURT_ORDER_1_POSTCODE: 'ZN9 9ZZ', COURT_ORDER_2_HOME: 'H-404' };
    expect(told(await importing(csv([wrong])))).toEqual([
      'None of the rows could be loaded. Mend them, then import again.',
      expect.stringContaining(
        'row 2, column COURT_ORDER_1_POSTCODE: The postcode "ZN99ZZ" is not in the postcode file',
      ),
      expect.stringContaining('row 2, column COURT_ORDER_2_HOME: The register has no home with the reference "H-404"'),
    ]);
  });
});
