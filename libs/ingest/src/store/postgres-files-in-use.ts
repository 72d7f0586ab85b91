import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { FilesInUse, type FilesOfKind, type ReturnInUse } from '../app/files-in-use.js';
import { type ImportReport } from '../app/import-reports.js';

const latestReports = (condition: string): string => `
  select distinct on (kind) id, kind, authority_code as "authorityCode",
    case when status = 'running' and not ingest.import_is_alive(id, started_at) then 'interrupted' else status end as status,
    started_at as "startedAt", finished_at as "finishedAt", requested_by as "requestedBy", file_names as "fileNames",
    rows_read as "rowsRead", rows_loaded as "rowsLoaded", rows_quarantined as "rowsQuarantined"
  from ingest.import
  where (authority_code is null or authority_code = $1) and ${condition}
  order by kind, started_at desc, id desc`;

@Injectable()
export class PostgresFilesInUse extends FilesInUse {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async ofEachKind(authorityCode: string): Promise<readonly FilesOfKind[]> {
    const [latest, applied] = await Promise.all([
      this.sql.rows<ImportReport>(latestReports(`status <> 'previewed'`), [authorityCode]),
      this.sql.rows<ImportReport>(latestReports(`status = 'applied'`), [authorityCode]),
    ]);
    const standing = new Map(applied.map((report) => [report.kind, report]));
    return latest.map((report) => ({
      kind: report.kind,
      latest: report,
      applied: standing.get(report.kind) ?? null,
    }));
  }

  override async returns(authorityCode: string): Promise<readonly ReturnInUse[]> {
    return this.sql.rows<{ yearEndOn: LocalDate; importId: string; loadedAt: Date }>(
      `select distinct on (year.value) year.value as "yearEndOn", import.id as "importId",
              import.finished_at as "loadedAt"
         from ingest.import
         cross join jsonb_array_elements_text(import.summary -> 'yearsEndingOn') year
        where import.kind = 'ssda903' and import.status = 'applied' and import.authority_code = $1
        order by year.value desc, import.started_at desc`,
      [authorityCode],
    );
  }
}
