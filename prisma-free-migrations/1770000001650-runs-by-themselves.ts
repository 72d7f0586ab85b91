import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Runs that nobody asked for: every night, and when a fact that matters has changed. How far the changes of facts have been
 * followed is one row, held by whoever follows them. Locks the table of runs for a moment.
 */
export class RunsByThemselves1770000001650 implements MigrationInterface {
  readonly name = 'RunsByThemselves1770000001650';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table matching.run
        add column because text not null default 'asked',
        add constraint run_because_is_known check (because in ('asked', 'nightly', 'facts-changed'));
      create table matching.followed_change (
        only_row boolean primary key default true,
        revision bigint not null,
        constraint changes_are_followed_once check (only_row),
        constraint followed_revision_is_not_negative check (revision >= 0)
      );
      insert into matching.followed_change (revision) values (register.revision());
      create function matching.refuse_to_forget_changes() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or new.revision < old.revision then
          raise exception 'Changes that were followed are not followed again' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger followed_change_only_goes_on before update or delete on matching.followed_change
        for each row execute function matching.refuse_to_forget_changes();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table matching.followed_change;
      drop function matching.refuse_to_forget_changes();
      alter table matching.run drop column because;
    `);
  }
}
