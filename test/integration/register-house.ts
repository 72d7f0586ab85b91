import { type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type DataSource } from 'typeorm';
import { type ImportFile } from '#ingest';
import { day, type LocalDate } from '#kernel';
import { Clock, PlatformModule } from '#platform';
import { createTestDatabase } from '../support/database.js';

/** Milliseconds the first suite may need to start a server and to make the template; later ones need a tenth of a second. */
export const startingTakes = 120_000;

/** The day it is in these stories. */
export const today = day('2026-03-10');

class StoppedClock extends Clock {
  override now(): Date {
    return new Date(`${today}T09:00:00Z`);
  }
  override today(): LocalDate {
    return today;
  }
}

/** Libraries wired as in a process, on a database of their own. */
export interface TestHouse {
  readonly dataSource: DataSource;
  get<T>(type: Type<T> | (abstract new (...parameters: never[]) => T)): T;
  close(): Promise<void>;
}

export async function openHouse(modules: readonly (Type | DynamicModule)[]): Promise<TestHouse> {
  const database = await createTestDatabase();
  const settings = {
    databaseUrl: database.url,
    redisUrl: null,
    host: '127.0.0.1',
    apiPort: 0,
    consolePort: 0,
    apiUrl: 'http://127.0.0.1',
    secret: 'only for tests, of thirty-two characters',
    demonstration: false,
    dataFolder: '',
    logLevel: 'silent',
  } as const;
  const testing = await Test.createTestingModule({ imports: [PlatformModule.forRoot(settings), ...modules] })
    .overrideProvider(Clock)
    .useValue(new StoppedClock())
    .compile();
  const app: INestApplicationContext = await testing.init();
  return {
    dataSource: database.dataSource,
    get: (type) => app.get(type as Type, { strict: false }),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** Three postcodes of two authorities; the last has no place. */
export async function fillPostcodes(dataSource: DataSource): Promise<void> {
  await dataSource.query(`
    insert into geography.postcode (postcode, easting, northing, area_code, is_live) values
      ('ZN11AA', 601000, 302000, 'E10009901', true),
      ('ZN11AB', 601500, 302400, 'E10009901', true),
      ('ZN47QD', 655000, 311000, 'E10009902', true),
      ('ZN99ZZ', null, null, 'E10009902', false)`);
}

/** @returns a CSV text whose header names every column of every row; undefined leaves a column out. */
export function csv(rows: readonly Readonly<Record<string, string | undefined>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) =>
    rows.some((row) => row[column] !== undefined),
  );
  const lines = rows.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','));
  return [columns.join(','), ...lines].join('\n');
}

/** @returns a file as an upload brings it: in pieces. */
export function fileOf(name: string, text: string | Buffer): ImportFile {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return {
    name,
    content: (async function* () {
      for (let start = 0; start < bytes.length; start += 97) yield bytes.subarray(start, start + 97);
    })(),
  };
}
