import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
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
import { PolicyStore } from './match-run.store.js';
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
    private readonly requestRun: RequestMatchRun,
    private readonly clock: Clock,
  ) {}

  /**
   * A change of the need itself searches again at once. A change of a home does so only where the home now stands or scores
   * otherwise than in the stored answer: a new telephone number moves nobody. However many changes there are, a request is
   * searched for once; changes are followed at least once, and following one twice finds nothing to do.
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
    const ofTheNeed = new Set(changes.requestIds);
    const atOnce = open.filter(({ requestId }) => changes.everything || ofTheNeed.has(requestId));
    const others = open.filter((request) => !atOnce.includes(request));
    const moved = await this.whereAHomeMoved(others, changes.householdIds);
    for (const { requestId } of [...atOnce, ...moved]) {
      await this.requestRun.request({ requestId, requestedBy: askedByNobody, because: 'facts-changed' });
    }
    return atOnce.length + moved.length;
  }

  private async whereAHomeMoved(
    requests: readonly OpenRequest[],
    householdIds: readonly string[],
  ): Promise<readonly OpenRequest[]> {
    if (requests.length === 0 || householdIds.length === 0) return [];
    const ids = requests.map(({ requestId }) => requestId);
    const { of } = await this.factsReader.readMany(ids, this.clock.today());
    const moved: OpenRequest[] = [];
    for (const request of requests) {
      if (await this.hasMoved(request, of(request.requestId), householdIds)) moved.push(request);
    }
    return moved;
  }

  private async hasMoved(
    { requestId, latestRun }: OpenRequest,
    facts: MatchFacts,
    householdIds: readonly string[],
  ): Promise<boolean> {
    if (latestRun === null) throw new Error(`Request ${requestId} was never searched for`);
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
