import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { PolicyStore } from '../app/match-run.store.js';
import { policyAsKnownToday } from '../core/frozen-policy.js';
import { type AdoptedPolicy } from '../app/policy-book.js';
import { type Policy, startingPolicy } from '../core/policy.js';

interface PolicyRow extends Policy {
  readonly adopted_by: string;
  readonly adopted_at: Date;
  readonly reason: string;
}
const adoptedColumns = 'version, name, weights, limits, created_by as adopted_by, created_at as adopted_at, reason';
const adoptedOf = ({ adopted_by: adoptedBy, adopted_at: adoptedAt, reason, ...policy }: PolicyRow): AdoptedPolicy => ({
  policy: policyAsKnownToday(policy),
  adoptedBy,
  adoptedAt,
  reason,
});

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

  async inUse(): Promise<Policy> {
    const latest = async (): Promise<Policy | undefined> => {
      const [policy] = await this.sql.rows<Policy>(
        'select version, name, weights, limits from matching.policy order by version desc limit 1',
        [],
      );
      return policy;
    };
    const kept = await latest();
    if (kept && kept.version >= startingPolicy.version) return policyAsKnownToday(kept);
    await this.keep(startingPolicy);
    return (await latest()) ?? startingPolicy;
  }

  async all(): Promise<readonly AdoptedPolicy[]> {
    const rows = await this.sql.rows<PolicyRow>(
      `select ${adoptedColumns} from matching.policy order by version desc`,
      [],
    );
    return rows.map(adoptedOf);
  }

  async adopt({ version, name, weights, limits }: Policy, by: string, reason: string): Promise<AdoptedPolicy | null> {
    const [row] = await this.sql.rows<PolicyRow>(
      `insert into matching.policy (version, name, weights, limits, created_by, reason)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (version) do nothing
       returning ${adoptedColumns}`,
      [version, name, JSON.stringify(weights), JSON.stringify(limits), by, reason],
    );
    return row ? adoptedOf(row) : null;
  }

  async byVersion(version: number): Promise<Policy | null> {
    const [policy] = await this.sql.rows<Policy>(
      'select version, name, weights, limits from matching.policy where version = $1',
      [version],
    );
    return policy === undefined ? null : policyAsKnownToday(policy);
  }
}
