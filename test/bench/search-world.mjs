/**
 * A national register for benchmarks, made from a seed: towns of uneven size, authorities in a grid, agencies beside the
 * authorities' own services. All of it is fictional.
 */

/** @returns whole numbers from 0 up to but not including `limit`, the same for the same seed. */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    oneOf: (...choices) => choices[below(choices.length)],
    some: (list, most) => [...new Set(Array.from({ length: below(most + 1) }, () => list[below(list.length)]))],
    /** Near 0 most of the time, never further than 3. */
    around: () => next() + next() + next() + next() + next() + next() - 3,
  };
}

export const startsOn = '2026-03-02';
export const judgedOn = '2026-02-23';
const dayAfter = (days) => new Date(Date.parse(`${startsOn}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const [across, upwards, side] = [12, 13, 36_000];

export const authorityAt = (column, row) => `E1${String(row * across + column).padStart(7, '0')}`;
export const authorities = Array.from({ length: across * upwards }, (_, index) =>
  authorityAt(index % across, Math.floor(index / across)),
);
export const adjoining = Object.fromEntries(
  authorities.map((code, index) => {
    const [column, row] = [index % across, Math.floor(index / across)];
    const beside = [
      [column - 1, row],
      [column + 1, row],
      [column, row - 1],
      [column, row + 1],
    ].filter(([x, y]) => x >= 0 && x < across && y >= 0 && y < upwards);
    return [code, beside.map(([x, y]) => authorityAt(x, y))];
  }),
);

const skills = [
  ...['attachment-and-trauma', 'autism-and-adhd', 'challenging-behaviour', 'complex-health-needs', 'going-missing'],
  ...['learning-disability', 'newborn-care', 'self-harm', 'substance-use', 'therapeutic-parenting'],
];
const access = ['step-free', 'ground-floor-bedroom', 'accessible-bathroom', 'wheelchair-access', 'hoist-or-lift'];
const languages = ['urdu', 'polish', 'punjabi', 'arabic', 'romanian'];
const faiths = ['none', 'christian', 'muslim', 'hindu', 'sikh'];
const cultures = ['Polish', 'Pakistani', 'Caribbean', 'Roma'];
const pets = ['dog', 'cat', 'other'];

const authorityOf = ({ easting, northing }) =>
  authorityAt(
    Math.min(Math.floor((easting - 100_000) / side), across - 1),
    Math.min(Math.floor((northing - 50_000) / side), upwards - 1),
  );
const towns = (chance) =>
  Array.from({ length: 420 }, () => ({
    easting: 100_000 + chance.below(across * side),
    northing: 50_000 + chance.below(upwards * side),
    width: 1_000 + chance.below(9_000),
  }));
const within = (value, low, size) => Math.min(Math.max(Math.round(value), low), low + size - 1);
const placeIn = (chance, town) => ({
  easting: within(town.easting + chance.around() * town.width, 100_000, across * side),
  northing: within(town.northing + chance.around() * town.width, 50_000, upwards * side),
});
const recorded = (chance, unknownOneIn, value) => (chance.oneIn(unknownOneIn) ? 'not-recorded' : value);

function household(chance, index, everyTown) {
  const place = placeIn(chance, everyTown[Math.floor((chance.below(1000) / 1000) ** 2 * everyTown.length)]);
  const area = authorityOf(place);
  const places = 1 + chance.below(4);
  const isOwn = chance.oneIn(8);
  const agency = chance.below(60);
  const frameworkOf = agency % 6 === 0 ? authorities.filter((_, other) => (other + agency) % 2 === 0) : [];
  const full = { kind: 'full', extendedUntil: null, resignationNoticeOn: null, namedChild: null };
  const terms = {
    maxChildren: chance.oneOf(null, 1, 2, 3, 3),
    ages: chance.oneOf(null, { from: 0, to: 17 }, { from: 0, to: 8 }, { from: 5, to: 12 }, { from: 10, to: 17 }),
    sex: chance.oneOf(null, null, null, null, 'female', 'male'),
    placementTypes: chance.oneOf(null, null, ['short-term', 'long-term'], ['respite'], ['short-term', 'emergency']),
  };
  const from = `20${10 + chance.below(15)}-0${1 + chance.below(9)}-1${chance.below(9)}`;
  const lives = (child) => {
    const isShort = chance.oneIn(4);
    const isBooked = chance.oneIn(25);
    return {
      childId: `child-${index}-${child}`,
      reference: `${area}/C${index}-${child}`,
      responsibleAuthority: area,
      siblingGroup: chance.oneIn(3) ? `group-${index}` : null,
      stay: {
        from: isBooked ? dayAfter(1 + chance.below(120)) : '2025-06-17',
        until: isShort ? dayAfter(125 + chance.below(500)) : null,
      },
      ageInYears: recorded(chance, 30, chance.below(18)),
      sex: chance.oneOf('male', 'female', 'not-recorded'),
      room: null,
      mustBeOnlyChild: chance.oneIn(40),
      mustNotLiveWith: [],
    };
  };
  return {
    householdId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    reference: `NF-${String((index * 7919) % 1_000_003).padStart(7, '0')}`,
    name: `Home ${index}`,
    service: isOwn
      ? { name: `Council ${area}`, kind: 'authority', authorityCode: area, frameworkOf: [] }
      : { name: `Agency ${agency}`, kind: 'agency', authorityCode: null, frameworkOf },
    setting: chance.oneIn(40) ? 'supported-accommodation' : 'foster-home',
    isRegistered: 'not-recorded',
    place: chance.oneIn(400) ? 'not-recorded' : place,
    postcodeSector: null,
    areaAuthority: chance.oneIn(500) ? 'not-recorded' : area,
    approvals: chance.oneIn(50)
      ? []
      : [{ ...full, ...terms, valid: { from, until: chance.oneIn(30) ? dayAfter(chance.below(600)) : null } }],
    places,
    stayingPutAdults: chance.oneIn(15) ? 1 : 0,
    fosteredChildren: Array.from({ length: chance.below(places + 1) }, (_, child) => lives(child)),
    unavailable: chance.oneIn(10)
      ? [{ places: 1, reason: 'carer-break', valid: { from: dayAfter(chance.below(200) - 60), until: dayAfter(200) } }]
      : [],
    holds: chance.oneIn(60)
      ? [
          {
            scope: chance.oneOf('all', 'new-children'),
            namedChild: null,
            valid: { from: '2026-01-12', until: chance.oneIn(2) ? null : dayAfter(10 + chance.below(60)) },
            reviewOn: dayAfter(30),
            decidedBy: 'Adviser',
          },
        ]
      : [],
    skills: chance.some(skills, 5).map((skill) => ({ skill, validUntil: chance.oneIn(9) ? '2026-01-31' : null })),
    training: chance.some(skills, 3).map((skill) => ({ skill, completedOn: '2024-05-02', validUntil: null })),
    experience: chance.some(skills, 4).map((skill) => ({ skill, children: 1 + chance.below(3) })),
    constellations: chance.oneIn(10)
      ? [
          {
            name: `Constellation ${index % 700}`,
            role: 'satellite',
            hubBeds: 0,
            hubHasRoom: chance.oneOf(true, false, null),
            valid: { from: '2024-09-01', until: null },
          },
        ]
      : [],
    carerAnswer: 'not-recorded',
    agreement: chance.oneIn(40) ? 'none' : recorded(chance, 12, '2021-04-09'),
    connectedTo: [],
    members: [
      { role: 'carer', ageInYears: 47, checkedOn: chance.oneOf('2024-11-02', '2022-03-01'), specifiedOffence: false },
    ],
    lastReviewOn: recorded(chance, 10, chance.oneOf('2025-09-30', '2024-12-01')),
    rooms: recorded(
      chance,
      8,
      Array.from({ length: 1 + chance.below(4) }, (_, room) => ({ name: `Room ${room}`, beds: 1 + chance.below(2) })),
    ),
    exemptions: [],
    sharingAgreements: [],
    shortBreaks: [],
    ownChildrenAges: chance.oneIn(3) ? [chance.below(17)] : [],
    pets: recorded(chance, 4, chance.some(pets, 2)),
    adaptations: recorded(chance, 5, chance.some(access, 2)),
    languages: chance.some(languages, 1),
    faithsSupported: recorded(chance, 3, chance.some(faiths, 3)),
    culturesSupported: recorded(chance, 3, chance.some(cultures, 2)),
    preference: recorded(chance, 3, {
      ages: chance.oneOf(null, { from: 0, to: 7 }, { from: 6, to: 14 }),
      sex: chance.oneOf(null, null, 'female', 'male'),
      mostChildren: chance.oneOf(null, 1, 2),
      takesSiblings: chance.oneOf(null, true, false),
      unwillingNeeds: chance.some(skills, 2),
    }),
    unplannedEndings: recorded(chance, 6, chance.oneOf(0, 0, 0, 1, 2, 3)),
  };
}

/** @returns a register of so many homes and a way to ask for children. */
export function searchWorld(homes, seed) {
  const chance = chanceFrom(seed);
  const everyTown = towns(chance);
  const households = Array.from({ length: homes }, (_, index) => household(chance, index, everyTown));
  const nowhere = (value) => recorded(chance, 25, value);
  const child = (index) => {
    const home = placeIn(chance, everyTown[chance.below(everyTown.length)]);
    const near = () => ({ easting: home.easting + chance.below(9_000), northing: home.northing - chance.below(7_000) });
    const age = chance.below(18);
    const days = chance.oneOf(null, 7, 28, 90, 182, 365, 1 + chance.below(600));
    const other = households[chance.below(homes)].fosteredChildren[0];
    const hasSiblings = chance.oneIn(6) && other?.siblingGroup;
    const plan = {
      wishesAscertainedOn: judgedOn,
      reviewingOfficerInformedOn: judgedOn,
      placementPlanOn: null,
      delegatedAuthorityOn: null,
      longTermConfirmedOn: null,
    };
    return {
      requestId: `request-${index}`,
      childId: `looked-for-${index}`,
      responsibleAuthority: authorityOf(home),
      childCode: `L${index}`,
      ageInYears: recorded(chance, 40, age),
      nextBirthdayOn: recorded(chance, 3, dayAfter(1 + chance.below(360))),
      schoolYear: age < 4 ? 'not-recorded' : age - 5,
      sex: chance.oneOf('male', 'female', 'male', 'female', 'not-recorded'),
      urgency: chance.oneOf('planned', 'planned', 'emergency'),
      placementType: chance.oneOf('short-term', 'short-term', 'long-term', 'respite'),
      startsOn,
      expectedUntil: days === null ? null : dayAfter(days),
      home: nowhere(home),
      school: nowhere(near()),
      schoolMustContinue: chance.oneIn(2),
      needs: chance.some(skills, 4),
      siblingGroup: hasSiblings ? other.siblingGroup : null,
      siblingsLiveInAHome: Boolean(hasSiblings),
      adoptionConsidered: chance.oneIn(20),
      disabled: chance.oneIn(8),
      accessNeeds: chance.oneIn(8) ? chance.some(access, 2) : [],
      languages: chance.oneIn(5) ? chance.some(languages, 1) : [],
      faith: chance.oneOf('not-recorded', 'none', 'christian', 'muslim'),
      cultures: chance.oneIn(6) ? chance.some(cultures, 1) : [],
      familyTime: nowhere(near()),
      familyTimesAMonth: chance.oneOf(0, 2, 4, 'not-recorded'),
      wishes: chance.some(['same-school', 'near-family', 'only-child', 'other-children', 'a-pet', 'no-pets'], 2),
      risks: chance.oneIn(6) ? chance.some(['to-younger-children', 'from-older-children', 'to-pets'], 1) : [],
      mustNotLiveWith: chance.oneIn(20) && other ? [other.reference] : [],
      livesBestAs: chance.oneOf(null, null, null, 'only-child', 'youngest'),
      cannotLiveWithPets: chance.oneIn(15) ? ['dog'] : [],
      courtOrders: chance.oneIn(30)
        ? [
            {
              kind: 'exclusion-area',
              place: near(),
              miles: 3,
              householdId: null,
              valid: { from: judgedOn, until: null },
            },
          ]
        : [],
      placesToAvoid: chance.oneIn(30) ? [{ place: near(), miles: 2, reason: 'Harm came from there' }] : [],
      connectedHomeIsKnown: false,
      parent: null,
      before: plan,
      clearances: [],
    };
  };
  const factsAround = (of) => ({
    judgedOn,
    child: of,
    bankHolidays: ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
    adjoiningAuthorities: adjoining[of.responsibleAuthority] ?? [],
    authorityNames: {},
    households,
  });
  return { households, child, factsAround, chance };
}
