/** What is known of where one child lives, on the day that is counted. */
export interface ChildWhereabouts {
  /** Agreed series of short breaks (legal status V3 or V4) are no part of the figure. */
  readonly isOnShortBreaks: boolean;
  /** Whether the home lies in the responsible authority's area; null when that is not known. */
  readonly isInArea: boolean | null;
  /** From home to placement, rounded to one decimal place as it is shown; null when either place is not known. */
  readonly miles: number | null;
  /** Unaccompanied children have no home to measure from, whatever the return holds. */
  readonly isUnaccompanied: boolean;
}

/**
 * Children looked after on a day by where they live (indicators I1 to I3). The six cells and `locationUnknown` sum to
 * `lookedAfter`; nobody is counted twice.
 */
export interface LookedAfterByDistanceCounts {
  readonly lookedAfter: number;
  readonly inAreaWithin20: number;
  readonly inAreaOver20: number;
  readonly inAreaUnknown: number;
  readonly outOfAreaWithin20: number;
  readonly outOfAreaOver20: number;
  readonly outOfAreaUnknown: number;
  readonly locationUnknown: number;
  readonly shortBreaksLeftOut: number;
}

/** The published bands are "20 miles or less" and over. */
const nearMiles = 20;

type Cell = Exclude<keyof LookedAfterByDistanceCounts, 'lookedAfter' | 'shortBreaksLeftOut'>;

function cellOf({ isInArea, miles, isUnaccompanied }: ChildWhereabouts): Cell {
  if (isInArea === null) return 'locationUnknown';
  const knownMiles = isUnaccompanied ? null : miles;
  if (knownMiles === null) return isInArea ? 'inAreaUnknown' : 'outOfAreaUnknown';
  if (knownMiles <= nearMiles) return isInArea ? 'inAreaWithin20' : 'outOfAreaWithin20';
  return isInArea ? 'inAreaOver20' : 'outOfAreaOver20';
}

/** @param children each child once, by the episode that is open on the day. */
export function countByDistance(children: readonly ChildWhereabouts[]): LookedAfterByDistanceCounts {
  const lookedAfter = children.filter(({ isOnShortBreaks }) => !isOnShortBreaks);
  const cells = lookedAfter.map(cellOf);
  const count = (cell: Cell): number => cells.filter((other) => other === cell).length;
  return {
    lookedAfter: lookedAfter.length,
    inAreaWithin20: count('inAreaWithin20'),
    inAreaOver20: count('inAreaOver20'),
    inAreaUnknown: count('inAreaUnknown'),
    outOfAreaWithin20: count('outOfAreaWithin20'),
    outOfAreaOver20: count('outOfAreaOver20'),
    outOfAreaUnknown: count('outOfAreaUnknown'),
    locationUnknown: count('locationUnknown'),
    shortBreaksLeftOut: children.length - lookedAfter.length,
  };
}
