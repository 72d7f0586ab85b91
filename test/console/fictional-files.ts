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

export const fictionalFiles = (): FakeAnswers => ({
  loadedFiles: () => someLoaded,
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
