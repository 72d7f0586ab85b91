import { migrations } from '#migrations';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type DataSourceOptions } from 'typeorm';

/** One migration of one database at a time, whoever starts it. */
const migrationLock = 7_302_026;

/** @returns how Nearhome opens the database at `url`: SQL by hand, and never a schema made from classes. */
export const dataSourceOptions = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  migrations: [...migrations],
  migrationsTableName: 'migration',
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
  applicationName: 'nearhome',
});

/** @returns an open connection pool. The caller destroys it. */
export const openDataSource = (url: string): Promise<DataSource> => new DataSource(dataSourceOptions(url)).initialize();

/** Brings the database up to date. Several processes may ask at once; one migrates and the others wait for it. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  await guard.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    await dataSource.runMigrations();
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [migrationLock]);
    await guard.release();
  }
}

/** @returns a digest of every migration's text, so that a database made by other migrations is recognised. */
export function digestOfMigrations(): string {
  const text = migrations.map((migration) => migration.toString()).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
