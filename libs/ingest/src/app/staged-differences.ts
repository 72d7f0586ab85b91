import { type DifferenceInWords, type ImportKind } from '../core/index.js';

/** Files that wait to be applied, with what they would change in words. */
export interface StagedDifference {
  readonly stagedId: string;
  readonly kind: ImportKind;
  /** The dry run that told the difference. */
  readonly previewImportId: string;
  readonly stagedAt: Date;
  readonly difference: DifferenceInWords;
}

/** Keeps what staged files would change, as long as the files wait. */
export abstract class StagedDifferences {
  abstract keep(stagedId: string, difference: DifferenceInWords): Promise<void>;

  /** @returns null when nothing waits under this id that this authority may see. */
  abstract find(stagedId: string, authorityCode: string): Promise<StagedDifference | null>;
}
