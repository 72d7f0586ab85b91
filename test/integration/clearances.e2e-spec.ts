import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startingTakes } from './register-house.js';

/** What the database keeps of consents, approvals and notices, whoever writes: every story writes past all use-cases. */

let database: TestDatabase;
let requestId = '';
let householdId = '';
const rows = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  database.dataSource.query<Row[]>(sql, [...values]);

beforeAll(async () => {
  database = await createTestDatabase();
  const [made] = await rows<{ request: string; home: string }>(`
    with child as (insert into register.child (authority_code, code) values ('E10009901', 'C1') returning id),
    service as (insert into register.fostering_service (name, kind) values ('Brightways', 'agency') returning id),
    home as (insert into register.household (reference, name, service_id, postcode, places)
      select 'H-1', 'A home', id, 'ZN11AA', 2 from service returning id),
    request as (insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
        placement_type)
      select 'R-1', 'imported', id, '2026-01-01', 'planned', '2026-02-01', '2026-02-01', 'respite' from child returning id)
    select request.id as request, home.id as home from request, home`);
  requestId = made!.request;
  householdId = made!.home;
}, startingTakes);
afterAll(() => database.drop());

interface Written {
  readonly kind: string;
  readonly authority?: string | null;
  readonly approver?: string | null;
  readonly evidence?: string;
  readonly by?: string;
}
const add = ({ kind, authority = null, approver = null, evidence = '{}', by = 'Jo' }: Written) =>
  rows<{ id: string }>(
    `insert into register.clearance (request_id, household_id, kind, authority_code, approver, evidence, given_by, given_on,
       recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, '2026-01-02', 'Amara') returning id`,
    [requestId, householdId, kind, authority, approver, evidence, by],
  );
const stoppedBy = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (fault: { driverError?: { constraint?: string; message?: string } }) =>
      fault.driverError?.constraint ?? fault.driverError?.message ?? String(fault),
  );
const withdraw = (id: string, more = ''): Promise<unknown> =>
  rows(
    `update register.clearance set withdrawn_at = now(), withdrawn_by = 'Amara', withdrawn_because = 'Wrong home'${more}
     where id = $1`,
    [id],
  );

describe('consents, approvals and notices', () => {
  it.each<[Written, string]>([
    [{ kind: 'a-nod' }, 'clearance_kind_is_known'],
    [{ kind: 'notice-to-area' }, 'clearance_names_the_authority_that_consents_or_is_told'],
    [{ kind: 'consent-of-service', authority: 'E10009907' }, 'clearance_names_the_authority_that_consents_or_is_told'],
    [{ kind: 'approval-key-stage-4' }, 'clearance_names_who_approves'],
    [{ kind: 'consent-of-service', approver: 'nominated-officer' }, 'clearance_names_who_approves'],
    [{ kind: 'approval-outside-area', approver: 'mayor' }, 'clearance_approver_is_known'],
    [
      { kind: 'approval-outside-area', approver: 'nominated-officer', evidence: '{luck}' },
      'clearance_evidence_is_known',
    ],
    [{ kind: 'consent-of-service', evidence: '{care-plan}' }, 'clearance_evidence_is_of_a_home_outside_the_area'],
    [{ kind: 'consent-of-service', by: ' ' }, 'clearance_says_who_gave_it'],
  ])('%j is refused', async (written, constraint) => {
    expect(await stoppedBy(add(written))).toBe(constraint);
  });

  it('hold once for a child, a home and an authority, whoever writes at the same moment', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => stoppedBy(add({ kind: 'notice-to-area', authority: 'E10009907' }))),
    );
    expect(outcomes.sort()).toEqual(['clearance_holds_once', 'clearance_holds_once', 'nothing']);
    expect(await stoppedBy(add({ kind: 'notice-to-area', authority: 'E10009908' }))).toBe('nothing');
  });

  it('are withdrawn once and otherwise never changed, taken away or emptied', async () => {
    const [{ id } = { id: '' }] = await add({ kind: 'consent-of-service' });
    const never = 'A clearance is withdrawn once and otherwise never changed: ';
    const update = (set: string) => rows(`update register.clearance set ${set} where id = $1`, [id]);
    expect(await stoppedBy(update(`given_by = 'Sam'`))).toBe(`${never}UPDATE is refused`);
    expect(await stoppedBy(update(`withdrawn_by = 'Sam'`))).toBe(`${never}UPDATE is refused`);
    expect(await stoppedBy(update(`withdrawn_at = now()`))).toBe('clearance_is_withdrawn_by_somebody_for_a_reason');
    expect(await stoppedBy(withdraw(id, `, given_on = '2026-01-03'`))).toBe(`${never}UPDATE is refused`);
    expect(await stoppedBy(withdraw(id))).toBe('nothing');
    expect(await stoppedBy(withdraw(id))).toBe(`${never}UPDATE is refused`);
    expect(await stoppedBy(rows('delete from register.clearance'))).toBe(`${never}DELETE is refused`);
    expect(await stoppedBy(rows('truncate register.clearance'))).toBe(`${never}TRUNCATE is refused`);
    expect(await stoppedBy(add({ kind: 'consent-of-service' }))).toBe('nothing');
    expect(await stoppedBy(rows('delete from register.placement_request'))).toMatch(/clearance_request_id_fkey/);
  });

  it('are a change of the facts of the request, and of no home', async () => {
    const changes = await rows(
      `select distinct household_id, request_id from register.change where what = 'register.clearance'`,
    );
    expect(changes).toEqual([{ household_id: null, request_id: requestId }]);
  });
});
