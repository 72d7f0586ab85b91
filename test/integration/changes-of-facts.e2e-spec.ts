import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, manyHomes } from '../support/match-register.js';
import { ours } from '../support/match-world.js';

jest.setTimeout(60_000);

interface Change {
  readonly revision: number;
  readonly home: string | null;
  readonly request: string | null;
  readonly what: string;
}

describe('a revision of the facts', () => {
  let database: TestDatabase;
  const clients: pg.Client[] = [];

  const rows = (text: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
    database.dataSource.query(text, parameters);
  const revision = async (): Promise<number> =>
    Number((await rows('select register.revision() as revision'))[0]?.['revision']);
  const changesSince = async (since: number): Promise<Change[]> => {
    const found = await rows(
      `select change.revision, household.reference as home, placement_request.reference as request, what
       from register.change
       left join register.household on household.id = change.household_id
       left join register.placement_request on placement_request.id = change.request_id
       where change.revision > $1 order by change.revision, what, home, request`,
      [since],
    );
    return found.map((row) => ({ ...row, revision: Number(row['revision']) })) as Change[];
  };
  /** What a statement is noted as, without its number. */
  const notedOf = async (statement: string, parameters: unknown[] = []): Promise<unknown[]> => {
    const before = await revision();
    await rows(statement, parameters);
    return (await changesSince(before)).map(({ home, request, what }) => [what, home, request]);
  };
  const client = async (): Promise<pg.Client> => {
    const opened = new pg.Client({ connectionString: database.url });
    clients.push(opened);
    await opened.connect();
    return opened;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    const { requestId, childId } = await addRequest(database.dataSource, 'REQ-5001');
    await addHomes(database.dataSource, requestId, [
      { reference: 'H-1', service: 'own' },
      { reference: 'H-2' },
      { reference: 'H-3' },
    ]);
    await rows(
      `with other as (insert into register.child (authority_code, code) values ($1, '77') returning id)
       insert into register.placement (household_id, child_id, sibling_group, stay)
       select household.id, other.id, 'group-a', '[2025-01-20,)' from register.household, other where reference = 'H-2'`,
      [ours],
    );
    await rows(`update register.placement_request set sibling_group = 'group-a' where child_id = $1`, [childId]);
    await rows(`
      with one as (insert into constellations.constellation (name) values ('Heron') returning id)
      insert into constellations.membership (constellation_id, household_id, role, hub_beds, valid)
      select one.id, household.id, case reference when 'H-1' then 'hub' else 'satellite' end,
        case reference when 'H-1' then 1 else 0 end, '[2025-09-01,)'
      from one, register.household where reference in ('H-1', 'H-2')`);
  });
  afterAll(async () => {
    await Promise.all(clients.map((opened) => opened.end()));
    await database.drop();
  });

  it.each([
    ['update register.household set places = 5 where reference = $1', ['H-1'], [['register.household', 'H-1', null]]],
    [
      `insert into register.hold (household_id, ordinal, scope, valid, decided_by)
       select id, 1, 'all', '[2025-01-01,)', 'Panel' from register.household where reference <> $1`,
      ['H-2'],
      [
        ['register.hold', 'H-1', null],
        ['register.hold', 'H-3', null],
      ],
    ],
    [
      `delete from register.hold where decided_by = $1`,
      ['Panel'],
      [
        ['register.hold', 'H-1', null],
        ['register.hold', 'H-3', null],
      ],
    ],
    [
      `insert into register.service_framework (service_id, authority_code, valid)
       select id, $1, '[2025-01-01,)' from register.fostering_service where kind = 'agency'`,
      [ours],
      [
        ['register.service_framework', 'H-2', null],
        ['register.service_framework', 'H-3', null],
      ],
    ],
    [
      `update constellations.membership set hub_beds = 2 where role = $1`,
      ['hub'],
      [
        ['constellations.membership', 'H-1', null],
        ['constellations.membership', 'H-2', null],
      ],
    ],
    [
      `update register.placement set must_be_only_child = true where sibling_group = $1`,
      ['group-a'],
      [
        ['register.placement', 'H-2', null],
        ['register.placement', null, 'REQ-5001'],
      ],
    ],
    [`update register.child set sex = 'male' where code = $1`, ['77'], [['register.child', 'H-2', null]]],
    [`update register.child set sex = 'male' where code = $1`, ['5001'], [['register.child', null, 'REQ-5001']]],
    [
      `insert into register.household_connection (household_id, child, is_relative)
       select id, $1, true from register.household where reference = 'H-3'`,
      [`${ours}/5001`],
      [
        ['register.household_connection', 'H-3', null],
        ['register.household_connection', null, 'REQ-5001'],
      ],
    ],
    [
      `insert into register.court_order (child_id, ordinal, kind, postcode, valid)
       select id, 1, 'no-go-address', 'ZN11AA', '[2025-01-01,)' from register.child where code = $1`,
      ['5001'],
      [['register.court_order', null, 'REQ-5001']],
    ],
    [
      `insert into register.carer_answer (request_id, household_id, answer, answered_on)
       select placement_request.id, household.id, 'agreed', '2026-02-20'
       from register.placement_request, register.household where household.reference = $1`,
      ['H-2'],
      [['register.carer_answer', 'H-2', 'REQ-5001']],
    ],
    [
      `update geography.authority set name = 'Brackendale and Fell' where name = $1`,
      ['Brackendale'],
      [['geography.authority', null, null]],
    ],
    [`insert into geography.bank_holiday values ($1)`, ['2028-01-03'], [['geography.bank_holiday', null, null]]],
  ])('says whose facts changed: %s', async (statement, parameters, noted) => {
    expect(await notedOf(statement, parameters)).toEqual(noted);
  });

  it('is made by nothing that is written as it was', async () => {
    expect(await notedOf(`update register.household set places = places`)).toEqual([]);
    expect(await notedOf(`delete from register.hold where decided_by = 'nobody'`)).toEqual([]);
  });

  it('is one for a transaction, and none when it is rolled back, whole or in part', async () => {
    const before = await revision();
    const one = await client();
    await one.query('begin');
    await one.query(`update register.household set places = 6 where reference = 'H-1'`);
    await one.query('savepoint before_the_second');
    await one.query(`update register.household set places = 6 where reference = 'H-2'`);
    await one.query('rollback to before_the_second');
    await one.query(`update register.household set places = 6 where reference = 'H-3'`);
    expect(await revision()).toBe(before);
    await one.query('commit');
    expect((await changesSince(before)).map(({ home }) => home)).toEqual(['H-1', 'H-3']);
    expect(new Set((await changesSince(before)).map((change) => change.revision)).size).toBe(1);

    const after = await revision();
    await one.query('begin');
    await one.query('savepoint at_first');
    await one.query(`update register.household set places = 7 where reference = 'H-1'`);
    await one.query('rollback to at_first');
    await one.query(`update register.household set places = 7 where reference = 'H-2'`);
    await one.query('commit');
    expect((await changesSince(after)).map(({ home }) => home)).toEqual(['H-2']);

    const last = await revision();
    await one.query('begin');
    await one.query(`update register.household set places = 8`);
    await one.query('rollback');
    expect(await revision()).toBe(last);
    expect(await changesSince(last)).toEqual([]);
  });

  it('counts in the order in which changes become visible, whoever began first', async () => {
    const [early, late] = [await client(), await client()];
    const before = await revision();
    await early.query('begin');
    await early.query(`update register.household set places = 4 where reference = 'H-1'`);
    await late.query(`update register.household set places = 4 where reference = 'H-2'`);
    const between = await revision();
    expect((await changesSince(before)).map(({ home }) => home)).toEqual(['H-2']);
    await early.query('commit');
    expect((await changesSince(between)).map(({ home }) => home)).toEqual(['H-1']);
  });

  it('never goes back, and shows every revision before it, while many write at once', async () => {
    const writers = await Promise.all(Array.from({ length: 6 }, () => client()));
    const reader = await client();
    const before = await revision();
    let isWriting = true;
    const watching = (async () => {
      const known = new Set<string>();
      let highest = before;
      let looks = 0;
      while (isWriting) {
        const seen: { rows: { revision: string; of_the_snapshot: string }[] } = await reader.query(
          `select revision, register.revision() as of_the_snapshot from register.change where revision > $1`,
          [highest],
        );
        for (const row of seen.rows) known.add(row.revision);
        const now = Math.max(highest, ...seen.rows.map((row) => Number(row.of_the_snapshot)));
        expect(now).toBeGreaterThanOrEqual(highest);
        highest = now;
        looks += 1;
      }
      return { known, looks };
    })();
    await Promise.all(
      writers.map(async (writer, at) => {
        for (let turn = 0; turn < 25; turn += 1) {
          await writer.query('begin');
          await writer.query(
            `insert into register.household_experience (household_id, skill, children)
             select id, $1, 1 from register.household where reference = 'H-1'`,
            [`skill-${at}-${turn}`],
          );
          if (turn % 3 === 0) await writer.query('select pg_sleep(0.002)');
          await writer.query(turn % 5 === 4 ? 'rollback' : 'commit');
        }
      }),
    );
    const committed = await changesSince(before);
    isWriting = false;
    const { known, looks } = await watching;
    expect(committed).toHaveLength(6 * 20);
    expect(looks).toBeGreaterThan(5);
    // Whoever asked only for what is newer than the last revision seen has missed nothing up to it.
    const lastKnown = Math.max(...[...known].map(Number));
    expect(committed.filter((change) => change.revision <= lastKnown && !known.has(String(change.revision)))).toEqual(
      [],
    );
  });

  it('is told to those who listen, once for a transaction', async () => {
    const [listener, writer] = [await client(), await client()];
    const told: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => told.push(payload));
    await listener.query('listen nearhome_change');
    await writer.query('begin');
    await writer.query(`update register.household set places = 2 where reference = 'H-1'`);
    await writer.query(`update register.household set places = 2 where reference = 'H-2'`);
    await writer.query('commit');
    await listener.query('select 1');
    expect(told).toEqual([String(await revision())]);
  });

  it.each([
    `update register.changed_fact set what = 'another'`,
    'delete from register.committed_change',
    'truncate register.changed_fact',
  ])('is never changed afterwards: %s', async (statement) => {
    await expect(rows(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it('names every home once for each table when a thousand are written', async () => {
    const { requestId } = await addRequest(database.dataSource, 'REQ-5002');
    const before = await revision();
    await addHomes(database.dataSource, requestId, manyHomes(1000));
    const noted = await changesSince(before);
    const ofHomes = noted.filter(({ what }) => what === 'register.household');
    expect(ofHomes).toHaveLength(1000);
    expect(new Set(noted.map(({ home }) => home)).size).toBe(1000);
  });
});
