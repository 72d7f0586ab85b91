import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { ChildStore } from './child.store.js';
import { type HouseholdsReplaced, HouseholdStore, type StatedHousehold } from './household.store.js';

/** Keeps the whole register of homes as a file states it. Takes part in the transaction around the call. */
@Injectable()
export class StoreHouseholds {
  constructor(
    private readonly children: ChildStore,
    private readonly households: HouseholdStore,
  ) {}

  /**
   * Puts these homes in the place of all there were. A home keeps its id by its reference and a child by authority and
   * code; repeating it changes nothing.
   *
   * @param on the day the approval of a home that is kept without being named ends.
   */
  async replaceAll(stated: readonly StatedHousehold[], on: LocalDate): Promise<HouseholdsReplaced> {
    const children = stated.flatMap(({ fosteredChildren }) => fosteredChildren);
    await this.children.learn(
      children.map(({ authorityCode, code }) => ({
        authorityCode,
        code,
        knownAs: null,
        bornOn: null,
        sex: 'not-recorded',
      })),
    );
    return this.households.replaceAll(stated, on);
  }
}
