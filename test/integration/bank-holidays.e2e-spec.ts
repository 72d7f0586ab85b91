import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ImportBankHolidays, IngestModule } from '#ingest';
import { openHouse, type TestHouse, startingTakes } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule]);
}, startingTakes);
afterAll(() => house.close());

const days = ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'].map((date) => `2028-${date}`);
const importing = (dates: readonly string[]) => house.get(ImportBankHolidays).import(`date\n${dates.join('\n')}`);
const known = async (year: number): Promise<string[]> => {
  const rows: { day: string }[] = await house.dataSource.query(
    `select holiday_on::text as day from geography.bank_holiday where extract(year from holiday_on) = ${year} order by 1`,
  );
  return rows.map(({ day }) => day);
};

it('a list of bank holidays takes the place of its years, leaves the others, and again changes nothing', async () => {
  const before = await known(2026);
  expect(before).toHaveLength(8);
  expect(await importing(days)).toEqual({ ok: true, value: { days: 8, years: ['2028'], added: days, removed: [] } });
  expect(await importing(days)).toMatchObject({ value: { added: [], removed: [] } });
  const moved = [...days.slice(1), '2028-06-05'];
  expect(await importing(moved)).toMatchObject({ value: { added: ['2028-06-05'], removed: ['2028-01-03'] } });
  expect(await known(2028)).toEqual([...moved].sort());
  expect(await known(2026)).toEqual(before);
});

it('a list that is not whole changes nothing', async () => {
  const before = await known(2028);
  expect(await importing(days.slice(4))).toMatchObject({ ok: false, problem: { kind: 'bank-holidays-not-read' } });
  expect(await known(2028)).toEqual(before);
});
