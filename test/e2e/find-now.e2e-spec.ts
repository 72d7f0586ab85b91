import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '#platform';
import { type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

interface Home {
  readonly household: { readonly reference: string };
  readonly standing: string;
  readonly milesFromHome: number | null;
  readonly findings: readonly {
    readonly rule: { readonly id: string };
    readonly effect: string;
    readonly sentence: string;
  }[];
}
interface Found {
  readonly __typename: string;
  readonly message?: string;
  readonly field?: string | null;
  readonly judgedOn: string;
  readonly startsOn: string;
  readonly factsRevision: number;
  readonly counts: Readonly<Record<'register' | 'eligible' | 'needsAuthority' | 'nearMisses' | 'excluded', number>>;
  readonly beyondMiles: number;
  readonly excludedByRule: readonly { readonly rule: { readonly id: string }; readonly households: number }[];
  readonly ranked: readonly Home[];
  readonly nearMisses: readonly Home[];
  readonly missing: readonly { readonly id: string; readonly sentence: string }[];
  readonly noHomeBecause: string | null;
  readonly furtherAway: readonly {
    readonly withinMiles: number | null;
    readonly eligible: number;
    readonly needsAuthority: number;
    readonly whoMustAgree: readonly { readonly who: string; readonly households: number }[];
    readonly sentence: string;
  }[];
  readonly emergencyRoute: { readonly households: number; readonly lastDay: string; readonly sentence: string } | null;
}

const search = async (input: object, more: object = {}, token?: string): Promise<Found> => {
  const { data, errors } = await api.ask<{ found: Found }>(
    `query Now($input: SearchHomesInput!, $first: Int! = 20, $withinMiles: Float) {
       found: searchHomes(input: $input, first: $first, withinMiles: $withinMiles) {
         __typename
         ... on Problem { message field }
         ... on FoundHomes {
           judgedOn startsOn factsRevision policyVersion engineVersion beyondMiles noHomeBecause
           counts { register eligible needsAuthority nearMisses excluded }
           excludedByRule { rule { id } households }
           ranked { ...home } nearMisses { ...home }
           missing { id sentence }
           furtherAway { withinMiles eligible needsAuthority whoMustAgree { who households } sentence }
           emergencyRoute { households lastDay sentence }
         }
       }
     }
     fragment home on RankedHousehold {
       standing milesFromHome household { reference name area { postcodeSector } }
       findings { rule { id } effect sentence remedy dueOn }
     }`,
    { input, ...more },
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.found;
};
const today = new SystemClock().today();
const shown = ({ ranked }: Found): readonly string[] => ranked.map(({ household }) => household.reference);

describe('finding a home now', () => {
  it('needs no more than an age and a postcode, answers at once and puts nobody into the register', async () => {
    const found = await search({ child: { ageInYears: 7, homePostcode: 'zn4 7aa' } });
    expect(found).toMatchObject({ __typename: 'FoundHomes', judgedOn: today, startsOn: today, noHomeBecause: null });
    expect(shown(found)).toEqual(expect.arrayContaining(['H-1', 'H-2']));
    expect(found.ranked[0]?.milesFromHome).not.toBeNull();
    const { register, eligible, needsAuthority, nearMisses, excluded } = found.counts;
    expect([register, eligible + needsAuthority + nearMisses + excluded]).toEqual([6, 6]);
    expect(await api.database.dataSource.query('select from matching.run')).toEqual([]);
    expect(await api.database.dataSource.query(`select from register.child where code = ''`)).toEqual([]);
  });

  it('lists what is missing, even when nothing at all is known', async () => {
    const found = await search({ child: {} });
    expect(found.missing.map(({ id }) => id)).toEqual(expect.arrayContaining(['home-of-the-child']));
    expect(found.missing[0]?.sentence).toMatch(/^Find out /);
    expect(shown(found)).toContain('H-1');
  });

  it('names the version of the facts, which a change counts up', async () => {
    const { factsRevision } = await search({ child: { ageInYears: 7 } });
    await api.database.dataSource.query(`update register.household set places = 3 where reference = 'H-1'`);
    expect((await search({ child: { ageInYears: 7 } })).factsRevision).toBeGreaterThan(factsRevision);
  });

  it('keeps to the miles asked, and says how many homes are further away', async () => {
    const child = { ageInYears: 7, homePostcode: 'ZN4 7AA' };
    const near = await search({ child }, { withinMiles: 1 });
    expect(shown(near)).toContain('H-1');
    expect(shown(near)).not.toContain('H-2');
    expect(near.beyondMiles).toBe(2);
    expect((await search({ child }, { first: 1 })).ranked).toHaveLength(1);
  });

  it('says what the next miles bring and who must agree, where nothing within those asked may take the child', async () => {
    const child = { ageInYears: 7, homePostcode: 'ZN4 7AA' };
    const places = (reference: string, count: number): Promise<unknown> =>
      api.database.dataSource.query('update register.household set places = $2 where reference = $1', [
        reference,
        count,
      ]);
    expect((await search({ child }, { withinMiles: 1 })).furtherAway).toEqual([]);
    await places('H-1', 0);
    const near = await search({ child }, { withinMiles: 1 });
    expect([near.ranked, near.noHomeBecause === null]).toEqual([[], false]);
    const officer = [{ who: 'the nominated officer of Marlshire', households: 1 }];
    const ten = "needs somebody's agreement: the nominated officer of Marlshire for 1.";
    expect(near.furtherAway).toEqual([
      {
        ...{ withinMiles: 10, eligible: 1, needsAuthority: 1, whoMustAgree: officer },
        sentence: `Within 10 miles: 2 homes. 1 of them ${ten}`,
      },
    ]);
    await places('H-2', 0);
    expect((await search({ child }, { withinMiles: 1 })).furtherAway).toEqual([
      {
        ...{ withinMiles: 10, eligible: 0, needsAuthority: 1, whoMustAgree: officer },
        sentence: `Within 10 miles: 1 home. It ${ten}`,
      },
    ]);
    await places('H-3', 0);
    const nowhere = await search({ child }, { withinMiles: 1 });
    expect(nowhere.furtherAway).toEqual([]);
    expect(nowhere.noHomeBecause).toContain(
      '2 homes further away were left out, and none of these could take the child',
    );
    for (const [reference, count] of [
      ['H-1', 3],
      ['H-2', 1],
      ['H-3', 3],
    ] as const)
      await places(reference, count);
  });

  it('shows the emergency route outside the terms of approval with its last day, for an emergency only', async () => {
    const terms = (ages: string): Promise<unknown> =>
      api.database.dataSource.query(
        `update register.approval set ${ages} where household_id = (select id from register.household where reference = 'H-1')`,
      );
    const child = { ageInYears: 12, homePostcode: 'ZN4 7AA', startsOn: '2027-03-01' };
    expect((await search({ child })).emergencyRoute).toBeNull();
    await terms('age_from = 0, age_to = 5');
    const now = await search({ child });
    expect(now.emergencyRoute).toMatchObject({ households: 1, lastDay: '2027-03-09' });
    expect(now.emergencyRoute?.sentence).toBe(
      '1 home is open only by the emergency route: outside the terms of approval, for no more than six working days. ' +
        'The placement ends, or the terms are changed, by 9 March 2027.',
    );
    const planned = await search({ child: { ...child, urgency: 'PLANNED' } });
    expect(planned.emergencyRoute).toBeNull();
    expect(shown(planned)).not.toContain('H-1');
    const short = await search({ child: { ...child, expectedUntil: '2027-03-04' } });
    expect(short.emergencyRoute).toMatchObject({ households: 1, lastDay: '2027-03-09' });
    await terms('age_from = null, age_to = null');
  });

  it('never shows an empty list without its reason', async () => {
    const nobody = await search({
      child: {
        ageInYears: 7,
        homePostcode: 'ZN4 7AA',
        facts: { courtOrders: [{ kind: 'exclusion-area', postcode: 'ZN4 7AA', miles: 200, from: '2026-01-05' }] },
      },
    });
    expect(nobody.ranked).toEqual([]);
    expect(nobody.excludedByRule[0]).toMatchObject({ rule: { id: 'court-order' }, households: 6 });
    expect(nobody.noHomeBecause).toMatch(
      /^Something stands in the way of all 6 homes\. The rule most often in the way is /,
    );
    const far = await search({ child: { homePostcode: 'ZN4 7AA' } }, { withinMiles: 0, first: 1 });
    expect(far.noHomeBecause ?? '').not.toBe('No home is within 0 miles.');
  });

  it('judges the child of a request as a ranking would', async () => {
    const { data } = await api.ask<{ placementRequests: { edges: [{ node: { id: string; startsOn: string } }] } }>(
      '{ placementRequests { edges { node { id startsOn } } } }',
    );
    const request = data?.placementRequests.edges[0].node;
    const found = await search({ requestId: request?.id });
    expect(found.startsOn).toBe(request?.startsOn);
    expect(shown(found)).toContain('H-1');
    const officer = tokenFor('placement-officer', theirs);
    expect(await search({ requestId: request?.id }, {}, officer)).toMatchObject({
      __typename: 'RequestNotFoundProblem',
    });
  });

  it('shows an authority no home that is another authority’s own', async () => {
    const found = await search({ child: { ageInYears: 7 } }, {}, tokenFor('placement-officer', theirs));
    expect(found.counts.register).toBe(1);
    expect([...shown(found), ...found.nearMisses.map(({ household }) => household.reference)]).toEqual(['H-3']);
  });

  it.each([
    [{}, {}, 'child'],
    [{ child: {}, requestId: 'x' }, {}, 'child'],
    [{ child: { ageInYears: 18 } }, {}, 'child.ageInYears'],
    [{ child: { ageInYears: -1 } }, {}, 'child.ageInYears'],
    [{ child: { bornOn: '2001-02-03' } }, {}, 'child.bornOn'],
    [{ child: { startsOn: '2001-02-03' } }, {}, 'child.startsOn'],
    [{ child: { expectedUntil: '2001-02-03' } }, {}, 'child.expectedUntil'],
    [{ child: { placementType: 'castle' } }, {}, 'child.placementType'],
    [{ child: { needs: ['flying'] } }, {}, 'child.needs'],
    [{ child: { homePostcode: 'ZN9 9ZZ' } }, {}, 'child.homePostcode'],
    [{ child: { facts: { faith: 'pasta' } } }, {}, 'child.facts.faith'],
    [
      { child: { facts: { parentIsLookedAfter: true }, placementType: 'parent-and-child' } },
      {},
      'child.facts.parentBornOn',
    ],
    [
      {
        child: {
          facts: {
            courtOrders: [{ kind: 'no-go-address', postcode: 'ZN4 7AA', from: '2025-01-05', lastDay: '2025-02-05' }],
          },
        },
      },
      {},
      'child.facts.courtOrders',
    ],
    [{ child: {} }, { withinMiles: -1 }, 'withinMiles'],
  ])('refuses %j %j with a sentence at its field', async (input, more, field) => {
    const refused = await search(input, more);
    expect(refused).toMatchObject({ __typename: 'InvalidInputProblem', field });
    expect(refused.message).toMatch(/^[A-Z0-9"].*[.]$/);
  });

  it('leaves a trace of who looked, and of the homes shown', async () => {
    await search({ child: { ageInYears: 9 } });
    const [entry] = await api.database.dataSource.query<Record<string, unknown>[]>(
      `select * from platform.audit_entry where operation = 'Query.searchHomes' order by id desc limit 1`,
    );
    expect(entry).toMatchObject({ permission: 'match-request', outcome: 'allowed', subject_kind: 'household' });
    expect(entry?.['subject_ids']).not.toEqual([]);
  });
});
