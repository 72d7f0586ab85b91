import { figure, instantInWords, sentenceCase } from '../words/words.js';
import { type Connection } from '../requests/request.operations.js';
import { type ImportStatus, type ListedImport } from './import.operations.js';
import { stepOf } from './load-steps.js';

export const importsOnAPage = 25;

export const kindName = (kind: string): string =>
  stepOf(kind)?.name ?? (kind === 'STANDARD' ? 'Placements standard' : sentenceCase(kind.toLowerCase()));

export interface StatusTag {
  readonly text: string;
  readonly classes: string;
}

export const statusTags: Readonly<Record<ImportStatus, StatusTag>> = {
  RUNNING: { text: 'Being read', classes: 'govuk-tag--blue' },
  APPLIED: { text: 'Loaded', classes: 'govuk-tag--green' },
  REFUSED: { text: 'Not loaded', classes: 'govuk-tag--red' },
  INTERRUPTED: { text: 'Broken off', classes: 'govuk-tag--orange' },
  UNDONE: { text: 'Undone', classes: 'govuk-tag--grey' },
  PREVIEWED: { text: 'Only looked at', classes: 'govuk-tag--grey' },
};

export interface ImportsModel {
  readonly title: string;
  readonly mayImport: boolean;
  readonly imports: readonly {
    readonly href: string;
    readonly kind: string;
    readonly files: string;
    readonly when: string;
    readonly by: string;
    readonly rows: string;
    readonly tag: StatusTag;
  }[];
  readonly range: string | null;
  readonly firstPageHref: string | null;
  readonly nextPageHref: string | null;
}

const mostFileNames = 3;

function filesInWords(names: readonly string[]): string {
  if (names.length <= mostFileNames) return names.join(', ');
  return `${names.slice(0, mostFileNames - 1).join(', ')} and ${names.length - mostFileNames + 1} more`;
}

export function presentImports(
  { totalCount, pageInfo, edges }: Connection<ListedImport>,
  { page, mayImport }: { readonly page: number; readonly mayImport: boolean },
): ImportsModel {
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const first = (page - 1) * importsOnAPage + 1;
  return {
    title: 'Files loaded',
    mayImport,
    imports: edges.map(({ node }) => ({
      href: `/imports/${node.id}`,
      kind: kindName(node.kind),
      files: filesInWords(node.fileNames),
      when: instantInWords(node.startedAt),
      by: node.requestedBy,
      rows: `${figure(node.rowsLoaded)} of ${figure(node.rowsRead)}`,
      tag: statusTags[node.status],
    })),
    range:
      edges.length === 0
        ? null
        : `Showing ${figure(first)} to ${figure(first + edges.length - 1)} of ${figure(totalCount)}, the latest first.`,
    firstPageHref: page > 1 ? '/imports' : null,
    nextPageHref:
      next === null ? null : `/imports?${new URLSearchParams({ after: next, page: String(page + 1) }).toString()}`,
  };
}
