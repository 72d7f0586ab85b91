import { type GridReference, milesBetween } from '#geography/core';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { type CsvRow, dayIn, field, type FileSet } from './file-set.js';

/** An episode as the returns tell it; the latest year's word on each child and start day. */
export interface ToldEpisode {
  readonly child: string;
  readonly from: number;
  readonly until: number | null;
  readonly reasonNew: string;
  readonly legalStatus: string;
  readonly place: string;
  readonly provider: string;
  readonly reasonEnded: string;
  readonly reasonPlaceChange: string;
  readonly homePost: string;
  readonly placePost: string;
}

/** A child's time in one place: episodes joined over changes of status. */
export interface ToldStay {
  readonly first: ToldEpisode;
  readonly last: ToldEpisode;
  readonly episodes: readonly ToldEpisode[];
  /** False where the returns do not reach back to the day the child moved in. */
  readonly beginsInTheReturns: boolean;
}

export interface ToldChild {
  readonly code: string;
  readonly born: number;
  readonly isMale: boolean;
  readonly ethnic: string;
  readonly unaccompanied: boolean;
  readonly stays: readonly ToldStay[];
}

/** What the five returns and the postcode file say, and nothing else. */
export interface ReportedCare {
  /** The last 31 March, and the first day of the first return. */
  readonly yearEnd: number;
  readonly begins: number;
  /** Short breaks (V3, V4) left out. */
  readonly children: readonly ToldChild[];
  readonly lookedAfterOn: (on: number) => readonly (readonly [ToldChild, ToldStay])[];
  /** @returns miles from home to placement; null where either is unknown. */
  readonly miles: (episode: ToldEpisode) => number | null;
  /** @returns whether the placement is in the county; null where that is unknown. */
  readonly isIn: (episode: ToldEpisode) => boolean | null;
}

const normal = (postcode: string): string => postcode.toUpperCase().replaceAll(' ', '');

export function reportedCare(files: FileSet): ReportedCare {
  const places = placesOf(files.rows('fictional-postcodes.csv'));
  const folders = [
    ...new Set(files.paths.filter((path) => path.startsWith('ssda903/')).map((path) => path.split('/')[1] ?? '')),
  ].sort();
  const rows = (folder: string, table: string): readonly CsvRow[] =>
    files.rows(`ssda903/${folder}/fictional-${table}.csv`);
  const told = new Map<string, ToldEpisode>();
  const headers = new Map<string, CsvRow>();
  const unaccompanied = new Set<string>();
  for (const folder of folders) {
    for (const row of rows(folder, 'header')) headers.set(field(row, 'CHILD'), row);
    for (const row of rows(folder, 'uasc')) unaccompanied.add(field(row, 'CHILD'));
    for (const row of rows(folder, 'episodes')) {
      const episode = episodeOf(row);
      told.set(`${episode.child} ${episode.from}`, episode);
    }
  }
  const years = folders.map((folder) => Date.parse(`${folder.slice(-10)}T00:00:00Z`) / 86_400_000);
  const children = childrenOf([...told.values()], headers, unaccompanied);
  return {
    yearEnd: Math.max(...years),
    begins: Math.min(...years) - 364,
    children,
    lookedAfterOn: (on) =>
      children.flatMap((child) => {
        const stay = child.stays.find(
          ({ first, last }) => first.from <= on && (last.until === null || last.until > on),
        );
        return stay ? [[child, stay] as const] : [];
      }),
    miles(episode) {
      const [home, placement] = [places.get(normal(episode.homePost)), places.get(normal(episode.placePost))];
      return home?.at && placement?.at ? milesBetween(home.at, placement.at) : null;
    },
    isIn(episode) {
      const placement = places.get(normal(episode.placePost));
      return placement ? placement.area === demonstrationAuthorityCode : null;
    },
  };
}

interface PlaceOnTheMap {
  readonly area: string;
  readonly at: GridReference | null;
}

function placesOf(rows: readonly CsvRow[]): Map<string, PlaceOnTheMap> {
  return new Map(
    rows.map((row) => {
      const [county, district] = [field(row, 'cty25cd'), field(row, 'lad25cd')];
      const [easting, northing] = [field(row, 'east1m'), field(row, 'north1m')];
      const at = easting === '' ? null : { easting: Number(easting), northing: Number(northing) };
      return [normal(field(row, 'pcds')), { area: county.startsWith('E10') ? county : district, at }];
    }),
  );
}

const episodeOf = (row: CsvRow): ToldEpisode => ({
  child: field(row, 'CHILD'),
  from: dayIn(row, 'DECOM') ?? NaN,
  until: dayIn(row, 'DEC'),
  reasonNew: field(row, 'RNE'),
  legalStatus: field(row, 'LS'),
  place: field(row, 'PLACE'),
  provider: field(row, 'PLACE_PROVIDER'),
  reasonEnded: field(row, 'REC'),
  reasonPlaceChange: field(row, 'REASON_PLACE_CHANGE'),
  homePost: field(row, 'HOME_POST'),
  placePost: field(row, 'PL_POST'),
});

function childrenOf(
  episodes: readonly ToldEpisode[],
  headers: ReadonlyMap<string, CsvRow>,
  unaccompanied: ReadonlySet<string>,
): ToldChild[] {
  const ofChild = new Map<string, ToldEpisode[]>();
  for (const episode of episodes) {
    if (episode.legalStatus === 'V3' || episode.legalStatus === 'V4') continue;
    const own = ofChild.get(episode.child);
    if (own) own.push(episode);
    else ofChild.set(episode.child, [episode]);
  }
  return [...ofChild].map(([code, own]): ToldChild => {
    const header = headers.get(code);
    if (!header) throw new Error(`Child ${code} has episodes and no row in any header`);
    return {
      code,
      born: dayIn(header, 'DOB') ?? NaN,
      isMale: field(header, 'SEX') === 'M' || field(header, 'SEX') === '1',
      ethnic: field(header, 'ETHNIC'),
      unaccompanied: unaccompanied.has(code),
      stays: staysOf(own.sort((a, b) => a.from - b.from)),
    };
  });
}

const continues = new Set(['L', 'T', 'U']);

function staysOf(episodes: readonly ToldEpisode[]): ToldStay[] {
  const stays: ToldEpisode[][] = [];
  for (const episode of episodes) {
    const current = stays.at(-1);
    const before = current?.at(-1);
    if (current && before?.until === episode.from && continues.has(episode.reasonNew)) current.push(episode);
    else stays.push([episode]);
  }
  return stays.map((own) => {
    const [first, last] = [own[0] as ToldEpisode, own.at(-1) as ToldEpisode];
    return { first, last, episodes: own, beginsInTheReturns: !continues.has(first.reasonNew) };
  });
}

/** Groups of places, as published statistics count them. */
export const isFosterPlace = (place: string): boolean => /^U[1-6]$/.test(place);
export const isKinshipPlace = (place: string): boolean => /^U[1-3]$/.test(place);
