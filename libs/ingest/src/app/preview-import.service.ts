import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { type ImportKind } from '../core/index.js';
import { DescribeDifference } from './describe-difference.service.js';
import { type StagedFilesTooLarge, StageImport, type StagedImportNotFound } from './stage-import.service.js';
import { type StagedDifference, StagedDifferences } from './staged-differences.js';

/** What came of looking at files before they are loaded. */
export interface Previewed {
  /** Null when the files were refused: their report says why, and there is nothing to apply. */
  readonly stagedId: string | null;
  /** The dry run. */
  readonly importId: string;
}

const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Shows a person in sentences what files would change, before anything does. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly staging: StageImport,
    private readonly describe: DescribeDifference,
    private readonly differences: StagedDifferences,
  ) {}

  /** The difference is told in words once, when the files come: what they would change is kept with them. */
  async preview(
    kind: ImportKind,
    request: Parameters<StageImport['preview']>[1],
  ): Promise<Result<Previewed, StagedFilesTooLarge>> {
    const staged = await this.staging.preview(kind, request);
    if (!staged.ok) return staged;
    const { stagedId, outcome } = staged.value;
    if (stagedId !== null) {
      await this.differences.keep(
        stagedId,
        await this.describe.describe(outcome.difference ?? { counts: [], rows: [] }),
      );
    }
    return success({ stagedId, importId: outcome.importId });
  }

  /** @param authorityCode the caller's authority. */
  async read(stagedId: string, authorityCode: string): Promise<Result<StagedDifference, StagedImportNotFound>> {
    const found = idForm.test(stagedId) ? await this.differences.find(stagedId, authorityCode) : null;
    if (found !== null) return success(found);
    const sentence =
      'These files wait no more: they were loaded, discarded, or sent more than a day ago. Send them again.';
    return refusal({ kind: 'staged-import-not-found', sentence });
  }
}
