import { type LocalDate } from '#kernel';
import { type SearchedRequest } from '../core/fairness/fairness.js';

/** What searches found, without anything that names a child or a home. */
export abstract class SearchedRequestStore {
  /** @returns the requests of this authority's children opened from `from` and before `until` that have a finished search. */
  abstract openedIn(authorityCode: string, from: LocalDate, until: LocalDate): Promise<readonly SearchedRequest[]>;
}
