import type pg from 'pg';
import type { HouseholdFacts } from '#matching/core';

/** The words that bits and numbers of the tables stand for. */
export interface RegisterInPostgres {
  readonly startsOn: string;
}

export function makeTables(
  client: pg.Client,
  households: readonly HouseholdFacts[],
  startsOn: string,
): Promise<RegisterInPostgres>;
