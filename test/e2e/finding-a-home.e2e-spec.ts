import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun } from '#matching';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

interface Home {
  readonly place: number;
  readonly points: number;
  readonly milesFromHome: number;
  readonly authorityNeeded: readonly string[];
  readonly household: {
    readonly reference: string;
    readonly name: string;
    readonly serviceName: string;
    readonly serviceKind: string;
    readonly vacantPlaces: number;
    readonly areaAuthority: { readonly name: string };
    readonly area: { readonly easting: number; readonly northing: number; readonly postcodeSector: string };
    readonly constellation: { readonly name: string; readonly role: string } | null;
  };
  readonly findings: readonly {
    readonly rule: { readonly id: string; readonly citation: string };
    readonly effect: string;
    readonly points: number;
    readonly sentence: string;
    readonly remedy: string | null;
  }[];
}
interface Homes {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Home }[];
}
interface Run {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly requestedBy: string;
  readonly counts: {
    readonly register: number;
    readonly eligible: number;
    readonly needsAuthority: number;
    readonly nearMisses: number;
    readonly excluded: number;
  } | null;
  readonly eligible: Homes;
  readonly needsAuthority: Homes;
  readonly nearMisses: Homes;
  readonly excludedByRule: readonly { readonly rule: { readonly id: string }; readonly households: number }[];
}

const requestId = async (): Promise<string> => {
  const { data } = await api.ask<{ placementRequests: { edges: [{ node: { id: string } }] } }>(
    '{ placementRequests { edges { node { id } } } }',
  );
  return data?.placementRequests.edges[0].node.id ?? '';
};

const requestRun = async (id: string, token?: string): Promise<Run> => {
  const { data, errors } = await api.ask<{ run: Run }>(
    `mutation Rank($id: ID!) { run: requestMatchRun(requestId: $id) {
       __typename ... on MatchRun { id status requestedBy counts { register } } ... on Problem { code message } } }`,
    { id },
    token,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.run;
};

/** The query that the README shows. */
const shortlist = `query Shortlist($id: ID!) {
  run: matchRun(id: $id) {
    __typename
    ... on Problem { code message }
    ... on MatchRun {
      id status requestedBy judgedOn policyVersion engineVersion factsDigest
      counts { register eligible needsAuthority nearMisses excluded }
      eligible: rankedHouseholds(standing: ELIGIBLE, first: 20) { ...homes }
      needsAuthority: rankedHouseholds(standing: NEEDS_AUTHORITY, first: 20) { ...homes }
      nearMisses: rankedHouseholds(standing: NEAR_MISS, first: 20) { ...homes }
      excludedByRule { rule { id title } households }
    }
  }
}
fragment homes on RankedHouseholdConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  edges { node {
    place points milesFromHome authorityNeeded
    household { reference name serviceName serviceKind vacantPlaces areaAuthority { name }
      area { easting northing postcodeSector } constellation { name role } }
    findings { rule { id citation } effect points sentence remedy }
  } }
}`;

const read = async (id: string, token?: string): Promise<Run> => {
  const { data, errors } = await api.ask<{ run: Run }>(shortlist, { id }, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.run;
};
const referencesOf = ({ edges }: Homes): readonly string[] => edges.map(({ node }) => node.household.reference);

describe('finding a home for Ruby', () => {
  let run: Run;

  it('a double click opens one run', async () => {
    const id = await requestId();
    const [first, second] = await Promise.all([requestRun(id), requestRun(id)]);
    expect(first).toMatchObject({ __typename: 'MatchRun', status: 'REQUESTED', requestedBy: 'A placement-officer' });
    expect(second.id).toBe(first.id);
    expect(first.counts).toBeNull();
    const [row] = await api.database.dataSource.query<[{ runs: number }]>(
      'select count(*)::int as runs from matching.run',
    );
    expect(row.runs).toBe(1);
    run = first;
  });

  it('shows nothing of the answer before the run has finished', async () => {
    const waiting = await read(run.id);
    expect([waiting.status, waiting.counts, referencesOf(waiting.eligible)]).toEqual(['REQUESTED', null, []]);
  });

  it('answers for every home of the register', async () => {
    await api.app.get(ExecuteMatchRun, { strict: false }).execute(run.id);
    run = await read(run.id);
    expect(run.status).toBe('FINISHED');
    expect(run.counts).toEqual({ register: 6, eligible: 2, needsAuthority: 1, nearMisses: 2, excluded: 1 });
  });

  it('ranks the homes that can care for her, nearest and most skilled first, with a sentence for every rule', () => {
    expect(referencesOf(run.eligible)).toEqual(['H-1', 'H-2']);
    const [alder, birch] = run.eligible.edges.map(({ node }) => node);
    expect(alder).toMatchObject({
      place: 1,
      milesFromHome: 0.3,
      authorityNeeded: [],
      household: {
        name: 'Alder House',
        serviceName: 'Marlshire Fostering',
        serviceKind: 'AUTHORITY',
        vacantPlaces: 2,
        areaAuthority: { name: 'Marlshire' },
        area: { easting: 460200, northing: 310400, postcodeSector: 'ZN4 7' },
        constellation: { name: 'Heron', role: 'SATELLITE' },
      },
    });
    expect(birch?.points).toBeLessThan(alder?.points ?? 0);
    const sentences = run.eligible.edges.flatMap(({ node }) => node.findings.map(({ sentence }) => sentence));
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(birch?.findings).toContainEqual(
      expect.objectContaining({ effect: 'COSTS_POINTS', rule: expect.objectContaining({ id: 'needs-met' }) }),
    );
  });

  it('says whose authority the agency home over the border needs', () => {
    expect(referencesOf(run.needsAuthority)).toEqual(['H-3']);
    expect(run.needsAuthority.edges[0]?.node).toMatchObject({
      place: 3,
      authorityNeeded: ['the nominated officer of Marlshire'],
      household: { serviceKind: 'AGENCY', areaAuthority: { name: 'Fenbury' } },
    });
  });

  it('names the one rule that stands in the way of a near miss, and the way out; beds of a hub are no vacancies', () => {
    expect([...referencesOf(run.nearMisses)].sort()).toEqual(['H-4', 'H-6']);
    for (const { node } of run.nearMisses.edges) {
      const blocking = node.findings.filter(({ effect }) => effect === 'BLOCKS');
      expect(blocking.map(({ rule }) => rule.id)).toEqual(['vacant-place']);
      expect(blocking[0]?.remedy).toMatch(/place|bed/);
      expect(node.household.vacantPlaces).toBe(0);
    }
  });

  it('counts the home left out under each rule that stands in its way', () => {
    expect(run.excludedByRule.map(({ rule, households }) => [rule.id, households])).toEqual([
      ['approved-sex', 1],
      ['hold', 1],
    ]);
  });

  it('gives a long list page after page', async () => {
    const page = `query Page($id: ID!, $after: String) { run: matchRun(id: $id) { ... on MatchRun {
      eligible: rankedHouseholds(standing: ELIGIBLE, first: 1, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { household { reference } } } } } } }`;
    const first = (await api.ask<{ run: Run }>(page, { id: run.id })).data?.run.eligible;
    expect(first && [referencesOf(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([['H-1'], 2, true]);
    const second = (await api.ask<{ run: Run }>(page, { id: run.id, after: first?.pageInfo.endCursor })).data?.run
      .eligible;
    expect(second && [referencesOf(second), second.pageInfo.hasNextPage]).toEqual([['H-2'], false]);
  });

  it('is found again as the latest run of the request, for every request of a list', async () => {
    const { data } = await api.ask<{ placementRequests: { edges: [{ node: { latestRun: { id: string } } }] } }>(
      '{ placementRequests { edges { node { latestRun { id status } } } } }',
    );
    expect(data?.placementRequests.edges[0].node.latestRun.id).toBe(run.id);
  });

  const explained = `query Why($id: ID!, $text: String!, $home: ID!, $other: ID!) { run: matchRun(id: $id) {
    __typename
    ... on MatchRun {
      funnel { rule { id } removed left }
      bindingConstraint { rule { id } households }
      homesCalled(text: $text) { id reference standing }
      whyNot(householdId: $home) { standing authorityNeeded household { reference } findings { rule { id } effect sentence remedy } }
      compareHomes(a: $home, b: $other) { sentences rules { differs better rule { id } } }
      changesSince { previousRunId }
      ladder { noStepBecause steps { relaxes sentence households costs best { household { reference } } } }
    } } }`;
  interface Why {
    readonly __typename: string;
    readonly funnel: readonly {
      readonly rule: { readonly id: string };
      readonly removed: number;
      readonly left: number;
    }[];
    readonly bindingConstraint: object | null;
    readonly homesCalled: readonly { readonly id: string; readonly reference: string; readonly standing: string }[];
    readonly whyNot: {
      readonly standing: string;
      readonly household: { readonly reference: string };
      readonly findings: readonly {
        readonly effect: string;
        readonly sentence: string;
        readonly remedy: string | null;
      }[];
    } | null;
    readonly compareHomes: { readonly sentences: readonly string[]; readonly rules: readonly object[] } | null;
    readonly changesSince: object | null;
    readonly ladder: {
      readonly noStepBecause: string | null;
      readonly steps: readonly { readonly relaxes: string; readonly sentence: string; readonly households: number }[];
    };
  }
  const why = async (variables: object, token?: string) =>
    api.ask<{ run: Why }>(explained, { id: run.id, text: '', home: run.id, other: run.id, ...variables }, token);

  it('says why not of a home that the list does not show, and what would change it', async () => {
    const named = (await why({ text: 'h-' })).data?.run.homesCalled ?? [];
    expect(named.map(({ reference }) => reference)).toEqual(['H-1', 'H-2', 'H-3', 'H-4', 'H-5', 'H-6']);
    const [first, , , , out] = named;
    expect(out?.standing).toBe('EXCLUDED');
    const { data } = await why({ home: out?.id, other: first?.id });
    expect(data?.run.whyNot).toMatchObject({ standing: 'EXCLUDED', household: { reference: 'H-5' } });
    const inTheWay = (data?.run.whyNot?.findings ?? []).filter(({ effect }) => effect === 'BLOCKS');
    expect(inTheWay.length).toBeGreaterThan(1);
    for (const { sentence, remedy } of inTheWay) {
      expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
    expect(data?.run.compareHomes?.sentences.join(' ')).toMatch(/Alder House is better on: /);
    expect(data?.run.compareHomes?.rules.length).toBeGreaterThan(10);
  });

  it('has a funnel that ends with the homes that may take her, and the ladder', async () => {
    const { data } = await why({});
    const { funnel, ladder, changesSince, whyNot, compareHomes } = data?.run ?? {};
    expect(funnel?.at(-1)?.left).toBe(3);
    expect(funnel?.reduce((sum, { removed }) => sum + removed, 0)).toBe(3);
    expect(ladder?.noStepBecause).toBeNull();
    expect(ladder?.steps.map(({ relaxes }) => relaxes)).toContain('REMEDIES');
    for (const { sentence, households } of ladder?.steps ?? []) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(households).toBeGreaterThan(0);
    }
    expect([changesSince, whyNot, compareHomes]).toEqual([null, null, null]);
  });

  it('is explained to nobody of another authority, nor to those who may not read about homes', async () => {
    const { data } = await why({}, tokenFor('placement-officer', theirs));
    expect(data?.run).toEqual({ __typename: 'RunNotFoundProblem' });
    const { errors } = await why({}, tokenFor('commissioner'));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('leaves a trace of the child and of every home shown', async () => {
    await read(run.id);
    const rows = await api.database.dataSource.query<{ subject_kind: string; shown: number }[]>(
      `select subject_kind, cardinality(subject_ids) as shown from platform.audit_entry
       where operation = 'Query.matchRun' and request_reference =
         (select request_reference from platform.audit_entry order by id desc limit 1)`,
    );
    expect(new Map(rows.map(({ subject_kind, shown }) => [subject_kind, shown]))).toEqual(
      new Map([
        ['match-run', 1],
        ['request', 1],
        ['child', 1],
        ['household', 5],
      ]),
    );
  });

  it("is not there for another authority's officer, nor for those whose work is not with children", async () => {
    const officer = tokenFor('placement-officer', theirs);
    expect(await read(run.id, officer)).toMatchObject({ __typename: 'RunNotFoundProblem', code: 'run-not-found' });
    expect(await read('no id at all', officer)).toEqual(await read(run.id, officer));
    expect(await requestRun(await requestId(), officer)).toMatchObject({ __typename: 'RequestNotFoundProblem' });
    for (const role of ['commissioner', 'data-manager', 'fostering-recruitment'] as const) {
      const { data, errors } = await api.ask(shortlist, { id: run.id }, tokenFor(role));
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  it('is not asked for when the request is closed', async () => {
    const id = await requestId();
    await api.ask('mutation Close($id: ID!) { closePlacementRequest(id: $id, reason: "Moved in") { __typename } }', {
      id,
    });
    expect(await requestRun(id)).toMatchObject({ __typename: 'RequestNotOpenProblem', code: 'request-not-open' });
  });
});

describe('what everybody may see', () => {
  const commissioner = tokenFor('commissioner');

  it('is the map of areas', async () => {
    const { data } = await api.ask<{ areas: { code: string; name: string; rings: number[][][] }[] }>(
      `{ areas(codes: ["${ours}"]) { code name rings } }`,
      {},
      commissioner,
    );
    expect(data?.areas).toHaveLength(1);
    expect(data?.areas[0]).toMatchObject({ code: ours, name: 'Marlshire' });
    expect(data?.areas[0]?.rings[0]?.[1]).toEqual([475_000, 305_000]);
  });

  it('is the rule register, with the source of every rule', async () => {
    const { data } = await api.ask<{
      ruleRegister: { id: string; number: string | null; citation: string; basis: string }[];
    }>('{ ruleRegister { id number title class citation basis unit } }', {}, commissioner);
    expect(data?.ruleRegister.length).toBeGreaterThan(15);
    expect(data?.ruleRegister.find(({ id }) => id === 'usual-fostering-limit')).toMatchObject({
      number: 'R-05',
      citation: expect.stringContaining('Schedule 7, paragraph 2'),
    });
    expect(data?.ruleRegister.every(({ basis }) => ['read', 'analogue', 'recalled'].includes(basis))).toBe(true);
  });

  it("is the figures of the own authority; another's are not there", async () => {
    const figures = (authority: string) =>
      api.ask<{ figures: object }>(
        `query Figures($authority: String!) { figures: lookedAfterByDistance(authority: $authority, on: "2026-03-31") {
           __typename ... on Problem { code }
           ... on LookedAfterByDistance { authority { name } on lookedAfter inAreaWithin20 shortBreaksLeftOut } } }`,
        { authority },
        commissioner,
      );
    expect((await figures(ours)).data?.figures).toEqual({
      __typename: 'LookedAfterByDistance',
      authority: { name: 'Marlshire' },
      on: '2026-03-31',
      lookedAfter: 0,
      inAreaWithin20: 0,
      shortBreaksLeftOut: 0,
    });
    const notThere = { __typename: 'AuthorityNotFoundProblem', code: 'authority-not-found' };
    expect((await figures(theirs)).data?.figures).toEqual(notThere);
    expect((await figures('E10009999')).data?.figures).toEqual(notThere);
  });
});
