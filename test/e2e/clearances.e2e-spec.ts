import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun } from '#matching';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

/** A home of an agency in the next authority: what others have to say is recorded until the child may move in. */

jest.setTimeout(60_000);

let api: RunningApi;
let id = '';
let home = '';
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
  const { data } = await api.ask<{ placementRequests: { edges: [{ node: { id: string } }] } }>(
    '{ placementRequests { edges { node { id } } } }',
  );
  id = data?.placementRequests.edges[0].node.id ?? '';
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    `select id from register.household where reference = 'H-3'`,
  );
  home = row?.id ?? '';
});
afterAll(() => api.stop());

async function ask<Answer>(call: string, variables: object, token?: string): Promise<Answer> {
  const { data, errors } = await api.ask<{ answer: Answer }>(call, variables, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}
interface Clearance {
  readonly id: string;
  readonly kind: string;
  readonly evidence: readonly string[];
  readonly withdrawn: { readonly by: string; readonly because: string } | null;
}
interface Answer {
  readonly __typename: string;
  readonly clearances: readonly Clearance[];
}
const told = `__typename ... on Problem { code message field } ... on PlacementRequest { clearances {
  id kind kindName home { id reference name } authority { code name } approverName evidence givenBy givenOn recordedBy
  withdrawn { by because } } }`;
const record = (clearance: object, token?: string, homeId = home): Promise<Answer> =>
  ask(
    `mutation Record($id: ID!, $homeId: ID!, $clearance: ClearanceInput!) {
      answer: recordClearance(requestId: $id, homeId: $homeId, clearance: $clearance) { ${told} } }`,
    { id, homeId, clearance },
    token,
  );
const withdraw = (clearanceId: string, because: string, token?: string): Promise<Answer> =>
  ask(
    `mutation Withdraw($id: ID!, $clearance: ID!, $because: String!) {
      answer: withdrawClearance(requestId: $id, id: $clearance, because: $because) { ${told} } }`,
    { id, clearance: clearanceId, because },
    token,
  );

/** Searches again. @returns how the home stands, and what the rules about others say of it. */
async function searched(): Promise<{ standing: string; sentences: Readonly<Record<string, string>> }> {
  const { id: run } = await ask<{ id: string }>(
    'mutation Rank($id: ID!) { answer: requestMatchRun(requestId: $id) { ... on MatchRun { id } } }',
    { id },
  );
  await api.app.get(ExecuteMatchRun, { strict: false }).execute(run);
  const found = await ask<{ whyNot: { standing: string; findings: { rule: { id: string }; sentence: string }[] } }>(
    `query Why($run: ID!, $home: ID!) { answer: matchRun(id: $run) { ... on MatchRun {
      whyNot(householdId: $home) { standing findings { rule { id } sentence } } } } }`,
    { run, home },
  );
  return {
    standing: found.whyNot.standing,
    sentences: Object.fromEntries(found.whyNot.findings.map(({ rule, sentence }) => [rule.id, sentence])),
  };
}

const consent = { kind: 'consent-of-service', givenBy: 'Jo Park, registered manager', givenOn: '2026-02-03' };
const notice = { kind: 'notice-to-area', authority: theirs, givenBy: 'Amara Nwosu', givenOn: '2026-02-04' };
const approval = {
  ...{ kind: 'approval-outside-area', approver: 'nominated-officer', givenBy: 'Lee Marsh, head of service' },
  ...{ givenOn: '2026-02-05', evidence: ['wishes-and-feelings', 'care-plan', 'relatives-consulted'] },
};

describe('what others have to say of a home', () => {
  it('is asked for by the search', async () => {
    const { standing, sentences } = await searched();
    expect(standing).toBe('NEEDS_AUTHORITY');
    expect(sentences['service-consent']).toContain('which has to consent');
    expect(sentences['notice-to-area']).toContain('has to be told');
  });

  it('is recorded with who and when, and the next search says so', async () => {
    await record(consent);
    await record(notice);
    const { clearances } = await record(approval);
    expect(clearances).toMatchObject([
      {
        kind: 'consent-of-service',
        kindName: 'consent of the fostering service',
        home: { id: home, reference: 'H-3', name: 'Cedar House' },
        ...{ authority: null, approverName: null, evidence: [], recordedBy: 'A placement-officer', withdrawn: null },
        ...{ givenBy: consent.givenBy, givenOn: consent.givenOn },
      },
      { kind: 'notice-to-area', authority: { code: theirs, name: 'Fenbury' } },
      { kind: 'approval-outside-area', approverName: 'the nominated officer', evidence: { length: 3 } },
    ]);
    const { standing, sentences } = await searched();
    expect(standing).toBe('NEEDS_AUTHORITY');
    expect(sentences).toMatchObject({
      'service-consent': 'Kestrel Care consented to this placement on 3 February 2026 (Jo Park, registered manager).',
      'notice-to-area': 'Fenbury was told on 4 February 2026 that Ruby is to live there (Amara Nwosu).',
      'adjoining-authority':
        'In Fenbury, outside the area: the nominated officer approved it on 5 February 2026 (Lee Marsh, head of service).',
      'approval-evidence':
        'Whoever approves needs evidence of the independent reviewing officer consulted (Care Planning Regulations 2010, regulation 11(2)).',
    });
  });

  it('takes the place of what was recorded before, which stays on record', async () => {
    const whole = { ...approval, evidence: [...approval.evidence, 'reviewing-officer-consulted'] };
    const { clearances } = await record(whole);
    expect(clearances.map(({ kind, withdrawn }) => [kind, withdrawn?.because ?? null])).toEqual([
      ['consent-of-service', null],
      ['notice-to-area', null],
      ['approval-outside-area', 'Recorded again'],
      ['approval-outside-area', null],
    ]);
    const { standing, sentences } = await searched();
    expect(standing).toBe('ELIGIBLE');
    expect(sentences['approval-evidence']).toMatch(/^Recorded as evidence for the approval: wishes and feelings, /);
  });

  it('is withdrawn once, for a reason, and counts no more', async () => {
    const [first] = (await record(notice)).clearances;
    expect(await withdraw(first?.id ?? '', ' ')).toMatchObject({
      field: 'because',
      message: 'Say why it is withdrawn, in 200 characters or fewer.',
    });
    expect(await withdraw(first?.id ?? '', 'Given for another child')).toMatchObject({
      clearances: expect.arrayContaining([
        expect.objectContaining({
          kind: 'consent-of-service',
          withdrawn: { by: 'A placement-officer', because: 'Given for another child' },
        }),
      ]),
    });
    expect(await withdraw(first?.id ?? '', 'Again')).toMatchObject({
      message: 'This has been withdrawn already, or is of another request. Look at the list again.',
    });
    const { sentences } = await searched();
    expect(sentences['service-consent']).toContain('which has to consent');
  });

  it.each([
    [{ kind: 'a-nod' }, 'kind', '"a-nod" is not one of the answers.'],
    [{ givenOn: '2199-01-01' }, 'givenOn', 'record it once it is done.'],
    [{ givenBy: ' ' }, 'givenBy', 'Give the name and role'],
    [{ authority: theirs }, 'authority', 'Leave it out.'],
    [{ kind: 'notice-to-area' }, 'authority', 'Choose the authority.'],
    [{ kind: 'notice-to-area', authority: ours }, 'authority', 'Choose another authority'],
    [{ kind: 'approval-key-stage-4' }, 'approver', 'Choose who approved it.'],
    [{ evidence: ['care-plan'] }, 'evidence', 'Leave it out.'],
  ])('is refused with a sentence: %j', async (wrong, field, sentence) => {
    const refused = await record({ ...consent, ...wrong });
    expect(refused).toMatchObject({ __typename: 'InvalidInputProblem', field });
    expect(refused).toMatchObject({ message: expect.stringContaining(sentence) });
  });

  it('is nothing to another authority, nor of a home nobody may see, and leaves audit rows', async () => {
    const stranger = tokenFor('placement-officer', theirs);
    expect(await record(consent, stranger)).toMatchObject({ __typename: 'RequestNotFoundProblem' });
    const { clearances } = await record(consent);
    expect(await withdraw(clearances.at(-1)?.id ?? '', 'Mine', stranger)).toMatchObject({
      __typename: 'RequestNotFoundProblem',
    });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await record(consent, undefined, nowhere)).toMatchObject({ __typename: 'HouseholdNotFoundProblem' });
    const [audited] = await api.database.dataSource.query<{ allowed: number; refused: number }[]>(
      `select count(*) filter (where outcome = 'allowed')::int as allowed,
         count(*) filter (where outcome = 'refused')::int as refused
       from platform.audit_entry where operation = 'Mutation.recordClearance' and permission = 'clearance-record'`,
    );
    expect(audited?.allowed).toBeGreaterThanOrEqual(5);
    expect(audited?.refused).toBeGreaterThanOrEqual(2);
  });
});
