import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { ChildStore } from './child.store.js';
import {
  type HouseholdsReplaced,
  HouseholdStore,
  type NamedHome,
  type StatedAvailability,
  type StatedCarers,
  type StayInHome,
} from './household.store.js';
import { type StatedHousehold } from '../core/stated-household.js';
import { type LeftAsItIs } from './provider.store.js';

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
   * @param left references of homes that are neither replaced nor removed, or `all-others` to remove none: then these are
   *   added to the register.
   */
  async replaceAll(
    stated: readonly StatedHousehold[],
    on: LocalDate,
    left: LeftAsItIs = [],
  ): Promise<HouseholdsReplaced> {
    const children = stated.flatMap(({ fosteredChildren, shortBreaks = [] }) => [...fosteredChildren, ...shortBreaks]);
    await this.children.learn(
      children.map(({ authorityCode, code }) => ({
        authorityCode,
        code,
        knownAs: null,
        bornOn: null,
        sex: 'not-recorded',
      })),
    );
    return this.households.replaceAll(stated, on, left);
  }

  /** @returns who lives, lived or will live in homes other than those with these references. */
  staysInOtherHomes(references: readonly string[]): Promise<readonly StayInHome[]> {
    return this.households.staysInOtherHomes(references);
  }

  /** @returns those of the homes named that the register has, in order of reference. */
  named(references: readonly string[]): Promise<readonly NamedHome[]> {
    return this.households.named(references);
  }

  /** Puts these carers in the place of those of the homes named; other homes stay as they are. */
  replaceCarers(stated: readonly StatedCarers[]): Promise<void> {
    return this.households.replaceCarers(stated);
  }

  /** Puts these in the place of what is not available in the homes named; other homes stay as they are. */
  replaceAvailability(stated: readonly StatedAvailability[], holds: 'holds-too' | 'holds-stay'): Promise<void> {
    return this.households.replaceAvailability(stated, holds);
  }
}
