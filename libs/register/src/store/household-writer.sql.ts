/**
 * Each takes $1, an array of homes as JSON, and writes one table of it, touching only rows that differ: writing the same
 * again changes no row. Ranges come as `from` and `until`; a home is found again by its reference.
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

const ownColumns = `name, service_id, postcode, places, bedrooms, staying_put_adults, own_children_ages, pets, languages`;
const named = (row: string): string => ownColumns.replaceAll(/\w+/g, (column) => `${row}.${column}`);

export const writeHouseholds = `
  insert into register.household as known (reference, ${ownColumns})
  select stated.reference, stated.name, service.id, stated.postcode, stated.places, stated.bedrooms,
    stated."stayingPutAdults", stated."ownChildrenAges", stated.pets, stated.languages
  from jsonb_to_recordset($1::jsonb) as stated (reference text, name text, service jsonb, postcode text, places integer,
    bedrooms integer, "stayingPutAdults" integer, "ownChildrenAges" integer[], pets text, languages text[])
  join register.fostering_service service on service.name = stated.service ->> 'name'
  order by stated.reference
  on conflict (reference) do update set (${ownColumns}) = row (${named('excluded')})
  where (${named('known')}) is distinct from (${named('excluded')})`;

interface FactTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Selects the columns, the home's id first. */
  readonly stated: string;
}

/** By the home first, so that the two are joined by it and not compared each with each. */
const same = (columns: readonly string[]): string =>
  `stated_fact.household_id = fact.household_id
   and (${columns.map((column) => `stated_fact.${column}`).join(', ')}) is not distinct from
     (${columns.map((column) => `fact.${column}`).join(', ')})`;

/** Takes out what is no longer stated of these homes, then adds what was not there. */
const written = ({ table, columns, stated }: FactTable): readonly string[] => {
  const all = ['household_id', ...columns];
  return [
    `with stated_fact (${all.join(', ')}) as (${stated})
     delete from register.${table} fact using ${homes}
     where fact.household_id = household.id
       and not exists (select from stated_fact where ${same(columns)})`,
    `insert into register.${table} (${all.join(', ')})
     select ${all.join(', ')} from (${stated}) as stated_fact (${all.join(', ')})
     where not exists (select from register.${table} fact where ${same(columns)})`,
  ];
};

/**
 * A carer who keeps the name keeps the checks, whichever of the two comes first: they are looked up before anything is
 * written.
 */
const carersWritten = (name: string, checkedOn: string, trainedOn: string): readonly string[] => [
  `insert into register.carer as kept (household_id, ordinal, name, checked_on, trained_on)
   select household.id, fact.ordinal::integer, ${name}, ${checkedOn}, ${trainedOn}
   from ${eachOf('carers')}
   left join lateral (
     select checked_on, trained_on from register.carer
     where carer.household_id = household.id and carer.name = ${name} order by ordinal limit 1) known on true
   on conflict (household_id, ordinal) do update
     set name = excluded.name, checked_on = excluded.checked_on, trained_on = excluded.trained_on
   where (kept.name, kept.checked_on, kept.trained_on)
     is distinct from (excluded.name, excluded.checked_on, excluded.trained_on)`,
  `delete from register.carer using ${homes}
   where carer.household_id = household.id and carer.ordinal > jsonb_array_length(stated.carers)`,
];

const approvals: FactTable = {
  table: 'approval',
  columns: [
    ...['valid', 'max_children', 'age_from', 'age_to', 'sex', 'placement_types', 'named_child'],
    'resignation_notice_on',
  ],
  stated: `select household.id, ${rangeOf('valid')}, ${numberOf('maxChildren')}, (fact.value #>> '{ages,from}')::integer,
      (fact.value #>> '{ages,to}')::integer, ${textOf('sex')},
      case when jsonb_typeof(fact.value -> 'placementTypes') = 'array'
        then array(select jsonb_array_elements_text(fact.value -> 'placementTypes')) end,
      ${textOf('namedChild')}, ${dateOf('resignationNoticeOn')}
    from ${eachOf('approvals')}`,
};

const skills: FactTable = {
  table: 'household_skill',
  columns: ['skill', 'valid_until'],
  stated: `select household.id, ${textOf('skill')}, ${dateOf('validUntil')} from ${eachOf('skills')}`,
};

const holds: FactTable = {
  table: 'hold',
  columns: ['ordinal', 'scope', 'named_child', 'valid', 'review_on', 'decided_by'],
  stated: `select household.id, fact.ordinal::integer, ${textOf('scope')}, ${textOf('namedChild')}, ${rangeOf('valid')},
      ${dateOf('reviewOn')}, ${textOf('decidedBy')}
    from ${eachOf('holds')}`,
};

const unavailabilities: FactTable = {
  table: 'unavailability',
  columns: ['ordinal', 'places', 'reason', 'valid'],
  stated: `select household.id, fact.ordinal::integer, ${numberOf('places')}, ${textOf('reason')}, ${rangeOf('valid')}
    from ${eachOf('unavailable')}`,
};

/** In the order to be run, after the homes themselves. */
export const writeFactsOfHouseholds: readonly string[] = [
  ...carersWritten(`fact.value #>> '{}'`, 'known.checked_on', 'known.trained_on'),
  ...[approvals, skills, holds, unavailabilities].flatMap(written),
];

/** Takes $1, homes with what is not available, and replaces that alone. */
export const writeUnavailabilities: readonly string[] = written(unavailabilities);

/** Takes $1, homes with their holds, and replaces those alone. */
export const writeHolds: readonly string[] = written(holds);

/** Takes $1, homes with their carers as objects, and replaces those alone; a date that is not stated stays as it is. */
export const writeCarers: readonly string[] = carersWritten(
  textOf('name'),
  `coalesce(${dateOf('checkedOn')}, known.checked_on)`,
  `coalesce(${dateOf('trainedOn')}, known.trained_on)`,
);

const stays = `jsonb_to_recordset($1::jsonb) as stated
    (reference text, "authorityCode" text, code text, "siblingGroup" text, stay jsonb)
  join register.household on household.reference = stated.reference
  join register.child on child.authority_code = stated."authorityCode" and child.code = stated.code
  cross join lateral (
    select daterange((stated.stay ->> 'from')::date, (stated.stay ->> 'until')::date) as days) lives`;

/**
 * Takes $1, every stay of every home stated, $2, the references stated, and $3, those of homes left as they are; null leaves
 * all others. Everybody moves out before anybody moves in: a child who changed homes is never in two.
 */
export const endPlacements = `
  delete from register.placement using register.household home
  where home.id = placement.household_id
    and (home.reference = any($2) or ($3::text[] is not null and not (home.reference = any($3))))
    and not exists (
      select from ${stays}
      where household.id = placement.household_id and child.id = placement.child_id and lives.days = placement.stay
        and stated."siblingGroup" is not distinct from placement.sibling_group)`;

/** Takes $1, every stay of every home. */
export const beginPlacements = `
  insert into register.placement (household_id, child_id, sibling_group, stay)
  select household.id, child.id, stated."siblingGroup", lives.days from ${stays}
  where not exists (
    select from register.placement known
    where known.household_id = household.id and known.child_id = child.id and known.stay = lives.days
      and known.sibling_group is not distinct from stated."siblingGroup")`;

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
   where household.id = approval.household_id and household.reference = any($1) and approval.valid @> $2::date
     and upper(approval.valid) is distinct from $2::date`,
];

export const removeServicesWithoutHouseholds = `
  delete from register.fostering_service service
  where not exists (select from register.household where household.service_id = service.id)`;
