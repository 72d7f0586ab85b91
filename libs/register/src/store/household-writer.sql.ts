/**
 * Each takes $1, an array of homes as JSON, and writes one table of it, touching only rows that differ: writing the same
 * again changes no row. Ranges come as `from` and `until`; a home is found again by its reference.
 */

const homes = `jsonb_to_recordset($1::jsonb) as stated (reference text, name text, service jsonb, postcode text,
  places integer, bedrooms integer, "stayingPutAdults" integer, "ownChildrenAges" integer[], pets text, languages text[],
  carers jsonb, approvals jsonb, skills jsonb, holds jsonb, unavailable jsonb, "fosteredChildren" jsonb, members jsonb,
  rooms jsonb, exemptions jsonb, "sharingAgreements" jsonb, training jsonb, experience jsonb, preferences jsonb,
  "connectedTo" jsonb, "shortBreaks" jsonb)
  join register.household on household.reference = stated.reference`;

/** @returns each fact of one list, numbered from 1 in the file's order. */
const eachOf = (list: string): string =>
  `${homes} cross join lateral jsonb_array_elements(stated."${list}") with ordinality as fact (value, ordinal)`;

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
  /** A home in which this list is left out keeps the facts it has. */
  readonly list: string;
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
const written = ({ table, list, columns, stated }: FactTable): readonly string[] => {
  const all = ['household_id', ...columns];
  return [
    `with stated_fact (${all.join(', ')}) as (${stated})
     delete from register.${table} fact using ${homes}
     where fact.household_id = household.id and stated."${list}" is not null
       and not exists (select from stated_fact where ${same(columns)})`,
    `insert into register.${table} (${all.join(', ')})
     select ${all.join(', ')} from (${stated}) as stated_fact (${all.join(', ')})
     where not exists (select from register.${table} fact where ${same(columns)})`,
  ];
};

const carerFacts = ['checked_on', 'trained_on', 'born_on', 'has_specified_offence'] as const;
type CarerFact = (typeof carerFacts)[number];
const ofCarer = (row: string): string => ['name', ...carerFacts].map((column) => `${row}.${column}`).join(', ');

/**
 * A carer who keeps the name keeps the checks, whichever of the two comes first: they are looked up before anything is
 * written.
 */
const carersWritten = (name: string, recorded: Readonly<Record<CarerFact, string>>): readonly string[] => [
  `insert into register.carer as kept (household_id, ordinal, name, ${carerFacts.join(', ')})
   select household.id, fact.ordinal::integer, ${name}, ${carerFacts.map((column) => recorded[column]).join(', ')}
   from ${eachOf('carers')}
   left join lateral (
     select ${carerFacts.join(', ')} from register.carer
     where carer.household_id = household.id and carer.name = ${name} order by ordinal limit 1) known on true
   on conflict (household_id, ordinal) do update set (name, ${carerFacts.join(', ')}) = row (${ofCarer('excluded')})
   where (${ofCarer('kept')}) is distinct from (${ofCarer('excluded')})`,
  `delete from register.carer using ${homes}
   where carer.household_id = household.id and carer.ordinal > jsonb_array_length(stated.carers)`,
];

const approvals: FactTable = {
  table: 'approval',
  list: 'approvals',
  columns: [
    ...['valid', 'max_children', 'age_from', 'age_to', 'sex', 'placement_types', 'named_child'],
    ...['resignation_notice_on', 'kind', 'extended_until'],
  ],
  stated: `select household.id, ${rangeOf('valid')}, ${numberOf('maxChildren')}, (fact.value #>> '{ages,from}')::integer,
      (fact.value #>> '{ages,to}')::integer, ${textOf('sex')},
      case when jsonb_typeof(fact.value -> 'placementTypes') = 'array'
        then array(select jsonb_array_elements_text(fact.value -> 'placementTypes')) end,
      ${textOf('namedChild')}, ${dateOf('resignationNoticeOn')}, coalesce(${textOf('kind')}, 'full'),
      ${dateOf('extendedUntil')}
    from ${eachOf('approvals')}`,
};

const skills: FactTable = {
  table: 'household_skill',
  list: 'skills',
  columns: ['skill', 'valid_until'],
  stated: `select household.id, ${textOf('skill')}, ${dateOf('validUntil')} from ${eachOf('skills')}`,
};

const holds: FactTable = {
  table: 'hold',
  list: 'holds',
  columns: ['ordinal', 'scope', 'named_child', 'valid', 'review_on', 'decided_by'],
  stated: `select household.id, fact.ordinal::integer, ${textOf('scope')}, ${textOf('namedChild')}, ${rangeOf('valid')},
      ${dateOf('reviewOn')}, ${textOf('decidedBy')}
    from ${eachOf('holds')}`,
};

const unavailabilities: FactTable = {
  table: 'unavailability',
  list: 'unavailable',
  columns: ['ordinal', 'places', 'reason', 'valid'],
  stated: `select household.id, fact.ordinal::integer, ${numberOf('places')}, ${textOf('reason')}, ${rangeOf('valid')}
    from ${eachOf('unavailable')}`,
};

/** A list of texts inside a fact. */
const textsOf = (name: string): string => `array(select jsonb_array_elements_text(fact.value -> '${name}'))`;
const truthOf = (name: string): string => `(fact.value ->> '${name}')::boolean`;

const members: FactTable = {
  table: 'household_member',
  list: 'members',
  columns: ['ordinal', 'role', 'born_on', 'checked_on', 'has_specified_offence'],
  stated: `select household.id, fact.ordinal::integer, ${textOf('role')}, ${dateOf('bornOn')}, ${dateOf('checkedOn')},
      ${truthOf('hasSpecifiedOffence')}
    from ${eachOf('members')}`,
};

const bedrooms: FactTable = {
  table: 'bedroom',
  list: 'rooms',
  columns: ['name', 'beds'],
  stated: `select household.id, ${textOf('name')}, ${numberOf('beds')} from ${eachOf('rooms')}`,
};

const exemptions: FactTable = {
  table: 'exemption',
  list: 'exemptions',
  columns: ['ordinal', 'authority_code', 'children', 'valid'],
  stated: `select household.id, fact.ordinal::integer, ${textOf('authority')}, ${textsOf('children')}, ${rangeOf('valid')}
    from ${eachOf('exemptions')}`,
};

const sharingAgreements: FactTable = {
  table: 'sharing_agreement',
  list: 'sharingAgreements',
  columns: ['ordinal', 'authority_code', 'children', 'agreed_on', 'assessed_on'],
  stated: `select household.id, fact.ordinal::integer, ${textOf('authority')}, ${textsOf('children')},
      ${dateOf('agreedOn')}, ${dateOf('assessedOn')}
    from ${eachOf('sharingAgreements')}`,
};

const training: FactTable = {
  table: 'household_training',
  list: 'training',
  columns: ['skill', 'completed_on', 'valid_until'],
  stated: `select household.id, ${textOf('skill')}, ${dateOf('completedOn')}, ${dateOf('validUntil')}
    from ${eachOf('training')}`,
};

const experience: FactTable = {
  table: 'household_experience',
  list: 'experience',
  columns: ['skill', 'children'],
  stated: `select household.id, ${textOf('skill')}, ${numberOf('children')} from ${eachOf('experience')}`,
};

const preferences: FactTable = {
  table: 'carer_preference',
  list: 'preferences',
  columns: ['age_from', 'age_to', 'sex', 'most_children', 'takes_siblings', 'unwilling_needs'],
  stated: `select household.id, (fact.value #>> '{ages,from}')::integer, (fact.value #>> '{ages,to}')::integer,
      ${textOf('sex')}, ${numberOf('mostChildren')}, ${truthOf('takesSiblings')}, ${textsOf('unwillingNeeds')}
    from ${eachOf('preferences')}`,
};

const connections: FactTable = {
  table: 'household_connection',
  list: 'connectedTo',
  columns: ['child', 'is_relative'],
  stated: `select household.id, ${textOf('child')}, ${truthOf('isRelative')} from ${eachOf('connectedTo')}`,
};

const shortBreaks: FactTable = {
  table: 'short_break',
  list: 'shortBreaks',
  columns: ['child_id', 'stay'],
  stated: `select household.id, child.id, ${rangeOf('stay')}
    from ${eachOf('shortBreaks')}
    join register.child on child.authority_code = ${textOf('authorityCode')} and child.code = ${textOf('code')}`,
};

/** Columns of the home itself, each with what a home states of it; a home that leaves it out keeps what it has. */
const columnsLeftWhenNotStated: readonly (readonly [column: string, name: string, stated: string])[] = [
  ['setting', 'setting', `home ->> 'setting'`],
  ['is_registered', 'isRegistered', `(home ->> 'isRegistered')::boolean`],
  [
    'agreement',
    'agreement',
    `case when home ->> 'agreement' = 'none' then 'none' when home ->> 'agreement' is not null then 'signed' end`,
  ],
  ['agreement_signed_on', 'agreement', `nullif(home ->> 'agreement', 'none')::date`],
  ['last_review_on', 'lastReviewOn', `(home ->> 'lastReviewOn')::date`],
  ...(
    [
      ['pet_kinds', 'petKinds'],
      ['adaptations', 'adaptations'],
      ['faiths_supported', 'faithsSupported'],
      ['cultures_supported', 'culturesSupported'],
    ] as const
  ).map(
    ([column, name]) =>
      [
        column,
        name,
        `case when jsonb_typeof(home -> '${name}') = 'array' then array(select jsonb_array_elements_text(home -> '${name}')) end`,
      ] as const,
  ),
  ['unplanned_endings', 'unplannedEndings', `(home ->> 'unplannedEndings')::integer`],
];
const leftColumns = columnsLeftWhenNotStated.map(([column]) => column);

const writeColumnsStated = `
  update register.household known set (${leftColumns.join(', ')}) = row (${leftColumns.map((column) => `told.${column}`).join(', ')})
  from (
    select household.id, ${columnsLeftWhenNotStated
      .map(
        ([column, name, stated]) =>
          `case when home ? '${name}' then ${stated} else household.${column} end as ${column}`,
      )
      .join(', ')}
    from jsonb_array_elements($1::jsonb) as stated (home)
    join register.household on household.reference = home ->> 'reference') told
  where known.id = told.id
    and (${leftColumns.map((column) => `known.${column}`).join(', ')})
      is distinct from (${leftColumns.map((column) => `told.${column}`).join(', ')})`;

const frameworks = `
  select distinct service.id as service_id, fact.value ->> 'authority' as authority_code, ${rangeOf('valid')} as valid
  from jsonb_to_recordset($1::jsonb) as stated (service jsonb)
  join register.fostering_service service on service.name = stated.service ->> 'name'
  cross join lateral jsonb_array_elements(stated.service -> 'frameworks') as fact (value)`;

/** Of the services whose homes state the frameworks, all of them. */
const writeFrameworks: readonly string[] = [
  `with framework as (${frameworks})
   delete from register.service_framework known
   using jsonb_to_recordset($1::jsonb) as stated (service jsonb)
   join register.fostering_service service on service.name = stated.service ->> 'name'
   where known.service_id = service.id and stated.service ? 'frameworks'
     and not exists (
       select from framework where framework.service_id = known.service_id
         and framework.authority_code = known.authority_code and framework.valid = known.valid)`,
  `insert into register.service_framework (service_id, authority_code, valid)
   select service_id, authority_code, valid from (${frameworks}) framework
   where not exists (
     select from register.service_framework known where known.service_id = framework.service_id
       and known.authority_code = framework.authority_code and known.valid = framework.valid)`,
];

/** In the order to be run, after the homes themselves. */
export const writeFactsOfHouseholds: readonly string[] = [
  ...carersWritten(`fact.value #>> '{}'`, {
    checked_on: 'known.checked_on',
    trained_on: 'known.trained_on',
    born_on: 'known.born_on',
    has_specified_offence: 'known.has_specified_offence',
  }),
  writeColumnsStated,
  ...writeFrameworks,
  ...[approvals, skills, holds, unavailabilities, members, bedrooms, exemptions, sharingAgreements].flatMap(written),
  ...[training, experience, preferences, connections].flatMap(written),
];

/** Takes $1, all homes at once with their short breaks: every break that ends goes before any that begins. */
export const writeShortBreaks: readonly string[] = written(shortBreaks);

/** Takes $1, references. @returns the approvals of these homes of which more is known than files of old state. */
export const knownApprovals = `
  select household.reference, lower(approval.valid)::text as "from", approval.kind,
    approval.extended_until::text as "extendedUntil"
  from register.approval join register.household on household.id = approval.household_id
  where household.reference = any($1) and approval.kind <> 'full'`;

/** Takes $1, references. @returns the stays in these homes of which more is known than files of old state. */
export const knownStays = `
  select household.reference, child.authority_code as "authorityCode", child.code, lower(placement.stay)::text as "from",
    placement.room, placement.must_be_only_child as "mustBeOnlyChild", placement.must_not_live_with as "mustNotLiveWith"
  from register.placement
  join register.household on household.id = placement.household_id
  join register.child on child.id = placement.child_id
  where household.reference = any($1)
    and (placement.room is not null or placement.must_be_only_child or placement.must_not_live_with <> '{}')`;

/** Takes $1, homes with what is not available, and replaces that alone. */
export const writeUnavailabilities: readonly string[] = written(unavailabilities);

/** Takes $1, homes with their holds, and replaces those alone. */
export const writeHolds: readonly string[] = written(holds);

/** Takes $1, homes with their carers as objects, and replaces those alone; a date that is not stated stays as it is. */
export const writeCarers: readonly string[] = carersWritten(textOf('name'), {
  checked_on: `coalesce(${dateOf('checkedOn')}, known.checked_on)`,
  trained_on: `coalesce(${dateOf('trainedOn')}, known.trained_on)`,
  born_on: `coalesce(${dateOf('bornOn')}, known.born_on)`,
  has_specified_offence: `coalesce(${truthOf('hasSpecifiedOffence')}, known.has_specified_offence)`,
});

const stays = `jsonb_to_recordset($1::jsonb) as stated
    (reference text, "authorityCode" text, code text, "siblingGroup" text, stay jsonb, room text,
     "mustBeOnlyChild" boolean, "mustNotLiveWith" text[])
  join register.household on household.reference = stated.reference
  join register.child on child.authority_code = stated."authorityCode" and child.code = stated.code
  cross join lateral (
    select daterange((stated.stay ->> 'from')::date, (stated.stay ->> 'until')::date) as days) lives`;

const statedOfStay = `stated."siblingGroup", stated.room, coalesce(stated."mustBeOnlyChild", false),
  coalesce(stated."mustNotLiveWith", '{}')`;
const knownOfStay = (row: string): string =>
  ['sibling_group', 'room', 'must_be_only_child', 'must_not_live_with'].map((column) => `${row}.${column}`).join(', ');

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
        and (${statedOfStay}) is not distinct from (${knownOfStay('placement')}))`;

/** Takes $1, every stay of every home. */
export const beginPlacements = `
  insert into register.placement
    (household_id, child_id, stay, sibling_group, room, must_be_only_child, must_not_live_with)
  select household.id, child.id, lives.days, ${statedOfStay} from ${stays}
  where not exists (
    select from register.placement known
    where known.household_id = household.id and known.child_id = child.id and known.stay = lives.days
      and (${knownOfStay('known')}) is not distinct from (${statedOfStay}))`;

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
