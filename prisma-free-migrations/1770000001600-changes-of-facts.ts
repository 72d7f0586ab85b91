import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ofHome = 'select household_id, null::uuid as request_id from changed';
const ofChild = `
  select null::uuid as household_id, request.id as request_id
  from changed join register.placement_request request on request.child_id = changed.child_id`;
const ofService = (id: string): string => `
  select household.id as household_id, null::uuid as request_id
  from changed join register.household on household.service_id = changed.${id}`;
const ofConstellation = (id: string): string => `
  select membership.household_id, null::uuid as request_id
  from changed join constellations.membership on membership.constellation_id = changed.${id}`;
const ofEverything = 'select null::uuid as household_id, null::uuid as request_id';

/** Which homes and requests a changed row of each table is a fact of. `changed` are the rows as they were and as they are. */
const watched: readonly (readonly [table: string, whose: string])[] = [
  ['register.household', 'select id as household_id, null::uuid as request_id from changed'],
  ...[
    ...['approval', 'carer', 'household_skill', 'hold', 'unavailability', 'household_member', 'bedroom', 'exemption'],
    ...['sharing_agreement', 'household_training', 'household_experience', 'carer_preference', 'short_break'],
  ].map((table) => [`register.${table}`, ofHome] as const),
  ['register.fostering_service', ofService('id')],
  ['register.service_framework', ofService('service_id')],
  [
    'register.household_connection',
    `${ofHome}
     union all
     select null, request.id from changed
     join register.child on child.authority_code || '/' || child.code = changed.child
     join register.placement_request request on request.child_id = child.id`,
  ],
  [
    'register.placement',
    `${ofHome}
     union all
     select null, request.id from changed
     join register.placement_request request on request.sibling_group = changed.sibling_group`,
  ],
  [
    'register.child',
    `select placement.household_id, null::uuid as request_id
     from changed join register.placement on placement.child_id = changed.id
     union all
     select null, request.id from changed join register.placement_request request on request.child_id = changed.id`,
  ],
  ['register.court_order', ofChild],
  ['register.place_to_avoid', ofChild],
  ['register.placement_request', 'select null::uuid as household_id, id as request_id from changed'],
  ['register.carer_answer', 'select household_id, request_id from changed'],
  ['constellations.constellation', ofConstellation('id')],
  // A satellite's support depends on the hub of its constellation: every home of it has changed.
  ['constellations.membership', `${ofHome} union all ${ofConstellation('constellation_id')}`],
];

/** A change of these is a change of every home and request. */
const watchedForAll = [...['postcode_release', 'authority', 'adjacency', 'district', 'succession', 'bank_holiday']].map(
  (table) => `geography.${table}`,
);

/**
 * A revision of the facts: every committed change of what the rules know of homes and requests has a number, and says
 * whose facts it changed. `register.revision()` names what a reader sees, and a reader who sees a revision sees every
 * revision before it.
 *
 * The number is given as the last thing before the commit, under a lock held for that moment only: numbers follow each
 * other in the order in which changes become visible, whoever began first, and a long import holds nobody up. A row that is
 * written as it was is no change; a change that is rolled back leaves none. Each transaction that changed something notifies
 * `nearhome_change` with its revision. Rows are added only, by triggers only, and have no foreign keys: the home may be gone.
 *
 * A migration that adds a table of facts calls `register.note_changes_of(table, whose)`, and `register.ignore_changes_of
 * (table)` on its way down. Locks the tables of facts for a moment while it adds triggers to them.
 */
export class ChangesOfFacts1770000001600 implements MigrationInterface {
  readonly name = 'ChangesOfFacts1770000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.change_set (id bigint generated always as identity primary key);
      create table register.changed_fact (
        change_set_id bigint not null,
        household_id uuid,
        request_id uuid,
        what text not null
      );
      create index changed_fact_by_change_set on register.changed_fact (change_set_id);
      create table register.committed_change (
        revision bigint generated always as identity primary key,
        change_set_id bigint not null unique,
        changed_at timestamptz not null default clock_timestamp()
      );
      create view register.change as
        select committed_change.revision, changed_fact.household_id, changed_fact.request_id, changed_fact.what,
          committed_change.changed_at
        from register.committed_change join register.changed_fact using (change_set_id);

      create function register.revision() returns bigint language sql stable as $$
        select coalesce(max(revision), 0) from register.committed_change
      $$;
      create function register.number_change_set() returns trigger language plpgsql as $$
      declare
        numbered bigint;
      begin
        perform pg_advisory_xact_lock(7302905);
        insert into register.committed_change (change_set_id) values (new.id) returning revision into numbered;
        perform pg_notify('nearhome_change', numbered::text);
        return null;
      end $$;
      create constraint trigger change_set_is_numbered_at_the_commit after insert on register.change_set
        deferrable initially deferred for each row execute function register.number_change_set();
      -- The one open change set of this transaction; one that a savepoint took back is opened anew.
      create function register.change_set_now() returns bigint language plpgsql as $$
      declare
        open_set bigint := nullif(current_setting('nearhome.change_set', true), '')::bigint;
      begin
        if open_set is null then
          insert into register.change_set default values returning id into open_set;
          perform set_config('nearhome.change_set', open_set::text, true);
        end if;
        return open_set;
      end $$;

      create function register.note_change() returns trigger language plpgsql as $$
      declare
        changed text;
      begin
        if tg_op = 'INSERT' then
          if not exists (select from new_row) then return null; end if;
          changed := 'select * from new_row';
        elsif tg_op = 'DELETE' then
          if not exists (select from old_row) then return null; end if;
          changed := 'select * from old_row';
        else
          if not exists (select from new_row) then return null; end if;
          changed := '(select * from old_row except all select * from new_row)
            union all (select * from new_row except all select * from old_row)';
        end if;
        execute format(
          'with changed as (%s)
           insert into register.changed_fact (change_set_id, household_id, request_id, what)
           select (select register.change_set_now()), household_id, request_id, %L
           from (select distinct household_id, request_id from (%s) whose) noted', changed, tg_argv[0], tg_argv[1]);
        return null;
      end $$;
      create function register.note_change_of_everything() returns trigger language plpgsql as $$
      begin
        insert into register.changed_fact (change_set_id, what) values (register.change_set_now(), tg_argv[0]);
        return null;
      end $$;
      create function register.note_changes_of(changed text, whose text) returns void language plpgsql as $$
      begin
        execute format('create trigger note_insert after insert on %s referencing new table as new_row
          for each statement execute function register.note_change(%L, %L)', changed::regclass, changed, whose);
        execute format('create trigger note_delete after delete on %s referencing old table as old_row
          for each statement execute function register.note_change(%L, %L)', changed::regclass, changed, whose);
        execute format('create trigger note_update after update on %s referencing old table as old_row
          new table as new_row for each statement execute function register.note_change(%L, %L)',
          changed::regclass, changed, whose);
        execute format('create trigger note_truncate after truncate on %s
          for each statement execute function register.note_change_of_everything(%L)', changed::regclass, changed);
      end $$;
      create function register.ignore_changes_of(changed text) returns void language plpgsql as $$
      begin
        execute format('drop trigger note_insert on %s', changed::regclass);
        execute format('drop trigger note_delete on %s', changed::regclass);
        execute format('drop trigger note_update on %s', changed::regclass);
        execute format('drop trigger note_truncate on %s', changed::regclass);
      end $$;
      create function register.refuse_change_of_changes() returns trigger language plpgsql as $$
      begin
        raise exception 'The changes of facts are append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end $$;
    `);
    for (const table of ['changed_fact', 'committed_change']) {
      await runner.query(`
        create trigger ${table}_is_append_only before update or delete or truncate on register.${table}
          for each statement execute function register.refuse_change_of_changes()`);
    }
    for (const [table, whose] of watched) {
      await runner.query('select register.note_changes_of($1, $2)', [table, whose]);
    }
    for (const table of watchedForAll) {
      await runner.query('select register.note_changes_of($1, $2)', [table, `${ofEverything} from changed`]);
    }
    // Releases change the postcodes as a whole; a statement on the postcodes themselves is noted without reading its rows.
    await runner.query(`
      create trigger note_change after insert or update or delete or truncate on geography.postcode
        for each statement execute function register.note_change_of_everything('geography.postcode')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger note_change on geography.postcode');
    for (const table of [...watched.map(([name]) => name), ...watchedForAll]) {
      await runner.query('select register.ignore_changes_of($1)', [table]);
    }
    await runner.query(`
      drop view register.change;
      drop table register.committed_change, register.changed_fact, register.change_set;
      drop function register.ignore_changes_of(text), register.note_changes_of(text, text),
        register.note_change_of_everything(), register.note_change(), register.change_set_now(),
        register.number_change_set(), register.refuse_change_of_changes(), register.revision();
    `);
  }
}
