import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApi, secret, startApi, theirs, tokenFor } from './support/running-api.js';
import { signAccessToken } from '../../apps/api/src/access/access-token.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Me {
  readonly me: { readonly name: string; readonly role: string; readonly permissions: readonly string[] };
}
const me = '{ me { name role roleName permissions } }';

describe('signing in for the demonstration', () => {
  it('offers fictional people and signs in as the one chosen', async () => {
    const offered = await api.ask<{ personas: { id: string; role: string }[] }>(
      '{ personas { id name role roleName summary } }',
      {},
      null,
    );
    const officer = offered.data?.personas.find(({ role }) => role === 'placement-officer');
    expect(new Set(offered.data?.personas.map(({ role }) => role)).size).toBe(4);

    const signedIn = await api.ask<{ signInAsPersona: { token: string } }>(
      'mutation In($id: ID!) { signInAsPersona(personaId: $id) { token expiresAt me { name } } }',
      { id: officer?.id },
      null,
    );
    const asked = await api.ask<Me>(me, {}, signedIn.data?.signInAsPersona.token);
    expect(asked.data?.me.role).toBe('placement-officer');
    expect(asked.data?.me.permissions).toContain('request-read');
    expect(asked.data?.me.permissions).not.toContain('import-run');
  });

  it('knows nobody else', async () => {
    const { errors } = await api.ask('mutation { signInAsPersona(personaId: "nobody") { token } }', {}, null);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an operation', () => {
  it.each([
    ['without a token', null],
    ['with a word for a token', 'word'],
    [
      'with a token signed by somebody else',
      signAccessToken(
        { id: 'x', name: 'X', role: 'placement-officer', authorityCode: theirs },
        new Date(Date.now() + 60_000),
        `${secret}, or nearly`,
      ),
    ],
    ['with a token that has expired', tokenFor('placement-officer', theirs, new Date(Date.now() - 1_000))],
  ])('is refused %s', async (_, token) => {
    const { data, errors } = await api.ask(me, {}, token);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });
});
