import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun, ReplayMatchRun } from '#matching';
import { type RunningApi, startApi, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

/** What is weighed is read by everybody, tried by everybody and adopted by who may; what was answered stays answered. */

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

const commissioner = tokenFor('commissioner');
interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly field?: string | null;
  readonly version?: number;
  readonly runs?: number;
  readonly homes?: number;
  readonly olderRuns?: number;
  readonly standings?: { readonly excluded: { readonly now: number; readonly then: number } };
}
const draft = (weights: object[] = [], limits: object[] = [], modes: object[] = []): object => ({
  name: 'Tried',
  weights,
  limits,
  modes,
});

const preview = async (tried: object, token = commissioner): Promise<Answer | undefined> =>
  (
    await api.ask<{ answer: Answer }>(
      `query Try($draft: PolicyDraftInput!) { answer: previewPolicy(draft: $draft) {
         __typename ... on Problem { code message field }
         ... on PolicyPreview { runs homes bestHomeChanges olderRuns standings { excluded { now then } } } } }`,
      { draft: tried },
      token,
    )
  ).data?.answer;
const adopt = async (tried: object, basedOn: number, reason = 'Agreed at the board.', token = commissioner) =>
  api.ask<{ answer: Answer }>(
    `mutation Adopt($draft: PolicyDraftInput!, $basedOn: Int!, $reason: String!) {
       answer: adoptPolicy(draft: $draft, basedOn: $basedOn, reason: $reason) {
         __typename ... on Problem { code message field } ... on Policy { version } } }`,
    { draft: tried, basedOn, reason },
    token,
  );
const search = async (): Promise<string> => {
  const { data } = await api.ask<{ placementRequests: { edges: [{ node: { id: string } }] } }>(
    '{ placementRequests { edges { node { id } } } }',
  );
  const id = data?.placementRequests.edges[0].node.id;
  const run = await api.ask<{ run: { id: string; policyVersion: number } }>(
    `mutation Rank($id: ID!) { run: requestMatchRun(requestId: $id) { ... on MatchRun { id policyVersion } } }`,
    { id },
  );
  const runId = run.data?.run.id ?? '';
  await api.app.get(ExecuteMatchRun, { strict: false }).execute(runId);
  return runId;
};

it('shows the policy in use and what another would change', async () => {
  await search();
  const { data } = await api.ask<{ policies: { version: number; isInUse: boolean; mostPointsLost: number }[] }>(
    '{ policies { version isInUse mostPointsLost weights { points rule { id } } } }',
    {},
    tokenFor('fostering-recruitment'),
  );
  expect(data?.policies[0]).toMatchObject({ isInUse: true });
  expect(data?.policies[0]?.mostPointsLost).toBeLessThanOrEqual(100);

  const tried = await preview(draft([{ name: 'near-home', value: 0 }]));
  expect(tried).toMatchObject({ __typename: 'PolicyPreview', runs: 1, olderRuns: 0 });
  expect(tried?.homes).toBeGreaterThan(0);
  const holdsOff = await preview(draft([], [], [{ rule: 'hold', mode: 'off' }]));
  expect(holdsOff?.standings?.excluded.then).toBeLessThanOrEqual(holdsOff?.standings?.excluded.now ?? 0);
});

it('refuses what is not sound, in a sentence', async () => {
  expect(await preview(draft([{ name: 'near-home', value: 1.5 }]))).toMatchObject({
    code: 'policy-not-sound',
    field: 'weights.near-home',
  });
  expect(await preview(draft([{ name: 'near-home', value: 90 }]))).toMatchObject({
    code: 'policy-not-sound',
    message: expect.stringContaining('more than 100 points'),
  });
  expect(await preview(draft([], [], [{ rule: 'hold', mode: 'perhaps' }]))).toMatchObject({ code: 'policy-not-sound' });
  const [version] = await versions();
  expect((await adopt(draft([{ name: 'near-home', value: 0 }]), version!, '  ')).data?.answer).toMatchObject({
    code: 'policy-reason-missing',
  });
  expect((await adopt(draft(), version!)).data?.answer).toMatchObject({ code: 'policy-as-in-use' });
});

const versions = async (): Promise<number[]> =>
  ((await api.ask<{ policies: { version: number }[] }>('{ policies { version } }')).data?.policies ?? []).map(
    ({ version }) => version,
  );

it('is adopted by one of several at once, and only by who may', async () => {
  const [inUse] = await versions();
  const officer = await adopt(
    draft([{ name: 'near-home', value: 0 }]),
    inUse!,
    'I think so',
    tokenFor('placement-officer'),
  );
  expect(officer.errors?.length).toBeGreaterThan(0);

  const answers = await Promise.all([0, 0, 0, 0].map((value) => adopt(draft([{ name: 'near-home', value }]), inUse!)));
  const kinds = answers.map(({ data }) => data?.answer.__typename);
  expect(kinds.filter((kind) => kind === 'Policy')).toHaveLength(1);
  expect(answers.filter(({ data }) => data?.answer.code === 'policy-changed-meanwhile')).toHaveLength(3);
  expect(await versions()).toEqual([inUse! + 1, inUse!]);
});

it('judges searches from then on; those before are shown and replayed by the policy of their day', async () => {
  const [earlier] = await api.database.dataSource.query<{ id: string }[]>(
    'select id from matching.run order by requested_at limit 1',
  );
  const [inUse] = await versions();
  const later = await search();
  const [row] = await api.database.dataSource.query<{ policy_version: number }[]>(
    'select policy_version from matching.run where id = $1',
    [later],
  );
  expect(row?.policy_version).toBe(inUse);
  const replay = await api.app.get(ReplayMatchRun, { strict: false }).replay(earlier!.id);
  expect(replay).toMatchObject({ ok: true, value: { isSame: true } });
});

it('never changes a version or a measure', async () => {
  const change = (sql: string) => api.database.dataSource.query(sql);
  await expect(change(`update matching.policy set reason = 'Another'`)).rejects.toThrow('never changes');
  await expect(change(`update matching.run_measures set figures = ''`)).rejects.toThrow('never changes');
  await expect(change(`delete from matching.run_measures`)).rejects.toThrow('never changes');
});
