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

export const fictionalFiles = (): FakeAnswers => ({ loadedFiles: () => someLoaded });
