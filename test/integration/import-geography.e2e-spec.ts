import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { type GridReference, LocatePostcode, milesBetween, PostcodeStore, ReadAuthorities } from '#geography';
import { ImportAuthorities, ImportBoundaries, type ImportOutcome, ImportPostcodes, IngestModule } from '#ingest';
import { day, success } from '#kernel';
import { Transaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { directoryFile } from '../support/return-files.js';

const requestedBy = 'geography test';

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

async function refuses(attempt: () => Promise<ImportOutcome>): Promise<ImportOutcome['problems']> {
  const before = await databaseFingerprint(database.dataSource);
  const outcome = await attempt();
  expect(outcome).toMatchObject({ status: 'refused', rowsLoaded: 0 });
  expect(await databaseFingerprint(database.dataSource)).toEqual(before);
  return outcome.problems;
}

describe('distance in the database', () => {
  it('is the distance of the engine, for any two places', async () => {
    const place = fc.record({
      easting: fc.integer({ min: 0, max: 700_000 }),
      northing: fc.integer({ min: 0, max: 1_300_000 }),
    });
    const pairs: readonly (readonly [GridReference, GridReference])[] = fc.sample(fc.tuple(place, place), 5_000);
    const near = pairs.map(([a], position) => {
      const east = a.easting + (position % 400) * 97;
      return [a, { easting: east, northing: a.northing + (position % 331) * 103 }] as const;
    });
    const asked = [...pairs, ...near];
    const rows: readonly { readonly miles: string }[] = await database.dataSource.query(
      `select geography.miles_between(e1, n1, e2, n2) as miles
         from unnest($1::integer[], $2::integer[], $3::integer[], $4::integer[]) with ordinality as pair (e1, n1, e2, n2, at)
        order by at`,
      [
        asked.map(([a]) => a.easting),
        asked.map(([a]) => a.northing),
        asked.map(([, b]) => b.easting),
        asked.map(([, b]) => b.northing),
      ],
    );
    expect(rows.map(({ miles }) => Number(miles))).toEqual(asked.map(([a, b]) => milesBetween(a, b)));
  });
});

describe('importing a postcode directory', () => {
  const sound = directoryFile([
    { postcode: 'ZN1 1AA', county: 'E10009901', district: 'E07009911', east: '412345', north: '0234567' },
    { postcode: 'ZN9 9ZZ', district: 'E06009902', ended: '201206' },
    { postcode: 'ZN3 3CC', district: 'S12009903', country: 'S92000003', county: 'S99999999' },
    { postcode: 'ZN4 4DD', district: 'N09009904', country: 'N92000002', county: 'N99999999' },
    { postcode: 'ZN5 5EE', quality: '9', east: '', north: '' },
    { postcode: 'ZN6 6FF', country: 'M83000003', county: 'M99999999', district: 'M99999999' },
  ]);
  const load = (text: string, name = 'release.csv') => {
    const acceptedBecause = 'tests load releases of any size';
    return services.get(ImportPostcodes).import({ files: [fileOf(name, text, 100)], requestedBy, acceptedBecause });
  };

  it('keeps each postcode with its place and its upper-tier area, and the release with its checksum', async () => {
    expect(await load(sound)).toMatchObject({ status: 'applied', rowsRead: 6, rowsLoaded: 6, problems: [] });
    const located = services.get(LocatePostcode);
    expect(await located.locate('zn11aa')).toEqual({
      ok: true,
      value: { postcode: 'ZN11AA', place: { easting: 412_345, northing: 234_567 }, areaCode: 'E10009901' },
    });
    expect(await located.locate('ZN3 3CC')).toMatchObject({ value: { place: { northing: 200_000 }, areaCode: 'SCO' } });
    expect(await located.locate('ZN4 4DD')).toMatchObject({ value: { place: null, areaCode: 'NIR' } });
    expect(await located.locate('ZN5 5EE')).toMatchObject({ value: { place: null, areaCode: 'E06009902' } });
    expect(await located.locate('ZN6 6FF')).toMatchObject({ value: { areaCode: null } });
    expect(await located.locate('ZN7 7GG')).toMatchObject({ problem: { kind: 'postcode-not-in-directory' } });
    expect(await located.locate('7GG')).toMatchObject({ problem: { kind: 'postcode-not-well-formed' } });
    expect(await database.dataSource.query(`select postcode from geography.postcode where not is_live`)).toEqual([
      { postcode: 'ZN99ZZ' },
    ]);
    const [release] = await services.get(PostcodeStore).releases(1);
    const sha256 = createHash('sha256').update(sound).digest('hex');
    expect(release).toMatchObject({ name: 'release', sha256, counts: { postcodes: 6 }, state: 'in-use' });
  });

  it('puts a new release in the place of the old one, also under views', async () => {
    await load(sound);
    expect(await load(directoryFile([{ postcode: 'ZN8 8HH' }]), 'next.csv')).toMatchObject({ status: 'applied' });
    expect(await database.dataSource.query('select postcode from geography.postcode')).toEqual([
      { postcode: 'ZN88HH' },
    ]);
    expect(await database.dataSource.query('select * from register.located_episode')).toEqual([]);
    expect(await load(sound)).toMatchObject({ status: 'applied', rowsLoaded: 6 });
  });

  const tables = async (): Promise<number> => {
    const [row] = await database.dataSource.query(
      `select count(*)::integer from pg_class where relname like 'postcode\\_%' and relkind = 'r'
          and relname <> 'postcode_release'`,
    );
    return row.count as number;
  };

  describe('undone', () => {
    const inUse = (): Promise<readonly { postcode: string }[]> =>
      database.dataSource.query('select postcode from geography.postcode order by postcode limit 2');
    const undo = (importId: string) =>
      services.get(Transaction).run(async () => success(await services.get(PostcodeStore).restorePrevious(importId)));

    it('puts the release before back, once, and the one in use by then not at all', async () => {
      const first = await load(sound);
      const second = await load(directoryFile([{ postcode: 'ZN8 8HH' }, { postcode: 'ZN7 7HH' }]), 'second.csv');
      const third = await load(directoryFile([{ postcode: 'ZN9 8HH' }, { postcode: 'ZN9 7HH' }]), 'third.csv');
      expect(await tables()).toBe(2);
      expect(await undo(second.importId)).toEqual(success('another-release-in-use'));
      expect(await undo(third.importId)).toEqual(success('restored'));
      expect(await inUse()).toEqual([{ postcode: 'ZN77HH' }, { postcode: 'ZN88HH' }]);
      expect(await tables()).toBe(1);
      expect(await undo(third.importId)).toEqual(success('another-release-in-use'));
      expect(await undo(second.importId)).toEqual(success('previous-not-kept'));
      expect(await inUse()).toHaveLength(2);
      expect((await services.get(PostcodeStore).releases(3)).map(({ importId, state }) => [importId, state])).toEqual([
        [third.importId, 'undone'],
        [second.importId, 'in-use'],
        [first.importId, 'replaced'],
      ]);
    });
  });

  const many = Array.from({ length: 3_000 }, (_, at) => ({
    postcode: `ZN${at % 90} ${at % 10}${String.fromCharCode(65 + ((at / 26) % 26))}${String.fromCharCode(65 + (at % 26))}`,
  }));

  it.each([
    ['no postcode with a place', directoryFile([{ postcode: 'ZN1 1AA', quality: '9' }]), 'no-usable-row', null],
    ['a postcode twice', directoryFile([{ postcode: 'ZN1 1AA' }, { postcode: 'ZN11AA' }]), 'postcode-twice', null],
    ['what is no postcode', directoryFile([{ postcode: 'ZN1 1AA' }, { postcode: 'Norchester' }]), 'wrong-postcode', 3],
    ['what is no easting', directoryFile([{ postcode: 'ZN1 1AA', east: '4e5' }]), 'wrong-grid-reference', 2],
    ['a missing column', sound.replace('lad25cd', 'lad'), 'missing-column', 1],
    ['another header', 'utla25cd,utla25nm\nE10009901,Norchester\n', 'wrong-kind-of-file', 1],
    ['its end missing', directoryFile(many).slice(0, -60), 'quote-not-closed', 3001],
    ['a header only', `${sound.split('\r\n')[0]}\r\n`, 'no-rows', null],
    ['no byte', '', 'file-empty', null],
  ])('refuses a directory with %s, and the release in use stays', async (_what, text, code, row) => {
    await load(sound);
    expect(await refuses(() => load(text))).toMatchObject([{ code, row, file: 'release.csv' }]);
  });

  it('refuses an upload that breaks off after thousands of rows were sent, and the release in use stays', async () => {
    await load(sound);
    const before = await tables();
    const content = (async function* () {
      yield Buffer.from(directoryFile(many.slice(0, 900)));
      await Promise.resolve();
      throw new Error('socket hang up');
    })();
    const problems = await refuses(() =>
      services.get(ImportPostcodes).import({ files: [{ name: 'release.csv', content }], requestedBy }),
    );
    expect(problems).toMatchObject([{ code: 'ended-early', file: 'release.csv' }]);
    expect(await tables()).toBe(before);
  });

  it('refuses two files at once', async () => {
    const files = [fileOf('a.csv', sound), fileOf('b.csv', sound)];
    const problems = await refuses(() => services.get(ImportPostcodes).import({ files, requestedBy }));
    expect(problems).toMatchObject([{ code: 'more-than-one-file', file: 'b.csv' }]);
  });
});

describe('importing authorities', () => {
  const list = [
    'utla25cd,utla25nm,utla_type,adjacent_utla25cd,valid_from,valid_until',
    'E10009901,Norchester,county,E06009902 E10009903,,',
    'E06009902,Little Norchester,unitary authority,E10009901,,',
    'E10009903,Old Southshire,county,E10009901,,31/03/2027',
    'E06009904,East Southshire,unitary authority,E10009901 E06009999,01/04/2027,',
    '',
  ].join('\n');
  const load = (text: string) =>
    services.get(ImportAuthorities).import({ files: [fileOf('list.csv', text)], requestedBy });

  it('knows names and neighbours on a day', async () => {
    const outcome = await load(list);
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 4, rowsLoaded: 4, errors: 0 });
    expect(outcome.problems).toMatchObject([{ code: 'unknown-neighbour', file: 'list.csv', row: 5 }]);
    const authorities = services.get(ReadAuthorities);
    const [lastDay, nextDay] = [day('2027-03-31'), day('2027-04-01')];
    expect(await authorities.adjoining('E10009901', lastDay)).toEqual(['E06009902', 'E10009903']);
    expect(await authorities.adjoining('E10009901', nextDay)).toEqual(['E06009902', 'E06009904']);
    expect(await authorities.byCode('E10009903', lastDay)).toEqual({ code: 'E10009903', name: 'Old Southshire' });
    expect(await authorities.byCode('E10009903', nextDay)).toBeNull();
    expect((await authorities.onDay(nextDay)).map(({ name }) => name)).toEqual([
      'Little Norchester',
      'East Southshire',
      'Norchester',
    ]);
    const before = await databaseFingerprint(database.dataSource);
    await load(list);
    expect(await databaseFingerprint(database.dataSource)).toEqual(before);
  });

  it.each([
    ['a wrong code', list.replace('E06009902,Little', 'E6009902,Little'), 'wrong-authority-code', 3],
    ['no name', list.replace('Little Norchester', ''), 'blank-cell', 3],
    ['a wrong date', list.replace('31/03/2027', '31.03.27'), 'wrong-date', 4],
    ['an end before its start', list.replace('01/04/2027,', '01/04/2027,31/03/2027'), 'ends-before-it-starts', 5],
    ['an authority twice', list.replace('E06009902,Little', 'E10009901,Little'), 'authority-twice', 3],
    ['a missing column', list.replace('adjacent_utla25cd', 'neighbours'), 'missing-column', 1],
    ['another header', 'CHILD,SEX\n1,2\n', 'wrong-kind-of-file', 1],
  ])('refuses a list with %s', async (_what, text, code, row) => {
    await load(list);
    const problems = await refuses(() => load(text));
    expect(problems[0]).toMatchObject({ severity: 'error', code, file: 'list.csv', row });
  });
});

describe('importing boundaries', () => {
  const square = (east: number, north: number) => [
    [east, north],
    [east + 1000.4, north],
    [east + 1000, north + 1000],
    [east, north],
  ];
  const feature = (code: string, geometry: object) => ({
    type: 'Feature',
    properties: { name: 'x', utla25cd: code },
    geometry,
  });
  const collection = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const sound = collection(
    feature('E10009901', {
      type: 'MultiPolygon',
      coordinates: [[square(400_000, 200_000)], [square(410_000, 200_000)]],
    }),
    feature('E06009902', { type: 'Polygon', coordinates: [square(420_000, 230_000)] }),
  );
  const topology = JSON.stringify({
    type: 'Topology',
    transform: { scale: [10, 10], translate: [400_000, 200_000] },
    arcs: [
      [
        [0, 0],
        [100, 0],
        [0, 100],
        [-100, -100],
      ],
    ],
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', id: 'E10009901', properties: {}, arcs: [[0]] }],
      },
    },
  });
  const load = (text: string) =>
    services.get(ImportBoundaries).import({ files: [fileOf('map.json', text)], requestedBy });
  const today = day('2026-01-01');

  it('keeps the rings of each authority in metres', async () => {
    expect(await load(sound)).toMatchObject({ status: 'applied', rowsRead: 2, rowsLoaded: 2, problems: [] });
    const boundaries = await services.get(ReadAuthorities).boundaries(today);
    expect(boundaries.map(({ code, rings }) => [code, rings.length])).toEqual([
      ['E06009902', 1],
      ['E10009901', 2],
    ]);
    expect(boundaries[0]?.rings[0]?.[1]).toEqual({ easting: 421_000, northing: 230_000 });
    expect(await services.get(ReadAuthorities).boundaries(today, ['E10009901'])).toHaveLength(1);
  });

  it('reads TopoJSON too, and a code that is the id', async () => {
    expect(await load(topology)).toMatchObject({ status: 'applied', rowsLoaded: 1 });
    const [boundary, ...others] = await services.get(ReadAuthorities).boundaries(today, ['E10009901']);
    expect(others).toEqual([]);
    expect(await services.get(ReadAuthorities).boundaries(today)).toHaveLength(2);
    expect(boundary?.rings[0]?.slice(0, 3)).toEqual([
      { easting: 400_000, northing: 200_000 },
      { easting: 401_000, northing: 200_000 },
      { easting: 401_000, northing: 201_000 },
    ]);
  });

  it.each([
    [
      'degrees elsewhere',
      sound.replaceAll(/4\d0000|40\d000(\.4)?|4\d1000(\.4)?/g, '-0.4').replaceAll(/2\d[01]000/g, '151.3'),
      'map-in-degrees',
    ],
    ['no codes', sound.replaceAll('utla25cd', 'other').replaceAll(/E\d{8}/g, 'somewhere'), 'missing-column'],
    ['no areas', collection(), 'no-rows'],
    ['an authority twice', sound.replace('E06009902', 'E10009901'), 'authority-twice'],
    ['a line for a polygon', collection(feature('E10009901', { type: 'LineString', coordinates: [] })), 'map-broken'],
    ['its end missing', sound.slice(0, -20), 'json-broken'],
    ['something else in it', '{"type":"Feature"}', 'file-is-not-json'],
    ['CSV in it', 'a,b\n1,2\n', 'file-is-not-json'],
    ['nothing in it', '', 'file-empty'],
  ])('refuses a map with %s', async (_what, text, code) => {
    await load(sound);
    expect(await refuses(() => load(text))).toMatchObject([{ code, file: 'map.json' }]);
  });
});
