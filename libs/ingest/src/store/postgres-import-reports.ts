import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type ImportedFile } from '../core/index.js';
import { type ImportReport, ImportReports, type NumberedProblem } from '../app/import-reports.js';

const selectReport = `
  select id, kind, authority_code as "authorityCode",
    case when status = 'running' and not ingest.import_is_alive(id, started_at) then 'interrupted' else status end as status,
    started_at as "startedAt", finished_at as "finishedAt",
    requested_by as "requestedBy", file_names as "fileNames", rows_read as "rowsRead", rows_loaded as "rowsLoaded",
    rows_quarantined as "rowsQuarantined"
  from ingest.import`;

const mayBeRead = '(authority_code is null or authority_code = $1)';
const isListed = `${mayBeRead} and status <> 'previewed'`;

@Injectable()
export class PostgresImportReports extends ImportReports {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async page(authorityCode: string, first: number, after: string | null): Promise<readonly ImportReport[]> {
    return this.sql.rows<ImportReport>(
      `${selectReport}
       where ${isListed} and ($2::uuid is null or (started_at, id) <
         (select earlier.started_at, earlier.id from ingest.import earlier where earlier.id = $2::uuid))
       order by started_at desc, id desc
       limit $3`,
      [authorityCode, after, first],
    );
  }

  override async count(authorityCode: string): Promise<number> {
    return this.counted(`select count(*)::int as rows from ingest.import where ${isListed}`, authorityCode);
  }

  override async byId(id: string, authorityCode: string): Promise<ImportReport | null> {
    const [report] = await this.sql.rows<ImportReport>(`${selectReport} where ${mayBeRead} and id = $2`, [
      authorityCode,
      id,
    ]);
    return report ?? null;
  }

  override async files(importId: string): Promise<readonly ImportedFile[]> {
    return this.sql.rows<ImportedFile>(
      `select file_name as file, sheet, table_name as "table", rows_read as "rowsRead", rows_loaded as "rowsLoaded",
              rows_quarantined as "rowsQuarantined"
       from ingest.import_file where import_id = $1 order by ordinal`,
      [importId],
    );
  }

  override async problems(importId: string, first: number, after: number): Promise<readonly NumberedProblem[]> {
    return this.sql.rows<NumberedProblem>(
      `select ordinal, severity, code, file_name as file, row_number as row, column_name as column, value, sentence
       from ingest.problem where import_id = $1 and ordinal > $2 order by ordinal limit $3`,
      [importId, after, first],
    );
  }

  override async countProblems(importId: string): Promise<number> {
    return this.counted('select count(*)::int as rows from ingest.problem where import_id = $1', importId);
  }

  private async counted(text: string, parameter: string): Promise<number> {
    const [row] = await this.sql.rows<{ rows: number }>(text, [parameter]);
    return row?.rows ?? 0;
  }
}
