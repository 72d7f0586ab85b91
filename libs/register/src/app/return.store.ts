import { type LocalDate } from '#kernel';
import { type StatutoryReturn } from '../core/statutory-return.js';

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

/** The statutory returns, each kept as its year sent it. */
export abstract class ReturnStore {
  /**
   * Puts a return in the place of what this authority sent for that year. Ids of children are kept, and a child's sex,
   * birth and ethnic origin follow the latest year that states them, in whatever order the years arrive.
   *
   * @returns how many rows were written, children's own rows among them.
   */
  abstract replace(authorityCode: string, importId: string, sent: StatutoryReturn): Promise<number>;

  /** @returns the episodes by the latest year's word on each, in order of child and start. */
  abstract locatedEpisodes(authorityCode: string): Promise<readonly LocatedEpisode[]>;

  abstract hasAnyOf(authorityCode: string): Promise<boolean>;
}
