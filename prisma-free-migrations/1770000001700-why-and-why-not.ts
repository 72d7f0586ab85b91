import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a run says of why not: the rules that stand in the way of each near miss, the funnel, and the rule that, relaxed
 * alone, would bring most homes. Runs of engine 1 have none of it. Locks runs and answers for a moment.
 */
export class WhyAndWhyNot1770000001700 implements MigrationInterface {
  readonly name = 'WhyAndWhyNot1770000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table matching.ranked_household
        add column binding jsonb not null default '[]',
        add constraint only_a_near_miss_has_rules_in_the_way check (standing = 'near-miss' or binding = '[]');
      alter table matching.run
        add column funnel jsonb,
        add column binding_rule_id text,
        add column binding_households integer,
        add constraint binding_rule_brings_homes check (
          (binding_rule_id is null) = (binding_households is null) and coalesce(binding_households, 1) >= 1);
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

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching.unmet_request;
      alter table matching.run
        drop constraint binding_rule_brings_homes,
        drop column binding_households,
        drop column binding_rule_id,
        drop column funnel;
      alter table matching.ranked_household
        drop constraint only_a_near_miss_has_rules_in_the_way,
        drop column binding;
    `);
  }
}
