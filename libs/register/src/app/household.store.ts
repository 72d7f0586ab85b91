import { type DateRange, type LocalDate } from '#kernel';
import { type Household } from '../core/household.js';
import { type StatedHousehold } from '../core/stated-household.js';
import { type LeftAsItIs } from './provider.store.js';

/** What became of homes that the new register does not name. */
export interface HouseholdsReplaced {
  readonly removed: number;
  /** References of homes that something still refers to: kept, nobody living in them, their approval ended. */
  readonly kept: readonly string[];
}

/** A child in a home, as a file would name both. */
export interface StayInHome {
  readonly household: string;
  readonly authorityCode: string;
  readonly code: string;
  readonly stay: DateRange;
}

/** A home that can be named, and how many places it has. */
export interface NamedHome {
  readonly reference: string;
  readonly places: number;
}

/** The carers of one home, all of them, the first one first. */
export interface StatedCarers {
  readonly reference: string;
  readonly carers: readonly {
    readonly name: string;
    /** The last criminal record check; null leaves what is recorded of a carer of this name. */
    readonly checkedOn: LocalDate | null;
    /** When the training standards were completed; null leaves what is recorded. */
    readonly trainedOn: LocalDate | null;
    /** Null or left out leaves what is recorded, as with the two dates. */
    readonly bornOn?: LocalDate | null;
    /** A specified offence, or that there is none. */
    readonly hasSpecifiedOffence?: boolean | null;
  }[];
}

/** What is not available in one home, all of it. */
export interface StatedAvailability {
  readonly reference: string;
  readonly unavailable: Household['unavailable'];
  readonly holds: Household['holds'];
}

/** Where the homes of the register are kept. */
export abstract class HouseholdStore {
  /** @returns the homes that exist, in order of reference. */
  abstract byIds(ids: readonly string[]): Promise<readonly Household[]>;

  /** @returns the homes of this authority's own fostering service, in order of reference. */
  abstract ofAuthority(authorityCode: string): Promise<readonly Household[]>;

  /** Puts these homes in the place of all there were but those left; their children are known already. */
  abstract replaceAll(stated: readonly StatedHousehold[], on: LocalDate, left: LeftAsItIs): Promise<HouseholdsReplaced>;

  /** @returns who lives, lived or will live in homes other than those with these references, in order of home and day. */
  abstract staysInOtherHomes(references: readonly string[]): Promise<readonly StayInHome[]>;

  /** @returns those of the homes named that the register has, in order of reference. */
  abstract named(references: readonly string[]): Promise<readonly NamedHome[]>;

  /** Puts these carers in the place of those of the homes named. */
  abstract replaceCarers(stated: readonly StatedCarers[]): Promise<void>;

  /** Puts these in the place of what is not available in the homes named, and of their holds where asked. */
  abstract replaceAvailability(stated: readonly StatedAvailability[], holds: 'holds-too' | 'holds-stay'): Promise<void>;
}
