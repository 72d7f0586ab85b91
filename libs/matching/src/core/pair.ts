import { milesBetween } from '#geography/core';
import { type DateRange, type LocalDate } from '#kernel';
import { type ChildFacts, type HouseholdFacts, type MatchFacts, type Place } from './facts.js';

/** Miles to one decimal place, rounded before anything is judged: the figure judged is the figure shown. */
export type Miles = number | 'not-recorded';

/**
 * Where the home is, seen from the responsible authority. `at-a-distance` means neither inside nor in an adjoining
 * authority, whatever the miles: it is not the 20 miles of the statistics.
 */
export type Whereabouts = 'in-area' | 'adjoining' | 'at-a-distance' | 'not-recorded';

/** One child and one home, with what every rule measures from them. */
export interface Pair {
  readonly judgedOn: LocalDate;
  readonly child: ChildFacts;
  readonly household: HouseholdFacts;
  /** The days the child would live there. */
  readonly stay: DateRange;
  readonly milesFromHome: Miles;
  readonly milesFromSchool: Miles;
  readonly whereabouts: Whereabouts;
  /** True when the home is approved by the responsible authority's own service, wherever the home is (R-13e). */
  readonly isOwnService: boolean;
}

const milesOf = (a: Place, b: Place): Miles =>
  a === 'not-recorded' || b === 'not-recorded' ? 'not-recorded' : milesBetween(a, b);

const whereaboutsOf = (area: string, responsibleAuthority: string, adjoining: readonly string[]): Whereabouts => {
  if (area === 'not-recorded') return 'not-recorded';
  if (area === responsibleAuthority) return 'in-area';
  return adjoining.includes(area) ? 'adjoining' : 'at-a-distance';
};

/** @returns the pair that the rules judge. */
export function pairOf(
  { judgedOn, child, adjoiningAuthorities }: Pick<MatchFacts, 'judgedOn' | 'child' | 'adjoiningAuthorities'>,
  household: HouseholdFacts,
): Pair {
  return {
    judgedOn,
    child,
    household,
    stay: { from: child.startsOn, until: child.expectedUntil },
    milesFromHome: milesOf(child.home, household.place),
    milesFromSchool: milesOf(child.school, household.place),
    whereabouts: whereaboutsOf(household.areaAuthority, child.responsibleAuthority, adjoiningAuthorities),
    isOwnService: household.service.authorityCode === child.responsibleAuthority,
  };
}
