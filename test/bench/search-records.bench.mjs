/**
 * What it costs to keep every search of now as a record: searches for the children of a county, each answered and then
 * kept, told apart. First searches of a start day freeze the whole register; later ones only what changed. Trust the shares,
 * not the milliseconds. Homes and children are generated and fictional. Run it on built code: `npm test` or `npm start`
 * builds. It never fails.
 *
 *     node test/bench/search-records.bench.mjs [homes, 1000 when left out] [searches, 200 when left out]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { KeepSearches, MatchingModule, ReadSearchRecords, SearchHomes, SearchSiblingGroup } from '#matching';
import { createDatabase, migrate, openDataSource, PlatformModule, startEmbeddedPostgres, SystemClock } from '#platform';
import { county } from './nightly-county.mjs';

const homes = Number(process.argv[2] ?? 1000);
const searches = Number(process.argv[3] ?? 200);

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
let application;
try {
  await createDatabase(server.url('postgres'), 'records');
  const dataSource = await openDataSource(server.url('records'));
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: server.url('records') });
  // The server ends before the process does when something went wrong: what went wrong is the thing to be told.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(county.replaceAll('$homes', String(homes)).replaceAll('$requests', '60'));
  await client.query('vacuum analyze');
  // One start day: its columns, and its register, are made once.
  await client.query(`update register.placement_request set starts_on = current_date + 7, needed_by = current_date + 7,
    expected_until = null`);
  const { rows } = await client.query('select id from register.placement_request order by reference');

  const settings = { databaseUrl: server.url('records'), redisUrl: null, logLevel: 'error', dataFolder: folder };
  const module = { module: class Bench {}, imports: [PlatformModule.forRoot(settings, 'bench'), MatchingModule] };
  application = await NestFactory.createApplicationContext(module, { logger: false });
  const [search, keep, read, siblings] = [SearchHomes, KeepSearches, ReadSearchRecords, SearchSiblingGroup].map((use) =>
    application.get(use, { strict: false }),
  );
  const today = new SystemClock().today();
  const by = { id: 'bench', name: 'Bench', authorityCode: 'E10009901', requestReference: 'bench' };
  const ask = (requestId, withinMiles) =>
    search.search({ for: { requestId }, judgedOn: today, policyVersion: null, withinMiles, seenBy: by.authorityCode });
  const timed = async (work) => {
    const from = performance.now();
    const value = await work();
    return { value, took: performance.now() - from };
  };
  const once = async (turn) => {
    const requestId = rows[turn % rows.length].id;
    const answered = await timed(() => ask(requestId, 5 + Math.floor(turn / rows.length)));
    const kept = await timed(() => keep.keep({ requestId }, answered.value.value, by));
    return { answering: answered.took, keeping: kept.took, id: kept.value };
  };
  const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const tell = (what, { answering, keeping }) =>
    console.log(
      `${what}: answering ${answering.toFixed(1)} ms, keeping ${keeping.toFixed(1)} ms, ` +
        `${((100 * keeping) / (answering + keeping)).toFixed(0)}% of both`,
    );
  console.log(`${homes} homes`);
  tell('the first search of a start day', await once(0));
  const timings = [];
  for (let turn = 1; turn <= searches; turn += 1) timings.push(await once(turn));
  const medianOf = (some) => ({
    answering: median(some.map(({ answering }) => answering)),
    keeping: median(some.map(({ keeping }) => keeping)),
  });
  tell(`later searches, median of ${timings.length}`, medianOf(timings));
  const again = [];
  for (let turn = 1; turn <= Math.min(searches, 50); turn += 1) again.push(await once(turn));
  tell('the same asked again, median', medianOf(again));
  const changed = [];
  for (let turn = 1; turn <= 10; turn += 1) {
    await client.query('update register.household set places = 1 + (places + 1) % 5 where reference = $1', [
      `NF-${String(turn).padStart(5, '0')}`,
    ]);
    changed.push(await once(searches + turn));
  }
  tell('after one home has changed, median of 10', medianOf(changed));

  const [first, second] = rows;
  await client.query(`update register.placement_request set sibling_group = 'SG' where id = any($1)`, [
    [first.id, second.id],
  ]);
  const groups = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const answered = await timed(() => siblings.search(first.id, by.authorityCode, today));
    if (!answered.value.ok) throw new Error(answered.value.problem.kind);
    const kept = await timed(() => keep.keepGroup(answered.value.value, by));
    groups.push({ answering: answered.took, keeping: kept.took });
  }
  tell('two brothers or sisters, median of 5', medianOf(groups));
  const replay = await timed(() => read.replay(timings[0].id));
  console.log(`replay: ${replay.took.toFixed(0)} ms, ${replay.value.value.isSame ? 'the same' : 'not the same'}`);
  const { rows: sizes } = await client.query(`
    select relname as name, pg_total_relation_size(oid) as bytes, (select count(*) from matching.search_record) as records
    from pg_class where relnamespace = 'matching'::regnamespace and relkind = 'r'
      and relname in ('search_record', 'search_record_child', 'search_asking', 'frozen_register', 'frozen_home')`);
  for (const { name, bytes, records } of sizes) {
    console.log(`${name}: ${(bytes / 1e6).toFixed(2)} MB, ${(bytes / records / 1000).toFixed(1)} kB a record`);
  }
  await client.end();
} finally {
  await application?.close();
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
