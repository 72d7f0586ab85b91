import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { type LocatedChild, WhereaboutsStore } from '../app/whereabouts.store.js';

interface WhereaboutsRow {
  readonly legal_status: string | null;
  readonly placement_area: string | null;
  readonly responsible: string | null;
  readonly placement_miles: string | null;
  readonly is_unaccompanied: boolean;
}

const shortBreaks: readonly (string | null)[] = ['V3', 'V4'];

/** Reads across the schemas of register and geography: the one place where a later room may. */
@Injectable()
export class PostgresWhereaboutsStore extends WhereaboutsStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async ofChildrenLookedAfter(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
    readonly areasOn: LocalDate;
    readonly unaccompaniedSince: LocalDate;
    readonly unaccompaniedUntil: LocalDate;
  }): Promise<readonly LocatedChild[]> {
    const rows = await this.sql.rows<WhereaboutsRow>(
      `select episode.legal_status, episode.placement_miles,
              geography.area_on(episode.placement_district_code, episode.placement_file_area_code, $5) as placement_area,
              geography.responsible_on(episode.authority_code,
                geography.area_on(episode.home_district_code, episode.home_file_area_code, $5), $5) as responsible,
              exists (
                select from register.return_row
                 where return_row.child_id = episode.child_id and return_row.table_name = 'uasc'
                   and return_row.year_end_on between $3 and $4) as is_unaccompanied
         from (
           select distinct on (child_id) child_id, authority_code, legal_status, placement_miles,
                  placement_district_code, placement_file_area_code, home_district_code, home_file_area_code
             from register.located_episode
            where authority_code = $1 and started_on <= $2 and (ended_on is null or ended_on > $2)
            order by child_id, started_on desc
         ) episode
        order by episode.child_id`,
      [question.authorityCode, question.on, question.unaccompaniedSince, question.unaccompaniedUntil, question.areasOn],
    );
    return rows.map((row) => ({
      isOnShortBreaks: shortBreaks.includes(row.legal_status),
      responsibleAuthority: row.responsible,
      isInArea: row.placement_area === null || row.responsible === null ? null : row.placement_area === row.responsible,
      miles: row.placement_miles === null ? null : Number(row.placement_miles),
      isUnaccompanied: row.is_unaccompanied,
    }));
  }

  override async authorityName(authorityCode: string, on: LocalDate): Promise<string | null> {
    const [row] = await this.sql.rows<{ name: string }>(
      'select name from geography.authority where code = $1 and valid @> $2::date',
      [authorityCode, on],
    );
    return row?.name ?? null;
  }

  override async daysOfChange(authorityCode: string): Promise<readonly LocalDate[]> {
    const rows = await this.sql.rows<{ on: LocalDate }>(
      `select distinct starts_on::text as "on" from geography.succession
        where $1 in (predecessor_code, successor_code) order by 1`,
      [authorityCode],
    );
    return rows.map(({ on }) => on);
  }

  override async hasChildrenOf(authorityCode: string): Promise<boolean> {
    const found = await this.sql.rows('select from register.child where authority_code = $1 limit 1', [authorityCode]);
    return found.length > 0;
  }
}
