import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type ImportKind, type ImportOutcome } from '../core/index.js';
import { type AnyImportRequest, Importers } from './importers.service.js';
import { type ImportFile } from './import-request.js';
import { type StagedFile, StagedImportStore } from './staged-import-store.js';

/** More than is kept between a dry run and its being applied. */
export interface StagedFilesTooLarge extends Problem {
  readonly kind: 'staged-files-too-large';
  readonly sentence: string;
}

/** Nothing waits under this id: it was applied, discarded, or is a day old. */
export interface StagedImportNotFound extends Problem {
  readonly kind: 'staged-import-not-found';
  readonly sentence: string;
}

export interface StagePreview {
  /** Null when the files were refused: there is nothing to apply. */
  readonly stagedId: string | null;
  /** Of the dry run, with the difference it would make. */
  readonly outcome: ImportOutcome;
}

const mostBytes = 20 * 1024 * 1024;
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const stagedNotFound = refusal({
  kind: 'staged-import-not-found',
  sentence: 'These files wait no more: they were loaded, discarded, or sent more than a day ago. Send them again.',
} as const);

/** Dry run first, then the same files applied: between the two they are kept in the database, for a day at most. */
@Injectable()
export class StageImport {
  constructor(
    private readonly importers: Importers,
    private readonly stagedImports: StagedImportStore,
  ) {}

  /**
   * Reads the files, tells what loading them would change, and keeps them to be applied.
   *
   * @returns a refusal for files of more than 20 MB in all: those are imported at once.
   */
  async preview(
    kind: ImportKind,
    request: Omit<AnyImportRequest, 'isDryRun' | 'mends'>,
  ): Promise<Result<StagePreview, StagedFilesTooLarge>> {
    const files = await held(request.files);
    if (files === null) {
      const sentence = 'The files are larger than 20 MB together. Load them without looking at the changes first.';
      return refusal({ kind: 'staged-files-too-large', sentence });
    }
    const outcome = await this.importers.ofKind(kind)({ ...request, files: files.map(asImportFile), isDryRun: true });
    if (outcome.status === 'refused') return success({ stagedId: null, outcome });
    const { authorityCode, requestedBy, closesStaleEpisodes = true } = request;
    const staged = { kind, authorityCode, requestedBy, previewImportId: outcome.importId, closesStaleEpisodes };
    return success({ stagedId: await this.stagedImports.keep(staged, files), outcome });
  }

  /**
   * Loads what was previewed. What changed in the register since is reckoned with: the files are judged again.
   *
   * @param authorityCode the caller's authority; null at the command line.
   */
  async apply(
    stagedId: string,
    requestedBy: string,
    authorityCode: string | null,
    follow: Pick<AnyImportRequest, 'onBegun' | 'onProgress'> = {},
  ): Promise<Result<ImportOutcome, StagedImportNotFound>> {
    const found = idForm.test(stagedId) ? await this.stagedImports.find(stagedId, authorityCode) : null;
    if (found === null || !(await this.stagedImports.discard(stagedId, authorityCode))) return stagedNotFound;
    const { staged, files } = found;
    return success(
      await this.importers.ofKind(staged.kind)({
        ...follow,
        files: files.map(asImportFile),
        requestedBy,
        authorityCode: staged.authorityCode,
        closesStaleEpisodes: staged.closesStaleEpisodes,
      }),
    );
  }

  /** Throws the files away. */
  async discard(stagedId: string, authorityCode: string | null): Promise<Result<null, StagedImportNotFound>> {
    const isDiscarded = idForm.test(stagedId) && (await this.stagedImports.discard(stagedId, authorityCode));
    return isDiscarded ? success(null) : stagedNotFound;
  }
}

/** @returns the files whole, or null when they are too large; then all are read to their end, for an upload's sake. */
async function held(files: AnyImportRequest['files']): Promise<readonly StagedFile[] | null> {
  const kept: StagedFile[] = [];
  let bytes = 0;
  for await (const { name, content } of files) {
    const parts: Uint8Array[] = [];
    for await (const part of content) {
      bytes += part.length;
      if (bytes <= mostBytes) parts.push(part);
    }
    kept.push({ name, content: Buffer.concat(parts) });
  }
  return bytes > mostBytes ? null : kept;
}

const asImportFile = ({ name, content }: StagedFile): ImportFile => ({
  name,
  content: (async function* () {
    yield await Promise.resolve(content);
  })(),
});
