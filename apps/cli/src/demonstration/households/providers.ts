import { type Chance, chanceOf } from '../chance.js';
import { type PostcodeFinder } from '../geography/postcode-finder.js';
import { authorityPlans, demonstrationAuthorityCode } from '../geography/plan.js';
import { type Postcode } from '../geography/postcodes.js';

export type ProviderType =
  'Local authority fostering service' | 'Independent fostering agency' | "Children's home" | 'Supported accommodation';

/** A registered provider, invented, with a number no regulator has given. */
export interface Provider {
  readonly urn: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly places: number | null;
  readonly postcode: Postcode;
}

const firstWords =
  'Amber Beacon Bluebell Bramley Cedar Clover Copper Dove Fernhill Foxglove Harbour Hazel Heron Juniper Kestrel Lantern Larch Linden Maple Meadow Orchard Pebble Pippin Quarry Rowan Saffron Skylark Sorrel Thimble Violet Wren Yarrow'.split(
    ' ',
  );
const homeWords = ['House', 'Lodge', 'Cottage', 'Grange', 'View', 'Court'];

/** Agencies, children's homes and supported accommodation in and around the county; homes beyond it are the majority. */
export function providersOf(seed: number, finder: PostcodeFinder): readonly Provider[] {
  const chance = chanceOf(seed, 'providers');
  const names = new Set<string>();
  let number = 9_900_000;
  const provider = (type: ProviderType, authority: string, name: () => string, places: number | null): Provider => {
    let chosen = name();
    while (names.has(chosen)) chosen = name();
    names.add(chosen);
    number += 1;
    return { urn: String(number), name: chosen, type, places, postcode: chance.pick(finder.inAuthority(authority)) };
  };
  const anywhere = authorityPlans.map(({ code }) => code);
  const county = authorityPlans[0]?.name ?? '';
  return [
    provider(
      'Local authority fostering service',
      demonstrationAuthorityCode,
      () => `${county} Fostering (fictional)`,
      null,
    ),
    ...Array.from({ length: 14 }, (_, at) =>
      provider(
        'Independent fostering agency',
        at < 4 ? demonstrationAuthorityCode : chance.pick(anywhere),
        () => `${chance.pick(firstWords)} Fostering (fictional agency)`,
        null,
      ),
    ),
    ...Array.from({ length: 96 }, (_, at) =>
      provider(
        "Children's home",
        at < 26 ? demonstrationAuthorityCode : chance.pick(anywhere.slice(1)),
        () => houseName(chance),
        chance.whole(2, 5),
      ),
    ),
    ...Array.from({ length: 54 }, (_, at) =>
      provider(
        'Supported accommodation',
        at < 28 ? demonstrationAuthorityCode : chance.pick(anywhere.slice(1)),
        () => houseName(chance),
        chance.whole(3, 8),
      ),
    ),
  ];
}

const houseName = (chance: Chance): string =>
  `${chance.pick(firstWords)} ${chance.pick(homeWords)}${chance.happens(0.35) ? ` ${chance.whole(2, 9)}` : ''} (fictional)`;
