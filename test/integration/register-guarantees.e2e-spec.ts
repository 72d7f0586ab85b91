import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startingTakes } from './register-house.js';

/** What no check in code can keep when many write at once. Every story here writes past all use-cases, by SQL. */

let database: TestDatabase;
let sql: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.dataSource;
}, startingTakes);
afterAll(() => database.drop());

beforeEach(async () => {
  await sql.query(`
    delete from constellations.membership; delete from constellations.constellation;
    delete from register.placement_request; delete from register.placement; delete from register.approval;
    delete from register.household; delete from register.fostering_service; delete from register.child;
    insert into register.child (authority_code, code) values ('E10009901', 'R1'), ('E10009901', 'K7');
    insert into register.fostering_service (name, kind) values ('Brightways', 'agency');
    insert into register.household (reference, name, service_id, postcode, places)
    select reference, reference, service.id, 'ZN11AA', 2
    from register.fostering_service service, unnest(array['H-1', 'H-2', 'H-3']) reference;
    insert into constellations.constellation (name) values ('Alder'), ('Birch')`);
});

/**
 * Runs every statement at the same time, each by its own client. Two who write one range at once may wait for each other;
 * PostgreSQL then ends one as a deadlock, which keeps the guarantee as well.
 *
 * @returns how many were kept, and the constraints (or the deadlock) that stopped the others.
 */
async function atOnce(
  statements: readonly string[],
): Promise<{ readonly kept: number; readonly stoppedBy: readonly string[] }> {
  const clients = statements.map(() => sql.createQueryRunner());
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const results = await Promise.allSettled(clients.map((client, n) => client.query(statements[n] ?? '')));
    const stopped = results.filter((result) => result.status === 'rejected');
    const constraint = (reason: unknown): string =>
      (reason as { driverError?: { constraint?: string } }).driverError?.constraint ?? String(reason);
    return {
      kept: results.length - stopped.length,
      stoppedBy: [...new Set(stopped.map(({ reason }) => constraint(reason)))],
    };
  } finally {
    await Promise.all(clients.map((client) => client.release()));
  }
}

const moveIn = (child: string, home: string, stay: string): string => `
  insert into register.placement (household_id, child_id, stay)
  select household.id, child.id, '${stay}' from register.household, register.child
  where reference = '${home}' and code = '${child}'`;
const approve = (home: string, valid: string): string => `
  insert into register.approval (household_id, valid)
  select id, '${valid}' from register.household where reference = '${home}'`;
const join = (constellation: string, home: string, role: string, valid: string): string => `
  insert into constellations.membership (constellation_id, household_id, role, valid)
  select constellation.id, household.id, '${role}', '${valid}'
  from constellations.constellation, register.household
  where constellation.name = '${constellation}' and reference = '${home}'`;
const ask = (child: string, reference: string, closedOn = 'null'): string => `
  insert into register.placement_request (reference, source, child_id, opened_on, closed_on, urgency, needed_by, starts_on,
    placement_type)
  select '${reference}', 'imported', id, '2026-01-01', ${closedOn}, 'planned', '2026-02-01', '2026-02-01', 'respite'
  from register.child where code = '${child}'`;

describe('the database keeps', () => {
  it.each([
    [
      'one home for a child on a day',
      [
        moveIn('R1', 'H-1', '[2026-01-01,2026-03-01)'),
        moveIn('R1', 'H-2', '[2026-02-28,)'),
        moveIn('R1', 'H-3', '[2026-02-01,2026-03-02)'),
      ],
      'child_lives_in_one_home_on_a_day',
    ],
    [
      'one home for a child on a day, the same home too',
      [moveIn('R1', 'H-1', '[2026-01-01,)'), moveIn('R1', 'H-1', '[2026-01-01,)')],
      'child_lives_in_one_home_on_a_day',
    ],
    [
      'one approval of a home on a day',
      [approve('H-1', '[2024-01-01,)'), approve('H-1', '[2025-01-01,2025-01-02)')],
      'household_has_one_approval_on_a_day',
    ],
    [
      'one constellation for a home on a day',
      [join('Alder', 'H-1', 'satellite', '[2025-01-01,)'), join('Birch', 'H-1', 'hub', '[2024-01-01,2025-01-02)')],
      'home_is_in_one_constellation_on_a_day',
    ],
    [
      'one hub of a constellation on a day',
      [join('Alder', 'H-1', 'hub', '[2025-01-01,)'), join('Alder', 'H-2', 'hub', '[2024-01-01,2025-01-02)')],
      'constellation_has_one_hub_on_a_day',
    ],
    [
      'one open request of a child',
      [ask('R1', 'PR-1'), ask('R1', 'PR-2'), ask('R1', 'PR-3')],
      'child_has_one_open_request',
    ],
  ])('%s', async (_, statements, constraint) => {
    for (let round = 0; round < 5; round += 1) {
      const { kept, stoppedBy } = await atOnce(statements);
      expect(kept).toBe(1);
      expect(stoppedBy.filter((by) => by !== constraint && !by.includes('deadlock detected'))).toEqual([]);
      await sql.query(
        'delete from register.placement; delete from register.approval; delete from register.placement_request',
      );
      await sql.query('delete from constellations.membership');
    }
  });

  it('each of these also against one who comes later, and by its name', async () => {
    const stoppedBy = async (first: string, second: string): Promise<readonly string[]> => {
      await sql.query(first);
      return (await atOnce([second])).stoppedBy;
    };
    const later = [
      await stoppedBy(moveIn('R1', 'H-1', '[2026-01-01,)'), moveIn('R1', 'H-1', '[2026-01-01,)')),
      await stoppedBy(approve('H-1', '[2024-01-01,)'), approve('H-1', '[2025-01-01,2025-01-02)')),
      await stoppedBy(join('Alder', 'H-1', 'hub', '[2025-01-01,)'), join('Alder', 'H-2', 'hub', '[2026-01-01,)')),
      await stoppedBy(join('Alder', 'H-3', 'satellite', '[2025-01-01,)'), join('Birch', 'H-3', 'hub', '[2026-01-01,)')),
    ];
    expect(later.flat()).toEqual([
      'child_lives_in_one_home_on_a_day',
      'household_has_one_approval_on_a_day',
      'constellation_has_one_hub_on_a_day',
      'home_is_in_one_constellation_on_a_day',
    ]);
  });

  it.each([
    ['the day one home ends', [moveIn('R1', 'H-1', '[2026-01-01,2026-03-01)'), moveIn('R1', 'H-2', '[2026-03-01,)')]],
    ['another child', [moveIn('R1', 'H-1', '[2026-01-01,)'), moveIn('K7', 'H-1', '[2026-01-01,)')]],
    ['the day one approval ends', [approve('H-1', '[2024-01-01,2025-01-01)'), approve('H-1', '[2025-01-01,)')]],
    [
      'satellites beside a hub, and the next hub',
      [
        join('Alder', 'H-1', 'hub', '[2025-01-01,2026-01-01)'),
        join('Alder', 'H-2', 'satellite', '[2025-01-01,2026-01-01)'),
        join('Alder', 'H-3', 'hub', '[2026-01-01,)'),
      ],
    ],
    [
      'closed requests and an open one',
      [ask('R1', 'PR-1', `'2026-01-05'`), ask('R1', 'PR-2', `'2026-01-06'`), ask('R1', 'PR-3')],
    ],
  ])('nobody from %s', async (_, statements) => {
    expect(await atOnce(statements)).toEqual({ kept: statements.length, stoppedBy: [] });
  });

  it.each([
    [
      'beds kept by a satellite',
      "insert into constellations.membership select c.id, h.id, 'satellite', 1, '[2025-01-01,)' from constellations.constellation c, register.household h limit 1",
      'only_a_hub_keeps_beds',
    ],
    ['a stay of no day', moveIn('R1', 'H-1', 'empty'), 'stay_is_not_empty'],
    [
      'a request numbered as ours that came from a file',
      ask('R1', 'NH-000001'),
      'request_opened_here_is_numbered_here',
    ],
    ['a request closed before it opened', ask('R1', 'PR-1', `'2025-12-31'`), 'request_closes_on_or_after_it_opens'],
  ])('out %s', async (_, statement, constraint) => {
    expect(await atOnce([statement])).toEqual({ kept: 0, stoppedBy: [constraint] });
  });
});

describe('removing a home', () => {
  const remove = (reference: string): Promise<{ removed: boolean }[]> =>
    sql.query(`select register.remove_household_unless_referred_to(id) as removed
      from register.household where reference = '${reference}'`);
  const exists = async (reference: string): Promise<boolean> =>
    (await sql.query(`select from register.household where reference = '${reference}'`)).length === 1;

  it('happens, with what is known of it, when nothing refers to it', async () => {
    await sql.query(approve('H-1', '[2024-01-01,)'));
    expect(await remove('H-1')).toEqual([{ removed: true }]);
    expect(await exists('H-1')).toBe(false);
  });

  it('does not happen when a carer has answered a request', async () => {
    await sql.query(ask('R1', 'PR-1'));
    await sql.query(`
      insert into register.carer_answer (request_id, household_id, answer, answered_on)
      select request.id, household.id, 'declined', '2026-01-02'
      from register.placement_request request, register.household where household.reference = 'H-2'`);
    expect(await remove('H-2')).toEqual([{ removed: false }]);
    expect(await exists('H-2')).toBe(true);
  });

  it('does not happen when a shortlist names it: no key that guards a home lets it go in silence', async () => {
    const guarding = await sql.query(`
      select conrelid::regclass::text as "table" from pg_constraint
      where confrelid = 'register.household'::regclass and confdeltype = 'a' order by 1`);
    expect(guarding).toEqual([
      { table: 'matching.frozen_home' },
      { table: 'matching.ranked_household' },
      { table: 'register.carer_answer' },
      { table: 'register.clearance' },
      { table: 'register.court_order' },
      { table: 'register.placement' },
    ]);
  });
});
