import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type NamedRecords, type RecordIds, RecordNames } from '../app/record-names.js';
import { isUuid } from './uuid.js';

@Injectable()
export class PostgresRecordNames extends RecordNames {
  constructor(private readonly sql: Sql) {
    super();
  }

  async of({ homes, children, requests, services }: RecordIds): Promise<NamedRecords> {
    return {
      homes: await this.named('id, reference, name', 'household', homes),
      children: await this.named(
        'id, authority_code as "authorityCode", code, known_as as "knownAs"',
        'child',
        children,
      ),
      requests: await this.named('id, reference', 'placement_request', requests),
      services: await this.named('id, name', 'fostering_service', services),
    };
  }

  private async named<Named extends object>(
    columns: string,
    table: string,
    ids: readonly string[],
  ): Promise<readonly Named[]> {
    if (ids.length === 0) return [];
    return this.sql.rows<Named>(`select ${columns} from register.${table} where id = any($1::uuid[])`, [
      ids.filter(isUuid),
    ]);
  }
}
