/**
 * A return is copied into temporary tables and then compared with what is kept: only differences are written. Each
 * statement takes $1, the authority, and $2, the year's end; those that write take $3, the import.
 */

const facts = [
  'ended_on',
  'reason_new_episode',
  'legal_status',
  'need_code',
  'placement_type',
  'provider_type',
  'reason_ended',
  'reason_place_change',
  'home_postcode',
  'placement_postcode',
  'urn',
  'file_name',
  'row_number',
] as const;

const listed = (table: string): string => facts.map((fact) => `${table}.${fact}`).join(', ');

/** Lives as long as the transaction; emptied for each return of it. */
export const makeRoom = `
  create temp table if not exists sent_child (code text, sex text, born_on date, ethnic_code text) on commit drop;
  create temp table if not exists sent_episode (child_code text, started_on date, ended_on date, reason_new_episode text,
    legal_status text, need_code text, placement_type text, provider_type text, reason_ended text,
    reason_place_change text, home_postcode text, placement_postcode text, urn text, file_name text, row_number integer)
    on commit drop;
  create temp table if not exists sent_row (child_code text, table_name text, ordinal integer, fields jsonb,
    file_name text, row_number integer) on commit drop;
  truncate sent_child, sent_episode, sent_row`;

export const copyChildren = 'copy sent_child (code, sex, born_on, ethnic_code) from stdin';
export const copyEpisodes = `copy sent_episode (child_code, started_on, ${facts.join(', ')}) from stdin`;
export const copyRows = 'copy sent_row (child_code, table_name, ordinal, fields, file_name, row_number) from stdin';
export const countRoom = 'analyze sent_child, sent_episode, sent_row';

export const countTables = 'analyze register.child, register.return_episode, register.return_row';

/** In one order of codes, so that two who learn of the same children wait for each other and never deadlock. */
export const knowChildren = `
  insert into register.child (authority_code, code)
  select $1, code from (
    select code from sent_child union select child_code from sent_episode union select child_code from sent_row
  ) stated
  where not exists (select from register.child known where known.authority_code = $1 and known.code = stated.code)
  order by code
  on conflict (authority_code, code) do nothing`;

const counted = (write: string): string =>
  `with written as (${write} returning 1) select count(*)::integer as rows from written`;

export const removeEpisodes = counted(`
  delete from register.return_episode kept using register.child
  where child.id = kept.child_id and child.authority_code = $1 and kept.year_end_on = $2
    and not exists (
      select from sent_episode sent where sent.child_code = child.code and sent.started_on = kept.started_on)`);

export const changeEpisodes = counted(`
  update register.return_episode kept
  set (${facts.join(', ')}, import_id) = row(${listed('sent')}, $3::uuid)
  from sent_episode sent join register.child on child.authority_code = $1 and child.code = sent.child_code
  where kept.child_id = child.id and kept.year_end_on = $2 and kept.started_on = sent.started_on
    and (${listed('kept')}) is distinct from (${listed('sent')})`);

export const addEpisodes = counted(`
  insert into register.return_episode (child_id, year_end_on, started_on, ${facts.join(', ')}, import_id)
  select child.id, $2, sent.started_on, ${listed('sent')}, $3
  from sent_episode sent join register.child on child.authority_code = $1 and child.code = sent.child_code
  where not exists (
    select from register.return_episode kept
    where kept.child_id = child.id and kept.year_end_on = $2 and kept.started_on = sent.started_on)`);

export const removeRows = counted(`
  delete from register.return_row kept using register.child
  where child.id = kept.child_id and child.authority_code = $1 and kept.year_end_on = $2
    and not exists (
      select from sent_row sent
      where sent.child_code = child.code and sent.table_name = kept.table_name and sent.ordinal = kept.ordinal)`);

/** A row that is there already, cell by cell, is not added again: mended files may be sent twice. */
export const leaveOutRowsThatAreThere = `
  delete from sent_row sent using register.return_row kept, register.child
  where child.id = kept.child_id and child.authority_code = $1 and child.code = sent.child_code
    and kept.year_end_on = $2 and kept.table_name = sent.table_name and kept.fields = sent.fields`;

/** Added rows are counted on from those that are there. */
export const countOnRows = `
  update sent_row set ordinal = sent_row.ordinal + coalesce((
    select max(kept.ordinal) from register.return_row kept join register.child on child.id = kept.child_id
    where child.authority_code = $1 and kept.year_end_on = $2 and kept.table_name = sent_row.table_name), 0)`;

export const changeRows = counted(`
  update register.return_row kept
  set fields = sent.fields, file_name = sent.file_name, row_number = sent.row_number, import_id = $3
  from sent_row sent join register.child on child.authority_code = $1 and child.code = sent.child_code
  where kept.child_id = child.id and kept.year_end_on = $2 and kept.table_name = sent.table_name
    and kept.ordinal = sent.ordinal
    and (kept.fields, kept.file_name, kept.row_number) is distinct from (sent.fields, sent.file_name, sent.row_number)`);

export const addRows = counted(`
  insert into register.return_row
    (child_id, year_end_on, table_name, ordinal, fields, file_name, row_number, import_id)
  select child.id, $2, sent.table_name, sent.ordinal, sent.fields, sent.file_name, sent.row_number, $3
  from sent_row sent join register.child on child.authority_code = $1 and child.code = sent.child_code
  where not exists (
    select from register.return_row kept
    where kept.child_id = child.id and kept.year_end_on = $2 and kept.table_name = sent.table_name
      and kept.ordinal = sent.ordinal)`);

export const stateChildren = `
  update register.child
  set sex = case when sent.sex = 'not-recorded' then coalesce(child.sex, sent.sex) else sent.sex end,
      born_on = sent.born_on, ethnic_code = sent.ethnic_code
  from sent_child sent
  where child.authority_code = $1 and child.code = sent.code
    and (child.sex, child.born_on, child.ethnic_code) is distinct from
      (case when sent.sex = 'not-recorded' then coalesce(child.sex, sent.sex) else sent.sex end,
       sent.born_on, sent.ethnic_code)
    and not exists (
      select from register.return_row later
      where later.child_id = child.id and later.table_name = 'header' and later.year_end_on > $2)`;

/** Takes $4 to $6, how the return is to be read, and $7, how many of its rows were written. */
export const rememberReturn = `
  insert into register.statutory_return as known
    (authority_code, year_end_on, import_id, closes_stale_episodes, has_refused_rows, children_with_refused_episodes)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (authority_code, year_end_on) do update
  set import_id = excluded.import_id, closes_stale_episodes = excluded.closes_stale_episodes,
      has_refused_rows = excluded.has_refused_rows,
      children_with_refused_episodes = excluded.children_with_refused_episodes
  where $7::integer > 0 or known.has_refused_rows or excluded.has_refused_rows
    or known.closes_stale_episodes <> excluded.closes_stale_episodes`;

/** Of a return that rows are added to. Takes $4 and $5, what is still refused. */
export const rememberAddition = `
  update register.statutory_return
  set has_refused_rows = $4, children_with_refused_episodes = $5
  where authority_code = $1 and year_end_on = $2 and $3::uuid is not null
    and (has_refused_rows, children_with_refused_episodes) is distinct from ($4::boolean, $5::text[])`;
