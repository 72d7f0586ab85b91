import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import {
  type CountedChild,
  type CountedRule,
  type FindingFilter,
  type KeptFinding,
  type RefusedReturnRow,
  type ValidationRun,
  ValidationRuns,
  type ValidationRunStart,
} from '../app/validation-runs.js';
import { type ReportedFinding } from '../core/index.js';
import { storableJson } from './storable-text.js';

const findingsAtATime = 5_000;

const selectRun = `
  select id, authority_code as "authorityCode", year_end_on::text as "yearEndOn", import_id as "importId",
    previous_import_id as "previousImportId", requested_by as "requestedBy", validated_at as "validatedAt",
    rows_checked as "rowsChecked",
    (select count(*)::int from ingest.validation_finding where run_id = id) as findings,
    (select count(distinct child_code)::int from ingest.validation_finding where run_id = id) as children
  from ingest.validation_run`;

const matches = `run_id = $1 and ($2::text is null or rule_code = $2) and ($3::text is null or child_code = $3)`;

@Injectable()
export class PostgresValidationRuns extends ValidationRuns {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async keep(run: ValidationRunStart, findings: readonly ReportedFinding[]): Promise<string> {
    const [kept] = await this.sql.rows<{ id: string }>(
      `insert into ingest.validation_run
         (authority_code, year_end_on, import_id, previous_import_id, requested_by, rows_checked)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (authority_code, year_end_on) do update set
         import_id = excluded.import_id, previous_import_id = excluded.previous_import_id,
         requested_by = excluded.requested_by, rows_checked = excluded.rows_checked, validated_at = now()
       returning id`,
      [run.authorityCode, run.yearEndOn, run.importId, run.previousImportId, run.requestedBy, run.rowsChecked],
    );
    if (kept === undefined) throw new Error('A validation run was not kept');
    await this.sql.rows('delete from ingest.validation_finding where run_id = $1', [kept.id]);
    for (let from = 0; from < findings.length; from += findingsAtATime) {
      await this.add(kept.id, from, findings.slice(from, from + findingsAtATime));
    }
    return kept.id;
  }

  private async add(runId: string, from: number, findings: readonly ReportedFinding[]): Promise<void> {
    const rows = findings.map((finding, position) => ({
      ordinal: from + position + 1,
      ruleCode: finding.ruleCode,
      table: finding.table,
      rowIndex0: finding.rowIndex0,
      child: finding.child,
      file: finding.file,
      row: finding.row,
      values: finding.values,
    }));
    await this.sql.rows(
      `insert into ingest.validation_finding
         (run_id, ordinal, rule_code, table_name, row_index0, child_code, file_name, row_number, sent_values)
       select $1, ordinal, "ruleCode", "table", "rowIndex0", child, file, "row", "values"
       from jsonb_to_recordset($2::jsonb) as found (ordinal integer, "ruleCode" text, "table" text,
         "rowIndex0" integer, child text, file text, "row" integer, "values" text)`,
      [runId, storableJson(rows)],
    );
  }

  override async byId(id: string, authorityCode: string): Promise<ValidationRun | null> {
    const [run] = await this.sql.rows<ValidationRun>(`${selectRun} where id = $1 and authority_code = $2`, [
      id,
      authorityCode,
    ]);
    return run ?? null;
  }

  override async ofYear(authorityCode: string, yearEndOn: LocalDate): Promise<ValidationRun | null> {
    const [run] = await this.sql.rows<ValidationRun>(`${selectRun} where authority_code = $1 and year_end_on = $2`, [
      authorityCode,
      yearEndOn,
    ]);
    return run ?? null;
  }

  override async ofAuthority(authorityCode: string): Promise<readonly ValidationRun[]> {
    return this.sql.rows<ValidationRun>(`${selectRun} where authority_code = $1 order by year_end_on desc`, [
      authorityCode,
    ]);
  }

  override async countsByRule(runId: string): Promise<readonly CountedRule[]> {
    return this.sql.rows<CountedRule>(
      `select rule_code as "ruleCode", count(*)::int as findings, count(distinct child_code)::int as children
         from ingest.validation_finding where run_id = $1 group by rule_code order by min(ordinal)`,
      [runId],
    );
  }

  override async countsByChild(runId: string, first: number, skip: number): Promise<readonly CountedChild[]> {
    return this.sql.rows<CountedChild>(
      `select child_code as child, sum(rows)::int as findings, array_agg(rule_code order by place) as "ruleCodes"
         from (select child_code, rule_code, count(*) as rows, min(ordinal) as place
                 from ingest.validation_finding where run_id = $1 group by child_code, rule_code) of_rule
        group by child_code order by sum(rows) desc, child_code collate "C" limit $2 offset $3`,
      [runId, first, skip],
    );
  }

  override async findings(
    runId: string,
    { ruleCode, child }: FindingFilter,
    first: number,
    after: number,
  ): Promise<readonly KeptFinding[]> {
    return this.sql.rows<KeptFinding>(
      `select ordinal, rule_code as "ruleCode", table_name as "table", row_index0 as "rowIndex0", child_code as child,
              file_name as file, row_number as row, sent_values as "values"
         from ingest.validation_finding where ${matches} and ordinal > $4 order by ordinal limit $5`,
      [runId, ruleCode, child, after, first],
    );
  }

  override async countFindings(runId: string, { ruleCode, child }: FindingFilter): Promise<number> {
    const [row] = await this.sql.rows<{ rows: number }>(
      `select count(*)::int as rows from ingest.validation_finding where ${matches}`,
      [runId, ruleCode, child],
    );
    return row?.rows ?? 0;
  }

  override async refusedRows(importId: string): Promise<readonly RefusedReturnRow[]> {
    return this.sql.rows<RefusedReturnRow>(
      `select file.table_name as "table",
              case when file.sheet is null then file.file_name else file.file_name || ', sheet ' || file.sheet end as file,
              refused.row_number as row,
              (select coalesce(jsonb_object_agg(upper(trim(heading)), trim(cell)), '{}')
                 from unnest(file.headers, refused.cells) as sent (heading, cell)
                where trim(heading) <> '' and trim(cell) <> '') as cells
         from ingest.quarantined_row refused
         join ingest.import_file file on file.import_id = refused.import_id and file.ordinal = refused.file_ordinal
        where refused.import_id = $1 and refused.mended_by is null and file.table_name is not null
        order by file.ordinal, refused.row_number`,
      [importId],
    );
  }

  override async mendedSince(importIds: readonly string[], moment: Date): Promise<boolean> {
    const rows = await this.sql.rows(
      `select from ingest.import
        where mends_import_id = any ($1::uuid[])
          and ((status = 'applied' and finished_at > $2) or (status = 'undone' and undone_at > $2))
        limit 1`,
      [importIds, moment],
    );
    return rows.length > 0;
  }
}
