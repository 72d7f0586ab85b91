import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Postcodes, authorities, districts, adjacency and boundaries. Authorities and adjacency are effective-dated.
 * The postcodes have one partition, the release in use: a new release is loaded beside it and takes its place at once,
 * while whatever reads geography.postcode, views too, stays as it is.
 * New tables; locks nothing.
 */
export class Geography1770000000200 implements MigrationInterface {
  readonly name = 'Geography1770000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema geography;
      create table geography.postcode_release (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        sha256 text not null,
        postcodes integer not null,
        loaded_at timestamptz not null default now()
      );
      create table geography.postcode (
        postcode text not null,
        easting integer,
        northing integer,
        area_code text,
        district_code text,
        is_live boolean not null,
        constraint postcode_is_known_once primary key (postcode),
        constraint postcode_is_upper_case_without_spaces check (postcode ~ '^[A-Z0-9]{5,7}$'),
        constraint postcode_has_both_coordinates_or_neither check ((easting is null) = (northing is null))
      ) partition by range (postcode);
      create table geography.postcode_before_any_release partition of geography.postcode
        for values from (minvalue) to (maxvalue);
      create table geography.authority (
        code text not null,
        name text not null,
        valid daterange not null,
        constraint authority_has_one_name_on_a_day exclude using gist (code with =, valid with &&)
      );
      create table geography.adjacency (
        authority_code text not null,
        adjoining_code text not null,
        valid daterange not null,
        constraint authority_does_not_adjoin_itself check (authority_code <> adjoining_code),
        constraint adjacency_is_said_once exclude using gist (authority_code with =, adjoining_code with =, valid with &&)
      );
      create table geography.boundary (
        authority_code text not null,
        valid daterange not null,
        geometry jsonb not null,
        constraint authority_has_one_boundary_on_a_day exclude using gist (authority_code with =, valid with &&)
      );
      create function geography.miles_between(east_a integer, north_a integer, east_b integer, north_b integer)
        returns numeric language sql immutable parallel safe as $$
          select round((sqrt(((east_a - east_b)::float8) ^ 2 + ((north_a - north_b)::float8) ^ 2) / 1000 / 1.6093)::numeric, 1)
        $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema geography cascade;
    `);
  }
}
