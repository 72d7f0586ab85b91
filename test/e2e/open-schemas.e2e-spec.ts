import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openSchemas } from '#ingest';
import { type RunningApi, startApi } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it('serves the open schemas to everybody, each under the name in the list', async () => {
  const list = (await (await fetch(`${api.url}/schemas`)).json()) as { readonly schemas: readonly string[] };
  expect(list.schemas.length).toBe(4);
  for (const address of list.schemas) {
    const answer = await fetch(`${api.url}${address}`);
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    expect(await answer.json()).toEqual(openSchemas[address.replace('/schemas/', '')]);
  }
  for (const name of ['toString', 'nothing.schema.json', '..%2Fpackage.json']) {
    expect((await fetch(`${api.url}/schemas/${name}`)).status).toBe(404);
  }
});
