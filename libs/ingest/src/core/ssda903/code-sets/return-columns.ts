import { dateColumns, type ReturnTable, returnTables } from '../tables.js';
import { type CodedColumn, isCodedColumn } from './code-set.js';
import { type CollectionYear } from './collection-year.js';

/** What a cell of a column holds. The parts of DATE_PERM may be unknown: zz/06/2015. */
export type ColumnKind = 'code' | 'day' | 'day-in-parts' | 'postcode' | 'whole-number' | 'text';

export interface ReturnColumn {
  readonly column: string;
  readonly kind: ColumnKind;
  /** Whether the return's own guide lets it be blank; loading asks for less (see `rows.ts`). */
  readonly mayBeBlank: boolean;
}

/** The first collection year of a table; null when it is older than what we know. */
export const firstYearOfTable: Readonly<Record<ReturnTable, CollectionYear | null>> = {
  header: null,
  episodes: null,
  reviews: null,
  uasc: null,
  oc2: null,
  oc3: null,
  ad1: null,
  'placed-adoption': null,
  'previous-permanence': null,
  missing: null,
  'social-workers': '2023/24',
  'deprivation-of-liberty': '2026/27',
};

const tables = Object.keys(returnTables) as readonly ReturnTable[];

/** @returns the tables a return of the year has, in the order of the guide. */
export const tablesOf = (year: CollectionYear): readonly ReturnTable[] =>
  tables.filter((table) => year >= (firstYearOfTable[table] ?? year));

const mayBeBlank: readonly string[] = [
  'MOTHER',
  'MC_DOB',
  'PLACE_PROVIDER',
  'DEC',
  'REC',
  'REASON_PLACE_CHANGE',
  'HOME_POST',
  'PL_POST',
  'URN',
  'DUC',
  'SDQ_SCORE',
  'SDQ_REASON',
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
  'DATE_PLACED_CEASED',
  'REASON_PLACED_CEASED',
  'LA_PERM',
  'DATE_PERM',
  'MIS_END',
  'SW_DEC',
  'SW_REASON',
  'DOLO_END',
];

function kindOf(column: string): ColumnKind {
  if (isCodedColumn(column)) return 'code';
  if (dateColumns.includes(column)) return 'day';
  if (column === 'DATE_PERM') return 'day-in-parts';
  if (column === 'HOME_POST' || column === 'PL_POST') return 'postcode';
  return column === 'SDQ_SCORE' ? 'whole-number' : 'text';
}

/** @returns the columns of a table in a year, in the order of the guide; none when the year had no such table. */
export function returnColumns(table: ReturnTable, year: CollectionYear): readonly ReturnColumn[] {
  if (!tablesOf(year).includes(table)) return [];
  const columns: readonly string[] = returnTables[table].columns;
  return columns.map((column) => ({ column, kind: kindOf(column), mayBeBlank: mayBeBlank.includes(column) }));
}

/** @returns the columns of a table that hold a code, in the order of the guide. */
export function codedColumnsOf(table: ReturnTable): readonly CodedColumn[] {
  const columns: readonly string[] = returnTables[table].columns;
  return columns.filter(isCodedColumn);
}
