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
  // Child 007 has two open episodes (rule 142); the postcode of child 8's placement is not given.
  await upload('ssda903', {
    '2026/header.csv': headerFile('"007",1,03/05/2012,WBRI,,0,', '"8",2,03/05/2014,WBRI,,0,'),
    '2026/episodes.csv': episodesFile(
      '"007",03/05/2025,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,',
      '"007",09/09/2025,P,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,',
      '"8",01/06/2025,S,C2,N8,K2,PR4,,,,ZN4 7AA,,SC123456',
    ),
  });
});
afterAll(() => api.stop());

interface Report {
  readonly __typename: string;
  readonly id: string;
  readonly findingCount: number;
  readonly byRule: readonly { readonly ruleCode: string; readonly findings: number }[];
  readonly findings: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly child: string; readonly row: number } }[];
  };
}

const reportOf = async (token = manager, filter = ''): Promise<Report | undefined> =>
  (
    await api.ask<{ readonly validationReport: Report }>(
      `{ validationReport(yearEndOn: "2026-03-31") { __typename ... on ValidationReport {
          id findingCount outdatedBecause comparedWithYearBefore byRule { ruleCode title sentence findings children }
          byChild { edges { node { child isOnRegister findings ruleCodes } } }
          findings(first: 50${filter}) { totalCount edges { node { ruleCode child file row values isOnRegister } } } } } }`,
      {},
      token,
    )
  ).data?.validationReport;

const validate = (token = manager, year = '2026-03-31') =>
  api.ask<{ readonly validateReturn: { readonly __typename: string; readonly id?: string } }>(
    `mutation { validateReturn(yearEndOn: "${year}") { __typename ... on ValidationReport { id } } }`,
    {},
    token,
  );

const traces = (operation: string): Promise<readonly object[]> =>
  api.database.dataSource.query(
    `select permission, outcome, subject_kind, cardinality(subject_ids) as subjects from platform.audit_entry
      where operation = $1 order by id desc limit 2`,
    [operation],
  );

const download = (name: string, token: string | null = manager): Promise<Response> =>
  fetch(`${api.url}/validation/${name}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

describe('a year that is checked', () => {
  it('is checked once for one report, however often it is asked', async () => {
    const [first, second] = [await validate(), await validate()];
    expect(first.data?.validateReturn.__typename).toBe('ValidationReport');
    expect(second.data?.validateReturn).toEqual(first.data?.validateReturn);
  });

  it('is told by rule, by child and row by row', async () => {
    const report = await reportOf();
    expect(report?.byRule.find(({ ruleCode }) => ruleCode === '142')?.findings).toBe(1);
    expect(report?.findingCount).toBe(report?.byRule.reduce((sum, { findings }) => sum + findings, 0));
    expect(report?.findings.totalCount).toBe(report?.findingCount);
    const only = await reportOf(manager, ', ruleCode: "142"');
    expect(only?.findings.edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ ruleCode: '142', child: '007', file: '2026/episodes.csv', row: 2, isOnRegister: true }),
    ]);
    const ofEight = await reportOf(manager, ', child: "8"');
    expect(new Set(ofEight?.findings.edges.map(({ node }) => node.child))).toEqual(new Set(['8']));
  });

  it('leaves a trace of the report and of the children whose rows were shown', async () => {
    await reportOf();
    expect(await traces('Query.validationReport')).toEqual([
      { permission: 'episode-read', outcome: 'allowed', subject_kind: 'child', subjects: 2 },
      { permission: 'episode-read', outcome: 'allowed', subject_kind: 'validation', subjects: 1 },
    ]);
  });

  it('is among the years that are loaded', async () => {
    const { data } = await api.ask<{ readonly returnYears: readonly object[] }>(
      '{ returnYears { yearEndOn episodes children validation { comparedWithYearBefore outdatedBecause } } }',
      {},
      manager,
    );
    expect(data?.returnYears).toEqual([
      {
        ...{ yearEndOn: '2026-03-31', episodes: 3, children: 2 },
        validation: { comparedWithYearBefore: false, outdatedBecause: null },
      },
    ]);
  });
});

describe('a report', () => {
  it('is a file of every finding, as CSV and as a workbook, and each leaves a trace', async () => {
    const report = await reportOf();
    const csv = await download(`${report?.id}.csv`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="fictional-return-to-march-2026-checked.csv"',
    );
    const [header, ...rows] = (await csv.text()).trim().split(/\r?\n/);
    expect(header).toBe('rule_code,table,row_index0,CHILD,file,row,what_is_wrong,as_sent,what_to_do');
    expect(rows).toHaveLength(report?.findingCount ?? -1);
    expect(rows.filter((row) => row.startsWith('142,Episodes,0,007,2026/episodes.csv,2,'))).toHaveLength(1);
    const workbook = Buffer.from(await (await download(`${report?.id}.xlsx`)).arrayBuffer());
    expect(workbook.subarray(0, 2).toString('latin1')).toBe('PK');
    expect((await traces('GET /validation/:name'))[0]).toMatchObject({
      outcome: 'allowed',
      subject_kind: 'validation',
    });
  });

  it("is not found by another authority, and never taken from another's return", async () => {
    const id = (await reportOf())?.id ?? '';
    const other = tokenFor('data-manager', theirs);
    expect(await reportOf(other)).toEqual({ __typename: 'ValidationNotFoundProblem' });
    expect((await validate(other)).data?.validateReturn).toEqual({ __typename: 'ReturnNotLoadedProblem' });
    expect((await download(`${id}.csv`, other)).status).toBe(404);
    expect((await traces('GET /validation/:name'))[0]).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['nobody', null, 401],
    ['a placement officer', tokenFor('placement-officer'), 403],
    ['a commissioner', tokenFor('commissioner'), 403],
  ])('is not downloaded by %s', async (_who, token, status) => {
    const id = (await reportOf())?.id ?? '';
    expect((await download(`${id}.xlsx`, token)).status).toBe(status);
  });

  it.each(['nothing.csv', '00000000-0000-4000-8000-000000000000.csv', 'x.pdf'])('%s is not there', async (name) => {
    expect((await download(name)).status).toBe(404);
  });

  it('of a year that is not loaded cannot be asked for', async () => {
    const { data } = await validate(manager, '2019-03-31');
    expect(data?.validateReturn).toEqual({ __typename: 'ReturnNotLoadedProblem' });
  });
});
