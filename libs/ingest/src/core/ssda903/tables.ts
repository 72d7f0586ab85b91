import { dateInCell } from '../cell-date.js';
import { columnName } from '../header.js';
import { importError, type ImportProblem, importWarning, quoted } from '../import-problem.js';

/** The tables of the return, by the columns each has. A file is known by its columns, never by its name. */
export const returnTables = {
  header: { title: 'Header', columns: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'] },
  episodes: {
    title: 'Episodes',
    columns: [
      'CHILD',
      'DECOM',
      'RNE',
      'LS',
      'CIN',
      'PLACE',
      'PLACE_PROVIDER',
      'DEC',
      'REC',
      'REASON_PLACE_CHANGE',
      'HOME_POST',
      'PL_POST',
      'URN',
    ],
  },
  reviews: { title: 'Reviews', columns: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'] },
  uasc: { title: 'UASC', columns: ['CHILD', 'SEX', 'DOB', 'DUC'] },
  oc2: {
    title: 'OC2',
    columns: [
      'CHILD',
      'DOB',
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
    ],
  },
  oc3: { title: 'OC3', columns: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'] },
  ad1: {
    title: 'AD1',
    columns: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  },
  'placed-adoption': {
    title: 'PlacedAdoption',
    columns: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  },
  'previous-permanence': { title: 'PrevPerm', columns: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
  missing: { title: 'Missing', columns: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'] },
  'social-workers': { title: 'SWEpisodes', columns: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'] },
  'deprivation-of-liberty': { title: 'DoLo', columns: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'] },
} as const satisfies Record<string, { readonly title: string; readonly columns: readonly string[] }>;

export type ReturnTable = keyof typeof returnTables;

/** Columns that hold a day, wherever they stand. DATE_PERM is not one of them: its parts may be unknown. */
export const dateColumns: readonly string[] = [
  'DOB',
  'MC_DOB',
  'DECOM',
  'DEC',
  'REVIEW',
  'DUC',
  'DATE_INT',
  'DATE_MATCH',
  'DATE_PLACED',
  'DATE_PLACED_CEASED',
  'MIS_START',
  'MIS_END',
  'SW_DECOM',
  'SW_DEC',
  'DOLO_START',
  'DOLO_END',
];

const tables = Object.keys(returnTables) as ReturnTable[];
const sharedColumns: readonly string[] = ['CHILD', 'DOB', 'SEX'];

const ownColumns = (table: ReturnTable): readonly string[] =>
  returnTables[table].columns.filter((column) => !sharedColumns.includes(column));

/** How much of what only this table has is there: 0 to 1. */
const shareOf = (table: ReturnTable, headers: readonly string[]): number => {
  const own = ownColumns(table);
  return own.filter((column) => headers.includes(column)).length / own.length;
};

/**
 * @returns the table whose columns the header has, in any order and with others among them; of two such tables the one with
 *   more columns. With a column missing, the table that most of its own columns point to, so that the missing one can be
 *   named; null when the header is of no table, or of two alike.
 */
export function recogniseTable(headers: readonly string[]): ReturnTable | null {
  const [whole] = tables
    .filter((table) => returnTables[table].columns.every((column) => headers.includes(column)))
    .sort((a, b) => returnTables[b].columns.length - returnTables[a].columns.length);
  if (whole) return whole;
  const [nearest, next] = [...tables].sort((a, b) => shareOf(b, headers) - shareOf(a, headers));
  if (nearest === undefined || next === undefined) return null;
  const share = shareOf(nearest, headers);
  return share >= 0.5 && share > shareOf(next, headers) ? nearest : null;
}

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What files of a table are called. */
const isNamedAfter = (table: ReturnTable, fileName: string): boolean =>
  [table, returnTables[table].title].some((name) => lettersOf(fileName).endsWith(lettersOf(name)));

/**
 * For looking at a table rather than loading it: most of its columns may be absent. What columns say for certain goes before
 * the file's name, and the name before what they suggest.
 *
 * @returns null when no column is of any table but those that all have, and the name is that of none.
 */
export function likelyTable(headers: readonly string[], fileName: string): ReturnTable | null {
  const certain = recogniseTable(headers);
  if (certain !== null) return certain;
  const stem = fileName.replace(/\.[^./\\]*$/, '');
  const named = tables.find((table) => isNamedAfter(table, stem));
  if (named !== undefined) return named;
  const [nearest, next] = [...tables].sort((a, b) => shareOf(b, headers) - shareOf(a, headers));
  if (nearest === undefined || next === undefined) return null;
  return shareOf(nearest, headers) > shareOf(next, headers) ? nearest : null;
}

/** Columns named in one sentence; a table has 13 at most. */
const inOneLine = (columns: readonly string[]): string => columns.join(', ');

/**
 * Why a header is of no table of the return: its first line is data; or it has what several tables have, and the nearest
 * one is named with what it lacks.
 *
 * @param sheet of a workbook: then the sheet is passed over with a warning, for workbooks have sheets of notes.
 */
export function unrecognisedTable(
  file: string,
  sheet: string | null,
  writtenHeaders: readonly string[],
): ImportProblem {
  const place = { file, row: 1 };
  if (sheet !== null) {
    const sentence = `The sheet ${quoted(sheet)} is passed over: ${whyUnrecognised(writtenHeaders)}`;
    return importWarning('sheet-passed-over', place, sentence);
  }
  const date = writtenHeaders.find((cell) => /\d[/-]\d/.test(cell) && dateInCell(cell) !== null);
  if (date !== undefined) {
    const sentence = `The first line is data, not a header: it holds ${quoted(date)}. Put a line with the names of the columns above it.`;
    return importError('no-header-row', place, sentence);
  }
  const why = whyUnrecognised(writtenHeaders);
  return importError('wrong-kind-of-file', place, `${why.charAt(0).toUpperCase()}${why.slice(1)}`);
}

function whyUnrecognised(writtenHeaders: readonly string[]): string {
  const headers = writtenHeaders.map(columnName);
  const lacking = (table: ReturnTable): readonly string[] =>
    returnTables[table].columns.filter((column) => !headers.includes(column));
  const [nearest] = [...tables].sort(
    (a, b) => shareOf(b, headers) - shareOf(a, headers) || lacking(a).length - lacking(b).length,
  );
  const isAlike = headers.includes('CHILD') || tables.some((table) => shareOf(table, headers) > 0);
  if (nearest === undefined || !isAlike) {
    return 'the header is not that of a table of the SSDA903 return. Choose the right file.';
  }
  const { title } = returnTables[nearest];
  return `the header is not that of one table of the SSDA903 return. The nearest is ${title}, which also needs ${inOneLine(lacking(nearest))}.`;
}
