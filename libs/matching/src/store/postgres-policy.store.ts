import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { PolicyStore } from '../app/match-run.store.js';
import { policyAsKnownToday } from '../core/frozen-policy.js';
import { type Policy } from '../core/policy.js';

@Injectable()
export class PostgresPolicyStore extends PolicyStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async keep({ version, name, weights, limits }: Policy): Promise<void> {
    await this.sql.rows(
      `insert into matching.policy (version, name, weights, limits, created_by)
       values ($1, $2, $3, $4, 'nearhome')
       on conflict (version) do nothing`,
      [version, name, JSON.stringify(weights), JSON.stringify(limits)],
    );
  }

  async byVersion(version: number): Promise<Policy | null> {
    const [policy] = await this.sql.rows<Policy>(
      'select version, name, weights, limits from matching.policy where version = $1',
      [version],
    );
    return policy === undefined ? null : policyAsKnownToday(policy);
  }
}
