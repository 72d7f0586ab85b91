import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Kinds of imports are added to whatever kinds there are: other migrations add theirs. */
const kinds = ['carers', 'availability'] as const;
const constraints = ['import_kind_is_known', 'rows_of_an_authority_are_kept'] as const;
const added = kinds.map((kind) => `, '${kind}'::text`).join('');

const rewritten = (constraint: string, from: string, to: string): string => `
  do $do$
  declare
    definition text := (select pg_get_constraintdef(oid) from pg_constraint
      where conname = '${constraint}' and conrelid = 'ingest.import'::regclass);
  begin
    alter table ingest.import drop constraint ${constraint};
    execute 'alter table ingest.import add constraint ${constraint} ' || replace(definition, ${from}, ${to});
  end $do$;`;

/**
 * What small weekly files tell of carers (their checks and training) and availability, and what the inspectorate's list
 * tells of providers. Numbers of providers are 7 figures, or SC and 6 figures; what an older list has otherwise stays until
 * the next list. Locks the tables of imports, carers and providers for a moment.
 */
export class CarersAvailabilityAndProviders1770000001400 implements MigrationInterface {
  readonly name = 'CarersAvailabilityAndProviders1770000001400';

  async up(runner: QueryRunner): Promise<void> {
    for (const constraint of constraints) {
      await runner.query(
        rewritten(constraint, `'''requests''::text'`, `'''requests''::text${added.replaceAll("'", "''")}'`),
      );
    }
    await runner.query(`
      alter table register.carer add column checked_on date, add column trained_on date;
      alter table register.provider
        add column status text,
        add column closed_on date,
        add column authority_name text,
        add column owner_name text,
        add column judgement text,
        drop constraint provider_urn_has_7_characters,
        add constraint provider_urn_is_7_figures_or_sc_and_6 check (urn ~ '^(\\d{7}|SC\\d{6})$') not valid,
        add constraint provider_status_is_known check (status in ('open', 'suspended', 'closed', 'proposed'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from register.provider where length(urn) <> 7;
      alter table register.provider
        drop constraint provider_status_is_known,
        drop constraint provider_urn_is_7_figures_or_sc_and_6,
        add constraint provider_urn_has_7_characters check (length(urn) = 7),
        drop column judgement,
        drop column owner_name,
        drop column authority_name,
        drop column closed_on,
        drop column status;
      alter table register.carer drop column trained_on, drop column checked_on;
      delete from ingest.problem where import_id in (select id from ingest.import where kind in ('carers', 'availability'));
      delete from ingest.import where kind in ('carers', 'availability');
    `);
    for (const constraint of constraints) {
      await runner.query(rewritten(constraint, `'${added.replaceAll("'", "''")}'`, `''`));
    }
  }
}
