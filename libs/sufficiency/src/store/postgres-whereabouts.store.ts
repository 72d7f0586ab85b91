import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { WhereaboutsStore } from '../app/whereabouts.store.js';
import { type ChildWhereabouts } from '../core/index.js';

interface WhereaboutsRow {
  readonly legal_status: string | null;
  readonly placement_location: 'IN' | 'OUT' | null;
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
    readonly unaccompaniedSince: LocalDate;
    readonly unaccompaniedUntil: LocalDate;
  }): Promise<readonly ChildWhereabouts[]> {
    const rows = await this.sql.rows<WhereaboutsRow>(
      `select distinct on (episode.child_id)
              episode.legal_status, episode.placement_location, episode.placement_miles,
              exists (
                select from register.return_row
                 where return_row.child_id = episode.child_id and return_row.table_name = 'uasc'
                   and return_row.year_end_on between $3 and $4) as is_unaccompanied
         from register.located_episode episode
        where episode.authority_code = $1 and episode.started_on <= $2
          and (episode.ended_on is null or episode.ended_on > $2)
        order by episode.child_id, episode.started_on desc`,
      [question.authorityCode, question.on, question.unaccompaniedSince, question.unaccompaniedUntil],
    );
    return rows.map((row) => ({
      isOnShortBreaks: shortBreaks.includes(row.legal_status),
      isInArea: row.placement_location === null ? null : row.placement_location === 'IN',
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

  override async hasChildrenOf(authorityCode: string): Promise<boolean> {
    const found = await this.sql.rows('select from register.child where authority_code = $1 limit 1', [authorityCode]);
    return found.length > 0;
  }
}
