import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { day } from '#kernel';
import { Sql } from '#platform';
import { type SearchAnswer, type SearchAsked, SearchHomes } from '#matching';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { PostgresSearchFactsReader } from '../../libs/matching/src/store/postgres-search-facts.reader.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding } from '../support/match-register.js';
import { child, ours } from '../support/match-world.js';

jest.setTimeout(60_000);

describe('an interactive search', () => {
  let database: TestDatabase;
  let homes: SearchHomes;
  let requestId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addGeography(database.dataSource);
    ({ requestId } = await addRequest(database.dataSource, 'REQ-1001'));
    await addHomes(database.dataSource, requestId, homesOfEachStanding);
    const facts = new PostgresSearchFactsReader(new PostgresMatchFactsReader(database.dataSource));
    homes = new SearchHomes(facts, new PostgresPolicyStore(new Sql(database.dataSource)));
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
});
