import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { PostcodeStore, type PostcodeReleaseDraft, type ReleasedPostcode } from '../app/postcode.store.js';
import { type GridReference } from '../core/distance.js';

interface PostcodeRow {
  readonly easting: number | null;
  readonly northing: number | null;
  readonly area_code: string | null;
}

/** A release is a table of its own, loaded without indexes, that becomes the one partition of geography.postcode. */
@Injectable()
export class PostgresPostcodeStore extends PostcodeStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async beginRelease(): Promise<PostcodeReleaseDraft> {
    const table = `geography.postcode_${randomBytes(8).toString('hex')}`;
    await this.sql.rows(`create table ${table} (like geography.postcode including constraints)`);
    return { table };
  }

  override add({ table }: PostcodeReleaseDraft, batches: AsyncIterable<readonly ReleasedPostcode[]>): Promise<number> {
    return this.sql.copyIn(
      `copy ${table} (postcode, easting, northing, area_code, district_code, is_live) from stdin`,
      copyText(batches),
    );
  }

  override async repeatedIn({ table }: PostcodeReleaseDraft): Promise<readonly string[]> {
    const rows = await this.sql.rows<{ postcode: string }>(
      `select postcode from ${table} group by postcode having count(*) > 1 order by postcode limit 5`,
    );
    return rows.map((row) => row.postcode);
  }

  override async publish(
    { table }: PostcodeReleaseDraft,
    release: { readonly name: string; readonly sha256: string; readonly postcodes: number },
  ): Promise<void> {
    await this.sql.rows(`alter table ${table} add primary key (postcode)`);
    await this.sql.rows(`analyze ${table}`);
    const inUse = await this.sql.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'geography.postcode'::regclass`,
    );
    for (const { name } of inUse) {
      await this.sql.rows(`alter table geography.postcode detach partition ${name}`);
      await this.sql.rows(`drop table ${name}`);
    }
    await this.sql.rows(
      `alter table geography.postcode attach partition ${table} for values from (minvalue) to (maxvalue)`,
    );
    await this.sql.rows('insert into geography.postcode_release (name, sha256, postcodes) values ($1, $2, $3)', [
      release.name,
      release.sha256,
      release.postcodes,
    ]);
  }

  override async find(
    postcode: string,
  ): Promise<{ readonly place: GridReference | null; readonly areaCode: string | null } | null> {
    const [row] = await this.sql.rows<PostcodeRow>(
      'select easting, northing, area_code from geography.postcode where postcode = $1',
      [postcode],
    );
    if (!row) return null;
    const { easting, northing } = row;
    return { place: easting === null || northing === null ? null : { easting, northing }, areaCode: row.area_code };
  }

  override async withoutPlace(postcodes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.rows<{ postcode: string }>(
      `select asked.postcode from unnest($1::text[]) asked (postcode)
         left join geography.postcode known on known.postcode = asked.postcode
        where known.easting is null`,
      [postcodes],
    );
    return new Set(rows.map((row) => row.postcode));
  }

  /** The range on the key bounds the search; the length keeps sector 1 of ZN1 apart from sector 1 of ZN11. */
  override async sectorCentres(sectors: readonly string[]): Promise<ReadonlyMap<string, GridReference>> {
    const rows = await this.sql.rows<GridReference & { readonly sector: string }>(
      `select asked.sector, centre.easting, centre.northing
       from unnest($1::text[]) asked (sector)
       cross join lateral (select replace(asked.sector, ' ', '') as beginning) compact
       cross join lateral (
         select round(avg(easting))::integer as easting, round(avg(northing))::integer as northing
         from geography.postcode
         where postcode between compact.beginning and compact.beginning || 'ZZ'
           and length(postcode) = length(compact.beginning) + 2 and easting is not null
         having count(*) > 0
       ) centre`,
      [sectors],
    );
    return new Map(rows.map(({ sector, easting, northing }) => [sector, { easting, northing }]));
  }

  override async isEmpty(): Promise<boolean> {
    return (await this.sql.rows('select from geography.postcode limit 1')).length === 0;
  }
}

/** Codes and figures only, checked before: nothing in them needs escaping. */
async function* copyText(batches: AsyncIterable<readonly ReleasedPostcode[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    let text = '';
    for (const { postcode, place, areaCode, districtCode, isLive } of batch) {
      const coordinates = place === null ? '\\N\t\\N' : `${place.easting}\t${place.northing}`;
      text += `${postcode}\t${coordinates}\t${areaCode ?? '\\N'}\t${districtCode ?? '\\N'}\t${isLive ? 't' : 'f'}\n`;
    }
    if (text !== '') yield text;
  }
}
