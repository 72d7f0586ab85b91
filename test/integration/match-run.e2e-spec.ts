import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { day } from '#kernel';
import { type Clock, JsonLog, openDataSource, Sql } from '#platform';
import { answerOf, canonicalJson, judgeHousehold } from '#matching/core';
import {
  engineVersion,
  ExecuteMatchRun,
  judgeRun,
  type MatchRunView,
  startingPolicy,
  ReadMatchRun,
  ReplayMatchRun,
  type RunAnswer,
  RequestMatchRun,
  SweepMatchRuns,
} from '#matching';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresMatchRunStore } from '../../libs/matching/src/store/postgres-match-run.store.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding, manyHomes } from '../support/match-register.js';
import { ours } from '../support/match-world.js';

jest.setTimeout(60_000);

const silent = new JsonLog('test', 'silent');

/** Everything a process of the product has of matching, but for a queue: rings are counted. */
function processOn(database: DataSource): {
  rings: string[];
  runs: PostgresMatchRunStore;
  facts: PostgresMatchFactsReader;
  requestRun: RequestMatchRun;
  execute: ExecuteMatchRun;
  read: ReadMatchRun;
  replay: ReplayMatchRun;
  sweep: SweepMatchRuns;
} {
  const rings: string[] = [];
  const bell = { ring: async ({ runId }: { runId: string }): Promise<void> => void rings.push(runId) };
  const clock: Clock = { now: () => new Date('2026-02-23T10:30:00Z'), today: () => day('2026-02-23') };
  const runs = new PostgresMatchRunStore(database);
  const policies = new PostgresPolicyStore(new Sql(database));
  const facts = new PostgresMatchFactsReader(database);
  return {
    rings,
    runs,
    facts,
    requestRun: new RequestMatchRun(runs, policies, bell, clock, silent),
    execute: new ExecuteMatchRun(runs, policies, facts),
    read: new ReadMatchRun(runs),
    replay: new ReplayMatchRun(runs, policies),
    sweep: new SweepMatchRuns(runs, bell),
  };
}

describe('a match run', () => {
  let database: TestDatabase;
  let matching: ReturnType<typeof processOn>;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    matching = processOn(database.dataSource);
  });
  afterAll(async () => database.drop());

  const requested = async (requestId: string): Promise<MatchRunView> => {
    const run = await matching.requestRun.request({ requestId, requestedBy: 'Priya Nair' });
    if (!run.ok) throw new Error(run.problem.kind);
    return run.value;
  };
  const theRun = async (runId: string): Promise<MatchRunView> => {
    const run = await matching.read.byId(runId);
    if (!run.ok) throw new Error(run.problem.kind);
    return run.value;
  };
  const inTheDatabase = (statement: string, parameters: unknown[] = []): Promise<unknown> =>
    database.dataSource.query(statement, parameters);
  const claimRunsOut = (runId: string): Promise<unknown> =>
    inTheDatabase(`update matching.run set claimed_until = now() - interval '1 second' where id = $1`, [runId]);

  describe('over a small register', () => {
    let run: MatchRunView;
    let judged: RunAnswer;

    beforeAll(async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-1001');
      await addHomes(database.dataSource, requestId, homesOfEachStanding);
      run = await requested(requestId);
      expect(await matching.execute.execute(run.id)).toBe('finished');
      run = await theRun(run.id);
      judged = judgeRun(await matching.facts.read(requestId, day('2026-02-23')), startingPolicy);
    });

    it('answers for the whole register', () => {
      expect(run).toMatchObject({ status: 'finished', progressPercent: 100, judgedOn: '2026-02-23', policyVersion: 2 });
      expect(run.responsibleAuthority).toBe(ours);
      expect(run.counts).toEqual(judged.counts);
      expect(run.counts?.register).toBe(9);
      expect(run.factsDigest).toMatch(/^[\da-f]{64}$/);
    });

    it('reads each standing in pages, in the order in which the engine ranked them', async () => {
      for (const standing of ['eligible', 'needs-authority', 'near-miss'] as const) {
        const expected = judged.ranked.filter((ranked) => ranked.standing === standing);
        const read: unknown[] = [];
        let after: string | null = null;
        do {
          const found = await matching.read.rankedHouseholds(run, { standing, first: 2, after });
          if (!found.ok) throw new Error(found.problem.kind);
          expect(found.value.totalCount).toBe(expected.length);
          expect(found.value.edges.length).toBeLessThanOrEqual(2);
          read.push(...found.value.edges.map(({ node }) => node));
          after = found.value.hasNextPage ? (found.value.edges.at(-1)?.cursor ?? null) : null;
        } while (after !== null);
        expect(read).toEqual(expected);
      }
      expect(
        await matching.read.rankedHouseholds(run, { standing: 'eligible', first: 2, after: 'place-x' }),
      ).toMatchObject({
        ok: false,
        problem: { kind: 'cursor-not-valid' },
      });
    });

    it('says who has to agree, what stands in the way, and counts the rest by rule', async () => {
      const ruleIds = async (standing: 'needs-authority' | 'near-miss'): Promise<Record<string, string[]>> => {
        const found = await matching.read.rankedHouseholds(run, { standing, first: 20, after: null });
        if (!found.ok) throw new Error(found.problem.kind);
        const told = found.value.edges.map(({ node }) => [
          node.household.reference,
          node.findings
            .filter(({ effect }) => ['needs-authority', 'blocks'].includes(effect))
            .map(({ ruleId }) => ruleId),
        ]);
        return Object.fromEntries(told) as Record<string, string[]>;
      };
      const authority = await ruleIds('needs-authority');
      expect(authority['NF-0031']).toContain('adjoining-authority');
      expect(authority['NF-0044']).toContain('at-a-distance');
      const nearMisses = await ruleIds('near-miss');
      expect(nearMisses['NF-0058']).toContain('approved-ages');
      expect(nearMisses['NF-0063']).toContain('vacant-place');
      const counts = await matching.read.excludedByRule(run.id);
      expect(counts).toEqual(judged.ruleCounts);
      expect(counts).toContainEqual({ ruleId: 'carer-agreed', households: 1 });
    });

    it('gives the same answer when it is replayed, also after the register has changed', async () => {
      await inTheDatabase(`update register.household set places = 0 where reference = 'NF-0007'`);
      expect(await matching.replay.replay(run.id)).toEqual({
        ok: true,
        value: { isSame: true, difference: null, engineVersionThen: engineVersion, engineVersionNow: engineVersion },
      });
      await inTheDatabase(`update register.household set places = 3 where reference = 'NF-0007'`);
    });

    it('keeps what was found of every home, also of those the answer does not show', async () => {
      const stored = await matching.runs.stored(run.id);
      const facts = await matching.facts.read(run.requestId, day('2026-02-23'));
      expect(stored?.facts).toBe(canonicalJson(facts));
      expect(stored?.digestOfFacts).toBe(run.factsDigest);
      expect(stored?.answer).toEqual(judged);
      expect(stored?.judged).toHaveLength(9);
      for (const home of facts.households) {
        const found = stored?.judged?.find(({ household }) => household.householdId === home.householdId);
        expect(found).toEqual(judgeHousehold(facts, home, startingPolicy));
      }
    });

    it('keeps a home once for as long as its facts are the same', async () => {
      const frozen = async (): Promise<number> => {
        const [row] = (await inTheDatabase('select count(*)::integer as homes from matching.frozen_home')) as [
          { homes: number },
        ];
        return row.homes;
      };
      const { requestId } = await addRequest(database.dataSource, 'REQ-1004');
      await matching.execute.execute((await requested(requestId)).id);
      const before = await frozen();
      await matching.execute.execute((await requested(requestId)).id);
      expect(await frozen()).toBe(before);
      await inTheDatabase(`update register.household set places = 9 where reference = 'NF-0007'`);
      const ids = [requestId, (await addRequest(database.dataSource, 'REQ-1005')).requestId];
      const asked = await Promise.all(ids.map((id) => requested(id)));
      // Both at once find the same home changed, and freeze it.
      expect(await Promise.all(asked.map(({ id }) => matching.execute.execute(id)))).toEqual(['finished', 'finished']);
      expect(await frozen()).toBe(before + 1);
      await inTheDatabase(`update register.household set places = 3 where reference = 'NF-0007'`);
    });

    it('says of which home that is not shown a replay differs', async () => {
      const stored = await matching.runs.stored(run.id);
      const last = stored!.judged!.at(-1)!;
      const altered = { ...stored!, judged: [...stored!.judged!.slice(0, -1), { ...last, points: last.points - 1 }] };
      const runs = Object.assign(Object.create(matching.runs) as PostgresMatchRunStore, {
        stored: async () => altered,
      });
      const policies = new PostgresPolicyStore(new Sql(database.dataSource));
      expect(await new ReplayMatchRun(runs, policies).replay(run.id)).toMatchObject({
        value: { difference: { kind: 'home-not-shown-differs', reference: last.household.reference } },
      });
    });

    it('counts in the database the homes that its answer holds', async () => {
      const other = await requested((await addRequest(database.dataSource, 'REQ-1006')).requestId);
      const facts = await matching.facts.read(other.requestId, day('2026-02-23'));
      const homes = facts.households.map((home) => judgeHousehold(facts, home, startingPolicy));
      const answer = answerOf(homes, startingPolicy);
      const [eligible, excluded] = [answer.counts.eligible, answer.counts.excluded];
      const claim = (await matching.runs.claim(other.id))!;
      const store = (given: Partial<RunAnswer>, judgedHomes = homes): Promise<boolean> =>
        matching.runs.storeAnswer(claim, {
          ...{ facts, engineVersion, judged: judgedHomes, measures: new Uint8Array() },
          answer: { ...answer, ...given },
        });
      await expect(
        store({ counts: { ...answer.counts, eligible: eligible - 1, excluded: excluded + 1 } }),
      ).rejects.toMatchObject({ code: '23001' });
      const notShown = homes.find(({ standing }) => standing === 'excluded')!;
      await expect(store({}, [...homes, notShown])).rejects.toMatchObject({ code: '23001' });
      expect(await theRun(other.id)).toMatchObject({ status: 'running', counts: null });
      expect(await store({})).toBe(true);
    });

    it('says at which home a replay differs', async () => {
      const stored = await matching.runs.stored(run.id);
      const [first, second, ...rest] = stored!.answer.ranked;
      const altered = {
        ...stored!,
        answer: { ...stored!.answer, ranked: [first!, { ...second!, points: second!.points - 1 }, ...rest] },
      };
      const runs = Object.assign(Object.create(matching.runs) as PostgresMatchRunStore, {
        stored: async () => altered,
      });
      const policies = new PostgresPolicyStore(new Sql(database.dataSource));
      expect(await new ReplayMatchRun(runs, policies).replay(run.id)).toMatchObject({
        value: {
          isSame: false,
          difference: { kind: 'home-differs', place: 2, reference: second!.household.reference },
        },
      });
    });

    it.each([
      `update matching.run set progress_percent = 99 where id = $1`,
      `delete from matching.run where id = $1`,
      `update matching.rule_count set households = 7 where run_id = $1`,
      `delete from matching.rule_count where run_id = $1`,
      `insert into matching.rule_count (run_id, rule_id, households) values ($1, 'another', 1)`,
      `insert into matching.ranked_household (run_id, place, household_id, standing, points, household, findings)
         values ($1, 99, gen_random_uuid(), 'eligible', 100, '{}', '[]')`,
      `update matching.run_answer set points = array_fill(100, array[9]) where run_id = $1`,
      `delete from matching.run_answer where run_id = $1`,
      `insert into matching.run_answer select * from matching.run_answer where run_id = $1`,
      `update matching.frozen_home set facts = '' where $1::uuid is not null`,
      `delete from matching.frozen_home where $1::uuid is not null`,
      `update matching.frozen_surroundings set facts = '' where $1::uuid is not null`,
      `delete from matching.frozen_surroundings where $1::uuid is not null`,
    ])('never changes once it is finished: %s', async (statement) => {
      await expect(inTheDatabase(statement, [run.id])).rejects.toMatchObject({ code: '23001' });
    });

    it.each([
      'matching.run, matching.ranked_household, matching.rule_count, matching.run_measures, matching.run_answer',
      'matching.run_answer',
      'matching.frozen_home',
      'matching.frozen_surroundings cascade',
      'matching.rule_count',
      'matching.policy cascade',
    ])('is never emptied: %s', async (tables) => {
      await expect(inTheDatabase(`truncate ${tables}`)).rejects.toMatchObject({ code: '23001' });
    });

    it('keeps a policy version as it was first kept', async () => {
      await new PostgresPolicyStore(new Sql(database.dataSource)).keep({ ...startingPolicy, name: 'Another' });
      expect(await new PostgresPolicyStore(new Sql(database.dataSource)).byVersion(2)).toEqual(startingPolicy);
      await expect(inTheDatabase(`update matching.policy set name = 'Another'`)).rejects.toMatchObject({
        code: '23001',
      });
    });

    it('drops no home before the rules have judged it', async () => {
      const facts = await matching.facts.read(run.requestId, day('2026-02-23'));
      const [{ households }] = (await inTheDatabase(
        'select count(*)::integer as households from register.household',
      )) as [{ households: number }];
      expect(facts.households).toHaveLength(households);
      expect(facts.households.map(({ reference }) => reference).sort()).toEqual(
        homesOfEachStanding.map(({ reference }) => reference).sort(),
      );
    });

    it('reads the latest run of several requests at once', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-1002');
      const [latest, none] = await matching.read.latestForRequests([run.requestId, requestId]);
      expect(latest?.id).toBe(run.id);
      expect(none).toBeNull();
    });
  });

  describe('asked for', () => {
    it('by many people at the same moment is one run', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-2001');
      const others = await Promise.all(Array.from({ length: 4 }, () => openDataSource(database.url)));
      const asked = await Promise.all(
        others.flatMap((other) =>
          [0, 1, 2].map(() => processOn(other).requestRun.request({ requestId, requestedBy: 'Priya Nair' })),
        ),
      );
      await Promise.all(others.map((other) => other.destroy()));
      expect(asked).toHaveLength(12);
      expect(asked.every(({ ok }) => ok)).toBe(true);
      expect(new Set(asked.map((answer) => (answer.ok ? answer.value.id : 'refused'))).size).toBe(1);
      const rows = await inTheDatabase('select 1 from matching.run where request_id = $1', [requestId]);
      expect(rows).toHaveLength(1);
    });

    it('again after it is finished is another run', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-2002');
      const first = await requested(requestId);
      await matching.execute.execute(first.id);
      expect((await requested(requestId)).id).not.toBe(first.id);
    });

    it('for a request that is closed, or is not there, is refused', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-2003');
      await inTheDatabase(`update register.placement_request set closed_on = '2026-02-20' where id = $1`, [requestId]);
      const ask = (id: string): Promise<unknown> =>
        matching.requestRun.request({ requestId: id, requestedBy: 'Priya' });
      expect(await ask(requestId)).toEqual({ ok: false, problem: { kind: 'request-not-open' } });
      expect(await ask('00000000-0000-4000-8000-000000000000')).toMatchObject({
        problem: { kind: 'request-not-found' },
      });
      expect(await ask('not an id')).toMatchObject({ problem: { kind: 'request-not-found' } });
    });

    it('while the bell cannot be rung is kept, and the sweep rings later', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-2004');
      const bell = { ring: (): Promise<void> => Promise.reject(new Error('The queue is away')) };
      const policies = new PostgresPolicyStore(new Sql(database.dataSource));
      const clock: Clock = { now: () => new Date(), today: () => day('2026-02-23') };
      const lost = await new RequestMatchRun(matching.runs, policies, bell, clock, silent).request({
        requestId,
        requestedBy: 'P',
      });
      if (!lost.ok) throw new Error(lost.problem.kind);

      matching.rings.length = 0;
      await matching.sweep.sweep();
      expect(matching.rings).not.toContain(lost.value.id);
      await inTheDatabase(`update matching.run set requested_at = now() - interval '10 seconds' where id = $1`, [
        lost.value.id,
      ]);
      await matching.sweep.sweep();
      expect(matching.rings).toContain(lost.value.id);
      expect(await matching.execute.execute(lost.value.id)).toBe('finished');
    });
  });

  describe('worked on', () => {
    it('by many workers at once is answered by one', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-3001');
      await addHomes(database.dataSource, requestId, manyHomes(600));
      const run = await requested(requestId);
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => matching.execute.execute(run.id)));
      expect(outcomes.filter((outcome) => outcome === 'finished')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'not-waiting')).toHaveLength(5);
      expect((await theRun(run.id)).counts?.register).toBe(609);
    });

    it('by a worker that was too slow is stored by the one that took over, and by it alone', async () => {
      const run = await requested((await addRequest(database.dataSource, 'REQ-3002')).requestId);
      const slow = await matching.runs.claim(run.id);
      await claimRunsOut(run.id);
      expect(await matching.execute.execute(run.id)).toBe('finished');
      const before = await theRun(run.id);
      const nothing = { register: 0, eligible: 0, needsAuthority: 0, nearMisses: 0, excluded: 0 };
      const answer = { counts: nothing, ranked: [], ruleCounts: [], funnel: [], bindingConstraint: null };
      expect(
        await matching.runs.storeAnswer(slow!, {
          facts: await matching.facts.read(run.requestId, day('2026-02-23')),
          engineVersion: 'slow',
          judged: [],
          answer,
          measures: new Uint8Array(),
        }),
      ).toBe(false);
      await matching.runs.release(slow!, 'Too late');
      expect(await theRun(run.id)).toEqual(before);
    });

    it('is not taken over while its claim holds, and its claim is renewed', async () => {
      const run = await requested((await addRequest(database.dataSource, 'REQ-3003')).requestId);
      const mine = await matching.runs.claim(run.id);
      expect(await matching.runs.claim(run.id)).toBeNull();
      await claimRunsOut(run.id);
      await matching.runs.reportProgress(mine!, 40);
      expect(await matching.runs.claim(run.id)).toBeNull();
      expect(await theRun(run.id)).toMatchObject({ status: 'running', progressPercent: 40 });
    });

    it('by workers that died is given up after the third, and says so', async () => {
      const run = await requested((await addRequest(database.dataSource, 'REQ-3004')).requestId);
      for (const attempt of [1, 2, 3]) {
        expect(await matching.runs.claim(run.id)).toMatchObject({ attempt });
        await claimRunsOut(run.id);
        if (attempt === 3) break;
        matching.rings.length = 0;
        expect((await matching.sweep.sweep()).givenUp).toBe(0);
        expect(matching.rings).toContain(run.id);
      }
      expect((await matching.sweep.sweep()).givenUp).toBe(1);
      expect(await theRun(run.id)).toMatchObject({
        status: 'failed',
        failure: expect.stringMatching(/^The search stopped 3 times/),
        counts: null,
      });
      expect(await matching.execute.execute(run.id)).toBe('not-waiting');
      expect((await requested(run.requestId)).id).not.toBe(run.id);
    });

    it('with a fault gives the claim back, throws the fault, and leaves nothing half stored', async () => {
      const run = await requested((await addRequest(database.dataSource, 'REQ-3005')).requestId);
      const policies = new PostgresPolicyStore(new Sql(database.dataSource));
      const refused = (): Promise<never> => Promise.reject(new Error('The register cannot be read'));
      const broken = {
        ...{ read: refused, readMany: refused, find: refused, readAround: refused },
        ...{ readChild: refused, readAll: refused },
      };
      await expect(new ExecuteMatchRun(matching.runs, policies, broken).execute(run.id)).rejects.toThrow(
        'cannot be read',
      );
      expect(await theRun(run.id)).toMatchObject({ status: 'requested', failure: null });
      expect(await matching.execute.execute(run.id)).toBe('finished');
    });
  });

  describe('the facts it reads', () => {
    it('vector 16, the area part: an authority that has ended by the day is no longer where the home is', async () => {
      const { requestId } = await addRequest(database.dataSource, 'REQ-4002');
      await database.dataSource.query(
        `insert into geography.authority (code, name, valid) values ('E10000030', 'Surrey', '[1974-04-01,2027-04-01)')`,
      );
      await database.dataSource.query(
        `insert into geography.postcode (postcode, easting, northing, area_code, is_live) values ('ZN50AA', 430000, 560000, 'E10000030', true)`,
      );
      await addHomes(database.dataSource, requestId, [{ reference: 'NF-9101', postcode: 'ZN50AA' }]);
      const areaOn = async (startsOn: string): Promise<unknown> => {
        await database.dataSource.query(
          `update register.placement_request set starts_on = $2, expected_until = '2027-08-31' where id = $1`,
          [requestId, startsOn],
        );
        const { households } = await matching.facts.read(requestId, day('2026-02-23'));
        return households.find(({ reference }) => reference === 'NF-9101')?.areaAuthority;
      };
      expect(await areaOn('2027-03-31')).toBe('E10000030');
      expect(await areaOn('2027-04-01')).toBe('not-recorded');
    });
  });
});
