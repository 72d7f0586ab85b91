import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type ImportOutcome } from '../core/index.js';
import { RowsToMend } from '../core/quarantine/index.js';
import { Importers } from './importers.service.js';
import { type ImportRequest } from './import-request.js';
import { QuarantineStore } from './quarantine-store.js';
import { type ImportNotFound } from './read-imports.service.js';

/** Rows can be added only to what an import loaded and nobody undid. */
export interface ImportLoadedNothing extends Problem {
  readonly kind: 'import-loaded-nothing';
  readonly sentence: string;
}

/** No row of the import waits to be mended. */
export interface NothingToMend extends Problem {
  readonly kind: 'nothing-to-mend';
  readonly sentence: string;
}

const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const everyRow = 2_147_483_647;

/** Takes rows of an import's quarantine, mended, and adds them to what that import loaded. */
@Injectable()
export class SendMendedRows {
  constructor(
    private readonly quarantine: QuarantineStore,
    private readonly importers: Importers,
  ) {}

  /**
   * Adds mended rows; what the files do not name stays as it is. Rows that are now loaded leave quarantine, and what is
   * still wrong stays there with its new reason. It is an import of its own and can be undone by itself. The column REASON
   * is not read as data: it tells which row was which.
   *
   * @param importId of the import whose rows these are, or of an earlier one that mended it.
   * @param request.authorityCode the caller's authority; null at the command line, which may mend all.
   */
  async send(
    importId: string,
    request: Omit<ImportRequest, 'mends'> & { readonly authorityCode: string | null },
  ): Promise<Result<ImportOutcome, ImportNotFound | ImportLoadedNothing | NothingToMend>> {
    const named = idForm.test(importId) ? await this.quarantine.importById(importId, request.authorityCode) : null;
    const root = named?.mends ?? null;
    const mended = root === null ? named : await this.quarantine.importById(root, request.authorityCode);
    if (mended === null) return refusal({ kind: 'import-not-found' });
    if (mended.status !== 'applied') {
      const sentence = 'That import loaded nothing, so there is nothing to add rows to. Import the mended files whole.';
      return refusal({ kind: 'import-loaded-nothing', sentence });
    }
    const outstanding = await this.quarantine.rows(mended.id, null, everyRow, 0);
    if (outstanding.length === 0) {
      const sentence = 'No row of that import waits to be mended.';
      return refusal({ kind: 'nothing-to-mend', sentence });
    }
    const { summary } = mended;
    const mending = { importId: mended.id, summary, outstanding, rows: new RowsToMend(outstanding) };
    const closing = typeof summary['closesStaleEpisodes'] === 'boolean' ? summary['closesStaleEpisodes'] : true;
    const { authorityCode } = mended;
    return success(
      await this.importers.ofKind(mended.kind)({
        ...request,
        authorityCode,
        mends: mending,
        closesStaleEpisodes: closing,
      }),
    );
  }
}
