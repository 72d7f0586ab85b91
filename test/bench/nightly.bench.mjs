/**
 * A county's whole night: every open request searched for over the whole register, every answer explained, put in order and
 * stored with the facts it was made from. The night is told by its parts: reading facts and storing answers (the database,
 * packing included), and judging (the engine). Beside it a baseline of the same machine and moment: judging the same facts
 * alone, without reading or storing. Trust the shares and the ratio, not the seconds. Homes and requests are generated and
 * fictional. Run it on built code: `npm test` or `npm start` builds. It never fails.
 *
 *     node test/bench/nightly.bench.mjs [homes, 1000 when left out] [requests, 300 when left out]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { ExecuteMatchRun, judgeRun, MatchingModule, RunEveryOpenRequest, startingPolicy } from '#matching';
import { createDatabase, migrate, openDataSource, PlatformModule, startEmbeddedPostgres } from '#platform';
import { county } from './nightly-county.mjs';

const homes = Number(process.argv[2] ?? 1000);
const requests = Number(process.argv[3] ?? 300);

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
let application;
try {
  await createDatabase(server.url('postgres'), 'night');
  const dataSource = await openDataSource(server.url('night'));
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: server.url('night') });
  // The server ends before the process does when something went wrong: what went wrong is the thing to be told.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(county.replaceAll('$homes', String(homes)).replaceAll('$requests', String(requests)));
  await client.query('vacuum analyze');

  const settings = { databaseUrl: server.url('night'), redisUrl: null, logLevel: 'error', dataFolder: folder };
  const module = { module: class Bench {}, imports: [PlatformModule.forRoot(settings, 'bench'), MatchingModule] };
  application = await NestFactory.createApplicationContext(module, { logger: false });
  const execute = application.get(ExecuteMatchRun, { strict: false });
  const took = { reading: 0, storing: 0 };
  let facts = null;
  const timed = (target, name, part, seen = () => undefined) => {
    const original = target[name].bind(target);
    target[name] = async (...given) => {
      const from = performance.now();
      const answer = await original(...given);
      took[part] += performance.now() - from;
      seen(answer);
      return answer;
    };
  };
  timed(execute.factsReader, 'read', 'reading', (read) => (facts = read));
  timed(execute.runs, 'storeAnswer', 'storing');
  for (const name of ['claim', 'reportProgress']) timed(execute.runs, name, 'storing');

  const from = performance.now();
  const { asked } = await application.get(RunEveryOpenRequest, { strict: false }).run();
  const asking = performance.now() - from;
  const { rows } = await client.query('select id from matching.run order by requested_at');
  for (const { id } of rows) await execute.execute(id);
  const whole = performance.now() - from;

  const judgedFrom = performance.now();
  const sample = Math.min(rows.length, 20);
  for (let again = 0; again < sample; again += 1) judgeRun(facts, startingPolicy);
  const alone = ((performance.now() - judgedFrom) / sample) * rows.length;
  const engine = whole - asking - took.reading - took.storing;
  const share = (part) => `${(part / 1000).toFixed(1)} s, ${((100 * part) / whole).toFixed(0)}%`;
  const [size] = (
    await client.query(`select pg_size_pretty(sum(pg_total_relation_size(oid))) as size from pg_class
    where relnamespace = 'matching'::regnamespace and relkind = 'r'`)
  ).rows;
  const [explained] = (
    await client.query(`select coalesce(sum(cardinality(homes)), 0) as homes,
      (select count(*) from matching.frozen_home) as contents from matching.run_answer`)
  ).rows;
  console.log(
    `${asked} requests over ${homes} homes: ${(whole / 1000).toFixed(1)} s, ${(whole / asked).toFixed(0)} ms each`,
  );
  console.log(`  asking for the runs       ${share(asking)}`);
  console.log(`  reading the facts         ${share(took.reading)}`);
  console.log(`  judging and explaining    ${share(engine)}`);
  console.log(`  packing and storing       ${share(took.storing)}`);
  console.log(
    `judging the same facts alone: ${(alone / 1000).toFixed(1)} s; the night takes ${(whole / alone).toFixed(1)} times that`,
  );
  console.log(
    `kept: ${explained.homes} explanations, ${explained.contents} frozen contents of homes, ${size.size} in all`,
  );
  await client.end();
} finally {
  await application?.close();
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
