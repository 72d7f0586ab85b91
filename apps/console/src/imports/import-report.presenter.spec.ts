import { describe, expect, it } from '@jest/globals';
import { type ImportReport, type ImportStatus, type ProblemGroup } from './import.operations.js';
import { presentImportProblems, presentImportReport } from './import-report.presenter.js';

const group = (more: Partial<ProblemGroup>): ProblemGroup => ({
  severity: 'ERROR',
  code: 'not-a-date',
  file: 'episodes.csv',
  column: 'DECOM',
  count: 1,
  first: [{ row: 1012, sentence: '31/02/2026 is not a date.' }],
  ...more,
});

const report: ImportReport = {
  id: 'i-7',
  kind: 'SSDA903',
  status: 'APPLIED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:02:07Z',
  requestedBy: 'Priya Raman',
  fileNames: ['header.csv', 'episodes.csv'],
  rowsRead: 1207,
  rowsLoaded: 1204,
  rowsQuarantined: 3,
  files: [],
  problemGroups: [],
  canBeUndone: true,
};

const next = (more: Partial<ImportReport>, mayImport = true): readonly string[] =>
  presentImportReport({ ...report, ...more }, mayImport).next.map(({ href }) => href);

describe('what became of a load', () => {
  it('says how many rows were loaded and how many were set aside', () => {
    const model = presentImportReport(report, true);
    expect(model.heading).toBe('Statutory returns (SSDA903): loaded');
    expect(model.sentences).toEqual([
      '1,204 rows of 1,207 were loaded. 3 rows could not be loaded and were set aside for you to mend.',
    ]);
    const one = presentImportReport({ ...report, rowsRead: 1205, rowsQuarantined: 1 }, true);
    expect(one.sentences[0]).toContain('1 row could not be loaded and was set aside');
    const none = presentImportReport({ ...report, rowsRead: 1204, rowsQuarantined: 0 }, true);
    expect(none.sentences).toEqual(['1,204 rows of 1,204 were loaded.']);
  });

  it.each<[ImportStatus, string]>([
    ['REFUSED', 'Nothing was loaded.'],
    ['INTERRUPTED', 'The load broke off and nothing was loaded.'],
    ['UNDONE', 'This load was undone.'],
    ['PREVIEWED', 'These files cannot be loaded as they are. Nothing was changed.'],
  ])('of one that is %s says that nothing is of it', (status, sentence) => {
    const { sentences } = presentImportReport({ ...report, status, rowsLoaded: 0 }, true);
    expect(sentences).toContain(sentence);
  });

  it('tells what each file was taken as', () => {
    const counts = { rowsRead: 1015, rowsLoaded: 1012, rowsQuarantined: 3 };
    const { files } = presentImportReport(
      {
        ...report,
        files: [
          { file: 'a.csv', sheet: null, table: 'placed-adoption', ...counts },
          { file: 'c.csv', sheet: null, table: 'uasc', rowsRead: 8, rowsLoaded: 8, rowsQuarantined: 0 },
          { file: 'b.xlsx', sheet: 'Notes', table: null, rowsRead: 4, rowsLoaded: 0, rowsQuarantined: 4 },
        ],
      },
      true,
    );
    expect(files).toEqual([
      { name: 'a.csv', takenAs: 'Placed adoption', read: '1,015', loaded: '1,012', setAside: '3' },
      { name: 'c.csv', takenAs: 'UASC', read: '8', loaded: '8', setAside: '0' },
      { name: 'b.xlsx, sheet Notes', takenAs: 'Not known', read: '4', loaded: '0', setAside: '4' },
    ]);
  });
});

describe('what to do next', () => {
  it('after a load with rows set aside: mend them, check, load on, or undo', () => {
    expect(next({})).toEqual(['/imports/i-7/set-aside', '/validation', '/load', '/imports/i-7/undo']);
  });

  it('after a clean load of homes nothing has to be mended or checked', () => {
    expect(next({ kind: 'HOUSEHOLDS', rowsQuarantined: 0 })).toEqual(['/load', '/imports/i-7/undo']);
  });

  it('after a refused one: mend the files and load them again', () => {
    expect(next({ status: 'REFUSED', rowsLoaded: 0, rowsQuarantined: 1207, canBeUndone: false })).toEqual([
      '/load#ssda903',
      '/imports/i-7/set-aside',
    ]);
  });

  it('is not offered while it runs, after it was undone, or to somebody who may not load', () => {
    expect(next({ status: 'RUNNING' })).toEqual([]);
    expect(next({ status: 'UNDONE', canBeUndone: false })).toEqual([]);
    expect(next({}, false)).toEqual([]);
  });

  it('does not offer to undo what cannot be undone', () => {
    expect(next({ canBeUndone: false })).not.toContain('/imports/i-7/undo');
  });
});

describe('problems', () => {
  it('of one sentence are told once, with their rows', () => {
    const first = [
      { row: 4, sentence: 'REC is filled in on an open episode.' },
      { row: 1012, sentence: 'REC is filled in on an open episode.' },
    ];
    const { remarks, refused } = presentImportReport(
      { ...report, problemGroups: [group({ severity: 'WARNING', column: 'REC', count: 31, first })] },
      true,
    );
    expect(refused).toEqual([]);
    expect(remarks).toEqual([
      {
        sentence: 'REC is filled in on an open episode.',
        place: 'episodes.csv, column REC',
        count: '31 times',
        rows: 'Rows 4, 1,012',
        each: [],
        more: 'and 29 more',
      },
    ]);
  });

  it('whose sentences differ are told row by row', () => {
    const first = [
      { row: 4, sentence: '31/02/2026 is not a date.' },
      { row: null, sentence: 'soon is not a date.' },
    ];
    const { refused, problemsHref } = presentImportReport(
      { ...report, problemGroups: [group({ count: 2, first })] },
      true,
    );
    expect(refused[0]).toMatchObject({ rows: null, more: null });
    expect(refused[0]?.each).toEqual([
      { row: '4', sentence: '31/02/2026 is not a date.' },
      { row: '', sentence: 'soon is not a date.' },
    ]);
    expect(problemsHref).toBeNull();
  });

  it('that are not all shown can be read one by one', () => {
    const { problemsHref } = presentImportReport({ ...report, problemGroups: [group({ count: 2 })] }, true);
    expect(problemsHref).toBe('/imports/i-7/problems');
  });

  it('are listed in pages', () => {
    const problems = {
      totalCount: 241,
      pageInfo: { hasNextPage: true, endCursor: 'c202' },
      edges: [
        { node: { severity: 'ERROR', file: 'e.csv', row: 1012, column: 'DECOM', sentence: 'No date.' } },
        { node: { severity: 'WARNING', file: null, row: null, column: null, sentence: 'There is no OC3 file.' } },
      ],
    } as const;
    const model = presentImportProblems(report, problems, 3);
    expect(model.range).toBe('Showing 201 to 202 of 241 problems.');
    expect(model.problems).toEqual([
      { severity: 'Not loaded', file: 'e.csv', row: '1,012', column: 'DECOM', sentence: 'No date.' },
      { severity: 'Remark', file: '', row: '', column: '', sentence: 'There is no OC3 file.' },
    ]);
    expect(model.nextPageHref).toBe('/imports/i-7/problems?after=c202&page=4');
    expect(model.firstPageHref).toBe('/imports/i-7/problems');
  });
});
