import { milesBetween } from '#geography/core';
import { type DateRange, type LocalDate } from '#kernel';
import { approvalsOver } from './approval-in-force.js';
import {
  type Approval,
  type ChildFacts,
  type ChildReference,
  type HouseholdFacts,
  type MatchFacts,
  type Place,
} from './facts.js';
import { type FosteredDay, fosteredOver } from './occupancy.js';

/** Miles to one decimal place, rounded before anything is judged: the figure judged is the figure shown. */
export type Miles = number | 'not-recorded';

/**
 * Where the home is, seen from the responsible authority. `at-a-distance` means neither inside nor in an adjoining
 * authority, whatever the miles: it is not the 20 miles of the statistics. `out-of-area` means outside, and that nobody has
 * recorded which authorities adjoin, so that which of the two it is is not known.
 */
export type Whereabouts = 'in-area' | 'adjoining' | 'at-a-distance' | 'out-of-area' | 'not-recorded';

/** One child and one home, with what every rule measures from them. */
export interface Pair {
  readonly judgedOn: LocalDate;
  readonly child: ChildFacts;
  /** The child as terms, exemptions and agreements name it. */
  readonly childReference: ChildReference;
  readonly household: HouseholdFacts;
  /** The days the child would live there. */
  readonly stay: DateRange;
  readonly milesFromHome: Miles;
  readonly milesFromSchool: Miles;
  readonly milesFromFamilyTime: Miles;
  readonly whereabouts: Whereabouts;
  /** True when the home is approved by the responsible authority's own service, wherever the home is (R-13e). */
  readonly isOwnService: boolean;
  /** True when a carer of the home is a relative, friend or otherwise connected person of the child. */
  readonly isConnected: boolean;
  /** Every approval in force on some day of the stay, the earliest first. */
  readonly approvals: readonly Approval[];
  /** Bank holidays in England and Wales, as far as they are known. */
  readonly bankHolidays: readonly LocalDate[];
  /** Who else is fostered there, for each day of the stay on which that may have grown; never empty. */
  readonly fosteredDays: readonly FosteredDay[];
}

const milesOf = (a: Place, b: Place): Miles =>
  a === 'not-recorded' || b === 'not-recorded' ? 'not-recorded' : milesBetween(a, b);

const whereaboutsOf = (area: string, responsibleAuthority: string, adjoining: readonly string[]): Whereabouts => {
  if (area === 'not-recorded') return 'not-recorded';
  if (area === responsibleAuthority) return 'in-area';
  if (adjoining.length === 0) return 'out-of-area';
  return adjoining.includes(area) ? 'adjoining' : 'at-a-distance';
};

/** What the rules know beside the home that they judge. */
export type FactsBesideTheHome = Pick<MatchFacts, 'judgedOn' | 'child' | 'adjoiningAuthorities' | 'bankHolidays'>;

/** @returns the pair that the rules judge. */
export function pairOf(
  { judgedOn, child, adjoiningAuthorities, bankHolidays }: FactsBesideTheHome,
  household: HouseholdFacts,
): Pair {
  const stay = { from: child.startsOn, until: child.expectedUntil };
  const childReference = `${child.responsibleAuthority}/${child.childCode}`;
  return {
    judgedOn,
    child,
    childReference,
    household,
    stay,
    milesFromHome: milesOf(child.home, household.place),
    milesFromSchool: milesOf(child.school, household.place),
    milesFromFamilyTime: milesOf(child.familyTime, household.place),
    whereabouts: whereaboutsOf(household.areaAuthority, child.responsibleAuthority, adjoiningAuthorities),
    isOwnService: household.service.authorityCode === child.responsibleAuthority,
    isConnected: household.connectedTo.some((connection) => connection.child === childReference),
    bankHolidays,
    approvals: approvalsOver(household, stay),
    fosteredDays: fosteredOver(household, child.childId, stay),
  };
}
