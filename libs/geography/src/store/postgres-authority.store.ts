import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type AuthorityBoundary,
  AuthorityStore,
  type BoundaryRecord,
  type NamedAuthority,
} from '../app/authority.store.js';
import { adjacencyOf, type AuthorityRecord } from '../core/adjacency.js';

interface BoundaryRow extends NamedAuthority {
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

@Injectable()
export class PostgresAuthorityStore extends AuthorityStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async replaceAuthorities(authorities: readonly AuthorityRecord[]): Promise<void> {
    await this.sql.rows('delete from geography.adjacency');
    await this.sql.rows('delete from geography.authority');
    await this.sql.rows(
      `insert into geography.authority (code, name, valid)
       select code, name, daterange("from", "until")
       from jsonb_to_recordset($1::jsonb) as stated (code text, name text, "from" date, "until" date)`,
      [JSON.stringify(authorities.map(({ code, name, valid }) => ({ code, name, ...valid })))],
    );
    await this.sql.rows(
      `insert into geography.adjacency (authority_code, adjoining_code, valid)
       select "authorityCode", "adjoiningCode", daterange("from", "until")
       from jsonb_to_recordset($1::jsonb)
         as stated ("authorityCode" text, "adjoiningCode" text, "from" date, "until" date)`,
      [JSON.stringify(adjacencyOf(authorities).map(({ valid, ...codes }) => ({ ...codes, ...valid })))],
    );
  }

  override async replaceBoundaries(boundaries: readonly BoundaryRecord[]): Promise<void> {
    await this.sql.rows('delete from geography.boundary');
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
        where boundary.valid @> $1::date and ($2::text[] is null or boundary.authority_code = any($2))
        order by boundary.authority_code`,
      [on, codes],
    );
    return rows.map(({ code, name, rings }) => ({
      code,
      name,
      rings: rings.map((ring) => ring.map(([easting, northing]) => ({ easting, northing }))),
    }));
  }
}
