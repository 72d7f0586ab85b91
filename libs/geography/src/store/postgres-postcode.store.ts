import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import {
  type MovedPostcode,
  type PostcodeRelease,
  type PostcodeReleaseDraft,
  PostcodeStore,
  type ReleaseCounts,
  type ReleasedArea,
  type ReleasedPostcodes,
  type ReleaseFile,
} from '../app/postcode.store.js';
import { type GridReference } from '../core/distance.js';

interface PostcodeRow {
  readonly easting: number | null;
  readonly northing: number | null;
  readonly area_code: string | null;
}

const uniqueViolation = '23505';
const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === uniqueViolation;

/** @returns where a release's row says a postcode lies, or null where the release has no such row. */
const resolved = (release: string): string => `
  case when ${release}.postcode is not null then jsonb_build_object(
    'place', case when ${release}.easting is not null
      then jsonb_build_object('easting', ${release}.easting, 'northing', ${release}.northing) end,
    'areaCode', ${release}.area_code, 'districtCode', ${release}.district_code) end`;

/** Releases of before this was recorded have their number of postcodes only. */
const selectRelease = `
  select name, sha256, files, import_id as "importId", state, loaded_at as "loadedAt",
         jsonb_build_object('postcodes', postcodes, 'withoutPlace', 0, 'northernIrish', 0, 'authorities', 0)
           || counts as counts
    from geography.postcode_release`;

/** Of one file its own checksum, as anybody can compute it; of several, that of a list as `sha256sum` prints it. */
function sha256Of(files: readonly ReleaseFile[]): string {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return only.sha256;
  const lines = [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
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

  /** Frozen, since nobody else sees the table before all of it is there: the key is then made without a second look at rows. */
  override add({ table }: PostcodeReleaseDraft, batches: AsyncIterable<ReleasedPostcodes>): Promise<number> {
    return this.sql.copyIn(
      `copy ${table} (postcode, easting, northing, area_code, district_code, is_live) from stdin with (freeze)`,
      copyText(batches),
    );
  }

  /** The key tells of repeated postcodes by itself; they are looked for only when it cannot be made. */
  override async seal({ table }: PostcodeReleaseDraft): Promise<readonly string[]> {
    await this.sql.rows('savepoint before_the_key');
    try {
      await this.sql.rows(`set local maintenance_work_mem = '128MB'`);
      await this.sql.rows(`alter table ${table} add primary key (postcode)`);
      await this.sql.rows(`analyze ${table}`);
      await this.sql.rows('release savepoint before_the_key');
      return [];
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await this.sql.rows('rollback to savepoint before_the_key');
    }
    const rows = await this.sql.rows<{ postcode: string }>(
      `select postcode from ${table} group by postcode having count(*) > 1 order by postcode limit 5`,
    );
    return rows.map((row) => row.postcode);
  }

  override movedBy({ table }: PostcodeReleaseDraft, postcodes: readonly string[]): Promise<readonly MovedPostcode[]> {
    return this.sql.rows<MovedPostcode>(
      `select asked.postcode, ${resolved('earlier')} as before, ${resolved('later')} as after
         from (select distinct unnest($1::text[])) asked (postcode)
         left join geography.postcode earlier on earlier.postcode = asked.postcode
         left join ${table} later on later.postcode = asked.postcode
        where (earlier.postcode, earlier.easting, earlier.northing, earlier.area_code, earlier.district_code)
              is distinct from
              (later.postcode, later.easting, later.northing, later.area_code, later.district_code)
        order by asked.postcode`,
      [postcodes],
    );
  }

  override async publish(
    { table }: PostcodeReleaseDraft,
    release: {
      readonly name: string;
      readonly importId: string;
      readonly files: readonly ReleaseFile[];
      readonly counts: ReleaseCounts;
    },
  ): Promise<void> {
    await this.dropKept();
    const inUse = await this.detachInUse();
    const kept = await this.sql.rows<{ id: string }>(
      `update geography.postcode_release set state = 'kept' where state = 'in-use' and table_name = any($1)
       returning id`,
      [inUse],
    );
    if (kept.length === 0) {
      await this.sql.rows(`update geography.postcode_release set state = 'replaced', table_name = null
                            where state = 'in-use'`);
      for (const name of inUse) await this.sql.rows(`drop table ${name}`);
    }
    await this.attach(table);
    const { name, importId, files, counts } = release;
    await this.sql.rows(
      `insert into geography.postcode_release (name, sha256, postcodes, import_id, state, table_name, files, counts)
       values ($1, $2, $3, $4, 'in-use', $5, $6, $7)`,
      [name, sha256Of(files), counts.postcodes, importId, table, JSON.stringify(files), JSON.stringify(counts)],
    );
  }

  override async restorePrevious(
    importId: string,
  ): Promise<'restored' | 'another-release-in-use' | 'previous-not-kept'> {
    const [release] = await this.sql.rows<{ id: string; ordinal: number }>(
      `select id, ordinal from geography.postcode_release where state = 'in-use' and import_id = $1 for update`,
      [importId],
    );
    if (!release) return 'another-release-in-use';
    const [previous] = await this.sql.rows<{ id: string; table_name: string }>(
      `select id, table_name from geography.postcode_release where state = 'kept' for update`,
    );
    if (!previous && (await this.hadOneBefore(release.ordinal))) return 'previous-not-kept';
    for (const name of await this.detachInUse()) await this.sql.rows(`drop table ${name}`);
    await this.sql.rows(`update geography.postcode_release set state = 'undone', table_name = null where id = $1`, [
      release.id,
    ]);
    if (previous) {
      await this.attach(previous.table_name);
      await this.sql.rows(`update geography.postcode_release set state = 'in-use' where id = $1`, [previous.id]);
    } else {
      const { table } = await this.beginRelease();
      await this.seal({ table });
      await this.attach(table);
    }
    return 'restored';
  }

  override async inUse(): Promise<PostcodeRelease | null> {
    const [release] = await this.sql.rows<PostcodeRelease>(`${selectRelease} where state = 'in-use'`);
    return release ?? null;
  }

  override releases(limit: number): Promise<readonly PostcodeRelease[]> {
    return this.sql.rows<PostcodeRelease>(`${selectRelease} order by ordinal desc limit $1`, [limit]);
  }

  private async hadOneBefore(ordinal: number): Promise<boolean> {
    const rows = await this.sql.rows(
      `select from geography.postcode_release where ordinal < $1 and state <> 'undone' limit 1`,
      [ordinal],
    );
    return rows.length > 0;
  }

  private async dropKept(): Promise<void> {
    const kept = await this.sql.rows<{ table_name: string }>(
      `select table_name from geography.postcode_release where state = 'kept'`,
    );
    await this.sql.rows(`update geography.postcode_release set state = 'replaced', table_name = null
                          where state = 'kept'`);
    for (const { table_name: table } of kept) await this.sql.rows(`drop table ${table}`);
  }

  /** @returns the names of the tables that were in use; there is one. */
  private async detachInUse(): Promise<readonly string[]> {
    const inUse = await this.sql.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'geography.postcode'::regclass`,
    );
    for (const { name } of inUse) await this.sql.rows(`alter table geography.postcode detach partition ${name}`);
    return inUse.map(({ name }) => name);
  }

  private async attach(table: string): Promise<void> {
    await this.sql.rows(
      `alter table geography.postcode attach partition ${table} for values from (minvalue) to (maxvalue)`,
    );
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

  override async findAll(
    postcodes: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly place: GridReference | null; readonly areaCode: string | null }>> {
    const rows = await this.sql.rows<PostcodeRow & { readonly postcode: string }>(
      `select postcode, easting, northing, area_code from geography.postcode where postcode = any ($1::text[])`,
      [postcodes],
    );
    return new Map(
      rows.map(({ postcode, easting, northing, area_code: areaCode }) => [
        postcode,
        { place: easting === null || northing === null ? null : { easting, northing }, areaCode },
      ]),
    );
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

const tab = 0x09;
const newline = 0x0a;
const nought = 0x30;
const noPlace = Buffer.from('\t\\N\t\\N');
/** More than a row takes whose area and district are codes of nine letters. */
const roomForARow = 64;

/** Codes and figures only, checked before: nothing in them needs escaping. */
async function* copyText(batches: AsyncIterable<ReleasedPostcodes>): AsyncGenerator<Buffer> {
  let area: ReleasedArea | undefined;
  let areaText: Buffer = Buffer.alloc(0);
  for await (const { length, letters, eastings, northings, areas, isLive } of batches) {
    if (length === 0) continue;
    let text = Buffer.allocUnsafe(length * roomForARow);
    let at = 0;
    for (let row = 0; row < length; row += 1) {
      if (areas[row] !== area) {
        area = areas[row];
        areaText = Buffer.from(`\t${area?.areaCode ?? '\\N'}\t${area?.districtCode ?? '\\N'}\t`);
      }
      if (at + roomForARow + areaText.length > text.length) text = Buffer.concat([text], text.length * 2);
      for (let letter = row * 7; letter < row * 7 + 7 && letters[letter] !== 0; letter += 1) {
        text[at] = letters[letter] as number;
        at += 1;
      }
      const easting = eastings[row] as number;
      if (easting === -1) at = put(text, at, noPlace);
      else at = putFigures(text, putFigures(text, at, easting), northings[row] as number);
      at = put(text, at, areaText);
      text[at] = isLive[row] === 1 ? 0x74 : 0x66;
      text[at + 1] = newline;
      at += 2;
    }
    yield text.subarray(0, at);
  }
}

function put(text: Buffer, at: number, what: Buffer): number {
  for (let index = 0; index < what.length; index += 1) text[at + index] = what[index] as number;
  return at + what.length;
}

/** Writes a tab and a whole number. @returns where it ends. */
function putFigures(text: Buffer, at: number, figures: number): number {
  let end = at + 2;
  for (let rest = figures; rest >= 10; rest = (rest / 10) | 0) end += 1;
  let rest = figures;
  for (let place = end - 1; place > at; place -= 1) {
    const tens = (rest / 10) | 0;
    text[place] = nought + rest - tens * 10;
    rest = tens;
  }
  text[at] = tab;
  return end;
}
