import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type LocalDate } from '#kernel';
import { type NewPlacementRequest, PlacementRequestStore, type RequestQuery } from '../app/placement-request.store.js';
import { type PlacementRequest } from '../core/placement-request.js';
import { lateralSector } from './sector.sql.js';
import { isUuid } from './uuid.js';

export const selectRequest = `
  select request.id, request.reference, request.opened_on::text as "openedOn", request.closed_on::text as "closedOn",
    request.urgency, request.needed_by::text as "neededBy", request.starts_on::text as "startsOn",
    request.expected_until::text as "expectedUntil", request.placement_type as "placementType",
    request.school_name as "schoolName", request.school_must_continue as "schoolMustContinue", request.needs,
    request.languages, request.sibling_group as "siblingGroup", request.adoption_considered as "adoptionConsidered",
    request.summary, home.sector as "homeArea", school.sector as "schoolArea",
    jsonb_build_object('id', child.id, 'authorityCode', child.authority_code, 'code', child.code,
      'knownAs', child.known_as, 'bornOn', child.born_on::text, 'sex', coalesce(child.sex, 'not-recorded')) as child
  from register.placement_request request
  join register.child on child.id = request.child_id
  ${lateralSector('request.home_postcode', 'home')}
  ${lateralSector('request.school_postcode', 'school')}`;

const hasStatus = (parameter: string): string =>
  `(${parameter}::text is null or (${parameter} = 'open') = (request.closed_on is null))`;

@Injectable()
export class PostgresPlacementRequestStore extends PlacementRequestStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async page({ authorityCode, status, first, after }: RequestQuery): Promise<readonly PlacementRequest[]> {
    return this.sql.rows<PlacementRequest>(
      `${selectRequest}
       where child.authority_code = $1 and ${hasStatus('$2')}
         and ($3::date is null or (request.needed_by, request.reference) > ($3::date, $4::text))
       order by request.needed_by, request.reference
       limit $5`,
      [authorityCode, status, after?.neededBy ?? null, after?.reference ?? null, first],
    );
  }

  async count({ authorityCode, status }: Pick<RequestQuery, 'authorityCode' | 'status'>): Promise<number> {
    const [row] = await this.sql.rows<{ requests: number }>(
      `select count(*)::int as requests
       from register.placement_request request join register.child on child.id = request.child_id
       where child.authority_code = $1 and ${hasStatus('$2')}`,
      [authorityCode, status],
    );
    return row?.requests ?? 0;
  }

  async byId(id: string, authorityCode: string): Promise<PlacementRequest | null> {
    if (!isUuid(id)) return null;
    const [request] = await this.sql.rows<PlacementRequest>(
      `${selectRequest} where request.id = $1 and child.authority_code = $2`,
      [id, authorityCode],
    );
    return request ?? null;
  }

  async placedPostcodes(postcodes: readonly string[]): Promise<ReadonlySet<string>> {
    const placed = await this.sql.rows<{ postcode: string }>(
      `select postcode from geography.postcode where postcode = any($1) and easting is not null`,
      [postcodes],
    );
    return new Set(placed.map(({ postcode }) => postcode));
  }

  async siblingsOfAnotherAuthority(siblingGroup: string | null, authorityCode: string): Promise<boolean> {
    if (siblingGroup === null) return false;
    const [found] = await this.sql.rows<{ found: boolean }>(
      `select exists (
         select from register.placement_request request join register.child on child.id = request.child_id
         where request.sibling_group = $1 and request.closed_on is null and child.authority_code <> $2) as found`,
      [siblingGroup, authorityCode],
    );
    return found?.found === true;
  }

  /** The partial unique index makes a second opener wait for the first, and then find nothing to insert. */
  async open(request: NewPlacementRequest): Promise<string | null> {
    const [opened] = await this.sql.rows<{ id: string }>(
      `insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
         expected_until, placement_type, home_postcode, school_name, school_postcode, school_must_continue, needs,
         languages, sibling_group, adoption_considered, summary)
       values ('NH-' || lpad(nextval('register.placement_request_number')::text, 6, '0'), 'opened-here', $1, $2, $3, $4,
         $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (child_id) where closed_on is null do nothing
       returning id`,
      [
        request.childId,
        request.openedOn,
        request.urgency,
        request.neededBy,
        request.startsOn,
        request.expectedUntil,
        request.placementType,
        request.homePostcode,
        request.schoolName,
        request.schoolPostcode,
        request.schoolMustContinue,
        request.needs,
        request.languages,
        request.siblingGroup,
        request.adoptionConsidered,
        request.summary,
      ],
    );
    return opened?.id ?? null;
  }

  async close(id: string, authorityCode: string, closedOn: LocalDate): Promise<boolean> {
    if (!isUuid(id)) return false;
    const closed = await this.sql.rows<{ id: string }>(
      `update register.placement_request request
       set closed_on = greatest(request.opened_on, $3::date)
       from register.child
       where request.id = $1 and child.id = request.child_id and child.authority_code = $2
         and request.closed_on is null
       returning request.id`,
      [id, authorityCode, closedOn],
    );
    return closed.length === 1;
  }
}
