import { covers, type DateRange, type LocalDate } from '#kernel';

export type ConstellationRole = 'hub' | 'satellite';

/** A home's part in a Mockingbird constellation, in time. A home has at most one on a day. */
export interface Membership {
  readonly householdId: string;
  /** The constellation's name, which is its own. */
  readonly name: string;
  readonly role: ConstellationRole;
  /** Beds a hub keeps free for sleepovers: never vacancies. 0 for a satellite. */
  readonly hubBeds: number;
  readonly valid: DateRange;
}

/** @returns the one membership that holds on `on`, or null. */
export function membershipOn<M extends Pick<Membership, 'valid'>>(memberships: readonly M[], on: LocalDate): M | null {
  return memberships.find(({ valid }) => covers(valid, on)) ?? null;
}
