import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { HomeRecordStore } from '../app/home-record.store.js';
import { type Bedroom, type RecordedExemption, type RecordedSharingAgreement } from '../core/home-facts.js';
import { isUuid } from './uuid.js';

const nextIn = (table: string): string =>
  `(select coalesce(max(ordinal), 0) + 1 from register.${table} where household_id = $1)`;

@Injectable()
export class PostgresHomeRecordStore extends HomeRecordStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async hold(householdId: string): Promise<boolean> {
    if (!isUuid(householdId)) return false;
    const held = await this.sql.rows('select id from register.household where id = $1 for update', [householdId]);
    return held.length > 0;
  }

  override async keepBedrooms(householdId: string, rooms: readonly Bedroom[]): Promise<void> {
    const stated = [householdId, JSON.stringify(rooms)];
    const wanted = 'jsonb_to_recordset($2::jsonb) as wanted (name text, beds integer)';
    await this.sql.rows(
      `delete from register.bedroom held where household_id = $1
         and not exists (select from ${wanted} where wanted.name = held.name)`,
      stated,
    );
    await this.sql.rows(
      `insert into register.bedroom as held (household_id, name, beds) select $1, name, beds from ${wanted}
       on conflict (household_id, name) do update set beds = excluded.beds where held.beds <> excluded.beds`,
      stated,
    );
  }

  override async addExemption(householdId: string, { authority, children, valid }: RecordedExemption): Promise<void> {
    await this.sql.rows(
      `insert into register.exemption (household_id, ordinal, authority_code, children, valid)
       values ($1, ${nextIn('exemption')}, $2, $3, daterange($4::date, $5::date))`,
      [householdId, authority, children, valid.from, valid.until],
    );
  }

  override async endExemption(householdId: string, position: number, until: LocalDate): Promise<void> {
    await this.sql.rows(
      `update register.exemption set valid = daterange(lower(valid), $3::date)
       where household_id = $1 and ordinal = (
         select ordinal from register.exemption where household_id = $1 order by ordinal offset $2 limit 1)`,
      [householdId, position, until],
    );
  }

  override async addSharingAgreement(
    householdId: string,
    { authority, children, agreedOn, assessedOn }: RecordedSharingAgreement,
  ): Promise<void> {
    await this.sql.rows(
      `insert into register.sharing_agreement (household_id, ordinal, authority_code, children, agreed_on, assessed_on)
       values ($1, ${nextIn('sharing_agreement')}, $2, $3, $4, $5)`,
      [householdId, authority, children, agreedOn, assessedOn],
    );
  }

  override async withdrawSharingAgreement(householdId: string, position: number, on: LocalDate): Promise<void> {
    await this.sql.rows(
      `update register.sharing_agreement set withdrawn_on = $3
       where household_id = $1 and ordinal = (
         select ordinal from register.sharing_agreement where household_id = $1 and withdrawn_on is null
         order by ordinal offset $2 limit 1)`,
      [householdId, position, on],
    );
  }
}
