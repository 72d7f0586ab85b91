import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { ClearanceStore, type RecordedClearance } from '../app/clearance.store.js';
import { type Clearance } from '../core/clearance.js';
import { isUuid } from './uuid.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

@Injectable()
export class PostgresClearanceStore extends ClearanceStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override ofRequests(requestIds: readonly string[], authorityCode: string): Promise<readonly RecordedClearance[]> {
    return this.sql.rows<RecordedClearance>(
      `select clearance.id, clearance.request_id as "requestId", clearance.household_id as "householdId",
         jsonb_build_object('reference', household.reference, 'name', household.name) as household,
         clearance.kind, clearance.authority_code as authority, clearance.approver, clearance.evidence,
         clearance.given_by as "givenBy", clearance.given_on::text as "givenOn",
         clearance.recorded_by as "recordedBy", ${instant('clearance.recorded_at')} as "recordedAt",
         case when clearance.withdrawn_at is not null then jsonb_build_object('by', clearance.withdrawn_by,
           'at', ${instant('clearance.withdrawn_at')}, 'because', clearance.withdrawn_because) end as withdrawn
       from register.clearance
       join register.household on household.id = clearance.household_id
       join register.placement_request request on request.id = clearance.request_id
       join register.child on child.id = request.child_id
       where request.id = any($1::uuid[]) and child.authority_code = $2
       order by clearance.number`,
      [requestIds.filter(isUuid), authorityCode],
    );
  }

  override async hold(requestId: string, authorityCode: string): Promise<boolean> {
    if (!isUuid(requestId)) return false;
    const held = await this.sql.rows(
      `select request.id from register.placement_request request join register.child on child.id = request.child_id
       where request.id = $1 and child.authority_code = $2 for update of request`,
      [requestId, authorityCode],
    );
    return held.length > 0;
  }

  override async supersede(requestId: string, clearance: Clearance, byWhom: string): Promise<void> {
    await this.sql.rows(
      `update register.clearance set withdrawn_at = now(), withdrawn_by = $5, withdrawn_because = 'Recorded again'
       where request_id = $1 and household_id = $2 and kind = $3 and authority_code is not distinct from $4
         and withdrawn_at is null`,
      [requestId, clearance.householdId, clearance.kind, clearance.authority, byWhom],
    );
  }

  override async add(requestId: string, clearance: Clearance, byWhom: string): Promise<string> {
    const { householdId, kind, authority, approver, evidence, givenBy, givenOn } = clearance;
    const [added] = await this.sql.rows<{ id: string }>(
      `insert into register.clearance
         (request_id, household_id, kind, authority_code, approver, evidence, given_by, given_on, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [requestId, householdId, kind, authority, approver, evidence, givenBy, givenOn, byWhom],
    );
    return added!.id;
  }

  override async withdraw(requestId: string, id: string, byWhom: string, because: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const withdrawn = await this.sql.rows<{ id: string }>(
      `with withdrawn as (
         update register.clearance set withdrawn_at = now(), withdrawn_by = $3, withdrawn_because = $4
         where id = $2 and request_id = $1 and withdrawn_at is null returning id)
       select id from withdrawn`,
      [requestId, id, byWhom, because],
    );
    return withdrawn.length > 0;
  }
}
