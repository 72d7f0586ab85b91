import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What the sector's rules say of each year an authority has sent: one run a year, the latest, with its findings in their
 * order. Which imports it looked at is kept, so that a run can say that it is older than what is loaded by now. New tables;
 * locks nothing.
 */
export class IngestValidation1770000001200 implements MigrationInterface {
  readonly name = 'IngestValidation1770000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ingest.validation_run (
        id uuid primary key default gen_random_uuid(),
        authority_code text not null,
        year_end_on date not null,
        import_id uuid not null references ingest.import (id),
        previous_import_id uuid references ingest.import (id),
        requested_by text not null,
        validated_at timestamptz not null default now(),
        rows_checked integer not null,
        constraint a_year_of_an_authority_has_one_validation_run unique (authority_code, year_end_on),
        constraint validation_year_ends_on_31_march
          check (extract(month from year_end_on) = 3 and extract(day from year_end_on) = 31),
        constraint validation_rows_are_counted_from_0 check (rows_checked >= 0)
      );
      create table ingest.validation_finding (
        run_id uuid not null references ingest.validation_run (id) on delete cascade,
        ordinal integer not null,
        rule_code text not null,
        table_name text not null,
        row_index0 integer not null,
        child_code text not null,
        file_name text not null,
        row_number integer not null,
        sent_values text not null,
        primary key (run_id, ordinal),
        constraint a_rule_flags_a_row_once unique (run_id, rule_code, table_name, row_index0),
        constraint validation_findings_are_counted_from_1 check (ordinal >= 1),
        constraint validation_rows_are_counted_from_the_first check (row_index0 >= 0)
      );
      create index validation_finding_of_child on ingest.validation_finding (run_id, child_code, ordinal);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ingest.validation_finding, ingest.validation_run');
  }
}
