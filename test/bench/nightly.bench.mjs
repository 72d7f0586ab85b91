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

const homes = Number(process.argv[2] ?? 1000);
const requests = Number(process.argv[3] ?? 300);

/** Homes within twenty miles or so of each other, each with its approval, skills and, two in three, a child. */
const generated = `
  insert into geography.authority (code, name, valid) values
    ('E10009901', 'Aldermere', '[1974-04-01,)'), ('E10009902', 'Brackendale', '[1974-04-01,)');
  insert into geography.adjacency (authority_code, adjoining_code, valid) values
    ('E10009901', 'E10009902', '[1974-04-01,)'), ('E10009902', 'E10009901', '[1974-04-01,)');
  insert into geography.postcode (postcode, easting, northing, area_code, district_code, is_live)
    select 'ZN' || (n / 100 + 10) || (n % 10) || chr(65 + (n / 10) % 10) || chr(65 + n % 10), 430000 + (n * 7919) % 40000,
           560000 + (n * 104729) % 40000, case when n % 9 = 0 then 'E10009902' else 'E10009901' end, null, true
    from generate_series(0, 999) n;
  insert into register.fostering_service (name, kind, authority_code) values
    ('Aldermere County Council', 'authority', 'E10009901'), ('Aldermere Fostering', 'agency', null);
  insert into register.household (reference, name, service_id, postcode, places, agreement, agreement_signed_on,
      last_review_on)
    select 'NF-' || lpad(n::text, 5, '0'), 'Home ' || n, service.id, postcode.postcode, 1 + n % 4, 'signed', '2024-02-01',
           current_date - (n % 500)
    from generate_series(1, $homes) n
    join (select id, row_number() over (order by name) % 2 as half from register.fostering_service) service
      on service.half = n % 2
    join (select postcode, row_number() over (order by postcode) as number from geography.postcode) postcode
      on postcode.number = 1 + (n * 31) % 1000;
  insert into register.approval (household_id, valid, age_from, age_to, max_children)
    select id, '[2021-03-01,)', case when number % 5 = 0 then 8 end, case when number % 5 = 0 then 17 end, 1 + number % 4
    from (select id, row_number() over (order by reference) as number from register.household) home;
  insert into register.household_skill (household_id, skill)
    select id, skill from (select id, row_number() over (order by reference) as number from register.household) home
    join unnest('{self-harm,going-missing,newborn-care,autism-and-adhd,attachment-and-trauma}'::text[])
      with ordinality skilled (skill, place) on (number + place) % 3 = 0;
  insert into register.child (authority_code, code, born_on, sex)
    select 'E10009901', 'L' || n, '2012-01-01'::date + (n * 37) % 4000, case when n % 2 = 0 then 'male' else 'female' end
    from generate_series(1, $homes * 2 / 3) n;
  insert into register.placement (household_id, child_id, stay)
    select home.id, child.id, '[2025-05-01,)'
    from (select id, row_number() over (order by reference) as number from register.household) home
    join (select id, row_number() over (order by code) as number from register.child) child using (number);
  with waiting as (
    insert into register.child (authority_code, code, born_on, sex)
      select 'E10009901', 'W' || n, '2010-06-01'::date + (n * 53) % 5000, case when n % 3 = 0 then 'male' else 'female' end
      from generate_series(1, $requests) n
      returning id, code)
  insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
      placement_type, home_postcode, needs)
    select 'REQ-' || code, 'imported', id, current_date - 2, 'planned', current_date + 12, current_date + 7 + length(code),
           'short-term', 'ZN10' || (length(code) % 10) || 'AA', '{self-harm,going-missing}'
    from waiting;`;

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
let application;
try {
  await createDatabase(server.url('postgres'), 'night');
  const dataSource = await openDataSource(server.url('night'));
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: server.url('night') });
  await client.connect();
  await client.query(generated.replaceAll('$homes', String(homes)).replaceAll('$requests', String(requests)));
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
  const [explained] = (await client.query('select count(*) as homes from matching.ranked_household')).rows;
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
  console.log(`kept: ${explained.homes} homes explained, ${size.size} in all`);
  await client.end();
} finally {
  await application?.close();
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
