import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type Provider, ProviderStore } from '../app/provider.store.js';

@Injectable()
export class PostgresProviderStore extends ProviderStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async replaceAll(providers: readonly Provider[]): Promise<void> {
    await this.sql.rows('delete from register.provider');
    await this.sql.rows(
      `insert into register.provider (urn, name, kind, places, postcode)
       select urn, name, kind, places, postcode
       from jsonb_to_recordset($1::jsonb) as stated (urn text, name text, kind text, places integer, postcode text)`,
      [JSON.stringify(providers)],
    );
  }

  byUrn(urns: readonly string[]): Promise<readonly Provider[]> {
    return this.sql.rows<Provider>(
      'select urn, name, kind, places, postcode from register.provider where urn = any ($1::text[]) order by urn',
      [urns],
    );
  }
}
