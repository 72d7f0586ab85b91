import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { ChildStore, type StatedChild } from '../app/child.store.js';
import { type Child } from '../core/child.js';
import { isUuid } from './uuid.js';

const childColumns = `id, authority_code as "authorityCode", code, known_as as "knownAs", born_on::text as "bornOn",
  coalesce(sex, 'not-recorded') as sex`;

@Injectable()
export class PostgresChildStore extends ChildStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async byId(id: string, authorityCode: string): Promise<Child | null> {
    if (!isUuid(id)) return null;
    const [child] = await this.sql.rows<Child>(
      `select ${childColumns} from register.child where id = $1 and authority_code = $2`,
      [id, authorityCode],
    );
    return child ?? null;
  }

  async byCode(authorityCode: string, code: string): Promise<Child | null> {
    const [child] = await this.sql.rows<Child>(
      `select ${childColumns} from register.child where authority_code = $1 and code = $2`,
      [authorityCode, code],
    );
    return child ?? null;
  }

  async idsOf(authorityCode: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.sql.rows<{ readonly code: string; readonly id: string }>(
      'select code, id from register.child where authority_code = $1 and code = any ($2::text[])',
      [authorityCode, codes],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** In one order of keys, so that two who learn of the same children wait for each other and never deadlock. */
  async learn(children: readonly StatedChild[]): Promise<void> {
    await this.sql.rows(
      `insert into register.child as known (authority_code, code, known_as, born_on, sex)
       select "authorityCode", code, max("knownAs"), max("bornOn"), coalesce(max(nullif(sex, 'not-recorded')), 'not-recorded')
       from jsonb_to_recordset($1::jsonb)
         as stated ("authorityCode" text, code text, "knownAs" text, "bornOn" date, sex text)
       group by "authorityCode", code order by "authorityCode", code
       on conflict (authority_code, code) do update set
         known_as = coalesce(known.known_as, excluded.known_as),
         born_on = coalesce(known.born_on, excluded.born_on),
         sex = coalesce(nullif(known.sex, 'not-recorded'), excluded.sex)
       where (known.known_as is null and excluded.known_as is not null)
         or (known.born_on is null and excluded.born_on is not null)
         or (coalesce(known.sex, 'not-recorded') = 'not-recorded' and excluded.sex <> 'not-recorded')`,
      [JSON.stringify(children)],
    );
  }
}
