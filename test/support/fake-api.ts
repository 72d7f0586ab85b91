import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { buildSchema, graphql, GraphQLError } from 'graphql';

/** What the api would answer, by root field; a field that is left out answers with an error. */
export type FakeAnswers = Record<string, (args: Record<string, unknown>, token: string | null) => unknown>;

/** An upload as it came in, part borders and all. */
export interface ReceivedUpload {
  readonly address: string;
  readonly type: string;
  readonly token: string | null;
  readonly body: string;
}

export interface FakeApi {
  readonly url: string;
  /** May be exchanged while the fake runs. */
  readonly answers: FakeAnswers;
  readonly asked: { readonly name: string; readonly variables: Record<string, unknown> }[];
  readonly uploads: ReceivedUpload[];
  /** Addresses of requests that broke off before they were whole. */
  readonly brokenOff: string[];
  close(): Promise<void>;
}

export const signInFirst = (): GraphQLError =>
  new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
export const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Stands in for the api where a test needs a state that is hard to reach with the real one. It answers by the committed
 * schema, so a query that the api would refuse is refused here too.
 */
export async function startFakeApi(answers: FakeAnswers): Promise<FakeApi> {
  const schema = buildSchema(readFileSync(path.resolve('apps/api/schema.graphql'), 'utf8'));
  const asked: FakeApi['asked'] = [];
  const uploads: ReceivedUpload[] = [];
  const brokenOff: string[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const body = await bodyOf(request);
    const address = request.url ?? '';
    if (address.startsWith('/imports/') && request.method === 'POST') {
      uploads.push({ address, type: request.headers['content-type'] ?? '', token, body });
      response.writeHead(200, { 'content-type': 'application/json' });
      const staged = address.endsWith('/preview') ? { stagedId: 'staged-1' } : {};
      response.end(JSON.stringify({ importId: 'import-1', status: 'applied', ...staged }));
      return;
    }
    if (request.method === 'GET') {
      const isThere = !address.includes('castles');
      response.writeHead(isThere ? 200 : 404, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="made-up.csv"',
      });
      response.end(`${address} for ${token ?? 'nobody'}`);
      return;
    }
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    asked.push({ name: /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '', variables });
    const rootValue = Object.fromEntries(
      Object.entries(answers).map(([field, resolve]) => [
        field,
        (args: Record<string, unknown>) => resolve(args, token),
      ]),
    );
    const result = await graphql({ schema, source: query, rootValue, variableValues: variables });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => brokenOff.push(request.url ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    asked,
    uploads,
    brokenOff,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
