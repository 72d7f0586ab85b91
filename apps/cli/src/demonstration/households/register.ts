import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf, dealt } from '../chance.js';
import { type FosterHome, type FosterHomes, placesShares, registerSizes } from '../episodes/foster-homes.js';
import { type PostcodeFinder } from '../geography/postcode-finder.js';
import { authorityPlans, demonstrationAuthorityCode } from '../geography/plan.js';
import { type Postcode } from '../geography/postcodes.js';
import { newCode } from '../people/entrants.js';
import { carerFirstName, surname } from '../people/names.js';
import { keepPlacesBack } from './availability.js';
import { formConstellations } from './constellations.js';
import { type Household, type Living } from './household.js';
import { type Provider } from './providers.js';
import { skillsOf } from './skills.js';
import { termsOf } from './terms.js';

export interface RegisterAsked {
  readonly seed: number;
  readonly on: DayNumber;
  readonly homes: FosterHomes;
  readonly providers: readonly Provider[];
  readonly finder: PostcodeFinder;
  readonly takenCodes: Set<string>;
}

type Kind = Exclude<Household['kind'], 'supported'>;

interface Draft {
  readonly home: FosterHome | null;
  readonly kind: Kind;
  readonly postcode: Postcode;
  readonly agency: Provider | null;
  readonly approvedFrom: DayNumber;
  readonly living: readonly Living[];
}

/** Builds the register of households from the foster homes of the day: the children in them are those the returns tell of. */
export function registerOf(asked: RegisterAsked): Household[] {
  const chance = chanceOf(asked.seed, 'register');
  const mainstream = [
    ...ofKind(asked, 'in-house', chance),
    ...withGuests(ofKind(asked, 'agency', chance), asked, chance),
  ];
  const kinship = asked.homes
    .open()
    .filter(({ kind, residents }) => kind === 'kinship' && residents.length > 0)
    .map((home) => draftOf(home, asked.on));
  const sized = placesOf(mainstream, chance);
  const bedrooms = bedroomsOf(sized, chance);
  const numbers = new Map<Kind, number>();
  const own = asked.providers[0] as Provider;
  const households = [
    ...mainstream.map((draft, at) => ({ draft, places: sized[at] as number, bedrooms: bedrooms[at] as number })),
    ...kinship.map((draft) => ({ draft, places: draft.living.length, bedrooms: Math.ceil(draft.living.length / 2) })),
  ].map(({ draft, ...size }): Household => {
    const number = (numbers.get(draft.kind) ?? 0) + 1;
    numbers.set(draft.kind, number);
    const reference = `${prefixes[draft.kind]}-${String(number).padStart(4, '0')}`;
    return householdOf(draft, size, reference, draft.agency?.name ?? own.name, asked);
  });
  formConstellations(asked.seed, households, asked.on);
  keepPlacesBack(asked.seed, households, asked.on);
  return households;
}

const prefixes: Readonly<Record<Kind, string>> = { 'in-house': 'FH', agency: 'AG', kinship: 'KC' };

function draftOf(home: FosterHome, on: DayNumber): Draft {
  const living = home.residents.map(({ child, group, from }): Living => ({
    authority: demonstrationAuthorityCode,
    code: child.code,
    from,
    lastDay: null,
    siblings: group.reference ?? '',
    ageInYears: ageOn(child.born, on),
    sex: child.sex,
  }));
  const { kind, postcode, agency, opened } = home;
  return {
    home,
    kind,
    postcode,
    agency,
    approvedFrom: opened,
    living: living.sort((a, b) => a.from - b.from || (a.code < b.code ? -1 : 1)),
  };
}

/** The homes of one kind, made up with new ones, or less some empty ones, to the size of the register. */
function ofKind(asked: RegisterAsked, kind: 'in-house' | 'agency', chance: Chance): Draft[] {
  const open = asked.homes.open().filter((home) => home.kind === kind && !home.spot);
  const lived = open.filter(({ residents }) => residents.length > 0);
  const empty = chance.shuffled(open.filter(({ residents }) => residents.length === 0));
  const kept = [...lived, ...empty]
    .slice(0, Math.max(registerSizes[kind], lived.length))
    .map((home) => draftOf(home, asked.on));
  const agencies = asked.providers.filter(({ type }) => type === 'Independent fostering agency');
  const county = asked.finder.inAuthority(demonstrationAuthorityCode);
  while (kept.length < registerSizes[kind]) {
    const miles = kind === 'agency' ? chance.lognormal(9, 0.8) : chance.lognormal(2, 0.5);
    const from = chance.pick(county);
    kept.push({
      home: null,
      kind,
      postcode: asked.finder.atDistance(from, miles, chance, () => true) ?? from,
      agency: kind === 'agency' ? chance.pick(agencies) : null,
      approvedFrom: asked.on - chance.whole(10, 500),
      living: [],
    });
  }
  return kept;
}

/** Agency homes are shared: in some of them lives a child of the authority around the home, or of another. */
function withGuests(drafts: readonly Draft[], asked: RegisterAsked, chance: Chance): Draft[] {
  const others = authorityPlans.map(({ code }) => code).filter((code) => code !== demonstrationAuthorityCode);
  return drafts.map((draft) => {
    if (draft.living.length > 1 || !chance.happens(0.3)) return draft;
    const area = draft.postcode.district.authority.code;
    const authority = area !== demonstrationAuthorityCode && chance.happens(0.6) ? area : chance.pick(others);
    const guest: Living = {
      authority,
      code: newCode(asked.takenCodes, chance),
      from: asked.on - chance.whole(5, 900),
      lastDay: null,
      siblings: '',
      ageInYears: chance.whole(1, 17),
      sex: chance.happens(0.55) ? 'M' : 'F',
    };
    const from = Math.min(draft.approvedFrom, guest.from - 30);
    return { ...draft, approvedFrom: from, living: [...draft.living, guest] };
  });
}

/** Deals places by their published shares, never fewer than children live in the home. */
function placesOf(drafts: readonly Draft[], chance: Chance): number[] {
  const deck = dealt(placesShares, drafts.length, chance);
  const dealtTo: number[] = [];
  const fullestFirst = drafts
    .map(({ living }, at) => ({ at, living: living.length }))
    .sort((a, b) => b.living - a.living || a.at - b.at);
  for (const { at, living } of fullestFirst) {
    const card = living === 0 ? 0 : largestOfAFew(deck, living, chance);
    dealtTo[at] = Math.max(living, deck.splice(Math.max(card, 0), 1)[0] ?? living);
  }
  return dealtTo;
}

/** Homes in use are the larger ones: of a few cards that are large enough, the largest. */
function largestOfAFew(deck: readonly number[], living: number, chance: Chance): number {
  const enough = [...deck.keys()].filter((at) => (deck[at] ?? 0) >= living);
  const few = Array.from({ length: enough.length === 0 ? 0 : 3 }, () => chance.pick(enough));
  return few.reduce((best, at) => ((deck[at] ?? 0) > (deck[best] ?? 0) ? at : best), few[0] ?? -1);
}

/** Bedrooms for fostered children: one 45%, two 38%, three or more 17% of homes. */
function bedroomsOf(places: readonly number[], chance: Chance): number[] {
  const ofTwo = dealt(
    [
      [1, 14],
      [2, 21],
    ] as const,
    places.filter((each) => each === 2).length,
    chance,
  );
  const ofThree = dealt(
    [
      [2, 17],
      [3, 11],
    ] as const,
    places.filter((each) => each === 3).length,
    chance,
  );
  return places.map((each) =>
    each === 1 ? 1 : each === 2 ? (ofTwo.pop() ?? 1) : each === 3 ? (ofThree.pop() ?? 2) : 3,
  );
}

function householdOf(
  draft: Draft,
  size: { readonly places: number; readonly bedrooms: number },
  reference: string,
  service: string,
  asked: RegisterAsked,
): Household {
  const chance = chanceOf(asked.seed, `household/${reference}`);
  const family = surname(chance);
  const first = carerFirstName(chance);
  const second = chance.happens(0.62) ? carerFirstName(chance) : null;
  const couple = second !== null && second !== first;
  return {
    ...draft,
    ...size,
    reference,
    service,
    name: `${couple ? `${first} and ${second}` : first} ${family}`,
    carers: couple ? [`${first} ${family}`, `${second} ${family}`] : [`${first} ${family}`],
    approvedLastDay: null,
    resignedOn: null,
    terms: termsOf(draft.kind, draft.living, size.places, chance),
    skills: skillsOf(draft.kind, asked.on, chance),
    languages: chance.happens(0.22)
      ? [
          chance.pick([
            'Arabic',
            'Bengali',
            'French',
            'Hindi',
            'Kurdish',
            'Pashto',
            'Polish',
            'Portuguese',
            'Punjabi',
            'Romanian',
            'Somali',
            'Tigrinya',
            'Urdu',
            'Welsh',
            'Yoruba',
          ]),
        ]
      : [],
    pets: chance.weighted([
      ['yes', 46],
      ['no', 42],
      ['', 12],
    ] as const),
    ownChildrenAges: chance.happens(0.35) ? Array.from({ length: chance.whole(1, 3) }, () => chance.whole(2, 19)) : [],
    stayingPut: 0,
    hold: null,
    notAvailable: [],
    membership: null,
  };
}
