import { type LocalDate } from '#kernel';
import { type SentTables, type StatutoryReturn } from '../core/statutory-return.js';

/** An episode with the three fields that the return leaves to be derived. */
export interface LocatedEpisode {
  readonly childCode: string;
  readonly startedOn: LocalDate;
  /** The upper-tier authority of the placement postcode; SCO, WAL or NIR outside England; null when unknown. */
  readonly placementAreaCode: string | null;
  readonly placementLocation: 'IN' | 'OUT' | null;
  /** Straight line, rounded to one decimal place; null when either place is unknown. */
  readonly placementMiles: number | null;
}

/** How a return is to be kept. */
export interface KeptReturn {
  readonly authorityCode: string;
  readonly importId: string;
  readonly sent: StatutoryReturn;
  /**
   * Whether the rows take the place of what was sent for the year, or are added to it: mended rows are added, and one with
   * the key of an episode that is there takes its place.
   */
  readonly as: 'replacement' | 'addition';
  /** Whether open episodes of earlier years that this return does not mention are taken as ended. */
  readonly closesStaleEpisodes: boolean;
  /** Whether rows of the return could not be read and are in quarantine. */
  readonly hasRefusedRows: boolean;
  /** Children of Episodes rows that could not be read: nothing is concluded from their absence. */
  readonly childrenWithRefusedEpisodes: readonly string[];
}

/** One year that an authority sent. */
export interface ReturnYear {
  readonly yearEndOn: LocalDate;
  /** The import that last changed anything of this year, mended rows apart. */
  readonly importId: string;
  readonly closesStaleEpisodes: boolean;
  readonly episodes: number;
  readonly children: number;
}

/** An open episode that a later return no longer mentions, and the day the register takes as its end. */
export interface StaleEpisode {
  readonly childCode: string;
  readonly startedOn: LocalDate;
  /** The last year that mentions it. */
  readonly yearEndOn: LocalDate;
  readonly closedOn: LocalDate;
  /** The first later return, sent with closing on, that does not mention it. */
  readonly closedByYearEndOn: LocalDate;
  /** Where the episode stood in its last return; null where that was not kept. */
  readonly fileName: string | null;
  readonly rowNumber: number | null;
}

/** The statutory returns, each kept as its year sent it. */
export abstract class ReturnStore {
  /**
   * Keeps a return; only what differs from what is there is written, so that repeating it writes nothing. Ids of children
   * are kept, and a child's sex, birth and ethnic origin follow the latest year that states them, in whatever order the
   * years arrive.
   */
  abstract keep(kept: KeptReturn): Promise<void>;

  /** @returns the years this authority has sent, the latest first. */
  abstract yearsOf(authorityCode: string): Promise<readonly ReturnYear[]>;

  /** @returns the rows of one year by table; no tables when the year was not sent. */
  abstract sentTables(authorityCode: string, yearEndOn: LocalDate): Promise<SentTables>;

  /** @returns every episode of the authority that is closed because later returns do not mention it. */
  abstract staleEpisodes(authorityCode: string): Promise<readonly StaleEpisode[]>;

  /** @returns the episodes by the latest year's word on each, in order of child and start. */
  abstract locatedEpisodes(authorityCode: string): Promise<readonly LocatedEpisode[]>;

  abstract hasAnyOf(authorityCode: string): Promise<boolean>;
}
