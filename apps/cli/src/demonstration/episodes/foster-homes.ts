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
  readonly fits: (postcode: Postcode) => boolean;
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

export function fosterHomes(): FosterHomes {
  const open: FosterHome[] = [];
  let added = 0;
  return {
    open: () => open,
    withRoom(wanted, chance) {
      if (wanted.kind === 'kinship') return null;
      const { kind } = wanted;
      const ofKind = open.filter((home) => home.kind === kind && !home.spot);
      const full = ofKind.length >= registerSizes[kind];
      const candidates = ofKind
        .filter((home) => hasRoom(home, wanted) && wanted.fits(home.postcode))
        .map((home) => ({
          home,
          off: Math.abs(Math.log((milesApart(wanted.near, home.postcode) + 0.3) / (wanted.miles + 0.3))),
        }))
        .filter(({ off }) => full || off < 0.3)
        .sort((a, b) => a.off - b.off || a.home.number - b.home.number);
      if (candidates.length === 0) return null;
      return chance.pick(candidates.slice(0, full ? 3 : 8)).home;
    },
    add(home) {
      added += 1;
      const whole: FosterHome = { ...home, number: added, closed: null, residents: [] };
      open.push(whole);
      return whole;
    },
    retire(on, chance) {
      for (let at = open.length - 1; at >= 0; at -= 1) {
        const home = open[at] as FosterHome;
        if (home.residents.length > 0) continue;
        const leaves = home.kind === 'kinship' || home.spot || chance.happens(0.09);
        if (!leaves) continue;
        home.closed = on;
        open.splice(at, 1);
      }
    },
  };
}

/** No more than three children, unless all are brothers and sisters; never more than the home is willing to take. */
function hasRoom(home: FosterHome, wanted: HomeWanted): boolean {
  const together = home.residents.length + wanted.children;
  if (together > home.willing) return false;
  return together <= 3 || home.residents.every(({ group }) => group === wanted.group);
}
