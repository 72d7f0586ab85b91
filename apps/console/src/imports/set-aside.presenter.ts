import { type Connection } from '../requests/request.operations.js';
import { counted, figure, sentenceCase } from '../words/words.js';
import { kindName } from './import.presenter.js';
import { presentFile, presentGroup, type GroupModel } from './import-report.presenter.js';
import {
  type ChangesOfOne,
  type LoadOfRows,
  type Quarantine,
  type QuarantinedFile,
  type StagedImport,
} from './set-aside.operations.js';
import { stepOf } from './load-steps.js';

export const rowsSetAsideOnAPage = 50;
export const movedOnAPage = 100;

interface Pager {
  readonly range: string;
  readonly firstPageHref: string | null;
  readonly nextPageHref: string | null;
}

function pagerOf(
  { totalCount, pageInfo, edges }: Connection<unknown>,
  address: string,
  { page, onAPage, none }: { readonly page: number; readonly onAPage: number; readonly none: string },
): Pager {
  const first = (page - 1) * onAPage + 1;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const more = next === null ? null : new URLSearchParams({ after: next, page: String(page + 1) }).toString();
  return {
    range:
      edges.length === 0
        ? none
        : `Showing ${figure(first)} to ${figure(first + edges.length - 1)} of ${figure(totalCount)}.`,
    firstPageHref: page > 1 ? address : null,
    nextPageHref: more === null ? null : `${address}${address.includes('?') ? '&' : '?'}${more}`,
  };
}

export interface SetAsideModel extends Pager {
  readonly title: string;
  readonly id: string;
  readonly kind: string;
  readonly files: readonly {
    readonly name: string;
    readonly rows: string;
    readonly href: string;
    readonly onlyHref: string;
  }[];
  /** Rows can be added to what was loaded; a refused load is sent whole again. */
  readonly canBeMended: boolean;
  readonly rows: readonly {
    readonly place: string;
    readonly reasons: readonly string[];
    readonly cells: readonly { readonly column: string; readonly value: string }[];
  }[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

const filledCells = (file: QuarantinedFile | undefined, cells: readonly string[]) =>
  cells.flatMap((value, position) =>
    value === '' ? [] : [{ column: file?.headers[position] ?? `Column ${position + 1}`, value }],
  );

/** The rows of a load that wait to be mended. @param problem why mended rows were not taken. */
export function presentSetAside(
  { importId, files, rows }: Quarantine,
  { kind, status }: LoadOfRows,
  asked: { readonly page: number; readonly file: string | null; readonly problem: string | null },
): SetAsideModel {
  const address = `/imports/${importId}/set-aside`;
  const byId = new Map(files.map((file) => [file.id, file]));
  const ofFile = asked.file === null ? '' : `?${new URLSearchParams({ file: asked.file }).toString()}`;
  return {
    ...pagerOf(rows, `${address}${ofFile}`, {
      ...{ page: asked.page, onAPage: rowsSetAsideOnAPage },
      none: 'No row waits to be mended.',
    }),
    title: `Rows set aside: ${(stepOf(kind)?.name ?? kindName(kind)).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`,
    id: importId,
    kind: kind.toLowerCase(),
    files: files.map(({ id, label, rows: count }) => ({
      name: label,
      rows: counted(count, 'row'),
      href: `${address}/${encodeURIComponent(id)}.csv`,
      onlyHref: `${address}?${new URLSearchParams({ file: id }).toString()}`,
    })),
    canBeMended: status === 'APPLIED' && files.length > 0,
    rows: rows.edges.map(({ node: { fileId, row, cells, reasons } }) => ({
      place: `${byId.get(fileId)?.label ?? 'The file'}, row ${figure(row)}`,
      reasons,
      cells: filledCells(byId.get(fileId), cells),
    })),
    errors: asked.problem === null ? [] : [{ text: asked.problem, href: '#files-mended' }],
  };
}

export interface PreviewModel {
  readonly title: string;
  readonly id: string;
  readonly summary: readonly string[];
  readonly nothingChanges: boolean;
  readonly setAside: string | null;
  readonly refused: readonly GroupModel[];
  readonly remarks: readonly GroupModel[];
  readonly files: readonly ReturnType<typeof presentFile>[];
  readonly groups: readonly {
    readonly heading: string;
    readonly changes: readonly {
      readonly title: string;
      readonly sentences: readonly string[];
      readonly more: string | null;
    }[];
  }[];
  readonly more: string | null;
}

const groupHeadings: readonly (readonly [ChangesOfOne['kind'], heading: string])[] = [
  ['REMOVED', 'Would be removed'],
  ['ADDED', 'Would be new'],
  ['CHANGED', 'Would change'],
];

/** What files would change, before anything does. */
export function presentPreview({ id, kind, summary, changes, moreChanges, report }: StagedImport): PreviewModel {
  const { rowsRead, rowsQuarantined, files, problemGroups } = report;
  return {
    title: `What would change: ${(stepOf(kind)?.name ?? kindName(kind)).toLowerCase()}`,
    id,
    summary,
    nothingChanges: summary.length === 0,
    setAside:
      rowsQuarantined === 0
        ? null
        : `${sentenceCase(counted(rowsQuarantined, 'row'))} of ${figure(rowsRead)} cannot be loaded and would be set aside. Rows set aside change nothing.`,
    refused: problemGroups.filter(({ severity }) => severity === 'ERROR').map(presentGroup),
    remarks: problemGroups.filter(({ severity }) => severity === 'WARNING').map(presentGroup),
    files: files.map(presentFile),
    groups: groupHeadings.flatMap(([of, heading]) => {
      const ofKind = changes.filter((change) => change.kind === of);
      if (ofKind.length === 0) return [];
      return [
        {
          heading,
          changes: ofKind.map(({ title, sentences, moreSentences }) => ({
            title,
            sentences,
            more: moreSentences === 0 ? null : `and ${counted(moreSentences, 'more change', 'more changes')}`,
          })),
        },
      ];
    }),
    more: moreChanges === 0 ? null : `Not listed here: ${figure(moreChanges)} more.`,
  };
}

export interface MovedModel extends Pager {
  readonly title: string;
  readonly id: string;
  readonly sentences: readonly string[];
}

export const presentMoved = (
  id: string,
  moved: Connection<{ readonly sentence: string }>,
  page: number,
): MovedModel => ({
  ...pagerOf(moved, `/imports/${id}/moved`, { page, onAPage: movedOnAPage, none: 'No address that is stored moved.' }),
  title: 'Addresses that moved',
  id,
  sentences: moved.edges.map(({ node }) => node.sentence),
});
