import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** In an order in which a row comes after the rows it refers to. The key finds a row again. */
const recordedTables: readonly (readonly [table: string, key: string])[] = [
  ['register.service_framework', 'service_id, authority_code, valid'],
  ['register.household_member', 'household_id, ordinal'],
  ['register.household_connection', 'household_id, child'],
  ['register.bedroom', 'household_id, name'],
  ['register.exemption', 'household_id, ordinal'],
  ['register.sharing_agreement', 'household_id, ordinal'],
  ['register.household_training', 'household_id, skill'],
  ['register.household_experience', 'household_id, skill'],
  ['register.carer_preference', 'household_id'],
  ['register.short_break', 'child_id, stay'],
];

/** Imports write the facts the rules need of homes: what they change is recorded and can be undone. Locks those tables for a moment. */
export class FactsOfHomesAreUndone1770000001780 implements MigrationInterface {
  readonly name = 'FactsOfHomesAreUndone1770000001780';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of recordedTables) {
      await runner.query('select ingest.record_changes_of($1, $2)', [table, key]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of recordedTables.toReversed()) {
      await runner.query('select ingest.forget_changes_of($1)', [table]);
    }
  }
}
