import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { type LaterImport, RowsReferredTo, UndoStore } from '../app/undo-store.js';
import { layOutChanges } from './row-changes.sql.js';

interface ChangedTable {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  /** Whether rows of other tables refer to its rows: then a row that changed is changed back where it stands. */
  readonly isReferredTo: boolean;
}

const foreignKeyViolation = '23503';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rows of one kind of change of a table, as rows of that table, named `kept`. */
const keptRows = (table: ChangedTable, image: 'before' | 'after', condition: string): string =>
  `(select (jsonb_populate_record(null::${table.name}, ${image})).*
    from undoing where table_name = '${table.name}' and ${condition}) kept`;

const sameKey = ({ keys }: ChangedTable): string =>
  keys.map((key) => `current.${quoted(key)} = kept.${quoted(key)}`).join(' and ');

const goes = ({ isReferredTo }: ChangedTable): string => (isReferredTo ? 'before is null' : 'after is not null');
const comesBack = ({ isReferredTo }: ChangedTable): string => (isReferredTo ? 'after is null' : 'before is not null');

@Injectable()
export class PostgresUndoStore extends UndoStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async laterImport(importId: string): Promise<LaterImport | null> {
    const [later] = await this.sql.rows<LaterImport>(
      `select later.id, later.requested_by as "requestedBy", later.finished_at as "finishedAt"
       from ingest.import this join ingest.import later
         on later.kind = this.kind and later.status = 'applied' and later.id <> this.id
         and (this.kind <> 'ssda903' or later.authority_code = this.authority_code)
       where this.id = $1 and (later.finished_at, later.id) > (this.finished_at, this.id)
       order by later.finished_at desc limit 1`,
      [importId],
    );
    return later ?? null;
  }

  override async isRecorded(importId: string): Promise<boolean> {
    const found = await this.sql.rows('select from ingest.import_file where import_id = $1 limit 1', [importId]);
    return found.length > 0;
  }

  override async changedSince(importId: string): Promise<number> {
    await this.sql.rows('create temp table undoing (table_name text, before jsonb, after jsonb) on commit drop');
    await this.sql.rows(layOutChanges, [importId]);
    await this.sql.rows('analyze undoing');
    let changed = 0;
    for (const table of await this.changedTables()) {
      const named = keptRows(table, 'after', 'after is not null');
      await this.sql.rows(`select from ${table.name} current join ${named} on ${sameKey(table)} for update of current`);
      const [found] = await this.sql.rows<{ rows: number }>(
        `select count(*)::integer as rows
         from (select before, after,
                 jsonb_populate_record(null::${table.name}, coalesce(after, before)) as kept
               from undoing where table_name = '${table.name}') change
         left join ${table.name} current
           on ${table.keys.map((key) => `current.${quoted(key)} = (change.kept).${quoted(key)}`).join(' and ')}
         where to_jsonb(current) is distinct from change.after`,
      );
      changed += found?.rows ?? 0;
    }
    return changed;
  }

  override async takeBack(importId: string): Promise<{ readonly rows: number; readonly others: number }> {
    const [own] = await this.sql.rows<{ id: string; rows: number }>(
      `select gen_random_uuid() as id, (select count(*)::integer from undoing) as rows`,
    );
    if (!own) throw new Error(`The changes of import ${importId} are not laid out.`);
    await this.sql.rows(`select set_config('nearhome.import_id', $1, true)`, [own.id]);
    try {
      await this.putBack();
    } catch (error) {
      if ((error as { readonly code?: string }).code === foreignKeyViolation) throw new RowsReferredTo();
      throw error;
    }
    const others = await this.changedBeside(own.id);
    await this.sql.rows(`select set_config('nearhome.import_id', '', true)`);
    await this.sql.rows('delete from ingest.row_change where import_id = $1', [own.id]);
    return { rows: own.rows, others };
  }

  override async recordUndone(importId: string, undoneBy: string): Promise<void> {
    await this.sql.rows(`update ingest.import set status = 'undone', undone_at = now(), undone_by = $2 where id = $1`, [
      importId,
      undoneBy,
    ]);
    await this.sql.rows('update ingest.quarantined_row set mended_by = null where mended_by = $1', [importId]);
  }

  /**
   * What was added goes first, those that refer before those referred to; then the rest comes back the other way round. A row
   * that changed and that nothing refers to goes and comes back too: it may refer to something that was added.
   */
  private async putBack(): Promise<void> {
    const tables = await this.changedTables();
    for (const table of tables.toReversed()) {
      await this.sql.rows(
        `delete from ${table.name} current using ${keptRows(table, 'after', goes(table))} where ${sameKey(table)}`,
      );
    }
    for (const table of tables) {
      const columns = table.columns.map(quoted);
      const values = columns.map((column) => `kept.${column}`).join(', ');
      if (table.isReferredTo) {
        await this.sql.rows(
          `update ${table.name} current set (${columns.join(', ')}) = row(${values})
           from ${keptRows(table, 'before', 'before is not null and after is not null')} where ${sameKey(table)}`,
        );
      }
      await this.sql.rows(
        `insert into ${table.name} (${columns.join(', ')}) select ${values}
         from ${keptRows(table, 'before', comesBack(table))}`,
      );
    }
  }

  /** Rows that went by a cascade and were not the import's. */
  private async changedBeside(undoId: string): Promise<number> {
    const [found] = await this.sql.rows<{ rows: number }>(
      `select count(*)::integer as rows from ingest.row_change change
       where change.import_id = $1 and change.after is null
         and not exists (
           select from undoing where undoing.table_name = change.table_name and undoing.after = change.before)`,
      [undoId],
    );
    return found?.rows ?? 0;
  }

  private async changedTables(): Promise<readonly ChangedTable[]> {
    return this.sql.rows<ChangedTable>(
      `select recorded.table_name as name, string_to_array(recorded.key_columns, ', ') as keys,
         array(select attname::text from pg_attribute
               where attrelid = recorded.table_name::regclass and attnum > 0 and not attisdropped and attgenerated = ''
               order by attnum) as columns,
         exists (select from pg_constraint where contype = 'f' and confrelid = recorded.table_name::regclass)
           as "isReferredTo"
       from ingest.recorded_table recorded
       where exists (select from undoing where undoing.table_name = recorded.table_name)
       order by recorded.position`,
    );
  }
}
