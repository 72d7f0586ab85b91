import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { MovedAddresses } from '../app/moved-addresses.js';
import { type MovedAddress } from '../core/postcodes/index.js';

const mayBeRead = 'import_id = $1 and (authority_code is null or authority_code = $2)';

@Injectable()
export class PostgresMovedAddresses extends MovedAddresses {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async keep(
    importId: string,
    moved: readonly (MovedAddress & { readonly authorityCode: string | null })[],
  ): Promise<void> {
    if (moved.length === 0) return;
    await this.sql.rows(
      `insert into ingest.moved_address
              (import_id, ordinal, kind, owner, authority_code, postcode, before, after, metres)
       select $1, ordinal, kind, owner, "authorityCode", postcode,
              nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), metres
         from jsonb_to_recordset($2::jsonb) as stated (ordinal integer, kind text, owner text, "authorityCode" text,
           postcode text, before jsonb, after jsonb, metres integer)`,
      [importId, JSON.stringify(moved)],
    );
  }

  override page(
    importId: string,
    authorityCode: string,
    first: number,
    after: number,
  ): Promise<readonly MovedAddress[]> {
    return this.sql.rows<MovedAddress>(
      `select ordinal, kind, owner, postcode, before, after, metres from ingest.moved_address
        where ${mayBeRead} and ordinal > $4 order by ordinal limit $3`,
      [importId, authorityCode, first, after],
    );
  }

  override async count(importId: string, authorityCode: string): Promise<number> {
    const [row] = await this.sql.rows<{ rows: number }>(
      `select count(*)::int as rows from ingest.moved_address where ${mayBeRead}`,
      [importId, authorityCode],
    );
    return row?.rows ?? 0;
  }
}
