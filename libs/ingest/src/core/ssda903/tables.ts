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

/**
 * @returns the table whose columns the header has. With a column missing, the table that most of its own columns point
 *   to, so that the missing one can be named; null when the header is of no table.
 */
export function recogniseTable(headers: readonly string[]): ReturnTable | null {
  const isPresent = (column: string): boolean => headers.includes(column);
  const whole = tables.find((table) => returnTables[table].columns.every(isPresent));
  if (whole) return whole;
  const share = (table: ReturnTable): number => {
    const own = returnTables[table].columns.filter((column) => !sharedColumns.includes(column));
    return own.filter(isPresent).length / own.length;
  };
  const [nearest] = [...tables].sort((a, b) => share(b) - share(a));
  return nearest !== undefined && share(nearest) >= 0.5 ? nearest : null;
}
