import { type LocalDate } from '#kernel';
import { type ChildFacts, type MatchFacts } from '../core/facts.js';

/** Whom homes are searched for: the child of a request, or one who is described but not recorded. */
export type SearchedFor = { readonly requestId: string } | { readonly child: ChildFacts };

/** Facts of one moment, and which moment. */
export interface FactsAtARevision {
  readonly facts: MatchFacts;
  /** The number of the register's last change that these facts know; 0 while changes are not counted. */
  readonly revision: number;
}

/** Reads what an interactive search judges. */
export abstract class SearchFactsReader {
  /** @returns facts of one moment; null when there is no such request. */
  abstract read(searchedFor: SearchedFor, judgedOn: LocalDate): Promise<FactsAtARevision | null>;
}
