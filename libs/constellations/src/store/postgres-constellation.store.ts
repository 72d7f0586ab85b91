import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { ConstellationStore, type StatedMembership } from '../app/constellation.store.js';
import { type Membership } from '../core/membership.js';

@Injectable()
export class PostgresConstellationStore extends ConstellationStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async membershipsOf(householdIds: readonly string[]): Promise<readonly Membership[]> {
    return this.sql.rows<Membership>(
      `select membership.household_id as "householdId", constellation.name, membership.role,
         membership.hub_beds as "hubBeds",
         jsonb_build_object('from', lower(membership.valid)::text, 'until', upper(membership.valid)::text) as valid
       from constellations.membership
       join constellations.constellation on constellation.id = membership.constellation_id
       where membership.household_id::text = any($1)
       order by membership.household_id, membership.valid`,
      [householdIds],
    );
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = await this.sql.rows<{ id: string; name: string }>(
      'select id, name from constellations.constellation where id::text = any($1)',
      [ids],
    );
    return new Map(named.map(({ id, name }) => [id, name]));
  }

  async ofOtherHomes(references: readonly string[]): Promise<readonly StatedMembership[]> {
    return this.sql.rows<StatedMembership>(
      `select household.reference as "householdReference", constellation.name, membership.role,
         membership.hub_beds as "hubBeds",
         jsonb_build_object('from', lower(membership.valid)::text, 'until', upper(membership.valid)::text) as valid
       from constellations.membership
       join constellations.constellation on constellation.id = membership.constellation_id
       join register.household on household.id = membership.household_id
       where not (household.reference = any($1))
       order by household.reference, membership.valid`,
      [references],
    );
  }

  async replaceAll(memberships: readonly StatedMembership[], left: readonly string[]): Promise<void> {
    const stated = JSON.stringify(
      memberships.map(({ valid, ...membership }) => ({ ...membership, from: valid.from, until: valid.until })),
    );
    await this.sql.rows(
      `delete from constellations.membership known using register.household home
       where home.id = known.household_id and not (home.reference = any($2)) and not exists (
         select from ${statedMemberships}
         join constellations.constellation on constellation.name = stated.name
         where ${isKnown})`,
      [stated, left],
    );
    await this.sql.rows(
      `delete from constellations.constellation
       where name not in (select name from jsonb_to_recordset($1::jsonb) as stated (name text))
         and not exists (select from constellations.membership where constellation_id = constellation.id)`,
      [stated],
    );
    await this.sql.rows(
      `insert into constellations.constellation (name)
       select distinct name from jsonb_to_recordset($1::jsonb) as stated (name text) order by name
       on conflict (name) do nothing`,
      [stated],
    );
    await this.sql.rows(
      `insert into constellations.membership (constellation_id, household_id, role, hub_beds, valid)
       select constellation.id, household.id, stated.role, stated."hubBeds", daterange(stated."from", stated.until)
       from ${statedMemberships}
       join constellations.constellation on constellation.name = stated.name
       where not exists (select from constellations.membership known where ${isKnown})`,
      [stated],
    );
  }
}

/** $1, memberships as JSON, with their homes. */
const statedMemberships = `jsonb_to_recordset($1::jsonb) as stated
    ("householdReference" text, name text, role text, "hubBeds" integer, "from" date, until date)
  join register.household on household.reference = stated."householdReference"`;

const isKnown = `(known.constellation_id, known.household_id, known.role, known.hub_beds, known.valid) =
  (constellation.id, household.id, stated.role, stated."hubBeds", daterange(stated."from", stated.until))`;
