import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Children, and the statutory return as each year sent it. The register's episodes are a view: the latest year's word on
 * each child and start date. New tables; locks nothing.
 */
export class RegisterChildrenAndReturns1770000000400 implements MigrationInterface {
  readonly name = 'RegisterChildrenAndReturns1770000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema register;
      create table register.child (
        id uuid primary key default gen_random_uuid(),
        authority_code text not null,
        code text not null,
        known_as text,
        born_on date,
        sex text,
        ethnic_code text,
        constraint child_code_is_unique_within_its_authority unique (authority_code, code),
        constraint child_code_has_1_to_10_characters check (length(code) between 1 and 10),
        constraint child_sex_is_known check (sex in ('male', 'female', 'not-recorded'))
      );
      create table register.return_episode (
        child_id uuid not null references register.child (id),
        year_end_on date not null,
        started_on date not null,
        ended_on date,
        reason_new_episode text,
        legal_status text,
        need_code text,
        placement_type text,
        provider_type text,
        reason_ended text,
        reason_place_change text,
        home_postcode text,
        placement_postcode text,
        urn text,
        import_id uuid not null,
        constraint return_reports_an_episode_once primary key (child_id, year_end_on, started_on),
        constraint return_year_ends_on_31_march check (extract(month from year_end_on) = 3 and extract(day from year_end_on) = 31),
        constraint episode_does_not_end_before_it_starts check (ended_on is null or ended_on >= started_on)
      );
      create index return_episode_by_year on register.return_episode (year_end_on);
      create table register.return_row (
        child_id uuid not null references register.child (id),
        year_end_on date not null,
        table_name text not null,
        row_number integer not null,
        fields jsonb not null,
        import_id uuid not null,
        primary key (child_id, year_end_on, table_name, row_number)
      );
      create view register.episode as
        select distinct on (child_id, started_on) return_episode.*
        from register.return_episode
        order by child_id, started_on, year_end_on desc;
      create view register.located_episode as
        select episode.*, child.authority_code, child.code as child_code,
               home.easting as home_easting, home.northing as home_northing,
               placed.easting as placement_easting, placed.northing as placement_northing,
               placed.area_code as placement_area_code,
               case when placed.area_code is null then null
                    when placed.area_code = child.authority_code then 'IN' else 'OUT' end as placement_location,
               geography.miles_between(home.easting, home.northing, placed.easting, placed.northing) as placement_miles
        from register.episode
        join register.child on child.id = episode.child_id
        left join geography.postcode home on home.postcode = upper(replace(episode.home_postcode, ' ', ''))
        left join geography.postcode placed on placed.postcode = upper(replace(episode.placement_postcode, ' ', ''));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema register cascade;
    `);
  }
}
