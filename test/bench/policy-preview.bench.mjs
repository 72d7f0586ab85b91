/**
 * How long it takes to say what another policy would change over a year of a county's searches, under two policies: from the
 * database, asked for the first time and again, and from memory; beside judging the same searches anew under both, and
 * beside reading the same bytes once. Trust the ratios, not the milliseconds. Homes and children are generated and
 * fictional; searches repeat a few that differ, since each is read and put in order for itself. Run it on built code:
 * `npm test` or `npm start` builds. It never fails.
 *
 *     node test/bench/policy-preview.bench.mjs [searches, 1200 when left out] [homes, 1000 when left out]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { MatchingModule, PreviewPolicy } from '#matching';
import { createDatabase, migrate, openDataSource, PlatformModule, startEmbeddedPostgres } from '#platform';
import {
  bytesOfMeasures,
  childAsNotRecorded,
  comparing,
  householdAsNotRecorded,
  judgeRun,
  columnsInBytes,
  measuresForm,
  measuresOf,
  previewOf,
  startingPolicy,
} from '#matching/core';
import { county } from './nightly-county.mjs';

const searches = Number(process.argv[2] ?? 1200);
const homes = Number(process.argv[3] ?? 1000);
const different = 12;

let state = 20_260_302;
const below = (limit) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
};
const oneOf = (...choices) => choices[below(choices.length)];
const range = (from, until = null) => ({ from, until });
const authorities = ['E10009901', 'E10009902', 'E10009903', 'E10009907'];
const skills = ['self-harm', 'going-missing', 'newborn-care', 'autism-and-adhd'];

const household = (index) => {
  const places = 1 + below(4);
  return {
    ...householdAsNotRecorded,
    householdId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    reference: `NF-${String(index).padStart(5, '0')}`,
    name: `Home ${index}`,
    service: {
      name: 'Aldermere County Council',
      kind: 'authority',
      authorityCode: oneOf(...authorities),
      frameworkOf: [],
    },
    place: { easting: 400_000 + below(60_000), northing: 540_000 + below(50_000) },
    postcodeSector: 'ZN1 2',
    areaAuthority: oneOf(...authorities),
    approvals: [
      {
        kind: 'full',
        extendedUntil: null,
        valid: range(`20${10 + below(15)}-0${1 + below(9)}-1${below(9)}`),
        resignationNoticeOn: null,
        maxChildren: oneOf(null, 1, 2, 3),
        ages: oneOf(null, null, { from: below(6), to: 7 + below(10) }),
        sex: oneOf(null, null, null, null, 'male'),
        placementTypes: null,
        namedChild: null,
      },
    ],
    places,
    agreement: '2019-05-20',
    lastReviewOn: oneOf('2025-11-03', '2025-11-03', '2024-01-03'),
    members: [{ role: 'carer', ageInYears: 41, checkedOn: oneOf('2025-01-04', '2021-01-04'), specifiedOffence: false }],
    rooms: oneOf(
      'not-recorded',
      [{ name: 'Front', beds: 2 }],
      [
        { name: 'Front', beds: 1 },
        { name: 'Back', beds: 1 },
      ],
    ),
    pets: oneOf('not-recorded', [], ['dog']),
    fosteredChildren: Array.from({ length: below(places + 1) }, (_, child) => ({
      childId: `child-${index}-${child}`,
      reference: `${authorities[1]}/${index}-${child}`,
      responsibleAuthority: authorities[1],
      siblingGroup: null,
      stay: range('2025-06-17'),
      ageInYears: below(18),
      sex: oneOf('male', 'female'),
      room: null,
      mustBeOnlyChild: false,
      mustNotLiveWith: [],
    })),
    holds:
      below(30) === 0
        ? [
            {
              scope: 'all',
              namedChild: null,
              valid: range('2026-02-01', '2026-03-19'),
              reviewOn: null,
              decidedBy: 'Panel adviser',
            },
          ]
        : [],
    skills: skills.filter(() => below(2) === 0).map((skill) => ({ skill, validUntil: null })),
  };
};
const register = Array.from({ length: homes }, (_, index) => household(index));
const factsOf = (number) => ({
  judgedOn: '2026-02-23',
  child: {
    ...childAsNotRecorded,
    requestId: `request-${number}`,
    childId: `child-${number}`,
    responsibleAuthority: authorities[0],
    childCode: `L${number}`,
    ageInYears: 1 + below(16),
    sex: oneOf('male', 'female'),
    urgency: 'planned',
    placementType: 'short-term',
    startsOn: '2026-03-02',
    expectedUntil: '2026-08-31',
    home: { easting: 400_000 + below(60_000), northing: 540_000 + below(50_000) },
    school: { easting: 431_000 + below(9_000), northing: 560_000 + below(9_000) },
    schoolMustContinue: number % 2 === 0,
    needs: skills.filter(() => below(2) === 0),
    cannotLiveWithPets: number % 3 === 0 ? ['dog'] : [],
    siblingGroup: null,
    siblingsLiveInAHome: false,
    adoptionConsidered: false,
  },
  adjoiningAuthorities: [authorities[1]],
  authorityNames: {},
  bankHolidays: [],
  households: register,
});
const draft = {
  ...startingPolicy,
  weights: { ...startingPolicy.weights, 'in-area': 7, 'school-run': 0 },
  limits: {
    ...startingPolicy.limits,
    usualLimitCountedFor: 'carer',
    modes: { ...startingPolicy.limits.modes, pets: 'block', 'approval-review': 'block', hold: 'warn' },
  },
};
const timed = (work) => {
  const from = performance.now();
  const made = work();
  return { made, took: performance.now() - from };
};
const median = (rounds, work) =>
  Array.from({ length: rounds }, () => timed(work).took).sort((a, b) => a - b)[Math.floor(rounds / 2)];

const all = Array.from({ length: different }, (_, number) => factsOf(number));
for (const facts of all.slice(0, 4)) measuresOf(facts);
const judging = timed(() => all.forEach((facts) => judgeRun(facts, startingPolicy))).took / different;
const measuring = timed(() => all.map((facts) => measuresOf(facts)));
const bytes = measuring.made.map((measures) => bytesOfMeasures(measures));
const year = Array.from({ length: searches }, (_, number) => bytes[number % different]);

const preview = () => {
  const compare = comparing(startingPolicy, draft);
  return previewOf(
    year.map((kept, number) =>
      compare({
        runId: `${number}`,
        requestId: `${number}`,
        requestReference: `NH-${number}`,
        measures: columnsInBytes(kept),
      }),
    ),
  );
};
const { bestHomeChanges, comeIn, fallOut } = preview();
const took = median(5, preview);
let read = 0;
const readingOnce = median(5, () => {
  for (const kept of year) for (let at = 0; at < kept.length; at += 1) read = (read + kept[at]) | 0;
});
const anew = judging * 2 * searches;
const size = bytes.reduce((sum, one) => sum + one.length, 0) / different;

/** The same year in a database: two earlier searches of each request beside the last one. Answers are left out. */
const kept = `
  set session_replication_role = replica;
  insert into matching.run (id, request_id, policy_version, requested_by, requested_at, judged_on, status, finished_at,
      engine_version, facts_digest, facts, progress_percent, register_count, eligible_count, needs_authority_count,
      near_miss_count, excluded_count)
    select gen_random_uuid(), id, 2, 'bench', now() - make_interval(days => again * 20, secs => n), current_date, 'finished', now(),
      '3', 'none', '', 100, ${homes}, 0, 0, 0, ${homes}
    from (select id, row_number() over (order by reference) as n from register.placement_request) request,
      generate_series(1, 3) again`;
const measured = `
  insert into matching.run_measures (run_id, form, figures)
    select id, $1, ($2::bytea[])[1 + n % $3] from (select id, row_number() over (order by id) as n from matching.run) run`;

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
let application;
const asked = [];
try {
  await createDatabase(server.url('postgres'), 'year');
  const dataSource = await openDataSource(server.url('year'));
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: server.url('year') });
  // The server ends before the process does when something went wrong: what went wrong is the thing to be told.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(county.replaceAll('$homes', '10').replaceAll('$requests', String(searches)));
  await client.query(kept);
  await client.query(measured, [measuresForm, bytes.map((one) => Buffer.from(one)), different]);
  await client.query('set session_replication_role = default');
  await client.query('vacuum analyze');
  await client.end();
  const settings = { databaseUrl: server.url('year'), redisUrl: null, logLevel: 'error', dataFolder: folder };
  const module = { module: class Bench {}, imports: [PlatformModule.forRoot(settings, 'bench'), MatchingModule] };
  application = await NestFactory.createApplicationContext(module, { logger: false });
  const previews = application.get(PreviewPolicy, { strict: false });
  const written = { ...draft };
  delete written.version;
  for (let again = 0; again < 6; again += 1) {
    const from = performance.now();
    const answer = await previews.preview(written, 'E10009901');
    asked.push(performance.now() - from);
    if (answer.value?.runs !== searches) throw new Error(`Previewed ${answer.value?.runs} searches, not ${searches}`);
  }
} finally {
  await application?.close();
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
const [first, ...again] = asked;
const [later] = again.sort((a, b) => a - b).slice(2);
const times = (part) =>
  `${(part / readingOnce).toFixed(1)} times reading the bytes once, ${(anew / part).toFixed(0)} times faster than judging anew`;
console.log(
  `${searches} searches of ${homes} homes; ${bestHomeChanges} first choices change, ${comeIn} homes come in, ${fallOut} fall out`,
);
console.log(
  `measuring one search     ${(measuring.took / different).toFixed(1)} ms, ${(measuring.took / different / judging).toFixed(1)} times judging it`,
);
console.log(`kept of one search       ${size.toFixed(0)} bytes, ${(size / homes).toFixed(1)} a home`);
console.log(`reading the bytes once   ${readingOnce.toFixed(0)} ms (their sum is ${read})`);
console.log(`judging anew under both  ${(anew / 1000).toFixed(1)} s (from ${different} searches)`);
console.log(`preview from memory      ${took.toFixed(0)} ms: ${times(took)}`);
console.log(`preview, first asked     ${first.toFixed(0)} ms, database included: ${times(first)}`);
console.log(`preview, asked again     ${later.toFixed(0)} ms, database included: ${times(later)}`);
process.exit(0);
