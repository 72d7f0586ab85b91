import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Sql } from '#platform';
import {
  type ChangedFacts,
  ChangedFactsStore,
  type ChangesFollowed,
  type OpenRequest,
  type StoredStanding,
} from '../app/changed-facts.store.js';

const changesSince = `
  select register.revision()::float8 as revision,
         coalesce(bool_or(household_id is null and request_id is null), false) as everything,
         coalesce(jsonb_agg(distinct household_id) filter (where household_id is not null), '[]')
           as "householdIds",
         coalesce(jsonb_agg(distinct request_id) filter (where request_id is not null), '[]') as "requestIds"
  from register.change where revision > $1`;

@Injectable()
export class PostgresChangedFactsStore extends ChangedFactsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
  ) {
    super();
  }

  async follow(work: (changes: ChangedFacts) => Promise<void>): Promise<ChangesFollowed> {
    return this.dataSource.transaction(async (manager) => {
      const followed = await this.takeTurn(manager);
      if (followed === null) return 'followed-elsewhere';
      const [changes]: ChangedFacts[] = await manager.query(changesSince, [followed]);
      if (!changes || changes.revision <= followed) return 'nothing-new';
      await work(changes);
      await manager.query('update matching.followed_change set revision = $1', [changes.revision]);
      return 'followed';
    });
  }

  private async takeTurn(manager: EntityManager): Promise<number | null> {
    const [row]: { revision: number }[] = await manager.query(
      'select revision::float8 from matching.followed_change for update skip locked',
    );
    return row?.revision ?? null;
  }

  openRequests(): Promise<readonly OpenRequest[]> {
    return this.sql.rows<OpenRequest>(
      `select request.id as "requestId",
              case when latest.id is not null
                   then jsonb_build_object('runId', latest.id, 'policyVersion', latest.policy_version) end as "latestRun",
              exists (select from matching.run where run.request_id = request.id
                        and run.status in ('requested', 'running')) as "isBeingSearched"
       from register.placement_request request
       left join lateral (
         select run.id, run.policy_version from matching.run
         where run.request_id = request.id and run.status = 'finished'
         order by run.requested_at desc, run.id limit 1
       ) latest on true
       where request.closed_on is null
       order by request.needed_by, request.id`,
      [],
    );
  }

  async withoutNightlyRun(judgedOn: string): Promise<readonly string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `select request.id from register.placement_request request
       where request.closed_on is null and not exists (
         select from matching.run
         where run.request_id = request.id and run.because = 'nightly' and run.judged_on = $1::date)
       order by request.needed_by, request.id`,
      [judgedOn],
    );
    return rows.map(({ id }) => id);
  }

  standingsIn(runId: string, householdIds: readonly string[]): Promise<readonly StoredStanding[]> {
    return this.sql.rows<StoredStanding>(
      `select household_id as "householdId", standing, points from matching.ranked_household
       where run_id = $1 and household_id = any($2::uuid[])
       union all
       select frozen.household_id,
              case substr(answer.standings, home.place::integer, 1)
                when 'e' then 'eligible' when 'a' then 'needs-authority' else 'near-miss' end, home.points
       from matching.run_answer answer
       cross join unnest(answer.homes, answer.points) with ordinality home (id, points, place)
       join matching.frozen_home frozen on frozen.id = home.id
       where answer.run_id = $1 and frozen.household_id = any($2::uuid[])
         and substr(answer.standings, home.place::integer, 1) in ('e', 'a', 'n')`,
      [runId, householdIds],
    );
  }
}
