import { type GridReference } from '#geography/core';
import { daysBetween } from '#kernel';
import { type HouseholdFacts } from '../facts.js';
import { type FactsBesideTheHome, type Pair } from '../pair.js';
import { type Policy } from '../policy.js';
import { type Rule } from '../rule.js';
import { type RuleId } from '../rule-id.js';
import { type Reason } from '../rules/index.js';
import { type SearchTerms } from '../search.js';
import { withoutEnd } from './column.js';
import { type MeasuredMiles } from './column-form.js';
import { type Columns } from './columns.js';
import { type Domain, domainOf } from './domain.js';
import { mentionsThatConcern } from './mentions.js';
import { tenthsBetween } from './miles-in-tenths.js';
import { type Judged, RuleOutcomes } from './outcomes.js';

/** One search: what it is about, and what it has worked out so far. */
export interface Search extends Judged, Domain {
  readonly terms: SearchTerms;
  /** Homes that have to do with the child: judged for themselves, with these facts. */
  readonly forThemselves: ReadonlyMap<number, HouseholdFacts>;
  /** Where the child's home, school and family time are; null where that is not recorded. */
  readonly places: Readonly<Record<MeasuredMiles, GridReference | null>>;
  readonly pairs: Map<number, Pair>;
  readonly outcomes: Map<RuleId, RuleOutcomes>;
}

/**
 * @param ofTheChild homes whose facts are different for this child from those in the columns, by householdId.
 * @throws Error when the columns are of another start day than the stay.
 */
export function searchOf(
  columns: Columns,
  facts: FactsBesideTheHome,
  ofTheChild: ReadonlyMap<string, HouseholdFacts>,
  policy: Policy,
  terms: SearchTerms,
): Search {
  const { child } = facts;
  const { startsOn, expectedUntil } = child;
  if (startsOn !== columns.startsOn) throw new Error(`Columns for ${columns.startsOn} were asked about ${startsOn}`);
  const forThemselves = new Map<number, HouseholdFacts>();
  for (const mentioned of mentionsThatConcern(child)) {
    for (const row of columns.mentions.get(mentioned) ?? []) forThemselves.set(row, columns.homes[row]!);
  }
  const add = (householdId: string, home?: HouseholdFacts): void => {
    const row = columns.rowOf.get(householdId);
    if (row !== undefined) forThemselves.set(row, home ?? columns.homes[row]!);
  };
  for (const { householdId } of child.courtOrders) if (householdId !== null) add(householdId);
  for (const { householdId } of child.clearances) add(householdId);
  for (const [householdId, home] of ofTheChild) add(householdId, home);

  const places = {
    milesFromHome: child.home === 'not-recorded' ? null : child.home,
    milesFromSchool: child.school === 'not-recorded' ? null : child.school,
    milesFromFamilyTime: child.familyTime === 'not-recorded' ? null : child.familyTime,
  };
  return {
    columns,
    facts,
    policy,
    terms,
    stayDays: expectedUntil === null ? withoutEnd : Math.min(daysBetween(startsOn, expectedUntil), withoutEnd - 1),
    forThemselves,
    ...domainOf(columns, terms, places.milesFromHome, forThemselves),
    places,
    pairs: new Map(),
    outcomes: new Map(),
  };
}

/** @returns what the rule comes to, as far as this search has worked it out. */
export function outcomesOf(search: Search, rule: Rule<Reason>): RuleOutcomes {
  const known = search.outcomes.get(rule.id);
  if (known) return known;
  const outcomes = new RuleOutcomes(search, search.pairs, rule);
  search.outcomes.set(rule.id, outcomes);
  return outcomes;
}

/** @returns how far the home is, in tenths of a mile; null where nobody knows. */
export const tenthsTo = ({ columns, places }: Search, miles: MeasuredMiles, row: number): number | null => {
  const place = places[miles];
  return place === null || row >= columns.firstWithoutPlace
    ? null
    : tenthsBetween(columns.easting[row]!, columns.northing[row]!, place);
};
