import { addDays, covers, type DateRange, daysBetween, type LocalDate } from '#kernel';
import { type SpaceOnADay, spaceOn } from '#register/core';
import { type ChildFacts, type FosteredChild, type HouseholdFacts } from './facts.js';

/**
 * Places kept for respite only are free for a respite placement and for no other.
 *
 * @returns the home as this placement may use it.
 */
const asUsableFor = (household: HouseholdFacts, { placementType }: PlaceSought): HouseholdFacts =>
  placementType === 'respite'
    ? { ...household, unavailable: household.unavailable.filter(({ reason }) => reason !== 'respite-only') }
    : household;

/** The days of `stay` on which somebody or something newly takes room: the first day and each start within it. */
const daysOfChange = (household: HouseholdFacts, stay: DateRange): readonly LocalDate[] => {
  const days = [stay.from];
  const add = (start: LocalDate): void => {
    if (start > stay.from && covers(stay, start)) days.push(start);
  };
  for (const child of household.fosteredChildren) add(child.stay.from);
  for (const { valid } of household.unavailable) add(valid.from);
  for (const { valid } of household.constellations) add(valid.from);
  return days.length === 1 ? days : days.sort();
};

/** For whom a place is looked for. */
export type PlaceSought = Pick<ChildFacts, 'childId' | 'placementType' | 'parent'>;

/**
 * @returns how many places it takes: a parent who comes too needs one as well, also where it is not recorded yet who
 *   comes.
 */
export const placesSought = ({ parent, placementType }: PlaceSought): number =>
  parent !== null || placementType === 'parent-and-child' ? 2 : 1;

export interface FosteredDay {
  readonly on: LocalDate;
  /** The other children fostered there that day. Staying Put adults and own children are never among them. */
  readonly others: readonly FosteredChild[];
}

/** @returns who else is fostered in the home, for each day of the stay on which that may have grown; never empty. */
export const fosteredOver = (household: HouseholdFacts, childId: string, stay: DateRange): readonly FosteredDay[] =>
  daysOfChange(household, stay).map((on) => ({
    on,
    others: household.fosteredChildren.filter((child) => child.childId !== childId && covers(child.stay, on)),
  }));

export interface PlacesLeft {
  /** Places left for this child; below zero when more is promised than the home has. */
  readonly placesLeft: number;
  readonly space: SpaceOnADay;
}

const placesLeftOn = (household: HouseholdFacts, childId: string, on: LocalDate): PlacesLeft => {
  const space = spaceOn(household, on, childId);
  const { places, filled, stayingPutAdults, hubBeds, notAvailable } = space;
  return { placesLeft: places - filled - stayingPutAdults - hubBeds - notAvailable, space };
};

/** @returns the day of the stay with the fewest places left, the earliest of them, and how its places are used. */
export function fewestPlacesLeft(household: HouseholdFacts, sought: PlaceSought, stay: DateRange): PlacesLeft {
  const usable = asUsableFor(household, sought);
  return daysOfChange(usable, stay)
    .map((on) => placesLeftOn(usable, sought.childId, on))
    .reduce((fewest, today) => (today.placesLeft < fewest.placesLeft ? today : fewest));
}

/** @returns the first later day from which a stay of the same length has its places throughout; null when none is known. */
export function placeFreeFrom(household: HouseholdFacts, sought: PlaceSought, stay: DateRange): LocalDate | null {
  const ends = [
    ...household.fosteredChildren.map((child) => child.stay.until),
    ...household.unavailable.map((unavailable) => unavailable.valid.until),
    ...household.constellations.map((membership) => membership.valid.until),
  ].filter((end): end is LocalDate => end !== null && end > stay.from);

  const later = (from: LocalDate): DateRange => ({
    from,
    until: stay.until === null ? null : addDays(from, daysBetween(stay.from, stay.until)),
  });
  const fits = (from: LocalDate): boolean =>
    fewestPlacesLeft(household, sought, later(from)).placesLeft >= placesSought(sought);
  return ends.sort().find(fits) ?? null;
}
