import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ageInYears, day, type LocalDate } from '#kernel';
import { MatchFactsReader } from '../app/match-facts.reader.js';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';

interface ChildRow extends Omit<ChildFacts, 'ageInYears' | 'responsibleAuthority'> {
  readonly bornOn: LocalDate | null;
  /** As the register has it, whatever became of the authority since. */
  readonly recordedAuthority: string;
  /** On the day the placement starts; null when it has ended and nobody can say which successor holds the child's home. */
  readonly responsibleAuthority: string | null;
}

/** The child on the day, and what the reader had to find out to say so. */
interface ReadChild {
  readonly child: ChildFacts;
  readonly recordedAuthority: string;
  readonly successorIsKnown: boolean;
}

interface AuthoritiesRow {
  readonly adjoiningAuthorities: readonly string[];
  readonly authorityNames: Readonly<Record<string, string>>;
}

const rangeOf = (column: string): string =>
  `jsonb_build_object('from', lower(${column})::text, 'until', upper(${column})::text)`;
const placeOf = (postcode: string): string =>
  `case when ${postcode}.easting is null then '"not-recorded"'::jsonb
        else jsonb_build_object('easting', ${postcode}.easting, 'northing', ${postcode}.northing) end`;
const listOf = (alias: string, object: string, from: string, order: string, where = 'true'): string => `
  ${alias} as (
    select household_id, jsonb_agg(${object} order by ${order}) as facts
    from ${from} where ${where} group by household_id
  )`;

/**
 * The authority of each area on the day, found once for each area and district rather than once for each home: that of the
 * district on that day, else what the postcode file says as far as that authority exists then. Where the authorities are
 * not loaded the file is taken at its word.
 */
const areasOnTheDay = `
  areas as (
    select district_code, area_code, geography.area_on(district_code, area_code, $1::date) as on_the_day
    from (
      select distinct home.district_code, home.area_code
      from register.household
      join geography.postcode home on home.postcode = upper(replace(household.postcode, ' ', ''))
    ) area
  )`;

/** A service of an authority that has ended by the day is that of the successor in whose area the home lies. */
const serviceAuthority = `
  case when service.authority_code is not null
       then coalesce(geography.responsible_on(service.authority_code, areas.on_the_day, $1::date), service.authority_code)
  end`;

const childQuery = `
  select request.id as "requestId", child.id as "childId", child.authority_code as "recordedAuthority",
         geography.responsible_on(child.authority_code,
           geography.area_on(home.district_code, home.area_code, request.starts_on), request.starts_on)
           as "responsibleAuthority",
         child.code as "childCode", child.born_on::text as "bornOn", coalesce(child.sex, 'not-recorded') as sex,
         request.urgency, request.placement_type as "placementType", request.starts_on::text as "startsOn",
         request.expected_until::text as "expectedUntil", ${placeOf('home')} as home, ${placeOf('school')} as school,
         request.school_must_continue as "schoolMustContinue", to_jsonb(request.needs) as needs,
         request.sibling_group as "siblingGroup", request.adoption_considered as "adoptionConsidered",
         exists (
           select from register.placement brother_or_sister
           where brother_or_sister.sibling_group = request.sibling_group
             and brother_or_sister.child_id <> request.child_id
             and brother_or_sister.stay && daterange(request.starts_on, request.expected_until)
         ) as "siblingsLiveInAHome"
  from register.placement_request request
  join register.child on child.id = request.child_id
  left join geography.postcode home on home.postcode = upper(replace(request.home_postcode, ' ', ''))
  left join geography.postcode school on school.postcode = upper(replace(request.school_postcode, ' ', ''))
  where request.id = $1`;

const authoritiesQuery = `
  select
    coalesce((select jsonb_agg(distinct adjoining_code order by adjoining_code)
              from geography.adjacency where authority_code = $1 and valid @> $2::date), '[]') as "adjoiningAuthorities",
    coalesce((select jsonb_object_agg(code, name) from geography.authority where valid @> $2::date), '{}')
      as "authorityNames"`;

/** Every home of the register, whatever its state: the rules judge, SQL leaves nobody out. */
const householdsQuery = `
  with ${[
    areasOnTheDay,
    listOf(
      'approvals',
      `jsonb_build_object('valid', ${rangeOf('valid')}, 'resignationNoticeOn', resignation_notice_on::text,
        'maxChildren', max_children, 'sex', sex, 'placementTypes', to_jsonb(placement_types), 'namedChild', named_child,
        'ages', case when age_from is not null then jsonb_build_object('from', age_from, 'to', age_to) end)`,
      'register.approval',
      'valid',
    ),
    listOf(
      'fostered_children',
      `jsonb_build_object('childId', child.id, 'responsibleAuthority', child.authority_code,
        'siblingGroup', placement.sibling_group, 'stay', ${rangeOf('placement.stay')})`,
      'register.placement join register.child on child.id = placement.child_id',
      'placement.stay, child.id',
    ),
    listOf(
      'unavailable',
      `jsonb_build_object('places', places, 'reason', reason, 'valid', ${rangeOf('valid')})`,
      'register.unavailability',
      'ordinal',
    ),
    listOf(
      'holds',
      `jsonb_build_object('scope', scope, 'namedChild', named_child, 'valid', ${rangeOf('valid')},
        'reviewOn', review_on::text, 'decidedBy', decided_by)`,
      'register.hold',
      'ordinal',
    ),
    listOf(
      'skills',
      `jsonb_build_object('skill', skill, 'validUntil', valid_until::text)`,
      'register.household_skill',
      'skill collate "C"',
    ),
    listOf(
      'memberships',
      `jsonb_build_object('name', constellation.name, 'role', role, 'hubBeds', hub_beds, 'valid', ${rangeOf('valid')})`,
      `constellations.membership
       join constellations.constellation on constellation.id = membership.constellation_id`,
      'valid',
    ),
  ].join(',')}
  select household.id as "householdId", household.reference, household.name,
         jsonb_build_object('name', service.name, 'kind', service.kind, 'authorityCode', ${serviceAuthority}) as service,
         ${placeOf('home')} as place,
         left(household.postcode, -3) || ' ' || substr(household.postcode, length(household.postcode) - 2, 1)
           as "postcodeSector",
         coalesce(areas.on_the_day, 'not-recorded') as "areaAuthority",
         household.places, household.staying_put_adults as "stayingPutAdults",
         coalesce(approvals.facts, '[]') as approvals,
         coalesce(fostered_children.facts, '[]') as "fosteredChildren",
         coalesce(unavailable.facts, '[]') as unavailable,
         coalesce(holds.facts, '[]') as holds,
         coalesce(skills.facts, '[]') as skills,
         coalesce(memberships.facts, '[]') as constellations,
         coalesce(carer_answer.answer, 'not-recorded') as "carerAnswer"
  from register.household
  join register.fostering_service service on service.id = household.service_id
  left join geography.postcode home on home.postcode = upper(replace(household.postcode, ' ', ''))
  left join areas on areas.district_code is not distinct from home.district_code
    and areas.area_code is not distinct from home.area_code
  left join approvals on approvals.household_id = household.id
  left join fostered_children on fostered_children.household_id = household.id
  left join unavailable on unavailable.household_id = household.id
  left join holds on holds.household_id = household.id
  left join skills on skills.household_id = household.id
  left join memberships on memberships.household_id = household.id
  left join register.carer_answer on carer_answer.household_id = household.id and carer_answer.request_id = $2
  order by household.id`;

/** A child who is only described has no request that a carer could have answered. */
const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Set-based: a handful of questions whatever the size of the register, all of one moment. */
@Injectable()
export class PostgresMatchFactsReader extends MatchFactsReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async read(requestId: string, judgedOn: LocalDate): Promise<MatchFacts> {
    const facts = await this.find(requestId, judgedOn);
    if (facts === null) throw new Error(`A run refers to request ${requestId}, which is not there`);
    return facts;
  }

  async find(requestId: string, judgedOn: LocalDate): Promise<MatchFacts | null> {
    return this.inOneMoment(async (manager) => {
      const read = await this.readChild(manager, requestId);
      return read && this.around(manager, read, judgedOn);
    });
  }

  async readAround(child: ChildFacts, judgedOn: LocalDate): Promise<MatchFacts> {
    const read = { child, recordedAuthority: child.responsibleAuthority, successorIsKnown: true };
    return this.inOneMoment((manager) => this.around(manager, read, judgedOn));
  }

  private async inOneMoment<Read>(read: (manager: EntityManager) => Promise<Read>): Promise<Read> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      return read(manager);
    });
  }

  private async around(
    manager: EntityManager,
    { child, recordedAuthority, successorIsKnown }: ReadChild,
    judgedOn: LocalDate,
  ): Promise<MatchFacts> {
    const { requestId, startsOn, responsibleAuthority } = child;
    const [authorities]: AuthoritiesRow[] = await manager.query(authoritiesQuery, [responsibleAuthority, startsOn]);
    const asked = uuid.test(requestId) ? requestId : null;
    const households: HouseholdFacts[] = await manager.query(householdsQuery, [startsOn, asked]);
    return factsAsKnownToday({
      judgedOn,
      child,
      bankHolidays: [],
      adjoiningAuthorities: authorities?.adjoiningAuthorities ?? [],
      authorityNames: authorities?.authorityNames ?? {},
      households: households
        .map((household) => namedOnTheDay(household, child, recordedAuthority))
        .map((household) => (successorIsKnown ? household : { ...household, areaAuthority: 'not-recorded' })),
    });
  }

  private async readChild(manager: EntityManager, requestId: string): Promise<ReadChild | null> {
    const [row]: ChildRow[] = await manager.query(childQuery, [requestId]);
    if (!row) return null;
    const { bornOn, recordedAuthority, responsibleAuthority, ...facts } = row;
    const child: ChildFacts = {
      ...facts,
      responsibleAuthority: responsibleAuthority ?? recordedAuthority,
      ageInYears: bornOn === null ? 'not-recorded' : ageInYears(day(bornOn), facts.startsOn),
    };
    return { child, recordedAuthority, successorIsKnown: responsibleAuthority !== null };
  }
}

/** Terms and holds name a child by authority and code; after a change of authorities the name is that of the day. */
function namedOnTheDay(household: HouseholdFacts, child: ChildFacts, recordedAuthority: string): HouseholdFacts {
  if (child.responsibleAuthority === recordedAuthority) return household;
  const recorded = `${recordedAuthority}/${child.childCode}`;
  const renamed = <Fact extends { readonly namedChild: string | null }>(fact: Fact): Fact =>
    fact.namedChild === recorded ? { ...fact, namedChild: `${child.responsibleAuthority}/${child.childCode}` } : fact;
  return { ...household, approvals: household.approvals.map(renamed), holds: household.holds.map(renamed) };
}
