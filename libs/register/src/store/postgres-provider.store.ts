import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type LeftAsItIs, type Provider, ProviderStore } from '../app/provider.store.js';

@Injectable()
export class PostgresProviderStore extends ProviderStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async replaceAll(providers: readonly Provider[], left: LeftAsItIs): Promise<void> {
    if (left !== 'all-others') {
      const stays = [...providers.map(({ urn }) => urn), ...left];
      await this.sql.rows('delete from register.provider where not (urn = any($1))', [stays]);
    }
    await this.sql.rows(
      `insert into register.provider as known (urn, name, kind, places, postcode)
       select urn, name, kind, places, postcode
       from jsonb_to_recordset($1::jsonb) as stated (urn text, name text, kind text, places integer, postcode text)
       order by urn
       on conflict (urn) do update
       set name = excluded.name, kind = excluded.kind, places = excluded.places, postcode = excluded.postcode
       where (known.name, known.kind, known.places, known.postcode)
         is distinct from (excluded.name, excluded.kind, excluded.places, excluded.postcode)`,
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
