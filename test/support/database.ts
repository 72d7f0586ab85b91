import {
  createDatabase,
  digestOfMigrations,
  dropDatabase,
  type EmbeddedPostgres,
  migrate,
  openDataSource,
  startEmbeddedPostgres,
} from '#platform';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type DataSource } from 'typeorm';

/** A migrated, empty database that only one suite uses. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

let server: Promise<EmbeddedPostgres> | null = null;

/** @returns the PostgreSQL server of this jest run; the first to ask starts it. */
export function testServer(): Promise<EmbeddedPostgres> {
  const folder = process.env['NEARHOME_TEST_SERVICES'];
  if (!folder) throw new Error('No servers for tests: run this suite by a jest project whose globalSetup starts them.');
  server ??= startEmbeddedPostgres({ folder, durable: false });
  return server;
}

/** @returns a new database, cloned from a migrated template in some tens of milliseconds. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url } = await testServer();
  const template = await migratedTemplate(url('postgres'), url);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(url('postgres'), name, template);
  const dataSource = await openDataSource(url(name));
  const drop = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await dropDatabase(url('postgres'), name);
  };
  return { url: url(name), dataSource, drop };
}

/** @returns a new database without any table. Drop it in `afterAll`. */
export async function createEmptyDatabase(): Promise<Pick<TestDatabase, 'url' | 'drop'>> {
  const { url } = await testServer();
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await createDatabase(url('postgres'), name);
  return { url: url(name), drop: () => dropDatabase(url('postgres'), name) };
}

const templateLock = 7_302_027;

/** Made under another name and renamed when it is whole: a template that has its name is finished. */
async function migratedTemplate(serverUrl: string, url: EmbeddedPostgres['url']): Promise<string> {
  const template = `template_${digestOfMigrations()}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const existing = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (existing.rowCount === 0) await makeTemplate(serverUrl, url, template, client);
    return template;
  } finally {
    await client.end();
  }
}

async function makeTemplate(
  serverUrl: string,
  url: EmbeddedPostgres['url'],
  template: string,
  client: pg.Client,
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await dropDatabase(serverUrl, unfinished);
  await createDatabase(serverUrl, unfinished);
  const dataSource = await openDataSource(url(unfinished));
  await migrate(dataSource);
  await dataSource.destroy();
  await client.query(`alter database ${unfinished} rename to ${template}`);
}
