import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { AuthorityStore, provisionalCode, ReadAuthorities } from '#geography';
import {
  ImportAuthorities,
  ImportBoundaries,
  type ImportOutcome,
  ImportPostcodes,
  ImportSsda903,
  IngestModule,
  UndoImport,
} from '#ingest';
import { day } from '#kernel';
import { judgeHousehold, type MatchFacts, startingPolicy } from '#matching/core';
import { ReadEpisodes, RegisterModule } from '#register';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { directoryFile, episodesFile } from '../support/return-files.js';

/**
 * Vector 16 with fictional places. Southshire (districts Alder, Birch and Cedar) becomes East and West Southshire on
 * 1 April 2027: Alder goes west, Birch and Cedar go east. Farshire adjoins Southshire on its western side.
 */
const southshire = 'E10009930';
const farshire = 'E10009931';
const requestedBy = 'areas test';
const [before, after] = [day('2027-03-31'), day('2027-04-01')];
const east = provisionalCode('East Southshire', after);
const west = provisionalCode('West Southshire', after);

const authorities = `utla26cd,utla26nm,utla_type,adjacent_utla26cd
${southshire},Southshire,county,${farshire}
${farshire},Farshire,county,
`;
const districts = `lad26cd,lad26nm,utla26cd,utla26nm,utla_type
E07009931,Alder,${southshire},Southshire,county
E07009932,Birch,${southshire},Southshire,county
E07009933,Cedar,${southshire},Southshire,county
E07009939,Fir,${farshire},Farshire,county
`;
const published = `lad26cd,lad26nm,utla_to_2027_03_31,authority_from_2027_04_01
E07009931,Alder,${southshire},West Southshire
E07009932,Birch,${southshire},East Southshire
E07009933,Cedar,${southshire},East Southshire
`;
const ourOwn = `CHANGE_ON,DISTRICT,FROM_AUTHORITY,TO_AUTHORITY,TO_AUTHORITY_NAME,ADJOINING
01/04/2027,E07009931,${southshire},E06009941,West Southshire,East Southshire; Farshire
01/04/2027,E07009932,${southshire},E06009942,East Southshire,
01/04/2027,E07009933,${southshire},E06009942,East Southshire,
`;

/** The home is in Alder (west), the child from Birch (east), and a third postcode lies in Farshire. */
const postcodes = directoryFile([
  { postcode: 'ZN1 1AL', county: southshire, district: 'E07009931', east: '500000', north: '0150000' },
  { postcode: 'ZN2 2BI', county: southshire, district: 'E07009932', east: '528000', north: '0150600' },
  { postcode: 'ZN3 3CE', county: southshire, district: 'E07009933', east: '531000', north: '0151000' },
  { postcode: 'ZN9 9FI', county: farshire, district: 'E07009939', east: '480000', north: '0149000' },
]);

describe('areas that change on 1 April 2027', () => {
  let database: TestDatabase;
  let services: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule, RegisterModule, SufficiencyModule);
    await services.get(ImportPostcodes).import({ files: [fileOf('postcodes.csv', postcodes)], requestedBy });
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  const load = (...texts: readonly string[]): Promise<ImportOutcome> =>
    services.get(ImportAuthorities).import({
      files: texts.map((text, at) => fileOf(`areas-${at}.csv`, text)),
      requestedBy,
    });
  const read = () => services.get(ReadAuthorities);

  describe('as data', () => {
    it('comes as a list, its districts and a published file of changes, each known by its columns', async () => {
      const outcome = await load(authorities, districts, published);
      expect(outcome).toMatchObject({ status: 'applied', rowsRead: 9, rowsLoaded: 9, errors: 0 });
      expect(outcome.problems.map(({ code, row }) => `${code} ${row}`)).toEqual([
        'provisional-code 2',
        'provisional-code 3',
        'neighbours-inherited null',
      ]);
      expect(outcome.problems[0]?.sentence).toBe(
        `West Southshire has no code yet. Until a file states the real one it is known here as ${west}.`,
      );
    });

    it('holds by the day: names, neighbours, districts and who came after whom', async () => {
      expect((await read().onDay(before)).map(({ name }) => name)).toEqual(['Southshire', 'Farshire']);
      expect((await read().onDay(after)).map(({ name }) => name).sort()).toEqual([
        'East Southshire',
        'Farshire',
        'West Southshire',
      ]);
      expect(await read().adjoining(southshire, before)).toEqual([farshire]);
      expect(await read().adjoining(southshire, after)).toEqual([]);
      expect(await read().adjoining(east, after)).toEqual([farshire, west].sort());
      expect((await read().kinOn(southshire, after)).map(({ code }) => code)).toEqual([east, west].sort());
      expect((await read().kinOn(west, before)).map(({ code }) => code)).toEqual([southshire]);
      expect(await read().daysOfChange()).toEqual([after]);
      const store = services.get(AuthorityStore);
      expect((await store.districtsOn(before)).find(({ name }) => name === 'Alder')?.authorityCode).toBe(southshire);
      expect((await store.districtsOn(after)).find(({ name }) => name === 'Alder')?.authorityCode).toBe(west);
    });

    it('stays when a newer list comes, and when the same comes again', async () => {
      const settled = await databaseFingerprint(database.dataSource);
      await load(authorities);
      await load(districts);
      await load(published);
      expect(await databaseFingerprint(database.dataSource)).toEqual(settled);
    });

    it('is undone whole: a change with real codes, and then the provisional ones are back', async () => {
      const settled = await databaseFingerprint(database.dataSource);
      const outcome = await load(ourOwn);
      expect(outcome).toMatchObject({ status: 'applied', errors: 0 });
      expect((await read().onDay(after)).map(({ code }) => code)).toEqual(['E06009941', 'E06009942', farshire]);
      expect(await read().adjoining('E06009942', after)).toEqual(['E06009941', farshire]);
      expect(await services.get(UndoImport).undo(outcome.importId, requestedBy, null)).toMatchObject({ ok: true });
      expect(await databaseFingerprint(database.dataSource)).toEqual(settled);
    });

    it.each([
      ['a wrong day', ourOwn.replace('01/04/2027', '01/04'), 'wrong-date', 2],
      ['a wrong district', ourOwn.replace('E07009931', 'Alder'), 'wrong-district-code', 2],
      ['a wrong authority', ourOwn.replace('E06009941', 'West'), 'wrong-authority-code', 2],
      ['an unknown neighbour', ourOwn.replace('Farshire', 'Nowhere'), 'unknown-neighbour', 2],
      ['a district twice', ourOwn.replace('E07009933', 'E07009932'), 'district-twice', 4],
      ['a district in two authorities', districts.replace('E07009933', 'E07009932'), 'district-twice', 4],
      ['a district without a name', districts.replace('Birch', ''), 'blank-cell', 3],
    ])('is refused with %s', async (_what, text, code, row) => {
      const settled = await databaseFingerprint(database.dataSource);
      const outcome = await load(text);
      expect(outcome).toMatchObject({ status: 'refused' });
      expect(outcome.problems[0]).toMatchObject({ severity: 'error', code, row });
      expect(await databaseFingerprint(database.dataSource)).toEqual(settled);
    });

    it('is drawn by the day, from a map in degrees that names its areas', async () => {
      const area = (name: string, longitude: number) => ({
        type: 'Feature',
        properties: { future: name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [longitude, 51.2],
              [longitude + 0.2, 51.2],
              [longitude, 51.3],
              [longitude, 51.2],
            ],
          ],
        },
      });
      const features = [area('East Southshire', -0.3), area('West Southshire', -0.6)];
      const map = JSON.stringify({ type: 'FeatureCollection', features });
      const outcome = await services.get(ImportBoundaries).import({ files: [fileOf('map.json', map)], requestedBy });
      expect(outcome).toMatchObject({ status: 'applied', rowsLoaded: 2, problems: [] });
      expect(await read().boundaries(before)).toEqual([]);
      const drawn = await read().boundaries(after);
      expect(drawn.map(({ name }) => name).sort()).toEqual(['East Southshire', 'West Southshire']);
      expect(drawn.find(({ code }) => code === east)?.rings[0]?.[0]?.easting).toBeGreaterThan(515_000);
    });
  });

  describe('for one placement: home in Alder, child from Birch', () => {
    const agencyHome = 'AG-0001';
    const ownHome = 'OW-0002';
    const farHome = 'FA-0003';
    let requestId: string;

    beforeAll(async () => {
      const [child] = await database.dataSource.query(
        `insert into register.child (authority_code, code, born_on, sex)
         values ($1, '00416', '2018-06-19', 'female') returning id`,
        [southshire],
      );
      const [request] = await database.dataSource.query(
        `insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
           expected_until, placement_type, home_postcode)
         values ('REQ-16', 'imported', $1, '2027-02-16', 'planned', '2027-03-31', '2027-03-31', '2027-09-30', 'short-term',
           'ZN2 2BI') returning id`,
        [child.id],
      );
      requestId = request.id as string;
      await database.dataSource.query(
        `with service as (
           insert into register.fostering_service (name, kind, authority_code)
           values ('Lapwing', 'agency', null), ('Southshire', 'authority', $1) returning id, kind
         ), home as (
           insert into register.household (reference, name, service_id, postcode, places)
           select reference, reference, service.id, postcode, 2
             from service join (values ($2, 'agency', 'ZN11AL'), ($3, 'authority', 'ZN33CE'), ($4, 'agency', 'ZN99FI'))
               as made (reference, kind, postcode) using (kind)
           returning id, reference
         )
         insert into register.approval (household_id, valid, named_child)
         select id, '[2019-05-14,)', case when reference = $3 then $1 || '/00416' end from home`,
        [southshire, agencyHome, ownHome, farHome],
      );
    });

    const factsOn = async (startsOn: string): Promise<MatchFacts> => {
      await database.dataSource.query('update register.placement_request set starts_on = $2 where id = $1', [
        requestId,
        startsOn,
      ]);
      return new PostgresMatchFactsReader(database.dataSource).read(requestId, day('2027-02-20'));
    };
    /** What the rules found in one home: the kinds of facts and of what is to be done. */
    const foundIn = (facts: MatchFacts, reference: string): readonly string[] => {
      const household = facts.households.find((one) => one.reference === reference);
      if (household === undefined) throw new Error(`${reference} is not in the register`);
      const { findings } = judgeHousehold(facts, household, startingPolicy);
      return findings.flatMap(({ because, remedy }) => [because.kind, ...(remedy === null ? [] : [remedy.kind])]);
    };

    it('vector 16: in the area on 31 March', async () => {
      const facts = await factsOn('2027-03-31');
      expect(facts.child.responsibleAuthority).toBe(southshire);
      expect(facts.adjoiningAuthorities).toEqual([farshire]);
      expect(facts.households.find(({ reference }) => reference === agencyHome)?.areaAuthority).toBe(southshire);
      const kinds = foundIn(facts, agencyHome);
      expect(kinds).toContain('in-area');
      expect(kinds).not.toContain('in-adjoining-authority');
      expect(foundIn(facts, farHome)).toContain('in-adjoining-authority');
    });

    it('vector 16: out of the area and adjoining on 1 April, with a reason to record and an officer to approve', async () => {
      const facts = await factsOn('2027-04-01');
      expect(facts.child.responsibleAuthority).toBe(east);
      expect(facts.adjoiningAuthorities).toEqual([farshire, west].sort());
      expect(facts.authorityNames[west]).toBe('West Southshire');
      expect(facts.households.find(({ reference }) => reference === agencyHome)?.areaAuthority).toBe(west);
      expect(foundIn(facts, agencyHome)).toEqual(
        expect.arrayContaining(['out-of-area', 'record-reason', 'in-adjoining-authority', 'approval-by-authority']),
      );
    });

    it('keeps what was approved for this child, and the service of the successor, under the new names', async () => {
      const home = (await factsOn('2027-04-01')).households.find(({ reference }) => reference === ownHome);
      expect(home).toMatchObject({ areaAuthority: east, service: { kind: 'authority', authorityCode: east } });
      expect(home?.approvals).toMatchObject([{ namedChild: `${east}/00416` }]);
      const earlier = (await factsOn('2027-03-31')).households.find(({ reference }) => reference === ownHome);
      expect(earlier?.approvals).toMatchObject([{ namedChild: `${southshire}/00416` }]);
    });

    it('judges nobody near or far when nobody can say which successor holds the child', async () => {
      await database.dataSource.query('update register.placement_request set home_postcode = null where id = $1', [
        requestId,
      ]);
      const facts = await factsOn('2027-04-01');
      expect(facts.child.responsibleAuthority).toBe(southshire);
      expect(facts.households.map(({ areaAuthority }) => areaAuthority)).toEqual(
        facts.households.map(() => 'not-recorded'),
      );
    });
  });

  describe('in the figures: what if the new areas held', () => {
    const episode = (child: string, home: string, placed: string): string =>
      `${child},01/05/2025,S,C2,N1,U4,PR1,,,,${home},${placed},`;

    beforeAll(async () => {
      const outcome = await services.get(ImportSsda903).import({
        files: [
          fileOf(
            '2026/episodes.csv',
            episodesFile(
              episode('A', 'ZN2 2BI', 'ZN3 3CE'),
              episode('B', 'ZN2 2BI', 'ZN1 1AL'),
              episode('C', 'ZN1 1AL', 'ZN2 2BI'),
              episode('D', 'ZN1 1AL', 'ZN1 1AL'),
              episode('E', 'ZN1 1AL', 'ZN9 9FI'),
              episode('F', '', 'ZN1 1AL'),
            ),
          ),
        ],
        authorityCode: southshire,
        requestedBy,
      });
      expect(outcome).toMatchObject({ status: 'applied' });
    });

    const figures = async (on: string, areasOn: string) => {
      const question = { authorityCode: southshire, on: day(on), areasOn: day(areasOn) };
      const answer = await services.get(LookedAfterByDistance).underAreasOf(question);
      if (!answer.ok) throw new Error(answer.problem.kind);
      return answer.value;
    };

    it('as they are: five of six in the area, one part', async () => {
      const { whole, parts, daysOfChange } = await figures('2026-03-31', '2026-03-31');
      expect(whole).toMatchObject({ lookedAfter: 6, inAreaWithin20: 4, inAreaUnknown: 1, outOfAreaWithin20: 1 });
      expect(parts).toMatchObject([{ authorityCode: southshire, authorityName: 'Southshire', lookedAfter: 6 }]);
      expect(daysOfChange).toEqual([after]);
      const plain = await services.get(LookedAfterByDistance).on({ authorityCode: southshire, on: day('2026-03-31') });
      expect(plain).toEqual({ ok: true, value: whole });
    });

    it('as if the new areas held: each child seen from the successor that holds its home', async () => {
      const { whole, parts } = await figures('2026-03-31', '2027-04-01');
      expect(whole).toMatchObject({
        ...{ lookedAfter: 6, inAreaWithin20: 2, outOfAreaWithin20: 3, locationUnknown: 1 },
      });
      expect(parts).toMatchObject([
        { authorityName: 'East Southshire', lookedAfter: 2, inAreaWithin20: 1, outOfAreaWithin20: 1 },
        { authorityName: 'West Southshire', lookedAfter: 3, inAreaWithin20: 1, outOfAreaWithin20: 2 },
        { authorityCode: null, lookedAfter: 1, locationUnknown: 1 },
      ]);
      for (const cell of ['lookedAfter', 'inAreaWithin20', 'outOfAreaWithin20', 'locationUnknown'] as const) {
        expect(parts.reduce((sum, part) => sum + part[cell], 0)).toBe(whole[cell]);
      }
    });

    it('by the areas of the day itself, once it has come', async () => {
      const { whole } = await figures('2027-04-02', '2027-04-02');
      expect(whole).toMatchObject({ lookedAfter: 6, inAreaWithin20: 2, outOfAreaWithin20: 3 });
    });

    it('leaves each episode the area of the last day that its return reports', async () => {
      const found = await services.get(ReadEpisodes).ofAuthority(southshire);
      if (!found.ok) throw new Error(found.problem.kind);
      expect(found.value.map(({ placementLocation }) => placementLocation)).toEqual([
        'IN',
        'IN',
        'IN',
        'IN',
        'OUT',
        'IN',
      ]);
    });
  });
});
