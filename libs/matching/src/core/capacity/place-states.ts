import { covers, type DateRange, type LocalDate } from '#kernel';
import { approvalEndsOn, approvalOn, spaceOn, type UnavailabilityReason } from '#register/core';
import { type Approval, type HouseholdFacts } from '../facts.js';
import { type RecordedHome } from '../recorded-register.js';

/** What decides how the places of a home stand on a day, and who could live there. */
export interface CapacityHome extends Pick<
  HouseholdFacts,
  | 'householdId'
  | 'reference'
  | 'name'
  | 'places'
  | 'stayingPutAdults'
  | 'approvals'
  | 'unavailable'
  | 'holds'
  | 'skills'
  | 'lastReviewOn'
> {
  /** The district the home is in on the day; null when nobody can say. */
  readonly district: { readonly code: string; readonly name: string } | null;
  readonly fosteredChildren: readonly { readonly childId: string; readonly stay: DateRange }[];
  readonly constellations: readonly { readonly hubBeds: number; readonly valid: DateRange }[];
  readonly members: RecordedHome['members'];
}

/** Why a place is not available: what the register recorded, or what follows from who lives there and from a hold. */
export type NotAvailableReason = 'staying-put' | 'hub-bed' | 'hold' | UnavailabilityReason;

export interface NotAvailablePlaces {
  readonly reason: NotAvailableReason;
  readonly places: number;
}

/** How the places of a home stand on one day: `approved = filled + vacant + notAvailable`, always. */
export interface PlaceStates {
  readonly approved: number;
  readonly filled: number;
  readonly vacant: number;
  readonly notAvailable: number;
}

export interface HomeOnADay extends PlaceStates {
  readonly on: LocalDate;
  readonly home: CapacityHome;
  /** The approval that holds on the day; null when none does, and then no place is approved. */
  readonly approval: Approval | null;
  /** Every place that is not available, under one reason; in the order in which the places were taken. */
  readonly reasons: readonly NotAvailablePlaces[];
  /** People and kept beds beyond the approved places. They are in no other figure. */
  readonly overfilledBy: number;
}

const holdsPlaces = (home: CapacityHome, on: LocalDate): boolean =>
  home.holds.some(({ scope, valid }) => scope !== 'named-child' && covers(valid, on));

/**
 * Fostered children first, then Staying Put adults, then the beds a hub keeps, then what is recorded as not available; a
 * hold takes what is left. Never stored: it follows from the facts of the day. Approved are all places of a home with an
 * approval on the day, whatever number its terms name: the terms are judged for each child.
 *
 * @returns how the places of the home stand on `on`.
 */
export function homeOnADay(home: CapacityHome, on: LocalDate): HomeOnADay {
  const approval = approvalOn(home.approvals, on);
  const space = spaceOn(home, on);
  const approved = approval === null ? 0 : home.places;
  let left = approved;
  const taken = (wanted: number): number => {
    const places = Math.min(wanted, left);
    left -= places;
    return places;
  };
  const filled = taken(space.filled);
  const wanted: NotAvailablePlaces[] = [
    { reason: 'staying-put', places: space.stayingPutAdults },
    { reason: 'hub-bed', places: space.hubBeds },
    ...home.unavailable.filter(({ valid }) => covers(valid, on)).map(({ reason, places }) => ({ reason, places })),
    { reason: 'hold', places: holdsPlaces(home, on) ? approved : 0 },
  ];
  const reasons = wanted
    .map(({ reason, places }) => ({ reason, places: taken(places) }))
    .filter(({ places }) => places > 0);
  return {
    on,
    home,
    approval,
    approved,
    filled,
    vacant: left,
    notAvailable: approved - filled - left,
    reasons,
    overfilledBy: Math.max(space.filled + space.stayingPutAdults + space.hubBeds - approved, 0),
  };
}

/** The days after `from`, up to and with `until`, on which a fact of the home begins or ends; in order. */
export function daysOfChange(home: CapacityHome, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const ranges = [
    ...home.fosteredChildren.map(({ stay }) => stay),
    ...[home.constellations, home.unavailable, home.holds, home.approvals].flat().map(({ valid }) => valid),
  ];
  const resigned = home.approvals.map((approval) => approvalEndsOn(approval));
  const days = [...ranges.flatMap((range) => [range.from, range.until]), ...resigned];
  const within = days.filter((day): day is LocalDate => day !== null && day > from && day <= until);
  return [...new Set(within)].sort();
}
