import { type DynamicModule, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Clock, PostgresTransaction, Sql, SystemClock, Transaction } from '#platform';

class DatabaseModule {}

const databaseModule = (dataSource: DataSource): DynamicModule => ({
  module: DatabaseModule,
  global: true,
  providers: [
    { provide: DataSource, useValue: dataSource },
    { provide: Transaction, useClass: PostgresTransaction },
    { provide: Clock, useClass: SystemClock },
    Sql,
  ],
  exports: [Clock, DataSource, Sql, Transaction],
});

/** @returns the services of the modules of some libraries, on one database. Close it before the database is dropped. */
export const libraryServices = (dataSource: DataSource, ...modules: readonly Type[]): Promise<TestingModule> =>
  Test.createTestingModule({ imports: [databaseModule(dataSource), ...modules] }).compile();
