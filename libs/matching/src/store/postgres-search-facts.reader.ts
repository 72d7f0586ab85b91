import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { MatchFactsReader } from '../app/match-facts.reader.js';
import { type FactsAtARevision, type SearchedFor, SearchFactsReader } from '../app/search-facts.reader.js';

@Injectable()
export class PostgresSearchFactsReader extends SearchFactsReader {
  constructor(private readonly reader: MatchFactsReader) {
    super();
  }

  async read(searchedFor: SearchedFor, judgedOn: LocalDate): Promise<FactsAtARevision | null> {
    return 'child' in searchedFor
      ? this.reader.readAround(searchedFor.child, judgedOn)
      : this.reader.find(searchedFor.requestId, judgedOn);
  }
}
