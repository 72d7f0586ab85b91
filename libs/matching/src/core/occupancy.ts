import { addDays, covers, type DateRange, daysBetween, type LocalDate } from '#kernel';
import { type SpaceOnADay, spaceOn } from '#register/core';
import { type FosteredChild, type HouseholdFacts } from './facts.js';

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
export const fewestPlacesLeft = (household: HouseholdFacts, childId: string, stay: DateRange): PlacesLeft =>
  daysOfChange(household, stay)
    .map((on) => placesLeftOn(household, childId, on))
    .reduce((fewest, today) => (today.placesLeft < fewest.placesLeft ? today : fewest));

/** @returns the first later day from which a stay of the same length has a place throughout; null when none is known. */
export function placeFreeFrom(household: HouseholdFacts, childId: string, stay: DateRange): LocalDate | null {
  const ends = [
    ...household.fosteredChildren.map((child) => child.stay.until),
    ...household.unavailable.map((unavailable) => unavailable.valid.until),
    ...household.constellations.map((membership) => membership.valid.until),
  ].filter((end): end is LocalDate => end !== null && end > stay.from);

  const later = (from: LocalDate): DateRange => ({
    from,
    until: stay.until === null ? null : addDays(from, daysBetween(stay.from, stay.until)),
  });
  return ends.sort().find((from) => fewestPlacesLeft(household, childId, later(from)).placesLeft >= 1) ?? null;
}
