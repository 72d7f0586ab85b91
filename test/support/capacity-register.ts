import { type DataSource } from 'typeorm';

/**
 * A small fostering service, and homes of others beside it: places filled, kept for Staying Put and sleepovers, closed for a
 * break until April 2026, and an approval that ends on 1 May 2026. All of it is fictional.
 */
export async function addFosteringService(database: DataSource, ours: string, theirs: string): Promise<void> {
  await database.query(`
    insert into geography.postcode (postcode, easting, northing, area_code, district_code, is_live) values
      ('ZN11AA', 601000, 302000, '${ours}', 'D1', true), ('ZN12BB', 602000, 302000, '${ours}', 'D2', true);
    insert into geography.district (code, name, authority_code, valid) values ('D1', 'Aller', '${ours}', '[1974-04-01,)');
    insert into register.fostering_service (name, kind, authority_code) values
      ('Norchester Fostering', 'authority', '${ours}'), ('Their Fostering', 'authority', '${theirs}'), ('Brightways', 'agency', null);
    insert into register.household (reference, name, service_id, postcode, places, staying_put_adults, last_review_on)
      select reference, 'Home ' || reference, service.id, postcode, places, staying, '2026-02-01'
      from (values ('H-1', 'Norchester Fostering', 'ZN11AA', 4, 1), ('H-2', 'Norchester Fostering', 'ZN12BB', 3, 0),
        ('H-3', 'Norchester Fostering', 'ZN99ZZ', 2, 0), ('T-1', 'Their Fostering', 'ZN11AA', 5, 0), ('A-1', 'Brightways', 'ZN11AA', 6, 0))
        home (reference, service, postcode, places, staying)
      join register.fostering_service service on service.name = home.service;
    insert into register.approval (household_id, valid, age_from, age_to)
      select id, case reference when 'H-3' then '[2019-05-14,2026-05-01)' else '[2019-05-14,)' end::daterange,
        case reference when 'H-2' then 0 end, case reference when 'H-2' then 4 end from register.household;
    insert into register.child (authority_code, code) values ('${ours}', 'C1'), ('${ours}', 'C2');
    insert into register.placement (household_id, child_id, stay)
      select household.id, child.id, case code when 'C1' then '[2025-01-20,)' else '[2025-01-20,2026-03-20)' end::daterange
      from register.household, register.child where reference = 'H-1';
    insert into register.unavailability (household_id, ordinal, places, reason, valid)
      select id, 1, 2, 'carer-break', '[2026-01-01,2026-04-01)' from register.household where reference = 'H-2';
    insert into register.household_skill (household_id, skill, valid_until)
      select id, 'self-harm', '2026-03-15' from register.household where reference = 'H-1';
    with heron as (insert into constellations.constellation (name) values ('Heron') returning id)
      insert into constellations.membership (constellation_id, household_id, role, hub_beds, valid)
      select heron.id, household.id, 'hub', 1, '[2025-09-01,)' from heron, register.household where reference = 'H-1';`);
}
