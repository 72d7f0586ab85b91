import { milesBetween } from '#geography/core';
import { bestTogetherFirst, childrenIn, type Together, type TogetherInHome } from './sibling-group.js';

/** One way to share the children out: each home with those who would live in it, and those for whom no home is left. */
export interface Sharing {
  /** In the order of the first child of each. */
  readonly homes: readonly TogetherInHome[];
  readonly unplaced: Together;
  /** Pairs of brothers and sisters who would not live in one home, those with one who is placed already among them. */
  readonly separatedPairs: number;
  /** All pairs that there are: of those who wait, and of one who waits with one who is placed already. */
  readonly pairs: number;
  readonly points: number;
  readonly tenthsOfAMile: number;
}

const pairsOf = (children: number): number => (children * (children - 1)) / 2;

/**
 * Every way to part the set into sets.
 *
 * @returns each as its sets, in the order of their first child; 1, 2, 5, 15, 52, 203 and 877 ways for 1 to 7 children.
 */
export function partitionsOf(whole: Together): readonly (readonly Together[])[] {
  if (whole === 0) return [[]];
  const first = whole & -whole;
  const others = whole & ~first;
  const ways: (readonly Together[])[] = [];
  for (let with_ = others; ; with_ = (with_ - 1) & others) {
    for (const rest of partitionsOf(others & ~with_)) ways.push([first | with_, ...rest]);
    if (with_ === 0) return ways;
  }
}

const textOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const referencesOf = ({ homes }: Sharing): string => homes.map(({ reference }) => reference).join(' ');

/**
 * The order of ways to share children out: as few as possible without a home, then as few pairs as possible apart
 * (lexicographic: no number of points buys a separation), then most points, fewest miles, references.
 */
export const bestSharingFirst = (a: Sharing, b: Sharing): number =>
  childrenIn(a.unplaced) - childrenIn(b.unplaced) ||
  a.separatedPairs - b.separatedPairs ||
  b.points - a.points ||
  a.tenthsOfAMile - b.tenthsOfAMile ||
  textOrder(referencesOf(a), referencesOf(b));

/** Everybody who is to be shared out. */
interface Whole {
  readonly together: Together;
  readonly pairsWithPlaced: number;
}

const pairsTogether = ({ together, pairsWithPlaced }: Whole): number => pairsOf(childrenIn(together)) + pairsWithPlaced;

const sharingOf = (homes: readonly TogetherInHome[], whole: Whole): Sharing => {
  const placed = homes.reduce((set, { together }) => set | together, 0);
  const pairs = pairsTogether(whole);
  return {
    homes,
    unplaced: whole.together & ~placed,
    separatedPairs: pairs - homes.reduce((kept, home) => kept + pairsTogether(home), 0),
    pairs,
    points: homes.reduce((points, home) => points + home.points, 0),
    tenthsOfAMile: homes.reduce((tenths, home) => tenths + home.tenthsOfAMile, 0),
  };
};

/**
 * The best homes for one parting of the children, each set in a home of its own. Of each set only as many homes need to be
 * looked at as there are sets: the others cannot take more of them.
 *
 * @param mayStayUnplaced a set of one child may be left without a home where none is free.
 * @returns null when a set finds no home.
 */
export function bestForParting(
  sets: readonly Together[],
  homesFor: (together: Together) => readonly TogetherInHome[],
  whole: Whole,
  mayStayUnplaced: boolean,
): Sharing | null {
  const candidates = sets.map((together) => homesFor(together).slice(0, sets.length));
  let best: Sharing | null = null;
  const chosen: TogetherInHome[] = [];
  const used = new Set<string>();

  const choose = (index: number): void => {
    const together = sets[index];
    if (together === undefined) {
      const sharing = sharingOf([...chosen], whole);
      if (best === null || bestSharingFirst(sharing, best) < 0) best = sharing;
      return;
    }
    if (best !== null && isHopeless(index, best)) return;
    let isPlaceable = false;
    for (const home of candidates[index] ?? []) {
      if (used.has(home.householdId)) continue;
      isPlaceable = true;
      used.add(home.householdId);
      chosen.push(home);
      choose(index + 1);
      chosen.pop();
      used.delete(home.householdId);
    }
    // Where a home is free leaving the child without one could only help others to a home: looked at as well.
    if (mayStayUnplaced && childrenIn(together) === 1) choose(index + 1);
    else if (!isPlaceable) return;
  };

  /** If every set took its best home, more would be apart or there would be fewer points; and nobody would be better placed. */
  const isHopeless = (index: number, found: Sharing): boolean => {
    if (found.unplaced !== 0) return false;
    const atBest = (of: (home: TogetherInHome) => number): number =>
      chosen.reduce((sum, home) => sum + of(home), 0) +
      candidates.slice(index).reduce((sum, homes) => sum + Math.max(0, ...homes.map(of)), 0);
    const pairs = atBest(({ pairsWithPlaced }) => pairsWithPlaced);
    const pairsFound = found.homes.reduce((sum, { pairsWithPlaced }) => sum + pairsWithPlaced, 0);
    return pairs < pairsFound || (pairs === pairsFound && atBest(({ points }) => points) < found.points);
  };

  choose(0);
  return best;
}

/** @returns miles between the two homes of the sharing that lie furthest apart; 0 for one home, null where a place is not recorded. */
export function milesApart({ homes }: Sharing): number | null {
  let furthest = 0;
  for (const [index, a] of homes.entries()) {
    for (const b of homes.slice(index + 1)) {
      if (a.place === 'not-recorded' || b.place === 'not-recorded') return null;
      furthest = Math.max(furthest, milesBetween(a.place, b.place));
    }
  }
  return furthest;
}

/** What a person chooses between, side by side. */
export interface SiblingGroupAnswer {
  /** Homes that may take all of them, best first. */
  readonly allTogether: readonly TogetherInHome[];
  /** The best way to share them out among homes of one constellation; of each constellation that could, best first. */
  readonly withinOneConstellation: readonly (Sharing & { readonly constellation: string })[];
  /** The best way of each parting into two or more homes, best first; also those in one constellation. */
  readonly splits: readonly Sharing[];
}

const hasHomeForAll = ({ unplaced }: Sharing): boolean => unplaced === 0;

/**
 * @param pairsWithPlaced pairs of one who waits and one who is placed already, as `pairsWithPlacedIn` counts them.
 * @returns the ways to share the children out, at most `shown` of each kind.
 */
export function shareOut(
  homesForSets: ReadonlyMap<Together, readonly TogetherInHome[]>,
  members: number,
  shown: number,
  pairsWithPlaced = 0,
): SiblingGroupAnswer {
  const whole: Whole = { together: 2 ** members - 1, pairsWithPlaced };
  const homesFor = (together: Together): readonly TogetherInHome[] => homesForSets.get(together) ?? [];
  const partings = partitionsOf(whole.together).filter((sets) => sets.length > 1);

  const bestOf = (of: (together: Together) => readonly TogetherInHome[], mayStayUnplaced: boolean): Sharing[] =>
    partings
      .map((sets) => bestForParting(sets, of, whole, mayStayUnplaced))
      .filter((sharing) => sharing !== null)
      .sort(bestSharingFirst);

  const constellations = new Set([...homesForSets.values()].flat().flatMap(({ constellation }) => constellation ?? []));
  const within = [...constellations].sort(textOrder).flatMap((constellation) => {
    const ofIt = (together: Together): readonly TogetherInHome[] =>
      homesFor(together).filter((home) => home.constellation === constellation);
    const [best] = bestOf(ofIt, false);
    return best ? [{ ...best, constellation }] : [];
  });

  const splits = bestOf(homesFor, true);
  const complete = splits.filter(hasHomeForAll);
  return {
    allTogether: [...homesFor(whole.together)].sort(bestTogetherFirst).slice(0, shown),
    withinOneConstellation: within.sort(bestSharingFirst).slice(0, shown),
    splits: (complete.length > 0 ? complete : withoutRepeats(splits)).slice(0, shown),
  };
}

/** Two partings that leave the same child without a home may come to the same homes. */
const withoutRepeats = (sharings: readonly Sharing[]): readonly Sharing[] => {
  const seen = new Set<string>();
  return sharings.filter((sharing) => {
    const what = sharing.homes.map(({ householdId, together }) => `${householdId}:${together}`).join(' ');
    return !seen.has(what) && seen.add(what);
  });
};
