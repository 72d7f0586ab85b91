import { type Problem } from '#kernel';
import { type Policy, type PolicyNotSound } from '../core/policy.js';

/** A policy as it was adopted. */
export interface AdoptedPolicy {
  readonly policy: Policy;
  readonly adoptedBy: string;
  readonly adoptedAt: Date;
  /** Why, in the words of who adopted it; empty for the starting policy. */
  readonly reason: string;
}

/** Somebody adopted another policy while this one was being written. */
export interface PolicyChangedMeanwhile extends Problem {
  readonly kind: 'policy-changed-meanwhile';
  readonly inUse: number;
}

export interface PolicyReasonMissing extends Problem {
  readonly kind: 'policy-reason-missing';
  readonly field: 'reason';
}

export interface PolicyAsInUse extends Problem {
  readonly kind: 'policy-as-in-use';
}

export type PolicyNotAdopted = PolicyNotSound | PolicyChangedMeanwhile | PolicyReasonMissing | PolicyAsInUse;
