import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type HouseholdsReplaced,
  HouseholdStore,
  type NamedHome,
  type StatedAvailability,
  type StatedCarers,
  type StatedHousehold,
  type StayInHome,
} from '../app/household.store.js';
import { type LeftAsItIs } from '../app/provider.store.js';
import { type Household } from '../core/household.js';
import {
  beginPlacements,
  endApprovals,
  endPlacements,
  removeOtherHouseholds,
  removeServicesWithoutHouseholds,
  writeCarers,
  writeFactsOfHouseholds,
  writeHolds,
  writeHouseholds,
  writeServices,
  writeUnavailabilities,
} from './household-writer.sql.js';
import { lateralSector } from './sector.sql.js';
import { isUuid } from './uuid.js';

/** @returns a half-open range of days as a DateRange. */
const rangeOf = (column: string): string =>
  `jsonb_build_object('from', lower(${column})::text, 'until', upper(${column})::text)`;

/** @returns the facts of one table as an array in a stated order; empty where there are none. */
const factsOf = (object: string, from: string, order: string): string =>
  `coalesce((select jsonb_agg(${object} order by ${order}) from ${from}), '[]')`;

const householdColumns = `household.id, household.reference, household.name, household.places, household.bedrooms,
  household.staying_put_adults as "stayingPutAdults", household.own_children_ages as "ownChildrenAges", household.pets,
  household.languages,
  jsonb_build_object('name', service.name, 'kind', service.kind, 'authorityCode', service.authority_code) as service,
  around.sector as area,
  geography.area_on(home.district_code, home.area_code, (now() at time zone 'Europe/London')::date)
    as "areaAuthorityCode",
  ${factsOf('name', 'register.carer where household_id = household.id', 'ordinal')} as carers,
  ${factsOf(
    `jsonb_build_object('valid', ${rangeOf('valid')}, 'maxChildren', max_children, 'sex', sex,
      'ages', case when age_from is not null then jsonb_build_object('from', age_from, 'to', age_to) end,
      'placementTypes', to_jsonb(placement_types), 'namedChild', named_child,
      'resignationNoticeOn', resignation_notice_on::text)`,
    'register.approval where household_id = household.id',
    'valid',
  )} as approvals,
  ${factsOf(
    `jsonb_build_object('skill', skill, 'validUntil', valid_until::text)`,
    'register.household_skill where household_id = household.id',
    'skill',
  )} as skills,
  ${factsOf(
    `jsonb_build_object('scope', scope, 'namedChild', named_child, 'valid', ${rangeOf('valid')},
      'reviewOn', review_on::text, 'decidedBy', decided_by)`,
    'register.hold where household_id = household.id',
    'ordinal',
  )} as holds,
  ${factsOf(
    `jsonb_build_object('places', places, 'reason', reason, 'valid', ${rangeOf('valid')})`,
    'register.unavailability where household_id = household.id',
    'ordinal',
  )} as unavailable,
  ${factsOf(
    `jsonb_build_object('childId', child.id, 'responsibleAuthority', child.authority_code,
      'siblingGroup', placement.sibling_group, 'stay', ${rangeOf('placement.stay')})`,
    `register.placement join register.child on child.id = placement.child_id
     where placement.household_id = household.id`,
    'placement.stay, child.id',
  )} as "fosteredChildren"`;

const selectHouseholds = `
  select ${householdColumns}
  from register.household
  join register.fostering_service service on service.id = household.service_id
  left join geography.postcode home on home.postcode = household.postcode
  ${lateralSector('household.postcode', 'around')}`;

const householdsAtOnce = 2_000;

@Injectable()
export class PostgresHouseholdStore extends HouseholdStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async byIds(ids: readonly string[]): Promise<readonly Household[]> {
    return this.sql.rows<Household>(
      `${selectHouseholds} where household.id = any($1::uuid[]) order by household.reference`,
      [ids.filter(isUuid)],
    );
  }

  async ofAuthority(authorityCode: string): Promise<readonly Household[]> {
    return this.sql.rows<Household>(
      `${selectHouseholds} where service.authority_code = $1 order by household.reference`,
      [authorityCode],
    );
  }

  async replaceAll(stated: readonly StatedHousehold[], on: LocalDate, left: LeftAsItIs): Promise<HouseholdsReplaced> {
    const references = stated.map(({ reference }) => reference);
    const stays = JSON.stringify(
      stated.flatMap(({ reference, fosteredChildren }) => fosteredChildren.map((child) => ({ ...child, reference }))),
    );
    await this.sql.rows(endPlacements, [stays, references, left === 'all-others' ? null : [...left]]);
    for (let start = 0; start < stated.length; start += householdsAtOnce) {
      const some = [JSON.stringify(stated.slice(start, start + householdsAtOnce))];
      for (const write of [writeServices, writeHouseholds, ...writeFactsOfHouseholds]) await this.sql.rows(write, some);
    }
    await this.sql.rows(beginPlacements, [stays]);
    return left === 'all-others' ? { removed: 0, kept: [] } : this.removeOthers([...references, ...left], on);
  }

  async named(references: readonly string[]): Promise<readonly NamedHome[]> {
    return this.sql.rows<NamedHome>(
      'select reference, places from register.household where reference = any($1) order by reference',
      [references],
    );
  }

  async replaceCarers(stated: readonly StatedCarers[]): Promise<void> {
    for (const write of writeCarers) await this.sql.rows(write, [JSON.stringify(stated)]);
  }

  async replaceAvailability(stated: readonly StatedAvailability[], holds: 'holds-too' | 'holds-stay'): Promise<void> {
    const writes = holds === 'holds-too' ? [...writeUnavailabilities, ...writeHolds] : writeUnavailabilities;
    for (const write of writes) await this.sql.rows(write, [JSON.stringify(stated)]);
  }

  async staysInOtherHomes(references: readonly string[]): Promise<readonly StayInHome[]> {
    return this.sql.rows<StayInHome>(
      `select household.reference as household, child.authority_code as "authorityCode", child.code,
         ${rangeOf('placement.stay')} as stay
       from register.placement
       join register.household on household.id = placement.household_id
       join register.child on child.id = placement.child_id
       where not (household.reference = any($1))
       order by household.reference, placement.stay`,
      [references],
    );
  }

  private async removeOthers(references: readonly string[], on: LocalDate): Promise<HouseholdsReplaced> {
    const others = await this.sql.rows<{ reference: string; isRemoved: boolean }>(removeOtherHouseholds, [references]);
    const kept = others.filter(({ isRemoved }) => !isRemoved).map(({ reference }) => reference);
    for (const end of endApprovals) await this.sql.rows(end, [kept, on]);
    await this.sql.rows(removeServicesWithoutHouseholds);
    return { removed: others.length - kept.length, kept };
  }
}
