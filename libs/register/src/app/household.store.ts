import { type LocalDate } from '#kernel';
import { type Household } from '../core/household.js';
import { type HouseholdsReplaced, type StatedHousehold } from './store-households.service.js';

/** Where the homes of the register are kept. */
export abstract class HouseholdStore {
  /** @returns the homes that exist, in order of reference. */
  abstract byIds(ids: readonly string[]): Promise<readonly Household[]>;

  /** Puts these homes in the place of all there were; their children are known already. */
  abstract replaceAll(stated: readonly StatedHousehold[], on: LocalDate): Promise<HouseholdsReplaced>;
}
