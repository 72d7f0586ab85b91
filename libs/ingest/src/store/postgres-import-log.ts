import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { ImportLog, type ImportEnd, type ImportStart } from '../app/import-log.js';
import { type ImportProblem } from '../core/index.js';

/** One for all imports of a database; any number does that nothing else uses. */
const importLock = 7_302_903;

@Injectable()
export class PostgresImportLog extends ImportLog {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async begin({ kind, authorityCode, requestedBy }: ImportStart): Promise<string> {
    await this.endForgotten();
    const [row] = await this.sql.rows<{ id: string }>(
      `insert into ingest.import (kind, authority_code, file_names, requested_by) values ($1, $2, '{}', $3) returning id`,
      [kind, authorityCode, requestedBy],
    );
    if (!row) throw new Error('An import that was begun has no id.');
    return row.id;
  }

  override async end(end: ImportEnd): Promise<void> {
    await this.sql.rows(
      `update ingest.import
          set status = $2, file_names = $3, rows_read = $4, rows_loaded = $5, summary = $6, finished_at = now()
        where id = $1`,
      [end.importId, end.status, end.fileNames, end.rowsRead, end.rowsLoaded, JSON.stringify(end.summary)],
    );
    await this.keepProblems(end.importId, end.problems);
  }

  override async waitForTurn(): Promise<void> {
    await this.sql.rows('select pg_advisory_xact_lock($1)', [importLock]);
  }

  /** Imports whose process died; nothing of them was kept. The longest real one takes minutes. */
  private async endForgotten(): Promise<void> {
    await this.sql.rows(
      `update ingest.import set status = 'interrupted', finished_at = now()
        where status = 'running' and started_at < now() - interval '1 day'`,
    );
  }

  private async keepProblems(importId: string, problems: readonly ImportProblem[]): Promise<void> {
    if (problems.length === 0) return;
    await this.sql.rows(
      `insert into ingest.problem
              (import_id, ordinal, severity, code, file_name, row_number, column_name, value, sentence)
       select $1, (entry.value ->> 'ordinal')::integer, entry.value ->> 'severity', entry.value ->> 'code',
              entry.value ->> 'file', (entry.value ->> 'row')::integer, entry.value ->> 'column',
              entry.value ->> 'value', entry.value ->> 'sentence'
         from jsonb_array_elements($2::jsonb) entry`,
      [importId, JSON.stringify(problems.map((problem, position) => ({ ...problem, ordinal: position + 1 })))],
    );
  }
}
