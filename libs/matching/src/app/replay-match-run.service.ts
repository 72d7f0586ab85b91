import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { canonicalJson } from '../core/canonical-json.js';
import { type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { engineVersion, judgeHousehold, type JudgedHousehold } from '../core/judgement.js';
import { answerOf, type RunAnswer } from '../core/run.js';
import { type RunNotFinished } from './match-run.js';
import { MatchRunStore, PolicyStore, type StoredRun } from './match-run.store.js';

/** Where an answer differs from the one stored. */
export type ReplayDifference =
  | { readonly kind: 'facts-do-not-match-their-digest' }
  | { readonly kind: 'counts-differ' }
  | { readonly kind: 'rule-counts-differ' }
  | { readonly kind: 'home-differs'; readonly place: number; readonly reference: string }
  /** A home that the answer does not show. */
  | { readonly kind: 'home-not-shown-differs'; readonly reference: string };

export interface Replay {
  readonly isSame: boolean;
  readonly difference: ReplayDifference | null;
  /** The engine that answered then and the one that answered now. */
  readonly engineVersionThen: string;
  readonly engineVersionNow: string;
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const differenceOf = (then: RunAnswer, now: RunAnswer): ReplayDifference | null => {
  const places = Math.max(then.ranked.length, now.ranked.length);
  for (let index = 0; index < places; index += 1) {
    const [before, after] = [then.ranked[index], now.ranked[index]];
    const differs = before === undefined || after === undefined || !isSame(before, after);
    const reference = (before ?? after)?.household.reference ?? '';
    if (differs) return { kind: 'home-differs', place: index + 1, reference };
  }
  if (!isSame(then.counts, now.counts)) return { kind: 'counts-differ' };
  return isSame(then.ruleCounts, now.ruleCounts) ? null : { kind: 'rule-counts-differ' };
};

/** Every home that was stored, those included that the answer does not show. */
const differenceAmong = (
  then: readonly JudgedHousehold[] | null,
  now: readonly JudgedHousehold[],
): ReplayDifference | null => {
  const found = new Map(now.map((home) => [home.household.householdId, home]));
  const other = then?.find((home) => !isSame(home, found.get(home.household.householdId)));
  return other === undefined ? null : { kind: 'home-not-shown-differs', reference: other.household.reference };
};

@Injectable()
export class ReplayMatchRun {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * Judges the facts a run was made from once more, by the policy it names, and compares every home. Reads only.
   *
   * @returns whether the answer is the same, otherwise the first home that differs.
   */
  async replay(runId: string): Promise<Result<Replay, RunNotFinished>> {
    const stored = await this.runs.stored(runId);
    if (stored === null) return refusal({ kind: 'run-not-finished' });
    const difference = await this.differenceFrom(stored);
    const versions = { engineVersionThen: stored.engineVersion, engineVersionNow: engineVersion };
    return success({ isSame: difference === null, difference, ...versions });
  }

  private async differenceFrom(stored: StoredRun): Promise<ReplayDifference | null> {
    if (stored.digestOfFacts !== stored.factsDigest) return { kind: 'facts-do-not-match-their-digest' };
    const policy = await this.policies.byVersion(stored.policyVersion);
    if (policy === null) throw new Error(`Policy ${stored.policyVersion} is named by a run and not kept`);
    const facts = factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts);
    const judged = facts.households.map((household) => judgeHousehold(facts, household, policy));
    return differenceOf(stored.answer, answerOf(judged, policy)) ?? differenceAmong(stored.judged, judged);
  }
}
