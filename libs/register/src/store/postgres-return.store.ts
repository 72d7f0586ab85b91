import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { type LocatedEpisode, ReturnStore } from '../app/return.store.js';
import { type StatutoryReturn } from '../core/statutory-return.js';

const rowsAtATime = 5_000;

const inParts = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtATime) }, (_, part) =>
    rows.slice(part * rowsAtATime, (part + 1) * rowsAtATime),
  );

interface EpisodeRow {
  readonly child_code: string;
  readonly started_on: LocalDate;
  readonly placement_area_code: string | null;
  readonly placement_location: 'IN' | 'OUT' | null;
  readonly placement_miles: string | null;
}

@Injectable()
export class PostgresReturnStore extends ReturnStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async replace(authorityCode: string, importId: string, sent: StatutoryReturn): Promise<number> {
    await this.keepChildren(authorityCode, sent);
    for (const table of ['return_episode', 'return_row']) {
      await this.sql.rows(
        `delete from register.${table} sent using register.child
          where child.id = sent.child_id and child.authority_code = $1 and sent.year_end_on = $2`,
        [authorityCode, sent.yearEndOn],
      );
    }
    await this.keepEpisodes(authorityCode, importId, sent);
    await this.keepRows(authorityCode, importId, sent);
    await this.stateChildren(authorityCode, sent);
    return sent.episodes.length + sent.rows.length;
  }

  override async locatedEpisodes(authorityCode: string): Promise<readonly LocatedEpisode[]> {
    const rows = await this.sql.rows<EpisodeRow>(
      `select child_code, started_on::text, placement_area_code, placement_location, placement_miles
         from register.located_episode
        where authority_code = $1
        order by child_code collate "C", started_on`,
      [authorityCode],
    );
    return rows.map((row) => ({
      childCode: row.child_code,
      startedOn: row.started_on,
      placementAreaCode: row.placement_area_code,
      placementLocation: row.placement_location,
      placementMiles: row.placement_miles === null ? null : Number(row.placement_miles),
    }));
  }

  override async hasAnyOf(authorityCode: string): Promise<boolean> {
    const found = await this.sql.rows('select from register.child where authority_code = $1 limit 1', [authorityCode]);
    return found.length > 0;
  }

  /** In one order of codes, so that two who learn of the same children wait for each other and never deadlock. */
  private async keepChildren(authorityCode: string, { children, episodes, rows }: StatutoryReturn): Promise<void> {
    const codes = new Set([
      ...children.map(({ code }) => code),
      ...episodes.map(({ childCode }) => childCode),
      ...rows.map(({ childCode }) => childCode),
    ]);
    await this.sql.rows(
      `insert into register.child (authority_code, code)
       select $1, code from unnest($2::text[]) stated (code) order by code
       on conflict (authority_code, code) do nothing`,
      [authorityCode, [...codes]],
    );
  }

  private async keepEpisodes(authorityCode: string, importId: string, sent: StatutoryReturn): Promise<void> {
    for (const episodes of inParts(sent.episodes)) {
      await this.sql.rows(
        `insert into register.return_episode
                (child_id, year_end_on, started_on, ended_on, reason_new_episode, legal_status, need_code, placement_type,
                 provider_type, reason_ended, reason_place_change, home_postcode, placement_postcode, urn, import_id)
         select child.id, $2, "startedOn", "endedOn", "reasonNewEpisode", "legalStatus", "needCode", "placementType",
                "providerType", "reasonEnded", "reasonPlaceChange", "homePostcode", "placementPostcode", urn, $3
         from jsonb_to_recordset($4::jsonb) as stated
              ("childCode" text, "startedOn" date, "endedOn" date, "reasonNewEpisode" text, "legalStatus" text,
               "needCode" text, "placementType" text, "providerType" text, "reasonEnded" text,
               "reasonPlaceChange" text, "homePostcode" text, "placementPostcode" text, urn text)
         join register.child on child.authority_code = $1 and child.code = "childCode"`,
        [authorityCode, sent.yearEndOn, importId, JSON.stringify(episodes)],
      );
    }
  }

  private async keepRows(authorityCode: string, importId: string, sent: StatutoryReturn): Promise<void> {
    for (const rows of inParts(sent.rows)) {
      await this.sql.rows(
        `insert into register.return_row (child_id, year_end_on, table_name, row_number, fields, import_id)
         select child.id, $2, "table", "rowNumber", fields, $3
         from jsonb_to_recordset($4::jsonb) as stated ("childCode" text, "table" text, "rowNumber" integer, fields jsonb)
         join register.child on child.authority_code = $1 and child.code = "childCode"`,
        [authorityCode, sent.yearEndOn, importId, JSON.stringify(rows)],
      );
    }
  }

  private async stateChildren(authorityCode: string, { yearEndOn, children }: StatutoryReturn): Promise<void> {
    await this.sql.rows(
      `update register.child
          set sex = case when stated.sex = 'not-recorded' then coalesce(child.sex, stated.sex) else stated.sex end,
              born_on = stated."bornOn",
              ethnic_code = stated."ethnicCode"
         from jsonb_to_recordset($3::jsonb) as stated (code text, sex text, "bornOn" date, "ethnicCode" text)
        where child.authority_code = $1 and child.code = stated.code
          and not exists (
            select from register.return_row later
             where later.child_id = child.id and later.table_name = 'header' and later.year_end_on > $2)`,
      [authorityCode, yearEndOn, JSON.stringify(children)],
    );
  }
}
