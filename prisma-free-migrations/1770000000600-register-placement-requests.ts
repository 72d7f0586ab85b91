import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Placement requests: the need of one child, as asked. What people decide on it belongs to decisions.
 * New tables; locks nothing.
 */
export class RegisterPlacementRequests1770000000600 implements MigrationInterface {
  readonly name = 'RegisterPlacementRequests1770000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence register.placement_request_number;
      create table register.placement_request (
        id uuid primary key default gen_random_uuid(),
        reference text not null,
        source text not null,
        child_id uuid not null references register.child (id),
        opened_on date not null,
        closed_on date,
        urgency text not null,
        needed_by date not null,
        starts_on date not null,
        expected_until date,
        placement_type text not null,
        home_postcode text,
        school_name text,
        school_postcode text,
        school_must_continue boolean not null default false,
        needs text[] not null default '{}',
        languages text[] not null default '{}',
        sibling_group text,
        adoption_considered boolean not null default false,
        summary text not null default '',
        constraint request_reference_is_unique unique (reference),
        constraint request_source_is_known check (source in ('opened-here', 'imported')),
        constraint request_opened_here_is_numbered_here check ((source = 'opened-here') = (reference like 'NH-%')),
        constraint request_urgency_is_known check (urgency in ('planned', 'emergency')),
        constraint request_placement_type_is_known check (placement_type in
          ('emergency', 'short-term', 'long-term', 'respite', 'parent-and-child')),
        constraint request_closes_on_or_after_it_opens check (closed_on is null or closed_on >= opened_on),
        constraint placement_ends_after_it_starts check (expected_until is null or expected_until > starts_on)
      );
      create unique index child_has_one_open_request on register.placement_request (child_id) where closed_on is null;
      create table register.carer_answer (
        request_id uuid not null references register.placement_request (id) on delete cascade,
        household_id uuid not null references register.household (id),
        answer text not null,
        answered_on date not null,
        constraint carer_answer_is_known check (answer in ('agreed', 'declined')),
        primary key (request_id, household_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table register.carer_answer, register.placement_request;
      drop sequence register.placement_request_number;
    `);
  }
}
