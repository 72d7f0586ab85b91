import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { judgeHousehold, type JudgedHousehold, type Standing } from '../core/judgement.js';
import { type ChangedHome, changesSince, type JudgedThen } from '../core/why/changes-since.js';
import { compareHomes, type Comparison } from '../core/why/compare-homes.js';
import { type RunNotFinished } from './match-run.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';

/** The register, as the run saw it, has no such home. */
export interface HomeNotInRun extends Problem {
  readonly kind: 'home-not-in-run';
  readonly householdId: string;
}

/** A home that a person looks for by its name or reference. */
export interface HomeInRun {
  readonly householdId: string;
  readonly reference: string;
  readonly name: string;
  readonly serviceName: string;
  readonly standing: Standing;
}

/** What changed since an earlier run, which is named. */
export interface RunChanges {
  readonly previousRunId: string;
  readonly homes: readonly ChangedHome[];
}

const mostFound = 20;

/**
 * Explains a finished run: every home it judged, shown or not. What is said of a home is what was stored of it then, whatever
 * the engine of today would say; an older run kept only the homes it shows, and its others are judged again from the facts it
 * froze. What changed is
 * judged by the engine of today and the policy of the run. Reads only, writes no
 * audit entry and knows no caller: whoever asks compares the authority.
 */
@Injectable()
export class ExplainMatchRun {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly policies: PolicyStore,
  ) {}

  /** @returns everything that every rule finds of one home, with what stands in the way and its remedies. */
  async whyNot(runId: string, householdId: string): Promise<Result<JudgedHousehold, RunNotFinished | HomeNotInRun>> {
    const then = await this.judgedThen(runId);
    return then === null ? refusal({ kind: 'run-not-finished' }) : judgedIn(then, householdId);
  }

  /**
   * @param text part of a name or a reference, in capitals or not; of nothing, nothing is found.
   * @returns at most 20 homes of the run, by reference.
   */
  async homesCalled(runId: string, text: string): Promise<readonly HomeInRun[]> {
    const wanted = text.trim().toLowerCase();
    const then = wanted === '' ? null : await this.judgedThen(runId);
    if (then === null) return [];
    return then.facts.households
      .filter(({ name, reference }) => `${reference} ${name}`.toLowerCase().includes(wanted))
      .sort((a, b) => (a.reference < b.reference ? -1 : 1))
      .slice(0, mostFound)
      .map((home) => ({
        householdId: home.householdId,
        reference: home.reference,
        name: home.name,
        serviceName: home.service.name,
        standing: foundOf(then, home).standing,
      }));
  }

  /** @returns two homes of one run, rule by rule. */
  async compareHomes(runId: string, a: string, b: string): Promise<Result<Comparison, RunNotFinished | HomeNotInRun>> {
    const then = await this.judgedThen(runId);
    if (then === null) return refusal({ kind: 'run-not-finished' });
    const [ofA, ofB] = [judgedIn(then, a), judgedIn(then, b)];
    if (!ofA.ok) return ofA;
    return ofB.ok ? success(compareHomes(ofA.value, ofB.value)) : ofB;
  }

  /**
   * @param previousRunId a finished run of the same request; null for the one before.
   * @returns null where there is no run before, or either has not finished.
   */
  async changesSince(runId: string, previousRunId: string | null): Promise<RunChanges | null> {
    const previous = previousRunId ?? (await this.runs.finishedBefore(runId));
    if (previous === null) return null;
    const [run, before] = [await this.runs.byId(runId), await this.runs.byId(previous)];
    if (run === null || before?.requestId !== run.requestId) return null;
    const [now, then] = [await this.judgedThen(runId), await this.judgedThen(previous)];
    return now === null || then === null ? null : { previousRunId: previous, homes: changesSince(then, now) };
  }

  private async judgedThen(runId: string): Promise<ExplainedThen | null> {
    const stored = await this.runs.stored(runId);
    if (stored === null) return null;
    const policy = await this.policies.byVersion(stored.policyVersion);
    if (policy === null) throw new Error(`Policy ${stored.policyVersion} is named by a run and not kept`);
    const facts = factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts);
    const found = stored.judged?.map((home) => [home.household.householdId, home] as const);
    return { facts, policy, found: new Map(found) };
  }
}

interface ExplainedThen extends JudgedThen {
  /** What was stored of each home, by its id; empty of an older run. */
  readonly found: ReadonlyMap<string, JudgedHousehold>;
}

const foundOf = ({ facts, policy, found }: ExplainedThen, home: HouseholdFacts): JudgedHousehold =>
  found.get(home.householdId) ?? judgeHousehold(facts, home, policy);

const homeOf = ({ facts }: JudgedThen, householdId: string): HouseholdFacts | undefined =>
  facts.households.find((home) => home.householdId === householdId);

const judgedIn = (then: ExplainedThen, householdId: string): Result<JudgedHousehold, HomeNotInRun> => {
  const home = homeOf(then, householdId);
  return home ? success(foundOf(then, home)) : refusal({ kind: 'home-not-in-run', householdId });
};
