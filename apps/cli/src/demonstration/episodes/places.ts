import { type DayNumber } from '../calendar.js';
import { type Chance, type Shares } from '../chance.js';
import { milesApart, type PostcodeFinder } from '../geography/postcode-finder.js';
import { type Postcode } from '../geography/postcodes.js';
import { type Provider, type ProviderType } from '../households/providers.js';
import { type SiblingGroup } from '../people/child.js';
import { type FosterHome, type FosterHomes, placesShares } from './foster-homes.js';
import { type Placing } from './kinds.js';
import { isFoster, type PlaceKind } from './stay.js';
import { type Cell, cellOf, milesFor, type WhereToLook } from './where.js';

export interface PlaceWanted {
  readonly kind: PlaceKind;
  readonly group: SiblingGroup;
  readonly placing: Placing;
  readonly on: DayNumber;
  readonly chance: Chance;
  readonly finder: PostcodeFinder;
  readonly providers: readonly Provider[];
  readonly homes: FosterHomes;
  readonly where: WhereToLook;
}

export interface PlaceFound {
  readonly code: string;
  readonly foster: FosterHome | null;
  readonly provider: Provider | null;
  readonly postcode: Postcode;
}

/** Finds where a child or a sibling group is going to live. */
export function findPlace(wanted: PlaceWanted): PlaceFound {
  const { kind, group, chance, where } = wanted;
  if (kind === 'parents' && chance.happens(0.55))
    return { code: 'P1', foster: null, provider: null, postcode: group.home };
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const cell = where.cell(kind, chance);
    const miles = milesFor(kind, cell, chance);
    const found = findIn(wanted, cell, miles);
    if (found) return found;
  }
  const near = wanted.finder.atDistance(group.home, 3, chance, () => true) ?? group.home;
  return atPostcode(wanted, near, false);
}

function findIn(wanted: PlaceWanted, cell: Cell, miles: number): PlaceFound | null {
  const { kind, group, chance, finder } = wanted;
  const spot = kind === 'agency' && (miles > 36 || chance.happens(0.13));
  const fits = (postcode: Postcode, away?: number): boolean => cellOf(group.home, postcode, away) === cell;
  if (isFoster(kind)) {
    const children = wanted.placing.children;
    const known = spot ? null : wanted.homes.withRoom({ kind, group, children, near: group.home, miles, fits }, chance);
    if (known) return { code: codeOf(kind, wanted), foster: known, provider: known.agency, postcode: known.postcode };
  }
  const type = providerTypes[kind];
  if (type) {
    const provider = nearest(wanted.providers, type, group.home, miles, fits, chance);
    return provider && { code: codeOf(kind, wanted), foster: null, provider, postcode: provider.postcode };
  }
  const postcode = finder.atDistance(group.home, miles, chance, fits);
  return postcode && atPostcode(wanted, postcode, spot);
}

const providerTypes: Readonly<Partial<Record<PlaceKind, ProviderType>>> = {
  'childrens-home': "Children's home",
  supported: 'Supported accommodation',
};

function nearest(
  providers: readonly Provider[],
  type: ProviderType,
  home: Postcode,
  miles: number,
  fits: (postcode: Postcode) => boolean,
  chance: Chance,
): Provider | null {
  const near = providers
    .filter((provider) => provider.type === type && fits(provider.postcode))
    .map((provider) => ({ provider, off: Math.abs(milesApart(home, provider.postcode) - miles) }))
    .sort((a, b) => a.off - b.off || (a.provider.urn < b.provider.urn ? -1 : 1));
  return near.length === 0 ? null : chance.pick(near.slice(0, 4)).provider;
}

function atPostcode(wanted: PlaceWanted, postcode: Postcode, spot: boolean): PlaceFound {
  const { kind, chance, homes, on, placing, providers } = wanted;
  if (!isFoster(kind)) return { code: codeOf(kind, wanted), foster: null, provider: null, postcode };
  const agencies = providers.filter(({ type }) => type === 'Independent fostering agency');
  const agency = kind === 'agency' ? chance.pick(agencies) : null;
  const willing = kind === 'kinship' ? placing.children : Math.max(chance.weighted(placesShares), placing.children);
  const foster = homes.add({ kind, postcode, agency, spot, willing, opened: on - chance.whole(30, 900) });
  return { code: codeOf(kind, wanted), foster, provider: agency, postcode };
}

const elsewhere: readonly (readonly [minimumAge: number, Shares<string>])[] = [
  [
    15,
    [
      ['R5', 3],
      ['R1', 2],
      ['S1', 2],
      ['P3', 1],
      ['Z1', 2],
      ['K1', 2],
    ],
  ],
  [
    8,
    [
      ['S1', 5],
      ['R1', 2],
      ['R2', 2],
      ['Z1', 1],
    ],
  ],
  [
    -1,
    [
      ['R3', 5],
      ['R2', 3],
      ['Z1', 1],
    ],
  ],
];

function codeOf(kind: PlaceKind, { chance, placing }: PlaceWanted): string {
  switch (kind) {
    case 'kinship':
      return 'U3';
    case 'in-house':
    case 'agency':
      return 'U6';
    case 'childrens-home':
      return 'K2';
    case 'supported':
      return 'K3';
    case 'parents':
      return 'P1';
    case 'adoption':
      return chance.weighted([
        ['A5', 3],
        ['A3', 2],
      ] as const);
    case 'other':
      return chance.weighted((elsewhere.find(([age]) => placing.youngest >= age) as (typeof elsewhere)[number])[1]);
  }
}
