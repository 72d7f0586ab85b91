import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
const idOf: Record<string, string> = {};
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
  const rows = await api.database.dataSource.query<{ id: string; reference: string }[]>(
    'select id, reference from register.household',
  );
  for (const { id, reference } of rows) idOf[reference] = id;
});
afterAll(() => api.stop());

const told = `__typename ... on Problem { code message field } ... on Home { reference hubBeds
  rooms { name beds } exemptions { authority { code } children days { firstDay lastDay } }
  sharingAgreements { authority { code } children agreedOn assessedOn } }`;
async function change(
  call: string,
  types: string,
  variables: object,
  token = tokenFor('fostering-recruitment'),
  reference = 'H-4',
): Promise<unknown> {
  const names = types === '' ? '' : types.replaceAll(/\$(\w+): [^$]+/g, '$1: $$$1 ');
  const { data, errors } = await api.ask<{ answer: unknown }>(
    `mutation Change($home: ID! ${types}) { answer: ${call}(homeId: $home ${names}) { ${told} } }`,
    { home: idOf[reference] ?? reference, ...variables },
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}
const bedrooms = (rooms: object[], token?: string, reference?: string) =>
  change('recordBedrooms', '$rooms: [BedroomInput!]!', { rooms }, token, reference);
const exempt = (exemption: object, token?: string, reference?: string) =>
  change('addExemption', '$exemption: ExemptionInput!', { exemption }, token, reference);
const end = (exemption: object, lastDay: string) =>
  change('endExemption', '$exemption: RecordedForHomeInput! $lastDay: Date!', { exemption, lastDay });
const share = (agreement: object, token?: string, reference?: string) =>
  change('addSharingAgreement', '$agreement: SharingAgreementInput!', { agreement }, token, reference);
const withdraw = (agreement: object) =>
  change('withdrawSharingAgreement', '$agreement: RecordedForHomeInput!', { agreement });

const exemption = { authority: ours, children: [`${ours}/C-1`, `${ours}/L-1`], firstDay: '2026-01-05' };
const agreement = { authority: ours, children: [`${ours}/L-1`], agreedOn: '2026-02-03', assessedOn: '2026-01-20' };

describe('what people record of a home', () => {
  it('are its bedrooms, in the place of those there were; one that is slept in stays', async () => {
    const two = [
      { name: ' Attic ', beds: 2 },
      { name: 'Back', beds: 1 },
    ];
    expect(await bedrooms(two)).toMatchObject({
      rooms: [
        { name: 'Attic', beds: 2 },
        { name: 'Back', beds: 1 },
      ],
    });
    await api.database.dataSource.query(`update register.placement set room = 'Back' where household_id = $1`, [
      idOf['H-4'],
    ]);
    expect(await bedrooms([{ name: 'Attic', beds: 1 }])).toEqual({
      __typename: 'InvalidInputProblem',
      code: 'invalid-input',
      field: 'rooms',
      message: 'A child sleeps in Back, so it stays. Record first where the child sleeps now.',
    });
    expect(await bedrooms([{ name: 'Back', beds: 3 }])).toMatchObject({ rooms: [{ name: 'Back', beds: 3 }] });
    expect(await bedrooms([{ name: 'Back', beds: 9 }])).toMatchObject({
      message: 'Back must have a whole number of beds, from 1 to 6.',
    });
  });

  it('are exemptions, by the authority where the home is; they end and stay', async () => {
    expect(await exempt({ ...exemption, authority: theirs })).toMatchObject({
      field: 'authority',
      message: 'Only the authority where the home is can grant an exemption: Marlshire. Choose that authority.',
    });
    const answers = await Promise.all([exempt(exemption), exempt(exemption)]);
    expect(answers.map((answer) => (answer as { __typename: string }).__typename).sort()).toEqual([
      'Home',
      'InvalidInputProblem',
    ]);
    const meant = { position: 0, authority: ours, on: '2026-01-05' };
    expect(await end({ ...meant, position: 1 }, '2026-02-01')).toMatchObject({ field: 'position' });
    expect(await end(meant, '2026-01-04')).toMatchObject({ field: 'lastDay' });
    expect(await end(meant, '2026-02-01')).toMatchObject({
      exemptions: [{ children: 2, days: { firstDay: '2026-01-05', lastDay: '2026-02-01' } }],
    });
    expect(await end(meant, '2026-03-01')).toMatchObject({ field: 'position' });
  });

  it('are agreements to share a bedroom, withdrawn and kept', async () => {
    expect(await share({ ...agreement, agreedOn: '2199-01-01' })).toMatchObject({ field: 'agreedOn' });
    expect(await share({ ...agreement, children: ['L-1'] })).toMatchObject({
      field: 'children',
      message:
        '"L-1" does not name a child. Write the code of the authority, a slash and the child\'s code, like E10000020/4711.',
    });
    expect(await share(agreement)).toMatchObject({ sharingAgreements: [{ children: 1, assessedOn: '2026-01-20' }] });
    expect(await share(agreement)).toMatchObject({ message: 'The same is recorded already, for the same children.' });
    const meant = { position: 0, authority: ours, on: '2026-02-03' };
    expect(await withdraw({ ...meant, on: '2026-02-04' })).toMatchObject({ field: 'position' });
    expect(await withdraw(meant)).toMatchObject({ sharingAgreements: [] });
    const kept = await api.database.dataSource.query<{ is_withdrawn: boolean }[]>(
      'select withdrawn_on is not null as is_withdrawn from register.sharing_agreement',
    );
    expect(kept).toEqual([{ is_withdrawn: true }]);
    expect(await share(agreement)).toMatchObject({ sharingAgreements: { length: 1 } });
  });

  it('is nothing to an authority that does not see the home, nor of another authority’s own service', async () => {
    const stranger = tokenFor('placement-officer', theirs);
    expect(await bedrooms([{ name: 'Attic', beds: 1 }], stranger)).toMatchObject({
      __typename: 'HouseholdNotFoundProblem',
    });
    await api.database.dataSource.query(
      `insert into register.service_framework (service_id, authority_code, valid)
       select service_id, $1, '[2025-01-01,)' from register.household where reference = 'H-4'`,
      [theirs],
    );
    expect(await exempt(exemption, stranger)).toMatchObject({
      field: 'homeId',
      message: "Damson House is a home of Marlshire Fostering, another authority's own service. Ask them to record it.",
    });
    expect(await share(agreement, stranger, 'no-such-home')).toMatchObject({
      __typename: 'HouseholdNotFoundProblem',
    });
    const agency = await exempt({ ...exemption, authority: theirs }, stranger, 'H-3');
    expect(agency).toMatchObject({ exemptions: [{ authority: { code: theirs } }] });
    const [audited] = await api.database.dataSource.query<{ allowed: number; refused: number }[]>(
      `select count(*) filter (where outcome = 'allowed')::int as allowed,
         count(*) filter (where outcome = 'refused')::int as refused
       from platform.audit_entry where permission = 'household-record' and subject_kind = 'household'`,
    );
    expect(audited?.allowed).toBeGreaterThanOrEqual(10);
    expect(audited?.refused).toBe(3);
  });

  it('is told with the beds a hub keeps', async () => {
    const hubBeds = async (reference: string) =>
      (
        await api.ask<{ home: { hubBeds: number } }>(
          'query Hub($id: ID!) { home(id: $id) { ... on Home { hubBeds } } }',
          {
            id: idOf[reference],
          },
        )
      ).data?.home.hubBeds;
    expect([await hubBeds('H-6'), await hubBeds('H-1'), await hubBeds('H-2')]).toEqual([2, 0, 0]);
  });
});
