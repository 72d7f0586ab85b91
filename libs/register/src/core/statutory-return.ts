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

/** A row of any other table, its cells as written. */
export interface ReturnedRow {
  readonly childCode: string;
  readonly table: string;
  /** Counted from 1 within the table of this return. */
  readonly rowNumber: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** One year's statutory return of one authority, whole. */
export interface StatutoryReturn {
  /** The 31 March the return runs to. */
  readonly yearEndOn: LocalDate;
  readonly children: readonly ReturnedChild[];
  readonly episodes: readonly ReturnedEpisode[];
  readonly rows: readonly ReturnedRow[];
}
