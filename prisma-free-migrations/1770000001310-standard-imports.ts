import { type MigrationInterface, type QueryRunner } from 'typeorm';

const kinds = ['postcodes', 'authorities', 'boundaries', 'ssda903', 'households', 'providers', 'requests'];
const kindIsKnown = (known: readonly string[]): string =>
  `check (kind in (${known.map((kind) => `'${kind}'`).join(', ')}))`;

const recordedTables: readonly (readonly [table: string, key: string])[] = [
  ['register.request_availability', 'request_id'],
  ['register.request_requirements', 'request_id'],
  ['register.request_recommendation', 'request_id'],
  ['register.request_risks', 'request_id'],
  ['register.request_circumstances', 'request_id'],
  ['register.request_regular_place', 'request_id, ordinal'],
  ['register.request_location_to_avoid', 'request_id, ordinal'],
  ['register.actual_placement', 'request_id'],
  ['register.request_quality_assurance', 'request_id'],
];

/**
 * Imports of the placements standard, and a record of what they change, so that they can be undone. Locks the records of
 * placements while it adds triggers to them.
 */
export class StandardImports1770000001310 implements MigrationInterface {
  readonly name = 'StandardImports1770000001310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ingest.import
        drop constraint import_kind_is_known,
        add constraint import_kind_is_known ${kindIsKnown([...kinds, 'standard'])}`);
    for (const [table, key] of recordedTables) {
      await runner.query('select ingest.record_changes_of($1, $2)', [table, key]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of recordedTables.toReversed()) {
      await runner.query('select ingest.forget_changes_of($1)', [table]);
    }
    await runner.query(`
      update ingest.import set kind = 'requests' where kind = 'standard';
      alter table ingest.import
        drop constraint import_kind_is_known,
        add constraint import_kind_is_known ${kindIsKnown(kinds)}`);
  }
}
