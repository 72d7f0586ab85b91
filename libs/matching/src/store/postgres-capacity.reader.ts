import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type LocalDate } from '#kernel';
import { CapacityReader } from '../app/capacity.reader.js';
import { type CapacityHome } from '../core/capacity/index.js';
import { homesQuery } from './match-facts.sql.js';

type DistrictRow = Pick<CapacityHome, 'householdId' | 'district'>;

/** Takes $1, an authority, and $2, a day. */
const homesOfServiceQuery = `
  select household.id as "householdId",
         case when home.district_code is not null then
           json_build_object('code', home.district_code, 'name', coalesce(district.name, home.district_code))
         end as district
  from register.household
  join register.fostering_service service on service.id = household.service_id
  left join geography.postcode home on home.postcode = upper(replace(household.postcode, ' ', ''))
  left join geography.district on district.code = home.district_code and district.valid @> $2::date
  where service.authority_code = $1`;

@Injectable()
export class PostgresCapacityReader extends CapacityReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  homesOf(authorityCode: string, on: LocalDate): Promise<readonly CapacityHome[]> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      const rows: DistrictRow[] = await manager.query(homesOfServiceQuery, [authorityCode, on]);
      const districts = new Map(rows.map(({ householdId, district }) => [householdId, district]));
      const homes: Omit<CapacityHome, 'district'>[] = await manager.query(homesQuery, [
        null,
        rows.length,
        [...districts.keys()],
      ]);
      return homes
        .map((home) => ({ ...home, district: districts.get(home.householdId) ?? null }))
        .sort((a, b) => (a.reference < b.reference ? -1 : 1));
    });
  }
}
