import { describe, expect, it } from '@jest/globals';
import { type Quarantine, type StagedImport } from './set-aside.operations.js';
import { presentMoved, presentPreview, presentSetAside } from './set-aside.presenter.js';

const quarantine: Quarantine = {
  importId: 'i-7',
  files: [
    { id: '2', label: '2024/episodes.csv', headers: ['CHILD', 'DECOM', 'LS'], rows: 61 },
    { id: 'i-8.1', label: 'mended.csv', headers: ['CHILD'], rows: 1 },
  ],
  rows: {
    totalCount: 62,
    pageInfo: { hasNextPage: true, endCursor: '50' },
    edges: [
      { node: { fileId: '2', row: 1014, cells: ['007', '', 'C2', 'over'], reasons: ['DECOM must be filled in.'] } },
    ],
  },
};
const first = { page: 1, file: null, problem: null };
const applied = { kind: 'SSDA903', status: 'APPLIED' };

describe('rows set aside', () => {
  it('are shown with the cells that were filled in, by the names of their columns', () => {
    const { rows } = presentSetAside(quarantine, applied, first);
    expect(rows).toEqual([
      {
        place: '2024/episodes.csv, row 1,014',
        reasons: ['DECOM must be filled in.'],
        cells: [
          { column: 'CHILD', value: '007' },
          { column: 'LS', value: 'C2' },
          { column: 'Column 4', value: 'over' },
        ],
      },
    ]);
  });

  it('lead to a download of each file, also of one that was sent to mend them', () => {
    const { files, nextPageHref } = presentSetAside(quarantine, applied, { ...first, file: '2' });
    expect(files.map(({ href }) => href)).toEqual(['/imports/i-7/set-aside/2.csv', '/imports/i-7/set-aside/i-8.1.csv']);
    expect(nextPageHref).toBe('/imports/i-7/set-aside?file=2&after=50&page=2');
  });

  it('of a load that was refused are not sent by themselves: there is nothing to add them to', () => {
    expect(presentSetAside(quarantine, applied, first).canBeMended).toBe(true);
    expect(presentSetAside(quarantine, { ...applied, status: 'REFUSED' }, first).canBeMended).toBe(false);
  });

  it('that are all mended say so', () => {
    const none = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
    const model = presentSetAside({ ...quarantine, files: [], rows: none }, applied, first);
    expect([model.range, model.canBeMended]).toEqual(['No row waits to be mended.', false]);
  });
});

describe('what would change', () => {
  const change = { subject: 'HOME', sentences: ['Places 2, was 3.'], moreSentences: 0 } as const;
  const staged: StagedImport = {
    id: 's-1',
    kind: 'HOUSEHOLDS',
    stagedAt: '2026-11-23T09:05:00Z',
    summary: ['3 homes changed.'],
    changes: [
      { ...change, kind: 'CHANGED', title: 'Larch House (H-7)', moreSentences: 1 },
      { ...change, kind: 'REMOVED', title: 'Rowan Cottage (H-9)' },
      { ...change, kind: 'CHANGED', title: 'Elm Barn (H-31)' },
    ],
    moreChanges: 0,
    report: { rowsRead: 44, rowsQuarantined: 0, files: [], problemGroups: [] },
  };

  it('tells first what would be removed, and keeps the order within each', () => {
    const { groups } = presentPreview(staged);
    expect(groups.map(({ heading, changes }) => [heading, ...changes.map(({ title }) => title)])).toEqual([
      ['Would be removed', 'Rowan Cottage (H-9)'],
      ['Would change', 'Larch House (H-7)', 'Elm Barn (H-31)'],
    ]);
    expect(groups[1]?.changes[0]?.more).toBe('and 1 more change');
  });

  it('says when nothing would, and what cannot be loaded', () => {
    expect(presentPreview(staged)).toMatchObject({ nothingChanges: false, setAside: null, more: null });
    const nothing = presentPreview({ ...staged, summary: [], changes: [] });
    expect(nothing.nothingChanges).toBe(true);
    const some = presentPreview({ ...staged, moreChanges: 7, report: { ...staged.report, rowsQuarantined: 2 } });
    expect(some.setAside).toContain('2 rows of 44 cannot be loaded');
    expect(some.more).toBe('Not listed here: 7 more.');
  });
});

it('lists addresses that moved in pages', () => {
  const moved = {
    totalCount: 101,
    pageInfo: { hasNextPage: false, endCursor: '101' },
    edges: [{ node: { sentence: 'Home LH-12 (ZN4 7QD): it moved by 12 m.' } }],
  };
  expect(presentMoved('i-7', moved, 2)).toMatchObject({
    range: 'Showing 101 to 101 of 101.',
    sentences: ['Home LH-12 (ZN4 7QD): it moved by 12 m.'],
    firstPageHref: '/imports/i-7/moved',
    nextPageHref: null,
  });
});
