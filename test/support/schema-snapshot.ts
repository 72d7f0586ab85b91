import { type DataSource } from 'typeorm';

/** Everything the migrations made, said in PostgreSQL's own words, one line a thing. */
export type SchemaSnapshot = readonly string[];

/** Not the server's own and not an extension's. */
const oursBy = (objectId: string): string =>
  `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'
   and not exists (select from pg_depend d where d.deptype = 'e' and d.objid = ${objectId})`;

const questions: readonly string[] = [
  `select 'schema ' || n.nspname as line from pg_namespace n where ${oursBy('n.oid')}`,
  `select format('column %s.%s.%s %s %s%s default %s position %s', n.nspname, c.relname, a.attname,
            format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' else 'null' end,
            case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end,
            pg_get_expr(d.adbin, d.adrelid), a.attnum) as line
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm') and ${oursBy('c.oid')}`,
  `select format('constraint %s.%s %s %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${oursBy('c.oid')}`,
  `select 'index ' || pg_get_indexdef(i.indexrelid) as line
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${oursBy('c.oid')}`,
  `select 'trigger ' || pg_get_triggerdef(t.oid) as line
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${oursBy('c.oid')}`,
  `select 'function ' || pg_get_functiondef(p.oid) as line
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind = 'f' and ${oursBy('p.oid')}`,
  `select format('view %s.%s %s', n.nspname, c.relname, pg_get_viewdef(c.oid)) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${oursBy('c.oid')}`,
  `select format('type %s.%s', n.nspname, t.typname) as line
     from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where t.typtype in ('e', 'd') and ${oursBy('t.oid')}`,
];

/** @returns what the database holds beside the server's own and the extensions', in order. */
export async function schemaSnapshot(dataSource: DataSource): Promise<SchemaSnapshot> {
  const answers: { line: string }[][] = [];
  for (const question of questions) answers.push(await dataSource.query(question));
  return answers.flatMap((rows) => rows.map(({ line }) => line)).toSorted();
}
