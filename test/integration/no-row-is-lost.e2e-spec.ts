import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import {
  type ImportFile,
  ImportHouseholds,
  type ImportOutcome,
  ImportProviders,
  ImportRequests,
  ImportSsda903,
  IngestModule,
  ReadImports,
} from '#ingest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { childColumns, episodeColumns, episodesFile, headerFile } from '../support/return-files.js';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/apps/cli/src/main.js');
const authorityCode = 'E10009901';
const requestedBy = 'property test';

let database: TestDatabase;
let services: TestingModule;
const rows = <Row>(sql: string): Promise<Row[]> => database.dataSource.query(sql);

beforeAll(async () => {
  database = await createTestDatabase();
  services = await libraryServices(database.dataSource, IngestModule);
}, 60_000);

afterAll(async () => {
  await services.close();
  await database.drop();
});

/** Says of one import that each row it read is loaded or kept, in what it answers and in what the database holds. */
async function expectNoRowLost(outcome: ImportOutcome): Promise<void> {
  const { importId, status, rowsRead, rowsLoaded, rowsQuarantined, files } = outcome;
  expect(rowsRead).toBe(rowsLoaded + rowsQuarantined);
  for (const file of files) expect(file.rowsRead).toBe(file.rowsLoaded + file.rowsQuarantined);
  const sum = (count: 'rowsRead' | 'rowsLoaded') => files.reduce((total, file) => total + file[count], 0);
  expect([sum('rowsRead'), sum('rowsLoaded')]).toEqual([rowsRead, rowsLoaded]);
  if (status === 'refused') expect(rowsLoaded).toBe(0);
  expect(
    await rows(`select status, rows_read, rows_loaded,
        (select count(*)::int from ingest.quarantined_row where import_id = import.id) as kept
      from ingest.import where id = '${importId}'`),
  ).toEqual([{ status, rows_read: rowsRead, rows_loaded: rowsLoaded, kept: rowsQuarantined }]);
}

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('', '007', '42', '01/06/2023', '31/12/2023', 'S', 'C2', 'N1', 'U4', 'PR1', '1'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll(/["\r\n,]/g, '')) },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\ud800', '=1+1', "'", '\u2028', '31/02/2023', '45078') },
);
const sound = '007,01/06/2023,S,C2,N1,U4,PR1,,,,,,'.split(',');
const rowOf = (columns: number) =>
  fc.oneof(
    fc.array(cell, { minLength: columns, maxLength: columns }),
    fc.array(cell, { minLength: 1, maxLength: columns + 3 }),
    fc.constant(columns === sound.length ? sound : ['42', '1', '04/09/2012', 'WBRI', '', '', '']),
  );
const tableOf = (header: string) =>
  fc.array(rowOf(header.split(',').length), { maxLength: 6 }).map((body) => ({
    text: [header, ...body.map((cells) => cells.join(','))].join('\n'),
    // Blank rows are none; a row of one blank cell is a blank row.
    rows: body.filter((cells) => cells.some((text) => text.trim() !== '')).length,
  }));

describe('every row that is read is loaded or in quarantine', () => {
  it('of returns, whatever their cells', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(episodeColumns), tableOf(childColumns), async (episodes, children) => {
        for (const table of ['return_row', 'return_episode', 'statutory_return', 'child']) {
          await rows(`delete from register.${table}`);
        }
        const outcome = await services.get(ImportSsda903).import({
          files: [fileOf('2024/e.csv', episodes.text, 7), fileOf('2024/h.csv', children.text)],
          ...{ authorityCode, requestedBy },
        });
        await expectNoRowLost(outcome);
        // A zero near the front makes the file one of bytes, of which no row is read.
        const isText = !`${episodes.text}${children.text}`.includes('\0');
        if (isText) expect(outcome.rowsRead).toBe(episodes.rows + children.rows);
        const [kept] = await rows<{ loaded: number }>(`select
          (select count(*) from register.return_episode)::int + (select count(*) from register.return_row)::int as loaded`);
        expect(kept?.loaded).toBe(outcome.rowsLoaded);
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  it('of any kind, whatever the bytes', async () => {
    const importers: readonly ((files: readonly ImportFile[]) => Promise<ImportOutcome>)[] = [
      (files) => services.get(ImportSsda903).import({ files, authorityCode, requestedBy }),
      (files) => services.get(ImportHouseholds).import({ files, requestedBy }),
      (files) => services.get(ImportProviders).import({ files, requestedBy }),
      (files) => services.get(ImportRequests).import({ files, requestedBy }),
    ];
    const starts = [
      ...[
        '',
        '\ufeff',
        'PK\u0003\u0004',
        '<?xml version="1.0"?><EXPSSDA903>',
        `${episodeColumns}\n`,
        'URN,NAME,TYPE\n',
      ],
      'HOUSEHOLD,NAME,SERVICE,SERVICE_TYPE,SERVICE_AUTHORITY,POSTCODE,PLACES,CARER_1,APPROVED_FROM\n',
      'REQUEST,AUTHORITY,CHILD,OPENED_ON,NEEDED_BY,URGENCY,STARTS_ON,PLACEMENT_TYPE\n',
    ].map((text) => Buffer.from(text, 'utf8'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...importers),
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        fc.boolean(),
        async (load, start, bytes, isText) => {
          const printable = isText ? bytes.map((byte) => (byte % 11 === 0 ? 0x0a : 0x20 + (byte % 90))) : bytes;
          await expectNoRowLost(await load([fileOf('2024/any.csv', Buffer.concat([start, printable]))]));
        },
      ),
      { numRuns: 120 },
    );
  }, 180_000);

  it('is held by the database itself', async () => {
    const file = (read: number, loaded: number, quarantined: number) =>
      rows(`with one as (insert into ingest.import (kind, file_names, requested_by) values ('ssda903', '{}', 'x') returning id)
        insert into ingest.import_file (import_id, ordinal, file_name, rows_read, rows_loaded, rows_quarantined)
        select id, 1, 'a.csv', ${read}, ${loaded}, ${quarantined} from one`);
    await expect(file(3, 1, 1)).rejects.toThrow('every_row_of_a_file_is_loaded_or_quarantined_or_said_not_kept');
    await expect(
      rows(`insert into ingest.import (kind, file_names, requested_by, status, finished_at, rows_read, rows_not_kept)
        values ('ssda903', '{}', 'x', 'refused', now(), 2, 2)`),
    ).rejects.toThrow('rows_of_an_authority_are_kept');
  });
});

describe('an import that is killed in the middle', () => {
  const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + 60_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('leaves what was there whole, and its record says so at the next look', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nearhome-killed-'));
    const before = [fileOf('2024/e.csv', episodesFile(sound.join(',')))];
    await services.get(ImportSsda903).import({ files: before, authorityCode, requestedBy });
    const fingerprint = await databaseFingerprint(database.dataSource);
    await writeFile(path.join(folder, 'h.csv'), headerFile('8,1,04/09/2012,WBRI,,,'));
    await writeFile(path.join(folder, 'e.csv'), episodesFile('8,01/07/2023,S,C2,N1,U6,PR1,,,,,,'));

    // The import has written its child and waits to write its episodes when it is killed.
    const holder = database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table register.return_episode in share mode');
    const child = spawn(process.execPath, [program, 'import', 'ssda903', '--authority', authorityCode, folder], {
      env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until('an import that waits', async () => (await rows(waiting)).length > 0);
    child.kill('SIGKILL');
    await ended;
    await holder.commitTransaction();
    await holder.release();

    const reports = services.get(ReadImports);
    const latest = async () => {
      const page = await reports.page({ authorityCode, first: 1, after: null });
      return page.ok ? page.value.edges[0]?.node.status : undefined;
    };
    await until('a record that says interrupted', async () => (await latest()) === 'interrupted');
    expect(await databaseFingerprint(database.dataSource)).toEqual(fingerprint);
    expect(await rows(`select code from register.child where code = '8'`)).toEqual([]);
    expect(
      await services
        .get(ImportSsda903)
        .import({ files: [fileOf('2024/e.csv', episodesFile(sound.join(',')))], authorityCode, requestedBy }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await rows(
        `select status, count(*)::int from ingest.import where status in ('running', 'interrupted') group by 1`,
      ),
    ).toEqual([{ status: 'interrupted', count: 1 }]);
    expect(await databaseFingerprint(database.dataSource)).toEqual(fingerprint);
    await rm(folder, { recursive: true });
  }, 120_000);
});
