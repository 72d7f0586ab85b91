import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type AuthorityBoundary,
  AuthorityStore,
  type BoundaryRecord,
  type DistrictOnDay,
  type NamedAuthority,
} from '../app/authority.store.js';
import { type AuthorityRecord, type Validity } from '../core/adjacency.js';
import {
  type AreaChange,
  type AreasInForce,
  areasInForce,
  type DistrictRecord,
  type StatedAreas,
} from '../core/areas-in-force.js';

interface BoundaryRow extends NamedAuthority {
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

@Injectable()
export class PostgresAuthorityStore extends AuthorityStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async state(stated: {
    readonly authorities?: readonly AuthorityRecord[];
    readonly districts?: readonly DistrictRecord[];
    readonly changes?: readonly AreaChange[];
  }): Promise<AreasInForce> {
    if (stated.authorities) await this.make(listedAuthorities, stated.authorities.map(rowOfAuthority));
    if (stated.districts) await this.make(listedDistricts, stated.districts.map(flat));
    if (stated.changes) await this.addChanges(stated.changes);
    const inForce = areasInForce(await this.stated());
    await this.make(authorities, inForce.authorities.map(flat));
    await this.make(adjacencies, inForce.adjacency.map(flat));
    await this.make(districts, inForce.districts.map(flat));
    await this.make(successions, inForce.successions);
    return inForce;
  }

  override async replaceBoundaries(boundaries: readonly BoundaryRecord[]): Promise<void> {
    await this.sql.rows('delete from geography.boundary where authority_code = any($1)', [
      boundaries.map(({ code }) => code),
    ]);
    await this.sql.rows(
      `insert into geography.boundary (authority_code, valid, geometry)
       select code, daterange("from", "until"), rings
       from jsonb_to_recordset($1::jsonb) as stated (code text, "from" date, "until" date, rings jsonb)`,
      [
        JSON.stringify(
          boundaries.map(({ code, valid, rings }) => ({
            code,
            ...valid,
            rings: rings.map((ring) => ring.map(({ easting, northing }) => [easting, northing])),
          })),
        ),
      ],
    );
  }

  override onDay(on: LocalDate): Promise<readonly NamedAuthority[]> {
    return this.sql.rows<NamedAuthority>(
      'select code, name from geography.authority where valid @> $1::date order by code',
      [on],
    );
  }

  override ofAnyDay(): Promise<readonly NamedAuthority[]> {
    return this.sql.rows<NamedAuthority>('select distinct code, name from geography.authority order by code, name');
  }

  override districtsOn(on: LocalDate): Promise<readonly DistrictOnDay[]> {
    return this.sql.rows<DistrictOnDay>(
      `select code, name, authority_code as "authorityCode" from geography.district
        where valid @> $1::date order by code`,
      [on],
    );
  }

  override kinOn(code: string, on: LocalDate): Promise<readonly NamedAuthority[]> {
    return this.sql.rows<NamedAuthority>(
      `select kin as code, coalesce(name, kin) as name from geography.kin_on($1, $2) kin
         left join geography.authority on authority.code = kin and valid @> $2::date order by kin`,
      [code, on],
    );
  }

  override async daysOfChange(): Promise<readonly LocalDate[]> {
    const rows = await this.sql.rows<{ on: LocalDate }>(
      `select distinct starts_on::text as "on" from geography.succession order by 1`,
    );
    return rows.map(({ on }) => on);
  }

  override async adjoining(code: string, on: LocalDate): Promise<readonly string[]> {
    const rows = await this.sql.rows<{ code: string }>(
      `select adjoining_code as code from geography.adjacency
        where authority_code = $1 and valid @> $2::date order by adjoining_code`,
      [code, on],
    );
    return rows.map((row) => row.code);
  }

  override async boundaries(on: LocalDate, codes: readonly string[] | null): Promise<readonly AuthorityBoundary[]> {
    const rows = await this.sql.rows<BoundaryRow>(
      `select boundary.authority_code as code, coalesce(authority.name, boundary.authority_code) as name,
              boundary.geometry as rings
         from geography.boundary
         left join geography.authority on authority.code = boundary.authority_code and authority.valid @> $1::date
        where (authority.code is not null
               or not exists (select from geography.authority known where known.code = boundary.authority_code))
          and boundary.valid @> $1::date and ($2::text[] is null or boundary.authority_code = any($2))
        order by boundary.authority_code`,
      [on, codes],
    );
    return rows.map(({ code, name, rings }) => ({
      code,
      name,
      rings: rings.map((ring) => ring.map(([easting, northing]) => ({ easting, northing }))),
    }));
  }

  private async stated(): Promise<StatedAreas> {
    const range = `jsonb_build_object('from', lower(valid)::text, 'until', upper(valid)::text) as valid`;
    return {
      authorities: await this.sql.rows<AuthorityRecord>(
        `select code, name, ${range}, to_jsonb(adjoining) as adjoining from geography.listed_authority order by code, listed_authority.valid`,
      ),
      districts: await this.sql.rows<DistrictRecord>(
        `select code, name, authority_code as "authorityCode", ${range} from geography.listed_district order by code, listed_district.valid`,
      ),
      changes: await this.sql.rows<AreaChange>(
        `select starts_on::text as "startsOn", district_code as "districtCode", district_name as "districtName",
                former_authority_code as "formerAuthorityCode", authority_code as "authorityCode",
                authority_name as "authorityName", is_provisional as "isProvisional", to_jsonb(adjoining) as adjoining
           from geography.area_change order by starts_on, district_code`,
      ),
    };
  }

  private async addChanges(changes: readonly AreaChange[]): Promise<void> {
    await this.sql.rows(
      `insert into geography.area_change (starts_on, district_code, district_name, former_authority_code,
         authority_code, authority_name, is_provisional, adjoining)
       select "startsOn", "districtCode", "districtName", "formerAuthorityCode", "authorityCode", "authorityName",
              "isProvisional", adjoining
         from jsonb_to_recordset($1::jsonb) as stated ("startsOn" date, "districtCode" text, "districtName" text,
           "formerAuthorityCode" text, "authorityCode" text, "authorityName" text, "isProvisional" boolean, adjoining text[])
       on conflict (starts_on, district_code) do update
         set district_name = excluded.district_name, former_authority_code = excluded.former_authority_code,
             authority_code = excluded.authority_code, authority_name = excluded.authority_name,
             is_provisional = excluded.is_provisional, adjoining = excluded.adjoining
       where (area_change.district_name, area_change.former_authority_code, area_change.authority_code,
              area_change.authority_name, area_change.is_provisional, area_change.adjoining)
             is distinct from (excluded.district_name, excluded.former_authority_code, excluded.authority_code,
              excluded.authority_name, excluded.is_provisional, excluded.adjoining)`,
      [JSON.stringify(changes)],
    );
  }

  /** Makes a table hold these rows and no others, and touches only those that differ. */
  private async make({ name, columns, stated, record }: SettledTable, rows: readonly object[]): Promise<void> {
    const given = `stated as (select ${stated} from jsonb_to_recordset($1::jsonb) as given (${record}))`;
    const json = [JSON.stringify(rows)];
    await this.sql.rows(
      `with ${given} delete from ${name} held where not exists
         (select from stated where (${columns}) is not distinct from (${held(columns)}))`,
      json,
    );
    await this.sql.rows(
      `with ${given} insert into ${name} (${columns}) select * from stated
        where not exists (select from ${name} held where (${held(columns)}) is not distinct from (${ofStated(columns)}))`,
      json,
    );
  }
}

interface SettledTable {
  readonly name: string;
  readonly columns: string;
  /** The columns as they are made of `record`. */
  readonly stated: string;
  readonly record: string;
}

const prefixed = (columns: string, alias: string): string =>
  columns
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
const held = (columns: string): string => prefixed(columns, 'held');
const ofStated = (columns: string): string => prefixed(columns, 'stated');

const days = '"from" date, "until" date';
const listedAuthorities: SettledTable = {
  name: 'geography.listed_authority',
  columns: 'code, name, valid, adjoining',
  stated: 'code, name, daterange("from", "until") as valid, adjoining',
  record: `code text, name text, ${days}, adjoining text[]`,
};
const listedDistricts: SettledTable = {
  name: 'geography.listed_district',
  columns: 'code, name, authority_code, valid',
  stated: 'code, name, "authorityCode" as authority_code, daterange("from", "until") as valid',
  record: `code text, name text, "authorityCode" text, ${days}`,
};
const authorities: SettledTable = {
  name: 'geography.authority',
  columns: 'code, name, valid',
  stated: 'code, name, daterange("from", "until") as valid',
  record: `code text, name text, ${days}`,
};
const districts: SettledTable = { ...listedDistricts, name: 'geography.district' };
const adjacencies: SettledTable = {
  name: 'geography.adjacency',
  columns: 'authority_code, adjoining_code, valid',
  stated: '"authorityCode" as authority_code, "adjoiningCode" as adjoining_code, daterange("from", "until") as valid',
  record: `"authorityCode" text, "adjoiningCode" text, ${days}`,
};
const successions: SettledTable = {
  name: 'geography.succession',
  columns: 'predecessor_code, successor_code, starts_on',
  stated: '"predecessorCode" as predecessor_code, "successorCode" as successor_code, "startsOn" as starts_on',
  record: '"predecessorCode" text, "successorCode" text, "startsOn" date',
};

const flat = <Fact extends { readonly valid: Validity }>({ valid, ...fact }: Fact): object => ({ ...fact, ...valid });
const rowOfAuthority = (authority: AuthorityRecord): object =>
  flat({ ...authority, adjoining: [...new Set(authority.adjoining)].sort() });
