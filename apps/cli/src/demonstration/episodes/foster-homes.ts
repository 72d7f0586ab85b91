import { type DayNumber } from '../calendar.js';
import { type Chance, type Shares } from '../chance.js';
import { milesApart } from '../geography/postcode-finder.js';
import { type Postcode } from '../geography/postcodes.js';
import { type Provider } from '../households/providers.js';
import { type Child, type SiblingGroup } from '../people/child.js';

export type FosterKind = 'kinship' | 'in-house' | 'agency';

export interface Resident {
  readonly child: Child;
  readonly group: SiblingGroup;
  readonly from: DayNumber;
}

/** A foster home as the years go by. */
export interface FosterHome {
  readonly number: number;
  readonly kind: FosterKind;
  readonly postcode: Postcode;
  readonly agency: Provider | null;
  /** Bought once, far away, from outside the framework: not in the authority's register. */
  readonly spot: boolean;
  /** How many children it takes; four and more are for brothers and sisters only. */
  readonly willing: number;
  readonly opened: DayNumber;
  closed: DayNumber | null;
  residents: Resident[];
}

/** Places of an approval: one to four. */
export const placesShares: Shares<number> = [
  [1, 31],
  [2, 35],
  [3, 28],
  [4, 6],
];
/** How many homes the register keeps of each kind; kinship homes come and go with their children. */
export const registerSizes = { 'in-house': 225, agency: 240 } as const;

export interface HomeWanted {
  readonly kind: FosterKind;
  readonly group: SiblingGroup;
  readonly children: number;
  readonly near: Postcode;
  readonly miles: number;
  /** Whether a home at this postcode, so many miles from home, will do. */
  readonly fits: (postcode: Postcode, miles: number) => boolean;
}

/** The foster homes there are, day by day. */
export interface FosterHomes {
  readonly open: () => readonly FosterHome[];
  /** @returns a home with room where one is wanted; null when a new one must be found. */
  readonly withRoom: (wanted: HomeWanted, chance: Chance) => FosterHome | null;
  readonly add: (home: Omit<FosterHome, 'number' | 'closed' | 'residents'>) => FosterHome;
  /** Some homes without children leave fostering. */
  readonly retire: (on: DayNumber, chance: Chance) => void;
}

/** A home this much nearer or farther than wanted, as a logarithm, will do; and when the register is full. */
const closeEnough = { usually: 0.3, whenFull: 0.7 };

export function fosterHomes(): FosterHomes {
  const registered: Record<'in-house' | 'agency', FosterHome[]> = { 'in-house': [], agency: [] };
  let others: FosterHome[] = [];
  let added = 0;
  const leaves = (home: FosterHome, on: DayNumber, share: number, chance: Chance): boolean => {
    if (home.residents.length > 0 || !(share === 1 || chance.happens(share))) return false;
    home.closed = on;
    return true;
  };
  return {
    open: () => [...registered['in-house'], ...registered.agency, ...others],
    withRoom(wanted, chance) {
      if (wanted.kind === 'kinship') return null;
      const homes = registered[wanted.kind];
      const isFull = homes.length >= registerSizes[wanted.kind];
      const reach = isFull ? closeEnough.whenFull : closeEnough.usually;
      const sought = Math.log(wanted.miles + 0.3);
      const candidates: { readonly home: FosterHome; readonly off: number }[] = [];
      for (const home of homes) {
        if (!hasRoom(home, wanted)) continue;
        const miles = milesApart(wanted.near, home.postcode);
        const off = Math.abs(Math.log(miles + 0.3) - sought);
        if (off < reach && wanted.fits(home.postcode, miles)) candidates.push({ home, off });
      }
      if (candidates.length === 0) return null;
      candidates.sort((a, b) => a.off - b.off || a.home.number - b.home.number);
      return chance.pick(candidates.slice(0, isFull ? 3 : 8)).home;
    },
    add(home) {
      added += 1;
      const whole: FosterHome = { ...home, number: added, closed: null, residents: [] };
      if (home.kind === 'kinship' || home.spot) others.push(whole);
      else registered[home.kind].push(whole);
      return whole;
    },
    retire(on, chance) {
      for (const kind of ['in-house', 'agency'] as const) {
        registered[kind] = registered[kind].filter((home) => !leaves(home, on, 0.09, chance));
      }
      others = others.filter((home) => !leaves(home, on, 1, chance));
    },
  };
}

/** No more than three children, unless all are brothers and sisters; never more than the home is willing to take. */
function hasRoom(home: FosterHome, wanted: HomeWanted): boolean {
  const together = home.residents.length + wanted.children;
  if (together > home.willing) return false;
  return together <= 3 || home.residents.every(({ group }) => group === wanted.group);
}
