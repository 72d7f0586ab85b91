import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { IngestModule } from '#ingest';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { ensureDemonstration, loadDemonstration } from '../../apps/cli/src/demonstration/index.js';
import { writeDemonstration } from '../../apps/cli/src/demonstration/write-demonstration.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { libraryServices } from '../support/library-services.js';

/** What the register means: every row but for the numbers the database gives rows and imports. */
async function meaningOf({ dataSource }: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const tables = [
    'geography.postcode',
    'geography.authority',
    'geography.adjacency',
    'geography.boundary',
    'register.child',
    'register.return_episode',
    'register.return_row',
    'register.household',
    'register.carer',
    'register.approval',
    'register.household_skill',
    'register.hold',
    'register.unavailability',
    'register.placement',
    'register.provider',
    'register.placement_request',
    'register.carer_answer',
    'constellations.membership',
  ];
  const meanings = tables.map(async (table) => {
    const [found] = (await dataSource.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(entry, '|' order by entry)), '') as meaning
         from (select (to_jsonb(row) - array['id', 'import_id', 'release_id'])::text as entry from ${table} row) entries`,
    )) as readonly { readonly meaning: string }[];
    return [table, found?.meaning ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(meanings));
}

const loading = 180_000;
const county = 'E10009901';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nearhome-demonstration-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the demonstration, written and loaded', () => {
  let database: TestDatabase;
  let services: Awaited<ReturnType<typeof libraryServices>>;
  let files: string;
  const rows = (text: string): Promise<Record<string, unknown>[]> => database.dataSource.query(text);

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule, SufficiencyModule);
    files = join(folder, 'files');
    await writeDemonstration(files, { seed: 3, on: day('2026-11-23') });
  }, loading);
  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  it(
    'is refused by no import, and loaded whole',
    async () => {
      const told: number[] = [];
      const outcomes = await loadDemonstration({
        application: services,
        folder: files,
        onProgress: ({ done }) => told.push(done),
      });
      expect(
        outcomes.map(({ status, errors, rowsRead, rowsLoaded }) => [status, errors, rowsRead - rowsLoaded]),
      ).toEqual(Array.from({ length: 8 }, () => ['applied', 0, 0]));
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(told.at(-1)).toBe(1);
    },
    loading,
  );

  it('has about a thousand children looked after on the last 31 March, in six cells that sum', async () => {
    const found = await services.get(LookedAfterByDistance).on({ authorityCode: county, on: day('2026-03-31') });
    if (!found.ok) throw new Error(found.problem.kind);
    const { lookedAfter, shortBreaksLeftOut, ...figures } = found.value;
    expect(Math.abs(lookedAfter - 1000)).toBeLessThanOrEqual(50);
    expect(shortBreaksLeftOut).toBeGreaterThan(0);
    const counts = Object.entries(figures).filter(([name]) => /^(inArea|outOfArea|location)/.test(name));
    expect(counts).toHaveLength(7);
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(lookedAfter);
  });

  it('locates every home and every school of a request', async () => {
    const [lost] = await rows(`
      select (select count(*)::int from register.household left join geography.postcode using (postcode) where easting is null) as homes,
             (select count(*)::int from register.placement_request request
               left join geography.postcode on postcode = upper(replace(school_postcode, ' ', ''))
              where school_postcode is not null and easting is null) as schools`);
    expect(lost).toEqual({ homes: 0, schools: 0 });
  });

  it(
    'changes nothing when it is loaded again',
    async () => {
      const before = await meaningOf(database);
      expect(Object.values(before).filter((meaning) => meaning.startsWith('0 '))).toEqual([]);
      await loadDemonstration({ application: services, folder: files });
      const after = await meaningOf(database);
      expect(after).toEqual(before);
    },
    loading,
  );
});

describe('making sure there is a demonstration', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const applied = async (): Promise<number> => {
    const [row] = (await database.dataSource.query(
      `select count(*)::int as imports from ingest.import where status = 'applied'`,
    )) as readonly { readonly imports: number }[];
    return row?.imports ?? 0;
  };

  it(
    'loads it into an empty database, does a half-done load again, and then leaves it alone',
    async () => {
      const dataFolder = join(folder, 'data');
      const asked = { databaseUrl: database.url, dataFolder };
      expect(await ensureDemonstration(asked)).toBe(true);
      expect(await readdir(join(dataFolder, 'demonstration'))).toContain('NOTICE-fictional.md');
      expect(await applied()).toBe(8);

      await database.dataSource.query(`
        delete from ingest.problem where import_id in (select id from ingest.import where kind = 'requests');
        delete from ingest.import where kind = 'requests'`);
      expect(await ensureDemonstration(asked)).toBe(true);
      expect(await applied()).toBe(7 + 8);

      expect(await ensureDemonstration(asked)).toBe(false);
      expect(await applied()).toBe(7 + 8);
    },
    loading,
  );

  it('leaves alone a database into which somebody else has loaded something', async () => {
    await database.dataSource.query(`update ingest.import set requested_by = 'Dana'`);
    await database.dataSource.query(`delete from ingest.import where kind in ('requests', 'ssda903')
      and id not in (select import_id from ingest.problem) and id not in (select import_id from register.return_episode)`);
    expect(await ensureDemonstration({ databaseUrl: database.url, dataFolder: join(folder, 'other') })).toBe(false);
  });
});
