import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type ProblemGroup, ProblemGroups } from '../app/problem-groups.js';

@Injectable()
export class PostgresProblemGroups extends ProblemGroups {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async of(importId: string, ofEach: number): Promise<readonly ProblemGroup[]> {
    return this.sql.rows<ProblemGroup>(
      `select severity, code, file_name as file, column_name as column, count(*)::int as count,
              jsonb_agg(jsonb_build_object('row', row_number, 'sentence', sentence) order by ordinal)
                filter (where place <= $2) as first
         from (select problem.*, row_number() over (partition by severity, code, file_name, column_name order by ordinal) as place
                 from ingest.problem
                where import_id = $1) numbered
        group by severity, code, file_name, column_name
        order by severity, min(ordinal)`,
      [importId, ofEach],
    );
  }
}
