import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type StagedDifference, StagedDifferences } from '../app/staged-differences.js';
import { type DifferenceInWords } from '../core/index.js';
import { storableJson } from './storable-text.js';

@Injectable()
export class PostgresStagedDifferences extends StagedDifferences {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async keep(stagedId: string, difference: DifferenceInWords): Promise<void> {
    await this.sql.rows(
      `update ingest.staged_import set options = options || jsonb_build_object('difference', $2::jsonb) where id = $1`,
      [stagedId, storableJson(difference)],
    );
  }

  override async find(stagedId: string, authorityCode: string): Promise<StagedDifference | null> {
    const [found] = await this.sql.rows<StagedDifference>(
      `select id as "stagedId", kind, preview_import_id as "previewImportId", staged_at as "stagedAt",
              options -> 'difference' as difference
         from ingest.staged_import
        where id = $1 and (authority_code is null or authority_code = $2) and options ? 'difference'
          and staged_at > now() - interval '1 day'`,
      [stagedId, authorityCode],
    );
    return found ?? null;
  }
}
