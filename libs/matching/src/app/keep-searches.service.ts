import { Injectable } from '@nestjs/common';
import { type SearchAnswer } from './search-homes.service.js';
import { type SearchedFor } from './search-facts.reader.js';
import { type SiblingGroupSearch } from './search-sibling-group.service.js';
import { type Searcher } from './search-record.js';
import { SearchRecordStore } from './search-record.store.js';

/**
 * Keeps the searches that people ask for, so that what was shown can be shown and judged again years later. Only what is
 * given to a person is kept: the same use-case asked for another purpose leaves no record.
 */
@Injectable()
export class KeepSearches {
  constructor(private readonly records: SearchRecordStore) {}

  /**
   * Called before the answer is given: what cannot be kept is not shown.
   *
   * @returns the id of the record; of the one that is there when the same person asked the same of the same facts before.
   * @throws when it could not be kept.
   */
  keep(searchedFor: SearchedFor, answer: SearchAnswer, by: Searcher): Promise<string> {
    const { madeFrom, terms, policyVersion, engineVersion, factsRevision, engineMicroseconds } = answer;
    return this.records.keep({
      kind: 'requestId' in searchedFor ? 'request' : 'described',
      shown: answer,
      ...{ by, madeFrom, terms, policyVersion, engineVersion, factsRevision, engineMicroseconds },
    });
  }

  /** As `keep`, of brothers and sisters. */
  keepGroup(answer: SiblingGroupSearch, by: Searcher): Promise<string> {
    const { madeFrom, policyVersion, engineVersion, factsRevision, engineMicroseconds, ...search } = answer;
    const { allTogether, withinOneConstellation, splits, pairsWithPlaced, whyNotTogether } = search;
    return this.records.keep({
      kind: 'siblings',
      shown: { allTogether, withinOneConstellation, splits, pairsWithPlaced, whyNotTogether },
      ...{ by, madeFrom, policyVersion, engineVersion, factsRevision, engineMicroseconds },
    });
  }
}
