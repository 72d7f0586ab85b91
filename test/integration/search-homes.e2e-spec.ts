import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { day } from '#kernel';
import { JsonLog, Sql } from '#platform';
import { type SearchAnswer, type SearchAsked, SearchHomes } from '#matching';
import { RegisterColumns } from '../../libs/matching/src/app/register-columns.js';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { PostgresSearchFactsReader } from '../../libs/matching/src/store/postgres-search-facts.reader.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding } from '../support/match-register.js';
import { child, ours } from '../support/match-world.js';

jest.setTimeout(60_000);

const silent = new JsonLog('test', 'silent');

function searchOf(dataSource: DataSource): SearchHomes {
  const [reader, sql] = [new PostgresMatchFactsReader(dataSource), new Sql(dataSource)];
  const columns = new RegisterColumns(reader, new PostgresSearchFactsReader(sql));
  return new SearchHomes(reader, columns, new PostgresPolicyStore(sql), silent);
}

describe('an interactive search', () => {
  let database: TestDatabase;
  let homes: SearchHomes;
  let requestId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    ({ requestId } = await addRequest(database.dataSource, 'REQ-1001'));
    await addHomes(database.dataSource, requestId, homesOfEachStanding);
    homes = searchOf(database.dataSource);
  });
  afterAll(async () => database.drop());

  const asked = (some: Partial<SearchAsked> = {}): SearchAsked => ({
    for: { requestId },
    judgedOn: day('2026-02-23'),
    policyVersion: null,
    withinMiles: null,
    seenBy: ours,
    ...some,
  });
  const found = async (some: Partial<SearchAsked> = {}): Promise<SearchAnswer> => {
    const answer = await homes.search(asked(some));
    if (!answer.ok) throw new Error(answer.problem.kind);
    return answer.value;
  };
  const references = ({ ranked }: SearchAnswer): readonly string[] =>
    ranked.map(({ household: { reference } }) => reference);

  it('answers for a request, naming what it was made from', async () => {
    const answer = await found();
    expect(answer).toMatchObject({ policyVersion: 2, child: { requestId, responsibleAuthority: ours } });
    expect(answer.counts.register).toBe(9);
    expect(references(answer)).toContain('NF-0007');
    expect(answer.missing).toContain('place-of-the-home');
    expect(answer.engineMicroseconds).toBeGreaterThan(0);
  });

  it('answers for a child who is only described: no carer has been asked', async () => {
    const draft = child({ requestId: 'draft', startsOn: day('2026-03-02') });
    const described = await found({ for: { child: draft } });
    expect(references(described)).toContain('NF-0085');
    expect(references(await found())).not.toContain('NF-0085');
  });

  it('leaves out what is too far', async () => {
    const near = await found({ withinMiles: 4 });
    expect(near).toMatchObject({ beyondMiles: 3 });
    expect(references(near)).toContain('NF-0090');
  });

  it('refuses a request and a policy that are not there', async () => {
    expect(await homes.search(asked({ for: { requestId: randomUUID() } }))).toMatchObject({
      problem: { kind: 'request-not-found' },
    });
    expect(await homes.search(asked({ policyVersion: 9 }))).toMatchObject({
      problem: { kind: 'policy-not-found', version: 9 },
    });
  });

  describe('while the register changes', () => {
    const change = (statement: string, parameters: unknown[] = []): Promise<unknown> =>
      database.dataSource.query(statement, parameters);
    const revisionNow = async (): Promise<number> => {
      const [row] = (await change('select register.revision() as revision')) as { revision: string }[];
      return Number(row?.revision);
    };

    it('knows every change that was there when it was asked, and names the last', async () => {
      const before = await found();
      expect(before.factsRevision).toBe(await revisionNow());
      await change(`update register.household set places = 0 where reference = 'NF-0007'`);
      const after = await found();
      expect(references(after)).not.toContain('NF-0007');
      expect(after.factsRevision).toBe(await revisionNow());
      expect(after.factsRevision).toBeGreaterThan(before.factsRevision);
      await change(`update register.household set places = 3 where reference = 'NF-0007'`);
      expect(references(await found())).toEqual(references(before));
    });

    it('knows what a carer has answered, and a home that is new', async () => {
      const other = await addRequest(database.dataSource, 'REQ-1002');
      await change(
        `insert into register.carer_answer (request_id, household_id, answer, answered_on)
         select $1, id, 'declined', '2026-02-20' from register.household where reference = 'NF-0012'`,
        [other.requestId],
      );
      expect(references(await found({ for: { requestId: other.requestId } }))).not.toContain('NF-0012');
      expect(references(await found())).toContain('NF-0012');
      await addHomes(database.dataSource, other.requestId, [{ reference: 'NF-0200' }]);
      expect(references(await found())).toContain('NF-0200');
    });

    it('never mixes two revisions, whoever writes meanwhile', async () => {
      // All homes are full, or none is: a mixture of two moments would show some of each.
      const full = `update register.household set places = $1`;
      let isWriting = true;
      const writer = async (): Promise<void> => {
        for (let turn = 0; turn < 25; turn += 1) await change(full, [turn % 2 === 0 ? 0 : 4]);
        isWriting = false;
      };
      const seen = new Map<number, Set<string>>();
      const searcher = async (): Promise<void> => {
        while (isWriting) {
          const answer = await found();
          const known = seen.get(answer.factsRevision) ?? new Set<string>();
          seen.set(answer.factsRevision, known.add(JSON.stringify(answer.counts)));
          const places = answer.ranked.concat(answer.nearMisses).map(({ household }) => household.places);
          expect(new Set(places).size).toBeLessThanOrEqual(1);
        }
      };
      await Promise.all([writer(), searcher(), searcher()]);
      expect([...seen.values()].every((answers) => answers.size === 1)).toBe(true);
      expect((await found()).factsRevision).toBe(await revisionNow());
    });
  });
});
