import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { day } from '#kernel';
import { type Clock, JsonLog, Sql } from '#platform';
import { ExecuteMatchRun, FollowChanges, type FollowedChanges, RequestMatchRun, RunEveryOpenRequest } from '#matching';
import { PostgresChangedFactsStore } from '../../libs/matching/src/store/postgres-changed-facts.store.js';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresMatchRunStore } from '../../libs/matching/src/store/postgres-match-run.store.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest } from '../support/match-register.js';

jest.setTimeout(60_000);

/** Every night, and when a fact that matters has changed: runs that nobody asked for. */
describe('runs by themselves', () => {
  let database: TestDatabase;
  let ruby: string;
  let other: string;
  let rings: string[];
  let nightly: RunEveryOpenRequest;
  let changes: FollowChanges;
  let execute: ExecuteMatchRun;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    ({ requestId: ruby } = await addRequest(database.dataSource, 'REQ-0311'));
    ({ requestId: other } = await addRequest(database.dataSource, 'REQ-0312'));
    await addHomes(database.dataSource, ruby, [
      { reference: 'NF-0007' },
      { reference: 'NF-0063', places: 0 },
      { reference: 'NF-0071', approval: null },
    ]);
    ({ nightly, changes, execute } = aProcess());
    await changes.follow();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    rings.length = 0;
  });

  function aProcess(): { nightly: RunEveryOpenRequest; changes: FollowChanges; execute: ExecuteMatchRun } {
    rings ??= [];
    const bell = { ring: async ({ runId }: { runId: string }): Promise<void> => void rings.push(runId) };
    const clock: Clock = { now: () => new Date('2026-02-23T02:00:00Z'), today: () => day('2026-02-23') };
    const { dataSource } = database;
    const sql = new Sql(dataSource);
    const [runs, policies] = [new PostgresMatchRunStore(dataSource), new PostgresPolicyStore(sql)];
    const facts = new PostgresMatchFactsReader(dataSource);
    const store = new PostgresChangedFactsStore(dataSource, sql);
    const request = new RequestMatchRun(runs, policies, bell, clock, new JsonLog('test', 'silent'));
    return {
      nightly: new RunEveryOpenRequest(store, request, clock),
      changes: new FollowChanges(store, facts, policies, runs, request, clock),
      execute: new ExecuteMatchRun(runs, policies, facts),
    };
  }

  const because = async (): Promise<unknown> =>
    database.dataSource.query(
      `select request_id as id, array_agg(because order by requested_at) as because from matching.run group by 1 order by 1`,
    );
  const answerAll = async (): Promise<void> => {
    for (const runId of new Set(rings.splice(0))) expect(await execute.execute(runId)).toBe('finished');
  };
  const follow = (): Promise<FollowedChanges> => changes.follow();

  it('searches for every open request once a night, however often it is asked to', async () => {
    const asked = await Promise.all([nightly.run(), nightly.run(), aProcess().nightly.run()]);
    expect(Math.max(...asked.map((one) => one.asked))).toBeGreaterThan(0);
    await answerAll();
    expect(await nightly.run()).toEqual({ asked: 0 });
    expect(await because()).toEqual([ruby, other].sort().map((id) => ({ id, because: ['nightly'] })));
  });

  it('searches again where a home now stands otherwise, and only there', async () => {
    // Agreed by one child's carer only: nothing changes for the other.
    await database.dataSource.query(
      `insert into register.carer_answer (request_id, household_id, answer, answered_on)
       select $1, id, 'declined', '2026-02-22' from register.household where reference = 'NF-0007'`,
      [ruby],
    );
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 1 });
    await answerAll();
    expect(await follow()).toEqual({ outcome: 'nothing-new', searchedAgain: 0 });

    await database.dataSource.query(`update register.household set places = 2 where reference = 'NF-0063'`);
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 2 });
    await answerAll();
  });

  it('does not search again for a change that moves nobody', async () => {
    await database.dataSource.query(`update register.household set name = 'Another name' where reference = 'NF-0007'`);
    await database.dataSource.query(`update register.household set places = 5 where reference = 'NF-0071'`);
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 0 });
    expect(rings).toEqual([]);
  });

  it('does not search again for a need that the last search knew', async () => {
    const { requestId } = await addRequest(database.dataSource, 'REQ-0313');
    expect(await nightly.run()).toEqual({ asked: 1 });
    await answerAll();
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 0 });
    await database.dataSource.query(`update register.placement_request set closed_on = '2026-02-23' where id = $1`, [
      requestId,
    ]);
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 0 });
  });

  it('searches again after a change of areas only where a home or the need now reads otherwise', async () => {
    await database.dataSource.query(`update geography.authority set name = 'Brackendale' where name = 'Brackendale'`);
    await database.dataSource.query(`insert into geography.bank_holiday values ('2021-12-27')`);
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 2 });
    await answerAll();
    await database.dataSource.query(`insert into geography.postcode (postcode, is_live) values ('ZN88ZZ', true)`);
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 0 });
  });

  it('searches once for many changes, and by one worker of several', async () => {
    await database.dataSource.query(`update register.placement_request set needs = '{newborn-care}' where id = $1`, [
      other,
    ]);
    await database.dataSource.query(`update register.household set places = 1 where reference = 'NF-0063'`);
    await database.dataSource.query(`delete from register.approval using register.household
      where household.id = household_id and reference = 'NF-0063'`);
    const outcomes = await Promise.all([follow(), aProcess().changes.follow(), aProcess().changes.follow()]);
    expect(outcomes.filter(({ outcome }) => outcome === 'followed')).toEqual([
      { outcome: 'followed', searchedAgain: 2 },
    ]);
    expect(rings).toHaveLength(2);
    await answerAll();
  });

  it('leaves a closed request alone, and follows what could not be followed again', async () => {
    await database.dataSource.query(`update register.placement_request set closed_on = '2026-02-23' where id = $1`, [
      other,
    ]);
    await database.dataSource.query(`update register.placement_request set needs = '{going-missing}' where id = $1`, [
      ruby,
    ]);
    const store = new PostgresChangedFactsStore(database.dataSource, new Sql(database.dataSource));
    await expect(
      store.follow(async () => {
        throw new Error('the worker fell over');
      }),
    ).rejects.toThrow('the worker fell over');
    expect(await follow()).toEqual({ outcome: 'followed', searchedAgain: 1 });
    expect(await nightly.run()).toEqual({ asked: 0 });
  });

  it('never goes back to changes that were followed', async () => {
    await expect(database.dataSource.query('update matching.followed_change set revision = 0')).rejects.toThrow(
      'not followed again',
    );
    await expect(database.dataSource.query('delete from matching.followed_change')).rejects.toThrow(
      'not followed again',
    );
  });
});
