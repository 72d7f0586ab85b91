import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { judgeHousehold } from './judgement.js';
import { type Miles, pairOf } from './pair.js';
import { type Policy } from './policy.js';
import { answerOf, type RankedHousehold, type RuleCount, type RunCounts } from './run.js';
import { isVisibleTo } from './visibility.js';

/** What an interactive search asks beside the child. */
export interface SearchTerms {
  /** The authority that asks: homes it may not see are not counted anywhere. */
  readonly seenBy: string;
  /** Only homes up to so many miles from the child's home, and those whose distance nobody knows; null for all. */
  readonly withinMiles: number | null;
  /** How many of the best homes are explained. */
  readonly first: number;
}

/** What a search found: the same for the object engine and for the columns. */
export interface FoundHomes {
  /** Of the homes that are seen and not too far; the four standings sum to `register`. */
  readonly counts: RunCounts;
  /** Homes that are seen and left out for their distance. */
  readonly beyondMiles: number;
  /** For the homes not shown: how many each rule stands in the way of; most first, then by rule id. */
  readonly ruleCounts: readonly RuleCount[];
  /** The best `first` of the homes that are eligible or need somebody's authority, in order of place. */
  readonly ranked: readonly RankedHousehold[];
  /** The near misses that the policy shows, in order of place. */
  readonly nearMisses: readonly RankedHousehold[];
}

/** @returns whether a home is near enough; one whose distance nobody knows is never left out for it. */
export const isWithin = (miles: Miles, withinMiles: number | null): boolean =>
  withinMiles === null || miles === 'not-recorded' || miles <= withinMiles;

/**
 * The straightforward search: every home is judged and explained by every rule. Slow, and the measure of the columns: a
 * property test holds the two equal.
 */
export function searchByObjects(facts: MatchFacts, policy: Policy, terms: SearchTerms): FoundHomes {
  const seen = facts.households.filter((home) => isVisibleTo(terms.seenBy, home));
  const near = seen.filter((home: HouseholdFacts) => isWithin(pairOf(facts, home).milesFromHome, terms.withinMiles));
  const { counts, ranked, ruleCounts } = answerOf(
    near.map((home) => judgeHousehold(facts, home, policy)),
    policy,
  );
  return {
    counts,
    beyondMiles: seen.length - near.length,
    ruleCounts,
    ranked: ranked.filter(({ standing }) => standing !== 'near-miss').slice(0, terms.first),
    nearMisses: ranked.filter(({ standing }) => standing === 'near-miss'),
  };
}
