import { type Chance, type Shares } from '../chance.js';

/** Days of a stay that is only a bridge: from, to. */
const bridges: Shares<readonly [number, number]> = [
  [[1, 7], 43],
  [[8, 30], 31],
  [[31, 90], 8],
  [[91, 182], 16],
  [[183, 365], 14],
];

export interface StayAsked {
  readonly first: boolean;
  /** Some children move again and again: most of all moves are theirs. */
  readonly unsettled: boolean;
}

/** @returns how many days a stay is going to last if care does not end before: some are meant to be for good. */
export function intendedDays({ first, unsettled }: StayAsked, chance: Chance): number {
  if (unsettled) return chance.happens(0.2) ? chance.whole(1, 10) : Math.max(1, Math.round(chance.lognormal(170, 1)));
  if (chance.happens(first ? 0.47 : 0.11)) {
    const [from, to] = chance.weighted(bridges);
    return chance.whole(from, to);
  }
  return Math.max(30, Math.round(chance.exponential(18 * 365)));
}
