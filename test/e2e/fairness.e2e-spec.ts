import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun, RequestMatchRun } from '#matching';
import { ours, type RunningApi, startApi, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

/** Seven children are searched for; how it went is told by group, with nobody named and small groups hidden. */

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
  const children = [
    ...['WBRI', 'WOTH', 'WBRI', 'WIRI', 'WBRI', 'WBRI'].map((ethnic) => ({ ethnic, sex: 'female' })),
    ...['BAFR', 'BCRB', 'BOTH', 'BAFR', 'BAFR'].map((ethnic) => ({ ethnic, sex: 'male' })),
    { ethnic: 'AIND', sex: 'male' },
  ];
  for (const [index, { ethnic, sex }] of children.entries()) await search(`F-${index}`, ethnic, sex);
});
afterAll(() => api.stop());

async function search(code: string, ethnic: string, sex: string): Promise<void> {
  const [request] = await api.database.dataSource.query<{ id: string }[]>(
    `with child as (
       insert into register.child (authority_code, code, known_as, born_on, sex, ethnic_code)
       values ($1, $2, 'Kit', '2012-05-17', $3, $4) returning id
     )
     insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
       placement_type, home_postcode)
     select 'REQ-' || $2, 'imported', id, current_date - 3, 'planned', current_date + 9, current_date + 7, 'short-term', 'ZN47AA'
     from child returning id`,
    [ours, code, sex, ethnic],
  );
  const run = await api.app
    .get(RequestMatchRun, { strict: false })
    .request({ requestId: request!.id, requestedBy: 'A test' });
  if (!run.ok) throw new Error(run.problem.kind);
  await api.app.get(ExecuteMatchRun, { strict: false }).execute(run.value.id);
}

interface Group {
  readonly group: string;
  readonly figures: {
    readonly requests: number;
    readonly stillOpen: number;
    readonly matched: { readonly of: number };
  } | null;
}
interface Report {
  readonly __typename: string;
  readonly message?: string;
  readonly requests: number;
  readonly characteristics: readonly { readonly characteristic: string; readonly groups: readonly Group[] }[];
}
const report = async (from: string, to: string): Promise<Report> => {
  const { data, errors } = await api.ask<{ report: Report }>(
    `query Fair($from: Date!, $to: Date!) { report: fairnessReport(from: $from, to: $to) {
       __typename ... on Problem { message }
       ... on FairnessReport { requests characteristics { characteristic groups { group figures { requests stillOpen matched { of } } } } } } }`,
    { from, to },
    tokenFor('commissioner'),
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.report;
};

it('counts by group, and hides a group of one with the one it could be told from', async () => {
  const found = await report('2020-01-01', '2099-12-31');
  const ethnicity = found.characteristics.find(({ characteristic }) => characteristic === 'ethnicity')?.groups;
  expect(found.requests).toBe(12);
  expect(ethnicity).toEqual([
    { group: 'asian', figures: null },
    { group: 'black', figures: null },
    { group: 'white', figures: { requests: 6, stillOpen: 6, matched: { of: 6 } } },
  ]);
  expect(JSON.stringify(found)).not.toContain('Kit');
});

it('answers for nobody outside the days, and refuses days the wrong way round', async () => {
  expect((await report('2020-01-01', '2020-12-31')).requests).toBe(0);
  expect((await report('2026-05-02', '2026-05-01')).message).toBe('The last day must be on or after the first.');
});

it('writes a transparency record of the engine as configured', async () => {
  const { data } = await api.ask<{
    transparencyRecord: { heading: string; fields: { name: string; text: string }[] }[];
  }>('{ transparencyRecord { heading fields { name text isForTheAuthority } } }');
  const texts = data?.transparencyRecord.flatMap(({ fields }) => fields.map(({ text }) => text)).join(' ');
  expect(data?.transparencyRecord.map(({ heading }) => heading)).toContain('Tier 2: data');
  expect(texts).toContain('policy version 2');
  expect(texts).toContain('ethnicity or age of carers');
});
