/**
 * What an import ($1) changed, taken together: of each row, what was there before the import's first touch and what was
 * there after its last. Rows that an import removed and wrote again as they were are no change.
 */
const net = `
  change as (
    select row_change.ordinal, row_change.table_name, recorded_table.position, row_change.before, row_change.after,
      (select jsonb_object_agg(name, coalesce(row_change.after, row_change.before) -> name)
       from unnest(string_to_array(recorded_table.key_columns, ', ')) name) as key
    from ingest.row_change join ingest.recorded_table using (table_name)
    where row_change.import_id = $1
  ), net as (
    select table_name, position, key, (array_agg(before order by ordinal))[1] as before,
      (array_agg(after order by ordinal desc))[1] as after
    from change group by table_name, position, key
  )`;

/** The changes as people are told them: without the columns that only say which import wrote a row. */
export const netChanges = `
  with ${net}, told as (
    select table_name, position, key, before - bookkeeping as before, after - bookkeeping as after
    from net cross join lateral (
      select array['import_id', 'file_name', 'row_number']
        || case when table_name = 'register.placement' then array['id'] else '{}' end as bookkeeping) names
  ), difference as (
    select *, case when before is null then 'added' when after is null then 'removed' else 'changed' end as kind
    from told where before is distinct from after
  )`;

/** The changes as they were, to be taken back, into a temporary table of their own. */
export const layOutChanges = `
  with ${net}
  insert into undoing (table_name, before, after)
  select table_name, before, after from net where before is distinct from after`;
