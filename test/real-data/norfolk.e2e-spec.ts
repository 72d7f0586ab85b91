import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { parse } from 'csv-parse/sync';
import { ImportPostcodes, ImportSsda903, IngestModule } from '#ingest';
import { day } from '#kernel';
import { type LocatedEpisode, ReadEpisodes, RegisterModule } from '#register';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileAt, filesIn } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

const norfolk = 'E10000020';
const requestedBy = 'Norfolk test';

type CsvRow = Readonly<Record<string, string>>;

const csvAt = async (...parts: readonly string[]): Promise<readonly CsvRow[]> =>
  parse(await readFile(sharedData(...parts), 'utf8'), { columns: true }) as CsvRow[];

const isoDay = (text: string): string => text.split('/').reverse().join('-');

/**
 * The expected rows were made with a list of authorities of 2021, and lack the code of the few homes in authorities that
 * got a new code since (Barnsley, Sheffield, Cumberland, Westmorland and Furness, North Yorkshire, Somerset).
 */
const newerCodes = ['E08000038', 'E08000039', 'E06000063', 'E06000064', 'E06000065', 'E06000066'];

const asExpected = (episode: LocatedEpisode) => ({
  CHILD: episode.childCode,
  DECOM: episode.startedOn as string,
  PL_LA: episode.placementAreaCode ?? '',
  PL_LOCATION: episode.placementLocation ?? '',
  PL_DISTANCE: episode.placementMiles?.toFixed(1) ?? '',
});

const byChildAndStart = (a: { CHILD: string; DECOM: string }, b: { CHILD: string; DECOM: string }): number =>
  `${a.CHILD} ${a.DECOM}` < `${b.CHILD} ${b.DECOM}` ? -1 : 1;

describeWithSharedData('Norfolk: real returns on real postcodes', () => {
  describe.each([
    { folder: '2017', on: '2018-03-31', episodes: 1460, rows: 7409, unplaced: 10, withNewerCode: 2 },
    { folder: '2018', on: '2019-03-31', episodes: 974, rows: 5579, unplaced: 10, withNewerCode: 3 },
  ])('the return of $folder by itself', ({ folder, on, episodes, rows, unplaced, withNewerCode }) => {
    let database: TestDatabase;
    let services: TestingModule;

    beforeAll(async () => {
      database = await createTestDatabase();
      services = await libraryServices(database.dataSource, IngestModule, RegisterModule, SufficiencyModule);
      const directory = fileAt(sharedData('geography/postcodes/onspd_norfolk_and_placements.csv'));
      const postcodes = await services.get(ImportPostcodes).import({ files: [directory], requestedBy });
      expect(postcodes).toMatchObject({ status: 'applied', rowsRead: 6893, rowsLoaded: 6893, problems: [] });
    }, 60_000);

    afterAll(async () => {
      await services.close();
      await database.drop();
    });

    it('loads, and tells of open episodes with a reason for ending and of postcodes that are not known', async () => {
      const files = await filesIn(sharedData('ssda903/norfolk', folder));
      const outcome = await services.get(ImportSsda903).import({ files, authorityCode: norfolk, requestedBy });
      expect(outcome).toMatchObject({ status: 'applied', rowsRead: rows, rowsLoaded: rows, errors: 0 });
      const [reasons, ...others] = outcome.problems.filter(({ code }) => code !== 'code-of-another-year');
      expect(reasons).toMatchObject({
        code: 'reason-ended-on-open-episode',
        file: `${folder}/episodes.csv`,
        column: 'REC',
      });
      expect(others.map(({ code, value }) => ({ code, value }))).toEqual(
        others.map(() => ({ code: 'postcode-not-known', value: 'ZZ99 3WZ' })),
      );
      expect(others).toHaveLength(unplaced);
    });

    it('has the expected authority, location and distance in every episode', async () => {
      const found = await services.get(ReadEpisodes).ofAuthority(norfolk);
      if (!found.ok) throw new Error(found.problem.kind);
      const actual = found.value.map(asExpected).sort(byChildAndStart);
      const wanted = (await csvAt('ssda903/norfolk', `expected_episode_derived_${folder}.csv`))
        .map((row) => ({
          CHILD: row['CHILD'] ?? '',
          DECOM: isoDay(row['DECOM'] ?? ''),
          PL_LA: row['PL_LA'] ?? '',
          PL_LOCATION: row['PL_LOCATION'] ?? '',
          PL_DISTANCE: row['PL_DISTANCE'] ?? '',
        }))
        .sort(byChildAndStart);
      const isRecoded = (row: (typeof wanted)[number], position: number): boolean =>
        row.PL_LA === '' && row.PL_LOCATION === 'OUT' && newerCodes.includes(actual[position]?.PL_LA ?? '');
      expect(wanted).toHaveLength(episodes);
      expect(wanted.filter(isRecoded)).toHaveLength(withNewerCode);
      expect(actual).toEqual(
        wanted.map((row, position) => (isRecoded(row, position) ? { ...row, PL_LA: actual[position]?.PL_LA } : row)),
      );
    });

    it('has the expected six cells on 31 March', async () => {
      const [expected] = (await csvAt('ssda903/norfolk/expected_31march_table_2018_2019.csv')).filter(
        (row) => row['return_folder'] === folder,
      );
      const cell = (column: string): number => Number(expected?.[column]);
      const figures = await services.get(LookedAfterByDistance).on({ authorityCode: norfolk, on: day(on) });
      expect(figures).toEqual({
        ok: true,
        value: {
          authorityCode: norfolk,
          authorityName: norfolk,
          on,
          lookedAfter: cell('CLA'),
          inAreaWithin20: cell('CLA_InLA_LTE20'),
          inAreaOver20: cell('CLA_InLA_GT20'),
          inAreaUnknown: cell('CLA_InLA_NoInfo'),
          outOfAreaWithin20: cell('CLA_OutLA_LTE20'),
          outOfAreaOver20: cell('CLA_OutLA_GT20'),
          outOfAreaUnknown: cell('CLA_OutLA_NoInfo'),
          locationUnknown: cell('CLA_LocNK_NoInfo'),
          shortBreaksLeftOut: cell('excluded_V3_V4'),
        },
      });
    });
  });
});
