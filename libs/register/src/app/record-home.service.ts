import { Injectable } from '@nestjs/common';
import { type LocalDate, refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { type Bedroom, type RecordedExemption, type RecordedSharingAgreement } from '../core/home-facts.js';
import {
  exemptionEnds,
  exemptionToAdd,
  faultsOfBedrooms,
  faultsOfExemption,
  faultsOfSharing,
  type HomeRecordFault,
  type PointedAt,
  sharingToAdd,
  sharingToWithdraw,
} from '../core/home-record.js';
import { type Household } from '../core/household.js';
import { HomeRecordStore } from './home-record.store.js';
import { HouseholdStore } from './household.store.js';
import { type HouseholdNotFound } from './read-households.service.js';

type Recorded = Promise<Result<Household, HomeRecordFault | HouseholdNotFound>>;

/**
 * What people record of one home, one thing at a time; who may is the caller's to know. Two who record at once wait for each
 * other and lose nothing of each other's. What was granted or agreed is ended or withdrawn, and stays.
 */
@Injectable()
export class RecordHome {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: HomeRecordStore,
    private readonly households: HouseholdStore,
  ) {}

  /** These bedrooms take the place of those recorded; one that a child sleeps in stays. */
  recordBedrooms(householdId: string, rooms: readonly Bedroom[]): Recorded {
    return this.change(householdId, async (home) => {
      const [fault] = faultsOfBedrooms(rooms, home);
      if (fault) return fault;
      await this.records.keepBedrooms(householdId, rooms);
      return null;
    });
  }

  addExemption(householdId: string, exemption: RecordedExemption): Recorded {
    return this.change(householdId, async (home) => {
      const [fault] = faultsOfExemption(exemption, home);
      if (fault) return fault;
      const addable = exemptionToAdd(exemption, home);
      if (!addable.ok) return addable.problem;
      await this.records.addExemption(householdId, exemption);
      return null;
    });
  }

  endExemption(householdId: string, pointed: PointedAt, lastDay: LocalDate, today: LocalDate): Recorded {
    return this.change(householdId, async (home) => {
      const until = exemptionEnds(pointed, lastDay, home, today);
      if (!until.ok) return until.problem;
      await this.records.endExemption(householdId, pointed.position, until.value);
      return null;
    });
  }

  addSharingAgreement(householdId: string, agreement: RecordedSharingAgreement, today: LocalDate): Recorded {
    return this.change(householdId, async (home) => {
      const [fault] = faultsOfSharing(agreement, today);
      if (fault) return fault;
      const addable = sharingToAdd(agreement, home);
      if (!addable.ok) return addable.problem;
      await this.records.addSharingAgreement(householdId, agreement);
      return null;
    });
  }

  withdrawSharingAgreement(householdId: string, pointed: PointedAt, today: LocalDate): Recorded {
    return this.change(householdId, async (home) => {
      const there = sharingToWithdraw(pointed, home);
      if (!there.ok) return there.problem;
      await this.records.withdrawSharingAgreement(householdId, pointed.position, today);
      return null;
    });
  }

  /** Held first and read second, so that it is judged as it is. */
  private change(householdId: string, record: (home: Household) => Promise<HomeRecordFault | null>): Recorded {
    return this.transaction.run<Household, HomeRecordFault | HouseholdNotFound>(async () => {
      const isThere = await this.records.hold(householdId);
      const [home] = isThere ? await this.households.byIds([householdId]) : [];
      if (home === undefined) return refusal({ kind: 'household-not-found' });
      const fault = await record(home);
      if (fault) return refusal(fault);
      const [recorded] = await this.households.byIds([householdId]);
      return success(recorded!);
    });
  }
}
