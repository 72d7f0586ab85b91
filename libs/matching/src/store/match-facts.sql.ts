/**
 * The questions that the facts are read by. Text of one moment is asked in one transaction; days are text as
 * `yyyy-mm-dd`. Lists are JSON in a stated order, so that the same facts always give the same digest.
 */

const rangeOf = (column: string): string =>
  `json_build_object('from', lower(${column})::text, 'until', upper(${column})::text)`;
const placeOf = (postcode: string): string =>
  `case when ${postcode}.easting is null then '"not-recorded"'::json
        else json_build_object('easting', ${postcode}.easting, 'northing', ${postcode}.northing) end`;
const recorded = (column: string): string => `coalesce(${column}::text, 'not-recorded')`;
const recordedJson = (column: string): string => `coalesce(to_json(${column}), '"not-recorded"'::json)`;
const postcodeNamed = (alias: string, column: string): string =>
  `left join geography.postcode ${alias} on ${alias}.postcode = upper(replace(${column}, ' ', ''))`;
/** English is not a language that a home has to be found for. */
const languagesOf = (column: string): string => `
  coalesce((select json_agg(distinct lower(language)) from unnest(${column}) language
            where lower(language) <> 'english'), '[]')`;

export const momentQuery = `
  select register.revision() as revision,
    coalesce((select json_agg(holiday_on order by holiday_on) from geography.bank_holiday), '[]') as "bankHolidays",
    coalesce((select json_agg(json_build_object('code', code, 'name', name, 'valid', ${rangeOf('valid')})
                order by code, valid) from geography.authority), '[]') as authorities,
    coalesce((select json_agg(json_build_object('code', authority_code, 'adjoining', adjoining_code,
                'valid', ${rangeOf('valid')}) order by authority_code, adjoining_code, valid)
              from geography.adjacency), '[]') as adjacency`;

/** Takes $1, ids of requests. @returns the requests that are there. */
export const requestsQuery = `
  select request.id as "requestId", child.id as "childId", child.authority_code as "recordedAuthority",
         geography.responsible_on(child.authority_code,
           geography.area_on(home.district_code, home.area_code, request.starts_on), request.starts_on)
           as "responsibleAuthority",
         child.code as "childCode", child.born_on::text as "bornOn", coalesce(child.sex, 'not-recorded') as sex,
         request.urgency, request.placement_type as "placementType", request.starts_on::text as "startsOn",
         request.expected_until::text as "expectedUntil", ${placeOf('home')} as home, ${placeOf('school')} as school,
         request.school_must_continue as "schoolMustContinue", to_json(request.needs) as needs,
         request.sibling_group as "siblingGroup", request.adoption_considered as "adoptionConsidered",
         exists (
           select from register.placement brother_or_sister
           where brother_or_sister.sibling_group = request.sibling_group
             and brother_or_sister.child_id <> request.child_id
             and brother_or_sister.stay && daterange(request.starts_on, request.expected_until)
         ) as "siblingsLiveInAHome",
         ${recordedJson('child.is_disabled')} as disabled, to_json(request.access_needs) as "accessNeeds",
         ${languagesOf('request.languages')} as languages, ${recorded('request.faith')} as faith,
         to_json(request.cultures) as cultures, ${placeOf('family_time')} as "familyTime",
         ${recordedJson('request.family_times_a_month')} as "familyTimesAMonth", to_json(request.wishes) as wishes,
         to_json(request.risks) as risks, to_json(request.must_not_live_with) as "mustNotLiveWith",
         request.lives_best_as as "livesBestAs", to_json(request.cannot_live_with_pets) as "cannotLiveWithPets",
         coalesce((
           select json_agg(json_build_object('kind', kind, 'place', ${placeOf('forbidden')},
             'miles', court_order.miles::float8, 'householdId', household_id, 'valid', ${rangeOf('valid')})
             order by ordinal)
           from register.court_order ${postcodeNamed('forbidden', 'court_order.postcode')}
           where court_order.child_id = child.id), '[]') as "courtOrders",
         coalesce((
           select json_agg(json_build_object('place', ${placeOf('avoided')}, 'miles', place_to_avoid.miles::float8,
             'reason', reason) order by ordinal)
           from register.place_to_avoid ${postcodeNamed('avoided', 'place_to_avoid.postcode')}
           where place_to_avoid.child_id = child.id), '[]') as "placesToAvoid",
         exists (
           select from register.household_connection connection
           where connection.child = child.authority_code || '/' || child.code) as "connectedHomeIsKnown",
         case when request.placement_type = 'parent-and-child' then json_build_object(
           'isLookedAfter', ${recordedJson('request.parent_is_looked_after')}, 'bornOn', request.parent_born_on::text,
           'riskAssessedOn', request.parent_risk_assessed_on::text) end as parent,
         json_build_object('wishesAscertainedOn', request.wishes_ascertained_on::text,
           'reviewingOfficerInformedOn', request.reviewing_officer_informed_on::text,
           'placementPlanOn', request.placement_plan_on::text,
           'delegatedAuthorityOn', request.delegated_authority_on::text,
           'longTermConfirmedOn', request.long_term_confirmed_on::text) as before,
         coalesce((
           select json_agg(json_build_object('householdId', household_id, 'kind', kind, 'authority', authority_code,
             'approver', approver, 'evidence', evidence, 'givenBy', given_by, 'givenOn', given_on::text) order by number)
           from register.clearance
           where clearance.request_id = request.id and withdrawn_at is null), '[]') as clearances,
         coalesce((
           select json_object_agg(household_id, answer) from register.carer_answer
           where carer_answer.request_id = request.id), '{}') as answers
  from register.placement_request request
  join register.child on child.id = request.child_id
  ${postcodeNamed('home', 'request.home_postcode')}
  ${postcodeNamed('school', 'request.school_postcode')}
  ${postcodeNamed('family_time', 'request.family_time_postcode')}
  where request.id = any($1)`;

/**
 * Takes $1, days, and $2, ids of the homes asked for or null for all. The authority of each area on each day, and whose each authority's service in it is, found once for each
 * area and for each time between two changes rather than once for each home: that of the district on that day, else what
 * the postcode file says as far as that authority exists then. Where the authorities are not loaded the file is taken at
 * its word.
 */
export const areasQuery = `
  with change (changed_on) as (
    select lower(valid) from geography.authority union select upper(valid) from geography.authority
    union select lower(valid) from geography.district union select upper(valid) from geography.district
    union select starts_on from geography.succession
  ), asked as (
    select day, coalesce((select max(changed_on) from change where changed_on <= day), day) as era
    from unnest($1::date[]) day
  ), area as (
    select home.district_code, home.area_code,
           array_agg(distinct service.authority_code) filter (where service.authority_code is not null) as services
    from register.household
    join register.fostering_service service on service.id = household.service_id
    left join geography.postcode home on home.postcode = upper(replace(household.postcode, ' ', ''))
    where $2::uuid[] is null or household.id = any($2)
    group by 1, 2
  ), of_era as (
    select era, district_code, area_code, services,
           geography.area_on(district_code, area_code, era) as on_the_day
    from area cross join (select distinct era from asked) eras
  ), told as (
    select era, district_code, area_code, on_the_day,
           coalesce((
             select json_object_agg(authority_code, coalesce(
               geography.responsible_on(authority_code, on_the_day, era), authority_code))
             from unnest(services) authority_code), '{}') as services
    from of_era
  )
  select asked.day::text as day, district_code as "districtCode", area_code as "areaCode", on_the_day as "onTheDay", services
  from asked join told on told.era = asked.era`;

const listOf = (name: string, object: string, from: string, order: string): string => `
  ${name} as (
    select household_id, json_agg(${object} order by ${order}) as facts
    from ${from} where household_id in (select id from chosen) group by household_id
  )`;

const lists = {
  approvals: [
    `json_build_object('kind', kind, 'extendedUntil', extended_until::text, 'valid', ${rangeOf('valid')},
      'resignationNoticeOn', resignation_notice_on::text, 'maxChildren', max_children, 'sex', sex,
      'placementTypes', placement_types, 'namedChild', named_child,
      'ages', case when age_from is not null then json_build_object('from', age_from, 'to', age_to) end)`,
    'register.approval',
    'valid',
  ],
  fosteredChildren: [
    `json_build_object('childId', child.id, 'reference', child.authority_code || '/' || child.code,
      'responsibleAuthority', child.authority_code, 'siblingGroup', placement.sibling_group,
      'stay', ${rangeOf('placement.stay')}, 'bornOn', child.born_on::text, 'sex', coalesce(child.sex, 'not-recorded'),
      'room', placement.room, 'mustBeOnlyChild', placement.must_be_only_child,
      'mustNotLiveWith', placement.must_not_live_with)`,
    'register.placement join register.child on child.id = placement.child_id',
    'placement.stay, child.id',
  ],
  unavailable: [
    `json_build_object('places', places, 'reason', reason, 'valid', ${rangeOf('valid')})`,
    'register.unavailability',
    'ordinal',
  ],
  holds: [
    `json_build_object('scope', scope, 'namedChild', named_child, 'valid', ${rangeOf('valid')},
      'reviewOn', review_on::text, 'decidedBy', decided_by)`,
    'register.hold',
    'ordinal',
  ],
  skills: [
    `json_build_object('skill', skill, 'validUntil', valid_until::text)`,
    'register.household_skill',
    'skill collate "C"',
  ],
  training: [
    `json_build_object('skill', skill, 'completedOn', completed_on::text, 'validUntil', valid_until::text)`,
    'register.household_training',
    'skill collate "C"',
  ],
  experience: [
    `json_build_object('skill', skill, 'children', children)`,
    'register.household_experience',
    'skill collate "C"',
  ],
  constellations: [
    `json_build_object('name', constellation.name, 'role', role, 'hubBeds', hub_beds, 'valid', ${rangeOf('valid')},
      'hubs', case when role = 'hub' then '[]'::json else coalesce((
        select json_agg(json_build_object('beds', hub.hub_beds, 'valid', ${rangeOf('hub.valid')}) order by hub.valid)
        from constellations.membership hub
        where hub.constellation_id = membership.constellation_id and hub.role = 'hub'), '[]') end)`,
    `constellations.membership
     join constellations.constellation on constellation.id = membership.constellation_id`,
    'valid',
  ],
  connectedTo: [
    `json_build_object('child', child, 'isRelative', is_relative)`,
    'register.household_connection',
    'child collate "C"',
  ],
  members: [
    `json_build_object('role', role, 'bornOn', born_on::text, 'checkedOn', ${recorded('checked_on')},
      'specifiedOffence', ${recordedJson('has_specified_offence')})`,
    `(select household_id, 0 as kind, ordinal, 'carer' as role, born_on, checked_on, has_specified_offence
      from register.carer
      union all
      select household_id, 1, ordinal, role, born_on, checked_on, has_specified_offence
      from register.household_member) member`,
    'kind, ordinal',
  ],
  rooms: [`json_build_object('name', name, 'beds', beds)`, 'register.bedroom', 'name collate "C"'],
  exemptions: [
    `json_build_object('authority', authority_code, 'children', children, 'valid', ${rangeOf('valid')})`,
    'register.exemption',
    'ordinal',
  ],
  sharingAgreements: [
    `json_build_object('authority', authority_code, 'children', children, 'agreedOn', agreed_on::text,
      'assessedOn', assessed_on::text)`,
    '(select * from register.sharing_agreement where withdrawn_on is null) agreement',
    'ordinal',
  ],
  shortBreaks: [
    `json_build_object('childId', child_id, 'stay', ${rangeOf('stay')})`,
    'register.short_break',
    'stay, child_id',
  ],
} as const;

/** What a home without any of it is said to have. */
const withoutAny: Partial<Record<keyof typeof lists, string>> = { rooms: '"not-recorded"' };

/**
 * Takes $1, the id after which to begin or null, $2, how many, and $3, ids of the homes asked for or null for all. Every
 * home of the register whatever its state, in order of id: the rules judge, SQL leaves nobody out.
 */
export const homesQuery = `
  with chosen as materialized (
    select id from register.household
    where ($1::uuid is null or id > $1) and ($3::uuid[] is null or id = any($3))
    order by id limit $2
  ), ${Object.entries(lists)
    .map(([name, [object, from, order]]) => listOf(`"${name}"`, object, from, order))
    .join(',')}
  select household.id as "householdId", household.reference, household.name,
         json_build_object('name', service.name, 'kind', service.kind, 'authorityCode', service.authority_code,
           'frameworks', coalesce((
             select json_agg(json_build_object('authority', authority_code, 'valid', ${rangeOf('valid')})
               order by authority_code, valid)
             from register.service_framework where service_framework.service_id = service.id), '[]')) as service,
         household.setting, ${recordedJson('household.is_registered')} as "isRegistered",
         ${placeOf('home')} as place,
         left(household.postcode, -3) || ' ' || substr(household.postcode, length(household.postcode) - 2, 1)
           as "postcodeSector",
         json_build_object('districtCode', home.district_code, 'areaCode', home.area_code) as area,
         household.places, household.staying_put_adults as "stayingPutAdults",
         ${Object.keys(lists)
           .map((name) => `coalesce("${name}".facts, '${withoutAny[name as keyof typeof lists] ?? '[]'}') as "${name}"`)
           .join(', ')},
         case household.agreement when 'signed' then household.agreement_signed_on::text
           else ${recorded('household.agreement')} end as agreement,
         ${recorded('household.last_review_on')} as "lastReviewOn",
         to_json(household.own_children_ages) as "statedOwnChildrenAges",
         case when household.pet_kinds is null and household.pets = 'no' then '[]'::json
           else ${recordedJson('household.pet_kinds')} end as pets,
         ${recordedJson('household.adaptations')} as adaptations, ${languagesOf('household.languages')} as languages,
         ${recordedJson('household.faiths_supported')} as "faithsSupported",
         ${recordedJson('household.cultures_supported')} as "culturesSupported",
         case when preference.household_id is null then '"not-recorded"'::json else json_build_object(
           'ages', case when preference.age_from is not null
             then json_build_object('from', preference.age_from, 'to', preference.age_to) end,
           'sex', preference.sex, 'mostChildren', preference.most_children,
           'takesSiblings', preference.takes_siblings, 'unwillingNeeds', preference.unwilling_needs) end as preference,
         ${recordedJson('household.unplanned_endings')} as "unplannedEndings"
  from chosen
  join register.household on household.id = chosen.id
  join register.fostering_service service on service.id = household.service_id
  ${postcodeNamed('home', 'household.postcode')}
  left join register.carer_preference preference on preference.household_id = household.id
  ${Object.keys(lists)
    .map((name) => `left join "${name}" on "${name}".household_id = household.id`)
    .join(' ')}
  order by household.id`;
