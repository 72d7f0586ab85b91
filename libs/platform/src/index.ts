export { type AuditEntry, AuditTrail } from './app/audit-trail.js';
export { Clock } from './app/clock.js';
export {
  type DeclaredQueue,
  declaredQueues,
  declareQueue,
  type JobData,
  JobGivenUp,
  type JobProcessor,
  JobQueues,
  type JobRequest,
  type JobState,
  type JobTree,
  type ProcessingOptions,
  type RunningJob,
  type Schedule,
} from './app/job-queues.js';
export { Log, type LogFacts } from './app/log.js';
export { ServerFault } from './app/server-fault.js';
export { type LogLevel, type Settings, SettingsPort } from './app/settings.js';
export { Transaction } from './app/transaction.js';
export {
  type Environment,
  type LauncherSettings,
  readLauncherSettings,
  readSettings,
  type SettingsProblem,
} from './config/read-settings.js';
export { clearEmbeddedServices } from './embedded/clear-services.js';
export { createDatabase, dropDatabase } from './embedded/create-database.js';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres.js';
export {
  type RunningServices,
  type Services,
  type ServicesOptions,
  startServices,
  withServices,
} from './embedded/services.js';
export { PlatformModule } from './platform.module.js';
export { openJobQueues } from './queue/open-job-queues.js';
export { dataSourceOptions, digestOfMigrations, migrate, openDataSource } from './store/data-source.js';
export { PostgresTransaction, Sql } from './store/sql.js';
export { JsonLog } from './system/json-log.js';
export { SystemClock } from './system/system-clock.js';
export { identityOf, isStillRunning } from './embedded/process-life.js';
