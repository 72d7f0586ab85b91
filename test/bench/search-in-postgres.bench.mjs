/**
 * Homes found by columns, and by a well-indexed PostgreSQL on the same machine in the same minute: the same hard rules, the
 * same score, the same order. First whether they agree, and with the rules judged home by home, over random children; then
 * how long each takes among a national register, in turns. PostgreSQL is asked by prepared statements over one connection
 * and answers with counts and the best homes; the columns explain those homes, find near misses and count the rules in the
 * way besides. Trust the ratios, not the milliseconds. Run it on built code: `npm test` or `npm start` builds. It never fails.
 *
 *     node test/bench/search-in-postgres.bench.mjs [homes timed, 70000] [children compared, 10000] [children timed, 60]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { columnsOf, searchByColumns, searchByObjects, startingPolicy } from '#matching/core';
import { createDatabase, startEmbeddedPostgres } from '#platform';
import { comparable, searchesIn } from './search-in-postgres-query.mjs';
import { makeTables } from './search-in-postgres-tables.mjs';
import { searchWorld, startsOn } from './search-world.mjs';

const [homes = 70_000, compared = 10_000, timed = 60] = process.argv.slice(2).map(Number);
const [registers, homesCompared, warming] = [20, 400, 1_000];
const nobodyAnswered = new Map();
const bestOnly = { ...startingPolicy, limits: { ...startingPolicy.limits, nearMissesShown: 0 } };
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Several registers, since what 400 homes have is soon seen. */
async function compareAnswers(client) {
  const differences = { columns: 0, postgres: 0 };
  let asked = 0;
  for (let register = 0; register < registers; register += 1) {
    const world = searchWorld(homesCompared, 11 + register);
    const columns = columnsOf(world.households, startsOn);
    const search = searchesIn(client, await makeTables(client, world.households, startsOn), startingPolicy);
    for (; asked < ((register + 1) * compared) / registers; asked += 1) {
      const facts = world.factsAround(world.child(asked));
      const withinMiles = world.chance.oneOf(null, 40, 90, 200);
      const terms = { seenBy: facts.child.responsibleAuthority, withinMiles, first: 20 };
      const byRules = searchByObjects(facts, startingPolicy, terms);
      const byColumns = searchByColumns(columns, facts, nobodyAnswered, startingPolicy, terms);
      if (!isDeepStrictEqual(byColumns, byRules)) differences.columns += 1;
      if (!isDeepStrictEqual(await search(facts, terms), comparable(byRules))) {
        differences.postgres += 1;
        console.log(`  PostgreSQL differs: register ${register}, child ${asked}, within ${withinMiles} miles`);
      }
    }
  }
  console.log(
    `${asked} random children among ${registers} registers of ${homesCompared} homes, differences from the rules: ` +
      `columns ${differences.columns}, PostgreSQL ${differences.postgres}`,
  );
}

const timeOf = async (work) => {
  const from = performance.now();
  const answer = await work();
  return { answer, took: performance.now() - from };
};

/** Columns and PostgreSQL in turns, so that what else the machine does hurts both. */
async function compareTimes(client) {
  const world = searchWorld(homes, 3);
  const columns = columnsOf(world.households, startsOn);
  const search = searchesIn(client, await makeTables(client, world.households, startsOn), startingPolicy);
  const everyChild = Array.from({ length: warming + timed }, (_, index) => world.factsAround(world.child(index)));
  const [warmed, children] = [everyChild.slice(0, warming), everyChild.slice(warming)];
  const { rows } = await client.query(
    'select count(*)::integer as spans, count(distinct home)::integer as homes from open_home',
  );
  console.log(
    `${homes} homes; PostgreSQL keeps ${rows[0].spans} rows, of the ${rows[0].homes} that a child could move into`,
  );
  for (const withinMiles of [30, null]) {
    const terms = (facts) => ({ seenBy: facts.child.responsibleAuthority, withinMiles, first: 20 });
    const byColumns = (facts, policy) => searchByColumns(columns, facts, nobodyAnswered, policy, terms(facts));
    const inPostgres = (facts) => search(facts, terms(facts));
    // Other children first. What PostgreSQL keeps, plans and pages, is warm after far fewer.
    for (const facts of warmed) byColumns(facts, startingPolicy);
    for (const facts of warmed.slice(0, timed)) byColumns(facts, bestOnly);
    for (const facts of warmed.slice(0, timed)) await inPostgres(facts);
    const took = { columns: [], best: [], postgres: [], nothing: [] };
    let same = 0;
    for (const facts of children) {
      const ours = await timeOf(() => byColumns(facts, startingPolicy));
      took.best.push((await timeOf(() => byColumns(facts, bestOnly))).took);
      const theirs = await timeOf(() => inPostgres(facts));
      took.columns.push(ours.took);
      took.postgres.push(theirs.took);
      took.nothing.push((await timeOf(() => client.query({ name: 'nothing', text: 'select 1' }))).took);
      if (isDeepStrictEqual(comparable(ours.answer), theirs.answer)) same += 1;
    }
    const [ours, best, theirs, nothing] = [took.columns, took.best, took.postgres, took.nothing].map(median);
    console.log(
      `${withinMiles === null ? 'without a cap' : `within ${withinMiles} miles`}, median of ${timed} children:`,
    );
    console.log(`  columns, best 20 explained        ${best.toFixed(3).padStart(8)} ms`);
    console.log(`  columns, near misses explained too ${ours.toFixed(3).padStart(7)} ms`);
    const times = [best, ours].map((time) => (theirs / time).toFixed(1));
    console.log(
      `  PostgreSQL, best 20 not explained ${theirs.toFixed(3).padStart(8)} ms, ${times[0]} and ${times[1]} times those`,
    );
    console.log(`    of which going there and back ${nothing.toFixed(3)} ms; the same answer for ${same} of ${timed}`);
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: false });
try {
  await createDatabase(server.url('postgres'), 'search');
  const client = new pg.Client({ connectionString: server.url('search') });
  await client.connect();
  // What helps a short query that reads a few thousand rows from memory.
  await client.query(`set jit = off; set work_mem = '64MB'; set max_parallel_workers_per_gather = 0`);
  await compareAnswers(client);
  await compareTimes(client);
  await client.end();
} finally {
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
