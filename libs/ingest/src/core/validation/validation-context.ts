import { addDays, day, type LocalDate, partsOf } from '#kernel';
import { type KnownPostcode, type KnownProvider, type PlacementLocation, type TableName } from './return-tables.js';
import { type SentEpisode, type SentRecord } from './sent-record.js';

/** The rows of one year's return, found by table and by child. Indexes are built once, when first asked for. */
export interface TablesInContext {
  /** Whether the table was sent, be it without rows. */
  has(table: TableName): boolean;
  /** In the order of the file; none when the table was not sent. */
  rows(table: TableName): readonly SentRecord[];
  /** In the order of the file; none when the child has no row there. */
  rowsOf(table: TableName, child: string): readonly SentRecord[];
  /** The first row of the child there. */
  rowOf(table: TableName, child: string): SentRecord | null;
  /** In the order of the file. */
  readonly episodes: readonly SentEpisode[];
  /** In order of DECOM, and of the file where two begin on one day; without those whose DECOM is no day. */
  episodesOf(child: string): readonly SentEpisode[];
  /** Children with such episodes, in the order in which the file first names them. */
  readonly childrenWithEpisodes: readonly string[];
}

/** All that a rule may look at. */
export interface ValidationContext {
  /** 1 April. */
  readonly yearStartOn: LocalDate;
  /** 31 March. */
  readonly yearEndOn: LocalDate;
  readonly authorityCode: string;
  readonly current: TablesInContext;
  /** The return of the year before; null when it is not at hand. */
  readonly previous: TablesInContext | null;
  /** By URN; null when no list of providers is at hand. */
  readonly providers: ReadonlyMap<string, KnownProvider> | null;
  /** PL_LA, PL_LOCATION and PL_DISTANCE of an episode of either year: stated, or by plain geometry whoever the child is. */
  locationOf(episode: SentEpisode): PlacementLocation;
  /** @returns what is known of a postcode as written; null when it is in no directory. */
  postcode(written: string): KnownPostcode | null;
  /** The child's date of birth by Header; null when Header does not say. */
  bornOn(child: string): LocalDate | null;
  /** Whether the child is, or was the year before, in UASC, or has UASC 1 in a Header that has the column. */
  isUnaccompanied(child: string): boolean;
}

/** A fact that several rules need and that is found once for each return: `const firstEpisodes = perReturn((context) => ...)`. */
export function perReturn<T>(find: (context: ValidationContext) => T): (context: ValidationContext) => T {
  const found = new WeakMap<ValidationContext, { readonly value: T }>();
  return (context) => {
    const known = found.get(context) ?? { value: find(context) };
    found.set(context, known);
    return known.value;
  };
}

/**
 * @returns the birthday on which somebody turns `years`. Born on 29 February: 1 March in other years, as `ageInYears`
 *   counts.
 */
export function birthday(bornOn: LocalDate, years: number): LocalDate {
  const { year, month, day: dayOfMonth } = partsOf(bornOn);
  const then = String(year + years).padStart(4, '0');
  const isLeapDay = month === 2 && dayOfMonth === 29;
  const hasLeapDay = addDays(day(`${then}-02-28`), 1).endsWith('-29');
  return isLeapDay && !hasLeapDay ? day(`${then}-03-01`) : day(`${then}${bornOn.slice(4)}`);
}
