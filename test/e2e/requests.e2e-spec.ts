import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '#platform';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await api.database.dataSource.query(`
    insert into geography.postcode (postcode, easting, northing, area_code, is_live) values
      ('ZN47AA', 460100, 310200, 'E10009901', true),
      ('ZN47AB', 460300, 310600, 'E10009901', true),
      ('ZN12QQ', 471000, 322000, 'E10009901', true)`);
});
afterAll(() => api.stop());

interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  readonly [field: string]: unknown;
}

const open = `mutation Open($input: OpenPlacementRequestInput!) { answer: openPlacementRequest(input: $input) {
  __typename
  ... on PlacementRequest {
    id reference status urgency neededBy startsOn expectedUntil placementType { id name } needs { id name }
    child { id code knownAs sex description ageInYears authority { code } }
    school { name } schoolMustContinue siblingsNote summary homeArea { easting northing postcodeSector }
  }
  ... on Problem { code message field }
} }`;
const read = `query Read($id: ID!) { answer: placementRequest(id: $id) {
  __typename ... on PlacementRequest { id child { description } } ... on Problem { code message field } } }`;
const close = `mutation Close($id: ID!, $reason: String!) { answer: closePlacementRequest(id: $id, reason: $reason) {
  __typename ... on PlacementRequest { status closedOn } ... on Problem { code message field } } }`;

const today = new SystemClock().today();
const inYear = (year: number, monthAndDay: string): string => `${year}-${monthAndDay}`;
const nextYear = new Date().getFullYear() + 1;
const ruby = {
  childCode: 'C-1',
  knownAs: 'Ruby',
  bornOn: inYear(nextYear - 9, '01-01'),
  sex: 'FEMALE',
  urgency: 'PLANNED',
  neededBy: inYear(nextYear, '02-03'),
  startsOn: inYear(nextYear, '02-04'),
  expectedUntil: inYear(nextYear, '08-31'),
  placementType: 'short-term',
  homePostcode: 'zn4 7aa',
  schoolName: 'Fen Lane Primary',
  schoolPostcode: 'ZN1 2QQ',
  schoolMustContinue: true,
  needs: ['autism-and-adhd'],
  siblingGroup: 'ASH',
  summary: 'Ruby likes swimming.',
};

const answerTo = async (query: string, variables: object, token?: string): Promise<Answer> => {
  const { data, errors } = await api.ask<{ answer: Answer }>(query, variables, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
};

describe('a placement request', () => {
  let id = '';

  it('is opened for one child and read as people speak of her', async () => {
    const opened = await answerTo(open, { input: ruby });
    id = opened.id;
    expect(opened).toMatchObject({
      __typename: 'PlacementRequest',
      status: 'OPEN',
      urgency: 'PLANNED',
      expectedUntil: ruby.expectedUntil,
      placementType: { id: 'short-term', name: 'short-term' },
      needs: [{ id: 'autism-and-adhd', name: 'autism and ADHD' }],
      child: { code: 'C-1', knownAs: 'Ruby', sex: 'FEMALE', description: 'Ruby, girl of 8', ageInYears: 8 },
      school: { name: 'Fen Lane Primary' },
      siblingsNote: 'One of a group of brothers and sisters (ASH).',
    });
  });

  it('shows her home no finer than its postcode sector', async () => {
    const { data } = await api.ask<{ placementRequests: { edges: { node: Answer }[] } }>(
      '{ placementRequests { totalCount edges { node { homeArea { easting northing postcodeSector } } } } }',
    );
    expect(data?.placementRequests.edges[0]?.node['homeArea']).toEqual({
      easting: 460200,
      northing: 310400,
      postcodeSector: 'ZN4 7',
    });
  });

  it('is one at a time for a child, also by a double click', async () => {
    const twice = { ...ruby, childCode: 'C-2', siblingGroup: null };
    const answers = await Promise.all([answerTo(open, { input: twice }), answerTo(open, { input: twice })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'PlacementRequest',
      'RequestAlreadyOpenProblem',
    ]);
    expect(answers.find(({ code }) => code)).toEqual({
      __typename: 'RequestAlreadyOpenProblem',
      code: 'request-already-open',
      message: 'There is an open placement request for this child already.',
      field: 'childCode',
    });
  });

  it.each([
    [{ childCode: 'a code with spaces' }, 'childCode', "Enter the child's code: 1 to 10 characters without spaces."],
    [{ homePostcode: 'ZN9 9ZZ' }, 'homePostcode', 'ZN99ZZ is not a postcode that we know.'],
    [{ placementType: 'castle' }, 'placementType', 'Choose a kind of placement: '],
    [{ needs: ['flying'] }, 'needs', '"flying" is not in the list of needs.'],
    [
      { expectedUntil: inYear(nextYear, '02-03') },
      'expectedUntil',
      `The placement must end on 4 February ${nextYear} or later.`,
    ],
    [{ neededBy: '2001-01-05' }, 'neededBy', 'The day a home is needed by must be '],
    [{ startsOn: '2001-01-05' }, 'startsOn', 'The placement must start on '],
    [{ bornOn: inYear(nextYear, '02-01') }, 'bornOn', 'The day of birth must be '],
    [
      { bornOn: inYear(nextYear - 19, '01-01') },
      'bornOn',
      'The child would be 19 when the placement starts, and may be 17 at most. Check the day of birth',
    ],
  ])('is not opened with %j', async (wrong, field, sentence) => {
    const refused = await answerTo(open, { input: { ...ruby, childCode: 'C-3', ...wrong } });
    expect(refused).toMatchObject({ __typename: 'InvalidInputProblem', code: 'invalid-input', field });
    expect(refused.message).toContain(sentence);
  });

  it('may end on the day it starts', async () => {
    const oneDay = { ...ruby, childCode: 'C-4', expectedUntil: ruby.startsOn };
    expect(await answerTo(open, { input: oneDay })).toMatchObject({ expectedUntil: ruby.startsOn });
  });

  it('is not there for an officer of another authority, and nothing tells it from one that does not exist', async () => {
    const officer = tokenFor('placement-officer', theirs);
    const notThere = { __typename: 'RequestNotFoundProblem', code: 'request-not-found', field: 'id' };
    const unknown = '00000000-0000-4000-8000-000000000000';
    const foreign = await answerTo(read, { id }, officer);
    expect(foreign).toMatchObject(notThere);
    expect(foreign).toEqual(await answerTo(read, { id: unknown }, officer));
    expect(foreign).toEqual(await answerTo(read, { id: 'not an id' }, officer));
    expect(await answerTo(close, { id, reason: 'Not mine' }, officer)).toMatchObject(notThere);

    const list = await api.ask<{ placementRequests: object }>(
      '{ placementRequests { totalCount edges { cursor } } }',
      {},
      officer,
    );
    expect(list.data?.placementRequests).toEqual({ totalCount: 0, edges: [] });
    expect((await answerTo(read, { id })).__typename).toBe('PlacementRequest');
  });

  it('is closed once, for a reason', async () => {
    expect(await answerTo(close, { id, reason: '  ' })).toMatchObject({
      __typename: 'InvalidInputProblem',
      field: 'reason',
    });
    expect(await answerTo(close, { id, reason: 'Ruby moved in with her aunt.' })).toEqual({
      __typename: 'PlacementRequest',
      status: 'CLOSED',
      closedOn: today,
    });
    expect(await answerTo(close, { id, reason: 'Again' })).toMatchObject({ __typename: 'RequestNotOpenProblem' });
  });

  it('comes in order of the day needed by, then of reference, page after page', async () => {
    const neededBy = ['04-01', '03-01', '03-01'];
    for (const [n, day] of neededBy.entries()) {
      await answerTo(open, {
        input: { ...ruby, childCode: `D-${n}`, neededBy: inYear(nextYear, day), startsOn: inYear(nextYear, '04-02') },
      });
    }
    const list = `query List($after: String, $status: RequestStatus) { placementRequests(first: 2, after: $after, status: $status) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { reference neededBy child { code } } } } }`;
    interface List {
      readonly placementRequests: {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly edges: readonly {
          readonly node: { readonly neededBy: string; readonly child: { readonly code: string } };
        }[];
      };
    }
    const codes: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: List['placementRequests'] | undefined = (await api.ask<List>(list, { after, status: 'OPEN' })).data
        ?.placementRequests;
      if (!page) throw new Error('No page');
      expect(page.totalCount).toBe(5);
      codes.push(...page.edges.map(({ node }) => node.child.code));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(codes).toEqual(['C-2', 'C-4', 'D-1', 'D-2', 'D-0']);
    expect((await api.ask<List>(list, { status: 'CLOSED' })).data?.placementRequests.totalCount).toBe(1);
    expect((await api.ask<List>(list, { status: null })).data?.placementRequests.totalCount).toBe(6);
  });
});

describe('what more is known of a request', () => {
  const openWith = `mutation Open($input: OpenPlacementRequestInput!) { answer: openPlacementRequest(input: $input) {
    __typename ... on PlacementRequest { id facts { ...told } } ... on Problem { code message field } } }
    fragment told on RequestFacts { inWords { field label words }
      courtOrders { kind postcode miles home from lastDay } placesToAvoid { postcode miles reason }
      before { wishesAscertainedOn placementPlanOn } }`;
  const change = `mutation Change($id: ID!, $facts: RequestFactsInput!) { answer: changeRequestFacts(id: $id, facts: $facts) {
    __typename ... on PlacementRequest { facts { inWords { field words } before { placementPlanOn } } }
    ... on Problem { code message field } } }`;
  const recordOrders = `mutation Orders($id: ID!, $courtOrders: [CourtOrderInput!]!) {
    answer: recordCourtOrders(requestId: $id, courtOrders: $courtOrders) {
    __typename ... on PlacementRequest { facts { courtOrders { kind miles lastDay } } } ... on Problem { code message field } } }`;
  const recordBefore = `mutation Before($id: ID!, $before: BeforePlacingInput!) {
    answer: recordBeforePlacing(requestId: $id, before: $before) {
    __typename ... on PlacementRequest { facts { before { wishesAscertainedOn placementPlanOn } } }
    ... on Problem { code message field } } }`;
  const area = { kind: 'exclusion-area', postcode: 'zn4 7ab', miles: 2.5, from: '2026-01-05' };
  let id = '';

  it('is stated when it is opened, and read in words', async () => {
    const facts = {
      isDisabled: true,
      accessNeeds: ['step-free'],
      faith: 'muslim',
      familyTimePostcode: 'zn1 2qq',
      familyTimesAMonth: 1,
      wishes: ['near-family', 'a-pet'],
      mustNotLiveWith: ['E10009901/C-2'],
      courtOrders: [area],
      before: { wishesAscertainedOn: today },
    };
    const opened = await answerTo(openWith, { input: { ...ruby, childCode: 'C-20', siblingGroup: null, facts } });
    id = opened.id;
    expect(opened).toMatchObject({
      __typename: 'PlacementRequest',
      facts: {
        inWords: expect.arrayContaining([
          { field: 'isDisabled', label: 'Disabled', words: 'yes' },
          { field: 'accessNeeds', label: 'The home must have', words: 'step-free access' },
          { field: 'familyTimePostcode', label: 'Where family time happens', words: 'ZN1 2' },
          { field: 'familyTimesAMonth', label: 'Family time in a month', words: '1 time' },
          { field: 'mustNotLiveWith', label: 'Must not live with', words: '1 named child' },
          {
            field: 'courtOrders',
            label: 'Court orders',
            words: 'may not live in an area: within 2.5 miles of ZN4 7, from 5 January 2026, no end',
          },
        ]),
        courtOrders: [{ ...area, postcode: 'ZN47AB', home: null, lastDay: null }],
        before: { wishesAscertainedOn: today, placementPlanOn: null },
      },
    });
  });

  it('is changed one fact at a time: null clears, what is left out stays', async () => {
    const changed = await answerTo(change, { id, facts: { faith: null, wishes: [], familyTimesAMonth: 6 } });
    const fields = (changed['facts'] as { inWords: { field: string }[] }).inWords.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['isDisabled', 'accessNeeds', 'familyTimePostcode', 'familyTimesAMonth', 'courtOrders']),
    );
    expect(fields).not.toContain('faith');
    expect(fields).not.toContain('wishes');
  });

  it('takes what is recorded before placing, day by day', async () => {
    const recorded = await answerTo(recordBefore, { id, before: { placementPlanOn: today } });
    expect(recorded).toMatchObject({ facts: { before: { wishesAscertainedOn: today, placementPlanOn: today } } });
    const early = await answerTo(recordBefore, { id, before: { placementPlanOn: inYear(nextYear, '06-01') } });
    expect(early).toMatchObject({ __typename: 'InvalidInputProblem', field: 'placementPlanOn' });
  });

  it('takes court orders in the place of those there were, and none that has ended', async () => {
    const two = [
      { ...area, lastDay: inYear(nextYear, '06-01') },
      { ...area, kind: 'no-go-address', miles: 0 },
    ];
    expect(await answerTo(recordOrders, { id, courtOrders: two })).toMatchObject({
      facts: {
        courtOrders: [{ kind: 'exclusion-area', lastDay: inYear(nextYear, '06-01') }, { kind: 'no-go-address' }],
      },
    });
    expect(await answerTo(recordOrders, { id, courtOrders: [{ ...area, lastDay: '2026-01-05' }] })).toMatchObject({
      field: 'courtOrders',
      message: 'The court order ended on 5 January 2026. Leave it out, or correct its last day.',
    });
    expect(
      await answerTo(recordOrders, {
        id,
        courtOrders: [{ ...area, kind: 'no-contact', postcode: null, home: 'H-404' }],
      }),
    ).toMatchObject({
      message: 'There is no home with the reference H-404.',
    });
  });

  it('asks for the age of the parent of a baby', async () => {
    const baby = { ...ruby, childCode: 'C-21', siblingGroup: null, bornOn: today, placementType: 'parent-and-child' };
    expect(await answerTo(open, { input: baby })).toMatchObject({ field: 'facts.parentBornOn' });
    const facts = { parentBornOn: '2004-05-06' };
    expect(await answerTo(open, { input: { ...baby, facts } })).toMatchObject({ __typename: 'PlacementRequest' });
  });

  it('is nothing to an officer of another authority', async () => {
    const officer = tokenFor('placement-officer', theirs);
    expect(await answerTo(change, { id, facts: { faith: 'none' } }, officer)).toMatchObject({
      code: 'request-not-found',
    });
    expect(await answerTo(recordOrders, { id, courtOrders: [] }, officer)).toMatchObject({ code: 'request-not-found' });
  });

  it('keeps groups of brothers and sisters of two authorities apart', async () => {
    const officer = tokenFor('placement-officer', theirs);
    const theirChild = { ...ruby, childCode: 'T-1', homePostcode: null, schoolPostcode: null };
    expect(await answerTo(open, { input: theirChild }, officer)).toMatchObject({
      field: 'siblingGroup',
      message:
        'Another authority uses this reference for brothers and sisters of its own. Choose another one for yours.',
    });
  });
});
