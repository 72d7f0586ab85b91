import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { ChildHistories, type ChildHistory, type EpisodeOfChild } from '../app/child-history.js';
import { ChildStore } from '../app/child.store.js';

type EpisodeRow = Omit<EpisodeOfChild, 'placementMiles'> & { readonly placementMiles: string | null };

@Injectable()
export class PostgresChildHistories extends ChildHistories {
  constructor(
    private readonly sql: Sql,
    private readonly children: ChildStore,
  ) {
    super();
  }

  override async of(authorityCode: string, code: string): Promise<ChildHistory | null> {
    const child = await this.children.byCode(authorityCode, code);
    if (child === null) return null;
    const rows = await this.sql.rows<EpisodeRow>(
      `select episode.started_on::text as "startedOn", episode.ended_on::text as "endedOn",
              episode.closed_as_stale as "closedAsStale", episode.reason_new_episode as "reasonNewEpisode",
              episode.legal_status as "legalStatus", episode.need_code as "needCode",
              episode.placement_type as "placementType", episode.provider_type as "providerType",
              episode.reason_ended as "reasonEnded", episode.reason_place_change as "reasonPlaceChange",
              episode.home_postcode as "homePostcode", episode.placement_postcode as "placementPostcode", episode.urn,
              episode.year_end_on::text as "yearEndOn", sent.file_name as "fileName", sent.row_number as "rowNumber",
              episode.placement_area_code as "placementAreaCode", episode.placement_location as "placementLocation",
              episode.placement_miles as "placementMiles"
         from register.located_episode episode
         join register.return_episode sent using (child_id, year_end_on, started_on)
        where child_id = $1
        order by started_on desc`,
      [child.id],
    );
    const episodes = rows.map(({ placementMiles, ...row }) => ({
      ...row,
      placementMiles: placementMiles === null ? null : Number(placementMiles),
    }));
    return { child, episodes };
  }
}
