import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The audit trail: every read and every change, with who, by which permission, and of what. Append-only: the database
 * refuses to change, delete or empty it, whoever asks. New tables; locks nothing.
 */
export class PlatformAudit1770000000100 implements MigrationInterface {
  readonly name = 'PlatformAudit1770000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      create schema platform;
      create table platform.audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        role text not null,
        permission text not null,
        operation text not null,
        outcome text not null,
        authority_code text,
        subject_kind text,
        subject_ids text[] not null default '{}',
        request_reference text not null,
        constraint audit_outcome_is_known check (outcome in ('allowed', 'refused'))
      );
      create index audit_entry_by_subject on platform.audit_entry using gin (subject_ids);
      create index audit_entry_by_time on platform.audit_entry (at);
      create function platform.refuse_change_to_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit trail is append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger audit_is_append_only before update or delete on platform.audit_entry
        for each row execute function platform.refuse_change_to_audit();
      create trigger audit_is_never_emptied before truncate on platform.audit_entry
        for each statement execute function platform.refuse_change_to_audit();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema platform cascade;
    `);
  }
}
