import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { canonicalJson } from '../core/canonical-json.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { judgeHousehold } from '../core/judgement.js';
import { type MatchFacts } from '../core/facts.js';
import { type Policy } from '../core/policy.js';
import {
  type ChangedFacts,
  ChangedFactsStore,
  type ChangesFollowed,
  type OpenRequest,
  type StoredStanding,
} from './changed-facts.store.js';
import { MatchFactsReader } from './match-facts.reader.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';
import { RequestMatchRun } from './request-match-run.service.js';
import { askedByNobody } from './run-every-open-request.service.js';

export interface FollowedChanges {
  readonly outcome: ChangesFollowed;
  /** Requests that are searched for again. */
  readonly searchedAgain: number;
}

/** Searches again where a fact that matters has changed since the last search. */
@Injectable()
export class FollowChanges {
  constructor(
    private readonly changes: ChangedFactsStore,
    private readonly factsReader: MatchFactsReader,
    private readonly policies: PolicyStore,
    private readonly runs: MatchRunStore,
    private readonly requestRun: RequestMatchRun,
    private readonly clock: Clock,
  ) {}

  /**
   * A change of the need searches again where the need now reads otherwise than in the facts that the stored answer was made
   * from, a change of a home where the home now stands or scores otherwise: a new telephone number moves nobody, and what
   * the last search knew already is not searched for again. However many changes there are, a request is searched for once;
   * changes are followed at least once, and following one twice finds nothing to do.
   */
  async follow(): Promise<FollowedChanges> {
    let searchedAgain = 0;
    const outcome = await this.changes.follow(async (changes) => {
      searchedAgain = await this.searchAgain(changes);
    });
    return { outcome, searchedAgain };
  }

  private async searchAgain(changes: ChangedFacts): Promise<number> {
    const open = (await this.changes.openRequests()).filter(
      ({ latestRun, isBeingSearched }) => latestRun !== null && !isBeingSearched,
    );
    const again = changes.everything
      ? await this.thoseThatReadOtherwise(open)
      : await this.thoseThatMoved(open, changes);
    for (const { requestId } of again) {
      await this.requestRun.request({ requestId, requestedBy: askedByNobody, because: 'facts-changed' });
    }
    return again.length;
  }

  private async thoseThatMoved(
    requests: readonly OpenRequest[],
    { householdIds, requestIds }: ChangedFacts,
  ): Promise<readonly OpenRequest[]> {
    const ofTheNeed = new Set(requestIds);
    const concerned = householdIds.length > 0 ? requests : requests.filter((one) => ofTheNeed.has(one.requestId));
    if (concerned.length === 0) return [];
    const ids = concerned.map(({ requestId }) => requestId);
    const { of } = await this.factsReader.readMany(ids, this.clock.today());
    const moved: OpenRequest[] = [];
    for (const request of concerned) {
      const facts = of(request.requestId);
      const needIsOther = ofTheNeed.has(request.requestId) && (await this.needsOtherwise(request, facts));
      if (needIsOther || (await this.hasMoved(request, facts, householdIds))) moved.push(request);
    }
    return moved;
  }

  /** After a change that every home and request depends on: those whose facts are not those of their stored answer. */
  private async thoseThatReadOtherwise(requests: readonly OpenRequest[]): Promise<readonly OpenRequest[]> {
    const ids = requests.map(({ requestId }) => requestId);
    if (ids.length === 0) return [];
    const { of } = await this.factsReader.readMany(ids, this.clock.today());
    const otherwise: OpenRequest[] = [];
    for (const request of requests) {
      const stored = request.latestRun && (await this.runs.stored(request.latestRun.runId));
      const then = stored && factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts);
      // The day of judgement is no fact of the child or the homes.
      const now = { ...of(request.requestId), judgedOn: then?.judgedOn };
      if (!then || canonicalJson(then) !== canonicalJson(now)) otherwise.push(request);
    }
    return otherwise;
  }

  private async needsOtherwise({ latestRun }: OpenRequest, { child }: MatchFacts): Promise<boolean> {
    const stored = latestRun && (await this.runs.stored(latestRun.runId));
    if (!stored) return true;
    const then = factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts).child;
    return canonicalJson(then) !== canonicalJson(child);
  }

  private async hasMoved(
    { requestId, latestRun }: OpenRequest,
    facts: MatchFacts,
    householdIds: readonly string[],
  ): Promise<boolean> {
    if (latestRun === null) throw new Error(`Request ${requestId} was never searched for`);
    if (householdIds.length === 0) return false;
    const policy = await this.policies.byVersion(latestRun.policyVersion);
    if (policy === null) throw new Error(`Policy ${latestRun.policyVersion} is named by a run and not kept`);
    const stored = await this.changes.standingsIn(latestRun.runId, householdIds);
    return !isAsStored(facts, policy, new Set(householdIds), stored);
  }
}

/**
 * A near miss that is not shown counts as excluded, so one that is newly within reach may be told as moved although the
 * answer shows better ones: one search too many, never one too few.
 */
function isAsStored(
  facts: MatchFacts,
  policy: Policy,
  changed: ReadonlySet<string>,
  stored: readonly StoredStanding[],
): boolean {
  const before = new Map(stored.map((home) => [home.householdId, home]));
  const homes = facts.households.filter(({ householdId }) => changed.has(householdId));
  const there = new Set(homes.map(({ householdId }) => householdId));
  if (stored.some(({ householdId }) => !there.has(householdId))) return false;
  return homes.every((home) => {
    const { standing, points } = judgeHousehold(facts, home, policy);
    const then = before.get(home.householdId);
    return then === undefined ? standing === 'excluded' : then.standing === standing && then.points === points;
  });
}
