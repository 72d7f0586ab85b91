import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** In an order in which a row comes after the rows it refers to. The key finds a row again. */
const recordedTables: readonly (readonly [table: string, key: string])[] = [
  ['geography.authority', 'code, valid'],
  ['geography.adjacency', 'authority_code, adjoining_code, valid'],
  ['geography.boundary', 'authority_code, valid'],
  ['register.child', 'id'],
  ['register.statutory_return', 'authority_code, year_end_on'],
  ['register.return_episode', 'child_id, year_end_on, started_on'],
  ['register.return_row', 'child_id, year_end_on, table_name, ordinal'],
  ['register.fostering_service', 'id'],
  ['register.household', 'id'],
  ['register.carer', 'household_id, ordinal'],
  ['register.approval', 'household_id, valid'],
  ['register.household_skill', 'household_id, skill'],
  ['register.hold', 'household_id, ordinal'],
  ['register.unavailability', 'household_id, ordinal'],
  ['register.placement', 'child_id, stay'],
  ['register.provider', 'urn'],
  ['register.placement_request', 'id'],
  ['register.carer_answer', 'request_id, household_id'],
  ['constellations.constellation', 'id'],
  ['constellations.membership', 'household_id, valid'],
];

/**
 * What an import could not load, row by row, and what it changed, row by row, so that it can be mended and undone.
 *
 * Changes are recorded by triggers for each statement, and only while the transaction says which import it is
 * (`nearhome.import_id`). A migration that adds a table which imports write calls `ingest.record_changes_of(table, key)`,
 * and `ingest.forget_changes_of(table)` on its way down. Only the triggers write row_change: it has no foreign keys, which
 * would be asked a million times by one large return. Locks the tables of facts while it adds triggers to them.
 */
export class IngestQuarantineAndChanges1770000001010 implements MigrationInterface {
  readonly name = 'IngestQuarantineAndChanges1770000001010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ingest.import
        add column rows_quarantined integer not null default 0,
        add column rows_not_kept integer not null default 0,
        add column mends_import_id uuid references ingest.import (id),
        add column undone_at timestamptz,
        add column undone_by text,
        drop constraint import_status_is_known,
        add constraint import_status_is_known
          check (status in ('running', 'applied', 'refused', 'interrupted', 'undone', 'previewed')),
        add constraint import_says_when_and_by_whom_it_was_undone
          check ((status = 'undone') = (undone_at is not null) and (undone_at is null) = (undone_by is null));
      update ingest.import set rows_not_kept = rows_read - rows_loaded where rows_read <> rows_loaded;
      alter table ingest.import
        add constraint every_row_read_is_loaded_or_quarantined_or_said_not_kept
          check (rows_read = rows_loaded + rows_quarantined + rows_not_kept),
        add constraint rows_of_an_authority_are_kept
          check (rows_not_kept = 0 or status not in ('applied', 'refused', 'undone')
            or kind not in ('ssda903', 'households', 'providers', 'requests')) not valid;

      create table ingest.import_file (
        import_id uuid not null references ingest.import (id) on delete cascade,
        ordinal integer not null,
        file_name text not null,
        sheet text,
        table_name text,
        headers text[] not null default '{}',
        rows_read integer not null,
        rows_loaded integer not null,
        rows_quarantined integer not null,
        rows_not_kept integer not null default 0,
        constraint every_row_of_a_file_is_loaded_or_quarantined_or_said_not_kept
          check (rows_read = rows_loaded + rows_quarantined + rows_not_kept),
        constraint file_rows_are_not_negative
          check (least(rows_read, rows_loaded, rows_quarantined, rows_not_kept, ordinal - 1) >= 0),
        primary key (import_id, ordinal)
      );
      create table ingest.quarantined_row (
        import_id uuid not null,
        file_ordinal integer not null,
        row_number integer not null,
        cells text[] not null,
        codes text[] not null,
        reasons text[] not null,
        mended_by uuid references ingest.import (id),
        constraint quarantined_row_says_why check (cardinality(reasons) > 0),
        constraint quarantined_row_is_of_a_file
          foreign key (import_id, file_ordinal) references ingest.import_file (import_id, ordinal)
          on delete cascade,
        primary key (import_id, file_ordinal, row_number)
      );
      create index quarantined_row_mended on ingest.quarantined_row (mended_by) where mended_by is not null;

      create table ingest.staged_import (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        authority_code text,
        options jsonb not null default '{}',
        requested_by text not null,
        preview_import_id uuid not null references ingest.import (id) on delete cascade,
        staged_at timestamptz not null default now()
      );
      create table ingest.staged_file (
        staged_id uuid not null references ingest.staged_import (id) on delete cascade,
        ordinal integer not null,
        file_name text not null,
        content bytea not null,
        constraint staged_file_has_at_most_20_megabytes check (octet_length(content) <= 20971520),
        primary key (staged_id, ordinal)
      );

      create table ingest.recorded_table (
        table_name text primary key,
        position integer not null generated always as identity,
        key_columns text not null
      );
      create table ingest.row_change (
        import_id uuid not null,
        ordinal bigint generated always as identity,
        table_name text not null,
        before jsonb,
        after jsonb,
        constraint row_change_is_a_change check (before is distinct from after),
        primary key (import_id, ordinal)
      );

      -- A running import holds this lock by its transaction. The few seconds are those between record and transaction.
      create function ingest.import_is_alive(import_id uuid, started_at timestamptz) returns boolean language sql as $$
        select started_at > now() - interval '5 seconds' or exists (
          select from pg_locks
          where locktype = 'advisory' and granted and classid = 7302904
            and database = (select oid from pg_database where datname = current_database())
            and objid::bigint = (hashtext(import_id::text)::bigint & 4294967295))
      $$;
      create function ingest.importing() returns uuid language sql stable as $$
        select nullif(current_setting('nearhome.import_id', true), '')::uuid
      $$;
      create function ingest.record_inserted() returns trigger language plpgsql as $$
      begin
        if ingest.importing() is not null then
          insert into ingest.row_change (import_id, table_name, after)
          select ingest.importing(), tg_argv[0], to_jsonb(new_row) from new_row;
        end if;
        return null;
      end $$;
      create function ingest.record_deleted() returns trigger language plpgsql as $$
      begin
        if ingest.importing() is not null then
          insert into ingest.row_change (import_id, table_name, before)
          select ingest.importing(), tg_argv[0], to_jsonb(old_row) from old_row;
        end if;
        return null;
      end $$;
      create function ingest.record_updated() returns trigger language plpgsql as $$
      begin
        if ingest.importing() is not null then
          execute format(
            'insert into ingest.row_change (import_id, table_name, before, after)
             select $1, $2, to_jsonb(old_row), to_jsonb(new_row)
             from old_row full join new_row using (%s)
             where to_jsonb(old_row) is distinct from to_jsonb(new_row)', tg_argv[1])
          using ingest.importing(), tg_argv[0];
        end if;
        return null;
      end $$;

      create function ingest.record_changes_of(changed text, key_columns text) returns void language plpgsql as $$
      begin
        insert into ingest.recorded_table (table_name, key_columns) values (changed, key_columns);
        execute format('create trigger record_inserted after insert on %s
          referencing new table as new_row
          for each statement execute function ingest.record_inserted(%L)', changed::regclass, changed);
        execute format('create trigger record_deleted after delete on %s
          referencing old table as old_row
          for each statement execute function ingest.record_deleted(%L)', changed::regclass, changed);
        execute format('create trigger record_updated after update on %s
          referencing old table as old_row new table as new_row
          for each statement execute function ingest.record_updated(%L, %L)', changed::regclass, changed, key_columns);
      end $$;
      create function ingest.forget_changes_of(changed text) returns void language plpgsql as $$
      begin
        execute format('drop trigger record_inserted on %s', changed::regclass);
        execute format('drop trigger record_deleted on %s', changed::regclass);
        execute format('drop trigger record_updated on %s', changed::regclass);
        delete from ingest.recorded_table where table_name = changed;
      end $$;
    `);
    for (const [table, key] of recordedTables) {
      await runner.query('select ingest.record_changes_of($1, $2)', [table, key]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of recordedTables.toReversed()) {
      await runner.query('select ingest.forget_changes_of($1)', [table]);
    }
    await runner.query(`
      drop table ingest.row_change, ingest.recorded_table, ingest.staged_file, ingest.staged_import,
        ingest.quarantined_row, ingest.import_file;
      drop function ingest.forget_changes_of(text), ingest.record_changes_of(text, text), ingest.record_updated(),
        ingest.record_deleted(), ingest.record_inserted(), ingest.importing(),
        ingest.import_is_alive(uuid, timestamptz);
      update ingest.import set status = 'applied', undone_at = null, undone_by = null where status = 'undone';
      delete from ingest.problem where import_id in (select id from ingest.import where status = 'previewed');
      delete from ingest.import where status = 'previewed';
      alter table ingest.import
        drop constraint import_status_is_known,
        add constraint import_status_is_known check (status in ('running', 'applied', 'refused', 'interrupted')),
        drop column rows_quarantined,
        drop column rows_not_kept,
        drop column mends_import_id,
        drop column undone_at,
        drop column undone_by;
    `);
  }
}
