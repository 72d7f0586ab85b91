import { type ModuleMetadata } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Settings } from '#platform';
import { signAccessToken } from '../../../apps/api/src/access/access-token.js';
import { type Role } from '../../../apps/api/src/access/permission.js';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { createApi } from '../../../apps/api/src/create-api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

export const secret = 'a secret for tests of 32 characters or more';

/** The authority most stories are about, and one that must never see its children. */
export const ours = 'E10009901';
export const theirs = 'E10009902';

export interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: { readonly code: string; readonly reference?: string };
  }[];
}

/** The api on a database of its own, spoken to over HTTP. */
export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly url: string;
  ask<Data>(query: string, variables?: object, token?: string | null): Promise<GraphqlAnswer<Data>>;
  stop(): Promise<void>;
}

/** @returns a token for a made-up person of the role; it expires an hour from now unless stated. */
export function tokenFor(role: Role, authorityCode = ours, expiresAt = new Date(Date.now() + 3_600_000)): string {
  return signAccessToken({ id: `a-${role}`, name: `A ${role}`, role, authorityCode }, expiresAt, secret);
}

/** @param more what a story adds to the api, such as a resolver with a fault. */
export async function startApi(
  settings: Partial<Settings> = {},
  more: Pick<ModuleMetadata, 'imports' | 'providers'> = {},
): Promise<RunningApi> {
  const database = await createTestDatabase();
  const module = ApiModule.forRoot({
    databaseUrl: database.url,
    redisUrl: null,
    host: '127.0.0.1',
    apiPort: 0,
    consolePort: 0,
    apiUrl: '',
    secret,
    demonstration: true,
    dataFolder: '',
    logLevel: 'silent',
    ...settings,
  });
  const app = await createApi({
    ...module,
    imports: [...(module.imports ?? []), ...(more.imports ?? [])],
    providers: [...(module.providers ?? []), ...(more.providers ?? [])],
  }).catch(async (fault: unknown) => {
    await database.drop();
    throw fault;
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const ask = async <Data>(
    query: string,
    variables: object = {},
    token: string | null = tokenFor('placement-officer'),
  ) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphqlAnswer<Data>;
  };
  const stop = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  return { app, database, url, ask, stop };
}
