import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The release of postcodes before the one in use is kept beside it, out of use, so that an import can be undone by
 * swapping it back. Of each release are kept the import that loaded it, its files with their checksums, and what was
 * counted in it. Locks geography.postcode_release (a handful of rows) for milliseconds.
 */
export class GeographyReleasesKept1770000001100 implements MigrationInterface {
  readonly name = 'GeographyReleasesKept1770000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table geography.postcode_release
        add column import_id uuid,
        add column state text not null default 'replaced',
        add column table_name text,
        add column files jsonb not null default '[]',
        add column counts jsonb not null default '{}',
        add column ordinal integer generated always as identity,
        add constraint release_state_is_known check (state in ('in-use', 'kept', 'replaced', 'undone')),
        add constraint release_has_its_table_while_it_can_be_used
          check ((table_name is not null) = (state in ('in-use', 'kept')));
      create unique index one_release_is_in_use on geography.postcode_release (state) where state = 'in-use';
      create unique index one_release_is_kept on geography.postcode_release (state) where state = 'kept';
      update geography.postcode_release
         set state = 'in-use',
             table_name = (select inhrelid::regclass::text from pg_inherits
                            where inhparent = 'geography.postcode'::regclass)
       where id = (select id from geography.postcode_release order by loaded_at desc limit 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare kept text;
      begin
        for kept in select table_name from geography.postcode_release where state = 'kept' loop
          execute 'drop table ' || kept;
        end loop;
      end $$;
      drop index geography.one_release_is_in_use;
      drop index geography.one_release_is_kept;
      alter table geography.postcode_release
        drop constraint release_has_its_table_while_it_can_be_used,
        drop constraint release_state_is_known,
        drop column import_id, drop column state, drop column table_name, drop column files, drop column counts,
        drop column ordinal;
    `);
  }
}
