import { Injectable } from '@nestjs/common';
import { success } from '#kernel';
import { Transaction } from '#platform';
import { type ImportKind, type ImportOutcome } from '../core/index.js';
import { ImportLog } from './import-log.js';
import { type ImportRequest } from './import-request.js';
import { ImportRefused, ImportRun } from './import-run.js';
import { UnreadableFile } from './unreadable-file.js';

const problemsAnswered = 1_000;

/**
 * What every import has in common: it is recorded before it starts, it is kept whole or not at all, and how it ended is
 * recorded also when it was refused. That it was applied is recorded in the transaction that applies it, so the
 * record never says more than the database holds.
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
    const { authorityCode = null, requestedBy } = request;
    const importId = await this.log.begin({ kind, authorityCode, requestedBy });
    request.onBegun?.(importId);
    const trail: { run?: ImportRun } = {};
    try {
      await this.transaction.run(async () => {
        const run = new ImportRun(importId, request, () => this.log.waitForTurn());
        trail.run = run;
        await work(run);
        run.refuseIfErrors();
        await this.log.end({ ...recordOf(run), status: 'applied' });
        return success(undefined);
      });
      return outcomeOf(trail.run as ImportRun | undefined, importId, 'applied');
    } catch (error) {
      return await this.endBadly(error, importId, trail.run);
    }
  }

  private async endBadly(error: unknown, importId: string, run: ImportRun | undefined): Promise<ImportOutcome> {
    if (error instanceof UnreadableFile) run?.report(error.problem);
    const isRefusal = error instanceof ImportRefused || error instanceof UnreadableFile;
    if (run) run.rowsLoaded = 0;
    const record = run
      ? recordOf(run)
      : { importId, fileNames: [], rowsRead: 0, rowsLoaded: 0, summary: {}, problems: [] };
    await this.log.end({ ...record, status: isRefusal ? 'refused' : 'interrupted' });
    if (!isRefusal) throw error;
    return outcomeOf(run, importId, 'refused');
  }
}

const recordOf = (run: ImportRun) => ({
  importId: run.importId,
  fileNames: run.fileNames,
  rowsRead: run.rowsRead,
  rowsLoaded: run.rowsLoaded,
  summary: run.summary,
  problems: run.problems.all(),
});

const outcomeOf = (run: ImportRun | undefined, importId: string, status: ImportOutcome['status']): ImportOutcome => ({
  importId,
  status,
  rowsRead: run?.rowsRead ?? 0,
  rowsLoaded: run?.rowsLoaded ?? 0,
  errors: run?.problems.errors ?? 0,
  warnings: run?.problems.warnings ?? 0,
  problems: run?.problems.all().slice(0, problemsAnswered) ?? [],
});
