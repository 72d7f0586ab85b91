import { type DateRange } from '#kernel';
import { type ChildFacts, type HouseholdFacts, type Place } from '../facts.js';

/** What a rule reads of a home, small and comparable. */
export type Projected = string | number | boolean | null | readonly Projected[];

/** The measured distances of a pair. */
export type MeasuredMiles = 'milesFromHome' | 'milesFromSchool' | 'milesFromFamilyTime';

/** One of the things that a rule reads of a home, and whether it concerns a child: a need that the child has not is not read. */
export interface PartOfAHome {
  /**
   * Homes that are equal here are equal to the rule. Of the end of the stay it may depend only by comparing it with days
   * that the household's facts name.
   */
  readonly reads: (household: HouseholdFacts, stay: DateRange) => Projected;
  /** Absent where it concerns every child. May depend on nothing but the child. */
  readonly concerns?: (child: ChildFacts) => boolean;
}

/**
 * How a rule is judged for a whole register at once: the rule itself judges one home of each kind, and every home of the
 * same kind is judged alike. So there is one definition of a rule, and this says only what it reads.
 *
 * A home that mentions the child, a brother or a sister, or somebody whom the child must not live with, is never judged by
 * its kind but for itself: a form may take it that nobody in the home has to do with the child.
 */
export interface ColumnForm {
  /** What the rule reads: homes that are equal in all that concerns the child have equal effects, shortfalls and units. */
  readonly parts: readonly PartOfAHome[];
  /** A distance that the rule measures too; more miles are never better. */
  readonly miles?: MeasuredMiles;
  /** Whether the distance concerns a child; absent where it concerns every child. */
  readonly milesConcern?: (child: ChildFacts) => boolean;
  /** Places of the child around which homes are judged for themselves; homes that are not there are not concerned. */
  readonly around?: (child: ChildFacts) => readonly { readonly place: Place; readonly miles: number }[];
}
