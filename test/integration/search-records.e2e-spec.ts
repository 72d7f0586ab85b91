import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { day } from '#kernel';
import { JsonLog, Sql } from '#platform';
import {
  KeepSearches,
  ReadSearchRecords,
  type SearchAnswer,
  type SearchAsked,
  SearchHomes,
  type SearchRecord,
  SearchSiblingGroup,
  type SiblingGroupSearch,
  startingPolicy,
} from '#matching';
import { RegisterColumns } from '../../libs/matching/src/app/register-columns.js';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { PostgresSearchFactsReader } from '../../libs/matching/src/store/postgres-search-facts.reader.js';
import { PostgresSiblingRequestStore } from '../../libs/matching/src/store/postgres-sibling-request.store.js';
import { PostgresSearchRecordStore } from '../../libs/matching/src/store/postgres-search-record.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding } from '../support/match-register.js';
import { adjoining, child, ours } from '../support/match-world.js';

jest.setTimeout(60_000);

const silent = new JsonLog('test', 'silent');

/** Everything a process of the product has of searching. */
function processOn(dataSource: DataSource): {
  records: PostgresSearchRecordStore;
  policies: PostgresPolicyStore;
  homes: SearchHomes;
  groups: SearchSiblingGroup;
  keep: KeepSearches;
  read: ReadSearchRecords;
} {
  const [reader, sql] = [new PostgresMatchFactsReader(dataSource), new Sql(dataSource)];
  const policies = new PostgresPolicyStore(sql);
  const records = new PostgresSearchRecordStore(dataSource);
  const columns = new RegisterColumns(reader, new PostgresSearchFactsReader(sql));
  return {
    ...{ records, policies },
    homes: new SearchHomes(reader, columns, policies, silent),
    groups: new SearchSiblingGroup(new PostgresSiblingRequestStore(sql), reader, policies),
    keep: new KeepSearches(records),
    read: new ReadSearchRecords(records, policies),
  };
}

const amara = { id: 'amara', name: 'Amara Nwosu', authorityCode: ours, requestReference: 'ref-1' };

describe('searches on record', () => {
  let database: TestDatabase;
  let searching: ReturnType<typeof processOn>;
  let requestId: string;
  let childId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    ({ requestId, childId } = await addRequest(database.dataSource, 'REQ-1001'));
    await addHomes(database.dataSource, requestId, homesOfEachStanding);
    searching = processOn(database.dataSource);
  });
  afterAll(async () => database.drop());

  const inTheDatabase = (statement: string, parameters: unknown[] = []): Promise<{ count: number }[]> =>
    database.dataSource.query(statement, parameters);
  const counted = async (table: string): Promise<number> => {
    const [row] = await inTheDatabase(`select count(*)::integer as count from matching.${table}`);
    return row?.count ?? 0;
  };
  const asked = (some: Partial<SearchAsked> = {}): SearchAsked => ({
    for: { requestId },
    judgedOn: day('2026-02-23'),
    policyVersion: null,
    withinMiles: null,
    seenBy: ours,
    ...some,
  });
  const answered = async (some: Partial<SearchAsked> = {}, by = searching): Promise<SearchAnswer> => {
    const answer = await by.homes.search(asked(some));
    if (!answer.ok) throw new Error(answer.problem.kind);
    return answer.value;
  };
  const kept = async (some: Partial<SearchAsked> = {}, who = amara, by = searching): Promise<string> =>
    by.keep.keep(asked(some).for, await answered(some, by), who);
  const theRecord = async (id: string): Promise<SearchRecord> => {
    const record = await searching.read.byId(id, ours);
    if (!record.ok) throw new Error(record.problem.kind);
    return record.value;
  };
  const draft = child({ requestId: '', childId: '', startsOn: day('2026-03-02'), sex: 'male', ageInYears: 11 });

  const showsAgain = async (some: Partial<SearchAsked>): Promise<SearchAnswer> => {
    const answer = await answered(some);
    const id = await searching.keep.keep(asked(some).for, answer, amara);
    const { counts, beyondMiles, ranked, nearMisses, ruleCounts, missing, furtherAway } = answer;
    expect(await searching.read.answer(id)).toEqual({
      ok: true,
      value: {
        kind: 'homes',
        shown: { counts, beyondMiles, ranked, nearMisses, ruleCounts, missing, furtherAway },
      },
    });
    expect(await theRecord(id)).toMatchObject({
      ...{ searchedBy: 'Amara Nwosu', timesAsked: 1, judgedOn: '2026-02-23', policyVersion: 2, counts },
      ...{ factsRevision: answer.factsRevision, withinMiles: answer.terms.withinMiles },
      children: [{ facts: answer.child }],
    });
    expect(await searching.read.replay(id)).toMatchObject({ ok: true, value: { isSame: true, difference: null } });
    return answer;
  };

  it.each([
    ['the child of a request', {}],
    ['a home or two only, of near ones', { withinMiles: 6, first: 2 }],
    ['a child who is only described', { for: { child: draft } }],
  ])('shows again word for word what was shown: %s', async (_, some: Partial<SearchAsked>) => {
    const { ranked, nearMisses } = await showsAgain(some);
    expect(ranked.length * nearMisses.length).toBeGreaterThan(0);
  });

  it('shows again what the next miles bring, and whose authority was asked there', async () => {
    // Nobody knows where this home is, so it is never too far.
    const places = (count: number) =>
      inTheDatabase(`update register.household set places = $1 where reference = 'NF-0090'`, [count]);
    await places(0);
    const { ranked, furtherAway } = await showsAgain({ withinMiles: 0.5, for: { child: draft } });
    expect([ranked, furtherAway.length > 1]).toEqual([[], true]);
    expect(furtherAway.at(-1)?.askingAuthority).not.toEqual([]);
    await places(3);
  });

  it('names whom it was for: a request and its child, or nobody who is recorded', async () => {
    const [one, described] = [await kept({ withinMiles: 40 }), await kept({ withinMiles: 40, for: { child: draft } })];
    expect(await theRecord(one)).toMatchObject({ kind: 'request', children: [{ requestId, childId }] });
    expect(await theRecord(described)).toMatchObject({
      kind: 'described',
      children: [{ requestId: null, childId: null, facts: { ageInYears: 11, sex: 'male' } }],
    });
  });

  it('is one record however often the same is asked, and a new one when the question or the facts are others', async () => {
    const first = await kept({ withinMiles: 12 });
    expect(await kept({ withinMiles: 12 }, { ...amara, requestReference: 'ref-2' })).toBe(first);
    expect(await theRecord(first)).toMatchObject({ timesAsked: 2 });
    const { recordedAt, lastAskedAt } = await theRecord(first);
    expect(lastAskedAt.getTime()).toBeGreaterThanOrEqual(recordedAt.getTime());
    const others = [
      await kept({ withinMiles: 13 }),
      await kept({ withinMiles: 12, first: 3 }),
      await kept({ withinMiles: 12, judgedOn: day('2026-02-24') }),
      await kept({ withinMiles: 12 }, { ...amara, id: 'joe', name: 'Joe Bloggs' }),
    ];
    await inTheDatabase(`update register.household set places = places where reference = 'NF-0007'`);
    await inTheDatabase(`update register.household set places = 4 where reference = 'NF-0007'`);
    others.push(await kept({ withinMiles: 12 }));
    expect(new Set([first, ...others]).size).toBe(6);
    expect(await searching.read.replay(first)).toMatchObject({ ok: true, value: { isSame: true } });
  });

  it('is one record when many ask the same at the same moment, from several processes', async () => {
    await inTheDatabase(`update register.household set places = 3 where reference = 'NF-0007'`);
    const processes = [searching, processOn(database.dataSource), processOn(database.dataSource)];
    const before = await counted('search_record');
    const ids = await Promise.all(
      Array.from({ length: 18 }, (_, turn) => kept({ withinMiles: 33 }, amara, processes[turn % 3])),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await counted('search_record')).toBe(before + 1);
    expect(await theRecord(ids[0] ?? '')).toMatchObject({ timesAsked: 18 });
  });

  it('keeps a home once for each content, and the homes of a register once', async () => {
    await kept({ withinMiles: 50 });
    const [homes, registers] = [await counted('frozen_home'), await counted('frozen_register')];
    await kept({ withinMiles: 51 });
    await kept({ withinMiles: 52 }, amara, processOn(database.dataSource));
    expect([await counted('frozen_home'), await counted('frozen_register')]).toEqual([homes, registers]);
    await inTheDatabase(`update register.household set places = 5 where reference = 'NF-0012'`);
    await kept({ withinMiles: 52 });
    expect([await counted('frozen_home'), await counted('frozen_register')]).toEqual([homes + 1, registers + 1]);
  });

  it('keeps the answer of a carer with the search, and not in the register', async () => {
    const other = await addRequest(database.dataSource, 'REQ-1002');
    await inTheDatabase(
      `insert into register.carer_answer (request_id, household_id, answer, answered_on)
       select $1, id, 'declined', '2026-02-20' from register.household where reference = 'NF-0012'`,
      [other.requestId],
    );
    const id = await kept({ for: { requestId: other.requestId } });
    expect(await searching.read.replay(id)).toMatchObject({ ok: true, value: { isSame: true } });
  });

  it('lists the latest first, a page at a time, by child, by person and by day, and nothing to other authorities', async () => {
    const all = { authorityCode: ours, requestId: null, childId: null, by: null, from: null };
    const page = async (some: object = {}, first = 100, after: string | null = null) => {
      const found = await searching.read.page({ ...all, ...some, first, after });
      if (!found.ok) throw new Error(found.problem.kind);
      return found.value;
    };
    const whole = await page();
    const times = whole.edges.map(({ node }) => node.recordedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect([whole.totalCount, whole.hasNextPage]).toEqual([whole.edges.length, false]);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const next = await page({}, 4, after);
      read.push(...next.edges.map(({ node }) => node.id));
      after = next.hasNextPage ? (next.edges.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(read).toEqual(whole.edges.map(({ node }) => node.id));

    const ofTheChild = await page({ childId });
    expect(ofTheChild.totalCount).toBeGreaterThan(3);
    expect(ofTheChild.totalCount).toBe((await page({ requestId })).totalCount);
    expect(ofTheChild.edges.every(({ node }) => node.children[0]?.childId === childId)).toBe(true);
    expect((await page({ by: 'Joe Bloggs' })).totalCount).toBe(1);
    expect((await page({ from: day('2199-01-01') })).totalCount).toBe(0);
    expect((await page({ requestId: 'not-an-id' })).edges).toEqual([]);
    expect((await page({ authorityCode: adjoining })).totalCount).toBe(0);
    const [latest] = whole.edges;
    expect(await searching.read.byId(latest?.node.id ?? '', adjoining)).toMatchObject({ ok: false });
    expect(await searching.read.byId('not-an-id', ours)).toMatchObject({ ok: false });
    for (const cursor of ['not-a-cursor', '6f9619ff-8b86-4d01-b42d-00c04fc964ff']) {
      expect(await searching.read.page({ ...all, first: 5, after: cursor })).toMatchObject({
        ok: false,
        problem: { kind: 'cursor-not-valid' },
      });
    }
  });

  describe('for ever', () => {
    let id: string;
    beforeAll(async () => {
      id = await kept({ withinMiles: 77 });
    });

    it.each([
      `update matching.search_record set searched_by = 'Somebody else' where id = $1`,
      `delete from matching.search_record where id = $1`,
      `update matching.search_record_child set place = 2 where record_id = $1`,
      `delete from matching.search_record_child where record_id = $1`,
      `insert into matching.search_record_child
         select record_id, 2, request_id, child_id, surroundings_id, register_id, homes, need
         from matching.search_record_child where record_id = $1`,
      `update matching.search_asking set asked_at = now() where record_id = $1`,
      `delete from matching.search_asking where record_id = $1`,
      `update matching.frozen_register set homes = '{}' where $1::uuid is not null`,
      `delete from matching.frozen_register where $1::uuid is not null`,
      `insert into matching.frozen_register (homes) select homes || 2000000000 from matching.frozen_register where $1::uuid is not null`,
      `with copied as (
         insert into matching.search_record (kind, children, searched_by_id, searched_by, authority_code, judged_on,
           question_digest, policy_version, engine_version, facts_revision, facts_digest, explained, engine_microseconds,
           register_count, eligible_count, needs_authority_count, near_miss_count, excluded_count, beyond_miles_count,
           answer_form, homes, answer)
         select kind, children, 'x', searched_by, authority_code, judged_on, question_digest, policy_version, engine_version,
           facts_revision, facts_digest, explained, engine_microseconds, register_count, eligible_count,
           needs_authority_count, near_miss_count, excluded_count, beyond_miles_count, answer_form, homes, answer
         from matching.search_record where id = $1 returning id)
       insert into matching.search_asking (record_id, request_reference) select id, 'x' from copied`,
    ])('is refused: %s', async (statement) => {
      await expect(inTheDatabase(statement, [id])).rejects.toMatchObject({ code: '23001' });
    });

    it.each([
      'matching.search_record cascade',
      'matching.search_record_child',
      'matching.search_asking',
      'matching.frozen_register cascade',
    ])('is never emptied: %s', async (tables) => {
      await expect(inTheDatabase(`truncate ${tables}`)).rejects.toMatchObject({ code: '23001' });
    });

    it('holds while others search, and try to take it away, at the same moment', async () => {
      const before = await counted('search_record');
      const vandal = async (): Promise<number> => {
        let refused = 0;
        for (const statement of [
          'delete from matching.search_asking',
          `update matching.search_record set answer = ''`,
          'delete from matching.search_record_child',
        ]) {
          await inTheDatabase(statement).catch(() => (refused += 1));
        }
        return refused;
      };
      const searches = [60, 61, 62, 63].map((withinMiles) => kept({ withinMiles }));
      const [refused, again] = await Promise.all([vandal(), vandal(), ...searches]);
      expect([refused, again]).toEqual([3, 3]);
      expect(await counted('search_record')).toBe(before + 4);
    });
  });

  describe('of which something was changed all the same', () => {
    const tampered = async (table: string, statement: string): Promise<unknown> => {
      const id = await kept({ withinMiles: 5 });
      const runner = database.dataSource.createQueryRunner();
      // Undone afterwards: the copy is this transaction's.
      await runner.query('begin');
      try {
        await runner.query(`alter table matching.${table} disable trigger user`);
        await runner.query(statement, [id]);
        const copy = { manager: runner.manager, query: (text: string, given: unknown[]) => runner.query(text, given) };
        const policies = new PostgresPolicyStore(new Sql(copy as unknown as DataSource));
        const records = new PostgresSearchRecordStore(copy as unknown as DataSource);
        const replay = await new ReadSearchRecords(records, policies).replay(id);
        return replay.ok ? replay.value : replay.problem;
      } finally {
        await runner.query('rollback');
        await runner.release();
      }
    };

    it.each([
      [
        'frozen_home',
        `update matching.frozen_home set facts = convert_to(replace(convert_from(facts, 'UTF8'), '"places":', '"places":1'), 'UTF8')
         where $1::uuid is not null and id = (select max(unnested) from matching.frozen_register register
           join matching.search_record_child child on child.register_id = register.id and child.record_id = $1,
           unnest(register.homes) unnested)`,
      ],
      ['search_record', `update matching.search_record set facts_digest = repeat('0', 64) where id = $1`],
      [
        'search_record_child',
        `update matching.search_record_child set homes = (select homes[1:1] from matching.frozen_register limit 1) where record_id = $1`,
      ],
    ])('says that the facts are not those: %s', async (table, statement) => {
      expect(await tampered(table, statement)).toMatchObject({
        isSame: false,
        difference: { kind: 'facts-do-not-match-their-digest' },
      });
    });

    it.each([
      ['beyond_miles_count = beyond_miles_count + 1', { kind: 'counts-differ' }],
      ['within_miles = 500', { kind: expect.stringMatching(/differ/) }],
      ['explained = 1', { kind: 'home-differs', place: 2 }],
    ])('says in what the answer differs: %s', async (change, difference) => {
      expect(
        await tampered('search_record', `update matching.search_record set ${change} where id = $1`),
      ).toMatchObject({
        ...{ isSame: false, difference },
      });
    });
  });

  describe('of brothers and sisters', () => {
    const group = async (by = searching): Promise<SiblingGroupSearch> => {
      const answer = await by.groups.search(requestId, ours, day('2026-02-23'));
      if (!answer.ok) throw new Error(answer.problem.kind);
      return answer.value;
    };
    beforeAll(async () => {
      const sister = await addRequest(database.dataSource, 'REQ-2002');
      await inTheDatabase(`update register.placement_request set sibling_group = 'SG-1' where id = any($1::uuid[])`, [
        [requestId, sister.requestId],
      ]);
      await inTheDatabase(`update register.placement_request set starts_on = '2026-03-09' where id = $1`, [
        sister.requestId,
      ]);
      await inTheDatabase(
        `insert into register.carer_answer (request_id, household_id, answer, answered_on)
         select $1, id, 'agreed', '2026-02-20' from register.household where reference = 'NF-0012'`,
        [sister.requestId],
      );
    });

    it('shows again word for word what was shown, and would be answered so again', async () => {
      const answer = await group();
      const id = await searching.keep.keepGroup(answer, amara);
      const { allTogether, withinOneConstellation, splits, pairsWithPlaced, whyNotTogether } = answer;
      expect(allTogether.length * splits.length).toBeGreaterThan(0);
      expect(await searching.read.answer(id)).toEqual({
        ok: true,
        value: {
          kind: 'siblings',
          shown: { allTogether, withinOneConstellation, splits, pairsWithPlaced, whyNotTogether },
        },
      });
      expect(await theRecord(id)).toMatchObject({
        ...{ kind: 'siblings', counts: null, withinMiles: null, factsRevision: answer.factsRevision },
        children: answer.requests.map((request) => ({ requestId: request.requestId, childId: request.childId })),
      });
      expect(await searching.read.replay(id)).toMatchObject({ ok: true, value: { isSame: true, difference: null } });
      await inTheDatabase(`update register.household set places = 0 where reference = $1`, [allTogether[0]?.reference]);
      expect(await searching.read.replay(id)).toMatchObject({ ok: true, value: { isSame: true } });
      const later = await searching.keep.keepGroup(await group(), amara);
      expect(later).not.toBe(id);
      expect(await searching.read.replay(later)).toMatchObject({ ok: true, value: { isSame: true } });
      await inTheDatabase(`update register.household set places = 3 where reference = $1`, [allTogether[0]?.reference]);
    });

    it('is one record when many look at the same moment, and is found by each of the children', async () => {
      const processes = [searching, processOn(database.dataSource)];
      const ids = await Promise.all(
        Array.from({ length: 6 }, async (_, turn) => {
          const by = processes[turn % 2] ?? searching;
          return by.keep.keepGroup(await group(by), amara);
        }),
      );
      expect(new Set(ids).size).toBe(1);
      const record = await theRecord(ids[0] ?? '');
      expect(record.timesAsked).toBe(6);
      for (const { childId: one, requestId: theirs } of record.children) {
        const asked_ = { authorityCode: ours, requestId: theirs, childId: one, by: null, from: null };
        const page = await searching.read.page({ ...asked_, first: 1, after: null });
        expect(page.ok && page.value.edges[0]?.node.id).toBe(record.id);
      }
    });

    it('says which way differs', async () => {
      const id = await searching.keep.keepGroup(await group(), amara);
      const { records, policies } = searching;
      const stored = await records.stored(id);
      if (stored?.answer.kind !== 'siblings') throw new Error('Brothers and sisters were searched for');
      const { shown } = stored.answer;
      const replayed = async (altered: object): Promise<unknown> => {
        const answer = { kind: 'siblings', shown: { ...shown, ...altered } };
        const other = Object.assign(Object.create(records) as PostgresSearchRecordStore, {
          stored: async () => ({ ...stored, answer }),
        });
        const replay = await new ReadSearchRecords(other, policies).replay(id);
        return replay.ok ? replay.value.difference : replay.problem;
      };
      expect(await replayed({})).toBeNull();
      expect(await replayed({ allTogether: shown.allTogether.slice(1) })).toEqual({
        ...{ kind: 'way-differs', of: 'all-together', place: 1 },
      });
      expect(await replayed({ splits: shown.splits.slice(0, -1) })).toEqual({
        ...{ kind: 'way-differs', of: 'split', place: shown.splits.length },
      });
      expect(await replayed({ withinOneConstellation: shown.splits.slice(0, 1) })).toEqual({
        ...{ kind: 'way-differs', of: 'one-constellation', place: 1 },
      });
      expect(await replayed({ pairsWithPlaced: 7 })).toEqual({ kind: 'counts-differ' });
      expect(await replayed({ whyNotTogether: [{ ruleId: 'pets', households: 1 }] })).toEqual({
        kind: 'rule-counts-differ',
      });
    });

    it('is not there for an authority that looks after only one of them', async () => {
      const id = await searching.keep.keepGroup(await group(), amara);
      await inTheDatabase(`update register.child set authority_code = $2 where id = $1`, [childId, adjoining]);
      expect(await searching.read.byId(id, ours)).toMatchObject({ ok: false });
      expect(await searching.read.byId(id, adjoining)).toMatchObject({ ok: false });
      await inTheDatabase(`update register.child set authority_code = $2 where id = $1`, [childId, ours]);
      expect(await searching.read.byId(id, ours)).toMatchObject({ ok: true });
    });
  });

  it('remembers nothing of a database that was put back: the next who asks is answered', async () => {
    const other = await createTestDatabase();
    try {
      await addGeography(other.dataSource);
      const request = await addRequest(other.dataSource, 'REQ-1001');
      await addHomes(other.dataSource, request.requestId, homesOfEachStanding);
      const by = processOn(other.dataSource);
      const search = (): Promise<string> => kept({ for: { requestId: request.requestId } }, amara, by);
      await search();
      const tables = ['search_asking', 'search_record_child', 'search_record', 'frozen_register', 'frozen_home'];
      for (const table of tables) {
        await other.dataSource.query(`alter table matching.${table} disable trigger user`);
        await other.dataSource.query(`delete from matching.${table}`);
        await other.dataSource.query(`alter table matching.${table} enable trigger user`);
      }
      await expect(search()).rejects.toThrow();
      const again = await by.read.replay(await search());
      expect(again).toMatchObject({ ok: true, value: { isSame: true } });
    } finally {
      await other.drop();
    }
  });

  it('replays by the policy of its day', async () => {
    const id = await kept({ withinMiles: 22 });
    const weights = { ...startingPolicy.weights, 'school-distance': 0, 'home-distance': 0 };
    const sql = new Sql(database.dataSource);
    await new PostgresPolicyStore(sql).adopt({ ...startingPolicy, version: 3, weights }, 'Priya Raman', 'To be tried');
    expect(await searching.read.replay(id)).toMatchObject({ ok: true, value: { isSame: true } });
    const later = await kept({ withinMiles: 22 });
    expect(later).not.toBe(id);
    expect(await theRecord(later)).toMatchObject({ policyVersion: 3 });
  });
});
