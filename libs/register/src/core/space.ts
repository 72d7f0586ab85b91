import { covers, type DateRange, type LocalDate } from '#kernel';
import { type ApprovalInTime, approvalOn } from './approval.js';

/** The facts that decide how many places of a home are free. Days are half-open: the day a child leaves is free. */
export interface HomeSpace {
  /** Places the home has in all, the beds a hub keeps and those of Staying Put adults among them. */
  readonly places: number;
  readonly stayingPutAdults: number;
  readonly fosteredChildren: readonly { readonly childId: string; readonly stay: DateRange }[];
  readonly unavailable: readonly { readonly places: number; readonly valid: DateRange }[];
  /** Beds kept free as a Mockingbird hub: never vacancies. */
  readonly constellations: readonly { readonly hubBeds: number; readonly valid: DateRange }[];
}

/** How a home's places are used on one day. */
export interface SpaceOnADay {
  readonly on: LocalDate;
  readonly places: number;
  readonly filled: number;
  readonly stayingPutAdults: number;
  readonly hubBeds: number;
  readonly notAvailable: number;
  /** Never below 0. */
  readonly vacant: number;
  /** By how many the people who live there and the beds a hub keeps exceed the places; 0 when they fit. */
  readonly overfilledBy: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * Counts places only: whether anybody may foster there is for the approval to say.
 *
 * @param exceptChildId a child whose own stay is not counted: the one a place is looked for.
 * @returns how the places are used on `on`.
 */
export function spaceOn(home: HomeSpace, on: LocalDate, exceptChildId?: string): SpaceOnADay {
  const { places, stayingPutAdults } = home;
  const filled = home.fosteredChildren.filter((c) => c.childId !== exceptChildId && covers(c.stay, on)).length;
  const hubBeds = sum(home.constellations.filter((c) => covers(c.valid, on)).map((c) => c.hubBeds));
  const notAvailable = sum(home.unavailable.filter((u) => covers(u.valid, on)).map((u) => u.places));
  const inUse = filled + stayingPutAdults + hubBeds;
  return {
    on,
    places,
    filled,
    stayingPutAdults,
    hubBeds,
    notAvailable,
    vacant: Math.max(places - inUse - notAvailable, 0),
    overfilledBy: Math.max(inUse - places, 0),
  };
}

/** @returns vacant places on `on`; 0 without an approval that holds on that day. */
export function vacanciesOn(
  home: HomeSpace & { readonly approvals: readonly ApprovalInTime[] },
  on: LocalDate,
): number {
  return approvalOn(home.approvals, on) === null ? 0 : spaceOn(home, on).vacant;
}
