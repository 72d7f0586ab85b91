import { Injectable } from '@nestjs/common';
import { PostcodeStore } from '#geography';
import { type Problem, refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { type ImportStatus } from '../core/index.js';
import { ImportLog } from './import-log.js';
import { type QuarantinedImport, QuarantineStore } from './quarantine-store.js';
import { type ImportNotFound } from './read-imports.service.js';
import { RowsReferredTo, UndoStore } from './undo-store.js';

/** Why an import stays as it is, in a sentence that says what to do instead. */
export interface ImportNotUndone extends Problem {
  readonly kind: 'import-not-undone';
  readonly because:
    'not-applied' | 'later-import-stands' | 'not-recorded' | 'changed-since' | 'referred-to' | 'release-not-kept';
  readonly sentence: string;
}

export interface ImportUndone {
  readonly importId: string;
  /** Rows that are as they were before: taken away again, put back, or changed back. Postcodes are not counted. */
  readonly rows: number;
}

const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const notUndone = (because: ImportNotUndone['because'], sentence: string) =>
  refusal({ kind: 'import-not-undone', because, sentence } as const);

const notApplied: Readonly<Record<Exclude<ImportStatus, 'applied'>, string>> = {
  running: 'The import is still running. Wait until it has ended.',
  refused: 'The import was refused: nothing of it was loaded, so there is nothing to undo.',
  interrupted: 'The import was interrupted: nothing of it was loaded, so there is nothing to undo.',
  undone: 'The import was undone already.',
  previewed: 'It was a dry run: nothing of it was loaded, so there is nothing to undo.',
};

/** Undoes an import as a whole. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly imports: QuarantineStore,
    private readonly log: ImportLog,
    private readonly changes: UndoStore,
    private readonly postcodes: PostcodeStore,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Puts everything back as it was before the import, or leaves everything as it is and says why: a later import of its
   * kind stands, somebody changed a row since, or something that was recorded since refers to a row it brought. Waits for
   * imports that are writing. Undoing twice is refused the second time.
   *
   * @param authorityCode the caller's authority; null at the command line.
   */
  async undo(
    importId: string,
    requestedBy: string,
    authorityCode: string | null,
  ): Promise<Result<ImportUndone, ImportNotFound | ImportNotUndone>> {
    if (!idForm.test(importId)) return refusal({ kind: 'import-not-found' });
    try {
      return await this.transaction.run<ImportUndone, ImportNotFound | ImportNotUndone>(async () => {
        await this.log.waitForTurn();
        const named = await this.imports.importById(importId, authorityCode);
        if (named === null) return refusal({ kind: 'import-not-found' });
        return await this.undoIt(named, requestedBy);
      });
    } catch (error) {
      if (!(error instanceof RowsReferredTo)) throw error;
      const sentence =
        'Something recorded since, such as a request, an answer or a placement, refers to what this import brought. ' +
        'Import a corrected file instead.';
      return notUndone('referred-to', sentence);
    }
  }

  private async undoIt(
    { id, kind, status }: QuarantinedImport,
    requestedBy: string,
  ): Promise<Result<ImportUndone, ImportNotUndone>> {
    if (status !== 'applied') return notUndone('not-applied', notApplied[status]);
    const later = await this.changes.laterImport(id);
    if (later !== null) {
      const when = later.finishedAt.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
      const sentence = `A later import of the same kind stands: that of ${later.requestedBy}, ${when} UTC. Undo that one first.`;
      return notUndone('later-import-stands', sentence);
    }
    const rows = kind === 'postcodes' ? await this.restorePostcodes(id) : await this.takeBack(id);
    if (!rows.ok) return rows;
    await this.changes.recordUndone(id, requestedBy);
    return success({ importId: id, rows: rows.value });
  }

  private async takeBack(id: string): Promise<Result<number, ImportNotUndone>> {
    if (!(await this.changes.isRecorded(id))) {
      const sentence = 'The import is from before changes were recorded. Import a corrected file instead.';
      return notUndone('not-recorded', sentence);
    }
    const changed = await this.changes.changedSince(id);
    if (changed > 0) {
      const rows = changed === 1 ? '1 row' : `${changed.toLocaleString('en-GB')} rows`;
      const sentence = `Since the import ${rows} of what it brought changed. Undoing it would lose that: import a corrected file instead.`;
      return notUndone('changed-since', sentence);
    }
    const { rows, others } = await this.changes.takeBack(id);
    if (others > 0) throw new RowsReferredTo();
    return success(rows);
  }

  private async restorePostcodes(id: string): Promise<Result<number, ImportNotUndone>> {
    const restored = await this.postcodes.restorePrevious(id);
    if (restored === 'restored') return success(0);
    const sentence = {
      'another-release-in-use': 'Another release of postcodes is in use by now. Undo the import of that one first.',
      'previous-not-kept': 'The release before is not kept any more. Import the release you want in use.',
    }[restored];
    return notUndone('release-not-kept', sentence);
  }
}
