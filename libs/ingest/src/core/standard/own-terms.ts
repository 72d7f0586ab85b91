import { type LocalDate } from '#kernel';
import { type PlacementType, type RequestCircumstances, type Urgency } from '#register/core';

/**
 * What our own exports say beyond the standard, under `nearhome:beyondTheStandard`: the request as it was opened, and what
 * is useful to whoever receives it. Nothing finer than a postcode sector.
 */
export interface BeyondTheStandard {
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly urgency: Urgency;
  /** The last day by which a home must be found. */
  readonly homeNeededBy: LocalDate;
  readonly startsOn: LocalDate;
  /** The first day the child would no longer live there; null when no end is known. */
  readonly expectedUntil: LocalDate | null;
  readonly placementType: PlacementType;
  readonly schoolMustContinue: boolean;
  readonly circumstances: RequestCircumstances;
}

/** The property that holds it, and the class of what it holds. */
export const ownProperty = 'beyondTheStandard';
export const ownClass = 'BeyondTheStandard';
/** Our own terms within it; lists keep their order. */
export const ownTerms = {
  single: [
    ...['openedOn', 'closedOn', 'urgency', 'homeNeededBy', 'startsOn', 'expectedUntilLastDay', 'kindOfPlacement'],
    ...['schoolMustContinue', 'latestStartOn', 'familyPostcodeSector', 'closeToFamilyRecommended'],
    ...['adultSupportRatio', 'siblingsAreSplit', 'siblingSplitReason', 'placingAtDistanceReason'],
    ...['place', 'postcodeSector', 'times', 'period', 'reason'],
  ],
  lists: ['regularPlaces', 'locationsToAvoid'],
} as const;
