import { type LocalDate, type Result } from '#kernel';
import { type RankedHousehold, type RuleCount, type RunAnswer } from '../core/run.js';
import { type MatchFacts } from '../core/facts.js';
import { type JudgedHousehold, type Standing } from '../core/judgement.js';
import { type Policy } from '../core/policy.js';
import { type MeasuredRun } from '../core/policy-preview.js';
import { type AdoptedPolicy } from './policy-book.js';
import { type MatchRunView, type RunNotOpened, type RunCause } from './match-run.js';

export interface WantedRun {
  readonly requestId: string;
  readonly requestedBy: string;
  readonly because: RunCause;
  readonly policyVersion: number;
  readonly judgedOn: LocalDate;
}

/** A run that this worker, and no other, may answer while its claim holds. */
export interface ClaimedRun {
  readonly runId: string;
  readonly requestId: string;
  readonly policyVersion: number;
  readonly judgedOn: LocalDate;
  /** Held until another worker claims the run after the lease ran out. */
  readonly claim: string;
  /** This attempt, counted from 1. */
  readonly attempt: number;
}

/** A run that waits for a worker, and how often one has begun it. */
export interface WaitingRun {
  readonly runId: string;
  readonly attempts: number;
}

export interface FinishedAnswer {
  /** Digested and kept; what other runs froze alike is kept once. */
  readonly facts: MatchFacts;
  readonly engineVersion: string;
  /** Every home of the facts, judged: what was found of it is kept, also where the answer does not show it. */
  readonly judged: readonly JudgedHousehold[];
  readonly answer: RunAnswer;
  /** What it takes to answer again by another policy, as bytes of `measuresForm`. */
  readonly measures: Uint8Array;
}

/** What a finished run was made from and what it said. */
export interface StoredRun {
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly factsDigest: string;
  /** The canonical text of the facts, and its digest computed anew. */
  readonly facts: string;
  readonly digestOfFacts: string;
  /** Every home as it was judged then, those shown first in order of place; null of older runs, which kept only those. */
  readonly judged: readonly JudgedHousehold[] | null;
  readonly answer: RunAnswer;
}

/** Where runs and their answers are kept. The database holds what no check in code can: one open run for a request. */
export abstract class MatchRunStore {
  /** @returns the run already open for the request, or a new one. Of several asked at once all get the same. */
  abstract open(wanted: WantedRun): Promise<Result<MatchRunView, RunNotOpened>>;

  /** @returns the claim; null when the run is not waiting: another worker has it, or it is answered. */
  abstract claim(runId: string): Promise<ClaimedRun | null>;

  /** Keeps the claim from running out while `work` is at it. */
  abstract whileClaimed<T>(run: ClaimedRun, work: () => Promise<T>): Promise<T>;

  abstract reportProgress(run: ClaimedRun, percent: number): Promise<void>;

  /** All in one transaction. @returns false, and stores nothing, when the claim was lost to another worker. */
  abstract storeAnswer(run: ClaimedRun, finished: FinishedAnswer): Promise<boolean>;

  /** Gives the claim back: to be tried again or, with a `failure`, for good. Nothing happens if the claim was lost. */
  abstract release(run: ClaimedRun, failure: string | null): Promise<void>;

  /** @returns runs that nobody works on: never begun although asked for a while ago, or their worker died. */
  abstract waiting(): Promise<readonly WaitingRun[]>;

  /** Ends the runs that were begun `attempts` times and whose worker died. @returns their ids. */
  abstract giveUp(attempts: number, failure: string): Promise<readonly string[]>;

  abstract byId(runId: string): Promise<MatchRunView | null>;

  /** @returns the latest run of each request that has one. */
  abstract latestOf(requestIds: readonly string[]): Promise<readonly MatchRunView[]>;

  /** @returns the last finished run of the same request that was asked for before this one; null when there is none. */
  abstract finishedBefore(runId: string): Promise<string | null>;

  /** @returns homes of one standing in order of place, those after place `after`. */
  abstract ranked(
    runId: string,
    page: { readonly standing: Exclude<Standing, 'excluded'>; readonly first: number; readonly after: number },
  ): Promise<readonly RankedHousehold[]>;

  /** @returns the rules that stand in the way of the homes not shown, most homes first. */
  abstract ruleCounts(runId: string): Promise<readonly RuleCount[]>;

  /** @returns the last finished run of each request of the past year that was measured, the latest first. */
  abstract measuredInAYear(authorityCode: string): AsyncIterable<MeasuredRun>;

  /** @returns null unless the run is finished. */
  abstract stored(runId: string): Promise<StoredRun | null>;
}

/** Where policies are kept. A stored version never changes. */
export abstract class PolicyStore {
  /** Keeps the policy under its version unless that version is kept already. */
  abstract keep(policy: Policy): Promise<void>;

  abstract byVersion(version: number): Promise<Policy | null>;

  /** @returns the latest version kept; the starting policy, which is then kept, where there is none. */
  abstract inUse(): Promise<Policy>;

  /** @returns every version kept, the latest first. */
  abstract all(): Promise<readonly AdoptedPolicy[]>;

  /** Keeps the next version. @returns null when a version of this number is kept already: of several at once one is. */
  abstract adopt(policy: Policy, adoptedBy: string, reason: string): Promise<AdoptedPolicy | null>;
}
