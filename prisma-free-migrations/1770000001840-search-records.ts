import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Interactive searches on record. A search that somebody asked for is kept with what it was made from and what was shown; the
 * same search asked again adds an asking and no second record. What it froze is kept once for each content, beside what runs
 * froze; the homes of a whole register are one row, by content too. All of it is added only. New tables; locks nothing.
 * Taken back, the records are lost.
 */
export class SearchRecords1770000001840 implements MigrationInterface {
  readonly name = 'SearchRecords1770000001840';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table matching.frozen_register (
        id integer generated always as identity primary key,
        homes integer[] not null,
        digest bytea not null,
        constraint registers_are_frozen_once_for_each_content unique (digest)
      );
      comment on column matching.frozen_register.digest is
        'Of the digests of its homes, one after the other: worked out here, whatever is written.';
      create function matching.digest_of_homes(homes integer[]) returns bytea language sql stable as $$
        select sha256(coalesce(string_agg(home.digest, ''::bytea order by named.place), ''::bytea))
        from unnest(homes) with ordinality named (id, place)
        join matching.frozen_home home on home.id = named.id
      $$;
      create function matching.name_register_by_content() returns trigger language plpgsql as $$
      begin
        new.digest := matching.digest_of_homes(new.homes);
        return new;
      end $$;
      create trigger frozen_register_is_named_by_its_content before insert on matching.frozen_register
        for each row execute function matching.name_register_by_content();
      create trigger frozen_register_holds_frozen_homes before insert on matching.frozen_register
        for each row execute function matching.refuse_homes_not_frozen();

      create table matching.search_record (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        children integer not null,
        searched_by_id text not null,
        searched_by text not null,
        authority_code text not null,
        recorded_at timestamptz not null default clock_timestamp(),
        judged_on date not null,
        question_digest bytea not null,
        policy_version integer not null references matching.policy (version),
        engine_version text not null,
        facts_revision bigint not null,
        facts_digest text not null,
        within_miles double precision,
        explained integer,
        engine_microseconds integer not null,
        register_count integer,
        eligible_count integer,
        needs_authority_count integer,
        near_miss_count integer,
        excluded_count integer,
        beyond_miles_count integer,
        answer_form integer not null,
        homes integer[] not null,
        answer bytea not null,
        constraint search_kind_is_known check (kind in ('request', 'described', 'siblings')),
        constraint search_is_for_somebody check (children >= 1 and (kind = 'siblings' or children = 1)),
        constraint search_digests_are_sha256 check (length(question_digest) = 32 and facts_digest ~ '^[0-9a-f]{64}$'),
        constraint search_answer_form_counts_from_1 check (answer_form >= 1),
        constraint search_for_one_has_its_counts check (kind = 'siblings' or (explained is not null
          and register_count is not null and eligible_count is not null and needs_authority_count is not null
          and near_miss_count is not null and excluded_count is not null and beyond_miles_count is not null)),
        constraint every_home_of_a_search_is_answered_for check (
          register_count = eligible_count + needs_authority_count + near_miss_count + excluded_count),
        constraint same_search_is_recorded_once unique
          (searched_by_id, question_digest, facts_revision, facts_digest, policy_version, engine_version)
      );
      alter table matching.search_record alter column answer set storage external;
      create index search_record_by_time on matching.search_record (recorded_at desc, id desc);
      create trigger only_frozen_homes_are_recorded before insert on matching.search_record
        for each row execute function matching.refuse_homes_not_frozen();

      create table matching.search_record_child (
        record_id uuid not null references matching.search_record (id),
        place integer not null,
        request_id uuid references register.placement_request (id),
        child_id uuid references register.child (id),
        surroundings_id integer not null references matching.frozen_surroundings (id),
        register_id integer not null references matching.frozen_register (id),
        homes integer[] not null,
        need bytea not null,
        constraint child_of_a_search_counts_from_1 check (place >= 1),
        constraint recorded_child_has_a_request check ((request_id is null) = (child_id is null)),
        primary key (record_id, place)
      );
      comment on column matching.search_record_child.homes is
        'Homes whose facts are others for this child than in the register, in order of household.';
      create index search_record_by_request on matching.search_record_child (request_id);
      create index search_record_by_child on matching.search_record_child (child_id);
      create trigger only_frozen_homes_are_of_the_child before insert on matching.search_record_child
        for each row execute function matching.refuse_homes_not_frozen();

      create table matching.search_asking (
        id bigint generated always as identity primary key,
        record_id uuid not null references matching.search_record (id),
        asked_at timestamptz not null default clock_timestamp(),
        request_reference text not null
      );
      create index search_asking_by_record on matching.search_asking (record_id, asked_at);

      create function matching.refuse_child_added_later() returns trigger language plpgsql as $$
      begin
        perform from matching.search_record where id = new.record_id and xmin = pg_current_xact_id()::xid;
        if not found then
          raise exception 'Whom a search was for is recorded with it and never later' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger child_is_recorded_with_its_search before insert on matching.search_record_child
        for each row execute function matching.refuse_child_added_later();
      create function matching.refuse_record_in_parts() returns trigger language plpgsql as $$
      begin
        if (select count(*) from matching.search_record_child where record_id = new.id) <> new.children
          or not exists (select from matching.search_asking where record_id = new.id) then
          raise exception 'A search is recorded with everybody it was for and with its asking'
            using errcode = 'restrict_violation';
        end if;
        return null;
      end $$;
      create constraint trigger search_is_recorded_whole after insert on matching.search_record
        deferrable initially deferred for each row execute function matching.refuse_record_in_parts();
    `);
    for (const [table, what] of [
      ['frozen_register', 'a frozen fact'],
      ['search_record', 'a recorded search'],
      ['search_record_child', 'a recorded search'],
      ['search_asking', 'a recorded search'],
    ]) {
      await runner.query(`
        create trigger ${table}_never_changes before update or delete on matching.${table}
          for each row execute function matching.refuse_change('${what}');
        create trigger ${table}_is_never_emptied before truncate on matching.${table}
          for each statement execute function matching.refuse_change('${what}');
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table matching.search_asking, matching.search_record_child, matching.search_record, matching.frozen_register;
      drop function matching.digest_of_homes(integer[]), matching.name_register_by_content(),
        matching.refuse_child_added_later(), matching.refuse_record_in_parts();
    `);
  }
}
