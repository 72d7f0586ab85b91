import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The life of a placement request: who opened and closed it, and why. Append-only. New tables; locks nothing.
 */
export class Decisions1770000000900 implements MigrationInterface {
  readonly name = 'Decisions1770000000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema decisions;
      create table decisions.request_event (
        id bigint generated always as identity primary key,
        request_id uuid not null references register.placement_request (id),
        kind text not null,
        at timestamptz not null default now(),
        by_whom text not null,
        reason text not null default '',
        constraint request_event_kind_is_known check (kind in ('opened', 'closed'))
      );
      create unique index request_opens_once_and_closes_once on decisions.request_event (request_id, kind);
      create function decisions.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The life of a request is append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger request_event_is_append_only before update or delete on decisions.request_event
        for each row execute function decisions.refuse_change();
      create trigger request_event_is_never_emptied before truncate on decisions.request_event
        for each statement execute function decisions.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema decisions cascade;
    `);
  }
}
