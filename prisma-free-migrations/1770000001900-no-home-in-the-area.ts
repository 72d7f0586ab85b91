import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A request that is only met outside the area is not met in it: each run counts the homes that need an approval for where they
 * are (R-13b, R-13c), and the requests without a home in the area are listed with those without any. Runs stored before did not
 * count them. Locks runs for a moment.
 */
export class NoHomeInTheArea1770000001900 implements MigrationInterface {
  readonly name = 'NoHomeInTheArea1770000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table matching.run
        add column outside_area_count integer,
        add constraint homes_outside_the_area_need_authority check (
          outside_area_count is null or outside_area_count between 0 and needs_authority_count);
      create or replace view matching.unmet_request as
        select latest.request_id, latest.id as run_id, latest.judged_on, latest.binding_rule_id, latest.binding_households,
               coalesce(latest.outside_area_count, 0) as outside_area_households
        from (
          select distinct on (request_id) *
          from matching.run
          where status = 'finished'
          order by request_id, requested_at desc, id
        ) latest
        where latest.eligible_count = 0 and latest.needs_authority_count = coalesce(latest.outside_area_count, 0);
      comment on view matching.unmet_request is
        'Requests whose last search found no home, or none but outside the area with an approval for it, and the rule that, relaxed alone, would bring most.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching.unmet_request;
      alter table matching.run
        drop constraint homes_outside_the_area_need_authority,
        drop column outside_area_count;
      create view matching.unmet_request as
        select latest.request_id, latest.id as run_id, latest.judged_on, latest.binding_rule_id, latest.binding_households
        from (
          select distinct on (request_id) *
          from matching.run
          where status = 'finished'
          order by request_id, requested_at desc, id
        ) latest
        where latest.eligible_count + latest.needs_authority_count = 0;
      comment on view matching.unmet_request is
        'Requests whose last search found no home, and the rule that, relaxed alone, would bring most.';
    `);
  }
}
