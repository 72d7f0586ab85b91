import { type LocalDate } from '#kernel';
import { type Bedroom, type RecordedExemption, type RecordedSharingAgreement } from '../core/home-facts.js';

/** What people record of one home, one thing at a time. Takes part in the transaction around the call. */
export abstract class HomeRecordStore {
  /** @returns whether the register has the home, which is held until the transaction ends. */
  abstract hold(householdId: string): Promise<boolean>;

  /** Puts these bedrooms in the place of those there were. Writes only what differs. */
  abstract keepBedrooms(householdId: string, rooms: readonly Bedroom[]): Promise<void>;

  abstract addExemption(householdId: string, exemption: RecordedExemption): Promise<void>;

  /** @param position counts from 0 in the order in which a home tells its exemptions. */
  abstract endExemption(householdId: string, position: number, until: LocalDate): Promise<void>;

  abstract addSharingAgreement(householdId: string, agreement: RecordedSharingAgreement): Promise<void>;

  /** It stays on record and no longer counts. @param position counts from 0 among those that count. */
  abstract withdrawSharingAgreement(householdId: string, position: number, on: LocalDate): Promise<void>;
}
