import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type FileAtEnd, type ImportEnd, ImportLog, type ImportStart } from '../app/import-log.js';
import { type OutstandingRow } from '../app/mending.js';
import { type QuarantinedRow } from '../app/table-in-run.js';
import { type ImportDifference, type ImportProblem, type RowDifference } from '../core/index.js';
import { netChanges } from './row-changes.sql.js';
import { storable, storableJson } from './storable-text.js';

/** One for all imports of a database; any number does that nothing else uses. */
const importLock = 7_302_903;
/** The first of two numbers; the second is of the import. `ingest.import_is_alive` asks for it. */
const livingImportLock = 7_302_904;

const rowsAtATime = 2_000;
const rowsOfDifference = 1_000;

@Injectable()
export class PostgresImportLog extends ImportLog {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async begin({ kind, authorityCode, requestedBy, mends }: ImportStart): Promise<string> {
    await this.endForgotten();
    const [row] = await this.sql.rows<{ id: string }>(
      `insert into ingest.import (kind, authority_code, file_names, requested_by, mends_import_id)
       values ($1, $2, '{}', $3, $4) returning id`,
      [kind, authorityCode, requestedBy, mends],
    );
    if (!row) throw new Error('An import that was begun has no id.');
    return row.id;
  }

  override async claim(importId: string): Promise<void> {
    await this.sql.rows(
      `select pg_advisory_xact_lock(${livingImportLock}, hashtext($1)), set_config('nearhome.import_id', $1, true)`,
      [importId],
    );
  }

  override async end(end: ImportEnd): Promise<void> {
    const sum = (count: 'rowsRead' | 'rowsLoaded' | 'rowsQuarantined' | 'rowsNotKept'): number =>
      end.files.reduce((total, file) => total + file[count], 0);
    await this.sql.rows(
      `update ingest.import
          set status = $2, file_names = $3, rows_read = $4, rows_loaded = $5, rows_quarantined = $6, rows_not_kept = $7,
              summary = $8, finished_at = clock_timestamp()
        where id = $1`,
      [
        ...[end.importId, end.status, end.fileNames.map(storable)],
        ...[sum('rowsRead'), sum('rowsLoaded'), sum('rowsQuarantined'), sum('rowsNotKept'), storableJson(end.summary)],
      ],
    );
    await this.keepFiles(end.importId, end.files);
    await this.keepProblems(end.importId, end.problems);
  }

  override async takeOutOfQuarantine(rows: readonly OutstandingRow[], mendedBy: string): Promise<number> {
    const keys = rows.map(({ importId, fileOrdinal, row }) => ({ importId, fileOrdinal, row }));
    const [taken] = await this.sql.rows<{ rows: number }>(
      `with taken as (
         update ingest.quarantined_row kept set mended_by = $1
         from jsonb_to_recordset($2::jsonb) as sent ("importId" uuid, "fileOrdinal" integer, "row" integer)
         where kept.import_id = sent."importId" and kept.file_ordinal = sent."fileOrdinal"
           and kept.row_number = sent."row" and kept.mended_by is null
         returning 1)
       select count(*)::integer as rows from taken`,
      [mendedBy, JSON.stringify(keys)],
    );
    return taken?.rows ?? 0;
  }

  override async waitForTurn(): Promise<void> {
    await this.sql.rows('select pg_advisory_xact_lock($1)', [importLock]);
  }

  override async difference(importId: string): Promise<ImportDifference> {
    const counts = await this.sql.rows<ImportDifference['counts'][number]>(
      `${netChanges} select table_name as "table", kind, count(*)::integer as rows
       from difference group by position, table_name, kind order by position, kind`,
      [importId],
    );
    const rows = await this.sql.rows<RowDifference>(
      `${netChanges} select table_name as "table", key, kind, before, after
       from difference order by position, key limit $2`,
      [importId, rowsOfDifference],
    );
    return { counts, rows };
  }

  /** Imports whose transaction is gone without an end: their process died, and nothing of them was kept. */
  private async endForgotten(): Promise<void> {
    await this.sql.rows(
      `update ingest.import set status = 'interrupted', finished_at = now()
        where status = 'running' and not ingest.import_is_alive(id, started_at)`,
    );
  }

  private async keepFiles(importId: string, files: readonly FileAtEnd[]): Promise<void> {
    if (files.length === 0) return;
    const listed = files.map(({ quarantined: _rows, ...file }, position) => ({ ...file, ordinal: position + 1 }));
    await this.sql.rows(
      `insert into ingest.import_file (import_id, ordinal, file_name, sheet, table_name, headers, rows_read, rows_loaded,
         rows_quarantined, rows_not_kept)
       select $1, ordinal, file, sheet, "table", array(select jsonb_array_elements_text(headers)), "rowsRead",
         "rowsLoaded", "rowsQuarantined", "rowsNotKept"
       from jsonb_to_recordset($2::jsonb) as ended (ordinal integer, file text, sheet text, "table" text, headers jsonb,
         "rowsRead" integer, "rowsLoaded" integer, "rowsQuarantined" integer, "rowsNotKept" integer)`,
      [importId, storableJson(listed)],
    );
    for (const [position, { quarantined }] of files.entries()) {
      for (let from = 0; from < quarantined.length; from += rowsAtATime) {
        await this.keepQuarantined(importId, position + 1, quarantined.slice(from, from + rowsAtATime));
      }
    }
  }

  private async keepQuarantined(importId: string, file: number, rows: readonly QuarantinedRow[]): Promise<void> {
    const kept = rows.map(({ row, cells, reasons }) => ({
      ...{ row, cells },
      codes: reasons.map(({ code }) => code),
      reasons: reasons.map(({ column, sentence }) => (column === null ? sentence : `${column}: ${sentence}`)),
    }));
    await this.sql.rows(
      `insert into ingest.quarantined_row (import_id, file_ordinal, row_number, cells, codes, reasons)
       select $1, $2, "row", array(select jsonb_array_elements_text(cells)),
         array(select jsonb_array_elements_text(codes)), array(select jsonb_array_elements_text(reasons))
       from jsonb_to_recordset($3::jsonb) as kept ("row" integer, cells jsonb, codes jsonb, reasons jsonb)`,
      [importId, file, storableJson(kept)],
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
      [importId, storableJson(problems.map((problem, position) => ({ ...problem, ordinal: position + 1 })))],
    );
  }
}
