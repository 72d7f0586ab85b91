import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
let requestId: string;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
  const { data } = await api.ask<{ placementRequests: { edges: [{ node: { id: string } }] } }>(
    '{ placementRequests { edges { node { id } } } }',
  );
  requestId = data?.placementRequests.edges[0].node.id ?? '';
});
afterAll(() => api.stop());

const answerFields = `recordId judgedOn startsOn factsRevision policyVersion engineVersion engineMicroseconds beyondMiles
  noHomeBecause counts { register eligible needsAuthority nearMisses excluded }
  excludedByRule { rule { id } households }
  ranked { ...home } nearMisses { ...home }
  missing { id sentence }
  furtherAway { withinMiles eligible needsAuthority whoMustAgree { who households } sentence }
  emergencyRoute { households lastDay sentence }`;
const homeFields = `fragment home on RankedHousehold {
  place standing points milesFromHome milesFromSchool authorityNeeded
  household { id reference name serviceName vacantPlaces places areaAuthority { code } area { postcodeSector } }
  findings { rule { id } effect points sentence remedy dueOn }
}`;
interface Found {
  readonly __typename: string;
  readonly recordId: string;
}
const search = async (input: object, more: object = {}, token?: string): Promise<Found> => {
  const { data, errors } = await api.ask<{ found: Found }>(
    `query Now($input: SearchHomesInput!, $withinMiles: Float) {
       found: searchHomes(input: $input, withinMiles: $withinMiles) { __typename ... on FoundHomes { ${answerFields} } }
     } ${homeFields}`,
    { input, ...more },
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.found;
};

interface RecordAnswer {
  readonly __typename: string;
  readonly message?: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly answer: Found;
  readonly replay: { readonly isSame: boolean; readonly sentence: string };
}
const recordFields = `id kind searchedBy timesAsked judgedOn startsOn withinMiles policyVersion factsRevision factsDigest
  children { requestId description } counts { register eligible }`;
const record = async (id: string, token?: string): Promise<RecordAnswer> => {
  const { data, errors } = await api.ask<{ searchRecord: RecordAnswer }>(
    `query Again($id: ID!) { searchRecord(id: $id) {
       __typename ... on Problem { message field }
       ... on SearchOnRecord {
         record { ${recordFields} } answer { __typename ${answerFields} }
         replay { isSame sentence engineVersionThen engineVersionNow }
       }
     } } ${homeFields}`,
    { id },
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.searchRecord;
};
const listed = async (asked = '', token?: string) => {
  const { data, errors } = await api.ask<{
    searchRecords: { totalCount: number; edges: { cursor: string; node: Readonly<Record<string, unknown>> }[] };
  }>(
    `{ searchRecords${asked} { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${recordFields} } } } }`,
    {},
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.searchRecords;
};
const entries = (operation: string): Promise<Record<string, unknown>[]> =>
  api.database.dataSource.query(
    `select distinct on (subject_kind) * from platform.audit_entry where operation = $1 order by subject_kind, id desc`,
    [operation],
  );

describe('a search that was asked for', () => {
  it('names its record, which shows the same answer again, word for word, after the register has changed', async () => {
    const child = { ageInYears: 7, sex: 'FEMALE', homePostcode: 'ZN4 7AA' };
    const found = await search({ child }, { withinMiles: 4 });
    expect(found.recordId).toMatch(/^[\da-f-]{36}$/);
    await api.database.dataSource.query(
      `update register.household set places = 0, name = 'Another' where reference = 'H-1'`,
    );
    const again = await record(found.recordId);
    expect(again.answer).toEqual(found);
    expect(again.record).toMatchObject({
      ...{ kind: 'DESCRIBED', searchedBy: 'A placement-officer', timesAsked: 1, withinMiles: 4 },
      children: [{ requestId: null, description: 'A girl of 7' }],
      factsDigest: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(again.replay).toMatchObject({
      ...{ isSame: true, sentence: 'The engine of today gives the same answer from the same facts.' },
    });
    expect((await search({ child }, { withinMiles: 4 })).recordId).not.toBe(found.recordId);
    await api.database.dataSource.query(`update register.household set places = 3 where reference = 'H-1'`);
  });

  it('is one record when the same is asked again', async () => {
    const { recordId } = await search({ requestId });
    expect((await search({ requestId })).recordId).toBe(recordId);
    const { record: kept } = await record(recordId);
    expect(kept).toMatchObject({ kind: 'REQUEST', timesAsked: 2, children: [{ requestId }] });
    expect(JSON.stringify(kept)).not.toMatch(/"description":"A /);
    const { totalCount, edges } = await listed(`(requestId: "${requestId}")`);
    expect([totalCount, edges.length, edges[0]?.node]).toEqual([1, 1, kept]);
  });

  it('leaves no record when it is refused or nobody may be placed so', async () => {
    const before = (await listed()).totalCount;
    expect(await search({ child: { ageInYears: 18 } })).toMatchObject({ __typename: 'InvalidInputProblem' });
    expect(await search({ requestId }, {}, tokenFor('placement-officer', theirs))).toMatchObject({
      __typename: 'RequestNotFoundProblem',
    });
    await api.database.dataSource.query(
      `update register.child set born_on = '2001-02-03' where id = (select child_id from register.placement_request where id = $1)`,
      [requestId],
    );
    expect(await search({ requestId }, { withinMiles: 3 })).toMatchObject({ __typename: 'InvalidInputProblem' });
    expect((await listed()).totalCount).toBe(before);
  });

  it('is not answered when it cannot be kept', async () => {
    const database = api.database.dataSource;
    await database.query('alter table matching.search_record add constraint disk_is_full check (false) not valid');
    await expect(search({ child: { ageInYears: 4 } })).rejects.toThrow(/went wrong|fault|INTERNAL/i);
    await database.query('alter table matching.search_record drop constraint disk_is_full');
    expect(await search({ child: { ageInYears: 4 } })).toMatchObject({ __typename: 'FoundHomes' });
  });

  it('is listed by page, person and day', async () => {
    const { totalCount, edges } = await listed('(first: 1)');
    expect(totalCount).toBeGreaterThan(2);
    const next = await listed(`(first: 1, after: "${edges[0]?.cursor}")`);
    expect(next.edges[0]?.node['id']).not.toBe(edges[0]?.node['id']);
    expect((await listed('(by: "Somebody else")')).totalCount).toBe(0);
    expect((await listed('(by: "A placement-officer", from: "2026-01-01")')).totalCount).toBe(totalCount);
    await expect(listed('(after: "nonsense")')).rejects.toThrow('is not a cursor of this list');
  });

  it('is not there for other authorities: neither in the list nor by its id', async () => {
    const officer = tokenFor('placement-officer', theirs);
    expect(await listed('', officer)).toMatchObject({ totalCount: 0, edges: [] });
    const id = String((await listed()).edges[0]?.node['id']);
    expect(await record(id, officer)).toMatchObject({ __typename: 'SearchRecordNotFoundProblem' });
    const [refused] = await api.database.dataSource.query<Record<string, unknown>[]>(
      `select * from platform.audit_entry where operation = 'Query.searchRecord' order by id desc limit 1`,
    );
    expect(refused).toMatchObject({ outcome: 'refused', subject_kind: 'search-record', subject_ids: [id] });
    expect(await record('nonsense')).toMatchObject({ message: 'There is no record of a search like that.' });
  });

  it('is read with a permission and leaves a trace of whom it shows', async () => {
    const { recordId } = await search({ child: { ageInYears: 5 } });
    await record(recordId);
    const kinds = (await entries('Query.searchRecord')).map((entry) => entry['subject_kind']);
    expect(kinds).toEqual(['child', 'household', 'request', 'search-record']);
    const [{ subject_ids: searched }] = (await entries('Query.searchHomes')).filter(
      (entry) => entry['subject_kind'] === 'search-record',
    ) as [Record<string, unknown>];
    expect(searched).toEqual([recordId]);
    const [asking] = await api.database.dataSource.query<Record<string, unknown>[]>(
      `select entry.actor from matching.search_asking asking
       join platform.audit_entry entry using (request_reference) where asking.record_id = $1`,
      [recordId],
    );
    expect(asking).toMatchObject({ actor: 'A placement-officer' });
    await listed(`(requestId: "${requestId}")`);
    const ofTheList = (await entries('Query.searchRecords')).map((entry) => entry['subject_kind']);
    expect(ofTheList).toEqual(expect.arrayContaining(['child', 'request', 'search-record']));
  });
});
