import { type LocalDate } from '#kernel';
import { type GridReference } from '#geography/core';

/** The tables of a return, by the names that the sector's rules use. */
export const tableNames = [
  'Header',
  'Episodes',
  'Reviews',
  'UASC',
  'OC2',
  'OC3',
  'AD1',
  'PlacedAdoption',
  'PrevPerm',
  'Missing',
  'SWEpisodes',
  'DoLo',
] as const;

export type TableName = (typeof tableNames)[number];

/** A row as it was sent, sound or not. */
export interface SentRow {
  readonly file: string;
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /**
   * By column name in upper case. A blank cell is absent: an empty text would be a value, and a wrong one, for most
   * columns.
   */
  readonly cells: Readonly<Record<string, string>>;
  /** A line without anything in it, between others: it is counted and not looked at. */
  readonly isBlankLine?: true;
}

/**
 * All rows of one year's return by table; several files of one table one after another. A table that was not sent is
 * absent, one without rows is empty: rules that need an absent table have nothing to say.
 */
export type ReturnTables = Readonly<Partial<Record<TableName, readonly SentRow[]>>>;

/** The columns each table was sent with. */
export type SentColumns = Readonly<Partial<Record<TableName, readonly string[]>>>;

/** What a postcode directory knows of a postcode. */
export interface KnownPostcode {
  readonly place: GridReference | null;
  /** The upper-tier authority; SCO, WAL or NIR outside England; null where the directory does not say. */
  readonly areaCode: string | null;
}

/** What is known of a provider that Ofsted inspects, by its URN. */
export interface KnownProvider {
  /** The placement types it may have (codes of PLACE); null when not recorded. */
  readonly placementTypes: readonly string[] | null;
  /** Null when not recorded. */
  readonly postcode: string | null;
}

/**
 * The three columns of an episode that are derived from its postcodes. A table of Episodes saved from the collection's own
 * site has them too; then they are as it states them.
 */
export interface PlacementLocation {
  /** PL_LA. */
  readonly areaCode: string | null;
  /** PL_LOCATION. */
  readonly inOrOut: 'IN' | 'OUT' | null;
  /** PL_DISTANCE: a straight line in miles, to one decimal place. Not a number (NaN) where the table states another text. */
  readonly miles: number | null;
}

/** A return to be validated, and what the rules need to know besides. */
export interface ReturnToValidate {
  /** The 31 March the return runs to. */
  readonly yearEndOn: LocalDate;
  /** The authority that sends the return. */
  readonly authorityCode: string;
  readonly tables: ReturnTables;
  /** The return of the year before; null when it is not at hand: the rules across years then say nothing. */
  readonly previous: ReturnTables | null;
  /** The columns of both, where they are known: a column of Episodes that is there is as stated, even where all is blank. */
  readonly columns?: { readonly current: SentColumns; readonly previous: SentColumns };
  /** @param compared the postcode in upper case without spaces. @returns null when it is in no directory. */
  readonly findPostcode: (compared: string) => KnownPostcode | null;
  /** By URN; null when no list of providers is at hand. */
  readonly providers: ReadonlyMap<string, KnownProvider> | null;
}
