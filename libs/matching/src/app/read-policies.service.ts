import { Injectable } from '@nestjs/common';
import { type Policy } from '../core/policy.js';
import { PolicyStore } from './match-run.store.js';
import { type AdoptedPolicy } from './policy-book.js';

@Injectable()
export class ReadPolicies {
  constructor(private readonly policies: PolicyStore) {}

  /** @returns the policy that new searches are judged by. */
  inUse(): Promise<Policy> {
    return this.policies.inUse();
  }

  /** @returns every version ever adopted, the one in use first. */
  async all(): Promise<readonly AdoptedPolicy[]> {
    await this.policies.inUse();
    return this.policies.all();
  }
}
