import { type PlacementType, type Urgency } from '#register/core';
import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf, dealt } from '../chance.js';
import { type Journey } from '../episodes/stay.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { milesApart, type PostcodeFinder } from '../geography/postcode-finder.js';
import { type Postcode } from '../geography/postcodes.js';
import { freePlaces, type Household } from '../households/household.js';
import { newCode } from '../people/entrants.js';
import { childName } from '../people/names.js';
import { factsOf } from './facts.js';
import { needsOf } from './needs.js';
import { penPicture, type Wish } from './pen-pictures.js';
import { type PlacementRequest, type School } from './request.js';
import { nearestSchool } from './schools.js';

export interface RequestsAsked {
  readonly seed: number;
  readonly on: DayNumber;
  readonly journeys: readonly Journey[];
  readonly households: readonly Household[];
  readonly schools: readonly School[];
  readonly finder: PostcodeFinder;
  readonly takenCodes: Set<string>;
}

/** A child a home is wanted for, before the request is written. */
interface Wanted {
  readonly code: string;
  readonly firstName: string;
  readonly sex: 'M' | 'F';
  readonly born: DayNumber;
  readonly home: Postcode | null;
  readonly siblings: string;
  readonly unaccompanied: boolean;
  readonly expectsABaby: boolean;
  /** The household the child is to move from; the child's last day there becomes the day before the move. */
  readonly leaves: Household | null;
  /** Brothers and sisters who come on one day and wait together: one urgency, one type, the same days. */
  readonly family: Family | null;
}

interface Family {
  readonly siblings: string;
  readonly urgency: Urgency;
  /** Years of each child, the eldest first. */
  readonly ages: readonly number[];
}

/** Two families whose children all wait for a home: for these the search for brothers and sisters has something to weigh. */
const families: readonly Family[] = [
  { siblings: 'NEW-PAIR', urgency: 'emergency', ages: [6.1, 2.4] },
  { siblings: 'NEW-TRIO', urgency: 'planned', ages: [9.3, 7.2, 4.6] },
];

const numbers = { moving: 9, leavingAHome: 3, parted: 2, siblingOfAFosteredChild: 2, newcomers: 9 };
/** Of all requests, those that are needed the same day. */
const sameDayShare = 0.4;
/** How often a field that may be blank is blank. */
const missingShare = 0.15;
/** Answers of carers a request has got: its offers are Poisson with mean 2.2, and most carers have answered. */
const offersMean = 2.2;

/** The requests open on the day: some children are looked after and must move, some come new, some have a brother or sister in a home. */
export function requestsOf(asked: RequestsAsked): PlacementRequest[] {
  const chance = chanceOf(asked.seed, 'requests');
  const wanted = namedApart(chance.shuffled(childrenWanted(asked, chance)), chance);
  const urgencies = urgenciesOf(wanted, chance);
  const known = (): boolean[] =>
    dealt(
      [
        [false, missingShare],
        [true, 1 - missingShare],
      ] as const,
      wanted.length,
      chance,
    );
  const [sex, home, schoolPostcode] = [known(), known(), known()];
  return wanted.map((child, at) => {
    const written = { sex: sex[at] === true, home: home[at] === true, schoolPostcode: schoolPostcode[at] === true };
    return requestFor(child, urgencies[at] ?? 'planned', at, written, asked);
  });
}

/** The share of the same day is of all requests: those of families are told, the others are dealt. */
function urgenciesOf(wanted: readonly Wanted[], chance: Chance): Urgency[] {
  const told = wanted.flatMap(({ family }) => family ?? []);
  const others = wanted.length - told.length;
  const sameDay =
    Math.round(wanted.length * sameDayShare) - told.filter(({ urgency }) => urgency === 'emergency').length;
  const deck = dealt<Urgency>(
    [
      ['emergency', sameDay],
      ['planned', others - sameDay],
    ],
    others,
    chance,
  );
  return wanted.map(({ family }) => family?.urgency ?? deck.pop() ?? 'planned');
}

/** Gives each child a name of their own, so that no two requests of the demonstration are mistaken for one another. */
function namedApart(wanted: readonly Wanted[], chance: Chance): Wanted[] {
  const taken = new Set<string>();
  return wanted.map((each) => {
    let { firstName } = each;
    while (taken.has(firstName)) firstName = childName(each.sex, each.unaccompanied, chance);
    taken.add(firstName);
    return { ...each, firstName };
  });
}

function childrenWanted(asked: RequestsAsked, chance: Chance): Wanted[] {
  const { on, households } = asked;
  const homeOf = new Map(
    households.flatMap((home) => home.living.map(({ authority, code }) => [`${authority}/${code}`, home] as const)),
  );
  const lookedAfter = chance
    .shuffled(asked.journeys.filter(({ ended }) => ended === null))
    .filter(({ child }) => ageOn(child.born, on) < 17);
  const registered = (journey: Journey): Household | undefined =>
    homeOf.get(`${demonstrationAuthorityCode}/${journey.child.code}`);
  const elsewhere = lookedAfter.filter(
    (journey) => !registered(journey) && !['adoption', 'parents'].includes(journey.stays.at(-1)?.kind ?? ''),
  );
  const inHomes = lookedAfter.filter((journey) => registered(journey)?.kind !== 'kinship' && registered(journey));
  const parted = elsewhere.filter(({ child, group }) =>
    asked.journeys.some(
      (other) => other.group === group && other.child !== child && other.ended === null && registered(other),
    ),
  );
  const chosen = new Set<Journey>([...parted.slice(0, numbers.parted), ...elsewhere.slice(0, numbers.moving)]);
  const leaving = inHomes.slice(0, numbers.leavingAHome);
  const siblings = inHomes
    .slice(numbers.leavingAHome)
    .filter(({ group }) => group.children.length === 1 && !group.children[0]?.unaccompanied);
  return [
    ...[...chosen].map((journey) => knownChild(journey, null)),
    ...leaving.map((journey) => knownChild(journey, registered(journey) ?? null)),
    ...siblings
      .slice(0, numbers.siblingOfAFosteredChild)
      .map((journey, at) => newSibling(journey, registered(journey), `NEW-${at + 1}`, asked, chance)),
    ...families.flatMap((family) => newFamily(family, asked, chance)),
    ...Array.from({ length: numbers.newcomers }, (_, at) => newcomer(asked, chance, at)),
  ];
}

const knownChild = ({ child, group }: Journey, leaves: Household | null): Wanted => ({
  code: child.code,
  firstName: child.firstName,
  sex: child.sex,
  born: child.born,
  home: child.unaccompanied ? null : group.home,
  siblings: group.reference ?? '',
  unaccompanied: child.unaccompanied,
  expectsABaby: false,
  leaves,
  family: null,
});

/** Years of those who come alone: they lean to babies and teenagers, and one may live in supported accommodation. */
const ages = [0.02, 14.6, 2.4, 11.3, 15.8, 6.1, 0.5, 13.2, 16.4, 8.9];

/** A child who comes to be looked after now, alone. */
function newcomer(asked: RequestsAsked, chance: Chance, at: number): Wanted {
  const expectsABaby = at === 4;
  const unaccompanied = at === 8;
  const sex = !expectsABaby && chance.happens(0.52) ? 'M' : 'F';
  return {
    code: newCode(asked.takenCodes, chance),
    firstName: childName(sex, unaccompanied, chance),
    sex,
    born: asked.on - Math.round(((ages[at % ages.length] as number) + chance.unit() * 0.4) * 365.25),
    home: chance.pick(asked.finder.inAuthority(demonstrationAuthorityCode)),
    siblings: '',
    unaccompanied,
    expectsABaby,
    leaves: null,
    family: null,
  };
}

/** All of one home, none of whose children is looked after yet. */
function newFamily(family: Family, asked: RequestsAsked, chance: Chance): Wanted[] {
  const home = chance.pick(asked.finder.inAuthority(demonstrationAuthorityCode));
  return family.ages.map((age) => ({
    ...newcomer(asked, chance, 0),
    born: asked.on - Math.round((age + chance.unit() * 0.4) * 365.25),
    home,
    siblings: family.siblings,
    family,
  }));
}

/** A child who comes now and whose brother or sister, alone until today, lives in a home of the register. */
function newSibling(
  journey: Journey,
  home: Household | undefined,
  reference: string,
  asked: RequestsAsked,
  chance: Chance,
): Wanted {
  const living = home?.living.find(({ code }) => code === journey.child.code);
  if (living) living.siblings = reference;
  return { ...newcomer(asked, chance, chance.whole(0, 3)), home: journey.group.home, siblings: reference };
}

/** Whether a field that may be blank is written. */
interface Written {
  readonly sex: boolean;
  readonly home: boolean;
  readonly schoolPostcode: boolean;
}

function requestFor(
  wanted: Wanted,
  urgency: Urgency,
  at: number,
  written: Written,
  asked: RequestsAsked,
): PlacementRequest {
  const { on } = asked;
  const chance = chanceOf(asked.seed, `request/${wanted.code}`);
  const ofAll = wanted.family ? chanceOf(asked.seed, `request/${wanted.family.siblings}`) : chance;
  const age = ageOn(wanted.born, on);
  const openedOn = urgency === 'emergency' ? on - ofAll.whole(0, 1) : on - ofAll.whole(3, 38);
  const neededBy = urgency === 'emergency' ? openedOn : Math.max(openedOn + 2, on + ofAll.whole(-4, 34));
  const startsOn = Math.max(neededBy, on);
  const type = placementType(wanted, urgency, ofAll);
  const stage = age >= 11 ? 'secondary' : age >= 4 ? 'primary' : null;
  const school =
    stage && wanted.home && age < 17 && chance.happens(0.9) ? nearestSchool(asked.schools, stage, wanted.home) : null;
  const mustContinue = school !== null && chance.happens(age >= 14 ? 0.8 : 0.35);
  const sex = written.sex || wanted.expectsABaby ? wanted.sex : '';
  const wish = wishOf(wanted, mustContinue, chance);
  if (wanted.leaves) {
    const living = wanted.leaves.living.find(({ code }) => code === wanted.code);
    if (living) living.lastDay = startsOn - 1;
  }
  const needs =
    type === 'parent-and-child'
      ? (['newborn-care', 'parent-and-child'] as const)
      : needsOf(age, wanted.unaccompanied, chance);
  return {
    reference: `PR-${String(101 + at)}`,
    child: wanted.code,
    knownAs: wanted.firstName,
    born: wanted.born,
    sex,
    openedOn,
    neededBy,
    urgency,
    startsOn,
    lastDay: lastDayOf(type, startsOn, ofAll),
    placementType: type,
    home: written.home ? wanted.home : null,
    school,
    schoolPostcodeKnown: written.schoolPostcode,
    schoolMustContinue: mustContinue,
    needs,
    languages: wanted.unaccompanied ? [chance.pick(['Arabic', 'Kurdish', 'Pashto', 'Tigrinya'])] : [],
    siblings: wanted.siblings,
    adoptionConsidered: age < 2 && wanted.family === null && type !== 'parent-and-child' && chance.happens(0.5),
    ...(wanted.expectsABaby ? everybodyDeclined(asked) : answers(wanted, age, asked, chance)),
    summary: penPicture({ name: wanted.firstName, sex, ageInYears: age }, wish, chance),
    facts: factsOf(
      {
        ...{ ageInYears: age, home: wanted.home, needs, unaccompanied: wanted.unaccompanied, openedOn, on },
        ...{ hasSiblings: wanted.siblings !== '', mustKeepSchool: mustContinue, isEmergency: urgency === 'emergency' },
      },
      asked.finder.inAuthority(demonstrationAuthorityCode),
      chanceOf(asked.seed, `request-facts/${wanted.code}`),
    ),
  };
}

function wishOf(wanted: Wanted, mustContinue: boolean, chance: Chance): Wish {
  if (wanted.expectsABaby) return 'baby';
  if (wanted.siblings !== '') return 'siblings';
  if (mustContinue) return 'school';
  return wanted.unaccompanied ? 'calm' : chance.pick(['contact', 'calm'] as const);
}

function placementType(wanted: Wanted, urgency: Urgency, chance: Chance): PlacementType {
  if (wanted.expectsABaby) return 'parent-and-child';
  if (urgency === 'emergency')
    return chance.weighted([
      ['emergency', 65],
      ['short-term', 35],
    ] as const);
  return chance.weighted([
    ['short-term', 48],
    ['long-term', 42],
    ['respite', 10],
  ] as const);
}

function lastDayOf(type: PlacementType, startsOn: DayNumber, chance: Chance): DayNumber | null {
  switch (type) {
    case 'emergency':
      return startsOn + chance.whole(6, 27);
    case 'respite':
      return startsOn + chance.whole(3, 13);
    case 'short-term':
      return chance.happens(0.7) ? startsOn + chance.whole(30, 240) : null;
    case 'parent-and-child':
      return startsOn + chance.whole(80, 120);
    case 'long-term':
    case 'remand':
      return null;
  }
}

/** A search that has come to its end: every home that could take a parent and child was asked, and none can. */
function everybodyDeclined({ households }: RequestsAsked): Answers {
  const asked = households.filter(({ kind, places, living, stayingPut, membership, terms }) => {
    const mayHaveRoom = places - living.length - stayingPut - (membership?.beds ?? 0) > 0;
    return kind !== 'kinship' && mayHaveRoom && (terms.types.length === 0 || terms.types.includes('parent-and-child'));
  });
  return { agreedBy: [], declinedBy: asked.map(({ reference }) => reference).sort() };
}

interface Answers {
  readonly agreedBy: readonly string[];
  readonly declinedBy: readonly string[];
}

/** What carers have said so far: the nearest homes with a place were asked first. */
function answers(wanted: Wanted, age: number, { households, on }: RequestsAsked, chance: Chance): Answers {
  const from = wanted.home;
  const near = households
    .filter((home) => freePlaces(home) > 0 && home.kind !== 'kinship' && home.approvedFrom <= on)
    .filter(({ terms: { ages } }) => ages === null || (age >= ages[0] && age <= ages[1]))
    .sort(
      (a, b) =>
        (from ? milesApart(from, a.postcode) - milesApart(from, b.postcode) : 0) ||
        (a.reference < b.reference ? -1 : 1),
    );
  const asked = chance.shuffled(near.slice(0, 12)).slice(0, chance.poisson(offersMean));
  const said = asked.map(({ reference }) => ({
    reference,
    answer: chance.weighted([
      ['agreed', 30],
      ['declined', 42],
      ['', 28],
    ] as const),
  }));
  const who = (answer: string): string[] =>
    said
      .filter((each) => each.answer === answer)
      .map(({ reference }) => reference)
      .sort();
  return { agreedBy: who('agreed'), declinedBy: who('declined') };
}
