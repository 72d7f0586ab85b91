import { Injectable } from '@nestjs/common';
import { type DateRange, type LocalDate } from '#kernel';
import { type Household, type RecordedApproval } from '../core/household.js';
import { ChildStore } from './child.store.js';
import { HouseholdStore } from './household.store.js';

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
