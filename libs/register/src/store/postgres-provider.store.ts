import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type LeftAsItIs, ProviderStore } from '../app/provider.store.js';
import { type EpisodesOfProvider } from '../core/placements-by-provider.js';
import { type Provider } from '../core/provider.js';

const facts = 'name, kind, places, postcode, status, closed_on, authority_name, owner_name, judgement';
const named = (row: string): string => facts.replaceAll(/\w+/g, (column) => `${row}.${column}`);

const providersAtOnce = 5_000;

/** Numbers as `normalUrn` gives them. */
const plainUrn = `upper(regexp_replace(episode.urn, '\\s', '', 'g'))`;

@Injectable()
export class PostgresProviderStore extends ProviderStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  /** Touches only rows that differ, so that the same list again changes nothing. */
  async replaceAll(providers: readonly Provider[], left: LeftAsItIs): Promise<void> {
    if (left !== 'all-others') {
      const stays = [...providers.map(({ urn }) => urn), ...left];
      await this.sql.rows('delete from register.provider where not (urn = any($1))', [stays]);
    }
    for (let start = 0; start < providers.length; start += providersAtOnce) {
      await this.sql.rows(
        `insert into register.provider as known (urn, ${facts})
         select urn, name, kind, places, postcode, status, "closedOn", "authorityName", "ownerName", judgement
         from jsonb_to_recordset($1::jsonb) as stated (urn text, name text, kind text, places integer, postcode text,
           status text, "closedOn" date, "authorityName" text, "ownerName" text, judgement text)
         order by urn
         on conflict (urn) do update set (${facts}) = row (${named('excluded')})
         where (${named('known')}) is distinct from (${named('excluded')})`,
        [JSON.stringify(providers.slice(start, start + providersAtOnce))],
      );
    }
  }

  async episodesByProvider(authorityCode: string): Promise<readonly EpisodesOfProvider[]> {
    return this.sql.rows<EpisodesOfProvider>(
      `with sent as (
         select ${plainUrn} as urn, coalesce(episode.placement_type, '') as placement_type, episode.ended_on, child.id
         from register.episode join register.child on child.id = episode.child_id
         where child.authority_code = $1 and coalesce(trim(episode.urn), '') <> '' and ${plainUrn} <> 'XXXXXXX')
       select sent.urn, sent.placement_type as "placementType", count(*)::integer as episodes,
         count(*) filter (where sent.ended_on is null)::integer as "openEpisodes",
         count(distinct sent.id) filter (where sent.ended_on is null)::integer as "childrenNow",
         case when provider.urn is not null then jsonb_build_object('urn', provider.urn, 'name', provider.name,
           'kind', provider.kind, 'places', provider.places, 'postcode', provider.postcode, 'status', provider.status,
           'closedOn', provider.closed_on::text, 'authorityName', provider.authority_name,
           'ownerName', provider.owner_name, 'judgement', provider.judgement) end as provider
       from sent left join register.provider on provider.urn = sent.urn
       group by sent.urn, sent.placement_type, provider.urn
       order by sent.urn, sent.placement_type`,
      [authorityCode],
    );
  }

  byUrn(urns: readonly string[]): Promise<readonly Provider[]> {
    return this.sql.rows<Provider>(
      `select urn, name, kind, places, postcode, status, closed_on::text as "closedOn",
         authority_name as "authorityName", owner_name as "ownerName", judgement
       from register.provider where urn = any ($1::text[]) order by urn`,
      [urns],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.sql.rows<{ providers: number }>(
      'select count(*)::integer as providers from register.provider',
    );
    return row?.providers ?? 0;
  }
}
