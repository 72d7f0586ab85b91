import { counted, figure, instantInWords, sentenceCase } from '../words/words.js';
import { type Connection } from '../requests/request.operations.js';
import { type ImportReport, type ImportStatus, type ListedImport } from './import.operations.js';

export const importsOnAPage = 25;
export const problemsOnAPage = 100;

interface KindOfFile {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly choose: string;
}

/** What can be loaded, in the order a new authority would load it. */
export const kindsOfFile: readonly KindOfFile[] = [
  {
    id: 'postcodes',
    name: 'Postcodes',
    hint: 'The ONS postcode directory (ONSPD), as CSV.',
    choose: 'Choose the postcode file',
  },
  {
    id: 'authorities',
    name: 'Authorities and their neighbours',
    hint: 'One row for each authority, with the codes of those that adjoin it.',
    choose: 'Choose the file of authorities',
  },
  {
    id: 'boundaries',
    name: 'Boundaries',
    hint: 'TopoJSON or GeoJSON in metres on the National Grid.',
    choose: 'Choose the boundary file',
  },
  {
    id: 'ssda903',
    name: 'SSDA903 return',
    hint: 'The files of one year’s return: header, episodes, missing and the others.',
    choose: 'Choose all the files of one year’s return',
  },
  {
    id: 'households',
    name: 'Carer households',
    hint: 'The whole register of households. It takes the place of the register as it is.',
    choose: 'Choose the households file',
  },
  { id: 'providers', name: 'Providers', hint: 'Children’s homes and agencies.', choose: 'Choose the providers file' },
  {
    id: 'requests',
    name: 'Placement requests',
    hint: 'Children who wait for a home.',
    choose: 'Choose the file of placement requests',
  },
];

const kindName = (kind: string): string =>
  kindsOfFile.find(({ id }) => id === kind.toLowerCase())?.name ?? sentenceCase(kind.toLowerCase());

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

function outcomeInWords({ status, rowsLoaded, rowsRead }: ImportReport): string {
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

export interface NewImportModel {
  readonly title: string;
  readonly kinds: readonly KindOfFile[];
  /** The kind that was chosen; null while it is being chosen. */
  readonly chosen: KindOfFile | null;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

/** @param kind what the address says was chosen; undefined on the first visit. */
export function presentNewImport(kind: unknown, problem: string | null): NewImportModel {
  const chosen = kindsOfFile.find(({ id }) => id === kind) ?? null;
  const askedInVain = kind !== undefined && chosen === null;
  const sentence = problem ?? (askedInVain ? 'Choose what the files hold' : null);
  return {
    title: chosen === null ? 'Load files' : chosen.choose,
    kinds: kindsOfFile,
    chosen,
    errors: sentence === null ? [] : [{ text: sentence, href: chosen === null ? '#kind-postcodes' : '#files' }],
  };
}
