import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApi, startApi, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const manager = tokenFor('data-manager');

const download = (path: string, token: string | null = manager): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

describe('a template', () => {
  it.each([
    ['households.csv', 'text/csv; charset=utf-8'],
    ['availability.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('%s is a file of its own name and type', async (name, type) => {
    const answer = await download(`/templates/${name}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    const saved = `nearhome-${name.replace('.', '-template.')}`;
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${saved}"`);
    const content = Buffer.from(await answer.arrayBuffer());
    expect(content.subarray(0, 2).toString('latin1')).toBe(name.endsWith('xlsx') ? 'PK' : '\u00ef\u00bb');
  });

  it('names the columns that its importer asks for', async () => {
    expect(await (await download('/templates/requests.csv')).text()).toMatch(/^REQUEST,AUTHORITY,CHILD,/);
  });

  it.each(['castles.csv', 'households.doc', 'constructor.csv', 'households'])('%s is not there', async (name) => {
    const answer = await download(`/templates/${name}`);
    expect([answer.status, ((await answer.json()) as { readonly code: string }).code]).toEqual([404, 'NOT_FOUND']);
  });

  it.each([
    ['nobody', null, 401],
    ['a commissioner', tokenFor('commissioner'), 403],
  ])('is not given to %s', async (_who, token, status) => {
    expect((await download('/templates/households.csv', token)).status).toBe(status);
  });
});
