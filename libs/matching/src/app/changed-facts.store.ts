import { type Standing } from '../core/judgement.js';

/** What changed since it was looked at last. */
export interface ChangedFacts {
  /** The last change among them. */
  readonly revision: number;
  /** True when something changed that every home and request depends on, such as areas or postcodes. */
  readonly everything: boolean;
  readonly householdIds: readonly string[];
  readonly requestIds: readonly string[];
}

export type ChangesFollowed = 'followed' | 'nothing-new' | 'followed-elsewhere';

/** An open request and its latest finished run, where it has one. */
export interface OpenRequest {
  readonly requestId: string;
  readonly latestRun: { readonly runId: string; readonly policyVersion: number } | null;
  /** True while a run is asked for or under way: it will know the facts of then. */
  readonly isBeingSearched: boolean;
}

/** How a home stood in a stored answer; a home that is not among those shown was excluded. */
export interface StoredStanding {
  readonly householdId: string;
  readonly standing: Exclude<Standing, 'excluded'>;
  readonly points: number;
}

/** Which facts have changed, and which requests are open to them. */
export abstract class ChangedFactsStore {
  /**
   * Hands over every change that has not been followed yet. They count as followed once `work` is done: when it throws they
   * come again. One worker follows at a time.
   */
  abstract follow(work: (changes: ChangedFacts) => Promise<void>): Promise<ChangesFollowed>;

  /** @returns every open request, the earliest needed first. */
  abstract openRequests(): Promise<readonly OpenRequest[]>;

  /** @returns ids of the open requests that have no nightly run of this day yet, the earliest needed first. */
  abstract withoutNightlyRun(judgedOn: string): Promise<readonly string[]>;

  abstract standingsIn(runId: string, householdIds: readonly string[]): Promise<readonly StoredStanding[]>;
}
