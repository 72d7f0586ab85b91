import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Answers kept small. What a run froze of a home is kept once for each content, whoever searched and however often; what a run
 * says of its homes is one row: where each stands, its points, and the explanations packed. Both are added only, as a
 * finished run is. Runs stored before keep their rows and are read as before;
 * taken back, the answers of runs stored since are lost. Locks the table of runs for a moment.
 */
export class AnswersKeptSmall1770000001800 implements MigrationInterface {
  readonly name = 'AnswersKeptSmall1770000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table matching.frozen_home (
        id integer generated always as identity primary key,
        household_id uuid not null references register.household (id),
        facts bytea not null,
        digest bytea not null generated always as (sha256(facts)) stored,
        constraint home_is_frozen_once_for_each_content unique (digest)
      );
      create table matching.frozen_surroundings (
        id integer generated always as identity primary key,
        facts bytea not null,
        digest bytea not null generated always as (sha256(facts)) stored,
        constraint surroundings_are_frozen_once_for_each_content unique (digest)
      );
      create table matching.run_answer (
        run_id uuid primary key references matching.run (id),
        form integer not null,
        surroundings_id integer not null references matching.frozen_surroundings (id),
        homes integer[] not null,
        standings text not null,
        points integer[] not null,
        best_miles_from_home numeric(6, 1),
        near_miss_rules text[] not null,
        explanations bytea not null,
        constraint answer_form_counts_from_1 check (form >= 1),
        constraint standings_are_known check (standings ~ '^e*a*n*[mx]*$'),
        constraint every_home_has_its_standing_and_points check (
          length(standings) = cardinality(homes) and cardinality(points) = cardinality(homes))
      );
      alter table matching.run_answer alter column explanations set storage external;
      comment on column matching.run_answer.standings is
        'A letter for each of the homes, those shown first in order of place: eligible, needs authority, near miss shown; then near misses not shown and excluded.';
      create function matching.refuse_homes_not_frozen() returns trigger language plpgsql as $$
      begin
        if (select count(*) from matching.frozen_home where id = any(new.homes)) <> cardinality(new.homes)
          or (select count(distinct household_id) from matching.frozen_home where id = any(new.homes))
             <> cardinality(new.homes) then
          raise exception 'An answer names homes that are not frozen, or one twice' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create function matching.refuse_counts_that_differ() returns trigger language plpgsql as $$
      begin
        if exists (
          select from matching.run_answer answer
          where answer.run_id = new.id
            and (length(standings), length(replace(standings, 'e', '')), length(replace(standings, 'a', '')),
                 length(replace(standings, 'n', '')))
              <> (new.register_count, new.register_count - new.eligible_count,
                  new.register_count - new.needs_authority_count, new.register_count - new.near_miss_count)) then
          raise exception 'The counts of a run are not those of its answer' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger finished_run_counts_its_homes before update on matching.run
        for each row when (new.status = 'finished' and old.status <> 'finished')
        execute function matching.refuse_counts_that_differ();
      create trigger only_a_running_run_answers before insert on matching.run_answer
        for each row execute function matching.refuse_answer_unless_running();
      create trigger only_frozen_homes_are_answered_for before insert on matching.run_answer
        for each row execute function matching.refuse_homes_not_frozen();
    `);
    for (const [table, what] of [
      ['frozen_home', 'a frozen fact'],
      ['frozen_surroundings', 'a frozen fact'],
      ['run_answer', 'a stored answer'],
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
      drop trigger finished_run_counts_its_homes on matching.run;
      drop table matching.run_answer, matching.frozen_home, matching.frozen_surroundings;
      drop function matching.refuse_homes_not_frozen(), matching.refuse_counts_that_differ();
    `);
  }
}
