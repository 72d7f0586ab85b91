import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type HouseholdsReplaced,
  HouseholdStore,
  type NamedHome,
  type StatedAvailability,
  type StatedCarers,
  type StayInHome,
} from '../app/household.store.js';
import { type LeftAsItIs } from '../app/provider.store.js';
import { type Household } from '../core/household.js';
import { type StatedHousehold } from '../core/stated-household.js';
import { type ApprovalKind } from '../core/vocabulary.js';
import {
  beginPlacements,
  endApprovals,
  endPlacements,
  knownApprovals,
  knownStays,
  removeOtherHouseholds,
  removeServicesWithoutHouseholds,
  writeCarers,
  writeFactsOfHouseholds,
  writeHolds,
  writeHouseholds,
  writeServices,
  writeShortBreaks,
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
  jsonb_build_object('name', service.name, 'kind', service.kind, 'authorityCode', service.authority_code, 'frameworks',
    ${factsOf(
      `jsonb_build_object('authority', authority_code, 'valid', ${rangeOf('valid')})`,
      'register.service_framework where service_id = service.id',
      'authority_code, valid',
    )}) as service,
  household.setting, household.is_registered as "isRegistered",
  coalesce(household.agreement_signed_on::text, household.agreement) as agreement,
  household.last_review_on::text as "lastReviewOn", household.pet_kinds as "petKinds", household.adaptations,
  household.faiths_supported as "faithsSupported", household.cultures_supported as "culturesSupported",
  household.unplanned_endings as "unplannedEndings",
  not exists (select from register.carer where household_id = household.id and checked_on is null)
    and not exists (
      select from register.household_member where household_id = household.id and role = 'adult' and checked_on is null)
    as "everybodyIsChecked",
  ${factsOf(
    `jsonb_build_object('role', role, 'bornOn', born_on::text, 'checkedOn', checked_on::text,
      'hasSpecifiedOffence', has_specified_offence)`,
    'register.household_member where household_id = household.id',
    'ordinal',
  )} as members,
  ${factsOf(
    `jsonb_build_object('name', name, 'beds', beds)`,
    'register.bedroom where household_id = household.id',
    'name',
  )} as rooms,
  ${factsOf(
    `jsonb_build_object('authority', authority_code, 'children', to_jsonb(children), 'valid', ${rangeOf('valid')})`,
    'register.exemption where household_id = household.id',
    'ordinal',
  )} as exemptions,
  ${factsOf(
    `jsonb_build_object('authority', authority_code, 'children', to_jsonb(children), 'agreedOn', agreed_on::text,
      'assessedOn', assessed_on::text)`,
    'register.sharing_agreement where household_id = household.id and withdrawn_on is null',
    'ordinal',
  )} as "sharingAgreements",
  ${factsOf(
    `jsonb_build_object('skill', skill, 'completedOn', completed_on::text, 'validUntil', valid_until::text)`,
    'register.household_training where household_id = household.id',
    'skill',
  )} as training,
  ${factsOf(
    `jsonb_build_object('skill', skill, 'children', children)`,
    'register.household_experience where household_id = household.id',
    'skill',
  )} as experience,
  (select jsonb_build_object(
      'ages', case when age_from is not null then jsonb_build_object('from', age_from, 'to', age_to) end, 'sex', sex,
      'mostChildren', most_children, 'takesSiblings', takes_siblings, 'unwillingNeeds', to_jsonb(unwilling_needs))
    from register.carer_preference where household_id = household.id) as preference,
  ${factsOf(
    `jsonb_build_object('child', child, 'isRelative', is_relative)`,
    'register.household_connection where household_id = household.id',
    'child',
  )} as "connectedTo",
  ${factsOf(
    `jsonb_build_object('childId', child_id, 'stay', ${rangeOf('stay')})`,
    'register.short_break where household_id = household.id',
    'stay, child_id',
  )} as "shortBreaks",
  around.sector as area,
  geography.area_on(home.district_code, home.area_code, (now() at time zone 'Europe/London')::date)
    as "areaAuthorityCode",
  ${factsOf('name', 'register.carer where household_id = household.id', 'ordinal')} as carers,
  ${factsOf(
    `jsonb_build_object('valid', ${rangeOf('valid')}, 'maxChildren', max_children, 'sex', sex,
      'ages', case when age_from is not null then jsonb_build_object('from', age_from, 'to', age_to) end,
      'placementTypes', to_jsonb(placement_types), 'namedChild', named_child,
      'resignationNoticeOn', resignation_notice_on::text, 'kind', kind, 'extendedUntil', extended_until::text)`,
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
      'siblingGroup', placement.sibling_group, 'stay', ${rangeOf('placement.stay')}, 'room', placement.room,
      'mustBeOnlyChild', placement.must_be_only_child, 'mustNotLiveWith', to_jsonb(placement.must_not_live_with))`,
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

interface KnownApproval {
  readonly reference: string;
  readonly from: string;
  readonly kind: ApprovalKind;
  readonly extendedUntil: LocalDate | null;
}

interface KnownStay {
  readonly reference: string;
  readonly authorityCode: string;
  readonly code: string;
  readonly from: string;
  readonly room: string | null;
  readonly mustBeOnlyChild: boolean;
  readonly mustNotLiveWith: readonly string[];
}

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
    const homes = (await this.withWhatIsKnown(stated, references)).map(({ preference, ...home }) => ({
      ...home,
      ...(preference === undefined ? {} : { preferences: preference === null ? [] : [preference] }),
    }));
    const stays = JSON.stringify(
      homes.flatMap(({ reference, fosteredChildren }) => fosteredChildren.map((child) => ({ ...child, reference }))),
    );
    await this.sql.rows(endPlacements, [stays, references, left === 'all-others' ? null : [...left]]);
    for (let start = 0; start < homes.length; start += householdsAtOnce) {
      const some = [JSON.stringify(homes.slice(start, start + householdsAtOnce))];
      for (const write of [writeServices, writeHouseholds, ...writeFactsOfHouseholds]) await this.sql.rows(write, some);
    }
    await this.sql.rows(beginPlacements, [stays]);
    const breaks = homes.flatMap(({ reference, shortBreaks }) => (shortBreaks ? [{ reference, shortBreaks }] : []));
    for (const write of writeShortBreaks) await this.sql.rows(write, [JSON.stringify(breaks)]);
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

  /** A file of old says nothing of the kind of an approval, or of who sleeps where: what is recorded of them stays. */
  private async withWhatIsKnown(
    stated: readonly StatedHousehold[],
    references: readonly string[],
  ): Promise<readonly StatedHousehold[]> {
    const approvals = new Map(
      (await this.sql.rows<KnownApproval>(knownApprovals, [references])).map((known) => [
        `${known.reference} ${known.from}`,
        known,
      ]),
    );
    const stays = new Map(
      (await this.sql.rows<KnownStay>(knownStays, [references])).map((known) => [
        `${known.reference} ${known.authorityCode} ${known.code} ${known.from}`,
        known,
      ]),
    );
    return stated.map((home) => ({
      ...home,
      approvals: home.approvals.map((approval) => {
        if (approval.kind !== undefined) return approval;
        const known = approvals.get(`${home.reference} ${approval.valid.from}`);
        const { until } = approval.valid;
        const extendedUntil = known?.extendedUntil ?? null;
        const isStillAnExtension = until !== null && extendedUntil !== null && extendedUntil >= until;
        return { ...approval, kind: known?.kind ?? 'full', extendedUntil: isStillAnExtension ? extendedUntil : null };
      }),
      fosteredChildren: home.fosteredChildren.map((child) => {
        const known = stays.get(`${home.reference} ${child.authorityCode} ${child.code} ${child.stay.from}`);
        if (!known) return child;
        return {
          ...child,
          room: child.room === undefined ? known.room : child.room,
          mustBeOnlyChild: child.mustBeOnlyChild ?? known.mustBeOnlyChild,
          mustNotLiveWith: child.mustNotLiveWith ?? known.mustNotLiveWith,
        };
      }),
    }));
  }

  private async removeOthers(references: readonly string[], on: LocalDate): Promise<HouseholdsReplaced> {
    const others = await this.sql.rows<{ reference: string; isRemoved: boolean }>(removeOtherHouseholds, [references]);
    const kept = others.filter(({ isRemoved }) => !isRemoved).map(({ reference }) => reference);
    for (const end of endApprovals) await this.sql.rows(end, [kept, on]);
    await this.sql.rows(removeServicesWithoutHouseholds);
    return { removed: others.length - kept.length, kept };
  }
}
