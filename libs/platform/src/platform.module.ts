import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditTrail } from './app/audit-trail.js';
import { Clock } from './app/clock.js';
import { JobQueues } from './app/job-queues.js';
import { Log } from './app/log.js';
import { type Settings, SettingsPort } from './app/settings.js';
import { Transaction } from './app/transaction.js';
import { openJobQueues } from './queue/open-job-queues.js';
import { dataSourceOptions } from './store/data-source.js';
import { PostgresAuditTrail } from './store/postgres-audit-trail.js';
import { PostgresTransaction, Sql } from './store/sql.js';
import { JsonLog } from './system/json-log.js';
import { SystemClock } from './system/system-clock.js';

/** What every process needs: settings, clock, log, database, audit trail and queues. Global: imported once, by the app. */
@Module({})
export class PlatformModule {
  /** @param processName what the log calls this process: `api`, `worker`, `cli`. */
  static forRoot(settings: Settings, processName = 'nearhome'): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(settings.databaseUrl), retryAttempts: 5, retryDelay: 1_000 }),
      ],
      providers: [
        { provide: SettingsPort, useValue: settings },
        { provide: Log, useValue: new JsonLog(processName, settings.logLevel) },
        { provide: Clock, useClass: SystemClock },
        { provide: Transaction, useClass: PostgresTransaction },
        { provide: AuditTrail, useClass: PostgresAuditTrail },
        { provide: JobQueues, useFactory: (log: Log) => openJobQueues(settings, log), inject: [Log] },
        Sql,
      ],
      exports: [SettingsPort, Log, Clock, Transaction, AuditTrail, JobQueues, Sql],
    };
  }
}
