import { type LocalDate, type Problem } from '#kernel';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { type ShownGroup } from '../core/groups/search-group.js';
import { type ShownSearch } from '../core/packed-search.js';
import { type RunCounts } from '../core/run.js';

/** What a search for one child was made from, with the homes as they were at hand. */
export interface SearchedFacts {
  readonly besides: Omit<MatchFacts, 'households'>;
  /** Every home, also those the asker may not see; the same array as long as no home has changed. */
  readonly register: readonly HouseholdFacts[];
  /** Homes whose facts are others for this child; each takes the place of the one in the register. */
  readonly ofTheChild: readonly HouseholdFacts[];
}

/** Who searched: what they may see ends with their authority. */
export interface Searcher {
  readonly id: string;
  readonly name: string;
  readonly authorityCode: string;
  /** Of the request they made: their audit entries name it too. */
  readonly requestReference: string;
}

/** For the child of a request, for one who was described and not recorded, or for brothers and sisters together. */
export type SearchKind = 'request' | 'described' | 'siblings';

/** A child a search was for. */
export interface SearchedChild {
  /** Both null of a child who was only described. */
  readonly requestId: string | null;
  readonly childId: string | null;
  /** As the search knew the child. */
  readonly facts: ChildFacts;
}

/** A search on record, without its answer. */
export interface SearchRecord {
  readonly id: string;
  readonly kind: SearchKind;
  readonly searchedBy: string;
  /** When it was first answered. */
  readonly recordedAt: Date;
  /** How often the same person asked the same and was answered from the same facts, and when last. */
  readonly timesAsked: number;
  readonly lastAskedAt: Date;
  readonly judgedOn: LocalDate;
  readonly children: readonly SearchedChild[];
  /** Null of brothers and sisters, who are not searched for within miles, and where no distance was asked. */
  readonly withinMiles: number | null;
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** The number of the register's last change that the answer knew. */
  readonly factsRevision: number;
  /** SHA-256 of the digests of everything it was made from, in lower-case hexadecimal digits. */
  readonly factsDigest: string;
  /** Time spent judging when it was first asked. */
  readonly engineMicroseconds: number;
  /** Null of brothers and sisters. */
  readonly counts: RunCounts | null;
}

/** What was shown, as it was shown. */
export type AnswerOnRecord =
  { readonly kind: 'homes'; readonly shown: ShownSearch } | { readonly kind: 'siblings'; readonly shown: ShownGroup };

export interface SearchRecordNotFound extends Problem {
  readonly kind: 'search-record-not-found';
}

/** The cursor did not come from this list. */
export interface SearchCursorNotValid extends Problem {
  readonly kind: 'cursor-not-valid';
  readonly field: 'after';
}
