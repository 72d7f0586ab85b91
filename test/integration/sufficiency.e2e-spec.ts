import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { ImportPostcodes, ImportSsda903, IngestModule } from '#ingest';
import { day } from '#kernel';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { directoryFile, episodesFile } from '../support/return-files.js';

const authorityCode = 'E10009901';
const requestedBy = 'sufficiency test';

/** Home ZN1 1AA; ZN2 2BB lies in the area at 20.0 miles, ZN3 3CC in it at 20.1, ZN4 4DD outside it at 1.2. */
const directory = directoryFile([
  { postcode: 'ZN1 1AA', county: authorityCode, east: '400000' },
  { postcode: 'ZN2 2BB', county: authorityCode, east: '432186' },
  { postcode: 'ZN3 3CC', county: authorityCode, east: '432348' },
  { postcode: 'ZN4 4DD', district: 'E06009902', east: '402000' },
]);

const episode = (child: string, from: string, until: string, status: string, home: string, placed: string): string =>
  `${child},${from},S,${status},N1,U4,PR1,${until},${until === '' ? '' : 'X1'},,${home},${placed},`;

describe('children looked after by distance', () => {
  let database: TestDatabase;
  let services: TestingModule;

  const figures = async (on: string) => {
    const found = await services.get(LookedAfterByDistance).on({ authorityCode, on: day(on) });
    if (!found.ok) throw new Error(found.problem.kind);
    return found.value;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule, SufficiencyModule);
    await services.get(ImportPostcodes).import({ files: [fileOf('postcodes.csv', directory)], requestedBy });
    const uasc = 'CHILD,SEX,DOB,DUC\nS,1,01/01/2008,01/01/2026\n';
    const outcome = await services.get(ImportSsda903).import({
      files: [
        fileOf(
          '2022/episodes.csv',
          episodesFile(
            episode('A', '01/05/2021', '', 'C2', 'ZN1 1AA', 'ZN2 2BB'),
            episode('B', '01/05/2021', '', 'C2', 'ZN1 1AA', 'ZN3 3CC'),
            episode('C', '01/05/2021', '', 'C2', 'zn11aa', 'zn44dd'),
            episode('D', '01/05/2021', '', 'C2', 'QQ1 1QQ', 'ZN4 4DD'),
            episode('E', '01/05/2021', '', 'C2', 'ZN1 1AA', ''),
            episode('F', '01/05/2021', '', 'V4', 'ZN1 1AA', 'ZN2 2BB'),
            episode('S', '01/05/2021', '', 'C2', 'ZN1 1AA', 'ZN2 2BB'),
            episode('G', '01/05/2021', '31/03/2022', 'C2', 'ZN1 1AA', 'ZN2 2BB'),
            episode('H', '31/03/2022', '', 'C2', 'ZN1 1AA', 'ZN2 2BB'),
            episode('I', '01/05/2021', '', 'C2', 'ZN1 1AA', 'ZN2 2BB'),
            episode('I', '01/06/2021', '', 'C2', 'ZN1 1AA', 'ZN4 4DD'),
          ),
        ),
        fileOf('2022/uasc.csv', uasc),
      ],
      authorityCode,
      requestedBy,
    });
    expect(outcome).toMatchObject({ status: 'applied', errors: 0 });
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  it('counts each child once, by the episode that started last and is open on the day', async () => {
    expect(await figures('2022-03-31')).toEqual({
      authorityCode,
      authorityName: authorityCode,
      on: '2022-03-31',
      lookedAfter: 8,
      inAreaWithin20: 2,
      inAreaOver20: 1,
      inAreaUnknown: 1,
      outOfAreaWithin20: 2,
      outOfAreaOver20: 0,
      outOfAreaUnknown: 1,
      locationUnknown: 1,
      shortBreaksLeftOut: 1,
    });
  });

  it('counts an episode from the day it starts to the day before it ends', async () => {
    expect(await figures('2022-03-30')).toMatchObject({ lookedAfter: 8, inAreaWithin20: 2 });
    expect(await figures('2021-05-15')).toMatchObject({ lookedAfter: 8, inAreaWithin20: 3, outOfAreaWithin20: 1 });
    expect(await figures('2021-04-30')).toMatchObject({ lookedAfter: 0, shortBreaksLeftOut: 0 });
  });

  it.each([
    ['2024-03-31', { inAreaUnknown: 1, inAreaWithin20: 2 }],
    ['2024-04-01', { inAreaUnknown: 0, inAreaWithin20: 3 }],
  ])('takes a child of the UASC table as unaccompanied for the year and the two after: %s', async (on, cells) => {
    expect(await figures(on)).toMatchObject(cells);
  });

  it('says so when nothing is known of an authority', async () => {
    const asked = { authorityCode: 'E10009999', on: day('2022-03-31') };
    expect(await services.get(LookedAfterByDistance).on(asked)).toEqual({
      ok: false,
      problem: { kind: 'authority-not-found', authorityCode: 'E10009999' },
    });
  });
});
