import { type MigrationInterface, type QueryRunner } from 'typeorm';

const words = (...ids: readonly string[]): string => `(${ids.map((id) => `'${id}'`).join(', ')})`;
const oneOf = (table: string, column: string, ...ids: readonly string[]): string =>
  `constraint ${table}_${column}_is_known check (${column} in ${words(...ids)})`;
const someOf = (table: string, column: string, ...ids: readonly string[]): string =>
  `constraint ${table}_${column}_are_known check (${column} <@ array[${ids.map((id) => `'${id}'`).join(', ')}])`;
const suitability = ['preferred', 'suitable-but-not-preferred', 'unsuitable', 'not-specified'];
const risks = [
  'self_harm',
  'sexual_exploitation',
  'criminal_exploitation',
  'drugs_and_alcohol',
  'eating_disorder',
  'going_missing',
  'physical_harm_to_others',
  'sexual_harm_to_others',
  'fire_setting',
  'harm_to_animals',
  'criminal_exploitation_of_others',
];
const sector = "~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9]$'";
const pence = (column: string): string =>
  `constraint actual_placement_${column}_is_not_negative check (${column} >= 0)`;

/**
 * What the open placements standard says of a request and its placement, a table for each of its sections, and what is
 * useful beyond it. Null is "not recorded". Costs are whole pence a week. New tables; locks nothing.
 */
export class RegisterPlacementRecords1770000001300 implements MigrationInterface {
  readonly name = 'RegisterPlacementRecords1770000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.request_availability (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        placement_id text,
        needed_within text,
        sibling_count integer,
        preferred_location_is_local boolean,
        out_of_area_reason text,
        out_of_area_reason_other text[] not null default '{}',
        preferred_location text,
        ${oneOf('availability', 'needed_within', 'today', 'within-five-days', 'more-than-five-days')},
        ${oneOf('availability', 'out_of_area_reason', 'safeguarding-concerns', 'bail-conditions', 'court-order', 'other')},
        constraint availability_sibling_count_is_not_negative check (sibling_count >= 0),
        constraint another_reason_out_of_area_is_said_in_words
          check (out_of_area_reason <> 'other' or cardinality(out_of_area_reason_other) > 0)
      );
      create index request_by_placement_id on register.request_availability (placement_id)
        where placement_id is not null;
      create table register.request_requirements (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        communication_needs text,
        communication_requirements text[] not null default '{}',
        communication_requirements_other text[] not null default '{}',
        home_adaptation_required boolean,
        cultural_needs text,
        cultural_needs_other text[] not null default '{}',
        living_companions text,
        pets text,
        additional_support text[] not null default '{}',
        additional_support_other text[] not null default '{}',
        deprivation_of_liberty boolean,
        ${oneOf('requirements', 'communication_needs', 'yes', 'no', 'not-specified')},
        ${someOf('requirements', 'communication_requirements', 'esol', 'bsl', 'makaton', 'other', 'none')},
        ${oneOf('requirements', 'cultural_needs', 'required', 'not-required', 'not-known', 'other')},
        ${oneOf(
          'requirements',
          'living_companions',
          ...['solo', 'with-other-children', 'only-with-older-children', 'only-with-younger-children', 'no-preference'],
        )},
        ${oneOf('requirements', 'pets', 'yes-must', 'yes-can', 'no', 'not-known')},
        ${someOf(
          'requirements',
          'additional_support',
          ...['additional-supervision', 'therapeutic-support', 'worker-for-respite', 'taxis-to-school'],
          ...['not-applicable', 'other'],
        )},
        constraint another_communication_requirement_is_said_in_words
          check (not 'other' = any (communication_requirements) or cardinality(communication_requirements_other) > 0),
        constraint another_cultural_need_is_said_in_words
          check (cultural_needs <> 'other' or cardinality(cultural_needs_other) > 0),
        constraint another_support_is_said_in_words
          check (not 'other' = any (additional_support) or cardinality(additional_support_other) > 0)
      );
      create table register.request_recommendation (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        foster_care text,
        residential_care text,
        supported_accommodation text,
        ${oneOf('recommendation', 'foster_care', ...suitability)},
        ${oneOf('recommendation', 'residential_care', ...suitability)},
        ${oneOf('recommendation', 'supported_accommodation', ...suitability)}
      );
      create table register.request_risks (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        ${risks.map((risk) => `${risk} text,`).join(' ')}
        ${risks.map((risk) => oneOf('risks', risk, 'no-known-risk', 'risk-present')).join(', ')}
      );
      create table register.request_circumstances (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        latest_start_on date,
        family_postcode_sector text,
        close_to_family_recommended boolean,
        adult_support_ratio text,
        siblings_are_split boolean,
        sibling_split_reason text,
        placing_at_distance_reason text,
        constraint family_is_no_finer_than_a_postcode_sector check (family_postcode_sector ${sector}),
        constraint adult_support_ratio_is_adults_to_children check (adult_support_ratio ~ '^[1-9]:[1-9]$'),
        ${oneOf(
          'circumstances',
          'placing_at_distance_reason',
          ...['preference-of-child-or-parents', 'safeguarding', 'exists-but-not-available', 'does-not-exist'],
          ...['carer-moving', 'legal', 'not-applicable'],
        )}
      );
      create table register.request_regular_place (
        request_id uuid not null references register.placement_request (id) on delete cascade,
        ordinal integer not null,
        place text not null,
        postcode_sector text,
        times integer not null,
        period text not null,
        constraint regular_place_is_counted_from_1 check (ordinal >= 1),
        constraint regular_place_is_named check (place <> ''),
        constraint regular_place_is_no_finer_than_a_postcode_sector check (postcode_sector ${sector}),
        constraint regular_place_is_gone_to_1_to_99_times check (times between 1 and 99),
        ${oneOf('regular_place', 'period', 'week', 'month', 'year')},
        primary key (request_id, ordinal)
      );
      create table register.request_location_to_avoid (
        request_id uuid not null references register.placement_request (id) on delete cascade,
        ordinal integer not null,
        place text not null,
        postcode_sector text,
        reason text,
        constraint location_to_avoid_is_counted_from_1 check (ordinal >= 1),
        constraint location_to_avoid_is_named check (place <> ''),
        constraint location_to_avoid_is_no_finer_than_a_postcode_sector check (postcode_sector ${sector}),
        primary key (request_id, ordinal)
      );
      create table register.actual_placement (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        placement_type text not null,
        provider_urn text not null,
        outward_code text not null,
        location_was_preferred boolean not null,
        education_was_disrupted boolean not null,
        siblings_placed_together integer not null,
        total_weekly_pence integer not null,
        core_weekly_pence integer,
        additional_support_weekly_pence integer,
        education_weekly_pence integer,
        other_weekly_pence integer,
        ${oneOf('actual_placement', 'placement_type', 'foster', 'residential', 'supported-accommodation')},
        constraint actual_placement_names_its_provider check (provider_urn <> ''),
        constraint actual_placement_is_no_finer_than_an_outward_code
          check (outward_code ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
        constraint actual_placement_siblings_are_not_negative check (siblings_placed_together >= 0),
        ${[
          'total_weekly_pence',
          'core_weekly_pence',
          'additional_support_weekly_pence',
          'education_weekly_pence',
          'other_weekly_pence',
        ]
          .map(pence)
          .join(', ')}
      );
      create table register.request_quality_assurance (
        request_id uuid primary key references register.placement_request (id) on delete cascade,
        referral_on date,
        referral_officer text,
        placement_on date,
        placement_officer text,
        cost_on date,
        cost_officer text
      );
      create table register.request_record_event (
        id bigint generated always as identity primary key,
        request_id uuid not null references register.placement_request (id),
        part text not null,
        at timestamptz not null default now(),
        by_whom text not null,
        ${oneOf(
          'record_event',
          'part',
          ...['availability', 'requirements', 'recommendation', 'risks', 'circumstances'],
          ...['actual-placement', 'quality-assurance'],
        )}
      );
      create index record_event_by_request on register.request_record_event (request_id);
      create function register.refuse_change_of_history() returns trigger language plpgsql as $$
      begin
        raise exception 'The history of a request is append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger record_event_is_append_only before update or delete on register.request_record_event
        for each row execute function register.refuse_change_of_history();
      create trigger record_event_is_never_emptied before truncate on register.request_record_event
        for each statement execute function register.refuse_change_of_history();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table register.request_record_event, register.request_quality_assurance, register.actual_placement,
        register.request_location_to_avoid, register.request_regular_place, register.request_circumstances,
        register.request_risks, register.request_recommendation, register.request_requirements,
        register.request_availability;
      drop function register.refuse_change_of_history();
    `);
  }
}
