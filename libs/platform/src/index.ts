export { Transaction } from './app/transaction.js';
export { PostgresTransaction, Sql } from './store/sql.js';
export { createDatabase, dropDatabase } from './embedded/create-database.js';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres.js';
export { EmbeddedServerFault } from './embedded/embedded-server-fault.js';
export { dataSourceOptions, digestOfMigrations, migrate, openDataSource } from './store/data-source.js';
