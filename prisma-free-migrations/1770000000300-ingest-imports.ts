import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Imports and the problems each one met. One import of an authority at a time holds an advisory lock; the rows are the
 * record of it. New tables; locks nothing.
 */
export class IngestImports1770000000300 implements MigrationInterface {
  readonly name = 'IngestImports1770000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema ingest;
      create table ingest.import (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        authority_code text,
        file_names text[] not null,
        requested_by text not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        status text not null default 'running',
        rows_read integer not null default 0,
        rows_loaded integer not null default 0,
        summary jsonb not null default '{}',
        constraint import_kind_is_known check (kind in
          ('postcodes', 'authorities', 'boundaries', 'ssda903', 'households', 'providers', 'requests')),
        constraint import_status_is_known check (status in ('running', 'applied', 'refused', 'interrupted')),
        constraint import_is_finished_when_it_is_not_running check ((status = 'running') = (finished_at is null))
      );
      create table ingest.problem (
        import_id uuid not null references ingest.import (id),
        ordinal integer not null,
        severity text not null,
        code text not null,
        file_name text,
        row_number integer,
        column_name text,
        value text,
        sentence text not null,
        constraint problem_is_counted_from_1 check (ordinal >= 1),
        constraint problem_severity_is_known check (severity in ('error', 'warning')),
        primary key (import_id, ordinal)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema ingest cascade;
    `);
  }
}
