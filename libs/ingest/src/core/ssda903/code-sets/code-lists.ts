import { type ReturnTable, returnTables } from '../tables.js';
import { codeSet } from './code-set.js';
import { type CollectionYear } from './collection-year.js';
import { codedColumnsOf, tablesOf } from './return-columns.js';

/** One line of the list of codes. */
export interface ListedCode {
  /** As people call the table: Episodes. */
  readonly table: string;
  readonly column: string;
  readonly code: string;
  readonly meaning: string;
  readonly from: CollectionYear | null;
  readonly until: CollectionYear | null;
}

const listed = (table: ReturnTable, year: CollectionYear): readonly ListedCode[] =>
  codedColumnsOf(table).flatMap((column) =>
    codeSet(column, year).map(({ code, meaning, from, until }) => ({
      table: returnTables[table].title,
      column,
      code,
      meaning,
      from,
      until,
    })),
  );

/** @returns every code of the tables of a year, by table and column in the order of the guide. */
export const codeLists = (year: CollectionYear): readonly ListedCode[] =>
  tablesOf(year).flatMap((table) => listed(table, year));
