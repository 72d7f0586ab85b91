import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { migrations } from '#migrations';
import { migrate, openDataSource } from '#platform';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { schemaSnapshot } from '../support/schema-snapshot.js';

jest.setTimeout(60_000);

describe('the migrations', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const empty = await createEmptyDatabase();
    dataSource = await openDataSource(empty.url);
    drop = async () => {
      await dataSource.destroy();
      await empty.drop();
    };
  });
  afterAll(() => drop());

  it('go up on an empty database, down to nothing, and up again to the same', async () => {
    await migrate(dataSource);
    const first = await schemaSnapshot(dataSource);
    for (let undone = 0; undone < migrations.length; undone += 1) await dataSource.undoLastMigration();
    const left = await schemaSnapshot(dataSource);
    expect(left.filter((line) => line !== 'schema public' && !line.includes('public.migration'))).toEqual([]);

    await migrate(dataSource);
    expect(await schemaSnapshot(dataSource)).toEqual(first);
    expect(first.filter((line) => line.startsWith('constraint')).length).toBeGreaterThan(60);
  });

  it('bring each step back to where it was', async () => {
    const empty = await createEmptyDatabase();
    const stepwise = await openDataSource(empty.url);
    const seen: (readonly string[])[] = [];
    for (const migration of migrations) {
      stepwise.migrations.splice(0, stepwise.migrations.length, new migration());
      await stepwise.runMigrations();
      seen.push(await schemaSnapshot(stepwise));
    }
    for (const migration of migrations.toReversed()) {
      expect(await schemaSnapshot(stepwise)).toEqual(seen.pop());
      stepwise.migrations.splice(0, stepwise.migrations.length, new migration());
      await stepwise.undoLastMigration();
    }
    await stepwise.destroy();
    await empty.drop();
  });

  it('run once when several processes begin at the same time', async () => {
    const empty = await createEmptyDatabase();
    const sources = await Promise.all([1, 2, 3].map(() => openDataSource(empty.url)));
    await Promise.all(sources.map((source) => migrate(source)));
    expect(await sources[0]!.query('select count(*)::int as done from migration')).toEqual([
      { done: migrations.length },
    ]);
    await Promise.all(sources.map((source) => source.destroy()));
    await empty.drop();
  });
});

describe('what the database itself guarantees', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('nothing overlaps in time that must not, as written', async () => {
    const rows: { name: string; definition: string }[] = await database.dataSource.query(
      `select format('%s.%s', conrelid::regclass, conname) as name, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = 'x'`,
    );
    expect(Object.fromEntries(rows.map(({ name, definition }) => [name, definition]))).toEqual(neverOverlapping);
  });

  it('of some things there is one at a time, as written', async () => {
    const rows: { definition: string }[] = await database.dataSource.query(
      `select pg_get_indexdef(indexrelid) as definition from pg_index
         join pg_class on pg_class.oid = indrelid
        where indisunique and not indisprimary and indpred is not null
          and relnamespace::regnamespace::text not in ('pg_catalog', 'pg_toast')`,
    );
    expect(rows.map(({ definition }) => definition).toSorted()).toEqual(oneAtATime);
  });
});

const neverOverlapping = {
  'constellations.membership.constellation_has_one_hub_on_a_day':
    "EXCLUDE USING gist (constellation_id WITH =, valid WITH &&) WHERE ((role = 'hub'::text))",
  'constellations.membership.home_is_in_one_constellation_on_a_day':
    'EXCLUDE USING gist (household_id WITH =, valid WITH &&)',
  'geography.adjacency.adjacency_is_said_once':
    'EXCLUDE USING gist (authority_code WITH =, adjoining_code WITH =, valid WITH &&)',
  'geography.authority.authority_has_one_name_on_a_day': 'EXCLUDE USING gist (code WITH =, valid WITH &&)',
  'geography.listed_authority.authority_is_listed_under_one_name_on_a_day':
    'EXCLUDE USING gist (code WITH =, valid WITH &&)',
  'geography.listed_district.district_is_listed_in_one_authority_on_a_day':
    'EXCLUDE USING gist (code WITH =, valid WITH &&)',
  'geography.district.district_is_in_one_authority_on_a_day': 'EXCLUDE USING gist (code WITH =, valid WITH &&)',
  'geography.boundary.authority_has_one_boundary_on_a_day': 'EXCLUDE USING gist (authority_code WITH =, valid WITH &&)',
  'register.approval.household_has_one_approval_on_a_day': 'EXCLUDE USING gist (household_id WITH =, valid WITH &&)',
  'register.placement.child_lives_in_one_home_on_a_day': 'EXCLUDE USING gist (child_id WITH =, stay WITH &&)',
  'register.service_framework.service_is_on_a_framework_once_on_a_day':
    'EXCLUDE USING gist (service_id WITH =, authority_code WITH =, valid WITH &&)',
  'register.short_break.child_has_one_short_break_on_a_day': 'EXCLUDE USING gist (child_id WITH =, stay WITH &&)',
};

const oneAtATime = [
  'CREATE UNIQUE INDEX child_has_one_open_request ON register.placement_request USING btree (child_id) WHERE (closed_on IS NULL)',
  "CREATE UNIQUE INDEX clearance_holds_once ON register.clearance USING btree (request_id, household_id, kind, COALESCE(authority_code, ''::text)) WHERE (withdrawn_at IS NULL)",
  "CREATE UNIQUE INDEX one_release_is_in_use ON geography.postcode_release USING btree (state) WHERE (state = 'in-use'::text)",
  "CREATE UNIQUE INDEX one_release_is_kept ON geography.postcode_release USING btree (state) WHERE (state = 'kept'::text)",
  "CREATE UNIQUE INDEX request_has_one_open_run ON matching.run USING btree (request_id) WHERE (status = ANY (ARRAY['requested'::text, 'running'::text]))",
];
