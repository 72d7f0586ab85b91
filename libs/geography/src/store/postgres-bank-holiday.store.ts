import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { BankHolidayStore, type BankHolidaysReplaced } from '../app/bank-holiday.store.js';

interface DayRow {
  readonly day: LocalDate;
}

const inOrder = (rows: readonly DayRow[]): readonly LocalDate[] => rows.map(({ day }) => day).sort();

@Injectable()
export class PostgresBankHolidayStore extends BankHolidayStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async replace(days: readonly LocalDate[]): Promise<BankHolidaysReplaced> {
    const removed = await this.sql.rows<DayRow>(
      `delete from geography.bank_holiday
       where extract(year from holiday_on) in (select extract(year from stated) from unnest($1::date[]) stated)
         and not (holiday_on = any($1::date[]))
       returning holiday_on::text as day`,
      [days],
    );
    const added = await this.sql.rows<DayRow>(
      `insert into geography.bank_holiday select distinct unnest($1::date[]) on conflict do nothing
       returning holiday_on::text as day`,
      [days],
    );
    return { added: inOrder(added), removed: inOrder(removed) };
  }
}
