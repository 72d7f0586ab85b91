import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { canonicalJson } from '../core/canonical-json.js';
import { type Policy, soundPolicy } from '../core/policy.js';
import { PolicyStore } from './match-run.store.js';
import { type AdoptedPolicy, type PolicyNotAdopted } from './policy-book.js';

/** A policy as somebody wrote it: it has no version yet. */
export type PolicyDraft = Omit<Policy, 'version'>;

const saysTheSame = (a: PolicyDraft, b: PolicyDraft): boolean =>
  canonicalJson([a.weights, a.limits]) === canonicalJson([b.weights, b.limits]);

@Injectable()
export class AdoptPolicy {
  constructor(private readonly policies: PolicyStore) {}

  /**
   * Makes a draft the policy in use, as the next version. Earlier versions stay as they were, and so do the answers made by
   * them.
   *
   * @param asked.basedOn the version the draft was written from: if another was adopted meanwhile, nothing happens.
   */
  async adopt(asked: {
    readonly draft: PolicyDraft;
    readonly basedOn: number;
    readonly adoptedBy: string;
    readonly reason: string;
  }): Promise<Result<AdoptedPolicy, PolicyNotAdopted>> {
    const { draft, basedOn, adoptedBy } = asked;
    const reason = asked.reason.trim();
    if (reason === '') return refusal({ kind: 'policy-reason-missing', field: 'reason' });
    const sound = soundPolicy({ ...draft, version: basedOn + 1 });
    if (!sound.ok) return sound;
    const inUse = await this.policies.inUse();
    if (inUse.version !== basedOn) return refusal({ kind: 'policy-changed-meanwhile', inUse: inUse.version });
    if (saysTheSame(draft, inUse)) return refusal({ kind: 'policy-as-in-use' });

    const adopted = await this.policies.adopt(sound.value, adoptedBy, reason);
    if (adopted === null) {
      const { version } = await this.policies.inUse();
      return refusal({ kind: 'policy-changed-meanwhile', inUse: version });
    }
    return success(adopted);
  }
}
