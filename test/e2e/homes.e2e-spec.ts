import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
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
  await api.database.dataSource.query(`
    update register.household set agreement = 'signed', agreement_signed_on = '2025-01-07', adaptations = '{}',
      pet_kinds = '{dog}' where reference = 'H-1';
    insert into register.bedroom values ('${idOf['H-1']}', 'Attic', 2);
    insert into register.household_member values ('${idOf['H-1']}', 1, 'adult', '1951-11-09', '2025-03-02', true);
    update register.household set staying_put_adults = 1 where reference = 'H-1';
    insert into register.hold (household_id, ordinal, scope, valid, review_on, decided_by) values
      ('${idOf['H-1']}', 1, 'new-children', daterange('2024-05-02', '2024-06-01'), '2024-05-16', 'Fostering manager');
    insert into register.unavailability (household_id, ordinal, places, reason, valid) values
      ('${idOf['H-1']}', 1, 1, 'carer-break', daterange('2024-08-05', '2024-08-19'));
    insert into register.household_connection values
      ('${idOf['H-2']}', '${theirs}/T-1', true), ('${idOf['H-1']}', 'E10009901/Q-1', false);
  `);
});
afterAll(() => api.stop());

interface Answer {
  readonly home: { readonly __typename: string; readonly [field: string]: unknown };
}
const read = (reference: string, token = tokenFor('placement-officer')) =>
  api.ask<Answer>(
    `query Home($id: ID!) { home(id: $id) { __typename ... on Problem { code message }
       ... on Home { reference agreement agreementSignedOn lastReviewOn adaptations { id } petKinds { id name }
         faithsSupported { id } rooms { name beds } members { role checkIsRecorded } everybodyIsChecked connectedChildren
         fosteredChildren stayingPutAdults holds { scope days { firstDay lastDay } reviewOn decidedBy } skills { skill { id } lastDay }
         notAvailable { places reason { id name } days { firstDay lastDay } }
         approvals { kind days { firstDay lastDay } mostChildren sex } area { postcodeSector } } } }`,
    { id: idOf[reference] ?? 'no-such-home' },
    token,
  );

describe('a home', () => {
  it('is told with what is recorded and what is not, and nothing of an offence or of a child', async () => {
    const { data } = await read('H-1');
    expect(data?.home).toMatchObject({
      reference: 'H-1',
      agreement: 'SIGNED',
      agreementSignedOn: '2025-01-07',
      lastReviewOn: null,
      adaptations: [],
      petKinds: [{ id: 'dog', name: 'dog' }],
      faithsSupported: null,
      rooms: [{ name: 'Attic', beds: 2 }],
      members: [{ role: 'ADULT', checkIsRecorded: true }],
      everybodyIsChecked: false,
      connectedChildren: 1,
      approvals: [{ kind: 'FULL', sex: null }],
      stayingPutAdults: 1,
      holds: [
        {
          scope: 'new-children',
          days: { firstDay: '2024-05-02', lastDay: '2024-05-31' },
          reviewOn: '2024-05-16',
          decidedBy: 'Fostering manager',
        },
      ],
      notAvailable: [
        {
          places: 1,
          reason: { id: 'carer-break', name: 'carer taking a break' },
          days: { firstDay: '2024-08-05', lastDay: '2024-08-18' },
        },
      ],
      skills: expect.any(Array),
    });
    const schema = await api.ask<{ readonly type: object }>(
      '{ type: __type(name: "HouseholdMember") { fields { name } } }',
      {},
      tokenFor('placement-officer'),
    );
    expect(JSON.stringify(schema.data ?? {})).not.toMatch(/offence/i);
  });

  it('leaves a row in the audit that names it', async () => {
    await read('H-2');
    const [last] = await api.database.dataSource.query<object[]>(
      `select permission, subject_kind, subject_ids::text[] as subjects from platform.audit_entry order by id desc limit 1`,
    );
    expect(last).toEqual({ permission: 'household-read', subject_kind: 'household', subjects: [idOf['H-2']] });
  });

  it('of another authority is found only by who may see it: by a framework, a child of theirs, or an agency of nobody', async () => {
    const others = tokenFor('placement-officer', theirs);
    const found = async (reference: string): Promise<string | undefined> =>
      (await read(reference, others)).data?.home.__typename;
    expect(await found('H-1')).toBe('HouseholdNotFoundProblem');
    expect(await found('H-2')).toBe('Home');
    expect(await found('H-3')).toBe('Home');
    await api.database.dataSource.query(`
      insert into register.service_framework select service_id, 'E10009901', daterange('2025-01-01', null)
      from register.household where reference = 'H-3'`);
    expect(await found('H-3')).toBe('HouseholdNotFoundProblem');
    expect((await read('H-3')).data?.home.__typename).toBe('Home');
  });

  it('that does not exist is a problem, and the id need not even be one', async () => {
    expect((await read('nowhere')).data?.home).toMatchObject({
      __typename: 'HouseholdNotFoundProblem',
      code: 'household-not-found',
    });
  });
});
