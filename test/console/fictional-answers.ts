import { type FakeAnswers, refuse, signInFirst } from '../support/fake-api.js';

/** Answers of a small fictional world: nothing in it is symmetric, so that what is swapped is seen. */

const everybody = ['me-read', 'area-read', 'sufficiency-read', 'rule-read'];
const people = {
  amara: {
    name: 'Amara Nwosu',
    role: 'placement-officer',
    roleName: 'Placement officer',
    summary: 'Finds homes for children: opens requests, ranks homes, reads shortlists.',
    permissions: [
      ...everybody,
      'request-read',
      'request-open',
      'request-close',
      'match-request',
      'match-read',
      'household-read',
      'import-read',
    ],
  },
  priya: {
    name: 'Priya Raman',
    role: 'data-manager',
    roleName: 'Data manager',
    summary: 'Loads returns and registers, and reads how each load went.',
    permissions: [...everybody, 'import-run', 'import-read', 'episode-read'],
  },
} as const;

const authority = { code: 'E10009901', name: 'Norchester' };
const next = { code: 'E10009903', name: 'Westmarch' };

const rule = (id: string, title: string, ruleClass: string, citation: string, basis: string): object => ({
  id,
  title,
  class: ruleClass,
  citation,
  basis,
  unit: 'home',
});
const rules = {
  near: rule('near-home', 'Near the child’s home', 'DUTY', 'Children Act 1989 s22C(8)(a)', 'read'),
  places: rule('vacant-place', 'A vacant place', 'BLOCK', 'Children Act 1989 s23CZA; local', 'recalled'),
  agreed: rule('carer-agreed', 'The carer has agreed', 'BLOCK', 'FSR Sch 5; CPPCR reg 9(3)', 'read'),
  adjoining: rule('adjoining-authority', 'Home in an adjoining authority', 'AUTHORISE', 'CPPCR reg 11(1)(a)', 'read'),
};

interface HomeOfTest {
  readonly place: number;
  readonly standing: 'ELIGIBLE' | 'NEEDS_AUTHORITY' | 'NEAR_MISS';
  readonly name: string;
  readonly miles: number | null;
  readonly sector: [easting: number, northing: number, postcodeSector: string] | null;
  readonly agency?: boolean;
  readonly constellation?: { readonly name: string; readonly role: 'HUB' | 'SATELLITE' };
}

const findingsOf = ({ standing, miles }: HomeOfTest): object[] => [
  {
    rule: rules.near,
    effect: 'COSTS_POINTS',
    points: -7,
    sentence: `Not near home: ${miles ?? 0} miles. Record why it is not.`,
    remedy: null,
  },
  {
    rule: rules.agreed,
    effect: 'CHECK',
    points: 0,
    sentence: 'The carer has not been asked about this placement yet.',
    remedy: 'Ask the carer.',
  },
  ...(standing === 'NEAR_MISS'
    ? [
        {
          rule: rules.places,
          effect: 'BLOCKS',
          points: 0,
          sentence: 'No place is vacant until 14 December 2026.',
          remedy: 'It could go ahead if one place were freed by 1 December 2026.',
        },
      ]
    : []),
  ...(standing === 'NEEDS_AUTHORITY'
    ? [
        {
          rule: rules.adjoining,
          effect: 'NEEDS_AUTHORITY',
          points: 0,
          sentence: 'The home is in Westmarch, an adjoining authority.',
          remedy: 'A nominated officer of Norchester must agree.',
        },
      ]
    : []),
];

const rankedHome = (home: HomeOfTest): object => ({
  place: home.place,
  standing: home.standing,
  points: 100 - home.place * 3,
  milesFromHome: home.miles,
  milesFromSchool: home.miles === null ? null : home.miles + 1.3,
  authorityNeeded: home.standing === 'NEEDS_AUTHORITY' ? ['A nominated officer of Norchester'] : [],
  findings: findingsOf(home),
  household: {
    id: `home-${home.place}`,
    reference: `NF${1000 + home.place * 7}`,
    name: home.name,
    serviceName: home.agency ? 'Larkspur Fostering' : 'Norchester Fostering',
    serviceKind: home.agency ? 'AGENCY' : 'AUTHORITY',
    areaAuthority: home.agency ? next : authority,
    vacantPlaces: home.standing === 'NEAR_MISS' ? 0 : 1,
    places: 3,
    area: home.sector && { easting: home.sector[0], northing: home.sector[1], postcodeSector: home.sector[2] },
    constellation: home.constellation ?? null,
  },
});

const someHomes: readonly HomeOfTest[] = [
  { place: 1, standing: 'ELIGIBLE', name: 'Ivy and Tom Marsh', miles: 2.4, sector: [604100, 309400, 'ZN4 7'] },
  { place: 2, standing: 'ELIGIBLE', name: 'Grace Okafor', miles: 2.4, sector: [604100, 309400, 'ZN4 7'] },
  {
    place: 3,
    standing: 'ELIGIBLE',
    name: 'Sam and Lee Whitlock',
    miles: 11.2,
    sector: [618900, 301200, 'ZN9 2'],
    constellation: { name: 'Harbour', role: 'SATELLITE' },
  },
  {
    place: 4,
    standing: 'NEEDS_AUTHORITY',
    name: 'Noor Haddad',
    miles: 16.8,
    sector: [575300, 311800, 'ZN12 1'],
    agency: true,
  },
  { place: 5, standing: 'NEAR_MISS', name: 'Bea Thornton', miles: null, sector: null },
];

export const manyHomes: readonly HomeOfTest[] = Array.from({ length: 47 }, (_unused, position) => ({
  place: position + 1,
  standing: 'ELIGIBLE' as const,
  name: `Carer number ${position + 1}`,
  miles: position + 0.5,
  sector: [600000 + position * 900, 306000 + (position % 7) * 1300, `ZN${position} 3`] as [number, number, string],
  agency: position % 3 === 0,
}));

const square = (west: number, south: number, size: number): number[][][] => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size * 0.8],
    [west, south + size],
  ],
];

function page<Item>(items: readonly Item[], { first, after }: Record<string, unknown>): object {
  const from = typeof after === 'string' ? Number(after) : 0;
  const until = from + Number(first);
  return {
    totalCount: items.length,
    pageInfo: { hasNextPage: until < items.length, endCursor: String(Math.min(until, items.length)) },
    edges: items.slice(from, until).map((node, position) => ({ cursor: String(from + position + 1), node })),
  };
}

const standingOfBea = {
  place: 5,
  standing: 'NEAR_MISS' as const,
  name: 'Bea Thornton',
  miles: null,
  sector: null,
};
const judgedHome = (home: HomeOfTest): object => rankedHome(home);
const plan = {
  rule: rule('placement-plan', 'Placement plan', 'TIMED', 'CPPCR reg 9', 'read'),
  effect: 'BEFORE_PLACING',
  points: 0,
  dueOn: '2026-12-04',
  sentence: 'No placement plan is recorded.',
  remedy: 'Agree a placement plan.',
};

/** What a finished run says beyond its list. */
const explained = {
  funnel: [
    { rule: rules.places, removed: 288, left: 108 },
    { rule: rules.agreed, removed: 104, left: 4 },
  ],
  bindingConstraint: { rule: rules.places, households: 211 },
  homesCalled: ({ text }: Record<string, unknown>) =>
    String(text).toLowerCase() === 'bea'
      ? [
          {
            id: 'home-5',
            reference: 'NF1035',
            name: 'Bea Thornton',
            serviceName: 'Norchester Fostering',
            standing: 'NEAR_MISS',
          },
        ]
      : [],
  whyNot: ({ householdId }: Record<string, unknown>) =>
    householdId === 'home-5' ? { ...judgedHome(standingOfBea), findings: [...findingsOf(standingOfBea), plan] } : null,
  compareHomes: ({ a, b }: Record<string, unknown>) => {
    const [first, second] = [a, b].map((id) => someHomes.find(({ place }) => `home-${place}` === id));
    return first && second
      ? {
          a: judgedHome(first),
          b: judgedHome(second),
          sentences: [`${first.name} is better on: near the child’s home.`],
          rules: [
            {
              rule: rules.near,
              a: findingsOf(first).slice(0, 1),
              b: findingsOf(second).slice(0, 1),
              differs: true,
              better: 'A',
            },
            {
              rule: rules.agreed,
              a: findingsOf(first).slice(1, 2),
              b: findingsOf(second).slice(1, 2),
              differs: false,
              better: 'NEITHER',
            },
          ],
        }
      : null;
  },
  changesSince: () => ({
    previousRunId: 'run-0',
    homes: [
      {
        change: 'CAME',
        householdId: 'home-2',
        reference: 'NF1014',
        name: 'Grace Okafor',
        placeBefore: null,
        placeAfter: 2,
        because: ['Changed: the number of places: 2 before, 3 now.'],
      },
      {
        change: 'WENT',
        householdId: 'home-9',
        reference: 'NF1063',
        name: 'Jo Fennimore',
        placeBefore: 3,
        placeAfter: null,
        because: ['Changed: the answer of the carer: agreed before, declined now.'],
      },
    ],
  }),
  ladder: () => ({
    noStepBecause: null,
    steps: [
      {
        relaxes: 'LATER_START',
        sentence: 'Moving in on 4 December 2026 brings 2 homes.',
        households: 2,
        costs: ['7 days later', '91 points for the best of them', '4.2 miles from home'],
        best: [judgedHome(standingOfBea)],
      },
    ],
  }),
};

/** A finished run over these homes, `excluded` of the register ruled out. */
export const finishedRun = (homes: readonly HomeOfTest[] = someHomes, excluded = 391): object => {
  const count = (standing: HomeOfTest['standing']): number => homes.filter((home) => home.standing === standing).length;
  return {
    __typename: 'MatchRun',
    id: 'run-1',
    requestId: 'request-1',
    status: 'FINISHED',
    progressPercent: 100,
    requestedAt: '2026-11-23T15:05:00Z',
    requestedBy: 'Amara Nwosu',
    finishedAt: '2026-11-23T15:05:02Z',
    judgedOn: '2026-11-23',
    policyVersion: 1,
    engineVersion: '1',
    factsDigest: 'sha256:4f1c7be2a90d3375e1c2f4a1b6d7980c5a3be1f2d4c6978a0b1c2d3e4f506172',
    failure: null,
    counts: {
      register: homes.length + excluded,
      eligible: count('ELIGIBLE'),
      needsAuthority: count('NEEDS_AUTHORITY'),
      nearMisses: count('NEAR_MISS'),
      excluded,
    },
    ...explained,
    excludedByRule: [
      { rule: rules.places, households: 288 },
      { rule: rules.agreed, households: 120 },
    ],
    rankedHouseholds: (args: Record<string, unknown>) =>
      page(homes.filter(({ standing }) => standing === args['standing']).map(rankedHome), args),
  };
};

export const runInProgress = (progressPercent: number): object => ({
  ...finishedRun(),
  status: 'RUNNING',
  progressPercent,
  finishedAt: null,
  counts: null,
  factsDigest: null,
  engineVersion: null,
  excludedByRule: [],
});

export const placementRequest = (latestRun: object | null, more: object = {}): object => ({
  __typename: 'PlacementRequest',
  id: 'request-1',
  reference: 'PR-0042',
  status: 'OPEN',
  urgency: 'EMERGENCY',
  openedOn: '2026-11-20',
  closedOn: null,
  neededBy: '2026-11-27',
  startsOn: '2026-11-27',
  expectedUntil: '2027-05-31',
  placementType: { id: 'short-term', name: 'short-term' },
  needs: [
    { id: 'autism-and-adhd', name: 'autism and ADHD' },
    { id: 'going-missing', name: 'going missing' },
  ],
  child: {
    id: 'child-1',
    code: 'NC004711',
    knownAs: 'Ruby',
    ageInYears: 7,
    sex: 'FEMALE',
    description: 'Ruby, girl of 7',
    authority,
  },
  school: { name: 'Holm Lane Primary' },
  schoolMustContinue: true,
  facts: {
    inWords: [{ field: 'faith', label: 'Faith', words: 'Sikh' }],
    courtOrders: [],
    placesToAvoid: [],
    before: {},
  },
  record: { inWords: [{ field: 'requirements.pets', words: 'can live with pets' }] },
  siblingsNote: 'Ruby has one brother who lives in a foster home.',
  summary: 'Ruby needs a calm home and wants to stay at her school, where her friends are.',
  homeArea: { easting: 601000, northing: 307000, postcodeSector: 'ZN4 1' },
  schoolArea: { easting: 602600, northing: 305100, postcodeSector: 'ZN4 2' },
  latestRun,
  ...more,
});

const personOf = (token: string | null): keyof typeof people => {
  if (token === 'amara' || token === 'priya') return token;
  throw signInFirst();
};

const me = (token: string | null): object => ({ ...people[personOf(token)], authority });

const needs = (token: string | null, permission: string): void => {
  const { permissions, roleName } = people[personOf(token)];
  if (!(permissions as readonly string[]).includes(permission)) {
    throw refuse(`Your role, ${roleName.toLowerCase()}, may not do this: it needs the permission ${permission}.`);
  }
};

const problems = [
  {
    severity: 'ERROR',
    file: 'households.csv',
    row: 12,
    column: 'POSTCODE',
    sentence: 'ZZ1 1ZZ is not a postcode we know.',
  },
  {
    severity: 'WARNING',
    file: 'households.csv',
    row: null,
    column: 'NOTES',
    sentence: 'The column NOTES is not used.',
  },
];

const importReport = (more: object = {}): object => ({
  __typename: 'ImportReport',
  id: 'import-1',
  kind: 'HOUSEHOLDS',
  status: 'REFUSED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:02:07Z',
  requestedBy: 'Priya Raman',
  fileNames: ['households.csv'],
  rowsRead: 1204,
  rowsLoaded: 0,
  rowsQuarantined: 1204,
  canBeUndone: false,
  files: [
    { file: 'households.csv', sheet: null, table: 'households', rowsRead: 1204, rowsLoaded: 0, rowsQuarantined: 1204 },
  ],
  problemGroups: problems.map(({ row, sentence, ...group }) => ({
    ...group,
    code: 'made-up',
    count: 1,
    first: [{ row, sentence }],
  })),
  problems: (args: Record<string, unknown>) => page(problems, args),
  ...more,
});

/** @returns answers for everything; `latestRun` is what the one request was found to have. */
export function fictionalAnswers(latestRun: () => object | null): FakeAnswers {
  return {
    personas: () => Object.entries(people).map(([id, person]) => ({ id, ...person })),
    signInAsPersona: ({ personaId }) => ({
      token: personaId,
      expiresAt: '2099-01-01T00:00:00Z',
      me: me(String(personaId)),
    }),
    me: (_args, token) => me(token),
    placementRequests: (args, token) => {
      needs(token, 'request-read');
      return page([placementRequest(latestRun())], args);
    },
    placementRequest: ({ id }, token) => {
      needs(token, 'request-read');
      if (id === 'request-1') return placementRequest(latestRun());
      return {
        __typename: 'RequestNotFoundProblem',
        code: 'request-not-found',
        message: 'There is no such request.',
        field: 'id',
      };
    },
    matchRun: (_args, token) => {
      needs(token, 'match-read');
      return latestRun();
    },
    requestMatchRun: (_args, token) => {
      needs(token, 'match-request');
      return latestRun() ?? runInProgress(0);
    },
    areas: () => [
      { ...authority, rings: square(585000, 285000, 45000) },
      { ...next, rings: square(550000, 290000, 35000) },
    ],
    lookedAfterByDistance: ({ on, areasOn }, token) => {
      needs(token, 'sufficiency-read');
      const part = (authorityName: string | null, lookedAfter: number) => ({
        ...{ authorityName, lookedAfter, inAreaWithin20: lookedAfter, inAreaOver20: 0, inAreaUnknown: 0 },
        ...{ outOfAreaWithin20: 0, outOfAreaOver20: 0, outOfAreaUnknown: 0, locationUnknown: 0, shortBreaksLeftOut: 0 },
      });
      const isAsItWas = typeof areasOn !== 'string' || areasOn === on;
      return {
        __typename: 'LookedAfterByDistance',
        authority,
        on,
        areasOn: isAsItWas ? on : areasOn,
        daysOfAreaChange: ['2028-04-01'],
        parts: isAsItWas
          ? [part('Norchester', 980)]
          : [part('East Norchester', 563), part('West Norchester', 401), part(null, 16)],
        lookedAfter: 980,
        inAreaWithin20: 431,
        inAreaOver20: 117,
        inAreaUnknown: 8,
        outOfAreaWithin20: 163,
        outOfAreaOver20: 240,
        outOfAreaUnknown: 9,
        locationUnknown: 12,
        shortBreaksLeftOut: 23,
      };
    },
    imports: (args, token) => {
      needs(token, 'import-read');
      return page([importReport()], args);
    },
    importReport: ({ id }, token) => {
      needs(token, 'import-read');
      if (id === 'import-1') return importReport();
      return {
        __typename: 'ImportNotFoundProblem',
        code: 'import-not-found',
        message: 'There is no such import.',
        field: 'id',
      };
    },
    requestChoices: (_args, token) => {
      needs(token, 'request-open');
      return {
        placementTypes: [
          { id: 'short-term', name: 'short-term' },
          { id: 'long-term', name: 'long-term' },
        ],
        needs: [
          { id: 'autism-and-adhd', name: 'autism and ADHD' },
          { id: 'going-missing', name: 'going missing' },
          { id: 'self-harm', name: 'self-harm' },
        ],
        recordAnswers: [
          { list: 'petAnswers', answers: [{ id: 'YES_CAN', name: 'can live with pets' }] },
          { list: 'riskLevels', answers: [{ id: 'RISK_PRESENT', name: 'risk present' }] },
          { list: 'additionalSupports', answers: [{ id: 'TAXIS_TO_SCHOOL', name: 'taxis to school' }] },
          { list: 'visitPeriods', answers: [{ id: 'WEEK', name: 'a week' }] },
        ],
        factAnswers: [
          { list: 'wishes', answers: [{ id: 'same-school', name: 'to stay at the same school' }] },
          { list: 'faiths', answers: [{ id: 'sikh', name: 'Sikh' }] },
          { list: 'courtOrderKinds', answers: [{ id: 'no-go-address', name: 'may not be at an address' }] },
        ],
      };
    },
    openPlacementRequest: ({ input }, token) => {
      needs(token, 'request-open');
      const { childCode } = input as { childCode: string };
      if (childCode === 'TAKEN') {
        return {
          __typename: 'RequestAlreadyOpenProblem',
          code: 'request-already-open',
          message: 'This child has an open request already.',
          field: 'childCode',
        };
      }
      return placementRequest(null);
    },
    closePlacementRequest: (_args, token) => {
      needs(token, 'request-close');
      return placementRequest(null, { closedOn: '2026-11-23', status: 'CLOSED' });
    },
  };
}
