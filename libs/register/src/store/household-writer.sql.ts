/**
 * Each takes $1, an array of homes as JSON, and writes one table of it. Ranges come as `from` and `until`; a home is found
 * again by its reference.
 */

const homes = `jsonb_to_recordset($1::jsonb) as stated (reference text, name text, service jsonb, postcode text,
  places integer, bedrooms integer, "stayingPutAdults" integer, "ownChildrenAges" integer[], pets text, languages text[],
  carers jsonb, approvals jsonb, skills jsonb, holds jsonb, unavailable jsonb, "fosteredChildren" jsonb)
  join register.household on household.reference = stated.reference`;

/** @returns each fact of one list, numbered from 1 in the file's order. */
const eachOf = (list: string): string =>
  `${homes} cross join lateral jsonb_array_elements(stated.${list}) with ordinality as fact (value, ordinal)`;

const dateOf = (name: string): string => `(fact.value ->> '${name}')::date`;
const numberOf = (name: string): string => `(fact.value ->> '${name}')::integer`;
const textOf = (name: string): string => `fact.value ->> '${name}'`;
const rangeOf = (name: string): string =>
  `daterange((fact.value -> '${name}' ->> 'from')::date, (fact.value -> '${name}' ->> 'until')::date)`;

export const writeServices = `
  insert into register.fostering_service as known (name, kind, authority_code)
  select distinct stated.service ->> 'name', stated.service ->> 'kind', stated.service ->> 'authorityCode'
  from jsonb_to_recordset($1::jsonb) as stated (service jsonb)
  order by 1
  on conflict (name) do update set kind = excluded.kind, authority_code = excluded.authority_code
  where (known.kind, known.authority_code) is distinct from (excluded.kind, excluded.authority_code)`;

export const writeHouseholds = `
  insert into register.household
    (reference, name, service_id, postcode, places, bedrooms, staying_put_adults, own_children_ages, pets, languages)
  select stated.reference, stated.name, service.id, stated.postcode, stated.places, stated.bedrooms,
    stated."stayingPutAdults", stated."ownChildrenAges", stated.pets, stated.languages
  from jsonb_to_recordset($1::jsonb) as stated (reference text, name text, service jsonb, postcode text, places integer,
    bedrooms integer, "stayingPutAdults" integer, "ownChildrenAges" integer[], pets text, languages text[])
  join register.fostering_service service on service.name = stated.service ->> 'name'
  order by stated.reference
  on conflict (reference) do update set name = excluded.name, service_id = excluded.service_id,
    postcode = excluded.postcode, places = excluded.places, bedrooms = excluded.bedrooms,
    staying_put_adults = excluded.staying_put_adults, own_children_ages = excluded.own_children_ages,
    pets = excluded.pets, languages = excluded.languages`;

/** In the order to be run: after the homes themselves, and after their old facts were cleared. */
export const writeFactsOfHouseholds: readonly string[] = [
  `insert into register.carer (household_id, ordinal, name)
   select household.id, fact.ordinal, fact.value #>> '{}' from ${eachOf('carers')}`,
  `insert into register.approval (household_id, valid, max_children, age_from, age_to, sex, placement_types,
     named_child, resignation_notice_on)
   select household.id, ${rangeOf('valid')}, ${numberOf('maxChildren')}, (fact.value #>> '{ages,from}')::integer,
     (fact.value #>> '{ages,to}')::integer, ${textOf('sex')},
     case when jsonb_typeof(fact.value -> 'placementTypes') = 'array'
       then array(select jsonb_array_elements_text(fact.value -> 'placementTypes')) end,
     ${textOf('namedChild')}, ${dateOf('resignationNoticeOn')}
   from ${eachOf('approvals')}`,
  `insert into register.household_skill (household_id, skill, valid_until)
   select household.id, ${textOf('skill')}, ${dateOf('validUntil')} from ${eachOf('skills')}`,
  `insert into register.hold (household_id, ordinal, scope, named_child, valid, review_on, decided_by)
   select household.id, fact.ordinal, ${textOf('scope')}, ${textOf('namedChild')}, ${rangeOf('valid')},
     ${dateOf('reviewOn')}, ${textOf('decidedBy')}
   from ${eachOf('holds')}`,
  `insert into register.unavailability (household_id, ordinal, places, reason, valid)
   select household.id, fact.ordinal, ${numberOf('places')}, ${textOf('reason')}, ${rangeOf('valid')}
   from ${eachOf('unavailable')}`,
  `insert into register.placement (household_id, child_id, sibling_group, stay)
   select household.id, child.id, ${textOf('siblingGroup')}, ${rangeOf('stay')}
   from ${eachOf('"fosteredChildren"')}
   join register.child on child.authority_code = ${textOf('authorityCode')} and child.code = ${textOf('code')}`,
];

/**
 * Everybody moves out before anybody moves in: a child who changed homes is never in two. Takes $1, the references stated,
 * and $2, those of homes left as they are; null leaves all others.
 */
export const clearPlacements = `
  delete from register.placement using register.household
  where household.id = placement.household_id
    and (household.reference = any($1) or ($2::text[] is not null and not (household.reference = any($2))))`;

/** Each takes $1, references. */
export const clearFactsOfHouseholds: readonly string[] = [
  'carer',
  'approval',
  'household_skill',
  'hold',
  'unavailability',
].map(
  (table) => `delete from register.${table} using register.household
    where household.id = ${table}.household_id and household.reference = any($1)`,
);

/** Takes $1, the references that stay. @returns each other reference, and whether it was removed. */
export const removeOtherHouseholds = `
  with other as materialized (select id, reference from register.household where not (reference = any($1)))
  select reference, register.remove_household_unless_referred_to(id) as "isRemoved" from other order by reference`;

/** Takes $1, references, and $2, the day their approvals end. */
export const endApprovals: readonly string[] = [
  `delete from register.approval using register.household
   where household.id = approval.household_id and household.reference = any($1) and lower(approval.valid) >= $2::date`,
  `update register.approval set valid = daterange(lower(approval.valid), $2::date)
   from register.household
   where household.id = approval.household_id and household.reference = any($1) and approval.valid @> $2::date`,
];

export const removeServicesWithoutHouseholds = `
  delete from register.fostering_service service
  where not exists (select from register.household where household.service_id = service.id)`;
