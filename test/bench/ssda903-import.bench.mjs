/**
 * How many rows a second statutory returns are loaded, end to end: read, checked, compared with what is there, written, and
 * recorded so that they can be undone. Beside it a baseline of the same machine and moment: `COPY` alone of the same rows
 * into tables of text. Trust the ratio, not the seconds. It also tells what recording changes costs, and what loading the
 * same return again costs. The rows are generated: five years in the shape of a real authority's, times N. Run it on built
 * code: `npm test` or `npm start` builds. It never fails.
 *
 *     node test/bench/ssda903-import.bench.mjs [N, 100 when left out]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ImportSsda903, IngestModule } from '#ingest';
import { createDatabase, migrate, openDataSource, PlatformModule, startEmbeddedPostgres } from '#platform';

const times = Number(process.argv[2] ?? 100);
const authorityCode = 'E10009901';

/** Rows by table in the years to 31 March 2018 and on. */
const shape = [
  { year: 2018, children: 819, episodes: 1460, reviews: 3481, oc3: 126, uasc: 31 },
  { year: 2019, children: 572, episodes: 974, reviews: 2769, oc3: 96, uasc: 23 },
  { year: 2020, children: 362, episodes: 648, reviews: 2103, oc3: 56, uasc: 16 },
  { year: 2021, children: 226, episodes: 402, reviews: 1551, oc3: 40, uasc: 8 },
  { year: 2022, children: 144, episodes: 253, reviews: 1134, oc3: 39, uasc: 4 },
];

const two = (number) => String(number).padStart(2, '0');
/** A day of the year that ends in March of `year`, from its number. */
const dayOf = (year, number) => {
  const month = (number % 12) + 1;
  return `${two((number % 28) + 1)}/${two(month)}/${month < 4 ? year : year - 1}`;
};
const born = (child) => `${two((child % 28) + 1)}/${two((child % 12) + 1)}/${2004 + (child % 12)}`;
const places = ['U1', 'U4', 'U4', 'U6', 'K2', 'H5', 'R1', 'P1'];

const tables = {
  header: {
    columns: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
    count: ({ children }) => children,
    row: (_year, child) => `${child},${(child % 2) + 1},${born(child)},WBRI,R${child},,`,
  },
  episodes: {
    columns: 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    count: ({ episodes }) => episodes,
    row: (year, child, number) =>
      `${child},${dayOf(year, number)},${number < 1 ? 'S' : 'P'},C2,N1,${places[child % 8]},PR${1 + (child % 4)},` +
      `${number % 2 === 1 ? `${dayOf(year, number)},E8` : ','},,` +
      `ZN${1 + (child % 9)} 1AA,ZN${1 + (number % 9)} 2BB,SC${100000 + (child % 900000)}`,
  },
  reviews: {
    columns: 'CHILD,DOB,REVIEW,REVIEW_CODE',
    count: ({ reviews }) => reviews,
    row: (year, child, number) => `${child},${born(child)},${dayOf(year, number)},PN${number % 7}`,
  },
  oc2: {
    columns:
      'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
    count: ({ children }) => Math.round(children * 0.82),
    row: (_year, child) => `${child},${born(child)},${child % 40},,0,1,1,1,1,0,0,0`,
  },
  oc3: {
    columns: 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
    count: ({ oc3 }) => oc3,
    row: (_year, child) => `${child},${born(child)},YES,F1,B1`,
  },
  uasc: {
    columns: 'CHILD,SEX,DOB,DUC',
    count: ({ uasc }) => uasc,
    row: (_year, child) => `${child},1,${born(child)},01/01/2030`,
  },
  previous_permanence: {
    columns: 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
    count: ({ children }) => children,
    row: (_year, child) => `${child},${born(child)},Z1,,`,
  },
};

/** One file, in pieces as the disk gives them. */
function* textOf({ columns, count, row }, year) {
  const rows = count(year) * times;
  const children = year.children * times;
  let piece = [columns];
  for (let number = 0; number < rows; number += 1) {
    piece.push(row(year.year, 1 + (number % children), Math.floor(number / children)));
    if (piece.length === 5_000) {
      yield Buffer.from(`${piece.join('\n')}\n`);
      piece = [];
    }
  }
  if (piece.length > 0) yield Buffer.from(`${piece.join('\n')}\n`);
}

const asFiles = () =>
  shape.flatMap((year) =>
    Object.entries(tables).map(([name, table]) => ({
      name: `${year.year - 1}/${name}.csv`,
      content: Readable.from(textOf(table, year)),
    })),
  );
const rowsInAll = shape.reduce(
  (sum, year) => sum + Object.values(tables).reduce((ofYear, { count }) => ofYear + count(year) * times, 0),
  0,
);

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
const seconds = (from) => (performance.now() - from) / 1000;

async function withDatabase(name, use) {
  await createDatabase(server.url('postgres'), name);
  const dataSource = await openDataSource(server.url(name));
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: server.url(name) });
  await client.connect();
  try {
    return await use(client, server.url(name));
  } finally {
    await client.end();
  }
}

const copyAlone = () =>
  withDatabase('copied', async (client) => {
    let took = 0;
    for (const [name, table] of Object.entries(tables)) {
      const columns = table.columns.split(',').map((column) => `${column.toLowerCase()} text`);
      await client.query(`create table ${name} (${columns.join(', ')})`);
      for (const year of shape) {
        const text = [...textOf(table, year)];
        const from = performance.now();
        await pipeline(Readable.from(text), client.query(copyFrom(`copy ${name} from stdin (format csv, header)`)));
        took += seconds(from);
      }
    }
    return took;
  });

async function importing(name, { isRecording, again }) {
  return withDatabase(name, async (client, databaseUrl) => {
    if (!isRecording) {
      for (const table of ['child', 'return_episode', 'return_row', 'statutory_return']) {
        await client.query(`alter table register.${table} disable trigger user`);
      }
    }
    const settings = { databaseUrl, redisUrl: null, logLevel: 'error', dataFolder: folder };
    const module = { module: class Bench {}, imports: [PlatformModule.forRoot(settings, 'bench'), IngestModule] };
    const application = await NestFactory.createApplicationContext(module, { logger: false });
    const took = [];
    for (let round = 0; round < (again ? 2 : 1); round += 1) {
      const from = performance.now();
      const outcome = await application
        .get(ImportSsda903)
        .import({ files: asFiles(), authorityCode, requestedBy: 'bench' });
      const [record] = (
        await client.query(
          'select extract(epoch from finished_at - started_at)::float8 as seconds from ingest.import where id = $1',
          [outcome.importId],
        )
      ).rows;
      took.push({ load: record.seconds, withValidation: seconds(from) });
      if (outcome.rowsLoaded !== rowsInAll) {
        console.log(outcome.status, outcome.rowsLoaded, rowsInAll, outcome.problems.slice(0, 3));
      }
    }
    await application.close();
    return took;
  });
}

const line = (what, took, baseline) =>
  console.log(
    `${what.padEnd(48)} ${took.toFixed(1).padStart(6)} s  ${Math.round(rowsInAll / took)
      .toLocaleString('en-GB')
      .padStart(9)} rows/s  ${(took / baseline).toFixed(1).padStart(5)} x COPY`,
  );

try {
  console.log(`${rowsInAll.toLocaleString('en-GB')} rows: five years, ${times} times a real authority's`);
  const baseline = await copyAlone();
  line('COPY alone, into tables of text', baseline, baseline);
  const [without] = await importing('unrecorded', { isRecording: false, again: false });
  line('import, changes not recorded', without.load, baseline);
  const [first, second] = await importing('recorded', { isRecording: true, again: true });
  line('import, changes recorded', first.load, baseline);
  line('the same returns again', second.load, baseline);
  line('import, then validated by every rule', first.withValidation, baseline);
  console.log(`peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
