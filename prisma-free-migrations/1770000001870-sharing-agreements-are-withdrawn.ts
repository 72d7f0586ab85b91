import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An agreement to share a bedroom is withdrawn on a day and stays on record; a file that states it again does not bring it
 * back. Locks the agreements for a moment.
 */
export class SharingAgreementsAreWithdrawn1770000001870 implements MigrationInterface {
  readonly name = 'SharingAgreementsAreWithdrawn1770000001870';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register.sharing_agreement
        add column withdrawn_on date,
        add constraint sharing_agreement_is_withdrawn_on_or_after_it_is_made check (withdrawn_on >= agreed_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from register.sharing_agreement where withdrawn_on is not null;
      alter table register.sharing_agreement drop column withdrawn_on;
    `);
  }
}
