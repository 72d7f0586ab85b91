import { describe, expect, it } from '@jest/globals';
import { type ImportReport } from './import.operations.js';
import { presentImportReport, presentImports } from './import.presenter.js';

const report: ImportReport = {
  id: 'i-7',
  kind: 'SSDA903',
  status: 'REFUSED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:02:07Z',
  requestedBy: 'Priya Raman',
  fileNames: ['header.csv', 'episodes.csv', 'missing.csv', 'oc2.csv'],
  rowsRead: 1204,
  rowsLoaded: 0,
  problems: {
    totalCount: 241,
    pageInfo: { hasNextPage: true, endCursor: 'c200' },
    edges: [
      {
        node: {
          severity: 'ERROR',
          file: 'episodes.csv',
          row: 1012,
          column: 'DECOM',
          sentence: '31/02/2026 is not a date.',
        },
      },
      { node: { severity: 'WARNING', file: null, row: null, column: null, sentence: 'There is no oc3 file.' } },
    ],
  },
};

describe('the page of one load', () => {
  it('says that nothing was loaded, and where each problem is', () => {
    const model = presentImportReport(report, { page: 3, mayImport: true });
    expect(model.heading).toBe('Statutory returns (SSDA903): not loaded');
    expect(model.sentence).toContain('Nothing was loaded');
    expect(model.problemsSentence).toBe('Showing 201 to 202 of 241 problems.');
    expect(model.problems).toEqual([
      { severity: 'Error', file: 'episodes.csv', row: '1,012', column: 'DECOM', sentence: '31/02/2026 is not a date.' },
      { severity: 'Warning', file: '', row: '', column: '', sentence: 'There is no oc3 file.' },
    ]);
    expect(model.nextPageHref).toBe('/imports/i-7?after=c200&page=4');
    expect(model.firstPageHref).toBe('/imports/i-7');
  });

  it('says how many rows were loaded', () => {
    const model = presentImportReport(
      { ...report, status: 'APPLIED', rowsLoaded: 1190 },
      { page: 1, mayImport: false },
    );
    expect(model.sentence).toBe('1,190 rows of 1,204 were loaded.');
    expect(model.isRunning).toBe(false);
  });
});

describe('the list of loads', () => {
  it('names a few files and counts the rest', () => {
    const listed = presentImports(
      { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: 'c1' }, edges: [{ node: report }] },
      { page: 1, mayImport: true },
    );
    expect(listed.imports[0]?.files).toBe('header.csv, episodes.csv and 2 more');
    expect(listed.imports[0]?.rows).toBe('0 of 1,204');
    expect(listed.nextPageHref).toBeNull();
  });
});
