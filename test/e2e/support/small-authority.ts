import { type RunningApi, ours, theirs, tokenFor } from './running-api.js';

/** A day in the files' own form, so many days from today. */
export function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return day.split('-').reverse().join('/');
}

const table = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n');

const postcodes = table(
  ['pcds', 'oscty', 'oslaua', 'oseast1m', 'osnrth1m', 'osgrdind', 'ctry', 'doterm'],
  [
    ['ZN4 7AA', ours, 460100, 310200],
    ['ZN4 7AB', ours, 460300, 310600],
    ['ZN1 2QQ', ours, 471000, 322000],
    ['ZN8 1EE', theirs, 466000, 301000],
    ['ZN8 1EF', theirs, 466400, 301800],
  ].map(([pcds, oscty, oseast1m, osnrth1m]) => ({
    pcds: String(pcds),
    oscty: String(oscty),
    oslaua: 'E07009901',
    oseast1m: String(oseast1m),
    osnrth1m: String(osnrth1m),
    osgrdind: '1',
    ctry: 'E92000001',
  })),
);

const authorities = table(
  ['utla25cd', 'utla25nm', 'adjacent_utla25cd'],
  [
    { utla25cd: ours, utla25nm: 'Marlshire', adjacent_utla25cd: theirs },
    { utla25cd: theirs, utla25nm: 'Fenbury', adjacent_utla25cd: ours },
  ],
);

const square = (east: number, north: number): readonly (readonly number[])[] => [
  [east, north],
  [east + 20_000, north],
  [east + 20_000, north + 30_000],
  [east, north],
];
const boundaries = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { code: ours, ring: square(455_000, 305_000) },
    { code: theirs, ring: square(460_000, 290_000) },
  ].map(({ code, ring }) => ({
    type: 'Feature',
    properties: { utla25cd: code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
});

const marlshireHome = {
  SERVICE: 'Marlshire Fostering',
  SERVICE_TYPE: 'authority',
  SERVICE_AUTHORITY: ours,
  CARER_1: 'Sam Alder',
  APPROVED_FROM: '01/02/2021',
};
const households = table(
  [
    ...['HOUSEHOLD', 'NAME', 'SERVICE', 'SERVICE_TYPE', 'SERVICE_AUTHORITY', 'POSTCODE', 'PLACES', 'CARER_1'],
    ...['APPROVED_FROM', 'TERMS_SEX', 'SKILLS', 'HOLD_SCOPE', 'HOLD_FROM', 'HOLD_BY'],
    ...['CONSTELLATION', 'CONSTELLATION_ROLE', 'CONSTELLATION_FROM', 'HUB_BEDS'],
    ...['CHILD_1_AUTHORITY', 'CHILD_1', 'CHILD_1_FROM'],
  ],
  [
    {
      ...marlshireHome,
      ...{ HOUSEHOLD: 'H-1', NAME: 'Alder House', POSTCODE: 'ZN4 7AB', PLACES: '2', SKILLS: 'autism-and-adhd' },
      ...{ CONSTELLATION: 'Heron', CONSTELLATION_ROLE: 'satellite', CONSTELLATION_FROM: '01/04/2024' },
    },
    { ...marlshireHome, HOUSEHOLD: 'H-2', NAME: 'Birch House', POSTCODE: 'ZN1 2QQ', PLACES: '1', SKILLS: 'self-harm' },
    {
      ...{
        HOUSEHOLD: 'H-3',
        NAME: 'Cedar House',
        SERVICE: 'Kestrel Care',
        SERVICE_TYPE: 'agency',
        POSTCODE: 'ZN8 1EE',
      },
      ...{ PLACES: '2', CARER_1: 'Jo Cedar', APPROVED_FROM: '01/02/2021' },
    },
    {
      ...marlshireHome,
      ...{ HOUSEHOLD: 'H-4', NAME: 'Damson House', POSTCODE: 'ZN4 7AA', PLACES: '1' },
      ...{ CHILD_1_AUTHORITY: ours, CHILD_1: 'L-1', CHILD_1_FROM: '03/05/2025' },
    },
    {
      ...marlshireHome,
      ...{ HOUSEHOLD: 'H-5', NAME: 'Elm House', POSTCODE: 'ZN4 7AA', PLACES: '2', TERMS_SEX: 'M' },
      ...{ HOLD_SCOPE: 'all', HOLD_FROM: '01/01/2025', HOLD_BY: 'Service manager' },
    },
    {
      ...marlshireHome,
      ...{ HOUSEHOLD: 'H-6', NAME: 'Fir House', POSTCODE: 'ZN4 7AB', PLACES: '2' },
      ...{ CONSTELLATION: 'Heron', CONSTELLATION_ROLE: 'hub', CONSTELLATION_FROM: '01/04/2024', HUB_BEDS: '2' },
    },
  ],
);

const requests = table(
  [
    ...['REQUEST', 'AUTHORITY', 'CHILD', 'KNOWN_AS', 'BORN', 'SEX', 'OPENED_ON', 'NEEDED_BY', 'URGENCY', 'STARTS_ON'],
    ...[
      'PLACEMENT_TYPE',
      'HOME_POSTCODE',
      'SCHOOL_NAME',
      'SCHOOL_POSTCODE',
      'SCHOOL_MUST_CONTINUE',
      'NEEDS',
      'SUMMARY',
    ],
    'AGREED_BY',
  ],
  [
    {
      ...{ REQUEST: 'R-1', AUTHORITY: ours, CHILD: 'C-1', KNOWN_AS: 'Ruby', BORN: '12/06/2018', SEX: 'F' },
      ...{ OPENED_ON: inDays(-3), NEEDED_BY: inDays(13), URGENCY: 'planned', STARTS_ON: inDays(14) },
      ...{ PLACEMENT_TYPE: 'short-term', HOME_POSTCODE: 'ZN4 7AA', SCHOOL_NAME: 'Fen Lane Primary' },
      ...{ SCHOOL_POSTCODE: 'ZN4 7AB', SCHOOL_MUST_CONTINUE: 'yes', NEEDS: 'autism-and-adhd' },
      ...{ SUMMARY: 'Ruby likes swimming.', AGREED_BY: 'H-1;H-2;H-3' },
    },
  ],
);

/** Files of a small fictional authority, in the order in which they are loaded. */
export const files = {
  postcodes: { 'postcodes.csv': postcodes },
  authorities: { 'authorities.csv': authorities },
  boundaries: { 'boundaries.json': boundaries },
  households: { 'households.csv': households },
  requests: { 'requests.csv': requests },
} as const;

/** Loads the small authority as its data manager would: by upload. @throws Error with the problems of a refused file. */
export async function loadSmallAuthority(api: RunningApi): Promise<void> {
  for (const [kind, named] of Object.entries(files)) {
    const form = new FormData();
    for (const [name, text] of Object.entries(named)) form.append('files', new Blob([text]), name);
    const headers = { authorization: `Bearer ${tokenFor('data-manager')}` };
    const response = await fetch(`${api.url}/imports/${kind}`, { method: 'POST', headers, body: form });
    const answer = (await response.json()) as { readonly importId?: string; readonly status?: string };
    if (answer.status !== 'applied') {
      const problems: unknown = await api.database.dataSource.query(
        'select * from ingest.problem where import_id = $1',
        [answer.importId],
      );
      throw new Error(`${kind}: ${JSON.stringify(answer)} ${JSON.stringify(problems)}`);
    }
  }
}
