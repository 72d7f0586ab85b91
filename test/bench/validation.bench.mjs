/**
 * How fast returns are validated, beside a baseline of the same machine and moment: reading the same files. Five years in
 * the proportions of a real sample, twenty times as large, generated with faults of every kind; each year is checked with
 * the one before it. Seconds are of the processor. Trust the ratio. It never fails. Run it on built code: `npm test` or `npm start` builds.
 *
 *     node test/bench/validation.bench.mjs [times]
 */
import { readReturnFiles } from '../../dist/libs/ingest/src/app/read-return-files.js';
import { validateReturn, validationRules } from '../../dist/libs/ingest/src/core/index.js';
import { StreamingFileReader } from '../../dist/libs/ingest/src/reader/streaming-file-reader.js';

const times = Number(process.argv[2] ?? 20);

/** Small, repeatable and uneven. */
let state = 20_260_302;
const below = (limit) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
};
const oneOf = (words) => {
  const choices = words.split(' ');
  return choices[below(choices.length)];
};
const two = (number) => String(number).padStart(2, '0');
const dateIn = (year) => `${two(1 + below(28))}/${two(1 + below(12))}/${year}`;
const postcode = () => `ZN${1 + below(60)} ${below(10)}${oneOf('AA BB CC DD EE FF')}`;

/** Episodes and children of each of five years of the sample; reviews and the others in proportion. */
const years = [
  { episodes: 1460, children: 819 },
  { episodes: 974, children: 572 },
  { episodes: 648, children: 362 },
  { episodes: 402, children: 226 },
  { episodes: 253, children: 144 },
];
const headers = {
  header: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
  episodes: 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
  reviews: 'CHILD,DOB,REVIEW,REVIEW_CODE',
  oc2: 'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
  oc3: 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
  previous_permanence: 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
  uasc: 'CHILD,SEX,DOB,DUC',
  missing: 'CHILD,DOB,MISSING,MIS_START,MIS_END',
};

function filesOf({ episodes, children }, year) {
  const born = Array.from({ length: children * times }, () => dateIn(2000 + below(17)));
  const lines = Object.fromEntries(Object.keys(headers).map((table) => [table, []]));
  born.forEach((dob, child) => {
    lines.header.push(`${child},${oneOf('1 2')},${dob},WBRI,R08401019841${below(10)},,`);
    lines.previous_permanence.push(`${child},${dob},Z1,,`);
    for (let review = 0; review < 4; review += 1) {
      lines.reviews.push(`${child},${dob},${dateIn(year)},${oneOf('PN0 PN1 PN2 PN5')}`);
    }
    if (below(5) > 0) lines.oc2.push(`${child},${dob},${below(40)},,0,1,1,1,${below(2)},0,,`);
    if (below(7) === 0) lines.oc3.push(`${child},${dob},YES,F2,V1`);
    if (below(27) === 0) lines.uasc.push(`${child},1,${dob},`);
  });
  for (let episode = 0; episode < episodes * times; episode += 1) {
    const child = below(born.length);
    const ended = below(4) > 0;
    lines.episodes.push(
      [
        ...[child, dateIn(year - below(2)), oneOf('S P L T B U'), oneOf('C1 C2 E1 V2 V3 V4 L1 J2')],
        ...[oneOf('N1 N2 N5'), oneOf('U4 U5 U6 K2 H5 P1 A5 R5 T3'), oneOf('PR0 PR1 PR3 PR4')],
        ...[ended ? dateIn(year) : '', ended ? oneOf('X1 X1 X1 E4A E11 E7') : '', oneOf('CARPL LAREQ')],
        ...[postcode(), postcode(), 1_000_000 + below(9_000)],
      ].join(','),
    );
  }
  return Object.entries(lines).map(([table, rows]) => ({
    name: `${table}.csv`,
    bytes: Buffer.from([headers[table], ...rows, ''].join('\n')),
  }));
}

const returns = years.map((counts, position) => ({
  yearEndOn: `${2018 + position}-03-31`,
  files: filesOf(counts, 2017 + position),
}));
const reader = new StreamingFileReader();
const read = (files) =>
  readReturnFiles(
    reader,
    files.map(({ name, bytes }) => ({ name, content: [bytes] })),
  );
const places = new Map();
const findPostcode = (compared) => {
  if (!places.has(compared)) {
    const place = { easting: 400_000 + below(90_000), northing: 300_000 + below(90_000) };
    places.set(compared, { place, areaCode: below(3) > 0 ? 'E10009901' : 'E06009902' });
  }
  return places.get(compared);
};

async function processorSeconds(work) {
  const from = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(from);
  return { result, seconds: (user + system) / 1_000_000 };
}

let [rows, findings, reading, validating] = [0, 0, 0, 0];
let previous = null;
for (const round of ['warm-up', 'measured']) {
  [rows, findings, reading, validating, previous] = [0, 0, 0, 0, null];
  for (const { yearEndOn, files } of round === 'warm-up' ? returns.slice(3) : returns) {
    const inFiles = await processorSeconds(() => read(files));
    const { tables } = inFiles.result;
    const sent = { yearEndOn, authorityCode: 'E10009901', tables, previous, findPostcode, providers: null };
    const checked = await processorSeconds(() => validateReturn(sent));
    rows += Object.values(tables).reduce((sum, table) => sum + table.length, 0);
    findings += checked.result.length;
    reading += inFiles.seconds;
    validating += checked.seconds;
    previous = tables;
  }
}

const perSecond = (seconds) => Math.round(rows / seconds).toLocaleString('en-GB');
console.log(
  `Five years of returns times ${times}: ${rows.toLocaleString('en-GB')} rows, ${validationRules.length} rules`,
);
console.log(`reading     ${reading.toFixed(2)} s  ${perSecond(reading)} rows a second`);
console.log(
  `validating  ${validating.toFixed(2)} s  ${perSecond(validating)} rows a second, ${findings.toLocaleString('en-GB')} findings`,
);
console.log(`validating takes ${(validating / reading).toFixed(2)} times as long as reading the same files`);
