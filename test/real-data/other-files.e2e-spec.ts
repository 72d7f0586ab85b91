import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { LocatePostcode, ReadAuthorities } from '#geography';
import {
  ImportAuthorities,
  ImportBoundaries,
  type ImportFile,
  type ImportOutcome,
  ImportPostcodes,
  ImportSsda903,
  IngestModule,
} from '#ingest';
import { day } from '#kernel';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileAt, filesIn } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

const authorityCode = 'E10000020';
const requestedBy = 'real-data test';

describeWithSharedData('real files as they are published and sent', () => {
  let database: TestDatabase;
  let services: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule);
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  const send = (files: readonly ImportFile[]): Promise<ImportOutcome> =>
    services.get(ImportSsda903).import({ files, authorityCode, requestedBy });

  describe('postcode directories', () => {
    it.each(['sample_onspd_old_names', 'sample_onspd_new_names', 'sample_onspd_2026_names', 'sample_nspl_names'])(
      '%s: columns of its own year, the same postcodes',
      async (name) => {
        const files = [fileAt(sharedData('geography/postcodes', `${name}.csv`))];
        expect(await services.get(ImportPostcodes).import({ files, requestedBy })).toMatchObject({
          status: 'applied',
          rowsRead: 400,
          rowsLoaded: 400,
          problems: [],
        });
        expect(await services.get(LocatePostcode).locate('CF1 1DN')).toMatchObject({
          value: { place: { easting: 317_900, northing: 176_300 }, areaCode: 'WAL' },
        });
      },
    );
  });

  it('the list of authorities of 2025: names and neighbours', async () => {
    const files = [fileAt(sharedData('geography/lookups/utla25_england.csv'))];
    const outcome = await services.get(ImportAuthorities).import({ files, requestedBy });
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 153, rowsLoaded: 153, errors: 0, warnings: 1 });
    const authorities = services.get(ReadAuthorities);
    expect(await authorities.byCode(authorityCode, day('2026-01-01'))).toEqual({
      code: authorityCode,
      name: 'Norfolk',
    });
    const neighbours = await authorities.adjoining(authorityCode, day('2026-01-01'));
    expect(neighbours).toEqual(expect.arrayContaining(['E10000003', 'E10000019', 'E10000029']));
  });

  it('boundaries in metres are loaded', async () => {
    const files = [fileAt(sharedData('geography/boundaries/utla_en_2025_gen_s20_epsg27700.topo.json'))];
    expect(await services.get(ImportBoundaries).import({ files, requestedBy })).toMatchObject({
      status: 'applied',
      rowsLoaded: 153,
      problems: [],
    });
    const [norfolk] = await services.get(ReadAuthorities).boundaries(day('2026-01-01'), [authorityCode]);
    const eastings = norfolk?.rings.flat().map(({ easting }) => easting) ?? [];
    expect(Math.min(...eastings)).toBeGreaterThan(540_000);
    expect(Math.max(...eastings)).toBeLessThan(660_000);
  });

  it('five years in one import, in no order', async () => {
    const folders = ['2019', '2017', '2021', '2020', '2018'];
    const files = await Promise.all(folders.map((folder) => filesIn(sharedData('ssda903/norfolk', folder))));
    expect(await send(files.flat())).toMatchObject({ status: 'applied', errors: 0 });
    expect(
      await database.dataSource.query(
        'select year_end_on::text, count(*)::integer from register.return_episode group by 1 order by 1',
      ),
    ).toEqual([
      { year_end_on: '2018-03-31', count: 1460 },
      { year_end_on: '2019-03-31', count: 974 },
      { year_end_on: '2020-03-31', count: 648 },
      { year_end_on: '2021-03-31', count: 402 },
      { year_end_on: '2022-03-31', count: 253 },
    ]);
  });

  describe('files that cannot be loaded', () => {
    const malformed = (name: string) => fileAt(sharedData('ssda903/malformed', name));

    it('SSDA903_2020_episodes.csv is loaded without the two rows that cannot be, each with its reason', async () => {
      const { status, rowsRead, rowsLoaded, rowsQuarantined, problems } = await send([
        malformed('SSDA903_2020_episodes.csv'),
      ]);
      expect({ status, lost: rowsRead - rowsLoaded, rowsQuarantined }).toEqual({
        ...{ status: 'applied', lost: 2, rowsQuarantined: 2 },
      });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, row, column }) => `${code} ${row} ${column}`)).toEqual([
        'blank-cell 3 LS',
        'unknown-code 6 RNE',
      ]);
    });

    it.each([
      ['SSDA903_2020_header.csv', ['return-without-episodes null null', 'unknown-code 6 ETHNIC']],
      ['sw_episodes.csv', ['return-without-episodes null null']],
    ])('%s is refused by row and column, and nothing changes', async (name, told) => {
      const before = await databaseFingerprint(database.dataSource);
      const { status, problems } = await send([malformed(name)]);
      expect(status).toBe('refused');
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, row, column }) => `${code} ${row} ${column}`)).toEqual(told);
      expect(await databaseFingerprint(database.dataSource)).toEqual(before);
    });

    it('a map without codes of authorities is refused as such', async () => {
      const files = [fileAt(sharedData('geography/boundaries/surrey_2027_east_west.geojson'))];
      expect(await services.get(ImportBoundaries).import({ files, requestedBy })).toMatchObject({
        status: 'refused',
        problems: [{ code: 'missing-column' }],
      });
    });
  });
});
