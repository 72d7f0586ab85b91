import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { SearchFactsReader } from '../app/search-facts.reader.js';

interface ChangedRow {
  readonly isAll: boolean;
  readonly homes: readonly string[];
}

@Injectable()
export class PostgresSearchFactsReader extends SearchFactsReader {
  constructor(private readonly sql: Sql) {
    super();
  }

  async homesChanged(after: number, upTo: number): Promise<readonly string[] | 'all'> {
    const [changed] = await this.sql.rows<ChangedRow>(
      `select coalesce(bool_or(household_id is null and request_id is null), false) as "isAll",
              coalesce(array_agg(distinct household_id::text) filter (where household_id is not null), '{}') as homes
       from register.change where revision > $1 and revision <= $2`,
      [after, upTo],
    );
    return changed === undefined || changed.isAll ? 'all' : changed.homes;
  }
}
