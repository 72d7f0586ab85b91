import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Query, Resolver } from '@nestjs/graphql';
import { PublicOperation } from '../../apps/api/src/access/operation-permission.js';
import { type RunningApi, startApi, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

@Resolver()
class FaultyResolver {
  @Query(() => String)
  @PublicOperation()
  faulty(): string {
    throw new Error('duplicate key: (known_as)=(Ruby)');
  }
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ logLevel: 'error' }, { providers: [FaultyResolver] });
});
afterAll(() => api.stop());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${api.url}/graphql`, { method: 'POST', headers, body });

describe('a bug', () => {
  it('is masked: a reference, no words of ours, no stack; the log has the place of it under the same reference', async () => {
    const lines: string[] = [];
    const written = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const response = await post(JSON.stringify({ query: '{ faulty }' }));
    const text = await response.text();
    written.mockRestore();
    const { errors } = JSON.parse(text) as { errors: [{ message: string; extensions: { reference: string } }] };
    const { reference } = errors[0].extensions;

    expect(errors[0]).toEqual({
      message: `Something went wrong on our side. If it happens again, quote ${reference}.`,
      locations: [{ line: 1, column: 3 }],
      path: ['faulty'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    });
    expect(reference).toBe(response.headers.get('x-request-reference'));
    expect(text).not.toMatch(/Ruby|stack|\.ts|\.js/);
    const logged = lines.filter((line) => line.includes(reference));
    expect(logged).toEqual([expect.stringContaining('FaultyResolver.faulty')]);
    expect(logged.join()).not.toContain('Ruby');
  });
});

describe('a day that is asked for', () => {
  const figures = `query Figures($on: Date!) { lookedAfterByDistance(authority: "E10009901", on: $on) { __typename } }`;

  it.each(['not-a-date', '2026-02-30', '31/03/2026', 20260331, true])('cannot be %j', async (on) => {
    const { data, errors } = await api.ask(figures, { on });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('is not a day of the calendar');
  });

  it('cannot be wrong within the query either', async () => {
    const { errors } = await api.ask(figures.replace('$on)', '"2026-02-30")').replace('($on: Date!)', ''));
    expect(errors?.[0]?.message).toContain('"2026-02-30" is not a day of the calendar');
  });
});

describe('a list', () => {
  it.each([0, -1, 101])('is not given in pages of %d', async (first) => {
    const { data, errors } = await api.ask(
      'query Page($first: Int!) { placementRequests(first: $first) { totalCount } }',
      { first },
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.message).toBe(`"first" is ${first}; a page holds 1 to 100.`);
  });

  it('is given in pages of 100', async () => {
    const { errors } = await api.ask('{ placementRequests(first: 100) { totalCount } }');
    expect(errors).toBeUndefined();
  });

  it('refuses a cursor of another list', async () => {
    const { errors } = await api.ask('{ placementRequests(after: "place-1") { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a query', () => {
  const codeOf = async (query: string): Promise<string | undefined> =>
    (await api.ask(query)).errors?.[0]?.extensions.code;

  it('may not multiply long pages by long pages', async () => {
    const homes = (first: number): string => `{ placementRequests(first: ${first}) { edges { node { latestRun {
      rankedHouseholds(standing: ELIGIBLE, first: ${first}) { edges { node { findings { sentence points } } } } } } } } }`;
    expect(await codeOf(homes(100))).toBe('QUERY_TOO_LARGE');
    expect(await codeOf(homes(10))).toBeUndefined();
  });

  it('may not hide its size in fragments of fragments', async () => {
    const doubling = Array.from({ length: 30 }, (_, n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`).join(
      '\n',
    );
    expect(await codeOf(`{ me { ...F0 } } ${doubling} fragment F30 on Me { name }`)).toBe('QUERY_TOO_LARGE');
  });

  it('may not ask for the same thing many times over', async () => {
    const many = (times: number): string =>
      `{ ${Array.from({ length: times }, (_, n) => `a${n}: me { name }`).join(' ')} }`;
    expect(await codeOf(many(13))).toBe('QUERY_TOO_LARGE');
    expect(await codeOf(many(12))).toBeUndefined();
  });

  it('may not be text without end', async () => {
    const long = await post(JSON.stringify({ query: `{ ${'me { name } '.repeat(10_000)} }` }));
    expect([long.status, await long.json()]).toEqual([
      413,
      { code: 'TOO_LARGE', message: 'Request body is too large' },
    ]);

    const words = await post(JSON.stringify({ query: `{ ${'me{name}'.repeat(2_000)} }` }));
    expect(words.status).toBe(400);
  });

  it('comes alone', async () => {
    const batch = await post(JSON.stringify([{ query: '{ personas { id } }' }, { query: '{ personas { id } }' }]));
    expect(batch.status).toBe(400);
  });

  it('does not come from a form of another site', async () => {
    const form = await post('{"query":"{ personas { id } }"}', { 'content-type': 'text/plain' });
    const link = await fetch(`${api.url}/graphql?query=${encodeURIComponent('{ personas { id } }')}`);
    expect([form.status, link.status]).toEqual([400, 400]);
  });
});

describe('outside the demonstration', () => {
  it('there is nobody to sign in as, and the schema is not told', async () => {
    const plain = await startApi({ demonstration: false });
    try {
      const token = tokenFor('commissioner');
      expect(await plain.ask('{ personas { id } }', {}, null)).toEqual({ data: { personas: [] } });
      const signIn = await plain.ask('mutation { signInAsPersona(personaId: "amara-nwosu") { token } }', {}, null);
      expect(signIn.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      const asked = await plain.ask('{ __schema { types { name } } }', {}, token);
      expect(asked.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect((await plain.ask('{ mee { name } }', {}, token)).errors?.[0]?.message).not.toContain('"me"');
    } finally {
      await plain.stop();
    }
  });
});

describe('GET /health', () => {
  it('says that the database answers', async () => {
    const response = await fetch(`${api.url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });
});
