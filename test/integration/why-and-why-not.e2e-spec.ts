import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { day } from '#kernel';
import {
  ExecuteMatchRun,
  ExplainMatchRun,
  ReadLadder,
  ReadMatchRun,
  SearchSiblingGroup,
  startingPolicy,
} from '#matching';
import { Sql } from '#platform';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresMatchRunStore } from '../../libs/matching/src/store/postgres-match-run.store.js';
import { PostgresSiblingRequestStore } from '../../libs/matching/src/store/postgres-sibling-request.store.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding } from '../support/match-register.js';

jest.setTimeout(60_000);

describe('why and why not, from the facts a run froze', () => {
  let database: TestDatabase;
  let runs: PostgresMatchRunStore;
  let execute: ExecuteMatchRun;
  let explain: ExplainMatchRun;
  let ladders: ReadLadder;
  let requestId: string;
  let first: string;
  let second: string;
  const homes = new Map<string, string>();

  const query = (statement: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
    database.dataSource.query(statement, parameters);
  const runOf = async (id: string): Promise<string> => {
    const opened = await runs.open({
      requestId: id,
      requestedBy: 'Priya Nair',
      because: 'asked',
      policyVersion: startingPolicy.version,
      judgedOn: day('2026-02-23'),
    });
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(await execute.execute(opened.value.id)).toBe('finished');
    return opened.value.id;
  };
  const idOf = (reference: string): string => homes.get(reference) ?? '';

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    runs = new PostgresMatchRunStore(database.dataSource);
    const policies = new PostgresPolicyStore(new Sql(database.dataSource));
    await policies.keep(startingPolicy);
    const facts = new PostgresMatchFactsReader(database.dataSource);
    const waiting = new PostgresSiblingRequestStore(new Sql(database.dataSource));
    execute = new ExecuteMatchRun(runs, policies, facts);
    explain = new ExplainMatchRun(runs, policies);
    ladders = new ReadLadder(runs, policies, new SearchSiblingGroup(waiting, facts, policies));
    requestId = (await addRequest(database.dataSource, 'REQ-1001')).requestId;
    await addHomes(database.dataSource, requestId, homesOfEachStanding);
    for (const { id, reference } of await query('select id, reference from register.household')) {
      homes.set(String(reference), String(id));
    }
    first = await runOf(requestId);
    await query(`update register.household set places = 4 where reference = 'NF-0063'`);
    await query(`update register.carer_answer set answer = 'agreed' where household_id = $1`, [idOf('NF-0085')]);
    await query(`delete from register.approval where household_id = $1`, [idOf('NF-0007')]);
    second = await runOf(requestId);
  });
  afterAll(async () => database.drop());

  it('keeps the rules in the way of each near miss, the funnel and the binding constraint', async () => {
    const run = await new ReadMatchRun(runs).byId(first);
    if (!run.ok || run.value.counts === null) throw new Error('The run has no counts');
    const { counts, funnel, bindingConstraint } = run.value;
    expect(funnel.at(-1)?.left).toBe(counts.eligible + counts.needsAuthority);
    expect(funnel.reduce((sum, { removed }) => sum + removed, 0) + counts.eligible + counts.needsAuthority).toBe(9);
    expect(bindingConstraint?.households).toBeGreaterThanOrEqual(1);
    const stored = await runs.stored(first);
    expect(stored?.answer.funnel).toEqual(funnel);
    const nearMisses = (stored?.answer.ranked ?? []).filter(({ standing }) => standing === 'near-miss');
    expect(nearMisses.map(({ household, binding }) => [household.reference, binding])).toEqual(
      expect.arrayContaining([
        ['NF-0058', [{ ruleId: 'approved-ages', shortfall: 2 }]],
        ['NF-0063', [{ ruleId: 'vacant-place', shortfall: 1 }]],
      ]),
    );
  });

  it('explains a home that the list does not show, as it was when the run was made', async () => {
    const then = await explain.whyNot(first, idOf('NF-0071'));
    if (!then.ok) throw new Error(then.problem.kind);
    expect(then.value.standing).toBe('excluded');
    expect(then.value.binding.map(({ ruleId }) => ruleId)).toContain('approved-foster-carer');
    const before = await explain.whyNot(first, idOf('NF-0063'));
    expect(before).toMatchObject({ ok: true, value: { standing: 'near-miss', household: { places: 0 } } });
    expect(await explain.whyNot(first, requestId)).toMatchObject({ problem: { kind: 'home-not-in-run' } });
    expect(await explain.whyNot(requestId, idOf('NF-0063'))).toMatchObject({ problem: { kind: 'run-not-finished' } });
    expect(await explain.whyNot('no-id', 'no-id')).toMatchObject({ problem: { kind: 'run-not-finished' } });
  });

  it('shows what was stored of a home then, whatever the engine of today would say', async () => {
    const stored = await runs.stored(first);
    const altered = stored!.judged!.map((home) => ({ ...home, points: home.points - 7 }));
    const then = Object.assign(Object.create(runs) as PostgresMatchRunStore, {
      stored: async () => ({ ...stored!, judged: altered }),
    });
    const told = new ExplainMatchRun(then, new PostgresPolicyStore(new Sql(database.dataSource)));
    for (const reference of ['NF-0007', 'NF-0071']) {
      const home = altered.find(({ household }) => household.reference === reference);
      expect(await told.whyNot(first, idOf(reference))).toEqual({ ok: true, value: home });
    }
    const compared = await told.compareHomes(first, idOf('NF-0007'), idOf('NF-0071'));
    expect(compared.ok && compared.value.a.points).toBe(
      altered.find(({ household }) => household.reference === 'NF-0007')?.points,
    );
  });

  it('finds homes by part of a name or a reference, whatever the case, and none by nothing', async () => {
    const references = async (text: string): Promise<readonly string[]> =>
      (await explain.homesCalled(first, text)).map(({ reference }) => reference);
    expect(await references(' nf-006')).toEqual(['NF-0063']);
    expect(await references('HOME NF-008')).toEqual(['NF-0085']);
    expect(await references('home')).toHaveLength(9);
    expect(await references(' ')).toEqual([]);
    expect(await references('castle')).toEqual([]);
  });

  it('puts two homes side by side, and refuses a home it never saw', async () => {
    const compared = await explain.compareHomes(first, idOf('NF-0007'), idOf('NF-0063'));
    if (!compared.ok) throw new Error(compared.problem.kind);
    const place = compared.value.rules.find(({ ruleId }) => ruleId === 'vacant-place');
    expect(place).toMatchObject({ differs: true, better: 'a' });
    for (const [a, b] of [
      [idOf('NF-0007'), requestId],
      [requestId, idOf('NF-0007')],
    ] as const) {
      expect(await explain.compareHomes(first, a, b)).toMatchObject({ problem: { householdId: requestId } });
    }
    expect(await explain.compareHomes(requestId, '', '')).toMatchObject({ problem: { kind: 'run-not-finished' } });
  });

  it('tells what changed since the run before, and the fact that did it', async () => {
    const changes = await explain.changesSince(second, null);
    expect(changes?.previousRunId).toBe(first);
    const told = (changes?.homes ?? []).map(({ change, before, after, because }) => [
      change,
      (after ?? before)?.household.reference,
      because.map((cause) => (cause.of === 'home' ? cause.field : cause.of)),
    ]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['came', 'NF-0063', ['places']],
        ['came', 'NF-0085', ['carerAnswer']],
        ['went', 'NF-0007', ['approvals']],
      ]),
    );
    expect(await explain.changesSince(second, first)).toEqual(changes);
    expect(await explain.changesSince(first, null)).toBeNull();
    expect(await explain.changesSince(requestId, null)).toBeNull();
  });

  it('compares with no run of another request', async () => {
    const other = await addRequest(database.dataSource, 'REQ-1002');
    const theirs = await runOf(other.requestId);
    expect(await explain.changesSince(second, theirs)).toBeNull();
    expect(await explain.changesSince(theirs, null)).toBeNull();
  });

  it('has the ladder, and the requests that no home can meet with their binding constraint', async () => {
    const today = day('2026-02-24');
    const ladder = await ladders.ofRun(first, today);
    if (!ladder.ok) throw new Error(ladder.problem.kind);
    const { steps, noStepBecause, siblings } = ladder.value;
    expect(steps.map(({ relax }) => relax)).toContainEqual({ kind: 'remedies', ruleIds: ['vacant-place'] });
    expect([noStepBecause, siblings]).toEqual([null, []]);
    expect(await ladders.ofRun(requestId, today)).toMatchObject({ problem: { kind: 'run-not-finished' } });
    expect(await query('select request_id from matching.unmet_request')).toEqual([]);

    const alone = await addRequest(database.dataSource, 'REQ-1003');
    await query(`update register.household set places = 0`);
    const unmet = await runOf(alone.requestId);
    expect(await query('select * from matching.unmet_request')).toEqual([
      expect.objectContaining({
        ...{ request_id: alone.requestId, run_id: unmet, binding_rule_id: 'vacant-place', outside_area_households: 0 },
      }),
    ]);
  });

  it('counts a request as unmet in its area when only homes outside it could take the child, and says that the area binds', async () => {
    const outside = await addRequest(database.dataSource, 'REQ-1005');
    await query(
      `update register.household set places = case when reference in ('NF-0031', 'NF-0044') then 2 else 0 end`,
    );
    const run = await runOf(outside.requestId);
    const { counts } = (await runs.stored(run))!.answer;
    expect(counts).toMatchObject({ eligible: 0, needsAuthority: 2 });
    expect(await query('select * from matching.unmet_request where request_id = $1', [outside.requestId])).toEqual([
      expect.objectContaining({ run_id: run, outside_area_households: 2 }),
    ]);
    await query(`update register.household set places = 1 where reference = 'NF-0007'`);
    await query(`insert into register.approval (household_id, valid) values ($1, '[2019-05-14,)')`, [idOf('NF-0007')]);
    const met = await runOf(outside.requestId);
    expect((await runs.stored(met))?.answer.counts.eligible).toBe(1);
    expect(await query('select 1 from matching.unmet_request where request_id = $1', [outside.requestId])).toEqual([]);
  });

  it('reads what engine 1 stored, and explains it', async () => {
    const old = await addRequest(database.dataSource, 'REQ-1004');
    await query(
      `insert into matching.policy (version, name, weights, limits, created_by)
       values (1, 'Starting policy', '{"near-home": 1, "school-run": 1, "siblings-together": 12, "in-area": 6, "needs-met": 5}',
         '{"nearHomeMiles": 5, "nearHomeMilesCounted": 30, "schoolRunMiles": 3, "schoolRunMilesCounted": 15,
           "needsCounted": 4, "nearMissesShown": 10, "nearMissShortfall": {"approved-ages": 2}}', 'nearhome')`,
    );
    const range = { from: '2019-05-14', until: null };
    const facts = {
      judgedOn: '2026-02-23',
      child: {
        ...{ requestId: old.requestId, childId: old.childId, responsibleAuthority: 'E10009901', childCode: '1004' },
        ...{ ageInYears: 7, sex: 'female', urgency: 'emergency', placementType: 'short-term' },
        ...{ startsOn: '2026-03-02', expectedUntil: '2026-08-31', home: 'not-recorded', school: 'not-recorded' },
        ...{ schoolMustContinue: false, needs: [], siblingGroup: null, siblingsLiveInAHome: false },
        adoptionConsidered: false,
      },
      adjoiningAuthorities: [],
      authorityNames: {},
      households: [
        {
          ...{ householdId: idOf('NF-0058'), reference: 'NF-0058', name: 'Home NF-0058', place: 'not-recorded' },
          service: { name: 'Aldermere Fostering', kind: 'agency', authorityCode: null },
          ...{ postcodeSector: null, areaAuthority: 'E10009901', places: 2, stayingPutAdults: 0, skills: [] },
          approvals: [
            {
              ...{ valid: range, resignationNoticeOn: null, maxChildren: null, sex: null, placementTypes: null },
              ...{ namedChild: null, ages: { from: 9, to: 14 } },
            },
          ],
          ...{ fosteredChildren: [], unavailable: [], holds: [], constellations: [], carerAnswer: 'agreed' },
        },
      ],
    };
    const [run] = await query(
      `insert into matching.run (request_id, policy_version, requested_by, judged_on, status, attempts, claim, claimed_until)
       values ($1, 1, 'Priya Nair', '2026-02-23', 'running', 1, gen_random_uuid(), now()) returning id`,
      [old.requestId],
    );
    const runId = String(run?.['id']);
    const remedy = { kind: 'change-of-terms', service: 'Aldermere Fostering', emergencyWorkingDays: 6 };
    const because = { kind: 'outside-approved-ages', ageInYears: 7, from: 9, to: 14 };
    await query(
      `insert into matching.ranked_household (run_id, place, household_id, standing, points, household, findings)
       values ($1, 1, $2, 'near-miss', 100, $3, $4)`,
      [
        runId,
        idOf('NF-0058'),
        JSON.stringify({ householdId: idOf('NF-0058'), reference: 'NF-0058' }),
        JSON.stringify([{ ruleId: 'approved-ages', effect: 'blocks', points: 0, because, remedy }]),
      ],
    );
    await query(
      `update matching.run set status = 'finished', claim = null, claimed_until = null, finished_at = now(),
         engine_version = '1', facts_digest = 'x', facts = $2, register_count = 1, eligible_count = 0,
         needs_authority_count = 0, near_miss_count = 1, excluded_count = 0
       where id = $1`,
      [runId, gzipSync(JSON.stringify(facts))],
    );
    const stored = await runs.stored(runId);
    expect(stored?.answer).toMatchObject({
      funnel: [],
      bindingConstraint: null,
      ranked: [{ binding: [], findings: [{ remedy }] }],
    });
    expect(stored?.judged).toBeNull();
    expect(await runs.ranked(runId, { standing: 'near-miss', first: 5, after: 0 })).toEqual(stored?.answer.ranked);
    expect(await runs.ranked(runId, { standing: 'near-miss', first: 5, after: 1 })).toEqual([]);
    for (const change of [
      'update matching.ranked_household set points = 99',
      'delete from matching.ranked_household',
    ]) {
      await expect(query(`${change} where run_id = $1`, [runId])).rejects.toMatchObject({ code: '23001' });
    }
    const again = await explain.whyNot(runId, idOf('NF-0058'));
    expect(again.ok && again.value.findings.length).toBeGreaterThan(0);
  });
});
