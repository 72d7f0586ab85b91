import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * After a release of postcodes: the addresses of the register that it resolves differently from the release before. A
 * record of what the import did, kept with it; where an address lies now is asked of geography.postcode. New table; locks
 * nothing.
 */
export class IngestMovedAddresses1770000001110 implements MigrationInterface {
  readonly name = 'IngestMovedAddresses1770000001110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ingest.moved_address (
        import_id uuid not null references ingest.import (id) on delete cascade,
        ordinal integer not null,
        kind text not null,
        owner text not null,
        authority_code text,
        postcode text not null,
        before jsonb,
        after jsonb,
        metres integer,
        constraint moved_address_kind_is_known check (kind in
          ('home', 'request-home', 'request-school', 'provider', 'episode-home', 'episode-placement')),
        constraint moved_address_is_resolved_differently check (before is distinct from after),
        constraint moved_address_is_counted_from_1 check (ordinal >= 1),
        primary key (import_id, ordinal)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ingest.moved_address');
  }
}
