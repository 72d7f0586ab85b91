import type pg from 'pg';
import type { FoundHomes, MatchFacts, Policy, SearchTerms } from '#matching/core';
import type { RegisterInPostgres } from './search-in-postgres-tables.mjs';

export interface FoundInPostgres {
  readonly eligible: number;
  readonly needsAuthority: number;
  readonly best: readonly {
    readonly householdId: string;
    readonly standing: string;
    readonly points: number;
    readonly milesFromHome: number | 'not-recorded';
  }[];
}

export function searchesIn(
  client: pg.Client,
  words: RegisterInPostgres,
  policy: Policy,
): (facts: MatchFacts, terms: SearchTerms) => Promise<FoundInPostgres>;
export function comparable(found: FoundHomes): FoundInPostgres;
