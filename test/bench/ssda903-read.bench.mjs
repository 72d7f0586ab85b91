/**
 * How fast returns are read, in every form they come in, beside a baseline of the same machine and moment: csv-parse alone
 * on the same bytes, rows thrown away. Five years in the proportions of a real sample, a hundred times as large, generated.
 * Seconds are of the processor, so that a busy machine tells the same. Trust the ratio. It never fails. Run it on built code: `npm test` or `npm start` builds.
 *
 *     node --expose-gc test/bench/ssda903-read.bench.mjs [times]
 */
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import writeWorkbook from 'write-excel-file/node';
import { StreamingFileReader } from '../../dist/libs/ingest/src/reader/streaming-file-reader.js';

const times = Number(process.argv[2] ?? 100);
const chunkLength = 65_536;

/** Rows of each table in each of five years of the sample. */
const tables = {
  header: { rows: [819, 572, 362, 226, 144], row: (child) => `${child},2,17/12/1999,BCRB,B097131712320,,` },
  episodes: {
    rows: [1460, 974, 648, 402, 253],
    row: (child) => `${child},09/04/2017,S,L3,N1,U4,PR1,31/10/2017,E7,,V28 5OY,H8 7NR,1679094`,
  },
  reviews: { rows: [3481, 2769, 2103, 1551, 1134], row: (child) => `${child},17/12/1999,11/08/2017,PN1` },
  oc2: { rows: [670, 572, 362, 226, 144], row: (child) => `${child},12/04/1999,38,,1,0,1,1,0,1,1,0` },
  oc3: { rows: [126, 96, 56, 40, 39], row: (child) => `${child},17/12/1999,NREQ,G5,V1` },
  'prev-perm': { rows: [819, 572, 362, 226, 144], row: (child) => `${child},17/12/1999,Z1,,` },
  uasc: { rows: [31, 23, 16, 8, 4], row: (child) => `${child},2,17/12/1999,12/12/2017` },
  missing: { rows: [3, 1, 1, 1, 1], row: (child) => `${child},02/05/2007,M,26/02/2018,11/03/2018` },
};
const headers = {
  header: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
  episodes: 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
  reviews: 'CHILD,DOB,REVIEW,REVIEW_CODE',
  oc2: 'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
  oc3: 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
  'prev-perm': 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
  uasc: 'CHILD,SEX,DOB,DUC',
  missing: 'CHILD,DOB,MISSING,MIS_START,MIS_END',
};

const files = [0, 1, 2, 3, 4].flatMap((year) =>
  Object.entries(tables).map(([table, { rows, row }]) => {
    const lines = Array.from({ length: rows[year] * times }, (_, position) => row(100_000 + position));
    return { name: `${2017 + year}/${table}.csv`, bytes: Buffer.from([headers[table], ...lines, ''].join('\n')) };
  }),
);

async function* inChunks(bytes) {
  for (let at = 0; at < bytes.length; at += chunkLength) yield bytes.subarray(at, at + chunkLength);
}

async function byCsvParse(bytes) {
  const parser = parse({ relaxColumnCount: true });
  (async () => {
    for await (const chunk of inChunks(bytes))
      if (!parser.write(chunk)) await new Promise((go) => parser.once('drain', go));
    parser.end();
  })();
  let rows = -1;
  for await (const row of parser) rows += row.length > 0 ? 1 : 0;
  return rows;
}

const reader = new StreamingFileReader();
async function byReader({ name, bytes }) {
  let rows = 0;
  for await (const file of reader.unpack({ name, content: inChunks(bytes) }, () => undefined)) {
    for await (const table of reader.openTables(file, () => undefined)) {
      for await (const row of table.rows) if (row.fault === null) rows += 1;
    }
  }
  return rows;
}

async function measured(what, given, read) {
  globalThis.gc?.();
  const from = process.cpuUsage();
  let rows = 0;
  for (const file of given) rows += await read(file);
  const { user, system } = process.cpuUsage(from);
  const seconds = (user + system) / 1_000_000;
  return { what, rows, seconds, perSecond: rows / seconds };
}

const xmlOf = (children) => {
  const one = (child) =>
    `<CHILD><HEADER><CHILDID>${child}</CHILDID><UPN>B097131712320</UPN><SEX>2</SEX><DOB>17/12/1999</DOB><ETHNIC>BCRB</ETHNIC><UASC/>` +
    '<AREVIEW><REVIEW>11/08/2017</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>'.repeat(4) +
    '</HEADER><EPISODE><DECOM>09/04/2017</DECOM><RNE>S</RNE><LS>L3</LS><CIN>N1</CIN><PL>U4</PL><PL_POST>V28 5OY</PL_POST>' +
    '<HOME_POST>H8 7NR</HOME_POST><URN>1679094</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC/><REC/></EPISODE></CHILD>';
  return Buffer.from(
    `<EXPSSDA903>${Array.from({ length: children }, (_, position) => one(100_000 + position)).join('\n')}</EXPSSDA903>`,
  );
};
const workbookOf = async (rows) =>
  writeWorkbook(
    [headers.episodes, ...Array.from({ length: rows }, (_, position) => tables.episodes.row(100_000 + position))].map(
      (line) => line.split(','),
    ),
  ).toBuffer();

const baseline = await measured('csv-parse alone', files, ({ bytes }) => byCsvParse(bytes));
const results = [
  baseline,
  await measured('CSV', files, byReader),
  await measured(
    'CSV in gzip',
    files.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes, { level: 1 }) })),
    byReader,
  ),
  await measured(
    'CSV in UTF-16',
    files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(`\ufeff${bytes}`, 'utf16le') })),
    byReader,
  ),
  await measured('XML', [{ name: 'return.xml', bytes: xmlOf(500 * times) }], byReader),
  await measured('workbook', [{ name: 'return.xlsx', bytes: await workbookOf(500 * times) }], byReader),
];
const inMillions = (bytes) => (bytes / 1_000_000).toFixed(0);
console.log(
  `Five years of returns times ${times}: ${inMillions(files.reduce((sum, { bytes }) => sum + bytes.length, 0))} MB of CSV`,
);
for (const { what, rows, seconds, perSecond } of results) {
  console.log(
    `${what.padEnd(16)} ${String(rows).padStart(9)} rows  ${seconds.toFixed(2).padStart(6)} s  ${Math.round(perSecond)
      .toString()
      .padStart(8)} rows/s  ${(perSecond / baseline.perSecond).toFixed(2).padStart(5)} of csv-parse`,
  );
}
