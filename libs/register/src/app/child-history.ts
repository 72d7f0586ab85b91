import { type LocalDate } from '#kernel';
import { type Child } from '../core/child.js';
import { type ReturnedEpisode } from '../core/statutory-return.js';

/** An episode as the register holds it: the latest year's word on it, with what derives from postcodes. */
export interface EpisodeOfChild extends Omit<ReturnedEpisode, 'childCode'> {
  /** A later return no longer mentions it: the register takes it as ended. */
  readonly closedAsStale: boolean;
  /** The latest year that mentions it. */
  readonly yearEndOn: LocalDate;
  /** Where that year's file has it; null for returns that were loaded before this was kept. */
  readonly fileName: string | null;
  readonly rowNumber: number | null;
  readonly placementAreaCode: string | null;
  readonly placementLocation: 'IN' | 'OUT' | null;
  /** Straight line from home, to one decimal place; null when either place is not known. */
  readonly placementMiles: number | null;
}

/** A child with the episodes that returns have told, the latest first. */
export interface ChildHistory {
  readonly child: Child;
  readonly episodes: readonly EpisodeOfChild[];
}

/** Where a child's episodes are kept. */
export abstract class ChildHistories {
  /** @returns the child's history; null when this authority has no child of this code. */
  abstract of(authorityCode: string, code: string): Promise<ChildHistory | null>;
}
