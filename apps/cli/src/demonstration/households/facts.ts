import {
  type AccessNeed,
  type ApprovalKind,
  type Faith,
  type PetKind,
  type Skill,
  skills as skillWords,
} from '#register/core';
import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf, type Shares } from '../chance.js';
import { authorityPlans, demonstrationAuthorityCode } from '../geography/plan.js';
import { type PlacementRequest } from '../requests/request.js';
import { freePlaces, type Household, type Living } from './household.js';

/** A carer, as the carers file has them. */
export interface CarerFacts {
  readonly name: string;
  readonly born: DayNumber;
  readonly checkedOn: DayNumber | null;
  readonly trainedOn: DayNumber | null;
  readonly offence: 'yes' | 'no' | '';
}

/** What the rules ask of a household beyond its approval, places and children. Null and empty are what nobody wrote down. */
export interface FactsOfHome {
  readonly frameworks: readonly { readonly authority: string; readonly from: DayNumber; readonly lastDay: DayNumber }[];
  /** Null for supported accommodation, which is registered and not approved. */
  readonly approvalKind: ApprovalKind | null;
  readonly extendedTo: DayNumber | null;
  readonly agreement: DayNumber | 'none' | null;
  readonly lastReviewOn: DayNumber | null;
  readonly rooms: readonly { readonly name: string; readonly beds: number }[];
  /** Of each child who lives in the home, in order. */
  readonly sleepers: readonly { readonly room: string; readonly onlyChild: boolean; readonly notWith: string }[];
  readonly members: readonly {
    readonly role: 'adult' | 'own-child';
    readonly born: DayNumber;
    readonly checkedOn: DayNumber | null;
    readonly offence: 'yes' | 'no' | '';
  }[];
  readonly exemptions: readonly {
    readonly authority: string;
    readonly from: DayNumber;
    readonly lastDay: DayNumber;
    readonly children: readonly string[];
  }[];
  readonly sharing: readonly {
    readonly authority: string;
    readonly on: DayNumber;
    readonly assessedOn: DayNumber | null;
    readonly children: readonly string[];
  }[];
  readonly shortBreaks: readonly { readonly child: string; readonly from: DayNumber; readonly lastDay: DayNumber }[];
  readonly connectedTo: readonly { readonly child: string; readonly as: 'relative' | 'friend' }[];
  readonly petKinds: readonly PetKind[];
  readonly adaptations: readonly AccessNeed[] | null;
  readonly faiths: readonly Faith[];
  readonly cultures: readonly string[];
  readonly training: readonly {
    readonly skill: Skill;
    readonly on: DayNumber;
    readonly lastDay: DayNumber | null;
  }[];
  readonly experience: readonly { readonly skill: Skill; readonly children: number }[];
  readonly unplannedEndings: number | null;
  readonly preference: {
    readonly ages: readonly [from: number, to: number] | null;
    readonly sex: 'M' | 'F' | null;
    readonly number: number | null;
    readonly siblings: 'yes' | 'no' | '';
    readonly notReadyFor: readonly Skill[];
  } | null;
  readonly carers: readonly CarerFacts[];
}

/** A household with its facts. */
export interface HouseholdWithFacts extends Household {
  readonly facts: FactsOfHome;
}

/** CPPCR 2010, regs 24 and 25: sixteen weeks, and once eight more. */
const temporaryDays = 16 * 7;
const extensionDays = 8 * 7;

export interface FactsAsked {
  readonly seed: number;
  readonly on: DayNumber;
  readonly households: readonly Household[];
  readonly requests: readonly PlacementRequest[];
}

/**
 * Writes down of every household what the rules ask. Each household draws from a stream of its own, so that one more fact
 * moves no other; the few facts that name children of open requests come from a stream of theirs.
 */
export function withFacts(asked: FactsAsked): HouseholdWithFacts[] {
  const named = namedChildren(asked);
  const frameworks = frameworksOf(asked);
  return asked.households.map((home) => {
    const chance = chanceOf(asked.seed, `facts/${home.reference}`);
    const own = factsOf(home, asked.on, chance);
    const approval = temporaryApproval(home, asked.on);
    const given = named.get(home.reference) ?? {};
    return {
      ...home,
      ...approval.terms,
      ...(given.namedForAdoption === undefined ? {} : { terms: { ...home.terms, child: given.namedForAdoption } }),
      facts: {
        ...own,
        frameworks: frameworks.get(home.service) ?? [],
        approvalKind: given.namedForAdoption === undefined ? approval.kind : 'fostering-for-adoption',
        extendedTo: approval.extendedTo,
        connectedTo: [...own.connectedTo, ...(given.connectedTo ?? [])],
        shortBreaks: given.shortBreaks ?? [],
        exemptions: given.exemptions ?? [],
        sleepers: own.sleepers.map((sleeper, at) =>
          at === 0 && given.notWith !== undefined ? { ...sleeper, notWith: given.notWith } : sleeper,
        ),
      },
    };
  });
}

/** A connected person who began less than sixteen weeks ago is approved for those; a little later, by an extension. */
function temporaryApproval(home: Household, on: DayNumber) {
  const days = on - home.approvedFrom;
  if (home.kind !== 'kinship' || days >= temporaryDays + extensionDays) {
    return { kind: 'full' as const, terms: {}, extendedTo: null };
  }
  const lastDay = home.approvedFrom + temporaryDays - 1;
  return {
    kind: 'temporary' as const,
    terms: { approvedLastDay: lastDay },
    extendedTo: days < temporaryDays ? null : lastDay + extensionDays,
  };
}

const reference = (child: Pick<Living, 'authority' | 'code'>): string => `${child.authority}/${child.code}`;

/** Most agencies are on the county's framework; one is on a neighbour's alone, and some are on none. */
function frameworksOf({ seed, on, households }: FactsAsked): ReadonlyMap<string, FactsOfHome['frameworks']> {
  const chance = chanceOf(seed, 'facts/frameworks');
  const agencies = [
    ...new Set(households.filter(({ kind }) => kind === 'agency').map(({ service }) => service)),
  ].sort();
  const neighbour = authorityPlans[1]?.code ?? demonstrationAuthorityCode;
  return new Map(
    chance.shuffled(agencies).map((service, at) => {
      const from = on - chance.whole(200, 700);
      const authorities =
        at === 0
          ? [neighbour]
          : at <= 2
            ? []
            : at <= 5
              ? [demonstrationAuthorityCode, neighbour]
              : [demonstrationAuthorityCode];
      return [service, authorities.map((authority) => ({ authority, from, lastDay: from + 4 * 365 }))];
    }),
  );
}

interface NamedChildren {
  readonly namedForAdoption?: string;
  readonly connectedTo?: FactsOfHome['connectedTo'];
  readonly shortBreaks?: FactsOfHome['shortBreaks'];
  readonly exemptions?: FactsOfHome['exemptions'];
  readonly notWith?: string;
}

/** The facts that name children: of open requests, and of children who live elsewhere and come for short breaks. */
function namedChildren({ seed, on, households, requests }: FactsAsked): ReadonlyMap<string, NamedChildren> {
  const chance = chanceOf(seed, 'facts/named');
  const given = new Map<string, NamedChildren>();
  const give = (home: Household | undefined, facts: NamedChildren): void => {
    if (home) given.set(home.reference, { ...given.get(home.reference), ...facts });
  };
  const asked = chance.shuffled(requests).map(({ child, ...request }) => ({
    ...request,
    named: `${demonstrationAuthorityCode}/${child}`,
  }));
  const mainstream = chance.shuffled(
    households.filter(({ kind, membership }) => kind !== 'kinship' && membership === null),
  );
  const vacant = mainstream.filter((home) => freePlaces(home) > 0 && home.resignedOn === null && home.hold === null);
  const inHouse = vacant.filter(({ kind }) => kind === 'in-house');

  const empty = inHouse.filter(({ living, approvedLastDay }) => living.length === 0 && approvedLastDay === null);
  const adoption = asked.filter(({ adoptionConsidered }) => adoptionConsidered).slice(0, 2);
  for (const [at, { named }] of adoption.entries()) give(empty[at], { namedForAdoption: named });

  for (const [at, { named }] of asked.slice(0, 4).entries()) {
    give(inHouse[empty.length > 6 ? at + 8 : at], {
      connectedTo: [{ child: named, as: at < 2 ? 'relative' : 'friend' }],
    });
  }
  const full = mainstream.filter(({ living, places }) => living.length === 3 && places > 3);
  for (const [at, { named }] of asked.slice(4, 6).entries()) {
    const home = full[at];
    if (!home) continue;
    const authority = home.postcode.district.authority.code;
    const children = [...home.living.map(reference), named];
    give(home, { exemptions: [{ authority, from: on - 6, lastDay: on + 180, children }] });
  }
  const lived = mainstream.filter(({ living }) => living.length > 0);
  for (const [at, { named }] of asked.slice(6, 10).entries()) give(lived[at + 30], { notWith: named });

  const visitors = chance.shuffled(
    mainstream.flatMap(({ living }) => living.filter(({ authority }) => authority === demonstrationAuthorityCode)),
  );
  const hosts = inHouse.slice(20, 44);
  for (const [at, host] of hosts.entries()) {
    const visitor = at < 2 ? asked[asked.length - 1 - at]?.named : visitors[at] && reference(visitors[at]);
    if (visitor !== undefined) give(host, { shortBreaks: breaksOf(visitor, at === 0, on, chance) });
  }
  return given;
}

/** Weekends through the last months; of one child nearly as many days as there may be in a year. */
function breaksOf(child: string, isNearTheLimit: boolean, on: DayNumber, chance: Chance): FactsOfHome['shortBreaks'] {
  const days = isNearTheLimit ? 12 : chance.whole(2, 4);
  const howMany = isNearTheLimit ? 6 : chance.whole(2, 7);
  const every = 28;
  return Array.from({ length: howMany }, (_, at) => {
    const from = on - (howMany - at) * every - 10;
    return { child, from, lastDay: from + days - 1 };
  });
}

function factsOf(home: Household, on: DayNumber, chance: Chance): FactsOfHome {
  const { kind, living, approvedFrom } = home;
  const isKinship = kind === 'kinship';
  const years = (on - approvedFrom) / 365;
  const skills = home.skills.map(({ skill }) => skill);
  const asleep = bedroomsAndSleepers(home, on, chance);
  return {
    ...asleep,
    frameworks: [],
    approvalKind: 'full',
    extendedTo: null,
    exemptions: [],
    shortBreaks: [],
    agreement: agreementOf(isKinship, approvedFrom, on, chance),
    lastReviewOn: years < 1 ? null : reviewedOn(on, approvedFrom, chance),
    members: membersOf(home, on, chance),
    connectedTo: isKinship ? living.map((child) => ({ child: reference(child), as: 'relative' as const })) : [],
    petKinds: home.pets === 'yes' && chance.happens(0.9) ? chance.weighted(petsKept) : [],
    adaptations: chance.happens(0.7) ? chance.weighted(adaptationsMade) : null,
    faiths: chance.happens(0.78) ? chance.weighted(faithsSupported) : [],
    cultures: culturesOf(home, chance),
    training: home.skills.flatMap(({ skill, lastDay }) => {
      const completed = Math.min(on - chance.whole(30, 1300), (lastDay ?? on) - chance.whole(300, 900));
      return chance.happens(0.85) ? [{ skill, on: completed, lastDay }] : [];
    }),
    experience:
      years < 1
        ? []
        : skills.flatMap((skill) => (chance.happens(0.6) ? [{ skill, children: chance.whole(1, 6) }] : [])),
    unplannedEndings: chance.happens(0.85) ? chance.weighted(unplannedEndings) : null,
    preference: !isKinship && chance.happens(0.7) ? preferenceOf(home, skills, chance) : null,
    carers: home.carers.map((name) => carerOf(name, isKinship, approvedFrom, on, chance)),
  };
}

function agreementOf(
  isKinship: boolean,
  approvedFrom: DayNumber,
  on: DayNumber,
  chance: Chance,
): FactsOfHome['agreement'] {
  const signed = Math.min(on, approvedFrom + chance.whole(0, 21));
  return chance.weighted<FactsOfHome['agreement']>([
    [signed, isKinship ? 88 : 94],
    ['none', isKinship ? 6 : 2],
    [null, isKinship ? 6 : 4],
  ]);
}

/** Of homes approved for a year or more about one in nine is overdue for a review. */
function reviewedOn(on: DayNumber, approvedFrom: DayNumber, chance: Chance): DayNumber | null {
  const due = chance.weighted([
    ['in-time', 85],
    ['overdue', 11],
    ['not-recorded', 4],
  ] as const);
  if (due === 'not-recorded') return null;
  return Math.max(approvedFrom, on - (due === 'in-time' ? chance.whole(5, 355) : chance.whole(375, 560)));
}

const roomNames = ['Front room', 'Garden room', 'Attic', 'Back room', 'Blue room', 'Corner room'];

/** Beds for every place, in as many rooms as there are; brothers and sisters share first, others where they must. */
function bedroomsAndSleepers(
  home: Household,
  on: DayNumber,
  chance: Chance,
): Pick<FactsOfHome, 'rooms' | 'sleepers' | 'sharing'> {
  const { living, places, bedrooms } = home;
  const areRecorded = chance.happens(0.92);
  const names = chance.shuffled(roomNames).slice(0, Math.max(1, bedrooms));
  const rooms = names.map((name, at) => ({
    name,
    beds: Math.max(1, Math.floor(places / names.length) + (at < places % names.length ? 1 : 0)),
  }));
  const free = new Map(rooms.map(({ name, beds }) => [name, beds]));
  const inRoom = new Map<string, Living[]>();
  const roomOf = living.map((child) => {
    const withSibling = rooms.find(
      ({ name }) =>
        (free.get(name) ?? 0) > 0 &&
        child.siblings !== '' &&
        (inRoom.get(name) ?? []).some(({ siblings }) => siblings === child.siblings),
    );
    const unused = rooms.find(({ name }) => !inRoom.has(name));
    const any = rooms.find(({ name }) => (free.get(name) ?? 0) > 0);
    const room = (unused ?? withSibling ?? any ?? rooms[0])?.name ?? '';
    free.set(room, (free.get(room) ?? 0) - 1);
    inRoom.set(room, [...(inRoom.get(room) ?? []), child]);
    return room;
  });
  const keepsOthersOut = home.notAvailable.some(({ reason }) => reason === 'needs-of-child-placed');
  return {
    rooms: areRecorded ? rooms : [],
    sleepers: living.map((_, at) => ({
      room: areRecorded && chance.happens(0.96) ? (roomOf[at] ?? '') : '',
      onlyChild: living.length === 1 && keepsOthersOut && chance.happens(0.4),
      notWith: '',
    })),
    sharing: [...inRoom.values()].flatMap((children) => sharingOf(children, on, chance)),
  };
}

/** Children who are not brothers and sisters share by the agreement of the authority of each; a few lack it. */
function sharingOf(children: readonly Living[], on: DayNumber, chance: Chance): FactsOfHome['sharing'] {
  const areSiblings = new Set(children.map(({ siblings }) => siblings)).size === 1 && children[0]?.siblings !== '';
  if (children.length < 2 || areSiblings) return [];
  const agreedOn = Math.min(on, Math.max(...children.map(({ from }) => from)) + chance.whole(0, 10));
  return [...new Set(children.map(({ authority }) => authority))].flatMap((authority) =>
    chance.happens(0.88)
      ? [
          {
            authority,
            on: agreedOn,
            assessedOn: chance.happens(0.9) ? agreedOn - 1 : null,
            children: children.filter((child) => child.authority === authority).map(reference),
          },
        ]
      : [],
  );
}

function membersOf(home: Household, on: DayNumber, chance: Chance): FactsOfHome['members'] {
  const bornAged = (age: number): DayNumber => {
    const born = on - Math.floor((age + chance.unit()) * 365.25);
    return ageOn(born, on) === age ? born : on - Math.floor((age + 0.5) * 365.25);
  };
  const checked = (age: number): DayNumber | null => (age < 18 ? null : checkedOn(on, chance));
  const offence = (age: number): 'yes' | 'no' | '' =>
    age < 18 ? '' : chance.happens(0.003) ? 'yes' : chance.happens(0.95) ? 'no' : '';
  const ownChildren = home.ownChildrenAges.map((age) => ({
    ...{ role: 'own-child' as const, born: bornAged(age), checkedOn: checked(age), offence: offence(age) },
  }));
  if (!chance.happens(0.16)) return ownChildren;
  const age = chance.whole(20, 84);
  return [...ownChildren, { role: 'adult', born: bornAged(age), checkedOn: checked(age), offence: offence(age) }];
}

/** A check every three years is usual: one in eight is older, and one in twenty-five is not recorded. */
function checkedOn(on: DayNumber, chance: Chance): DayNumber | null {
  const age = chance.weighted([
    ['recent', 84],
    ['old', 12],
    ['not-recorded', 4],
  ] as const);
  if (age === 'not-recorded') return null;
  return on - (age === 'recent' ? chance.whole(10, 1080) : chance.whole(1100, 1700));
}

function carerOf(name: string, isKinship: boolean, approvedFrom: DayNumber, on: DayNumber, chance: Chance): CarerFacts {
  const trained = approvedFrom + chance.whole(60, 400);
  return {
    name,
    born: on - chance.whole(29 * 365, 66 * 365),
    checkedOn: checkedOn(on, chance),
    trainedOn: trained <= on && chance.happens(0.9) ? trained : null,
    offence: isKinship && chance.happens(0.02) ? 'yes' : chance.happens(0.96) ? 'no' : '',
  };
}

const petsKept: Shares<readonly PetKind[]> = [
  [['dog'], 48],
  [['cat'], 24],
  [['dog', 'cat'], 12],
  [['other'], 16],
];
const adaptationsMade: Shares<readonly AccessNeed[]> = [
  [[], 76],
  [['step-free'], 9],
  [['step-free', 'ground-floor-bedroom'], 6],
  [['step-free', 'ground-floor-bedroom', 'accessible-bathroom'], 4],
  [['step-free', 'ground-floor-bedroom', 'accessible-bathroom', 'wheelchair-access'], 3],
  [['sensory-equipment'], 2],
];
const faithsSupported: Shares<readonly Faith[]> = [
  [['none', 'christian'], 52],
  [['none'], 18],
  [['christian'], 8],
  [['none', 'christian', 'muslim'], 8],
  [['muslim'], 6],
  [['none', 'christian', 'hindu', 'sikh', 'muslim'], 5],
  [['hindu', 'sikh'], 2],
  [['jewish', 'none'], 1],
];
const cultures: Shares<string> = [
  ['White British', 60],
  ['Black Caribbean', 8],
  ['Black African', 8],
  ['Pakistani', 6],
  ['Indian', 4],
  ['Traveller', 3],
  ['Kurdish', 2],
];
const unplannedEndings: Shares<number> = [
  [0, 70],
  [1, 20],
  [2, 8],
  [3, 2],
];

function culturesOf(home: Household, chance: Chance): readonly string[] {
  if (!chance.happens(0.65)) return [];
  const first = chance.weighted(cultures);
  const second = chance.happens(0.25) ? chance.weighted(cultures) : first;
  return [...new Set([first, second, ...home.languages])];
}

function preferenceOf(home: Household, skills: readonly Skill[], chance: Chance): FactsOfHome['preference'] {
  const [from, to] = home.terms.ages ?? [0, 17];
  const narrower = [Math.min(from + chance.whole(0, 2), to), Math.max(to - chance.whole(0, 4), from)] as const;
  const ages = narrower[0] <= narrower[1] ? narrower : ([from, to] as const);
  const others = (Object.keys(skillWords) as Skill[]).filter((skill) => !skills.includes(skill));
  return {
    ages: chance.happens(0.75) ? ages : null,
    sex: chance.happens(0.08) ? chance.pick(['M', 'F'] as const) : null,
    number: chance.happens(0.5) ? Math.max(1, chance.whole(1, home.places)) : null,
    siblings: chance.weighted([
      ['yes', 55],
      ['no', 20],
      ['', 25],
    ] as const),
    notReadyFor: chance.happens(0.45)
      ? [...new Set([chance.pick(others), ...(chance.happens(0.4) ? [chance.pick(others)] : [])])].sort()
      : [],
  };
}
