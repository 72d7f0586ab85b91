import { type HouseholdFacts } from './facts.js';
import { type FurtherAway } from './further-away.js';
import { type Explanations, packAnswer, unpackHome } from './packed-answer.js';
import { type MissingFact } from './remedy.js';
import { type RankedHousehold, type RuleCount } from './run.js';
import { type FoundHomes } from './search.js';

/** Counts up when a packed search is written otherwise; every form stays readable. */
export const packedSearchForm = 1;

/** All that a search for one child shows. */
export interface ShownSearch extends FoundHomes {
  readonly missing: readonly MissingFact[];
  readonly furtherAway: readonly FurtherAway[];
}

/** A home among those packed, counted from 0, and the place at which it was shown. */
type HomeAtAPlace = readonly [index: number, place: number];

interface PackedFurtherAway extends Omit<FurtherAway, 'askingAuthority'> {
  readonly askingAuthority: readonly HomeAtAPlace[];
}

/** What a search showed, each home and each different finding once; without its counts. */
export interface PackedSearch {
  readonly standings: string;
  readonly points: readonly number[];
  readonly explanations: Explanations;
  readonly ranked: readonly HomeAtAPlace[];
  readonly nearMisses: readonly HomeAtAPlace[];
  readonly furtherAway: readonly PackedFurtherAway[];
  readonly ruleCounts: readonly RuleCount[];
  readonly missing: readonly MissingFact[];
}

/**
 * Writes what a search showed small. A home is found alike however far was looked, so it is written once, whichever lists
 * show it.
 *
 * @returns the packed answer and the homes it speaks of, in its order.
 */
export function packSearch({ ranked, nearMisses, furtherAway, ruleCounts, missing }: ShownSearch): {
  readonly packed: PackedSearch;
  readonly householdIds: readonly string[];
} {
  const homes = new Map<string, RankedHousehold>();
  const indexes = new Map<string, number>();
  const placesOf = (shown: readonly RankedHousehold[]): readonly HomeAtAPlace[] =>
    shown.map((home) => {
      const { householdId } = home.household;
      const index = indexes.get(householdId) ?? homes.size;
      indexes.set(householdId, index);
      homes.set(householdId, homes.get(householdId) ?? home);
      return [index, home.place];
    });
  const shown = { ranked: placesOf(ranked), nearMisses: placesOf(nearMisses) };
  const further = furtherAway.map(({ askingAuthority, ...distance }) => ({
    ...distance,
    askingAuthority: placesOf(askingAuthority),
  }));
  const { householdIds, standings, points, explanations } = packAnswer([], { ranked: [...homes.values()] });
  return {
    packed: { standings, points, explanations, ...shown, furtherAway: further, ruleCounts, missing },
    householdIds,
  };
}

/**
 * @param homes the homes that `packSearch` named, as they were frozen, in the same order.
 * @returns what was shown then, word for word.
 */
export function unpackSearch(
  packed: PackedSearch,
  homes: readonly HouseholdFacts[],
  counted: Pick<FoundHomes, 'counts' | 'beyondMiles'>,
): ShownSearch {
  const shown = (places: readonly HomeAtAPlace[]): readonly RankedHousehold[] =>
    places.map(([index, place]) => {
      const facts = homes[index];
      if (facts === undefined) throw new Error(`A recorded search shows a home that it does not hold: ${index}`);
      const { standing, ...judged } = unpackHome(packed, index, facts);
      if (standing === 'excluded') throw new Error(`A recorded search shows a home that was left out: ${index}`);
      return { ...judged, standing, place };
    });
  return {
    ...counted,
    ruleCounts: packed.ruleCounts,
    missing: packed.missing,
    ranked: shown(packed.ranked),
    nearMisses: shown(packed.nearMisses),
    furtherAway: packed.furtherAway.map((further) => ({ ...further, askingAuthority: shown(further.askingAuthority) })),
  };
}
