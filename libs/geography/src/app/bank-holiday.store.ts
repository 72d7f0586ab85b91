import { type LocalDate } from '#kernel';

/** What changed when a list of bank holidays was taken. */
export interface BankHolidaysReplaced {
  readonly added: readonly LocalDate[];
  readonly removed: readonly LocalDate[];
}

/** Bank holidays in England and Wales. */
export abstract class BankHolidayStore {
  /**
   * Puts these days in the place of all that were known of their years; other years stay. Repeating it
   * changes nothing.
   */
  abstract replace(days: readonly LocalDate[]): Promise<BankHolidaysReplaced>;
}
