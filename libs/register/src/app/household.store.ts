import { type Household } from '../core/household.js';

/** Where the homes of the register are kept. */
export abstract class HouseholdStore {
  /** @returns the homes that exist, in order of reference. */
  abstract byIds(ids: readonly string[]): Promise<readonly Household[]>;
}
