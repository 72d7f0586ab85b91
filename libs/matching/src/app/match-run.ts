import { type LocalDate, type Problem } from '#kernel';
import { type OlderThanAnyPlacement } from '../core/age-of-placement.js';
import { type BindingConstraint, type FunnelStep, type RunCounts } from '../core/run.js';

/** A run is `requested`, then `running` while a worker holds its claim, then `finished` or, after every attempt, `failed`. */
export type RunStatus = 'requested' | 'running' | 'finished' | 'failed';

/** Why there is a run: somebody asked, it is done every night, or a fact that matters had changed. */
export type RunCause = 'asked' | 'nightly' | 'facts-changed';

/** A run as it is read. The facts it was judged from stay in the store. */
export interface MatchRunView {
  readonly id: string;
  readonly requestId: string;
  readonly childId: string;
  /** The authority that looks after the child: only its people may read the run. */
  readonly responsibleAuthority: string;
  readonly status: RunStatus;
  readonly progressPercent: number;
  readonly requestedBy: string;
  readonly because: RunCause;
  readonly requestedAt: Date;
  readonly judgedOn: LocalDate;
  readonly policyVersion: number;
  readonly finishedAt: Date | null;
  /** One sentence for people, when the run failed. */
  readonly failure: string | null;
  readonly engineVersion: string | null;
  /** SHA-256 of the canonical facts, as lower-case hexadecimal digits. */
  readonly factsDigest: string | null;
  /** Null until finished; the four standings sum to the register. */
  readonly counts: RunCounts | null;
  /** How many homes each rule left, in the order of the register; empty until finished and in runs of engine 1. */
  readonly funnel: readonly FunnelStep[];
  /** The rule that, relaxed alone, would bring most homes. */
  readonly bindingConstraint: BindingConstraint | null;
}

export interface RunNotFound extends Problem {
  readonly kind: 'run-not-found';
}

/** Why no search was begun. */
export type RunNotOpened = MatchRequestNotFound | MatchRequestNotOpen | ChildOlderThanAnyPlacement | PolicyNotFound;

export interface RunNotFinished extends Problem {
  readonly kind: 'run-not-finished';
}

export interface MatchRequestNotFound extends Problem {
  readonly kind: 'request-not-found';
}

export interface MatchRequestNotOpen extends Problem {
  readonly kind: 'request-not-open';
}

/** The child is older on the day of moving in than anybody who is placed so: a list of homes would be wrong. */
export interface ChildOlderThanAnyPlacement extends Problem, OlderThanAnyPlacement {
  readonly kind: 'older-than-any-placement';
}

export interface PolicyNotFound extends Problem {
  readonly kind: 'policy-not-found';
  readonly version: number;
}
