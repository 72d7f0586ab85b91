import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

interface TraceRow {
  readonly actor: string;
  readonly role: string;
  readonly permission: string;
  readonly operation: string;
  readonly outcome: string;
  readonly authority_code: string | null;
  readonly subject_kind: string | null;
  readonly subject_ids: readonly string[];
  readonly request_reference: string;
}

let api: RunningApi;
let childId = '';
let requestId = '';
let seen = 0;

const newRows = async (): Promise<readonly TraceRow[]> => {
  const rows = await api.database.dataSource.query<TraceRow[]>('select * from platform.audit_entry order by id');
  return rows.slice(seen);
};

beforeAll(async () => {
  api = await startApi();
  const { data } = await api.ask<{ opened: { id: string; child: { id: string } } }>(
    `mutation Open($input: OpenPlacementRequestInput!) { opened: openPlacementRequest(input: $input) {
       ... on PlacementRequest { id child { id } } } }`,
    {
      input: {
        childCode: 'K-1',
        knownAs: 'Ruby',
        urgency: 'EMERGENCY',
        neededBy: '2199-03-20',
        startsOn: '2199-03-21',
        placementType: 'short-term',
      },
    },
  );
  if (!data) throw new Error('No request was opened');
  [childId, requestId] = [data.opened.child.id, data.opened.id];
});
afterAll(() => api.stop());

beforeEach(async () => {
  seen = 0;
  seen = (await newRows()).length;
});

describe('the audit trail', () => {
  it('keeps who read of whom, by which permission, with the reference of the answer', async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenFor('placement-officer')}` },
      body: JSON.stringify({ query: '{ first: placementRequests { edges { node { summary } } } }' }),
    });
    await response.text();

    const common = {
      actor: 'A placement-officer',
      role: 'placement-officer',
      permission: 'request-read',
      operation: 'Query.placementRequests',
      outcome: 'allowed',
      authority_code: ours,
      request_reference: response.headers.get('x-request-reference'),
    };
    expect(await newRows()).toMatchObject([
      { ...common, subject_kind: 'request', subject_ids: [requestId] },
      { ...common, subject_kind: 'child', subject_ids: [childId] },
    ]);
  });

  it('keeps a list that showed nobody', async () => {
    await api.ask('{ placementRequests(status: CLOSED) { totalCount } }');
    expect(await newRows()).toMatchObject([{ outcome: 'allowed', subject_kind: null, subject_ids: [] }]);
  });

  it.each([
    ['nobody signed in', null, { actor: 'nobody signed in', role: 'none', authority_code: null }],
    [
      'a commissioner',
      tokenFor('commissioner'),
      { actor: 'A commissioner', role: 'commissioner', authority_code: ours },
    ],
    ['a data manager', tokenFor('data-manager'), { role: 'data-manager' }],
    ['fostering recruitment', tokenFor('fostering-recruitment'), { role: 'fostering-recruitment' }],
  ])('keeps that %s was refused, and shows them nothing', async (_, token, who) => {
    const { data } = await api.ask(`{ placementRequest(id: "${requestId}") { __typename } }`, {}, token);
    expect(data).toBeNull();
    expect(await newRows()).toMatchObject([
      { ...who, outcome: 'refused', permission: 'request-read', operation: 'Query.placementRequest', subject_ids: [] },
    ]);
  });

  it("keeps that another authority's officer asked for a child that is not theirs", async () => {
    await api.ask(`{ placementRequest(id: "${requestId}") { __typename } }`, {}, tokenFor('placement-officer', theirs));
    expect(await newRows()).toMatchObject([
      { outcome: 'refused', authority_code: theirs, subject_kind: 'request', subject_ids: [requestId] },
    ]);
  });

  it('keeps each of several operations of one request', async () => {
    await api.ask('{ me { name } ruleRegister { id } }', {}, tokenFor('commissioner'));
    expect((await newRows()).map(({ operation, permission }) => [operation, permission]).sort()).toEqual([
      ['Query.me', 'me-read'],
      ['Query.ruleRegister', 'rule-read'],
    ]);
  });

  it('keeps who signed in, and nothing of a health check', async () => {
    await api.ask('mutation { signInAsPersona(personaId: "priya-raman") { expiresAt } }', {}, null);
    await fetch(`${api.url}/health`);
    expect(await newRows()).toMatchObject([
      { permission: 'public', subject_kind: 'persona', subject_ids: ['priya-raman'] },
    ]);
  });

  it('withholds an answer whose trace cannot be written', async () => {
    const { dataSource } = api.database;
    await dataSource.query('alter table platform.audit_entry add constraint nothing_more check (false) not valid');
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenFor('placement-officer')}` },
      body: JSON.stringify({ query: '{ placementRequests { edges { node { child { knownAs } } } } }' }),
    });
    await dataSource.query('alter table platform.audit_entry drop constraint nothing_more');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('Ruby');
  });
});
