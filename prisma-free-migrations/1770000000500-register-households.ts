import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Households, carers, terms of approval, places and who lives in them, each fact in time. The database keeps what no check
 * in code can: one set of terms on a day, one home for a child on a day. New tables; locks nothing.
 */
export class RegisterHouseholds1770000000500 implements MigrationInterface {
  readonly name = 'RegisterHouseholds1770000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.fostering_service (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        kind text not null,
        authority_code text,
        constraint service_is_named_once unique (name),
        constraint service_kind_is_known check (kind in ('authority', 'agency')),
        constraint authority_service_names_its_authority check ((kind = 'authority') = (authority_code is not null))
      );
      create table register.household (
        id uuid primary key default gen_random_uuid(),
        reference text not null,
        name text not null,
        service_id uuid not null references register.fostering_service (id),
        postcode text not null,
        places integer not null,
        bedrooms integer,
        staying_put_adults integer not null default 0,
        own_children_ages integer[] not null default '{}',
        pets text not null default 'not-recorded',
        languages text[] not null default '{}',
        constraint household_reference_is_unique unique (reference),
        constraint household_places_are_0_to_12 check (places between 0 and 12),
        constraint household_bedrooms_are_0_to_20 check (bedrooms between 0 and 20),
        constraint staying_put_adults_are_0_to_6 check (staying_put_adults between 0 and 6),
        constraint household_pets_are_known check (pets in ('yes', 'no', 'not-recorded'))
      );
      create table register.carer (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        name text not null,
        constraint household_has_one_or_two_carers check (ordinal between 1 and 2),
        primary key (household_id, ordinal)
      );
      create table register.approval (
        household_id uuid not null references register.household (id) on delete cascade,
        valid daterange not null,
        max_children integer,
        age_from integer,
        age_to integer,
        sex text,
        placement_types text[],
        named_child text,
        resignation_notice_on date,
        constraint household_has_one_approval_on_a_day exclude using gist (household_id with =, valid with &&),
        constraint approved_number_is_1_to_12 check (max_children between 1 and 12),
        constraint approved_ages_are_in_order check (age_from between 0 and 20 and age_to between age_from and 20),
        constraint approved_ages_are_both_stated_or_neither check ((age_from is null) = (age_to is null)),
        constraint approved_sex_is_known check (sex in ('male', 'female'))
      );
      create table register.household_skill (
        household_id uuid not null references register.household (id) on delete cascade,
        skill text not null,
        valid_until date,
        primary key (household_id, skill)
      );
      create table register.hold (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        scope text not null,
        named_child text,
        valid daterange not null,
        review_on date,
        decided_by text not null,
        constraint hold_scope_is_known check (scope in ('all', 'new-children', 'named-child')),
        constraint hold_on_a_named_child_names_the_child check ((scope = 'named-child') = (named_child is not null)),
        primary key (household_id, ordinal)
      );
      create table register.unavailability (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        places integer not null,
        reason text not null,
        valid daterange not null,
        constraint unavailable_places_are_1_to_12 check (places between 1 and 12),
        constraint unavailability_reason_is_known check (reason in (
          'needs-of-child-placed', 'carer-break', 'carer-circumstances', 'sibling-or-single-placement',
          'bedroom-unavailable', 'allegation-or-investigation', 'pending-deregistration', 'awaiting-first-placement',
          'respite-only', 'extension-works', 'other')),
        primary key (household_id, ordinal)
      );
      create table register.placement (
        id uuid primary key default gen_random_uuid(),
        household_id uuid not null references register.household (id),
        child_id uuid not null references register.child (id),
        sibling_group text,
        stay daterange not null,
        constraint stay_is_not_empty check (not isempty(stay)),
        constraint child_lives_in_one_home_on_a_day exclude using gist (child_id with =, stay with &&)
      );
      create index placement_by_household on register.placement (household_id);
      create table register.provider (
        urn text primary key,
        name text not null,
        kind text not null,
        places integer,
        postcode text,
        constraint provider_urn_has_7_characters check (length(urn) = 7)
      );
      create function register.remove_household_unless_referred_to(household_id uuid) returns boolean language plpgsql as $$
      begin
        delete from register.household where household.id = remove_household_unless_referred_to.household_id;
        return true;
      exception when foreign_key_violation then
        return false;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function register.remove_household_unless_referred_to(uuid);
      drop table register.provider, register.placement, register.unavailability, register.hold,
        register.household_skill, register.approval, register.carer, register.household, register.fostering_service;
    `);
  }
}
