import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { episodesFile, headerFile } from '../support/return-files.js';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { files } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
const manager = tokenFor('data-manager');

async function upload(kind: string, named: Readonly<Record<string, string>>): Promise<void> {
  const form = new FormData();
  for (const [name, text] of Object.entries(named)) form.append('files', new Blob([text]), name);
  const headers = { authorization: `Bearer ${manager}` };
  const response = await fetch(`${api.url}/imports/${kind}`, { method: 'POST', headers, body: form });
  expect(((await response.json()) as { readonly status: string }).status).toBe('applied');
}

beforeAll(async () => {
  api = await startApi();
  await upload('postcodes', files.postcodes);
  await upload('authorities', files.authorities);
  await upload('ssda903', {
    '2024/header.csv': headerFile('"007",1,03/05/2012,WBRI,,0,'),
    '2024/episodes.csv': episodesFile('"007",03/05/2023,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,'),
    '2026/header.csv': headerFile('"8",2,03/05/2014,WBRI,,0,'),
    '2026/episodes.csv': episodesFile('"8",01/06/2025,S,V2,N8,K2,PR4,,,,ZN4 7AA,ZN4 7AB,SC123456'),
  });
});
afterAll(() => api.stop());

interface Answer {
  readonly child: {
    readonly __typename: string;
    readonly code: string;
    readonly episodes?: readonly object[];
  };
}
const childOf = (code: string, token = manager) =>
  api.ask<Answer>(
    `query Child($code: ID!) { child: returnedChild(code: $code) { __typename
       ... on Problem { code message }
       ... on ReturnedChild { code sex bornOn episodes { startedOn endedOn closedAsStale isInOwnArea milesFromHome
         placementType { code meaning } placementArea { name } yearEndOn file row } } } }`,
    { code },
    token,
  );

const lastTrace = async (): Promise<object | undefined> => {
  const rows = await api.database.dataSource.query<object[]>(
    `select actor, permission, operation, outcome, subject_kind, cardinality(subject_ids) as subjects
       from platform.audit_entry order by id desc limit 1`,
  );
  return rows[0];
};

describe('a child of the returns', () => {
  it('is told episode by episode, with what derives from postcodes and where it was sent', async () => {
    const { data } = await childOf('007');
    expect(data?.child).toMatchObject({ code: '007', sex: 'male', bornOn: '2012-05-03' });
    expect(data?.child.episodes).toEqual([
      {
        startedOn: '2023-05-03',
        endedOn: '2024-04-01',
        closedAsStale: true,
        isInOwnArea: false,
        milesFromHome: expect.any(Number),
        placementType: { code: 'U4', meaning: expect.stringMatching(/carer/) },
        placementArea: { name: 'Fenbury' },
        yearEndOn: '2024-03-31',
        file: '2024/episodes.csv',
        row: 2,
      },
    ]);
  });

  it('leaves a trace that names the child by id', async () => {
    await childOf('8');
    expect(await lastTrace()).toEqual({
      actor: 'A data-manager',
      permission: 'episode-read',
      operation: 'Query.returnedChild',
      outcome: 'allowed',
      subject_kind: 'child',
      subjects: 1,
    });
  });

  it('is found by the own authority alone, and that it was asked for is traced', async () => {
    const { data } = await childOf('007', tokenFor('data-manager', theirs));
    expect(data?.child).toEqual({
      __typename: 'ReturnedChildNotFoundProblem',
      code: 'child-not-found',
      message: 'No return of your authority tells of a child with this code.',
    });
    expect(await lastTrace()).toMatchObject({ outcome: 'refused', subject_kind: 'child' });
  });

  it.each(['commissioner', 'fostering-recruitment', 'placement-officer'] as const)('is not for a %s', async (role) => {
    const { errors } = await childOf('007', tokenFor(role));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
