import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { LocatePostcode, PostcodeStore } from '#geography';
import {
  ImportAuthorities,
  ImportPostcodes,
  IngestModule,
  type PostcodesImportRequest,
  ReadMovedAddresses,
} from '#ingest';
import { success } from '#kernel';
import { Transaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { addHomes, addRequest, postcodes as worldPostcodes } from '../support/match-register.js';
import { ours } from '../support/match-world.js';
import { zipOf } from '../support/packed-files.js';
import { type DirectoryRow, directoryFile } from '../support/return-files.js';

const requestedBy = 'release test';
const { home: childHome, fourMiles } = worldPostcodes;
const otherAuthority = 'E06009944';

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

const load = (content: string | Uint8Array, more: Partial<PostcodesImportRequest> = {}, name = 'release.csv') =>
  services.get(ImportPostcodes).import({ files: [fileOf(name, content)], requestedBy, ...more });
const undo = (importId: string) =>
  services.get(Transaction).run(async () => success(await services.get(PostcodeStore).restorePrevious(importId)));
const count = async (): Promise<number> => {
  const [row] = await database.dataSource.query('select count(*)::integer from geography.postcode');
  return row.count as number;
};

/** Twenty postcodes of our authority, among them those of the homes and the child of the register. */
const rows: readonly DirectoryRow[] = [
  { postcode: childHome, county: ours, district: 'E07009911', east: '431000', north: '0562000' },
  { postcode: fourMiles, county: ours, district: 'E07009911', east: '437500', north: '0562400' },
  ...Array.from({ length: 18 }, (_, at) => ({
    ...{ postcode: `ZN5${at % 10} ${at % 7}${String.fromCharCode(65 + at)}X`, county: ours, district: 'E07009912' },
  })),
];

describe('releases of postcodes, one after another', () => {
  it('undoes the first one to nothing', async () => {
    const first = await load(directoryFile(rows));
    expect(await count()).toBe(20);
    expect(await undo(first.importId)).toEqual(success('restored'));
    expect(await count()).toBe(0);
    expect(await services.get(PostcodeStore).inUse()).toBeNull();
  });

  it('reads the same from .gz, names the release after the file, and keeps the checksum of the text', async () => {
    const plain = await load(directoryFile(rows), {}, 'ONSPD_NOV_2025_UK.csv');
    const packed = await load(gzipSync(directoryFile(rows)), {}, 'ONSPD_NOV_2025_UK.csv.gz');
    expect(packed).toMatchObject({ status: 'applied', rowsRead: 20, rowsLoaded: 20, problems: [] });
    expect(packed.summary['sha256']).toBe(plain.summary['sha256']);
    expect(await services.get(PostcodeStore).inUse()).toMatchObject({
      name: 'ONSPD_NOV_2025_UK',
      importId: packed.importId,
    });
  });

  it('reads the table of the published archive, and neither its pieces by area nor its documents', async () => {
    const archive = zipOf([
      { name: 'Documents/names and codes.csv', content: 'LAD25CD,LAD25NM\nE07009911,Aldermere\n' },
      { name: 'Data/multi_csv/ONSPD_NOV_2025_UK_ZN.csv', content: directoryFile(rows.slice(0, 2)) },
      { name: 'Data/ONSPD_NOV_2025_UK.csv', content: directoryFile(rows) },
      { name: 'User Guide/guide.pdf', content: '%PDF-1.7 not read' },
    ]);
    const outcome = await load(archive, {}, 'ONSPD_NOV_2025.zip');
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 20, rowsLoaded: 20, errors: 0 });
    expect(await services.get(PostcodeStore).inUse()).toMatchObject({ name: 'ONSPD_NOV_2025' });
  });

  it('makes one release of the files of Code-Point Open, which have no header', async () => {
    const files = [
      fileOf(
        'Data/CSV/zn.csv',
        `"ZN1 1AA",10,431000,562000,"E92000001","E18000009","E18000002","${ours}","E07009911","E05009901"\n` +
          `"ZN1 2BB",90,0,0,"E92000001","E18000009","E18000002","${ours}","E07009911","E05009901"\n`,
      ),
      fileOf('Data/CSV/zp.csv', `"ZP1 1AA",50,331000,662000,"S92000003","","S08000017","","S12000006","S13002540"\r\n`),
    ];
    const outcome = await services.get(ImportPostcodes).import({
      ...{ files, requestedBy, releaseName: 'Code-Point Open 2025.4', acceptedBecause: 'a test has three postcodes' },
    });
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 3, rowsLoaded: 3, errors: 0 });
    const located = services.get(LocatePostcode);
    expect(await located.locate('ZN1 1AA')).toMatchObject({ value: { place: { easting: 431_000 }, areaCode: ours } });
    expect(await located.locate('ZN1 2BB')).toMatchObject({ value: { place: null, areaCode: ours } });
    expect(await located.locate('ZP1 1AA')).toMatchObject({ value: { place: { northing: 662_000 }, areaCode: 'SCO' } });
    const release = await services.get(PostcodeStore).inUse();
    expect(release).toMatchObject({
      name: 'Code-Point Open 2025.4',
      counts: { postcodes: 3, withoutPlace: 1, authorities: 1 },
    });
    expect(release?.files.map(({ name }) => name)).toEqual(['Data/CSV/zn.csv', 'Data/CSV/zp.csv']);
    expect(release?.sha256).toMatch(/^[\da-f]{64}$/);
  });

  it('makes no release of a directory and a file of Code-Point Open', async () => {
    const files = [
      fileOf(
        'zn.csv',
        `"ZN1 1AA",10,431000,562000,"E92000001","E18000009","E18000002","${ours}","E07009911","E05009901"\n`,
      ),
      fileOf('onspd.csv', directoryFile(rows)),
    ];
    expect(await services.get(ImportPostcodes).import({ files, requestedBy })).toMatchObject({
      status: 'refused',
      problems: [{ code: 'more-than-one-file', file: 'onspd.csv' }],
    });
  });
});

describe('a release that looks wrong as a whole', () => {
  beforeAll(async () => {
    await load(directoryFile(rows), { acceptedBecause: 'the beginning' });
    const list =
      'utla25cd,utla25nm,adjacent_utla25cd\n' + `${ours},Aldermere,${otherAuthority}\n${otherAuthority},Brackendale,\n`;
    await services.get(ImportAuthorities).import({ files: [fileOf('list.csv', list)], requestedBy });
    await addRequest(database.dataSource);
  });

  it('is refused with figures, and the release in use stays', async () => {
    const outcome = await load(directoryFile(rows.slice(0, 18).map((row) => ({ ...row, county: otherAuthority }))));
    expect(outcome.status).toBe('refused');
    expect(outcome.problems.map(({ code }) => code)).toEqual([
      'release-has-fewer-postcodes',
      'release-lacks-authorities',
      'release-lacks-own-authority',
    ]);
    expect(outcome.problems[0]?.sentence).toContain(
      '18 postcodes; the one in use (release) has 20. That is 10.0% fewer',
    );
    expect(await count()).toBe(20);
  });

  it('is loaded when a person accepts it, with the reason on record', async () => {
    const acceptedBecause = 'only our own area is wanted';
    const outcome = await load(directoryFile(rows.slice(0, 18)), { acceptedBecause });
    expect(outcome).toMatchObject({ status: 'applied', rowsLoaded: 18, errors: 0, summary: { acceptedBecause } });
    expect(outcome.problems[0]).toMatchObject({ severity: 'warning', code: 'release-has-fewer-postcodes' });
    expect(outcome.problems[0]?.sentence).toMatch(/Accepted: only our own area is wanted$/);
  });

  it('is never refused for Northern Irish postcodes, which have an area and no place', async () => {
    const irish = Array.from({ length: 1_200 }, (_, at) => ({
      ...{ postcode: `BT${at % 90} ${Math.floor(at / 90) % 10}${String.fromCharCode(65 + Math.floor(at / 900))}X` },
      ...{ county: 'N99999999', district: 'N09000003', country: 'N92000002', east: '333800', north: '0374000' },
    }));
    const accepted = { acceptedBecause: 'the other authority has no postcode in this test' };
    const outcome = await load(directoryFile([...rows, ...irish]), accepted);
    expect(outcome).toMatchObject({ status: 'applied', rowsLoaded: 1_220 });
    expect(outcome.problems.map(({ code }) => code)).toEqual(['release-lacks-authorities']);
    expect(await services.get(LocatePostcode).locate('bt11ax')).toMatchObject({
      value: { place: null, areaCode: 'NIR' },
    });
  });
});

describe('the addresses of the register, after a release', () => {
  it('are resolved again, and what moved is listed with the import', async () => {
    const acceptedBecause = 'a test';
    const { requestId } = await addRequest(database.dataSource, 'REQ-0902');
    await addHomes(database.dataSource, requestId, [
      { reference: 'NF-0007' },
      { reference: 'NF-0008', postcode: 'ZN99ZZ' },
    ]);
    await load(directoryFile(rows), { acceptedBecause });
    const next = rows
      .filter(({ postcode }) => postcode !== childHome)
      .map((row) =>
        row.postcode === fourMiles ? { ...row, county: 'E99999999', district: otherAuthority, east: '437530' } : row,
      );
    const outcome = await load(directoryFile([...next, { postcode: 'ZN9 9ZZ', county: ours }]), { acceptedBecause });
    expect(outcome).toMatchObject({ status: 'applied', summary: { movedAddresses: 4 } });
    expect(outcome.problems.map(({ code }) => code)).toContain('addresses-moved');

    const read = services.get(ReadMovedAddresses);
    const asked = { importId: outcome.importId, authorityCode: ours, first: 100, after: 0 };
    const { addresses, totalCount } = await read.page(asked);
    expect(totalCount).toBe(4);
    expect(addresses).toMatchObject([
      { kind: 'home', owner: 'NF-0007', before: { areaCode: ours }, after: { areaCode: otherAuthority }, metres: 30 },
      { kind: 'home', owner: 'NF-0008', before: null, after: { areaCode: ours }, metres: null },
      { kind: 'request-home', owner: 'REQ-0311', before: { areaCode: ours }, after: null },
      { kind: 'request-home', owner: 'REQ-0902', before: { areaCode: ours }, after: null },
    ]);
    expect(await read.page({ ...asked, first: 2, after: 2 })).toMatchObject({
      addresses: [{ ordinal: 3 }, { ordinal: 4 }],
    });
    expect(await read.page({ ...asked, authorityCode: otherAuthority })).toMatchObject({ totalCount: 2 });
  });

  it('do not move by the same release again', async () => {
    const again = await load(directoryFile(rows), { acceptedBecause: 'back' });
    expect((await load(directoryFile(rows), { acceptedBecause: 'again' })).summary).toMatchObject({
      movedAddresses: 0,
    });
    expect(again.summary['movedAddresses']).toBe(4);
  });
});
