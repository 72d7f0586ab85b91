import { counted, figure, instantInWords, sentenceCase } from '../words/words.js';
import { type Connection } from '../requests/request.operations.js';
import { type ImportReport, type ImportStatus, type ListedImport } from './import.operations.js';
import { stepOf } from './load-steps.js';

export const importsOnAPage = 25;
export const problemsOnAPage = 100;

const kindName = (kind: string): string => stepOf(kind)?.name ?? sentenceCase(kind.toLowerCase());

interface StatusTag {
  readonly text: string;
  readonly classes: string;
}

const statusTags: Readonly<Record<ImportStatus, StatusTag>> = {
  RUNNING: { text: 'Being read', classes: 'govuk-tag--blue' },
  APPLIED: { text: 'Loaded', classes: 'govuk-tag--green' },
  REFUSED: { text: 'Not loaded', classes: 'govuk-tag--red' },
  INTERRUPTED: { text: 'Broken off', classes: 'govuk-tag--orange' },
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

export interface ImportReportModel {
  readonly title: string;
  readonly id: string;
  readonly heading: string;
  readonly sentence: string;
  readonly isRunning: boolean;
  readonly details: readonly { readonly key: string; readonly value: string }[];
  readonly problemsSentence: string;
  readonly problems: readonly {
    readonly severity: string;
    readonly file: string;
    readonly row: string;
    readonly column: string;
    readonly sentence: string;
  }[];
  readonly nextPageHref: string | null;
  readonly firstPageHref: string | null;
  readonly mayImport: boolean;
}

/** How far a load is, for the script that follows it. */
export const presentImportProgress = (report: ListedImport): object => ({
  ended: report.status !== 'RUNNING',
  percent: null,
  sentence: outcomeInWords(report),
});

function outcomeInWords({ status, rowsLoaded, rowsRead }: ListedImport): string {
  const outcome: Readonly<Record<ImportStatus, string>> = {
    RUNNING: `The files are being read: ${counted(rowsRead, 'row')} so far. Nothing is loaded until every row has been checked.`,
    APPLIED: `${sentenceCase(counted(rowsLoaded, 'row'))} of ${figure(rowsRead)} were loaded.`,
    REFUSED: `Nothing was loaded: everything is as it was before. Mend the problems below in the file and load it again.`,
    INTERRUPTED: 'The load broke off and nothing was loaded: everything is as it was before. Load the files again.',
  };
  return outcome[status];
}

export function presentImportReport(
  report: ImportReport,
  { page, mayImport }: { readonly page: number; readonly mayImport: boolean },
): ImportReportModel {
  const { id, kind, status, fileNames, startedAt, finishedAt, requestedBy, problems } = report;
  const { totalCount, pageInfo, edges } = problems;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const heading = `${kindName(kind)}: ${statusTags[status].text.toLowerCase()}`;
  return {
    title: heading,
    id,
    heading,
    sentence: outcomeInWords(report),
    isRunning: status === 'RUNNING',
    details: [
      { key: fileNames.length === 1 ? 'File' : 'Files', value: fileNames.join('\n') || 'None' },
      { key: 'Rows read', value: figure(report.rowsRead) },
      { key: 'Rows loaded', value: figure(report.rowsLoaded) },
      { key: 'Started', value: `${instantInWords(startedAt)} by ${requestedBy}` },
      { key: 'Finished', value: finishedAt === null ? 'Not yet' : instantInWords(finishedAt) },
    ],
    problemsSentence:
      totalCount === 0
        ? 'No problem was found.'
        : edges.length === totalCount
          ? `${sentenceCase(counted(totalCount, 'problem'))}.`
          : `Showing ${figure((page - 1) * problemsOnAPage + 1)} to ${figure((page - 1) * problemsOnAPage + edges.length)} of ${counted(totalCount, 'problem')}.`,
    problems: edges.map(({ node }) => ({
      severity: node.severity === 'ERROR' ? 'Error' : 'Warning',
      file: node.file ?? '',
      row: node.row === null ? '' : figure(node.row),
      column: node.column ?? '',
      sentence: node.sentence,
    })),
    nextPageHref:
      next === null
        ? null
        : `/imports/${id}?${new URLSearchParams({ after: next, page: String(page + 1) }).toString()}`,
    firstPageHref: page > 1 ? `/imports/${id}` : null,
    mayImport,
  };
}
