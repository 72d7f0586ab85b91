import { type LocalDate } from '#kernel';
import { type Sex } from './vocabulary.js';

/** A child as the return's Header states it. */
export interface ReturnedChild {
  readonly code: string;
  readonly sex: Sex;
  readonly bornOn: LocalDate;
  readonly ethnicCode: string;
}

/** An episode as one year's return states it. Empty cells are null; the codes are those of the SSDA903 guide. */
export interface ReturnedEpisode {
  readonly childCode: string;
  readonly startedOn: LocalDate;
  /** Null while the episode is open, whatever reason for its end is given. */
  readonly endedOn: LocalDate | null;
  readonly reasonNewEpisode: string;
  readonly legalStatus: string;
  readonly needCode: string;
  readonly placementType: string;
  readonly providerType: string | null;
  readonly reasonEnded: string | null;
  readonly reasonPlaceChange: string | null;
  readonly homePostcode: string | null;
  readonly placementPostcode: string | null;
  readonly urn: string | null;
}

/** Where a row of a return stood when it was sent. */
export interface SentFrom {
  readonly fileName: string;
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly rowNumber: number;
}

/** A row of any other table, its cells as written. */
export interface ReturnedRow extends SentFrom {
  readonly childCode: string;
  readonly table: string;
  /** Counted from 1 within the table of this return, over all its files. */
  readonly ordinal: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** One year's statutory return of one authority, whole. */
export interface StatutoryReturn {
  /** The 31 March the return runs to. */
  readonly yearEndOn: LocalDate;
  readonly children: readonly ReturnedChild[];
  readonly episodes: readonly (ReturnedEpisode & SentFrom)[];
  readonly rows: readonly ReturnedRow[];
}

/** A row as an authority sent it: its cells by column, CHILD among them; blank cells have no entry. */
export interface SentRow {
  /** Null for returns that were loaded before this was kept. */
  readonly fileName: string | null;
  readonly rowNumber: number | null;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * A return as it was sent, by table (`header`, `episodes`, `reviews`, ...), each table in the order of its files and rows.
 * Days of Episodes are written dd/mm/yyyy whatever form they came in, and well-formed postcodes with one space.
 */
export type SentTables = Readonly<Record<string, readonly SentRow[]>>;
