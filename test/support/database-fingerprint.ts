import { type DataSource } from 'typeorm';

/**
 * @returns count and checksum of every table of the product but the record of imports and of changes, so that a test can
 *   say that nothing at all was changed.
 */
export async function databaseFingerprint(dataSource: DataSource): Promise<Readonly<Record<string, string>>> {
  const tables: readonly { readonly name: string }[] = await dataSource.query(
    `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and nspname in ('geography', 'register', 'constellations')
        and relname not in ('change_set', 'changed_fact', 'committed_change') order by 1`,
  );
  const prints = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = (await dataSource.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(entry::text, '|' order by entry::text)), '') as print
           from ${name} entry`,
      )) as readonly { readonly print: string }[];
      return [name, row?.print ?? ''] as const;
    }),
  );
  return Object.fromEntries(prints);
}
