import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
let id = '';
beforeAll(async () => {
  api = await startApi();
  await api.database.dataSource.query(`
    insert into geography.postcode (postcode, easting, northing, area_code, is_live) values
      ('ZN47AB', 460300, 310600, 'E10009901', true),
      ('ZN12QQ', 471000, 322000, 'E10009901', true)`);
  const input = {
    ...{ childCode: 'S-1', knownAs: 'Wren', urgency: 'PLANNED', placementType: 'short-term', needs: ['self-harm'] },
    ...{ neededBy: '2199-02-03', startsOn: '2199-02-04' },
  };
  id = (
    await ask<{ id: string }>(
      `mutation Open($input: OpenPlacementRequestInput!) { answer: openPlacementRequest(input: $input) {
        ... on PlacementRequest { id } } }`,
      { input },
    )
  ).id;
});
afterAll(() => api.stop());

async function ask<Answer>(call: string, variables: object, token?: string): Promise<Answer> {
  const { data, errors } = await api.ask<{ answer: Answer }>(call, variables, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}
const told = `__typename ... on Problem { code message field } ... on PlacementRequest { needs { id } facts {
  courtOrders { kind postcode miles home from lastDay } placesToAvoid { postcode miles reason } } }`;
const addOrder = (courtOrder: object, token?: string) =>
  ask(
    `mutation Add($id: ID!, $courtOrder: CourtOrderInput!) {
      answer: addCourtOrder(requestId: $id, courtOrder: $courtOrder) { ${told} } }`,
    { id, courtOrder },
    token,
  );
const endOrder = (courtOrder: object, lastDay: string, token?: string) =>
  ask(
    `mutation End($id: ID!, $courtOrder: CourtOrderInput!, $lastDay: Date!) {
      answer: endCourtOrder(requestId: $id, courtOrder: $courtOrder, lastDay: $lastDay) { ${told} } }`,
    { id, courtOrder, lastDay },
    token,
  );
const addPlace = (place: object, token?: string) =>
  ask(
    `mutation Add($id: ID!, $place: PlaceToAvoidInput!) { answer: addPlaceToAvoid(requestId: $id, place: $place) { ${told} } }`,
    { id, place },
    token,
  );
const removePlace = (place: object, token?: string) =>
  ask(
    `mutation Remove($id: ID!, $place: PlaceToAvoidInput!) {
      answer: removePlaceToAvoid(requestId: $id, place: $place) { ${told} } }`,
    { id, place },
    token,
  );
const changeNeeds = (needs: readonly string[], token?: string) =>
  ask(
    `mutation Needs($id: ID!, $needs: [String!]!) { answer: changeRequestNeeds(requestId: $id, needs: $needs) { ${told} } }`,
    { id, needs },
    token,
  );

const area = { kind: 'exclusion-area', postcode: 'zn4 7ab', miles: 2.5, from: '2026-01-05' };
const address = { kind: 'no-go-address', postcode: 'ZN1 2QQ', from: '2025-06-01' };
const market = { postcode: 'ZN1 2QQ', miles: 3, reason: 'Harm came from there' };

describe('what keeps a child safe', () => {
  it('takes court orders one at a time, also from two who record at once', async () => {
    await Promise.all([addOrder(area), addOrder(address)]);
    const again = await addOrder(area);
    expect(again).toEqual({
      __typename: 'InvalidInputProblem',
      code: 'invalid-input',
      field: 'courtOrder',
      message: 'This order is recorded already. Change its last day instead.',
    });
    const all = await changeNeeds(['self-harm']);
    expect(all).toMatchObject({
      facts: {
        courtOrders: expect.arrayContaining([
          { ...area, postcode: 'ZN47AB', home: null, lastDay: null },
          { ...address, postcode: 'ZN12QQ', miles: 0, home: null, lastDay: null },
        ]),
      },
    });
  });

  it('ends an order on a day that has been, once, and keeps it', async () => {
    expect(await endOrder(area, '2026-01-04')).toMatchObject({
      message: 'The court order ends before it starts. Correct one of the two days.',
    });
    expect(await endOrder({ ...area, miles: 2 }, '2026-02-04')).toMatchObject({ field: 'courtOrder' });
    const ended = await endOrder(area, '2026-02-04');
    expect(ended).toMatchObject({
      facts: { courtOrders: expect.arrayContaining([expect.objectContaining({ miles: 2.5, lastDay: '2026-02-04' })]) },
    });
    expect(await endOrder(area, '2026-03-04')).toMatchObject({
      message:
        'This order is not recorded, or has ended: somebody may have changed it just now. Look at the orders again.',
    });
    const more = (await addOrder({ ...address, kind: 'exclusion-area', miles: 1 })) as {
      facts: { courtOrders: unknown[] };
    };
    expect(more.facts.courtOrders).toHaveLength(3);
  });

  it('takes places to keep away from one at a time, and takes them back', async () => {
    expect(await addPlace(market)).toMatchObject({ facts: { placesToAvoid: [{ ...market, postcode: 'ZN12QQ' }] } });
    expect(await addPlace(market)).toMatchObject({
      message: 'This place is recorded already, with the same miles and reason.',
    });
    expect(await addPlace({ ...market, postcode: 'ZN9 9ZZ' })).toMatchObject({
      message: 'ZN99ZZ is not a postcode that we know.',
    });
    for (const [wrong, field] of [
      [{ kind: 'curfew' }, 'courtOrder.kind'],
      [{ postcode: null }, 'courtOrder.postcode'],
      [{ postcode: null, kind: 'no-contact' }, 'courtOrder.home'],
      [{ postcode: null, kind: 'no-contact', home: 'H-404' }, 'courtOrder.home'],
      [{ miles: 501 }, 'courtOrder.miles'],
      [{ lastDay: '2026-01-04' }, 'courtOrder.lastDay'],
    ] as const) {
      expect(await addOrder({ ...area, ...wrong })).toMatchObject({ __typename: 'InvalidInputProblem', field });
    }
    expect(await addPlace({ ...market, reason: ' ' })).toMatchObject({ field: 'place.reason' });
    expect(await removePlace({ ...market, miles: 4 })).toMatchObject({ field: 'place' });
    expect(await removePlace(market)).toMatchObject({ facts: { placesToAvoid: [], courtOrders: { length: 3 } } });
  });

  it('takes needs in the place of those there were, in the order of the list', async () => {
    const changed = (await changeNeeds(['self-harm', 'autism-and-adhd', 'self-harm'])) as { needs: { id: string }[] };
    expect(changed.needs.map((need) => need.id).sort()).toEqual(['autism-and-adhd', 'self-harm']);
    expect(await changeNeeds(['flying'])).toMatchObject({
      field: 'needs',
      message: '"flying" is not in the list of needs. Choose needs of the list.',
    });
    expect(await changeNeeds([])).toMatchObject({ needs: [] });
  });

  it('is nothing to an officer of another authority, and each change leaves an audit row', async () => {
    const stranger = tokenFor('placement-officer', theirs);
    for (const refused of [
      await addOrder(area, stranger),
      await endOrder(address, '2026-05-01', stranger),
      await addPlace(market, stranger),
      await removePlace(market, stranger),
      await changeNeeds(['self-harm'], stranger),
    ]) {
      expect(refused).toMatchObject({ __typename: 'RequestNotFoundProblem' });
    }
    const rows = await api.database.dataSource.query<{ operation: string }[]>(
      `select distinct operation from platform.audit_entry where outcome = 'allowed' and operation in ('Mutation.addCourtOrder', 'Mutation.endCourtOrder', 'Mutation.addPlaceToAvoid')`,
    );
    expect(rows).toHaveLength(3);
  });
});
