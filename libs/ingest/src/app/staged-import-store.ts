import { type ImportKind } from '../core/index.js';

/** Files that were looked at by a dry run and wait for a person to apply or discard them. */
export interface StagedImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly authorityCode: string | null;
  readonly requestedBy: string;
  /** The dry run, with its quarantine. */
  readonly previewImportId: string;
  readonly closesStaleEpisodes: boolean;
  readonly stagedAt: Date;
}

export interface StagedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Where files wait between a dry run and its being applied. */
export abstract class StagedImportStore {
  /** @returns the id. What has waited for a day is thrown away. */
  abstract keep(staged: Omit<StagedImport, 'id' | 'stagedAt'>, files: readonly StagedFile[]): Promise<string>;

  /** @returns the files, when they still wait and this authority may have them; null reads all. */
  abstract find(
    id: string,
    authorityCode: string | null,
  ): Promise<{ readonly staged: StagedImport; readonly files: readonly StagedFile[] } | null>;

  /** @returns whether they still waited. */
  abstract discard(id: string, authorityCode: string | null): Promise<boolean>;
}
