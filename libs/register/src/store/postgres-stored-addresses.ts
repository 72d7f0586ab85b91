import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type StoredAddress, StoredAddresses } from '../app/stored-addresses.js';

const compact = (column: string): string => `upper(replace(${column}, ' ', ''))`;

/** Postcodes as files wrote them; joined in SQL, so that nothing is stored twice. */
const addresses = `(
  select 'home' as kind, reference as owner, null as authority_code, ${compact('postcode')} as postcode
    from register.household
  union all
  select 'request-home', request.reference, child.authority_code, ${compact('home_postcode')}
    from register.placement_request request join register.child on child.id = child_id where home_postcode is not null
  union all
  select 'request-school', request.reference, child.authority_code, ${compact('school_postcode')}
    from register.placement_request request join register.child on child.id = child_id where school_postcode is not null
  union all
  select 'provider', urn, null, ${compact('postcode')} from register.provider where postcode is not null
  union all
  select 'episode-home', 'child ' || child.code || ' from ' || started_on, child.authority_code, ${compact('home_postcode')}
    from register.episode join register.child on child.id = child_id where home_postcode is not null
  union all
  select 'episode-placement', 'child ' || child.code || ' from ' || started_on, child.authority_code,
         ${compact('placement_postcode')}
    from register.episode join register.child on child.id = child_id where placement_postcode is not null
)`;

@Injectable()
export class PostgresStoredAddresses extends StoredAddresses {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async postcodes(): Promise<readonly string[]> {
    const rows = await this.sql.rows<{ postcode: string }>(
      `select distinct postcode from ${addresses} address order by postcode`,
    );
    return rows.map(({ postcode }) => postcode);
  }

  override at(postcodes: readonly string[]): Promise<readonly StoredAddress[]> {
    return this.sql.rows<StoredAddress>(
      `select kind, owner, authority_code as "authorityCode", postcode from ${addresses} address
        where postcode = any($1) order by kind, owner`,
      [postcodes],
    );
  }

  override async authoritiesServed(): Promise<readonly string[]> {
    const rows = await this.sql.rows<{ code: string }>(
      `select authority_code as code from register.child
       union select authority_code from register.fostering_service where authority_code is not null order by code`,
    );
    return rows.map(({ code }) => code);
  }
}
