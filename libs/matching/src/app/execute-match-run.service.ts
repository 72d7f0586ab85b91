import { Injectable } from '@nestjs/common';
import { type MatchFacts } from '../core/facts.js';
import { engineVersion, judgeHousehold, type JudgedHousehold } from '../core/judgement.js';
import { bytesOfMeasures } from '../core/measure-columns.js';
import { measuresOf } from '../core/measures.js';
import { type Policy } from '../core/policy.js';
import { answerOf } from '../core/run.js';
import { attemptsAllowed, failureAfterEveryAttempt } from './attempts.js';
import { MatchFactsReader } from './match-facts.reader.js';
import { type ClaimedRun, MatchRunStore, PolicyStore } from './match-run.store.js';

/** What became of it here: answered, not waiting for anybody, or taken over by another worker in the meantime. */
export type ExecutionOutcome = 'finished' | 'not-waiting' | 'claim-lost';

/** Judged between two looks at the clock: short enough that progress shows and the claim is kept. */
const householdsInASlice = 250;
/** A search that is answered sooner tells nobody how far it is: each telling is a commit, and a night is hundreds of searches. */
const millisecondsUntilTold = 500;

@Injectable()
export class ExecuteMatchRun {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly policies: PolicyStore,
    private readonly factsReader: MatchFactsReader,
  ) {}

  /**
   * Answers a run. Safe to call any number of times and by any number of workers at once: a claim in the database lets one
   * work, and the answer is stored only under the claim it was made with.
   *
   * @throws what went wrong, after giving the claim back.
   */
  async execute(runId: string): Promise<ExecutionOutcome> {
    const run = await this.runs.claim(runId);
    if (run === null) return 'not-waiting';
    try {
      return await this.runs.whileClaimed(run, () => this.answer(run));
    } catch (fault) {
      await this.runs.release(run, run.attempt >= attemptsAllowed ? failureAfterEveryAttempt : null);
      throw fault;
    }
  }

  private async answer(run: ClaimedRun): Promise<ExecutionOutcome> {
    const policy = await this.policies.byVersion(run.policyVersion);
    if (policy === null) throw new Error(`Run ${run.runId} names policy ${run.policyVersion}, which is not kept`);
    const facts = await this.factsReader.read(run.requestId, run.judgedOn);
    const judged = await this.judge(run, facts, policy);
    const answer = answerOf(judged, policy);
    const isStored = await this.runs.storeAnswer(run, {
      facts,
      engineVersion,
      judged,
      answer,
      measures: bytesOfMeasures(measuresOf(facts)),
    });
    return isStored ? 'finished' : 'claim-lost';
  }

  /** Every home, in slices, so that progress shows and the claim is kept. */
  private async judge(run: ClaimedRun, facts: MatchFacts, policy: Policy): Promise<readonly JudgedHousehold[]> {
    const { households } = facts;
    const judged: JudgedHousehold[] = [];
    let told = performance.now();
    for (let from = 0; from < households.length; from += householdsInASlice) {
      if (performance.now() - told >= millisecondsUntilTold) {
        await this.runs.reportProgress(run, 10 + Math.floor((80 * from) / households.length));
        told = performance.now();
      }
      const slice = households.slice(from, from + householdsInASlice);
      judged.push(...slice.map((household) => judgeHousehold(facts, household, policy)));
    }
    return judged;
  }
}
