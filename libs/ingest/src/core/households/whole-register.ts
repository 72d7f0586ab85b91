import { covers, type DateRange, type LocalDate, overlaps } from '#kernel';
import { type ConstellationRole, sizeConcerns } from '#constellations/core';
import { faultsOfHome, spaceOn } from '#register/core';
import { importError, importWarning, type ImportProblem, type ProblemPlace, quoted } from '../import-problem.js';
import { type StatedHome } from './stated-home.js';

const where = ({ file, row }: StatedHome, column: string, value: string): ProblemPlace => ({
  file,
  row,
  column,
  value,
});

/** @returns things grouped by key, in the order met. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return [...groups.values()];
}

interface StayLeft {
  /** The home's reference. */
  readonly household: string;
  readonly authorityCode: string;
  readonly code: string;
  readonly stay: DateRange;
}

interface MembershipLeft {
  readonly householdReference: string;
  readonly name: string;
  readonly role: ConstellationRole;
  readonly valid: DateRange;
}

/** What the register has of homes whose rows could not be read, and which stay as they are. */
export interface HomesLeft {
  readonly stays: readonly StayLeft[];
  readonly memberships: readonly MembershipLeft[];
}

const none: HomesLeft = { stays: [], memberships: [] };

/**
 * What no row can tell by itself: what rows say of each other, and of homes that stay as they are. Each problem names both
 * rows, or the home.
 */
export const problemsAcrossRows = (homes: readonly StatedHome[], left: HomesLeft = none): readonly ImportProblem[] => [
  ...homesNamedTwice(homes),
  ...servicesSaidDifferently(homes),
  ...frameworksSaidDifferently(homes),
  ...childrenInTwoHomes(homes),
  ...breaksInTwoHomes(homes),
  ...childrenInHomesLeft(homes, left.stays),
  ...twoHubs(homes, left.memberships),
  ...satellitesWithoutHub(homes, left.memberships),
];

const homesNamedTwice = (homes: readonly StatedHome[]): readonly ImportProblem[] =>
  grouped(homes, ({ household }) => household.reference).flatMap(([first, ...others]) =>
    others.map((other) =>
      importError(
        'household-twice',
        where(other, 'HOUSEHOLD', other.household.reference),
        `The home ${other.household.reference} is named here and in row ${first?.row}. One row is one home: leave one out.`,
      ),
    ),
  );

const servicesSaidDifferently = (homes: readonly StatedHome[]): readonly ImportProblem[] =>
  grouped(homes, ({ household }) => household.service.name).flatMap(([first, ...others]) =>
    others
      .filter(
        ({ household: { service } }) =>
          service.kind !== first?.household.service.kind ||
          service.authorityCode !== first.household.service.authorityCode,
      )
      .map((other) =>
        importError(
          'service-said-differently',
          where(other, 'SERVICE_TYPE', other.household.service.kind),
          `The service ${quoted(other.household.service.name)} has another type or authority than in row ${first?.row}. Make them the same.`,
        ),
      ),
  );

const frameworksSaidDifferently = (homes: readonly StatedHome[]): readonly ImportProblem[] =>
  grouped(homes, ({ household }) => household.service.name).flatMap(([first, ...others]) =>
    others
      .filter((other) => frameworksOf(other) !== frameworksOf(first))
      .map((other) =>
        importError(
          'frameworks-said-differently',
          where(other, 'SERVICE_FRAMEWORKS', ''),
          `The service ${quoted(other.household.service.name)} is on other frameworks than in row ${first?.row}. Make them the same.`,
        ),
      ),
  );

const frameworksOf = (home: StatedHome | undefined): string =>
  (home?.household.service.frameworks ?? [])
    .map(({ authority, valid }) => `${authority} ${valid.from} ${valid.until}`)
    .sort()
    .join(', ');

/** Breaks of one child in one home are judged with its row. */
function breaksInTwoHomes(homes: readonly StatedHome[]): readonly ImportProblem[] {
  const breaks = homes.flatMap((home) => (home.household.shortBreaks ?? []).map((each) => ({ home, each })));
  return grouped(breaks, ({ each }) => `${each.authorityCode}/${each.code}`).flatMap((ofOneChild) =>
    ofOneChild.flatMap((later, position) => {
      const earlier = ofOneChild
        .slice(0, position)
        .find(({ home, each }) => home !== later.home && overlaps(each.stay, later.each.stay));
      if (!earlier) return [];
      const { authorityCode, code, stay } = later.each;
      return importError(
        'break-in-two-homes',
        where(later.home, 'SHORT_BREAKS', code),
        `The child ${code} of ${authorityCode} has a short break here from ${inWords(stay.from)} and in the home of row ${earlier.home.row} at the same time. Correct one of them.`,
      );
    }),
  );
}

function childrenInTwoHomes(homes: readonly StatedHome[]): readonly ImportProblem[] {
  const stays = homes.flatMap((home) => home.household.fosteredChildren.map((child) => ({ home, child })));
  return grouped(stays, ({ child }) => `${child.authorityCode}/${child.code}`).flatMap((ofOneChild) =>
    ofOneChild.flatMap((later, position) => {
      const earlier = ofOneChild.slice(0, position).find(({ child }) => overlaps(child.stay, later.child.stay));
      if (!earlier) return [];
      const { number, authorityCode, code, stay } = later.child;
      const sharedFrom = stay.from > earlier.child.stay.from ? stay.from : earlier.child.stay.from;
      return importError(
        'child-in-two-homes',
        where(later.home, `CHILD_${number}_FROM`, code),
        `The child ${code} of ${authorityCode} lives here and in the home of row ${earlier.home.row} ` +
          `(CHILD_${earlier.child.number}) on ${inWords(sharedFrom)}. Give the earlier stay its last day.`,
      );
    }),
  );
}

const childrenInHomesLeft = (homes: readonly StatedHome[], stays: readonly StayLeft[]): readonly ImportProblem[] => {
  const staysOf = new Map(grouped(stays, keyOfChild).map((ofOneChild) => [keyOfChild(ofOneChild[0]), ofOneChild]));
  return homes.flatMap((home) =>
    home.household.fosteredChildren.flatMap((child) => {
      const elsewhere = (staysOf.get(keyOfChild(child)) ?? []).find(({ stay }) => overlaps(stay, child.stay));
      if (!elsewhere) return [];
      return importError(
        'child-in-two-homes',
        where(home, `CHILD_${child.number}_FROM`, child.code),
        `The child ${child.code} of ${child.authorityCode} lives here and, in the register, in the home ` +
          `${elsewhere.household}, which stays as it is. Mend or send the row of that home too.`,
      );
    }),
  );
};

const keyOfChild = (child: { readonly authorityCode: string; readonly code: string } | undefined): string =>
  `${child?.authorityCode}/${child?.code}`;

interface Member {
  readonly home: StatedHome;
  readonly membership: NonNullable<StatedHome['membership']>;
}

const constellationsOf = (homes: readonly StatedHome[]): readonly (readonly Member[])[] =>
  grouped(
    homes.flatMap((home) => (home.membership === null ? [] : [{ home, membership: home.membership }])),
    ({ membership }) => membership.name,
  );

const isHubOf =
  (name: string | undefined) =>
  (membership: MembershipLeft): boolean =>
    membership.role === 'hub' && membership.name === name;

const twoHubs = (homes: readonly StatedHome[], left: readonly MembershipLeft[]): readonly ImportProblem[] => [
  ...twoHubsInRows(homes),
  ...homes.flatMap((home) => {
    const { membership } = home;
    if (membership?.role !== 'hub') return [];
    const other = left.filter(isHubOf(membership.name)).find(({ valid }) => overlaps(valid, membership.valid));
    if (!other) return [];
    return importError(
      'two-hubs',
      where(home, 'CONSTELLATION_ROLE', 'hub'),
      `The constellation ${quoted(membership.name)} has the home ${other.householdReference} as its hub at the same time, ` +
        'which stays as it is. Mend or send the row of that home too.',
    );
  }),
];

const twoHubsInRows = (homes: readonly StatedHome[]): readonly ImportProblem[] =>
  constellationsOf(homes).flatMap((members) => {
    const hubs = members.filter(({ membership }) => membership.role === 'hub');
    return hubs.flatMap((later, position) => {
      const earlier = hubs
        .slice(0, position)
        .find(({ membership }) => overlaps(membership.valid, later.membership.valid));
      if (!earlier) return [];
      const { name } = later.membership;
      return importError(
        'two-hubs',
        where(later.home, 'CONSTELLATION_ROLE', 'hub'),
        `The constellation ${quoted(name)} has a hub here and in row ${earlier.home.row} at the same time. It has one hub on a day.`,
      );
    });
  });

const satellitesWithoutHub = (
  homes: readonly StatedHome[],
  left: readonly MembershipLeft[],
): readonly ImportProblem[] =>
  constellationsOf(homes).flatMap((members) => {
    const hubs = [
      ...members.filter(({ membership }) => membership.role === 'hub').map(({ membership }) => membership),
      ...left.filter(isHubOf(members[0]?.membership.name)),
    ];
    return members
      .filter(({ membership }) => membership.role === 'satellite')
      .filter(({ membership }) => !hubs.some((hub) => covers(hub.valid, membership.valid.from)))
      .map(({ home, membership: { name, valid } }) =>
        importError(
          'satellite-without-hub',
          where(home, 'CONSTELLATION', name),
          hubs.length === 0
            ? `The constellation ${quoted(name)} has no hub in this file. Name its hub, or leave this cell blank.`
            : `The constellation ${quoted(name)} has no hub on ${inWords(valid.from)}, when this home joins it. Check CONSTELLATION_FROM in both rows.`,
        ),
      );
  });

/** Said once, where otherwise every home would be told that its postcode is not known. */
export const postcodesMissing = (file: string): ImportProblem =>
  importError(
    'no-postcodes',
    { file },
    'No postcodes were imported yet, and a home needs a place. Import a postcode file first.',
  );

/**
 * A home needs a place: without one it could never be near anybody.
 *
 * @param withoutPlace those of the homes' postcodes that the postcode file lacks, or has without a place on the grid.
 */
export const homesWithoutPlace = (
  stated: readonly { readonly file: string; readonly row: number; readonly postcode: string }[],
  withoutPlace: ReadonlySet<string>,
): readonly ImportProblem[] =>
  stated
    .filter(({ postcode }) => withoutPlace.has(postcode))
    .map(({ file, row, postcode }) =>
      importError(
        'unknown-postcode',
        { file, row, column: 'POSTCODE', value: postcode },
        `The postcode ${written(postcode)} is not in the postcode file, or has no place there, and a home needs a place. ` +
          'Correct it, or import a newer postcode file first.',
      ),
    );

/**
 * @param known codes of the authorities that were imported; when it is empty, none can be checked.
 * @returns an error for each English code that is not among them.
 */
export const homesWithUnknownAuthorities = (
  homes: readonly StatedHome[],
  known: ReadonlySet<string>,
): readonly ImportProblem[] =>
  homes.flatMap((home) => {
    const { service, fosteredChildren } = home.household;
    const stated = [
      ...(service.authorityCode === null ? [] : [{ column: 'SERVICE_AUTHORITY', code: service.authorityCode }]),
      ...fosteredChildren.map((child) => ({ column: `CHILD_${child.number}_AUTHORITY`, code: child.authorityCode })),
      ...(service.frameworks ?? []).map(({ authority }) => ({ column: 'SERVICE_FRAMEWORKS', code: authority })),
      ...(home.household.exemptions ?? []).map(({ authority }) => ({ column: 'EXEMPTIONS', code: authority })),
      ...(home.household.sharingAgreements ?? []).map(({ authority }) => ({
        column: 'SHARING_AGREEMENTS',
        code: authority,
      })),
      ...(home.household.shortBreaks ?? []).map(({ authorityCode }) => ({
        column: 'SHORT_BREAKS',
        code: authorityCode,
      })),
    ];
    return stated
      .filter(({ code }) => isUnknownAuthority(code, known))
      .map(({ column, code }) => unknownAuthority(where(home, column, code)));
  });

/** Only England's list is ever whole: a child of a Welsh authority may live in any home. */
export const isUnknownAuthority = (code: string, known: ReadonlySet<string>): boolean =>
  known.size > 0 && code.startsWith('E') && !known.has(code);

export const unknownAuthority = (place: ProblemPlace): ImportProblem =>
  importError(
    'unknown-authority',
    place,
    `No authority has the code ${quoted(place.value ?? '')}. Correct it, or import a newer list of authorities first.`,
  );

/** What a person may want to look at again, and what stops nobody. */
export const concernsOn = (homes: readonly StatedHome[], on: LocalDate): readonly ImportProblem[] => [
  ...approvalsWithoutTerms(homes, on),
  ...homes.flatMap((home) => overfilledOn(home, on)),
  ...constellationsOf(homes).flatMap((members) => sizeConcernsOn(members, on)),
];

/** Terms are optional in law, and a register without them is seldom what was meant: told once, with the first such home. */
function approvalsWithoutTerms(homes: readonly StatedHome[], on: LocalDate): readonly ImportProblem[] {
  const without = homes.filter(({ household }) =>
    faultsOfHome(household, on).some(({ kind }) => kind === 'approval-without-terms'),
  );
  const [first] = without;
  if (!first) return [];
  const { reference } = first.household;
  const who =
    without.length === 1
      ? `The home ${reference} has an approval`
      : `${without.length} homes, the first of them ${reference}, have an approval`;
  const sentence = `${who} without terms: no number, ages, sex, types or named child. Nothing in terms then limits who can be placed there.`;
  return [importWarning('approval-without-terms', where(first, 'TERMS_NUMBER', ''), sentence)];
}

function overfilledOn(home: StatedHome, on: LocalDate): readonly ImportProblem[] {
  const { household, membership } = home;
  const { overfilledBy, filled, stayingPutAdults, hubBeds, places } = spaceOn(
    {
      ...household,
      fosteredChildren: household.fosteredChildren.map(({ code, stay }) => ({ childId: code, stay })),
      constellations: membership === null ? [] : [membership],
    },
    on,
  );
  if (overfilledBy === 0) return [];
  const sentence =
    `On ${inWords(on)} the home has ${places} places for ${filled} children, ${stayingPutAdults} Staying Put adults ` +
    `and ${hubBeds} hub beds: ${overfilledBy} too few. It counts as full.`;
  return [importWarning('overfilled', where(home, 'PLACES', String(places)), sentence)];
}

function sizeConcernsOn(members: readonly Member[], on: LocalDate): readonly ImportProblem[] {
  const present = members.filter(({ membership }) => covers(membership.valid, on));
  const hub = present.find(({ membership }) => membership.role === 'hub');
  if (!hub) return [];
  const size = {
    satellites: present.length - 1,
    children: present.flatMap(({ home }) => home.household.fosteredChildren.filter(({ stay }) => covers(stay, on)))
      .length,
  };
  return sizeConcerns(size).map(({ kind, found, from, to }) =>
    importWarning(
      kind,
      where(hub.home, 'CONSTELLATION', hub.membership.name),
      `The constellation ${quoted(hub.membership.name)} has ${found} ` +
        `${kind === 'satellites-outside-model' ? 'satellite homes' : 'children'} on ${inWords(on)}; ` +
        `the Mockingbird model has ${from} to ${to}.`,
    ),
  );
}

const inWords = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
const written = (postcode: string): string => `${postcode.slice(0, -3)} ${postcode.slice(-3)}`;
