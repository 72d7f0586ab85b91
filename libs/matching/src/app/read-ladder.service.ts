import { Injectable } from '@nestjs/common';
import { type LocalDate, refusal, type Result, success } from '#kernel';
import { type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { bestSplitFor, type SiblingSplit } from '../core/groups/best-split.js';
import { type Ladder, ladderOf } from '../core/why/next-steps.js';
import { type RunNotFinished } from './match-run.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';
import { SearchSiblingGroup, type SiblingGroupSearch } from './search-sibling-group.service.js';

/** The ladder of a run, and the requests of the brothers and sisters it speaks of. */
export interface LadderOfARun extends Ladder {
  /** Of everybody who waits with the child, the child included; empty where nobody does, or they are no rung. */
  readonly siblings: SiblingGroupSearch['requests'];
}

/**
 * What may be relaxed where a run found no suitable home. Judged by the engine of today from the facts that the run froze;
 * how brothers and sisters would be shared out is judged from the register as it stands, because a run freezes the facts of
 * one child. Reads only, writes no audit entry and knows no caller: whoever asks compares the authority.
 */
@Injectable()
export class ReadLadder {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly policies: PolicyStore,
    private readonly siblings: SearchSiblingGroup,
  ) {}

  /** @param today the day on which brothers and sisters are looked for. */
  async ofRun(runId: string, today: LocalDate): Promise<Result<LadderOfARun, RunNotFinished>> {
    const [run, stored] = await Promise.all([this.runs.byId(runId), this.runs.stored(runId)]);
    if (run === null || stored === null) return refusal({ kind: 'run-not-finished' });
    const policy = await this.policies.byVersion(stored.policyVersion);
    if (policy === null) throw new Error(`Policy ${stored.policyVersion} is named by a run and not kept`);
    const facts = factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts);
    const group = await this.siblings.search(run.requestId, run.responsibleAuthority, today);
    const split = group.ok ? splitFor(run.childId, group.value) : null;
    const siblings = group.ok && split !== null ? group.value.requests : [];
    return success({ ...ladderOf(facts, policy, split), siblings });
  }
}

const splitFor = (childId: string, group: SiblingGroupSearch): SiblingSplit | null =>
  bestSplitFor(
    childId,
    group.requests.map((request) => request.childId),
    group,
  );
