import { type MigrationInterface, type QueryRunner } from 'typeorm';

const recordedTables = ['register.court_order', 'register.place_to_avoid'] as const;

/**
 * Court orders and places to avoid come in files too: what an import changes of them is kept, so that it can be told and
 * undone. Locks both tables while triggers are added.
 */
export class CourtOrdersInImports1770000001760 implements MigrationInterface {
  readonly name = 'CourtOrdersInImports1770000001760';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of recordedTables) {
      await runner.query('select ingest.record_changes_of($1, $2)', [table, 'child_id, ordinal']);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of recordedTables.toReversed()) {
      await runner.query('select ingest.forget_changes_of($1)', [table]);
    }
  }
}
