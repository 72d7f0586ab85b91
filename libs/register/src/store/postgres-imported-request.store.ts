import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type HeldRequest, type ImportedRequest, ImportedRequestStore } from '../app/imported-request.store.js';

/** $1, an array of requests as JSON, beside the child of each. */
const statedRequests = `jsonb_to_recordset($1::jsonb) as stated (reference text, child jsonb, "openedOn" date,
  urgency text, "neededBy" date, "startsOn" date, "expectedUntil" date, "placementType" text, "homePostcode" text,
  "schoolName" text, "schoolPostcode" text, "schoolMustContinue" boolean, needs text[], languages text[],
  "siblingGroup" text, "adoptionConsidered" boolean, summary text, "agreedBy" text[], "declinedBy" text[])
  join register.child on child.authority_code = stated.child ->> 'authorityCode' and child.code = stated.child ->> 'code'`;

const columns = `opened_on, urgency, needed_by, starts_on, expected_until, placement_type, home_postcode, school_name,
  school_postcode, school_must_continue, needs, languages, sibling_group, adoption_considered, summary`;
const values = `stated."openedOn", stated.urgency, stated."neededBy", stated."startsOn", stated."expectedUntil",
  stated."placementType", stated."homePostcode", stated."schoolName", stated."schoolPostcode",
  stated."schoolMustContinue", stated.needs, stated.languages, stated."siblingGroup", stated."adoptionConsidered",
  stated.summary`;

@Injectable()
export class PostgresImportedRequestStore extends ImportedRequestStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async openOrNamed(references: readonly string[]): Promise<readonly HeldRequest[]> {
    return this.sql.rows<HeldRequest>(
      `select request.reference, child.authority_code as "authorityCode", child.code as "childCode",
         request.closed_on is null as "isOpen", request.sibling_group as "siblingGroup"
       from register.placement_request request join register.child on child.id = request.child_id
       where request.closed_on is null or request.reference = any($1)
       order by request.reference`,
      [references],
    );
  }

  async householdsAmong(references: readonly string[]): Promise<ReadonlySet<string>> {
    const households = await this.sql.rows<{ reference: string }>(
      'select reference from register.household where reference = any($1)',
      [references],
    );
    return new Set(households.map(({ reference }) => reference));
  }

  async keep(requests: readonly ImportedRequest[]): Promise<readonly string[]> {
    const stated = [JSON.stringify(requests)];
    await this.sql.rows(
      `update register.placement_request request set (${columns}) = row(${values})
       from ${statedRequests}
       where request.reference = stated.reference and request.closed_on is null`,
      stated,
    );
    await this.sql.rows(
      `insert into register.placement_request (reference, source, child_id, ${columns})
       select stated.reference, 'imported', child.id, ${values} from ${statedRequests}
       where not exists (
         select from register.placement_request held where held.reference = stated.reference)
       order by child.id
       on conflict (child_id) where closed_on is null do nothing`,
      stated,
    );
    await this.keepAnswers(stated);
    const kept = await this.sql.rows<{ reference: string }>(
      'select reference from register.placement_request where reference = any($1)',
      [requests.map(({ reference }) => reference)],
    );
    const keptReferences = new Set(kept.map(({ reference }) => reference));
    return requests.map(({ reference }) => reference).filter((reference) => !keptReferences.has(reference));
  }

  async statedOtherwise(requests: readonly ImportedRequest[]): Promise<readonly string[]> {
    const otherwise = await this.sql.rows<{ reference: string }>(
      `select stated.reference from ${statedRequests}
       where (stated.child ->> 'bornOn')::date <> child.born_on
         or (stated.child ->> 'sex' <> 'not-recorded' and stated.child ->> 'sex' <> child.sex)
       order by stated.reference`,
      [JSON.stringify(requests)],
    );
    return otherwise.map(({ reference }) => reference);
  }

  /** The file's answers stand in the place of those there were, each given on the day the request was opened. */
  private async keepAnswers(stated: readonly string[]): Promise<void> {
    await this.sql.rows(
      `delete from register.carer_answer using register.placement_request request, ${statedRequests}
       where request.id = carer_answer.request_id and request.reference = stated.reference
         and request.closed_on is null`,
      stated,
    );
    await this.sql.rows(
      `insert into register.carer_answer (request_id, household_id, answer, answered_on)
       select request.id, household.id, given.answer, request.opened_on
       from ${statedRequests}
       join register.placement_request request
         on request.reference = stated.reference and request.closed_on is null
       cross join lateral (
         select unnest(stated."agreedBy") as home, 'agreed' as answer
         union all select unnest(stated."declinedBy"), 'declined') given
       join register.household on household.reference = given.home`,
      stated,
    );
  }
}
