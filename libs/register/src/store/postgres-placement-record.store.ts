import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import {
  type HeldPlacementRecord,
  PlacementRecordStore,
  type RecordedPart,
  type StatedNewRequest,
  type StatedRequestFacts,
} from '../app/placement-record.store.js';
import {
  type ActualPlacement,
  nothingRecorded,
  type PlacementRecord,
  type RecordedParts,
} from '../core/placement-record.js';
import { type PlacementRequest } from '../core/placement-request.js';
import { selectRequest } from './postgres-placement-request.store.js';
import { isUuid } from './uuid.js';

type Facts = Readonly<Record<string, unknown>>;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const { availability, requirements, recommendation, risks, circumstances } = nothingRecorded.details;
const placementFields: readonly (keyof ActualPlacement)[] = [
  'placementType',
  'providerUrn',
  'outwardCode',
  'locationWasPreferred',
  'educationWasDisrupted',
  'siblingsPlacedTogether',
  'totalWeeklyPence',
  'coreWeeklyPence',
  'additionalSupportWeeklyPence',
  'educationWeeklyPence',
  'otherWeeklyPence',
];
const listFields: readonly string[] = ['regularPlaces', 'locationsToAvoid'];

/** The table of each section that is one row a request, and its fields: a column each, in snake case. */
const tables = {
  availability: { table: 'request_availability', fields: Object.keys(availability) },
  requirements: { table: 'request_requirements', fields: Object.keys(requirements) },
  recommendation: { table: 'request_recommendation', fields: Object.keys(recommendation) },
  risks: { table: 'request_risks', fields: Object.keys(risks) },
  circumstances: {
    table: 'request_circumstances',
    fields: Object.keys(circumstances).filter((field) => !listFields.includes(field)),
  },
  actualPlacement: { table: 'actual_placement', fields: placementFields },
  qualityAssurance: { table: 'request_quality_assurance', fields: Object.keys(nothingRecorded.qualityAssurance) },
} as const;
type Section = keyof typeof tables;
const sections = Object.keys(tables) as Section[];

const lists = {
  regularPlaces: { table: 'request_regular_place', fields: ['place', 'postcodeSector', 'times', 'period'] },
  locationsToAvoid: { table: 'request_location_to_avoid', fields: ['place', 'postcodeSector', 'reason'] },
} as const;
type List = keyof typeof lists;

const snakeKeys = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [snake(name), value]));

/** The facts of a row, or `otherwise` where there is no row; columns that are no field are left out. */
function factsOf<T extends object>(row: Facts | null, otherwise: T): T {
  if (row === null) return otherwise;
  const facts = Object.entries(row).map(([name, value]) => [camel(name), value] as const);
  return { ...otherwise, ...Object.fromEntries(facts.filter(([name]) => Object.hasOwn(otherwise, name))) } as T;
}

const blankPlacement = Object.fromEntries(placementFields.map((field) => [field, null])) as unknown as ActualPlacement;

interface RecordRow extends Record<Section, Facts | null> {
  readonly id: string;
  readonly regularPlaces: readonly Facts[];
  readonly locationsToAvoid: readonly Facts[];
}

const columnsOf = (fields: readonly string[], prefix = ''): string =>
  fields.map((field) => `${prefix}${snake(field)}`).join(', ');

const listOf = (name: List): string => `(
  select coalesce(jsonb_agg(to_jsonb(listed) order by listed.ordinal), '[]')
  from register.${lists[name].table} listed where listed.request_id = request.id) as "${name}"`;

@Injectable()
export class PostgresPlacementRecordStore extends PlacementRecordStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async ofRequests(
    requestIds: readonly string[],
    authorityCode: string,
  ): Promise<ReadonlyMap<string, PlacementRecord>> {
    const rows = await this.sql.rows<RecordRow>(
      `select request.id,
         ${sections.map((section) => `to_jsonb(${tables[section].table}) as "${section}"`).join(', ')},
         ${listOf('regularPlaces')}, ${listOf('locationsToAvoid')}
       from register.placement_request request
       join register.child on child.id = request.child_id
       ${sections.map((section) => `left join register.${tables[section].table} on ${tables[section].table}.request_id = request.id`).join('\n')}
       where request.id = any($1::uuid[]) and child.authority_code = $2`,
      [requestIds.filter(isUuid), authorityCode],
    );
    return new Map(rows.map((row) => [row.id, recordOf(row)]));
  }

  override async requestNamed(idOrReference: string): Promise<PlacementRequest | null> {
    const [request] = await this.sql.rows<PlacementRequest>(
      `${selectRequest} where ${isUuid(idOrReference) ? 'request.id = $1::uuid' : 'request.reference = $1'}`,
      [idOrReference],
    );
    return request ?? null;
  }

  override async lock(requestId: string, authorityCode: string): Promise<boolean> {
    if (!isUuid(requestId)) return false;
    const found = await this.sql.rows(
      `select from register.placement_request request join register.child on child.id = request.child_id
       where request.id = $1 and child.authority_code = $2 for update of request`,
      [requestId, authorityCode],
    );
    return found.length === 1;
  }

  override async keep(requestId: string, parts: RecordedParts): Promise<void> {
    for (const section of sections) {
      const facts = parts[section];
      if (facts === undefined) continue;
      const { table, fields } = tables[section];
      if (facts === null) await this.sql.rows(`delete from register.${table} where request_id = $1`, [requestId]);
      else await this.keepRow(table, fields, requestId, facts as unknown as Facts);
    }
    if (parts.circumstances) {
      await this.keepList('regularPlaces', requestId, parts.circumstances.regularPlaces);
      await this.keepList('locationsToAvoid', requestId, parts.circumstances.locationsToAvoid);
    }
  }

  override async appendHistory(requestId: string, parts: readonly RecordedPart[], byWhom: string): Promise<void> {
    await this.sql.rows(
      `insert into register.request_record_event (request_id, part, by_whom)
       select $1, part, $3 from unnest($2::text[]) with ordinality as recorded (part, place) order by place`,
      [requestId, parts, byWhom],
    );
  }

  override async held(
    authorityCode: string,
    references: readonly string[],
    childCodes: readonly string[],
  ): Promise<readonly HeldPlacementRecord[]> {
    return this.sql.rows<HeldPlacementRecord>(
      `select request.id, request.reference, request_availability.placement_id as "placementId",
         child.authority_code as "authorityCode", child.code as "childCode", request.closed_on is null as "isOpen"
       from register.placement_request request
       join register.child on child.id = request.child_id
       left join register.request_availability on request_availability.request_id = request.id
       where request.reference = any($2)
          or (child.authority_code = $1 and (request_availability.placement_id = any($2)
            or (request.closed_on is null and child.code = any($3))))
       order by request.reference`,
      [authorityCode, references, childCodes],
    );
  }

  override async open(request: StatedNewRequest): Promise<string | null> {
    const [opened] = await this.sql.rows<{ id: string }>(
      `insert into register.placement_request (reference, source, child_id, opened_on, closed_on, urgency, needed_by,
         starts_on, expected_until, placement_type, school_must_continue)
       select $1, 'imported', child.id, $4, $5, $6, $7, $8, $9, $10, $11
       from register.child where authority_code = $2 and code = $3
       on conflict (child_id) where closed_on is null do nothing
       returning id`,
      [
        request.reference,
        request.authorityCode,
        request.childCode,
        request.openedOn,
        request.closedOn,
        request.urgency,
        request.neededBy,
        request.startsOn,
        request.expectedUntil,
        request.placementType,
        request.schoolMustContinue,
      ],
    );
    return opened?.id ?? null;
  }

  override async bringUpToDate(requestId: string, facts: StatedRequestFacts): Promise<void> {
    await this.sql.rows(
      `update register.placement_request request
       set urgency = $2, needed_by = $3, starts_on = $4, expected_until = $5, placement_type = $6,
         school_must_continue = $7
       where id = $1 and closed_on is null
         and (urgency, needed_by, starts_on, expected_until, placement_type, school_must_continue)
           is distinct from ($2::text, $3::date, $4::date, $5::date, $6::text, $7::boolean)`,
      [
        requestId,
        facts.urgency,
        facts.neededBy,
        facts.startsOn,
        facts.expectedUntil,
        facts.placementType,
        facts.schoolMustContinue,
      ],
    );
  }

  private async keepRow(table: string, fields: readonly string[], requestId: string, facts: Facts): Promise<void> {
    await this.sql.rows(
      `insert into register.${table} as kept (request_id, ${columnsOf(fields)})
       select $1, ${columnsOf(fields)} from jsonb_populate_record(null::register.${table}, $2::jsonb)
       on conflict (request_id) do update set (${columnsOf(fields)}) = row(${columnsOf(fields, 'excluded.')})
       where row(${columnsOf(fields, 'kept.')}) is distinct from row(${columnsOf(fields, 'excluded.')})`,
      [requestId, JSON.stringify(snakeKeys(facts))],
    );
  }

  private async keepList(name: List, requestId: string, listed: readonly object[]): Promise<void> {
    const { table, fields } = lists[name];
    await this.sql.rows(`delete from register.${table} where request_id = $1 and ordinal > $2`, [
      requestId,
      listed.length,
    ]);
    if (listed.length === 0) return;
    const rows = listed.map((one, place) => ({ ...snakeKeys({ ...one }), ordinal: place + 1 }));
    await this.sql.rows(
      `insert into register.${table} as kept (request_id, ordinal, ${columnsOf(fields)})
       select $1, ordinal, ${columnsOf(fields)} from jsonb_populate_recordset(null::register.${table}, $2::jsonb)
       on conflict (request_id, ordinal) do update set (${columnsOf(fields)}) = row(${columnsOf(fields, 'excluded.')})
       where row(${columnsOf(fields, 'kept.')}) is distinct from row(${columnsOf(fields, 'excluded.')})`,
      [requestId, JSON.stringify(rows)],
    );
  }
}

function recordOf(row: RecordRow): PlacementRecord {
  const { details, qualityAssurance } = nothingRecorded;
  const circumstancesOfRow = factsOf(row.circumstances, details.circumstances);
  return {
    details: {
      availability: factsOf(row.availability, details.availability),
      requirements: factsOf(row.requirements, details.requirements),
      recommendation: factsOf(row.recommendation, details.recommendation),
      risks: factsOf(row.risks, details.risks),
      circumstances: {
        ...circumstancesOfRow,
        regularPlaces: row.regularPlaces.map((place) =>
          factsOf(place, { place: '', postcodeSector: null, times: 1, period: 'week' }),
        ),
        locationsToAvoid: row.locationsToAvoid.map((place) =>
          factsOf(place, { place: '', postcodeSector: null, reason: null }),
        ),
      },
    },
    actualPlacement: row.actualPlacement === null ? null : factsOf(row.actualPlacement, blankPlacement),
    qualityAssurance: factsOf(row.qualityAssurance, qualityAssurance),
  };
}
