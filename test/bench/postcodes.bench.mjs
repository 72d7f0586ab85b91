/**
 * How long a release of postcodes takes end to end by the command line, beside a baseline of the same machine and moment:
 * `COPY` alone of the same columns into an identical table. Trust the ratio, not the seconds. Peak memory is that of the
 * importing process. Run it on built code: `npm test` or `npm start` builds. It never fails.
 *
 *     node test/bench/postcodes.bench.mjs FILE [FILE ...]
 */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { createDatabase, migrate, openDataSource, startEmbeddedPostgres } from '#platform';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.log('Name a postcode file: node test/bench/postcodes.bench.mjs FILE');
  process.exit(0);
}
const columns = 'postcode, easting, northing, area_code, district_code, is_live';
const seconds = (from) => (performance.now() - from) / 1000;

const folder = await mkdtemp(path.join(os.tmpdir(), 'nearhome-bench-'));
const server = await startEmbeddedPostgres({ folder, durable: true });
const url = server.url('postcodes');
await createDatabase(server.url('postgres'), 'postcodes');
const dataSource = await openDataSource(url);
await migrate(dataSource);
await dataSource.destroy();

/** The import as a person runs it; its peak memory as the system tells it while it runs. */
async function endToEnd(file) {
  const from = performance.now();
  const words = ['dist/apps/cli/src/main.js', 'import', 'postcodes', file];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  let peakMegabytes = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakMegabytes = Math.max(peakMegabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 100);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  return { took: seconds(from), peakMegabytes, code, said: said.trim() };
}

const client = new pg.Client({ connectionString: url });
await client.connect();

/** What is in use is written out once, then copied into an identical empty table, without key or checks of ours. */
async function copyAlone() {
  const text = path.join(folder, 'columns.txt');
  const out = await open(text, 'w');
  await pipeline(
    client.query(copyTo(`copy (select ${columns} from geography.postcode) to stdout`)),
    out.createWriteStream(),
  );
  const took = [];
  for (const kind of ['', 'unlogged']) {
    await client.query(`begin; create ${kind} table copied (like geography.postcode including constraints)`);
    const from = performance.now();
    await pipeline(
      createReadStream(text, { highWaterMark: 1_048_576 }),
      client.query(copyFrom(`copy copied (${columns}) from stdin`)),
    );
    took.push(seconds(from));
    await client.query('rollback');
  }
  return { logged: took[0], unlogged: took[1] };
}

const line = (what, took, ratio, more = '') =>
  console.log(`${what.padEnd(44)} ${took.toFixed(1).padStart(6)} s  ${ratio.toFixed(2).padStart(5)}  ${more}`);

const rounds = 3;
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

for (const file of files) {
  const imports = [];
  const copies = [];
  for (let round = 0; round < rounds; round += 1) {
    const imported = await endToEnd(file);
    if (imported.code !== 0) {
      console.log(`${path.basename(file)}: refused. ${imported.said}`);
      break;
    }
    imports.push(imported);
    copies.push(await copyAlone());
  }
  if (imports.length < rounds) continue;
  const { rows } = await client.query('select count(*)::int as postcodes from geography.postcode');
  const baseline = median(copies.map(({ logged }) => logged));
  const unlogged = median(copies.map((copied) => copied.unlogged));
  const took = median(imports.map((imported) => imported.took));
  const peak = Math.max(...imports.map(({ peakMegabytes }) => peakMegabytes));
  console.log(`${path.basename(file)}: ${rows[0].postcodes.toLocaleString('en-GB')} postcodes, median of ${rounds}`);
  line('COPY alone, same columns (baseline)', baseline, 1);
  line('COPY alone, unlogged table', unlogged, unlogged / baseline);
  line('import, end to end', took, took / baseline, `${Math.round(peak)} MB at most`);
}

await client.end();
await server.leave();
await rm(folder, { recursive: true, force: true });
