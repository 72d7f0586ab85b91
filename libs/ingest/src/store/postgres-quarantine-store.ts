import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import {
  type QuarantinedFile,
  type QuarantinedImport,
  type QuarantinedRowOfFile,
  QuarantineStore,
} from '../app/quarantine-store.js';
import { tableLabels } from '../core/quarantine/index.js';

/** The import ($1) and those that mend it, with a number for the order. */
const importsOfQuarantine = `
  with part as (
    select id, started_at from ingest.import where id = $1
    union all
    select id, started_at from ingest.import where mends_import_id = $1 and status = 'applied'
  ), file as (
    select import_file.*, part.started_at,
      case when import_id = $1 then import_file.ordinal::text else import_id || '.' || import_file.ordinal end as file_id
    from ingest.import_file join part on part.id = import_file.import_id
  )`;

interface FileRow extends Omit<QuarantinedFile, 'id' | 'label'> {
  readonly id: string;
  readonly importId: string;
  readonly ordinal: number;
}

@Injectable()
export class PostgresQuarantineStore extends QuarantineStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async importById(id: string, authorityCode: string | null): Promise<QuarantinedImport | null> {
    const [found] = await this.sql.rows<QuarantinedImport>(
      `select id, kind, status, authority_code as "authorityCode", mends_import_id as mends, summary
       from ingest.import
       where id = $1 and ($2::text is null or authority_code is null or authority_code = $2)`,
      [id, authorityCode],
    );
    return found ?? null;
  }

  override async files(importId: string): Promise<readonly QuarantinedFile[]> {
    const files = await this.allFiles(importId);
    return files.filter(({ rows }) => rows > 0);
  }

  override async rows(
    importId: string,
    fileId: string | null,
    limit: number,
    offset: number,
  ): Promise<readonly QuarantinedRowOfFile[]> {
    const rows = await this.sql.rows<Omit<QuarantinedRowOfFile, 'label' | 'file' | 'table' | 'headers'>>(
      `${importsOfQuarantine}
       select kept.import_id as "importId", kept.file_ordinal as "fileOrdinal", file.file_id as "fileId",
         kept.row_number as "row", kept.cells, kept.reasons
       from ingest.quarantined_row kept
       join file on file.import_id = kept.import_id and file.ordinal = kept.file_ordinal
       where kept.mended_by is null and ($2::text is null or file.file_id = $2)
       order by file.started_at, kept.import_id, kept.file_ordinal, kept.row_number
       limit $3 offset $4`,
      [importId, fileId, limit, offset],
    );
    const files = new Map((await this.allFiles(importId)).map((file) => [file.id, file]));
    return rows.map((row) => {
      const file = files.get(row.fileId);
      if (!file) throw new Error(`Row ${row.row} in quarantine is of no file (${row.fileId}).`);
      return { ...row, label: file.label, file: file.file, table: file.table, headers: file.headers };
    });
  }

  private async allFiles(importId: string): Promise<readonly QuarantinedFile[]> {
    const files = await this.sql.rows<FileRow>(
      `${importsOfQuarantine}
       select file.file_id as id, file.import_id as "importId", file.ordinal, file.file_name as file, file.sheet,
         file.table_name as "table", file.headers,
         (select count(*)::integer from ingest.quarantined_row kept
          where kept.import_id = file.import_id and kept.file_ordinal = file.ordinal and kept.mended_by is null) as rows
       from file order by file.started_at, file.import_id, file.ordinal`,
      [importId],
    );
    const imports = [...new Set(files.map((file) => file.importId))];
    return imports.flatMap((id) => {
      const ofOne = files.filter((file) => file.importId === id);
      const labels = tableLabels(ofOne);
      return ofOne.map(({ importId: _import, ordinal: _ordinal, ...file }, position) => ({
        ...file,
        label: labels[position] ?? file.file,
      }));
    });
  }
}
