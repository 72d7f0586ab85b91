import { Injectable } from '@nestjs/common';
import { day } from '#kernel';
import { Sql } from '#platform';
import { type SiblingRequest, SiblingRequestStore } from '../app/sibling-request.store.js';
import { isUuid } from './uuid.js';

/** A name of a group is given by an authority: a child of another is of the same family only where that authority says so. */
const openWith = `
  with asked as (
    select request.id, request.sibling_group, child.authority_code
    from register.placement_request request
    join register.child on child.id = request.child_id
    where request.id = $1 and child.authority_code = $2 and request.closed_on is null
  )
  select request.id as "requestId", child.id as "childId", child.authority_code as "authorityCode",
         request.starts_on::text as "startsOn"
  from asked
  join register.placement_request request
    on request.id = asked.id or (request.sibling_group = asked.sibling_group and request.closed_on is null)
  join register.child on child.id = request.child_id
  order by child.id`;

@Injectable()
export class PostgresSiblingRequestStore extends SiblingRequestStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async openWith(requestId: string, authorityCode: string): Promise<readonly SiblingRequest[] | null> {
    if (!isUuid(requestId)) return null;
    const rows = await this.sql.rows<SiblingRequest>(openWith, [requestId, authorityCode]);
    return rows.length === 0 ? null : rows.map((row) => ({ ...row, startsOn: day(row.startsOn) }));
  }
}
