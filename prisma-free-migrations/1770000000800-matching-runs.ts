import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Policies, runs and their answers. A policy version and a finished run never change. One run of a request is open at a
 * time. New tables; locks nothing.
 */
export class MatchingRuns1770000000800 implements MigrationInterface {
  readonly name = 'MatchingRuns1770000000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema matching;
      create table matching.policy (
        version integer primary key,
        name text not null,
        weights jsonb not null,
        limits jsonb not null,
        created_by text not null,
        created_at timestamptz not null default now(),
        constraint policy_versions_count_from_1 check (version >= 1)
      );
      create function matching.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is refused: % never changes', tg_op, tg_argv[0] using errcode = 'restrict_violation';
      end $$;
      create trigger policy_version_never_changes before update or delete on matching.policy
        for each row execute function matching.refuse_change('a policy version');
      create table matching.run (
        id uuid primary key default gen_random_uuid(),
        request_id uuid not null references register.placement_request (id),
        policy_version integer not null references matching.policy (version),
        requested_by text not null,
        requested_at timestamptz not null default now(),
        judged_on date not null,
        status text not null default 'requested',
        attempts integer not null default 0,
        claim uuid,
        claimed_until timestamptz,
        progress_percent integer not null default 0,
        finished_at timestamptz,
        failure text,
        engine_version text,
        facts_digest text,
        facts bytea,
        register_count integer,
        eligible_count integer,
        needs_authority_count integer,
        near_miss_count integer,
        excluded_count integer,
        constraint run_status_is_known check (status in ('requested', 'running', 'finished', 'failed')),
        constraint run_progress_is_a_percentage check (progress_percent between 0 and 100),
        constraint only_a_running_run_is_claimed check ((status = 'running') = (claim is not null)
          and (claim is null) = (claimed_until is null)),
        constraint failed_run_says_why check ((status = 'failed') = (failure is not null)),
        constraint finished_run_has_its_whole_answer check (status <> 'finished' or (
          finished_at is not null and engine_version is not null and facts_digest is not null and facts is not null
          and register_count is not null)),
        constraint every_household_is_answered_for check (status <> 'finished' or
          register_count = eligible_count + needs_authority_count + near_miss_count + excluded_count)
      );
      create unique index request_has_one_open_run on matching.run (request_id) where status in ('requested', 'running');
      create index run_by_request on matching.run (request_id, requested_at desc);
      create table matching.ranked_household (
        run_id uuid not null references matching.run (id),
        place integer not null,
        household_id uuid not null references register.household (id),
        standing text not null,
        points integer not null,
        miles_from_home numeric(6, 1),
        miles_from_school numeric(6, 1),
        household jsonb not null,
        findings jsonb not null,
        constraint ranked_household_place_counts_from_1 check (place >= 1),
        constraint ranked_household_standing_is_known check (standing in ('eligible', 'needs-authority', 'near-miss')),
        constraint household_is_ranked_once_in_a_run unique (run_id, household_id),
        primary key (run_id, place)
      );
      create index ranked_household_by_standing on matching.ranked_household (run_id, standing, place);
      create table matching.rule_count (
        run_id uuid not null references matching.run (id),
        rule_id text not null,
        households integer not null,
        constraint rule_count_is_positive check (households >= 1),
        primary key (run_id, rule_id)
      );
      create function matching.refuse_change_to_finished_run() returns trigger language plpgsql as $$
      begin
        if old.status = 'finished' then
          raise exception 'A finished run never changes' using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger finished_run_never_changes before update or delete on matching.run
        for each row execute function matching.refuse_change_to_finished_run();
      create trigger run_is_never_emptied before truncate on matching.run
        for each statement execute function matching.refuse_change('a run');
      create trigger policy_is_never_emptied before truncate on matching.policy
        for each statement execute function matching.refuse_change('a policy version');
      create function matching.refuse_answer_unless_running() returns trigger language plpgsql as $$
      begin
        perform 1 from matching.run where id = new.run_id and status = 'running';
        if not found then
          raise exception 'Only a running run is answered' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger only_a_running_run_ranks before insert on matching.ranked_household
        for each row execute function matching.refuse_answer_unless_running();
      create trigger only_a_running_run_counts before insert on matching.rule_count
        for each row execute function matching.refuse_answer_unless_running();
      create trigger ranked_household_never_changes before update or delete on matching.ranked_household
        for each row execute function matching.refuse_change('a stored answer');
      create trigger ranked_household_is_never_emptied before truncate on matching.ranked_household
        for each statement execute function matching.refuse_change('a stored answer');
      create trigger rule_count_never_changes before update or delete on matching.rule_count
        for each row execute function matching.refuse_change('a stored answer');
      create trigger rule_count_is_never_emptied before truncate on matching.rule_count
        for each statement execute function matching.refuse_change('a stored answer');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema matching cascade;
    `);
  }
}
