import { type MigrationInterface, type QueryRunner } from 'typeorm';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');
const kinds = words([
  'consent-of-service',
  'consent-of-authority',
  'approval-outside-area',
  'approval-key-stage-4',
  'notice-to-area',
]);
const evidence = words([
  'wishes-and-feelings',
  'care-plan',
  'relatives-consulted',
  'reviewing-officer-consulted',
  'area-authority-consulted-with-care-plan',
]);

/**
 * Consents, approvals and notices for one child and one home: who gave each and when. What is recorded is never changed and
 * never taken away; it is withdrawn, once, with a reason. New table; locks nothing.
 */
export class Clearances1770000001860 implements MigrationInterface {
  readonly name = 'Clearances1770000001860';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.clearance (
        id uuid primary key default gen_random_uuid(),
        number bigint generated always as identity,
        request_id uuid not null references register.placement_request (id),
        household_id uuid not null references register.household (id),
        kind text not null,
        authority_code text,
        approver text,
        evidence text[] not null default '{}',
        given_by text not null,
        given_on date not null,
        recorded_by text not null,
        recorded_at timestamptz not null default now(),
        withdrawn_at timestamptz,
        withdrawn_by text,
        withdrawn_because text,
        constraint clearance_kind_is_known check (kind in (${kinds})),
        constraint clearance_names_the_authority_that_consents_or_is_told check (
          (kind in ('consent-of-authority', 'notice-to-area')) = (authority_code is not null)),
        constraint clearance_names_who_approves check (
          (kind in ('approval-outside-area', 'approval-key-stage-4')) = (approver is not null)),
        constraint clearance_approver_is_known
          check (approver in ('nominated-officer', 'director-of-childrens-services')),
        constraint clearance_evidence_is_known check (evidence <@ array[${evidence}]),
        constraint clearance_evidence_is_of_a_home_outside_the_area
          check (evidence = '{}' or kind = 'approval-outside-area'),
        constraint clearance_says_who_gave_it check (char_length(btrim(given_by)) between 1 and 200),
        constraint clearance_is_withdrawn_by_somebody_for_a_reason check (
          num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
      );
      create unique index clearance_holds_once on register.clearance
        (request_id, household_id, kind, coalesce(authority_code, '')) where withdrawn_at is null;
      create function register.refuse_change_of_clearance() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
          and to_jsonb(new) - '{withdrawn_at,withdrawn_by,withdrawn_because}'::text[]
            = to_jsonb(old) - '{withdrawn_at,withdrawn_by,withdrawn_because}'::text[] then
          return new;
        end if;
        raise exception 'A clearance is withdrawn once and otherwise never changed: % is refused', tg_op
          using errcode = 'restrict_violation';
      end $$;
      create trigger clearance_is_only_withdrawn before update or delete on register.clearance
        for each row execute function register.refuse_change_of_clearance();
      create trigger clearance_is_never_emptied before truncate on register.clearance
        for each statement execute function register.refuse_change_of_clearance();
      select register.note_changes_of('register.clearance',
        'select null::uuid as household_id, request_id from changed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table register.clearance;
      drop function register.refuse_change_of_clearance();
    `);
  }
}
