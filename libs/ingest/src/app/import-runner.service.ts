import { Injectable } from '@nestjs/common';
import { success } from '#kernel';
import { Transaction } from '#platform';
import {
  type ImportDifference,
  importError,
  type ImportKind,
  type ImportOutcome,
  type ImportProblem,
} from '../core/index.js';
import { type FileAtEnd, ImportLog } from './import-log.js';
import { type ImportRequest } from './import-request.js';
import { type Mending } from './mending.js';
import { type FileInRun, ImportRefused, ImportRun } from './import-run.js';
import { type TableInRun } from './table-in-run.js';
import { UnreadableFile } from './unreadable-file.js';

const problemsAnswered = 1_000;

/** Undoes a dry run. */
class DryRunDone extends Error {
  constructor(readonly difference: ImportDifference) {
    super('A dry run was undone.');
  }
}

/**
 * What every import has in common: it is recorded before it starts, it is kept whole or not at all, and how it ended is
 * recorded also when it was refused. That it was applied is recorded in the transaction that applies it, so the
 * record never says more than the database holds.
 *
 * Kept whole means: every row that could be read. A row that could not is in quarantine, and of a refused import every
 * row is: read = loaded + quarantined, for each file.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly log: ImportLog,
    private readonly transaction: Transaction,
  ) {}

  /**
   * @param work in one transaction: reads and checks the files, reports problems to the run, calls `run.waitForTurn()` and
   * then writes.
   * @throws what `work` throws when it is a fault and not a refusal; the import is then recorded as interrupted.
   */
  async run(
    kind: ImportKind,
    request: ImportRequest & { readonly authorityCode?: string },
    work: (run: ImportRun) => Promise<void>,
  ): Promise<ImportOutcome> {
    const { authorityCode = null, requestedBy, mends = null, isDryRun = false } = request;
    const importId = await this.log.begin({ kind, authorityCode, requestedBy, mends: mends?.importId ?? null });
    request.onBegun?.(importId);
    const run = new ImportRun(importId, request, () => this.log.waitForTurn());
    try {
      await this.transaction.run(async () => {
        await this.log.claim(importId);
        await work(run);
        run.refuseIfErrors();
        if (isDryRun) throw new DryRunDone(await this.log.difference(importId));
        await this.log.end({ ...recordOf(run), files: filesApplied(run), status: 'applied' });
        if (mends) await this.takeOutOfQuarantine(run, mends);
        return success(undefined);
      });
      return outcomeOf(run, 'applied', filesApplied(run), null);
    } catch (error) {
      return error instanceof DryRunDone
        ? await this.endDryRun(run, error.difference)
        : await this.endBadly(error, run, isDryRun);
    }
  }

  private async takeOutOfQuarantine(run: ImportRun, { outstanding, rows }: Mending): Promise<void> {
    const sentAgain = outstanding.filter((row) => rows.isFound(row));
    const taken = await this.log.takeOutOfQuarantine(sentAgain, run.importId);
    if (taken === sentAgain.length) return;
    const sentence = 'Somebody else has sent some of these rows meanwhile. Download what is left and send that.';
    run.report(importError('mended-meanwhile', {}, sentence));
    run.refuseIfErrors();
  }

  private async endDryRun(run: ImportRun, difference: ImportDifference): Promise<ImportOutcome> {
    const files = filesApplied(run);
    await this.log.end({ ...recordOf(run), files, status: 'previewed' });
    return outcomeOf(run, 'applied', files, difference);
  }

  private async endBadly(error: unknown, run: ImportRun, isDryRun: boolean): Promise<ImportOutcome> {
    if (error instanceof UnreadableFile) run.report(error.problem);
    const isRefusal = error instanceof ImportRefused || error instanceof UnreadableFile;
    const files = isRefusal ? filesRefused(run) : filesLost(run);
    const status = isRefusal ? (isDryRun ? 'previewed' : 'refused') : 'interrupted';
    await this.log.end({ ...recordOf(run), files, status });
    if (!isRefusal) throw error;
    return outcomeOf(run, 'refused', files, null);
  }
}

const recordOf = (run: ImportRun) => ({
  importId: run.importId,
  fileNames: run.fileNames,
  summary: run.summary,
  problems: run.problems.all(),
});

const filesApplied = (run: ImportRun): readonly FileAtEnd[] => [
  ...run.tables.map((table) => fileOf(table, table.quarantined(null))),
  ...countedFiles(run.filesWithoutTable, run.rowsLoaded),
];

const filesRefused = (run: ImportRun): readonly FileAtEnd[] => {
  const reason = wholeImportRefused(run.problems.firstRefusal());
  return [
    ...run.tables.map((table) => fileOf(table, table.quarantined(reason))),
    ...countedFiles(run.filesWithoutTable, 0),
  ];
};

/** Of an interrupted import nobody can say what is wrong with its rows: the sender is told to send them again. */
const filesLost = (run: ImportRun): readonly FileAtEnd[] => [
  ...run.tables.map((table) => ({ ...fileOf(table, []), rowsLoaded: 0, rowsNotKept: table.rowsRead })),
  ...countedFiles(run.filesWithoutTable, 0),
];

const fileOf = (table: TableInRun, quarantined: FileAtEnd['quarantined']): FileAtEnd => ({
  file: table.table.file,
  sheet: table.table.sheet,
  table: table.tableName,
  headers: table.table.writtenHeaders,
  rowsRead: table.rowsRead,
  rowsLoaded: table.rowsRead - quarantined.length,
  rowsQuarantined: quarantined.length,
  rowsNotKept: 0,
  quarantined,
});

function countedFiles(files: readonly FileInRun[], rowsLoaded: number): readonly FileAtEnd[] {
  let toShareOut = rowsLoaded;
  return files.map(({ file, rowsRead }) => {
    const loaded = Math.min(rowsRead, toShareOut);
    toShareOut -= loaded;
    return {
      ...{ file, sheet: null, table: null, headers: [], quarantined: [] },
      ...{ rowsRead, rowsLoaded: loaded, rowsQuarantined: 0, rowsNotKept: rowsRead - loaded },
    };
  });
}

const wholeImportRefused = (first: ImportProblem | null): ImportProblem =>
  importError(
    'whole-import-refused',
    {},
    `This row is sound, but the import as a whole was refused${first === null ? '.' : `: ${first.sentence}`}`,
  );

const total = (files: readonly FileAtEnd[], count: 'rowsRead' | 'rowsLoaded' | 'rowsQuarantined'): number =>
  files.reduce((sum, file) => sum + file[count], 0);

const outcomeOf = (
  run: ImportRun,
  status: ImportOutcome['status'],
  files: readonly FileAtEnd[],
  difference: ImportDifference | null,
): ImportOutcome => ({
  importId: run.importId,
  status,
  rowsRead: total(files, 'rowsRead'),
  rowsLoaded: total(files, 'rowsLoaded'),
  rowsQuarantined: total(files, 'rowsQuarantined'),
  files: files.map(({ file, sheet, table, rowsRead, rowsLoaded, rowsQuarantined }) => ({
    ...{ file, sheet, table, rowsRead, rowsLoaded, rowsQuarantined },
  })),
  errors: run.problems.errors,
  warnings: run.problems.warnings,
  problems: run.problems.all().slice(0, problemsAnswered),
  difference,
  summary: run.summary,
});
