import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun } from '#matching';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

/** Brothers and sisters wait for homes in a county with one home for two of them. */

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

async function waits(
  code: string,
  knownAs: string,
  bornOn: string,
  group: string | null,
  authority = ours,
): Promise<string> {
  const database = api.database.dataSource;
  const [request] = await database.query(
    `with child as (
       insert into register.child (authority_code, code, known_as, born_on, sex) values ($1, $2, $3, $4, 'female') returning id
     )
     insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
       placement_type, home_postcode, sibling_group)
     select 'REQ-' || $2, 'imported', id, current_date, 'planned', current_date + 9, current_date + 7, 'short-term', 'ZN47AA', $5
     from child returning id`,
    [authority, code, knownAs, bornOn, group],
  );
  return request.id as string;
}

const shownFields = `recordId
           siblings { description }
           allTogether { household { reference } points siblings { sibling { description } findings { sentence } } }
           withinOneConstellation { constellation separatedPairs homes { household { reference } } }
           splits {
             separatedPairs milesApart withoutHome { description }
             homes { household { reference } siblings { sibling { description } } }
           }
           whyNotTogether { rule { id } households }`;
const find = (requestId: string, token?: string) =>
  api.ask<{ found: Answer }>(
    `query Together($requestId: ID!) {
       found: siblingGroupSearch(requestId: $requestId) {
         __typename
         ... on Problem { code message }
         ... on SiblingGroupSearch {
           ${shownFields}
         }
       }
     }`,
    { requestId },
    token,
  );
interface Answer {
  readonly __typename: string;
  readonly recordId: string;
  readonly code?: string;
  readonly message?: string;
  readonly siblings: readonly { readonly description: string }[];
  readonly allTogether: readonly {
    readonly household: { readonly reference: string };
    readonly siblings: readonly { readonly findings: readonly { readonly sentence: string }[] }[];
  }[];
  readonly splits: readonly {
    readonly separatedPairs: number;
    readonly milesApart: number;
    readonly withoutHome: readonly unknown[];
    readonly homes: readonly {
      readonly household: { readonly reference: string };
      readonly siblings: readonly { readonly sibling: { readonly description: string } }[];
    }[];
  }[];
  readonly whyNotTogether: readonly { readonly rule: { readonly id: string }; readonly households: number }[];
}

it('two are found a home together; a third makes it a split, and the answer says why', async () => {
  const ada = await waits('S-1', 'Ada', '2015-03-09', 'SG-77');
  await waits('S-2', 'Bea', '2017-08-21', 'SG-77');
  const two = (await find(ada)).data?.found;
  expect(two?.allTogether.map(({ household }) => household.reference)).toEqual(expect.arrayContaining(['H-1']));
  expect(two?.allTogether[0]?.siblings[0]?.findings.map(({ sentence }) => sentence).join(' ')).toMatch(
    /brother|sister/i,
  );
  expect(two?.whyNotTogether).toEqual([]);

  // What was shown is on record, and looking again at the same is the same record.
  const again = (await find(ada)).data?.found;
  expect(again).toEqual(two);
  const kept = await api.ask<{
    searchRecord: { record: object; answer: null; siblings: object; replay: object };
    searchRecords: { totalCount: number };
  }>(
    `query Again($id: ID!, $requestId: ID!) {
       searchRecords(requestId: $requestId) { totalCount }
       searchRecord(id: $id) {
         ... on SearchOnRecord {
           record { kind timesAsked counts { register } children { requestId description } }
           answer { recordId } siblings { __typename ${shownFields} } replay { isSame sentence }
         }
       }
     }`,
    { id: two?.recordId, requestId: ada },
  );
  expect(kept.data).toMatchObject({
    searchRecords: { totalCount: 1 },
    searchRecord: {
      record: { kind: 'SIBLINGS', timesAsked: 2, counts: null },
      ...{ answer: null, siblings: two, replay: { isSame: true } },
    },
  });
  expect(JSON.stringify(kept.data?.searchRecord.record)).toMatch(/Ada, girl of \d+/);

  await waits('S-3', 'Cleo', '2019-11-02', 'SG-77');
  const three = (await find(ada)).data?.found;
  expect(three?.siblings).toHaveLength(3);
  expect(three?.allTogether).toEqual([]);
  expect(three?.splits[0]).toMatchObject({ separatedPairs: 2, withoutHome: [] });
  expect(three?.splits[0]?.homes.flatMap(({ siblings }) => siblings)).toHaveLength(3);
  expect(three?.whyNotTogether.map(({ rule }) => rule.id)).toContain('vacant-place');
});

it('puts the best split on the ladder of each of them, with what it costs, and leaves a trace of all three', async () => {
  const requests: { id: string; code: string }[] = await api.database.dataSource.query(
    `select request.id, child.code from register.placement_request request join register.child on child.id = request.child_id
     where request.sibling_group = 'SG-77' order by child.code`,
  );
  const { id } = requests[0]!;
  const asked = await api.ask<{ run: { id: string } }>(
    'mutation Find($id: ID!) { run: requestMatchRun(requestId: $id) { ... on MatchRun { id } } }',
    { id },
  );
  const runId = asked.data?.run.id ?? '';
  const read = () =>
    api.ask<{
      run: {
        ladder: {
          noStepBecause: string | null;
          steps: { relaxes: string; sentence: string; households: number; costs: string[]; best: object[] }[];
        } | null;
      };
    }>(
      `query Ladder($id: ID!) { run: matchRun(id: $id) { ... on MatchRun { ladder {
         noStepBecause steps { relaxes sentence households costs best { household { name } } } } } } }`,
      { id: runId },
    );
  expect((await read()).data?.run.ladder).toBeNull();
  await api.app.get(ExecuteMatchRun, { strict: false }).execute(runId);
  const { steps, noStepBecause } = (await read()).data!.run.ladder!;
  expect(noStepBecause).toBeNull();
  const split = steps.at(-1)!;
  expect(split).toMatchObject({ relaxes: 'SIBLING_SPLIT', households: 2 });
  expect(split.sentence).toMatch(/^Today no home takes all 3 brothers and sisters\. Apart: .+ for .+; .+ for .+\.$/);
  for (const name of ['Ada', 'Bea', 'Cleo']) expect(split.sentence).toContain(name);
  expect(split.sentence).not.toMatch(/S-\d/);
  expect(split.costs[0]).toBe('2 of 3 pairs of brothers and sisters apart');
  expect(split.costs).toEqual(expect.arrayContaining([expect.stringMatching(/ miles? between the homes$/)]));
  expect(split.best).toHaveLength(1);
  const [trace] = await api.database.dataSource.query(
    `select cardinality(subject_ids)::int as children from platform.audit_entry
     where operation = 'Query.matchRun' and subject_kind = 'child' order by id desc limit 1`,
  );
  expect(trace).toEqual({ children: 3 });
});

it('refuses, in a sentence: nobody else waiting, another authority’s child, a stranger’s request', async () => {
  const alone = await waits('S-9', 'Dora', '2014-01-30', null);
  expect((await find(alone)).data?.found).toMatchObject({ code: 'no-siblings-waiting' });

  const ours1 = await waits('S-10', 'Eve', '2014-01-30', 'SG-80');
  await waits('S-11', 'Fay', '2016-01-30', 'SG-80', theirs);
  const mixed = (await find(ours1)).data?.found;
  expect(mixed).toMatchObject({ code: 'siblings-of-different-authorities' });
  expect(mixed?.message).toContain('Marlshire and Fenbury');

  const stranger = tokenFor('placement-officer', theirs);
  expect((await find(ours1, stranger)).data?.found).toMatchObject({ __typename: 'RequestNotFoundProblem' });
});

it('leaves in the audit trail whose facts it showed', async () => {
  const rows: { subject_kind: string; subjects: number }[] = await api.database.dataSource.query(
    `select subject_kind, cardinality(subject_ids)::int as subjects from platform.audit_entry
     where operation = 'Query.siblingGroupSearch' and outcome = 'allowed' order by at, subject_kind`,
  );
  expect(new Set(rows.map(({ subject_kind }) => subject_kind))).toEqual(
    new Set(['child', 'household', 'request', 'search-record']),
  );
});
