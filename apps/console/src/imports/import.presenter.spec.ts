import { expect, it } from '@jest/globals';
import { type ListedImport } from './import.operations.js';
import { presentImports } from './import.presenter.js';

const report: ListedImport = {
  id: 'i-7',
  kind: 'SSDA903',
  status: 'REFUSED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:02:07Z',
  requestedBy: 'Priya Raman',
  fileNames: ['header.csv', 'episodes.csv', 'missing.csv', 'oc2.csv'],
  rowsRead: 1204,
  rowsLoaded: 0,
  rowsQuarantined: 1204,
};

it('lists loads with a few names of files, counting the rest', () => {
  const listed = presentImports(
    { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: 'c1' }, edges: [{ node: report }] },
    { page: 1, mayImport: true },
  );
  expect(listed.imports[0]?.files).toBe('header.csv, episodes.csv and 2 more');
  expect(listed.imports[0]?.rows).toBe('0 of 1,204');
  expect(listed.nextPageHref).toBeNull();
});
