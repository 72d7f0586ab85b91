import { type ConstellationRole, type Membership } from '../core/membership.js';
import { type DateRange } from '#kernel';

/** A home's membership as a file states it, by the home's reference. */
export interface StatedMembership {
  readonly householdReference: string;
  readonly name: string;
  readonly role: ConstellationRole;
  readonly hubBeds: number;
  readonly valid: DateRange;
}

/** Where constellations are kept. */
export abstract class ConstellationStore {
  /** @returns every membership of these homes, past and to come, in order of home and day. */
  abstract membershipsOf(householdIds: readonly string[]): Promise<readonly Membership[]>;

  /** @returns the names of constellations by id; ids of none are absent. */
  abstract namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /**
   * Puts these memberships in the place of all there were but those of homes left as they are. A constellation keeps its
   * id by its name.
   */
  abstract replaceAll(memberships: readonly StatedMembership[], left: readonly string[]): Promise<void>;

  /** @returns every membership of homes other than those with these references, in order of home and day. */
  abstract ofOtherHomes(references: readonly string[]): Promise<readonly StatedMembership[]>;
}
