import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type KeptReturn,
  type LocatedEpisode,
  ReturnStore,
  type ReturnYear,
  type StaleEpisode,
} from '../app/return.store.js';
import { type SentRow, type SentTables, type StatutoryReturn } from '../core/statutory-return.js';
import { copiedText } from './copied-text.js';
import {
  addEpisodes,
  addRows,
  changeEpisodes,
  changeRows,
  copyChildren,
  copyEpisodes,
  copyRows,
  countOnRows,
  countRoom,
  countTables,
  knowChildren,
  leaveOutRowsThatAreThere,
  makeRoom,
  rememberAddition,
  rememberReturn,
  removeEpisodes,
  removeRows,
  stateChildren,
} from './return-writer.sql.js';

interface EpisodeRow {
  readonly child_code: string;
  readonly started_on: LocalDate;
  readonly placement_area_code: string | null;
  readonly placement_location: 'IN' | 'OUT' | null;
  readonly placement_miles: string | null;
}

/** So many rows in one transaction that the planner's idea of the tables, which is from before it, would mislead it. */
const enoughToCountAgain = 2_000;

@Injectable()
export class PostgresReturnStore extends ReturnStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async keep(kept: KeptReturn): Promise<void> {
    const { authorityCode, importId, sent } = kept;
    const whose = [authorityCode, sent.yearEndOn];
    const written = [...whose, importId];
    await this.layOut(sent);
    await this.sql.rows(knowChildren, [authorityCode]);
    let changes = 0;
    if (kept.as === 'replacement') {
      changes += await this.counted(removeEpisodes, whose);
      changes += await this.counted(removeRows, whose);
    } else {
      await this.sql.rows(leaveOutRowsThatAreThere, whose);
      await this.sql.rows(countOnRows, whose);
    }
    for (const write of [changeEpisodes, addEpisodes, changeRows, addRows]) {
      changes += await this.counted(write, written);
    }
    await this.sql.rows(stateChildren, whose);
    const refused = [kept.hasRefusedRows, [...kept.childrenWithRefusedEpisodes]];
    if (changes > enoughToCountAgain) await this.sql.rows(countTables);
    if (kept.as === 'addition') await this.sql.rows(rememberAddition, [...written, ...refused]);
    else await this.sql.rows(rememberReturn, [...written, kept.closesStaleEpisodes, ...refused, changes]);
  }

  override async yearsOf(authorityCode: string): Promise<readonly ReturnYear[]> {
    return this.sql.rows<ReturnYear>(
      `select sent.year_end_on::text as "yearEndOn", sent.import_id as "importId",
         sent.closes_stale_episodes as "closesStaleEpisodes", count(episode.child_id)::integer as episodes,
         count(distinct episode.child_id)::integer as children
       from register.statutory_return sent
       left join (
         select child_id, year_end_on from register.return_episode
         join register.child on child.id = child_id where authority_code = $1
       ) episode on episode.year_end_on = sent.year_end_on
       where sent.authority_code = $1
       group by sent.authority_code, sent.year_end_on
       order by sent.year_end_on desc`,
      [authorityCode],
    );
  }

  override async sentTables(authorityCode: string, yearEndOn: LocalDate): Promise<SentTables> {
    const rows = await this.sql.rows<SentRow & { readonly table: string }>(
      `select * from (
         select 'episodes' as "table", file_name as "fileName", row_number as "rowNumber",
           jsonb_strip_nulls(jsonb_build_object('CHILD', child.code, 'DECOM', to_char(started_on, 'DD/MM/YYYY'),
             'RNE', reason_new_episode, 'LS', legal_status, 'CIN', need_code, 'PLACE', placement_type,
             'PLACE_PROVIDER', provider_type, 'DEC', to_char(ended_on, 'DD/MM/YYYY'), 'REC', reason_ended,
             'REASON_PLACE_CHANGE', reason_place_change, 'HOME_POST', home_postcode, 'PL_POST', placement_postcode,
             'URN', urn)) as cells
         from register.return_episode join register.child on child.id = child_id
         where authority_code = $1 and year_end_on = $2
         union all
         select table_name, file_name, row_number, fields || jsonb_build_object('CHILD', child.code)
         from register.return_row join register.child on child.id = child_id
         where authority_code = $1 and year_end_on = $2
       ) sent
       order by "table", "fileName" collate "C", "rowNumber"`,
      [authorityCode, yearEndOn],
    );
    const tables: Record<string, SentRow[]> = {};
    for (const { table, ...row } of rows) (tables[table] ??= []).push(row);
    return tables;
  }

  override async staleEpisodes(authorityCode: string): Promise<readonly StaleEpisode[]> {
    return this.sql.rows<StaleEpisode>(
      `select child.code as "childCode", episode.started_on::text as "startedOn", episode.year_end_on::text as "yearEndOn",
         episode.ended_on::text as "closedOn", sent.file_name as "fileName", sent.row_number as "rowNumber",
         (select min(later.year_end_on)::text from register.statutory_return later
          where later.authority_code = $1 and later.year_end_on > episode.year_end_on and later.closes_stale_episodes
            and child.code <> all (later.children_with_refused_episodes)) as "closedByYearEndOn"
       from register.episode join register.child on child.id = episode.child_id
       join register.return_episode sent on sent.child_id = episode.child_id
         and sent.year_end_on = episode.year_end_on and sent.started_on = episode.started_on
       where child.authority_code = $1 and episode.closed_as_stale
       order by child.code collate "C", episode.started_on`,
      [authorityCode],
    );
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

  private async layOut({ children, episodes, rows }: StatutoryReturn): Promise<void> {
    await this.sql.rows(makeRoom);
    await this.sql.copyIn(
      copyChildren,
      copiedText(children, ({ code, sex, bornOn, ethnicCode }) => [code, sex, bornOn, ethnicCode]),
    );
    await this.sql.copyIn(
      copyEpisodes,
      copiedText(episodes, (episode) => [
        ...[episode.childCode, episode.startedOn, episode.endedOn, episode.reasonNewEpisode, episode.legalStatus],
        ...[episode.needCode, episode.placementType, episode.providerType, episode.reasonEnded],
        ...[episode.reasonPlaceChange, episode.homePostcode, episode.placementPostcode, episode.urn],
        ...[episode.fileName, episode.rowNumber],
      ]),
    );
    await this.sql.copyIn(
      copyRows,
      copiedText(rows, ({ childCode, table, ordinal, fields, fileName, rowNumber }) => [
        ...[childCode, table, ordinal, JSON.stringify(fields), fileName, rowNumber],
      ]),
    );
    await this.sql.rows(countRoom);
  }

  private async counted(write: string, parameters: readonly unknown[]): Promise<number> {
    const [counted] = await this.sql.rows<{ rows: number }>(write, parameters);
    return counted?.rows ?? 0;
  }
}
