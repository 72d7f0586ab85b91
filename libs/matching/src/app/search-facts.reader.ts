import { type ChildFacts, type MatchFacts } from '../core/facts.js';

/** Whom homes are searched for: the child of a request, or one who is described but not recorded. */
export type SearchedFor = { readonly requestId: string } | { readonly child: ChildFacts };

/** Facts of one moment, and which moment. */
export interface FactsAtARevision {
  readonly facts: MatchFacts;
  /** The number of the register's last change that these facts know. */
  readonly revision: number;
}

/** Reads what an interactive search needs to know of the changes of the register. */
export abstract class SearchFactsReader {
  /**
   * @returns the homes whose facts changed after revision `after`, up to and including `upTo`; `all` when something that
   *   every home's facts depend on did.
   */
  abstract homesChanged(after: number, upTo: number): Promise<readonly string[] | 'all'>;
}
