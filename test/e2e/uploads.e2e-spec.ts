import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { zipOf } from '../support/packed-files.js';
import { directoryFile, episodesFile, headerFile } from '../support/return-files.js';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const manager = tokenFor('data-manager');
const authorities = `utla25cd,utla25nm,utla_type,adjacent_utla25cd
${ours},Marlshire,County,${theirs}
${theirs},Fenbury,County,${ours}
`;

interface UploadAnswer {
  readonly importId: string;
  readonly status: string;
  readonly code: string;
  readonly message: string;
}

const formOf = (files: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text], { type: 'text/csv' }), name);
  return form;
};

async function upload(
  path: string,
  body: FormData | string,
  token: string | null = manager,
): Promise<{ readonly status: number; readonly answer: UploadAnswer }> {
  const response = await fetch(`${api.url}/imports/${path}`, {
    method: 'POST',
    body,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: response.status, answer: (await response.json()) as UploadAnswer };
}

interface Report {
  readonly report: {
    readonly kind: string;
    readonly status: string;
    readonly fileNames: readonly string[];
    readonly rowsRead: number;
    readonly rowsLoaded: number;
    readonly requestedBy: string;
    readonly problems: {
      readonly totalCount: number;
      readonly edges: readonly {
        readonly node: { readonly file: string; readonly row: number; readonly sentence: string };
      }[];
    };
  };
}

const reportOf = async (id: string, token = manager): Promise<Report['report'] | undefined> =>
  (
    await api.ask<Report>(
      `query How($id: ID!) { report: importReport(id: $id) { __typename ... on Problem { code }
         ... on ImportReport { kind status fileNames rowsRead rowsLoaded requestedBy finishedAt
           problems(first: 5) { totalCount edges { node { severity file row column sentence } } } } } }`,
      { id },
      token,
    )
  ).data?.report;

const count = async (table: string): Promise<number> => {
  const [row] = await api.database.dataSource.query<[{ rows: number }]>(`select count(*)::int as rows from ${table}`);
  return row.rows;
};

describe('an upload', () => {
  it('is loaded whole, and GraphQL tells how it went', async () => {
    const { status, answer } = await upload('authorities', formOf({ 'authorities.csv': authorities }));
    expect([status, answer.status]).toEqual([200, 'applied']);
    expect(await reportOf(answer.importId)).toMatchObject({
      kind: 'AUTHORITIES',
      status: 'APPLIED',
      fileNames: ['authorities.csv'],
      rowsRead: 2,
      requestedBy: 'A data-manager',
      problems: { totalCount: 0 },
    });
    expect(await count('geography.authority')).toBe(2);
  });

  it('leaves a trace with the import it made', async () => {
    const [row] = await api.database.dataSource.query<[object]>(
      `select actor, permission, operation, outcome, subject_kind from platform.audit_entry where operation like 'POST%' order by id desc limit 1`,
    );
    expect(row).toEqual({
      actor: 'A data-manager',
      permission: 'import-run',
      operation: 'POST /imports/:kind',
      outcome: 'allowed',
      subject_kind: 'import',
    });
  });

  it('of an archive is read as what is in it', async () => {
    const form = new FormData();
    form.append('files', new Blob([zipOf([{ name: 'lists/authorities.csv', content: authorities }])]), 'lists.zip');
    const { status, answer } = await upload('authorities', form);
    expect([status, answer.status]).toEqual([200, 'applied']);
    expect(await reportOf(answer.importId)).toMatchObject({ fileNames: ['lists.zip'], rowsRead: 2 });
  });

  it('with a fault is refused whole, with a sentence that names file and row', async () => {
    const faulty = authorities.replace(`${theirs},Fenbury,County,${ours}`, `E1,Fenbury,County,${ours}`);
    const { status, answer } = await upload('authorities', formOf({ 'authorities.csv': faulty }));
    expect([status, answer.status]).toEqual([200, 'refused']);
    const report = await reportOf(answer.importId);
    expect(report).toMatchObject({ status: 'REFUSED', rowsLoaded: 0 });
    expect(report?.problems.edges[0]?.node).toMatchObject({ file: 'authorities.csv', row: 3 });
    expect(await count('geography.authority')).toBe(2);
  });

  it('is told of its faults kind by kind, errors first, with the rows', async () => {
    const faulty = `utla25cd,utla25nm,adjacent_utla25cd,note\nE1,A,,\nE2,B,,\n${ours},Marlshire,E3,\n`;
    const { answer } = await upload('authorities', formOf({ 'authorities.csv': faulty }));
    const groups = await api.ask<{ readonly report: { readonly problemGroups: readonly object[] } }>(
      `query How($id: ID!) { report: importReport(id: $id) { ... on ImportReport {
         problemGroups { severity code file column count first { row sentence } } } } }`,
      { id: answer.importId },
      manager,
    );
    const [first, ...others] = groups.data?.report.problemGroups ?? [];
    expect(first).toMatchObject({ severity: 'ERROR', file: 'authorities.csv', column: 'UTLA25CD', count: 2 });
    expect(first).toMatchObject({ first: [{ row: 2, sentence: expect.any(String) }, { row: 3 }] });
    expect(others.at(-1)).toMatchObject({ severity: 'WARNING', count: 1 });
  });

  it('without a file is refused', async () => {
    const { answer } = await upload('authorities', formOf({}));
    expect(answer.status).toBe('refused');
    expect((await reportOf(answer.importId))?.problems.totalCount).toBe(1);
  });

  it.each(['castles', 'constructor', 'POSTCODES'])('of %s is not found, in a sentence', async (kind) => {
    const { status, answer } = await upload(kind, formOf({ 'a.csv': 'a\n1\n' }));
    expect(status).toBe(404);
    expect(answer.message).toContain(`There is no import of "${kind}"; there are postcodes, `);
  });

  it('is a form', async () => {
    const { status, answer } = await upload('authorities', 'utla25cd');
    expect([status, answer.message]).toEqual([415, expect.stringContaining('form')]);
  });

  it.each([
    ['nobody', null, 401, 'Sign in first.'],
    ['a placement officer', tokenFor('placement-officer'), 403, 'import-run'],
    ['a commissioner', tokenFor('commissioner'), 403, 'import-run'],
  ])('is not taken from %s', async (_, token, status, sentence) => {
    const before = await count('ingest.import');
    const refused = await upload('authorities', formOf({ 'authorities.csv': authorities }), token);
    expect([refused.status, refused.answer.message]).toEqual([status, expect.stringContaining(sentence)]);
    expect(await count('ingest.import')).toBe(before);
  });

  it('is of the own authority only', async () => {
    const refused = await upload(`ssda903?authority=${theirs}`, formOf({ 'header.csv': 'CHILD\n' }));
    expect([refused.status, refused.answer.code]).toEqual([403, 'FORBIDDEN']);
  });
});

/** Sends the beginning of an upload and then hangs up, or says that there is no more. */
function brokenUpload(body: string, ending: 'hangs up' | 'ends early'): Promise<void> {
  return new Promise((resolve) => {
    const sent = httpRequest(
      `${api.url}/imports/authorities`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${manager}`,
          'content-type': 'multipart/form-data; boundary=edge',
          ...(ending === 'hangs up' && { 'content-length': body.length + 10_000 }),
        },
      },
      (response) => response.resume().once('end', resolve),
    );
    sent.once('error', () => resolve());
    if (ending === 'ends early') sent.end(body);
    else sent.write(body, () => setTimeout(() => sent.destroy(), 50));
  });
}

const ended = async (importsBefore: number): Promise<{ id: string; status: string }> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await api.database.dataSource.query<{ id: string; status: string }[]>(
      'select id, status from ingest.import order by started_at desc, id',
    );
    if (rows.length === importsBefore + 1 && rows[0] && rows[0].status !== 'running') return rows[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import of a broken upload never ended');
};

describe('an upload that breaks off', () => {
  const part = `--edge\r\ncontent-disposition: form-data; name="files"; filename="authorities.csv"\r\n\r\n`;

  it.each(['hangs up', 'ends early'] as const)(
    'because the sender %s is refused with a sentence and loads nothing',
    async (ending) => {
      const [imports, loaded] = [await count('ingest.import'), await count('geography.authority')];
      await brokenUpload(`${part}${authorities}E10009903,Saltby,County,\n`, ending);
      const { id, status } = await ended(imports);
      expect(status).toBe('refused');
      expect((await reportOf(id))?.problems.edges[0]?.node).toMatchObject({
        file: 'authorities.csv',
        sentence: 'The file stopped arriving before its end. Send it again; nothing was loaded.',
      });
      expect(await count('geography.authority')).toBe(loaded);
      expect((await fetch(`${api.url}/health`)).status).toBe(200);
    },
  );
});

describe('loaded files', () => {
  interface Loaded {
    readonly loadedFiles: {
      readonly kinds: readonly {
        readonly kind: string;
        readonly latest: { readonly status: string };
        readonly applied: { readonly id: string } | null;
      }[];
      readonly returns: readonly { readonly yearEndOn: string; readonly importId: string }[];
    };
  }
  const loadedFiles = async (token: string): Promise<Loaded['loadedFiles'] | undefined> =>
    (
      await api.ask<Loaded>(
        '{ loadedFiles { kinds { kind latest { status } applied { id } } returns { yearEndOn importId } } }',
        {},
        token,
      )
    ).data?.loadedFiles;

  it('are told by kind: what stands, and how the latest try went', async () => {
    const { answer } = await upload('authorities', formOf({ 'authorities.csv': authorities }));
    await upload('authorities', formOf({ 'authorities.csv': 'utla25cd\n' }));
    const loaded = await loadedFiles(manager);
    expect(loaded?.kinds).toContainEqual({
      kind: 'AUTHORITIES',
      latest: { status: 'REFUSED' },
      applied: { id: answer.importId },
    });
    expect(loaded?.kinds.map(({ kind }) => kind)).not.toContain('POSTCODES');
  });

  it('name the years of the returns of the own authority', async () => {
    const header = headerFile('"L-1",1,03/05/2012,WBRI,,0,');
    const episodes = episodesFile('"L-1",03/05/2021,S,C2,N1,U4,PR1,,,,ZN4 7AA,ZN4 7AB,');
    const { answer } = await upload('ssda903', formOf({ 'header.csv': header, 'episodes.csv': episodes }));
    expect(answer.status).toBe('applied');
    expect((await loadedFiles(manager))?.returns).toEqual([{ yearEndOn: '2022-03-31', importId: answer.importId }]);
    expect((await loadedFiles(tokenFor('data-manager', theirs)))?.returns).toEqual([]);
  });
});

describe('imports', () => {
  it('are listed latest first, page after page', async () => {
    const list = `query List($after: String) { imports(first: 2, after: $after) { totalCount
      pageInfo { hasNextPage endCursor } edges { node { id status } } } }`;
    interface List {
      readonly imports: {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly edges: readonly { readonly node: { readonly id: string } }[];
      };
    }
    const ids: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: List['imports'] | undefined = (await api.ask<List>(list, { after }, manager)).data?.imports;
      if (!page) throw new Error('No page');
      ids.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    const rows = await api.database.dataSource.query<{ id: string }[]>(
      'select id from ingest.import order by started_at desc, id desc',
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
  });

  it("of an authority's own files are told to that authority alone", async () => {
    const { answer } = await upload(`ssda903?authority=${ours}`, formOf({ '2026/header.csv': 'CHILD,SEX\nC-1,1\n' }));
    expect(answer.status).toBe('refused');
    expect(await reportOf(answer.importId, tokenFor('placement-officer'))).toMatchObject({
      status: 'REFUSED',
      fileNames: ['2026/header.csv'],
    });
    expect(await reportOf(answer.importId, tokenFor('data-manager', theirs))).toEqual({
      __typename: 'ImportNotFoundProblem',
      code: 'import-not-found',
    });
  });
});

// Last, since what is loaded stays for the tests after it.
describe('an upload of a release of postcodes', () => {
  it('in an archive of national size is read from disk, where nothing of it stays', async () => {
    const left = async (): Promise<readonly string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('nearhome-upload-'));
    const before = await left();
    const directory = directoryFile([
      { postcode: 'ZN1 1AA', county: ours },
      { postcode: 'ZN2 2BB', county: theirs },
    ]);
    const form = new FormData();
    const packed = zipOf([{ name: 'Data/ONSPD_NOV_2025_UK.csv', content: directory }]);
    form.append('files', new Blob([packed]), 'ONSPD_NOV_2025.zip');
    const { status, answer } = await upload('postcodes', form);
    expect(await reportOf(answer.importId)).toMatchObject({ kind: 'POSTCODES', problems: { edges: [] }, rowsRead: 2 });
    expect([status, answer.status]).toEqual([200, 'applied']);
    expect(await left()).toEqual(before);
  });
});
