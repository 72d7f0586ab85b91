import { type MigrationInterface, type QueryRunner } from 'typeorm';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');
const accessNeeds = words([
  'step-free',
  'ground-floor-bedroom',
  'accessible-bathroom',
  'wheelchair-access',
  'hoist-or-lift',
  'sensory-equipment',
]);
const faiths = words(['none', 'buddhist', 'christian', 'hindu', 'jewish', 'muslim', 'sikh', 'other']);
const pets = words(['dog', 'cat', 'other']);
const wishes = words([
  'same-school',
  'near-family',
  'with-siblings',
  'only-child',
  'other-children',
  'a-pet',
  'no-pets',
]);
const risks = words(['to-younger-children', 'to-children-of-any-age', 'from-older-children', 'to-pets']);
const typesBefore = words(['emergency', 'short-term', 'long-term', 'respite', 'parent-and-child']);
const types = `${typesBefore}, 'remand'`;

/** Bank holidays in England and Wales as published for the years 2022 to 2027. */
const bankHolidays = [
  '2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27',
  '2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26',
  '2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26',
  '2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26',
  '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28',
  '2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28',
].flatMap((year) => year.split(' '));

/**
 * What the rules ask of homes, children and requests beyond the first issue: kinds of approval, agreements, exemptions,
 * bedrooms and who sleeps where, members and their checks, reviews, training, experience, preferences, short breaks,
 * connected persons, court orders, places to avoid, frameworks and bank holidays. Columns that nobody filled are null: not
 * recorded. Locks the tables of homes, approvals, carers, placements and requests for a moment.
 */
export class FactsTheRulesNeed1770000001500 implements MigrationInterface {
  readonly name = 'FactsTheRulesNeed1770000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table geography.bank_holiday (holiday_on date primary key);
      insert into geography.bank_holiday select unnest('{${bankHolidays.join(',')}}'::date[]);
      create table register.service_framework (
        service_id uuid not null references register.fostering_service (id) on delete cascade,
        authority_code text not null,
        valid daterange not null,
        constraint service_is_on_a_framework_once_on_a_day
          exclude using gist (service_id with =, authority_code with =, valid with &&)
      );
      alter table register.household
        add column setting text not null default 'foster-home',
        add column is_registered boolean,
        add column agreement text,
        add column agreement_signed_on date,
        add column last_review_on date,
        add column pet_kinds text[],
        add column adaptations text[],
        add column faiths_supported text[],
        add column cultures_supported text[],
        add column unplanned_endings integer,
        add constraint household_setting_is_known
          check (setting in ('foster-home', 'supported-accommodation', 'other-arrangement')),
        add constraint household_agreement_is_known check (agreement in ('signed', 'none')),
        add constraint signed_agreement_has_its_day
          check ((agreement is not distinct from 'signed') = (agreement_signed_on is not null)),
        add constraint household_pet_kinds_are_known check (pet_kinds <@ array[${pets}]),
        add constraint household_adaptations_are_known check (adaptations <@ array[${accessNeeds}]),
        add constraint household_faiths_are_known check (faiths_supported <@ array[${faiths}]),
        add constraint unplanned_endings_are_0_to_99 check (unplanned_endings between 0 and 99);
      alter table register.approval
        add column kind text not null default 'full',
        add column extended_until date,
        add constraint approval_kind_is_known check (kind in ('full', 'temporary', 'fostering-for-adoption')),
        add constraint only_a_temporary_approval_is_extended
          check (extended_until is null or (kind = 'temporary' and extended_until >= upper(valid)));
      alter table register.carer
        add column born_on date,
        add column has_specified_offence boolean;
      alter table register.placement
        add column room text,
        add column must_be_only_child boolean not null default false,
        add column must_not_live_with text[] not null default '{}';
      create table register.household_member (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        role text not null,
        born_on date,
        checked_on date,
        has_specified_offence boolean,
        constraint household_member_role_is_known check (role in ('adult', 'own-child')),
        primary key (household_id, ordinal)
      );
      create table register.household_connection (
        household_id uuid not null references register.household (id) on delete cascade,
        child text not null,
        is_relative boolean not null,
        constraint connection_names_authority_and_child check (child ~ '^[^/]+/.+$'),
        primary key (household_id, child)
      );
      create table register.bedroom (
        household_id uuid not null references register.household (id) on delete cascade,
        name text not null,
        beds integer not null,
        constraint bedroom_has_1_to_6_beds check (beds between 1 and 6),
        primary key (household_id, name)
      );
      create table register.exemption (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        authority_code text not null,
        children text[] not null,
        valid daterange not null,
        constraint exemption_names_its_children check (cardinality(children) > 0),
        primary key (household_id, ordinal)
      );
      create table register.sharing_agreement (
        household_id uuid not null references register.household (id) on delete cascade,
        ordinal integer not null,
        authority_code text not null,
        children text[] not null,
        agreed_on date not null,
        assessed_on date,
        constraint sharing_agreement_names_its_children check (cardinality(children) > 0),
        primary key (household_id, ordinal)
      );
      create table register.household_training (
        household_id uuid not null references register.household (id) on delete cascade,
        skill text not null,
        completed_on date not null,
        valid_until date,
        constraint training_lapses_after_it_is_completed check (valid_until is null or valid_until > completed_on),
        primary key (household_id, skill)
      );
      create table register.household_experience (
        household_id uuid not null references register.household (id) on delete cascade,
        skill text not null,
        children integer not null,
        constraint experience_counts_from_1 check (children >= 1),
        primary key (household_id, skill)
      );
      create table register.carer_preference (
        household_id uuid primary key references register.household (id) on delete cascade,
        age_from integer,
        age_to integer,
        sex text,
        most_children integer,
        takes_siblings boolean,
        unwilling_needs text[] not null default '{}',
        constraint preferred_ages_are_in_order check (age_from between 0 and 20 and age_to between age_from and 20),
        constraint preferred_ages_are_both_stated_or_neither check ((age_from is null) = (age_to is null)),
        constraint preferred_sex_is_known check (sex in ('male', 'female')),
        constraint preferred_number_is_1_to_12 check (most_children between 1 and 12)
      );
      create table register.short_break (
        household_id uuid not null references register.household (id) on delete cascade,
        child_id uuid not null references register.child (id),
        stay daterange not null,
        constraint short_break_is_not_empty check (not isempty(stay) and upper(stay) is not null),
        constraint child_has_one_short_break_on_a_day exclude using gist (child_id with =, stay with &&)
      );
      create table register.court_order (
        child_id uuid not null references register.child (id) on delete cascade,
        ordinal integer not null,
        kind text not null,
        postcode text,
        miles numeric(5, 1) not null default 0,
        household_id uuid references register.household (id),
        valid daterange not null,
        constraint court_order_kind_is_known check (kind in ('exclusion-area', 'no-go-address', 'no-contact')),
        constraint court_order_miles_are_0_to_500 check (miles between 0 and 500),
        constraint court_order_is_about_a_place_or_a_home check ((kind = 'no-contact') = (household_id is not null)
          and (kind = 'no-contact') = (postcode is null)),
        primary key (child_id, ordinal)
      );
      create table register.place_to_avoid (
        child_id uuid not null references register.child (id) on delete cascade,
        ordinal integer not null,
        postcode text not null,
        miles numeric(5, 1) not null,
        reason text not null,
        constraint place_to_avoid_miles_are_0_to_500 check (miles between 0 and 500),
        primary key (child_id, ordinal)
      );
      alter table register.child
        add column is_disabled boolean,
        add column is_unaccompanied boolean;
      alter table register.placement_request
        drop constraint request_placement_type_is_known,
        add constraint request_placement_type_is_known check (placement_type in (${types})),
        add column access_needs text[] not null default '{}',
        add column faith text,
        add column cultures text[] not null default '{}',
        add column family_time_postcode text,
        add column family_times_a_month integer,
        add column wishes text[] not null default '{}',
        add column risks text[] not null default '{}',
        add column must_not_live_with text[] not null default '{}',
        add column lives_best_as text,
        add column cannot_live_with_pets text[] not null default '{}',
        add column parent_is_looked_after boolean,
        add column parent_born_on date,
        add column parent_risk_assessed_on date,
        add column wishes_ascertained_on date,
        add column reviewing_officer_informed_on date,
        add column placement_plan_on date,
        add column delegated_authority_on date,
        add column long_term_confirmed_on date,
        add constraint request_access_needs_are_known check (access_needs <@ array[${accessNeeds}]),
        add constraint request_faith_is_known check (faith in (${faiths})),
        add constraint family_times_a_month_are_0_to_60 check (family_times_a_month between 0 and 60),
        add constraint request_wishes_are_known check (wishes <@ array[${wishes}]),
        add constraint request_risks_are_known check (risks <@ array[${risks}]),
        add constraint request_lives_best_as_is_known check (lives_best_as in ('only-child', 'youngest', 'oldest')),
        add constraint request_pets_are_known check (cannot_live_with_pets <@ array[${pets}]);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register.placement_request
        drop column access_needs, drop column faith, drop column cultures, drop column family_time_postcode,
        drop column family_times_a_month, drop column wishes, drop column risks, drop column must_not_live_with,
        drop column lives_best_as, drop column cannot_live_with_pets, drop column parent_is_looked_after,
        drop column parent_born_on, drop column parent_risk_assessed_on, drop column wishes_ascertained_on,
        drop column reviewing_officer_informed_on, drop column placement_plan_on, drop column delegated_authority_on,
        drop column long_term_confirmed_on,
        drop constraint request_placement_type_is_known;
      update register.placement_request set placement_type = 'short-term' where placement_type = 'remand';
      alter table register.placement_request
        add constraint request_placement_type_is_known check (placement_type in (${typesBefore}));
      alter table register.child drop column is_disabled, drop column is_unaccompanied;
      drop table register.place_to_avoid, register.court_order, register.short_break, register.carer_preference,
        register.household_experience, register.household_training, register.sharing_agreement, register.exemption,
        register.bedroom, register.household_connection, register.household_member;
      alter table register.placement drop column room, drop column must_be_only_child, drop column must_not_live_with;
      alter table register.carer drop column born_on, drop column has_specified_offence;
      alter table register.approval
        drop constraint only_a_temporary_approval_is_extended, drop column kind, drop column extended_until;
      alter table register.household
        drop column setting, drop column is_registered, drop column agreement, drop column agreement_signed_on,
        drop column last_review_on, drop column pet_kinds, drop column adaptations, drop column faiths_supported,
        drop column cultures_supported, drop column unplanned_endings;
      drop table register.service_framework, geography.bank_holiday;
    `);
  }
}
