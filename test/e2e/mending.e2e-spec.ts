import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { episodesFile, headerFile } from '../support/return-files.js';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { files } from './support/small-authority.js';

/** What a data manager does after a load: mend what was set aside, look before loading, undo. */

jest.setTimeout(60_000);

let api: RunningApi;
const manager = tokenFor('data-manager');
const another = tokenFor('data-manager', theirs);

interface UploadAnswer {
  readonly importId: string;
  readonly status: string;
  readonly stagedId?: string | null;
  readonly code?: string;
  readonly message?: string;
}

async function upload(
  path: string,
  named: Readonly<Record<string, string>>,
  token = manager,
): Promise<UploadAnswer & { readonly http: number }> {
  const form = new FormData();
  for (const [name, text] of Object.entries(named)) form.append('files', new Blob([text]), name);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${api.url}/imports/${path}`, { method: 'POST', headers, body: form });
  return { ...((await response.json()) as UploadAnswer), http: response.status };
}

const episodes = async (): Promise<number> => {
  const [row] = await api.database.dataSource.query<[{ rows: number }]>(
    'select count(*)::int as rows from register.return_episode',
  );
  return row.rows;
};

const lastTrace = async (operation: string): Promise<object | undefined> => {
  const rows = await api.database.dataSource.query<object[]>(
    'select permission, outcome, subject_kind from platform.audit_entry where operation = $1 order by id desc limit 1',
    [operation],
  );
  return rows[0];
};

let loaded: string;
beforeAll(async () => {
  api = await startApi();
  for (const kind of ['postcodes', 'authorities', 'households'] as const) {
    expect((await upload(kind, files[kind])).status).toBe('applied');
  }
  const { importId, status } = await upload('ssda903', {
    '2026/header.csv': headerFile('"007",1,03/05/2012,WBRI,,0,', '"8",2,03/05/2014,WBRI,,0,'),
    '2026/episodes.csv': episodesFile(
      '"007",03/05/2025,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,',
      '"8",31/02/2026,S,C2,N8,K2,PR4,,,,ZN4 7AA,,SC123456',
    ),
  });
  expect(status).toBe('applied');
  loaded = importId;
});
afterAll(() => api.stop());

interface Quarantine {
  readonly __typename: string;
  readonly files: readonly { readonly id: string; readonly label: string; readonly rows: number }[];
  readonly rows: { readonly totalCount: number; readonly edges: readonly { readonly node: object }[] };
}
const quarantineOf = async (importId: string, token = manager): Promise<Quarantine | undefined> =>
  (
    await api.ask<{ readonly quarantine: Quarantine }>(
      `query Q($id: ID!) { quarantine(importId: $id) { __typename ... on Quarantine { files { id label rows }
         rows(first: 10) { totalCount edges { node { fileId row cells reasons } } } } } }`,
      { id: importId },
      token,
    )
  ).data?.quarantine;

const download = (path: string, token: string | null = manager): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

describe('rows that were set aside', () => {
  it('are listed as they were written, each with why', async () => {
    const quarantine = await quarantineOf(loaded);
    expect(quarantine?.files).toEqual([expect.objectContaining({ label: '2026/episodes.csv', rows: 1 })]);
    expect(quarantine?.rows.edges[0]?.node).toMatchObject({
      row: 3,
      cells: expect.arrayContaining(['8', '31/02/2026', 'SC123456']),
      reasons: [expect.stringContaining('DECOM')],
    });
    expect(await lastTrace('Query.quarantine')).toEqual({
      permission: 'import-run',
      outcome: 'allowed',
      subject_kind: 'import',
    });
  });

  it('can be downloaded in the layout of their file, with the reason, by the own authority alone', async () => {
    const file = (await quarantineOf(loaded))?.files[0]?.id ?? '';
    const path = `/imports/${loaded}/quarantine/${file}.csv`;
    const answer = await download(path);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="2026-episodes-to-mend.csv"');
    const [header, row] = (await answer.text()).replace(/^\uFEFF/, '').split(/\r?\n/);
    expect(header).toMatch(/^"?CHILD"?,.*REASON"?$/);
    expect(row).toContain('31/02/2026');
    expect(await lastTrace('GET /imports/:id/quarantine/:name')).toMatchObject({ outcome: 'allowed' });

    expect((await download(path, another)).status).toBe(404);
    expect(await lastTrace('GET /imports/:id/quarantine/:name')).toMatchObject({ outcome: 'refused' });
    expect((await download(path, null)).status).toBe(401);
    expect((await download(path, tokenFor('placement-officer'))).status).toBe(403);
    expect((await download(`/imports/${loaded}/quarantine/99.csv`)).status).toBe(404);
    expect(await quarantineOf(loaded, another)).toEqual({ __typename: 'ImportNotFoundProblem' });
  });

  it('are added to what was loaded when they are mended and sent again', async () => {
    const file = (await quarantineOf(loaded))?.files[0]?.id ?? '';
    const text = await (await download(`/imports/${loaded}/quarantine/${file}.csv`)).text();
    const refused = await upload(`${loaded}/mended`, { 'mended.csv': text }, another);
    expect([refused.http, refused.code]).toEqual([404, 'NOT_FOUND']);

    const before = await episodes();
    const sent = await upload(`${loaded}/mended`, { 'mended.csv': text.replace('31/02/2026', '28/02/2026') });
    expect([sent.http, sent.status]).toEqual([200, 'applied']);
    expect(await episodes()).toBe(before + 1);
    expect((await quarantineOf(loaded))?.rows.totalCount).toBe(0);

    const again = await upload(`${loaded}/mended`, { 'mended.csv': text });
    expect([again.http, again.message]).toEqual([409, 'No row of that import waits to be mended.']);
  });
});

describe('looking before loading', () => {
  const availability =
    'HOUSEHOLD,NOT_AVAILABLE_PLACES,NOT_AVAILABLE_REASON,NOT_AVAILABLE_FROM\nH-1,1,carer-break,01/07/2026\n';
  interface Staged {
    readonly __typename: string;
    readonly report: { readonly id: string; readonly status: string };
    readonly summary: readonly string[];
    readonly changes: readonly { readonly title: string; readonly sentences: readonly string[] }[];
  }
  const stagedImport = async (id: string, token = manager): Promise<Staged | undefined> =>
    (
      await api.ask<{ readonly stagedImport: Staged }>(
        `query S($id: ID!) { stagedImport(id: $id) { __typename ... on StagedImport { kind summary
           report { id status } changes { subject kind title sentences } } } }`,
        { id },
        token,
      )
    ).data?.stagedImport;
  const ask = async (mutation: string, id: string, token = manager): Promise<string | undefined> =>
    (
      await api.ask<{ readonly done: { readonly __typename: string } }>(
        `mutation M($id: ID!) { done: ${mutation}(id: $id) { __typename } }`,
        { id },
        token,
      )
    ).data?.done.__typename;

  it('tells in sentences what would change, changes nothing, and then loads the same files once', async () => {
    const { stagedId, http } = await upload('availability/preview', { 'availability.csv': availability });
    expect(http).toBe(200);
    const staged = await stagedImport(stagedId ?? '');
    expect(staged?.report.status).toBe('PREVIEWED');
    expect(staged?.summary).not.toEqual([]);
    expect(staged?.changes[0]?.title).toContain('H-1');
    expect(staged?.changes[0]?.sentences).not.toEqual([]);
    const places = 'select count(*)::int as rows from register.unavailability where places = 1';
    const [before] = await api.database.dataSource.query<[{ rows: number }]>(places);

    expect(await stagedImport(stagedId ?? '', another)).toEqual({ __typename: 'StagedImportNotFoundProblem' });
    expect(await ask('applyStagedImport', stagedId ?? '', another)).toBe('StagedImportNotFoundProblem');
    expect(await ask('applyStagedImport', stagedId ?? '')).toBe('ImportReport');
    expect(await ask('applyStagedImport', stagedId ?? '')).toBe('StagedImportNotFoundProblem');
    const [after] = await api.database.dataSource.query<[{ rows: number }]>(places);
    expect(after.rows).toBe(before.rows + 1);
  });

  it('leaves everything as it is when the files are thrown away', async () => {
    const { stagedId } = await upload('availability/preview', { 'availability.csv': availability });
    expect(await ask('discardStagedImport', stagedId ?? '')).toBe('StagedImportDiscarded');
    expect(await stagedImport(stagedId ?? '')).toEqual({ __typename: 'StagedImportNotFoundProblem' });
  });

  it('of files that cannot be read gives a report and nothing to apply', async () => {
    const answer = await upload('households/preview', { 'notes.csv': 'hello\nworld\n' });
    expect([answer.http, answer.stagedId]).toEqual([200, null]);
    expect(answer.importId).toMatch(/^[\da-f-]{36}$/);
  });

  it('of a kind that nobody knows, or of too many bytes, is refused with a sentence', async () => {
    expect(await upload('castles/preview', { 'a.csv': 'a\n' })).toMatchObject({ http: 404 });
    const large = 'x'.repeat(21 * 1024 * 1024);
    expect(await upload('households/preview', { 'large.csv': large })).toMatchObject({
      http: 413,
      message: expect.stringContaining('larger than 20 MB'),
    });
  });
});

describe('undoing', () => {
  const undo = async (id: string, token = manager): Promise<object | undefined> =>
    (
      await api.ask<{ readonly undoImport: object }>(
        `mutation U($id: ID!) { undoImport(id: $id) { __typename ... on ImportUndone { importId }
           ... on Problem { code message } } }`,
        { id },
        token,
      )
    ).data?.undoImport;

  it('puts everything back as it was, once, and only for the own authority', async () => {
    const before = await episodes();
    const { importId, status } = await upload('ssda903', {
      'header.csv': headerFile('"9",1,03/05/2012,WBRI,,0,'),
      'episodes.csv': episodesFile('"9",03/05/2020,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,'),
    });
    expect(status).toBe('applied');
    expect(await episodes()).toBe(before + 1);
    expect(await undo(importId, another)).toMatchObject({ code: 'import-not-found' });
    expect(await lastTrace('Mutation.undoImport')).toMatchObject({ outcome: 'refused' });
    expect(await undo(importId)).toEqual({ __typename: 'ImportUndone', importId });
    expect(await episodes()).toBe(before);
    expect(await undo(importId)).toMatchObject({
      code: 'import-not-undone-not-applied',
      message: 'The import was undone already.',
    });
  });
});
