import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { AuthorityStore, provisionalCode, ReadAuthorities } from '#geography';
import { ImportAuthorities, ImportBoundaries, ImportPostcodes, ImportSsda903, IngestModule } from '#ingest';
import { day } from '#kernel';
import { judgeHousehold, type MatchFacts, startingPolicy } from '#matching/core';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileAt, fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';
import { directoryFile, episodesFile } from '../support/return-files.js';

const surrey = 'E10000030';
const kent = 'E10000016';
const hampshire = 'E10000014';
const requestedBy = 'Surrey test';
const [lastDay, firstDay] = [day('2027-03-31'), day('2027-04-01')];
const east = provisionalCode('East Surrey', firstDay);
const west = provisionalCode('West Surrey', firstDay);

/** Real postcodes of Guildford and of Redhill; the child, the homes and the request are made up. */
const guildford = 'GU1 3AA';
const redhill = 'RH1 1AA';

/** The live postcodes of Guildford, Redhill and Kingston as a directory has them. */
async function directoryOfSurrey(): Promise<string> {
  const packed = await readFile(sharedData('geography/postcodes/postcodes_surrey_and_neighbours_live_nov2025.csv.gz'));
  const rows = gunzipSync(packed).toString('utf8').split(/\r?\n/).slice(1);
  return directoryFile(
    rows
      .filter((row) => /^(GU|RH|KT)\d/.test(row))
      .map((row) => {
        const [postcode = '', east = '', north = '', , , district = '', authority = ''] = row.split(',');
        return { postcode, east, north, district, county: authority.startsWith('E10') ? authority : 'E99999999' };
      }),
  );
}

describeWithSharedData('Surrey becomes East and West Surrey on 1 April 2027 (vector 16)', () => {
  let database: TestDatabase;
  let services: TestingModule;
  let requestId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule, SufficiencyModule);
    const file = (...parts: readonly string[]) => fileAt(sharedData('geography', ...parts));
    const postcodes = await services.get(ImportPostcodes).import({
      files: [fileOf('surrey.csv', await directoryOfSurrey(), 1_000_000)],
      requestedBy,
    });
    expect(postcodes.problems).toEqual([]);
    expect(postcodes.rowsLoaded).toBeGreaterThan(20_000);
    const areas = await services.get(ImportAuthorities).import({
      files: ['utla25_england.csv', 'lad25_utla25_england.csv', 'surrey_lgr_2027.csv'].map((name) =>
        file('lookups', name),
      ),
      requestedBy,
    });
    expect(areas).toMatchObject({ status: 'applied', rowsRead: 153 + 296 + 11, errors: 0 });
    const maps = await services.get(ImportBoundaries).import({
      files: ['utla_en_2025_gen_s20_epsg27700.topo.json', 'surrey_2027_east_west.geojson'].map((name) =>
        file('boundaries', name),
      ),
      requestedBy,
    });
    expect(maps).toMatchObject({ status: 'applied', rowsLoaded: 155, problems: [] });

    const [child] = await database.dataSource.query(
      `insert into register.child (authority_code, code, born_on, sex) values ($1, '00001', '2018-06-19', 'female') returning id`,
      [surrey],
    );
    const [request] = await database.dataSource.query(
      `insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
         expected_until, placement_type, home_postcode)
       values ('REQ-16', 'imported', $1, '2027-02-16', 'planned', '2027-03-31', '2027-03-31', '2027-09-30', 'short-term', $2)
       returning id`,
      [child.id, redhill],
    );
    requestId = request.id as string;
    await database.dataSource.query(
      `with service as (
         insert into register.fostering_service (name, kind) values ('Lapwing', 'agency') returning id
       ), home as (
         insert into register.household (reference, name, service_id, postcode, places)
         select 'AG-1', 'Larch House', id, replace($1, ' ', ''), 2 from service returning id
       ) insert into register.approval (household_id, valid) select id, '[2019-05-14,)' from home`,
      [guildford],
    );
  }, 120_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  const factsOn = async (startsOn: string): Promise<MatchFacts> => {
    await database.dataSource.query('update register.placement_request set starts_on = $2 where id = $1', [
      requestId,
      startsOn,
    ]);
    return new PostgresMatchFactsReader(database.dataSource).read(requestId, day('2027-02-20'));
  };
  const findings = (facts: MatchFacts): readonly string[] =>
    facts.households.flatMap((home) =>
      judgeHousehold(facts, home, startingPolicy).findings.map(({ because }) => because.kind),
    );

  it('in the area on 31 March', async () => {
    const facts = await factsOn('2027-03-31');
    expect(facts.child.responsibleAuthority).toBe(surrey);
    expect(facts.households[0]?.areaAuthority).toBe(surrey);
    expect(findings(facts)).toContain('in-area');
  });

  it('out of the area and adjoining on 1 April', async () => {
    const facts = await factsOn('2027-04-01');
    expect(facts.child.responsibleAuthority).toBe(east);
    expect(facts.households[0]?.areaAuthority).toBe(west);
    expect(findings(facts)).toEqual(expect.arrayContaining(['out-of-area', 'in-adjoining-authority']));
  });

  it('153 authorities before, 154 from that day on, each with its neighbours and its outline', async () => {
    const read = services.get(ReadAuthorities);
    expect(await read.onDay(lastDay)).toHaveLength(153);
    expect(await read.onDay(firstDay)).toHaveLength(154);
    expect(await read.adjoining(surrey, lastDay)).toHaveLength(14);
    expect(await read.adjoining(surrey, firstDay)).toEqual([]);
    expect(await read.adjoining(east, firstDay)).toEqual(expect.arrayContaining([west, kent]));
    expect(await read.adjoining(west, firstDay)).toEqual(expect.arrayContaining([east, hampshire]));
    const drawn = async (on: typeof firstDay) =>
      (await read.boundaries(on, [surrey, east, west])).map(({ code }) => code).sort();
    expect(await drawn(lastDay)).toEqual([surrey]);
    expect(await drawn(firstDay)).toEqual([east, west].sort());
    const inEast = (await services.get(AuthorityStore).districtsOn(firstDay)).filter(
      ({ authorityCode }) => authorityCode === east,
    );
    expect(inEast.map(({ name }) => name)).toEqual([
      ...['Elmbridge', 'Epsom and Ewell', 'Mole Valley', 'Reigate and Banstead', 'Tandridge'],
    ]);
  });

  it('the figures of 2026 as if the new areas held', async () => {
    const episode = (child: string, home: string, placed: string): string =>
      `${child},01/05/2025,S,C2,N1,U4,PR1,,,,${home},${placed},`;
    const rows = [episode('A', redhill, guildford), episode('B', redhill, redhill), episode('C', guildford, guildford)];
    await services.get(ImportSsda903).import({
      files: [fileOf('2026/episodes.csv', episodesFile(...rows))],
      authorityCode: surrey,
      requestedBy,
    });
    const figures = async (areasOn: string) => {
      const question = { authorityCode: surrey, on: day('2026-03-31'), areasOn: day(areasOn) };
      const found = await services.get(LookedAfterByDistance).underAreasOf(question);
      if (!found.ok) throw new Error(found.problem.kind);
      return found.value;
    };
    expect((await figures('2026-03-31')).whole).toMatchObject({ lookedAfter: 3, inAreaWithin20: 3, inAreaOver20: 0 });
    const asIf = await figures('2027-04-01');
    expect(asIf.whole).toMatchObject({ lookedAfter: 3, inAreaWithin20: 2, outOfAreaWithin20: 1 });
    expect(asIf.parts).toMatchObject([
      { authorityName: 'East Surrey', lookedAfter: 2, outOfAreaWithin20: 1 },
      { authorityName: 'West Surrey', lookedAfter: 1, outOfAreaWithin20: 0 },
    ]);
  });
});
