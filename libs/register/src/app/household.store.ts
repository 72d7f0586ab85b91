import { type DateRange, type LocalDate } from '#kernel';
import { type Household, type RecordedApproval } from '../core/household.js';
import { type LeftAsItIs } from './provider.store.js';

/** A home as a file states it: by reference, with its postcode, and its children by authority and code. */
export interface StatedHousehold extends Omit<
  Household,
  'id' | 'area' | 'areaAuthorityCode' | 'approvals' | 'fosteredChildren'
> {
  /** In capitals, without spaces. */
  readonly postcode: string;
  readonly approvals: readonly RecordedApproval[];
  readonly fosteredChildren: readonly {
    readonly authorityCode: string;
    readonly code: string;
    readonly siblingGroup: string | null;
    readonly stay: DateRange;
  }[];
}

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

/** Where the homes of the register are kept. */
export abstract class HouseholdStore {
  /** @returns the homes that exist, in order of reference. */
  abstract byIds(ids: readonly string[]): Promise<readonly Household[]>;

  /** Puts these homes in the place of all there were but those left; their children are known already. */
  abstract replaceAll(stated: readonly StatedHousehold[], on: LocalDate, left: LeftAsItIs): Promise<HouseholdsReplaced>;

  /** @returns who lives, lived or will live in homes other than those with these references, in order of home and day. */
  abstract staysInOtherHomes(references: readonly string[]): Promise<readonly StayInHome[]>;
}
