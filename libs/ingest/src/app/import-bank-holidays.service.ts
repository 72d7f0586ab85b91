import { Injectable } from '@nestjs/common';
import { BankHolidayStore } from '#geography';
import { type LocalDate, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { type BankHolidaysNotRead, readBankHolidays, yearsOf } from '../core/bank-holidays/index.js';

/** What a list of bank holidays changed. */
export interface BankHolidaysLoaded {
  readonly days: number;
  /** Of these years the list is the whole truth. */
  readonly years: readonly string[];
  readonly added: readonly LocalDate[];
  readonly removed: readonly LocalDate[];
}

/** Loads bank holidays in England and Wales: working days in law are counted with them. */
@Injectable()
export class ImportBankHolidays {
  constructor(
    private readonly holidays: BankHolidayStore,
    private readonly transaction: Transaction,
  ) {}

  /** The list is taken whole or not at all; years it does not have stay as they are. Repeating it changes nothing. */
  import(text: string): Promise<Result<BankHolidaysLoaded, BankHolidaysNotRead>> {
    const read = readBankHolidays(text);
    if (!read.ok) return Promise.resolve(read);
    const days = read.value;
    return this.transaction.run(async () => {
      const { added, removed } = await this.holidays.replace(days);
      return success({ days: days.length, years: yearsOf(days), added, removed });
    });
  }
}
