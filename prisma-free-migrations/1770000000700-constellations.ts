import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Mockingbird constellations as facts: a hub home with the beds it keeps free, and its satellites, with dates. A home is in
 * one constellation on a day. New tables; locks nothing.
 */
export class Constellations1770000000700 implements MigrationInterface {
  readonly name = 'Constellations1770000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema constellations;
      create table constellations.constellation (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        constraint constellation_is_named_once unique (name)
      );
      create table constellations.membership (
        constellation_id uuid not null references constellations.constellation (id) on delete cascade,
        household_id uuid not null references register.household (id) on delete cascade,
        role text not null,
        hub_beds integer not null default 0,
        valid daterange not null,
        constraint membership_role_is_known check (role in ('hub', 'satellite')),
        constraint only_a_hub_keeps_beds check (hub_beds between 0 and 6 and (role = 'hub' or hub_beds = 0)),
        constraint home_is_in_one_constellation_on_a_day exclude using gist (household_id with =, valid with &&),
        constraint constellation_has_one_hub_on_a_day exclude using gist (constellation_id with =, valid with &&)
          where (role = 'hub')
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema constellations cascade;
    `);
  }
}
