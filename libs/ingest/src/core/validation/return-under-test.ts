import { day } from '#kernel';
import { type ReturnTables, type ReturnToValidate, type TableName } from './return-tables.js';
import { ruleOf } from './rules/index.js';
import { findingsOf } from './validate-return.js';
import { contextOf } from './context-of.js';

/** A row of a test: null and undefined stand for a blank cell. */
export type TestRow = Readonly<Record<string, string | null | undefined>>;

/** The rows of each table of a test. */
export type TestTables = Readonly<Partial<Record<TableName, readonly TestRow[]>>>;

export type TestReturn = Partial<Omit<ReturnToValidate, 'tables' | 'previous'>> & {
  readonly previous?: TestTables;
};

const cellsOf = (row: TestRow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).filter((cell): cell is [string, string] => typeof cell[1] === 'string'));

const tablesOf = (tables: TestTables): ReturnTables =>
  Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.map((row, position) => ({ file: `${table}.csv`, row: position + 2, cells: cellsOf(row) })),
    ]),
  );

/** A return of E10000020 for the year to 31 March 2022, for the specs of rules; postcodes are in no directory. */
export const testReturn = (tables: TestTables, more: TestReturn = {}): ReturnToValidate => ({
  yearEndOn: day('2022-03-31'),
  authorityCode: 'E10000020',
  findPostcode: () => null,
  providers: null,
  ...more,
  tables: tablesOf(tables),
  previous: more.previous === undefined ? null : tablesOf(more.previous),
});

/** @returns the rows that the rule flags, as 'Episodes 3'. */
export function rowsFlagged(code: string, tables: TestTables, more: TestReturn = {}): readonly string[] {
  const rule = ruleOf(code);
  if (rule === null) throw new RangeError(`There is no rule ${code}`);
  return findingsOf(rule, contextOf(testReturn(tables, more))).map(({ table, rowIndex0 }) => `${table} ${rowIndex0}`);
}

/** @returns the rows of Episodes that the rule flags, by their position. */
export const episodesFlagged = (code: string, episodes: readonly TestRow[], more: TestReturn = {}): readonly number[] =>
  rowsFlagged(code, { Episodes: episodes }, more).map((row) => Number(row.replace('Episodes ', '')));
