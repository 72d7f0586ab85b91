import { type FakeAnswers } from '../support/fake-api.js';

/** Answers about files of a small fictional authority: nothing in it is symmetric, so that what is swapped is seen. */

export const reportOf = (kind: string, more: object = {}): object => ({
  __typename: 'ImportReport',
  id: `import-${kind.toLowerCase()}`,
  kind,
  status: 'APPLIED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:03:07Z',
  requestedBy: 'Priya Raman',
  fileNames: [`${kind.toLowerCase()}.csv`],
  rowsRead: 1207,
  rowsLoaded: 1204,
  rowsQuarantined: 3,
  files: [],
  canBeUndone: true,
  problemGroups: [],
  problems: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] },
  ...more,
});

const loaded = (kind: string, more: object = {}): object => ({
  kind,
  latest: reportOf(kind, more),
  applied: reportOf(kind, more),
});

/** Two steps done, a year of returns loaded, and the last file of homes refused. */
export const someLoaded = {
  kinds: [
    loaded('AUTHORITIES', { rowsLoaded: 153 }),
    loaded('BOUNDARIES', { fileNames: ['boundaries.json'], rowsLoaded: 153 }),
    loaded('POSTCODES', { fileNames: ['ONSPD_NOV_2025.zip'], rowsLoaded: 2_661_418 }),
    loaded('SSDA903', { fileNames: ['header.csv', 'episodes.csv', 'missing.csv'], rowsLoaded: 3412 }),
    { kind: 'HOUSEHOLDS', latest: reportOf('HOUSEHOLDS', { id: 'import-1', status: 'REFUSED' }), applied: null },
  ],
  returns: [
    { yearEndOn: '2026-03-31', importId: 'import-ssda903', loadedAt: '2026-11-23T09:03:07Z' },
    { yearEndOn: '2025-03-31', importId: 'import-earlier', loadedAt: '2026-11-20T15:41:00Z' },
  ],
};

export const nothingLoaded = { kinds: [], returns: [] };

export const allLoaded = {
  kinds: ['AUTHORITIES', 'BOUNDARIES', 'POSTCODES', 'SSDA903', 'PROVIDERS', 'HOUSEHOLDS', 'REQUESTS'].map((kind) =>
    loaded(kind),
  ),
  returns: someLoaded.returns,
};

/** A year's return of which most was loaded. */
export const returnReport = (more: object = {}): object =>
  reportOf('SSDA903', {
    fileNames: ['2025-26/header.csv', '2025-26/episodes.csv', '2025-26/missing.csv', '2025-26/notes.csv'],
    rowsRead: 3419,
    rowsLoaded: 3412,
    rowsQuarantined: 7,
    files: [
      { file: '2025-26/header.csv', sheet: null, table: 'header', rowsRead: 981, rowsLoaded: 981, rowsQuarantined: 0 },
      {
        ...{ file: '2025-26/episodes.csv', sheet: null, table: 'episodes' },
        ...{ rowsRead: 2311, rowsLoaded: 2304, rowsQuarantined: 7 },
      },
      {
        file: '2025-26/missing.csv',
        sheet: null,
        table: 'missing',
        rowsRead: 127,
        rowsLoaded: 127,
        rowsQuarantined: 0,
      },
    ],
    problemGroups: [
      {
        ...{ severity: 'ERROR', code: 'not-a-date', file: '2025-26/episodes.csv', column: 'DECOM', count: 2 },
        first: [
          { row: 14, sentence: '"31/02/2026" is not a date. Write it as dd/mm/yyyy.' },
          { row: 1012, sentence: '"soon" is not a date. Write it as dd/mm/yyyy.' },
        ],
      },
      {
        ...{ severity: 'ERROR', code: 'blank', file: '2025-26/episodes.csv', column: 'LS', count: 5 },
        first: [3, 44, 45, 801, 2200].map((row) => ({ row, sentence: 'The legal status must be filled in.' })),
      },
      {
        ...{ severity: 'WARNING', code: 'open-with-reason', file: '2025-26/episodes.csv', column: 'REC', count: 31 },
        first: [4, 9, 12, 77].map((row) => ({
          row,
          sentence: 'The episode is open but has a reason for ending (rule 148). It was loaded as open.',
        })),
      },
    ],
    ...more,
  });

const meaning = (code: string, words: string): object => ({ code, meaning: words });

/** A child whose earlier episode no later return mentions. */
export const returnedChild = {
  __typename: 'ReturnedChild',
  id: 'child-123',
  code: '00123',
  knownAs: null,
  bornOn: '2012-05-03',
  sex: 'female',
  episodes: [
    {
      ...{ startedOn: '2025-02-11', endedOn: null, closedAsStale: false, yearEndOn: '2026-03-31' },
      ...{ legalStatus: meaning('C2', 'full care order'), need: meaning('N1', 'abuse or neglect') },
      ...{ placementType: meaning('U4', 'foster carer, long term'), providerType: meaning('PR4', 'private provider') },
      ...{
        reasonEnded: null,
        placementPostcode: 'ZN8 1EE',
        urn: '1234567',
        placementArea: { code: 'E1', name: 'Westmarch' },
      },
      ...{ isInOwnArea: false, milesFromHome: 12.3, file: '2025-26/episodes.csv', row: 1014 },
    },
    {
      ...{ startedOn: '2023-05-03', endedOn: '2024-04-01', closedAsStale: true, yearEndOn: '2024-03-31' },
      ...{ legalStatus: meaning('V2', 'section 20'), need: meaning('N8', 'absent parenting'), reasonEnded: null },
      ...{ placementType: meaning('K2', 'children’s home'), providerType: null, placementPostcode: null, urn: null },
      ...{ placementArea: null, isInOwnArea: null, milesFromHome: null, file: '2023-24/episodes.csv', row: 77 },
    },
  ],
};

const pageOf = <Item>(items: readonly Item[], { first, after }: Record<string, unknown>): object => {
  const from = typeof after === 'string' ? Number(after) : 0;
  const until = from + Number(first);
  return {
    totalCount: items.length,
    pageInfo: { hasNextPage: until < items.length, endCursor: String(Math.min(until, items.length)) },
    edges: items.slice(from, until).map((node, position) => ({ cursor: String(from + position + 1), node })),
  };
};

const flagged = Array.from({ length: 131 }, (_unused, position) => ({
  ruleCode: position % 3 === 0 ? '142' : '392B',
  title: position % 3 === 0 ? 'Episode not ended before the next began' : 'No postcode of the placement',
  sentence:
    position % 3 === 0
      ? 'The child has another episode that began before this one ended. Give this one its end.'
      : 'Fill in the postcode of the placement, unless the child is on a short break.',
  table: 'Episodes',
  file: '2025-26/episodes.csv',
  row: position * 17 + 2,
  values: position % 3 === 0 ? 'DEC blank, REC blank' : 'PL_POST blank, LS V3',
  child: position % 5 === 0 ? '00123' : `K${position}`,
  isOnRegister: position % 7 !== 1,
}));

const summary = {
  __typename: 'ValidationReport',
  id: 'validation-1',
  yearEndOn: '2026-03-31',
  validatedAt: '2026-11-23T09:05:00Z',
  requestedBy: 'Priya Raman',
  rowsChecked: 3419,
  findingCount: 131,
  childCount: 105,
  comparedWithYearBefore: true,
  outdatedBecause: null,
};

export const validationReport = (more: object = {}): object => ({
  ...summary,
  byRule: [
    { ...flagged[0], findings: 44, children: 37 },
    { ...flagged[1], findings: 87, children: 80 },
  ],
  byChild: (args: Record<string, unknown>) =>
    pageOf(
      [
        { child: '00123', isOnRegister: true, findings: 27, ruleCodes: ['142', '392B'] },
        { child: 'K1', isOnRegister: false, findings: 1, ruleCodes: ['392B'] },
        { child: '', isOnRegister: false, findings: 1, ruleCodes: ['392B'] },
      ],
      args,
    ),
  findings: (args: Record<string, unknown>) =>
    pageOf(
      flagged.filter(
        ({ ruleCode, child }) =>
          (!args['ruleCode'] || args['ruleCode'] === ruleCode) && (!args['child'] || args['child'] === child),
      ),
      args,
    ),
  ...more,
});

const returnYears = [
  {
    ...{ yearEndOn: '2026-03-31', importId: 'import-ssda903', episodes: 2304, children: 981 },
    validation: validationReport({ outdatedBecause: 'ROWS_MENDED' }),
  },
  { yearEndOn: '2025-03-31', importId: 'import-earlier', episodes: 2199, children: 940, validation: null },
];

const quarantined = Array.from({ length: 63 }, (_unused, position) => ({
  fileId: position < 61 ? '2' : '3',
  row: position * 31 + 3,
  cells: [`K${position}`, '31/02/2026', '', 'C2'],
  reasons: ['DECOM: "31/02/2026" is not a date. Write it as dd/mm/yyyy, like 31/03/2025.'],
}));

/** Rows of two files that wait to be mended. */
export const quarantine = {
  __typename: 'Quarantine',
  importId: 'import-ssda903',
  files: [
    { id: '2', label: '2025-26/episodes.csv', headers: ['CHILD', 'DECOM', 'RNE', 'LS'], rows: 61 },
    { id: '3', label: '2025-26/missing.csv', headers: ['CHILD', 'MIS_START', 'MIS_END', 'LS'], rows: 2 },
  ],
  rows: (args: Record<string, unknown>) =>
    pageOf(
      quarantined.filter(({ fileId }) => !args['file'] || args['file'] === fileId),
      args,
    ),
};

/** Homes that would change, one that would leave, and a row that cannot be read. */
export const stagedImport = (more: object = {}): object => ({
  __typename: 'StagedImport',
  id: 'staged-1',
  kind: 'HOUSEHOLDS',
  stagedAt: '2026-11-23T09:05:00Z',
  summary: ['1 new home.', '2 homes changed.', '1 home no longer in the file.'],
  changes: [
    {
      ...{ subject: 'HOME', kind: 'REMOVED', title: 'Rowan Cottage (H-9)', moreSentences: 0 },
      sentences: ['The home is no longer in the file.'],
    },
    {
      ...{ subject: 'HOME', kind: 'ADDED', title: 'Elm Barn (H-31)', moreSentences: 0 },
      sentences: ['A new home with 2 places.'],
    },
    {
      ...{ subject: 'HOME', kind: 'CHANGED', title: 'Larch House (H-7)', moreSentences: 3 },
      sentences: ['Places 2, was 3.', 'One place is not available from 1 July 2026: carer break.'],
    },
  ],
  moreChanges: 1,
  report: reportOf('HOUSEHOLDS', {
    status: 'PREVIEWED',
    rowsRead: 44,
    rowsQuarantined: 1,
    problemGroups: [
      {
        ...{ severity: 'ERROR', code: 'wrong-word', file: 'households.csv', column: 'SERVICE_TYPE', count: 1 },
        first: [{ row: 12, sentence: '"agancy" is not a type of service. Did you mean agency?' }],
      },
    ],
  }),
  ...more,
});

export const fictionalFiles = (): FakeAnswers => ({
  loadedFiles: () => someLoaded,
  returnYears: () => returnYears,
  quarantine: ({ importId }) =>
    importId === 'import-ssda903'
      ? quarantine
      : { __typename: 'ImportNotFoundProblem', code: 'import-not-found', message: 'No such load.', field: 'id' },
  stagedImport: ({ id }) =>
    id === 'staged-1'
      ? stagedImport()
      : {
          ...{ __typename: 'StagedImportNotFoundProblem', code: 'staged-import-not-found', field: 'id' },
          message:
            'These files wait no more: they were loaded, discarded, or sent more than a day ago. Send them again.',
        },
  applyStagedImport: () => ({ __typename: 'ImportReport', id: 'import-1' }),
  discardStagedImport: ({ id }) => ({ __typename: 'StagedImportDiscarded', id }),
  undoImport: ({ id }) => ({ __typename: 'ImportUndone', importId: id, rows: 1204 }),
  movedAddresses: (args) => ({
    __typename: 'MovedAddressConnection',
    ...pageOf(
      [
        { sentence: 'Home LH-12 (ZN4 7QD): the area was Norchester and is Southshire.' },
        { sentence: 'School of request R-4 (ZN8 1EE): it moved by 320 m.' },
      ],
      args,
    ),
  }),
  validationRuleCount: () => 183,
  validationReport: ({ yearEndOn }) =>
    yearEndOn === '2026-03-31'
      ? validationReport()
      : { __typename: 'ValidationNotFoundProblem', code: 'validation-not-found', message: 'Not checked.', field: null },
  validateReturn: () => validationReport(),
  returnedChild: ({ code }) =>
    code === '00123'
      ? returnedChild
      : {
          __typename: 'ReturnedChildNotFoundProblem',
          code: 'child-not-found',
          message: 'No such child.',
          field: 'code',
        },
});
