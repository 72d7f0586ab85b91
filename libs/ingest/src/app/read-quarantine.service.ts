import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { quarantineCsv } from '../core/quarantine/index.js';
import { type QuarantinedFile, type QuarantinedRowOfFile, QuarantineStore } from './quarantine-store.js';
import { type ImportCursorNotValid, type ImportNotFound, type ImportPage } from './read-imports.service.js';

/** The import has no such file with rows to mend. */
export interface QuarantineFileNotFound extends Problem {
  readonly kind: 'quarantine-file-not-found';
}

/** A file to download. */
export interface QuarantineDownload {
  readonly fileName: string;
  /** CSV in the file's own layout, with the column REASON after it. */
  readonly content: string;
  readonly rows: number;
}

const mostOnAPage = 100;
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const allRows = 2_147_483_647;
const notFound = refusal({ kind: 'import-not-found' } as const);

/**
 * Reads rows that an import could not load. They are an authority's own: cells are told as written. Writes no audit entry:
 * whoever knows the caller does.
 */
@Injectable()
export class ReadQuarantine {
  constructor(private readonly quarantine: QuarantineStore) {}

  /** @param authorityCode the caller's authority; null at the command line, which may read all. */
  async files(
    importId: string,
    authorityCode: string | null,
  ): Promise<Result<readonly QuarantinedFile[], ImportNotFound>> {
    if (!(await this.mayRead(importId, authorityCode))) return notFound;
    return success(await this.quarantine.files(importId));
  }

  /**
   * Rows not mended yet, in order of file and row.
   *
   * @param asked.file the id of a file; null for all.
   * @param asked.first 1 to 100; more is taken as 100.
   */
  async page(asked: {
    readonly importId: string;
    readonly authorityCode: string | null;
    readonly file: string | null;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<ImportPage<QuarantinedRowOfFile>, ImportNotFound | ImportCursorNotValid>> {
    const { importId, file, after } = asked;
    if (after !== null && !/^\d{1,9}$/.test(after)) return refusal({ kind: 'cursor-not-valid', field: 'after' });
    if (!(await this.mayRead(importId, asked.authorityCode))) return notFound;
    const first = Math.min(Math.max(asked.first, 1), mostOnAPage);
    const offset = Number(after ?? 0);
    const found = await this.quarantine.rows(importId, file, first + 1, offset);
    const files = await this.quarantine.files(importId);
    const counted = files.filter(({ id }) => file === null || id === file);
    return success({
      edges: found.slice(0, first).map((node, position) => ({ cursor: String(offset + position + 1), node })),
      hasNextPage: found.length > first,
      totalCount: counted.reduce((sum, { rows }) => sum + rows, 0),
    });
  }

  /** The rows of one file to be mended and sent again. @param file the id of a file. */
  async asCsv(
    importId: string,
    file: string,
    authorityCode: string | null,
  ): Promise<Result<QuarantineDownload, ImportNotFound | QuarantineFileNotFound>> {
    if (!(await this.mayRead(importId, authorityCode))) return notFound;
    const found = (await this.quarantine.files(importId)).find(({ id }) => id === file);
    if (!found) return refusal({ kind: 'quarantine-file-not-found' });
    const rows = await this.quarantine.rows(importId, file, allRows, 0);
    return success({
      fileName: downloadName(found),
      content: quarantineCsv(found.headers, rows),
      rows: rows.length,
    });
  }

  private async mayRead(importId: string, authorityCode: string | null): Promise<boolean> {
    return idForm.test(importId) && (await this.quarantine.importById(importId, authorityCode)) !== null;
  }
}

/** `2024/episodes.csv` becomes `2024-episodes-to-mend.csv`: the year's folder stays in the name. */
function downloadName({ file, sheet, table }: QuarantinedFile): string {
  const parts = file.replace(/\.(csv|txt|tsv|xlsx|xml|gz|zip)$/i, '').split(/[\\/]/);
  const part = sheet ?? (/\.xml$/i.test(file) ? table : null);
  const name = [...parts.slice(-2), ...(part === null ? [] : [part]), 'to-mend'].join('-');
  return `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/-to-mend-to-mend$/, '-to-mend')}.csv`;
}
