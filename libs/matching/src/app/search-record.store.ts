import { type LocalDate } from '#kernel';
import { type MatchFacts } from '../core/facts.js';
import { type ShownGroup } from '../core/groups/search-group.js';
import { type ShownSearch } from '../core/packed-search.js';
import { type SearchTerms } from '../core/search.js';
import { type AnswerOnRecord, type SearchedFacts, type Searcher, type SearchRecord } from './search-record.js';

/** Everything of a search beside its answer, that was answered and is not shown yet. */
interface AnsweredSearch {
  readonly by: Searcher;
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly factsRevision: number;
  readonly engineMicroseconds: number;
}

/** A search for one child. */
export interface SearchToKeep extends AnsweredSearch {
  readonly kind: 'request' | 'described';
  readonly madeFrom: SearchedFacts;
  readonly terms: SearchTerms;
  readonly shown: ShownSearch;
}

/** A search for brothers and sisters. */
export interface GroupToKeep extends AnsweredSearch {
  readonly kind: 'siblings';
  /** Of each, in the order of the answer. */
  readonly madeFrom: readonly MatchFacts[];
  readonly shown: ShownGroup;
}

/** What a search was made from and what it showed. */
export interface StoredSearch {
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** Of a search for one child. */
  readonly terms: SearchTerms;
  readonly answer: AnswerOnRecord;
  /** As the record names it, and computed anew from what is kept. */
  readonly factsDigest: string;
  readonly digestOfFacts: string;
  /** Of everybody it was for, in their order. */
  readonly facts: readonly MatchFacts[];
}

/** Which records, for whom. */
export interface RecordsAsked {
  /** The caller's authority: records of searches for other authorities' children are not there. */
  readonly authorityCode: string;
  readonly requestId: string | null;
  readonly childId: string | null;
  /** The name of who searched. */
  readonly by: string | null;
  /** Recorded on this day or later, in England. */
  readonly from: LocalDate | null;
}

/** Where searches are kept. The database lets nobody change, delete or empty them. */
export abstract class SearchRecordStore {
  /**
   * Keeps the search with what it was made from, and that it was asked. The same search by the same person from the same
   * facts is kept once, however many ask at the same moment.
   *
   * @returns the record's id, once it is committed.
   */
  abstract keep(search: SearchToKeep | GroupToKeep): Promise<string>;

  /** @returns the latest first, after the record `after`; null when no record that the caller may see is called so. */
  abstract page(
    asked: RecordsAsked & { readonly first: number; readonly after: string | null },
  ): Promise<readonly SearchRecord[] | null>;

  abstract count(asked: RecordsAsked): Promise<number>;

  /** @returns null when there is no such record, or none for a child of this authority. */
  abstract byId(id: string, authorityCode: string): Promise<SearchRecord | null>;

  /** @returns what was shown then; null when there is no such record. */
  abstract answer(id: string): Promise<AnswerOnRecord | null>;

  /** @returns the record with its facts put together again; null when there is no such record. */
  abstract stored(id: string): Promise<StoredSearch | null>;
}
