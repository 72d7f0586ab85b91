import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type StagedFile, type StagedImport, StagedImportStore } from '../app/staged-import-store.js';

const mayHave = '($2::text is null or authority_code is null or authority_code = $2)';

@Injectable()
export class PostgresStagedImportStore extends StagedImportStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async keep(staged: Omit<StagedImport, 'id' | 'stagedAt'>, files: readonly StagedFile[]): Promise<string> {
    await this.sql.rows(`delete from ingest.staged_import where staged_at < now() - interval '1 day'`);
    const [kept] = await this.sql.rows<{ id: string }>(
      `with staged as (
         insert into ingest.staged_import (kind, authority_code, requested_by, preview_import_id, options)
         values ($1, $2, $3, $4, jsonb_build_object('closesStaleEpisodes', $5::boolean))
         returning id),
       files as (
         insert into ingest.staged_file (staged_id, ordinal, file_name, content)
         select staged.id, file.ordinal, file.name, file.content
         from staged, unnest($6::text[], $7::bytea[]) with ordinality as file (name, content, ordinal))
       select id from staged`,
      [
        ...[staged.kind, staged.authorityCode, staged.requestedBy, staged.previewImportId, staged.closesStaleEpisodes],
        ...[files.map(({ name }) => name), files.map(({ content }) => Buffer.from(content))],
      ],
    );
    if (!kept) throw new Error('Files that were kept have no id.');
    return kept.id;
  }

  override async find(
    id: string,
    authorityCode: string | null,
  ): Promise<{ readonly staged: StagedImport; readonly files: readonly StagedFile[] } | null> {
    const [staged] = await this.sql.rows<StagedImport>(
      `select id, kind, authority_code as "authorityCode", requested_by as "requestedBy",
         preview_import_id as "previewImportId", (options ->> 'closesStaleEpisodes')::boolean as "closesStaleEpisodes",
         staged_at as "stagedAt"
       from ingest.staged_import
       where id = $1 and ${mayHave} and staged_at >= now() - interval '1 day'`,
      [id, authorityCode],
    );
    if (!staged) return null;
    const files = await this.sql.rows<StagedFile>(
      'select file_name as name, content from ingest.staged_file where staged_id = $1 order by ordinal',
      [id],
    );
    return { staged, files };
  }

  override async discard(id: string, authorityCode: string | null): Promise<boolean> {
    const gone = await this.sql.rows(`delete from ingest.staged_import where id = $1 and ${mayHave} returning id`, [
      id,
      authorityCode,
    ]);
    return gone.length > 0;
  }
}
