import { type Connection } from '../requests/request.operations.js';
import { counted, figure, instantInWords, sentenceCase } from '../words/words.js';
import {
  type ImportedFile,
  type ImportProblem,
  type ImportReport,
  type ImportStatus,
  type ListedImport,
  type ProblemGroup,
} from './import.operations.js';
import { kindName, type StatusTag, statusTags } from './import.presenter.js';
import { stepOf } from './load-steps.js';

export const problemsOnAPage = 100;

interface Link {
  readonly text: string;
  readonly href: string;
}

/** Problems that are alike, as one thing to mend. */
export interface GroupModel {
  readonly sentence: string;
  readonly place: string;
  readonly count: string;
  /** Row numbers, where every problem of the group has the same sentence. */
  readonly rows: string | null;
  /** Row by row, where the sentences differ. */
  readonly each: readonly { readonly row: string; readonly sentence: string }[];
  readonly more: string | null;
}

export interface ImportReportModel {
  readonly title: string;
  readonly id: string;
  readonly heading: string;
  readonly tag: StatusTag;
  readonly sentences: readonly string[];
  readonly isRunning: boolean;
  readonly next: readonly (Link & { readonly why: string })[];
  readonly files: readonly {
    readonly name: string;
    readonly takenAs: string;
    readonly read: string;
    readonly loaded: string;
    readonly setAside: string;
  }[];
  readonly refused: readonly GroupModel[];
  readonly refusedHeading: string;
  readonly remarks: readonly GroupModel[];
  readonly problemsHref: string | null;
  readonly details: readonly { readonly key: string; readonly value: string }[];
  readonly mayImport: boolean;
}

/** How far a load is, for the script that follows it. */
export const presentImportProgress = (report: ListedImport): object => ({
  ended: report.status !== 'RUNNING',
  percent: null,
  sentence: outcomeInWords(report)[0],
});

function outcomeInWords({ status, rowsLoaded, rowsRead, rowsQuarantined }: ListedImport): readonly string[] {
  const asBefore = 'Everything is as it was before.';
  const outcome: Readonly<Record<ImportStatus, readonly string[]>> = {
    RUNNING: [
      `The files are being read: ${counted(rowsRead, 'row')} so far. Nothing is loaded until every row has been checked.`,
    ],
    APPLIED: [
      rowsQuarantined === 0
        ? `${sentenceCase(counted(rowsLoaded, 'row'))} of ${figure(rowsRead)} were loaded.`
        : `${sentenceCase(counted(rowsLoaded, 'row'))} of ${figure(rowsRead)} were loaded. ${sentenceCase(counted(rowsQuarantined, 'row'))} could not be loaded and ${rowsQuarantined === 1 ? 'was' : 'were'} set aside for you to mend.`,
    ],
    REFUSED: ['Nothing was loaded.', asBefore],
    INTERRUPTED: ['The load broke off and nothing was loaded.', asBefore, 'Load the files again.'],
    UNDONE: ['This load was undone.', 'Everything is as it was before it.'],
    PREVIEWED: ['These files were looked at to show what would change.', 'Nothing was loaded.'],
  };
  return outcome[status];
}

/** @param mayImport whether the reader may load, mend and undo. */
export function presentImportReport(report: ImportReport, mayImport: boolean): ImportReportModel {
  const { id, kind, status, fileNames, startedAt, finishedAt, requestedBy, problemGroups } = report;
  // Files that were refused when they were looked at: there is nothing to apply.
  const cannotBeLoaded = status === 'PREVIEWED' && report.rowsLoaded === 0;
  const heading = `${kindName(kind)}: ${cannotBeLoaded ? 'cannot be loaded yet' : statusTags[status].text.toLowerCase()}`;
  const errors = problemGroups.filter(({ severity }) => severity === 'ERROR');
  return {
    title: heading,
    id,
    heading,
    tag: statusTags[status],
    sentences: cannotBeLoaded
      ? ['These files cannot be loaded as they are. Nothing was changed.']
      : outcomeInWords(report),
    isRunning: status === 'RUNNING',
    next: mayImport ? nextSteps(report) : [],
    files: report.files.map(presentFile),
    refused: errors.map(presentGroup),
    refusedHeading: status === 'APPLIED' ? 'Why rows were set aside' : 'What is wrong with the files',
    remarks: problemGroups.filter(({ severity }) => severity === 'WARNING').map(presentGroup),
    problemsHref: problemGroups.some(({ count, first }) => count > first.length) ? `/imports/${id}/problems` : null,
    details: [
      { key: fileNames.length === 1 ? 'File' : 'Files', value: fileNames.join('\n') || 'None' },
      { key: 'Started', value: `${instantInWords(startedAt)} by ${requestedBy}` },
      { key: 'Finished', value: finishedAt === null ? 'Not yet' : instantInWords(finishedAt) },
    ],
    mayImport,
  };
}

/** Tables that people call by letters. */
const lettered: Readonly<Record<string, string>> = { oc2: 'OC2', oc3: 'OC3', ad1: 'AD1', uasc: 'UASC', dolo: 'DoLo' };

const tableInWords = (table: string): string => lettered[table] ?? sentenceCase(table.replaceAll(/[-_]/g, ' '));

export const presentFile = ({ file, sheet, table, rowsRead, rowsLoaded, rowsQuarantined }: ImportedFile) => ({
  name: sheet === null ? file : `${file}, sheet ${sheet}`,
  takenAs: table === null ? 'Not known' : tableInWords(table),
  read: figure(rowsRead),
  loaded: figure(rowsLoaded),
  setAside: figure(rowsQuarantined),
});

/** What a person can do now, most useful first, each with why. */
function nextSteps({
  id,
  kind,
  status,
  rowsQuarantined,
  canBeUndone,
}: ImportReport): readonly (Link & { readonly why: string })[] {
  const again = `/load#${kind.toLowerCase()}`;
  const steps: (Link & { readonly why: string })[] = [];
  if (status === 'REFUSED' || status === 'INTERRUPTED' || status === 'PREVIEWED') {
    steps.push({
      text: status === 'INTERRUPTED' ? 'Load the files again' : 'Mend the files and load them again',
      href: again,
      why: status === 'INTERRUPTED' ? 'Nothing has to be mended.' : 'What is wrong is listed below.',
    });
  }
  if (rowsQuarantined > 0 && (status === 'APPLIED' || status === 'REFUSED')) {
    steps.push({
      text: `See and download the ${counted(rowsQuarantined, 'row')} set aside`,
      href: `/imports/${id}/set-aside`,
      why:
        status === 'APPLIED'
          ? 'They come in the layout of your file, each with the reason. Mend them and send only them again.'
          : 'They come in the layout of your file, each with the reason.',
    });
  }
  if (status === 'APPLIED') {
    const after = stepAfter(id)[kind.toLowerCase()];
    if (after) steps.push(after);
    steps.push({ text: 'Load your next file', href: '/load', why: '' });
    if (canBeUndone) {
      steps.push({
        text: 'Undo this load',
        href: `/imports/${id}/undo`,
        why: 'Everything becomes as it was before it. You are asked first.',
      });
    }
  }
  return steps;
}

const stepAfter = (id: string): Readonly<Record<string, Link & { readonly why: string }>> => ({
  ssda903: {
    text: 'Check the return',
    href: '/validation',
    why: 'It is checked by the sector’s own rules, row by row.',
  },
  postcodes: {
    text: 'See which addresses moved',
    href: `/imports/${id}/moved`,
    why: 'Homes, schools and placements that these postcodes put in another place or area.',
  },
});

export function presentGroup({ file, column, count, first }: ProblemGroup): GroupModel {
  const sentences = new Set(first.map(({ sentence }) => sentence));
  const isOne = sentences.size === 1;
  const rows = first.flatMap(({ row }) => (row === null ? [] : [figure(row)]));
  const left = count - first.length;
  const place = [file, column === null ? null : `column ${column}`].filter((part) => part !== null).join(', ');
  return {
    sentence: first[0]?.sentence ?? '',
    place,
    count: counted(count, 'time'),
    rows: isOne && rows.length > 0 ? `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}` : null,
    each: isOne ? [] : first.map(({ row, sentence }) => ({ row: row === null ? '' : figure(row), sentence })),
    more: left === 0 ? null : `and ${figure(left)} more`,
  };
}

export interface UndoModel {
  readonly title: string;
  readonly id: string;
  readonly sentences: readonly string[];
  readonly canBeUndone: boolean;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

/** The question before a load is undone. @param problem why it was not undone. */
export function presentUndo(report: ImportReport, problem: string | null): UndoModel {
  const { id, kind, canBeUndone, rowsLoaded, startedAt, requestedBy } = report;
  return {
    title: `Undo this load: ${kindName(kind)}`,
    id,
    sentences: canBeUndone
      ? [
          `${sentenceCase(counted(rowsLoaded, 'row'))} that ${requestedBy} loaded on ${instantInWords(startedAt)} would be taken back.`,
          'Everything becomes as it was before this load. To have it again, load the files again.',
        ]
      : ['Nothing of this load stands, so there is nothing to undo.'],
    canBeUndone,
    errors: problem === null ? [] : [{ text: problem, href: '#undo' }],
  };
}

export interface ImportProblemsModel {
  readonly title: string;
  readonly id: string;
  readonly range: string;
  readonly problems: readonly {
    readonly severity: string;
    readonly file: string;
    readonly row: string;
    readonly column: string;
    readonly sentence: string;
  }[];
  readonly nextPageHref: string | null;
  readonly firstPageHref: string | null;
}

/** Every problem of a load, in the order they were met. */
export function presentImportProblems(
  { id, kind }: ListedImport,
  { totalCount, pageInfo, edges }: Connection<ImportProblem>,
  page: number,
): ImportProblemsModel {
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const first = (page - 1) * problemsOnAPage + 1;
  const address = `/imports/${id}/problems`;
  return {
    title: `Every problem of this load: ${stepOf(kind)?.name ?? kind}`,
    id,
    range:
      edges.length === 0
        ? 'No problem was found.'
        : `Showing ${figure(first)} to ${figure(first + edges.length - 1)} of ${counted(totalCount, 'problem')}.`,
    problems: edges.map(({ node }) => ({
      severity: node.severity === 'ERROR' ? 'Not loaded' : 'Remark',
      file: node.file ?? '',
      row: node.row === null ? '' : figure(node.row),
      column: node.column ?? '',
      sentence: node.sentence,
    })),
    nextPageHref:
      next === null ? null : `${address}?${new URLSearchParams({ after: next, page: String(page + 1) }).toString()}`,
    firstPageHref: page > 1 ? address : null,
  };
}
