import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Why a policy was adopted, and what a stored answer needs to be put in order again by another: two bytes a figure. Both
 * never change. Locks the table of policies for a moment.
 */
export class PoliciesPeopleAdopt1770000001740 implements MigrationInterface {
  readonly name = 'PoliciesPeopleAdopt1770000001740';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table matching.policy add column reason text not null default '';
      create table matching.run_measures (
        run_id uuid primary key references matching.run (id),
        form integer not null,
        figures bytea not null,
        constraint measures_form_counts_from_1 check (form >= 1)
      );
      alter table matching.run_measures alter column figures set storage external;
      create trigger only_a_running_run_is_measured before insert on matching.run_measures
        for each row execute function matching.refuse_answer_unless_running();
      create trigger run_measures_never_change before update or delete on matching.run_measures
        for each row execute function matching.refuse_change('a stored answer');
      create trigger run_measures_are_never_emptied before truncate on matching.run_measures
        for each statement execute function matching.refuse_change('a stored answer');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table matching.run_measures;
      alter table matching.policy drop column reason;
    `);
  }
}
