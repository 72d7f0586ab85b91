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

/** A pair that works out what the rules ask of it, when one asks: a rule reads little of what there is to know. */
class PairOnDemand implements Pair {
  readonly judgedOn: LocalDate;
  readonly child: ChildFacts;
  readonly stay: DateRange;
  readonly bankHolidays: readonly LocalDate[];
  private approvalsFound: readonly Approval[] | null = null;
  private fosteredDaysFound: readonly FosteredDay[] | null = null;

  constructor(
    private readonly facts: FactsBesideTheHome,
    readonly household: HouseholdFacts,
    private readonly measured: Partial<Pick<Pair, MilesOfAPair>>,
  ) {
    this.judgedOn = facts.judgedOn;
    this.child = facts.child;
    this.stay = { from: facts.child.startsOn, until: facts.child.expectedUntil };
    this.bankHolidays = facts.bankHolidays;
  }

  get childReference(): ChildReference {
    return `${this.child.responsibleAuthority}/${this.child.childCode}`;
  }

  get milesFromHome(): Miles {
    return this.measured.milesFromHome ?? milesOf(this.child.home, this.household.place);
  }

  get milesFromSchool(): Miles {
    return this.measured.milesFromSchool ?? milesOf(this.child.school, this.household.place);
  }

  get milesFromFamilyTime(): Miles {
    return this.measured.milesFromFamilyTime ?? milesOf(this.child.familyTime, this.household.place);
  }

  get whereabouts(): Whereabouts {
    return whereaboutsOf(
      this.household.areaAuthority,
      this.child.responsibleAuthority,
      this.facts.adjoiningAuthorities,
    );
  }

  get isOwnService(): boolean {
    return this.household.service.authorityCode === this.child.responsibleAuthority;
  }

  get isConnected(): boolean {
    const { childReference } = this;
    return this.household.connectedTo.some((connection) => connection.child === childReference);
  }

  get approvals(): readonly Approval[] {
    return (this.approvalsFound ??= approvalsOver(this.household, this.stay));
  }

  get fosteredDays(): readonly FosteredDay[] {
    return (this.fosteredDaysFound ??= fosteredOver(this.household, this.child.childId, this.stay));
  }
}

/** The distances of a pair. */
type MilesOfAPair = 'milesFromHome' | 'milesFromSchool' | 'milesFromFamilyTime';

/**
 * The pair for one rule or a few: what they do not ask for is not worked out. It cannot be copied by spreading.
 *
 * @param measured distances to judge by, instead of those between the places.
 */
export const pairOnDemand = (
  facts: FactsBesideTheHome,
  household: HouseholdFacts,
  measured: Partial<Pick<Pair, MilesOfAPair>> = {},
): Pair => new PairOnDemand(facts, household, measured);

/** @returns the pair that the rules judge. */
export function pairOf(facts: FactsBesideTheHome, household: HouseholdFacts): Pair {
  const pair = pairOnDemand(facts, household);
  return {
    judgedOn: pair.judgedOn,
    child: pair.child,
    childReference: pair.childReference,
    household,
    stay: pair.stay,
    milesFromHome: pair.milesFromHome,
    milesFromSchool: pair.milesFromSchool,
    milesFromFamilyTime: pair.milesFromFamilyTime,
    whereabouts: pair.whereabouts,
    isOwnService: pair.isOwnService,
    isConnected: pair.isConnected,
    bankHolidays: pair.bankHolidays,
    approvals: pair.approvals,
    fosteredDays: pair.fosteredDays,
  };
}
