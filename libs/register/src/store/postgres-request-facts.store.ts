import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { RequestFactsStore, type RequestWithFacts } from '../app/request-facts.store.js';
import { type RequestFacts } from '../core/request-facts.js';
import { type Skill } from '../core/vocabulary.js';
import { isUuid } from './uuid.js';

/** Each fact of the request itself, its column and type. */
const columns = [
  ['accessNeeds', 'access_needs', 'text[]'],
  ['faith', 'faith', 'text'],
  ['cultures', 'cultures', 'text[]'],
  ['familyTimePostcode', 'family_time_postcode', 'text'],
  ['familyTimesAMonth', 'family_times_a_month', 'integer'],
  ['wishes', 'wishes', 'text[]'],
  ['risks', 'risks', 'text[]'],
  ['mustNotLiveWith', 'must_not_live_with', 'text[]'],
  ['livesBestAs', 'lives_best_as', 'text'],
  ['cannotLiveWithPets', 'cannot_live_with_pets', 'text[]'],
  ['parentIsLookedAfter', 'parent_is_looked_after', 'boolean'],
  ['parentBornOn', 'parent_born_on', 'date'],
  ['parentRiskAssessedOn', 'parent_risk_assessed_on', 'date'],
  ['wishesAscertainedOn', 'wishes_ascertained_on', 'date'],
  ['reviewingOfficerInformedOn', 'reviewing_officer_informed_on', 'date'],
  ['placementPlanOn', 'placement_plan_on', 'date'],
  ['delegatedAuthorityOn', 'delegated_authority_on', 'date'],
  ['longTermConfirmedOn', 'long_term_confirmed_on', 'date'],
] as const satisfies readonly (readonly [keyof RequestFacts, string, string])[];

const factsOfChild = `
  'isDisabled', child.is_disabled, 'isUnaccompanied', child.is_unaccompanied,
  'courtOrders', coalesce((
    select jsonb_agg(jsonb_build_object('kind', court_order.kind, 'postcode', court_order.postcode,
      'miles', court_order.miles, 'home', household.reference,
      'valid', jsonb_build_object('from', lower(valid)::text, 'until', upper(valid)::text)) order by ordinal)
    from register.court_order left join register.household on household.id = court_order.household_id
    where court_order.child_id = child.id), '[]'),
  'placesToAvoid', coalesce((
    select jsonb_agg(jsonb_build_object('postcode', postcode, 'miles', miles, 'reason', reason) order by ordinal)
    from register.place_to_avoid where place_to_avoid.child_id = child.id), '[]')`;

const selectFacts = `
  select request.id, request.reference, child.id as "childId", request.opened_on::text as "openedOn",
    request.starts_on::text as "startsOn", request.placement_type as "placementType", child.born_on::text as "bornOn",
    jsonb_build_object(${columns.map(([fact, column]) => `'${fact}', request.${column}`).join(', ')}, ${factsOfChild}) as facts
  from register.placement_request request join register.child on child.id = request.child_id`;

/**
 * Locked first and read second: a statement that waited for a lock reads the rows of other tables as they were when it began,
 * and would put back what somebody else has just changed.
 */
const lockRequests = `
  select from register.placement_request request join register.child on child.id = request.child_id`;

@Injectable()
export class PostgresRequestFactsStore extends RequestFactsStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async ofRequests(
    requestIds: readonly string[],
    authorityCode: string,
  ): Promise<ReadonlyMap<string, RequestFacts>> {
    const found = await this.sql.rows<RequestWithFacts>(
      `${selectFacts} where request.id = any ($1::uuid[]) and child.authority_code = $2`,
      [requestIds.filter(isUuid), authorityCode],
    );
    return new Map(found.map(({ id, facts }) => [id, facts]));
  }

  override async hold(requestId: string, authorityCode: string): Promise<RequestWithFacts | null> {
    if (!isUuid(requestId)) return null;
    const which = 'where request.id = $1 and child.authority_code = $2';
    await this.sql.rows(`${lockRequests} ${which} for update`, [requestId, authorityCode]);
    const [found] = await this.sql.rows<RequestWithFacts>(`${selectFacts} ${which}`, [requestId, authorityCode]);
    return found ?? null;
  }

  override async holdOpen(references: readonly string[]): Promise<ReadonlyMap<string, RequestWithFacts>> {
    const which = 'where request.reference = any ($1) and request.closed_on is null order by request.id';
    await this.sql.rows(`${lockRequests} ${which} for update`, [references]);
    const found = await this.sql.rows<RequestWithFacts>(`${selectFacts} ${which}`, [references]);
    return new Map(found.map((request) => [request.reference, request]));
  }

  override async homesAmong(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const homes = await this.sql.rows<{ reference: string; id: string }>(
      'select reference, id from register.household where reference = any($1)',
      [references],
    );
    return new Map(homes.map(({ reference, id }) => [reference, id]));
  }

  override async keep(requests: readonly Pick<RequestWithFacts, 'id' | 'childId' | 'facts'>[]): Promise<void> {
    if (requests.length === 0) return;
    const stated = [JSON.stringify(requests.map(({ id, childId, facts }) => ({ ...facts, id, childId })))];
    const names = columns.map(([, column]) => column).join(', ');
    const values = columns.map(([fact]) => `stated."${fact}"`).join(', ');
    await this.sql.rows(
      `update register.placement_request request set (${names}) = row(${values})
       from jsonb_to_recordset($1::jsonb) as stated (id uuid, ${columns.map(([fact, , type]) => `"${fact}" ${type}`).join(', ')})
       where request.id = stated.id
         and (${columns.map(([, column]) => `request.${column}`).join(', ')}) is distinct from (${values})`,
      stated,
    );
    await this.sql.rows(
      `update register.child set is_disabled = stated."isDisabled", is_unaccompanied = stated."isUnaccompanied"
       from jsonb_to_recordset($1::jsonb) as stated ("childId" uuid, "isDisabled" boolean, "isUnaccompanied" boolean)
       where child.id = stated."childId" and (child.is_disabled, child.is_unaccompanied)
         is distinct from (stated."isDisabled", stated."isUnaccompanied")`,
      stated,
    );
    await this.keepCourtOrders(stated);
    await this.keepPlacesToAvoid(stated);
  }

  override async keepNeeds(requestId: string, needs: readonly Skill[]): Promise<void> {
    await this.sql.rows(
      'update register.placement_request set needs = $2::text[] where id = $1 and needs is distinct from $2::text[]',
      [requestId, needs],
    );
  }

  private async keepCourtOrders(stated: readonly string[]): Promise<void> {
    const orders = `
      select stated."childId" as child_id, ordinal::int, written ->> 'kind' as kind, written ->> 'postcode' as postcode,
        (written ->> 'miles')::numeric(5, 1) as miles, household.id as household_id,
        daterange((written #>> '{valid,from}')::date, (written #>> '{valid,until}')::date) as valid
      from jsonb_to_recordset($1::jsonb) as stated ("childId" uuid, "courtOrders" jsonb)
      cross join lateral jsonb_array_elements("courtOrders") with ordinality as listed (written, ordinal)
      left join register.household on household.reference = written ->> 'home'`;
    await this.replace('court_order', 'ordinal, kind, postcode, miles, household_id, valid', orders, stated);
  }

  private async keepPlacesToAvoid(stated: readonly string[]): Promise<void> {
    const places = `
      select stated."childId" as child_id, ordinal::int, written ->> 'postcode' as postcode,
        (written ->> 'miles')::numeric(5, 1) as miles, written ->> 'reason' as reason
      from jsonb_to_recordset($1::jsonb) as stated ("childId" uuid, "placesToAvoid" jsonb)
      cross join lateral jsonb_array_elements("placesToAvoid") with ordinality as listed (written, ordinal)`;
    await this.replace('place_to_avoid', 'ordinal, postcode, miles, reason', places, stated);
  }

  /** Rows that are there as they are stated are left alone, so that nothing is told to have changed. */
  private async replace(table: string, columns: string, rows: string, stated: readonly string[]): Promise<void> {
    const listed = columns.split(', ').map((column) => `held.${column}`);
    await this.sql.rows(
      `delete from register.${table} held
       using jsonb_to_recordset($1::jsonb) as child ("childId" uuid)
       where held.child_id = child."childId" and not exists (
         select from (${rows}) wanted where wanted.child_id = held.child_id
           and (${listed.map((column) => column.replace('held.', 'wanted.')).join(', ')})
             is not distinct from (${listed.join(', ')}))`,
      stated,
    );
    await this.sql.rows(
      `insert into register.${table} (child_id, ${columns})
       select child_id, ${columns} from (${rows}) wanted
       on conflict (child_id, ordinal) do nothing`,
      stated,
    );
  }
}
