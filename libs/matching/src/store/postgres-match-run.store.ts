import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ageInYears, day, refusal, type Result, success } from '#kernel';
import { type MatchRunView, type RunNotOpened, type PolicyNotFound } from '../app/match-run.js';
import {
  type ClaimedRun,
  type FinishedAnswer,
  MatchRunStore,
  type StoredRun,
  type WaitingRun,
  type WantedRun,
} from '../app/match-run.store.js';
import { olderThanAnyPlacement } from '../core/age-of-placement.js';
import { type ChildFacts } from '../core/facts.js';
import { type MeasuredRun } from '../core/policy-preview.js';
import { isOnlyToBeHadOutsideTheArea, type RankedHousehold, type RuleCount } from '../core/run.js';
import { digestOf, freeze, frozenHomes, thawed } from './frozen-facts.store.js';
import {
  everyHomeOf,
  keepAnswer,
  keptAnswer,
  type PageOfHomes,
  pageOf,
  rankedRows,
  shownOf,
} from './kept-answer.store.js';
import { bindingConstraintOf, countsOf, rowsOf, runColumns, type RunRow, runSource, viewOf } from './match-run.row.js';
import { keepMeasures, measuredRuns } from './run-measures.sql.js';
import { isUuid } from './uuid.js';

interface AskedRequest {
  readonly is_open: boolean;
  readonly born_on: string | null;
  readonly starts_on: string;
  readonly placement_type: ChildFacts['placementType'];
}

/** The child on the day of moving in: a day of birth may have been corrected since the request was opened. */
const childOf = ({
  born_on,
  starts_on,
  placement_type,
}: AskedRequest): Pick<ChildFacts, 'ageInYears' | 'placementType'> => ({
  ageInYears: born_on === null ? 'not-recorded' : ageInYears(day(born_on), day(starts_on)),
  placementType: placement_type,
});

/**
 * How long a claim holds without being renewed: a worker that was killed is known by it. Renewed three times in that time,
 * so that one slow moment costs no claim.
 */
const leaseSeconds = 12;
/** A run that nobody began this long after it was asked for has lost its bell. */
const bellLostAfterSeconds = 3;

@Injectable()
export class PostgresMatchRunStore extends MatchRunStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async open(wanted: WantedRun): Promise<Result<MatchRunView, RunNotOpened>> {
    if (!isUuid(wanted.requestId)) return refusal({ kind: 'request-not-found' });
    return this.dataSource.transaction(async (manager) => {
      // The lock lets those who ask at the same moment take turns, and keeps the request open until the run is committed.
      const [request] = await rowsOf<AskedRequest>(
        manager,
        `select request.closed_on is null as is_open, child.born_on::text, request.starts_on::text, request.placement_type
         from register.placement_request request
         join register.child on child.id = request.child_id
         where request.id = $1
         for update of request`,
        [wanted.requestId],
      );
      if (!request) return refusal({ kind: 'request-not-found' });
      const [open] = await rowsOf<RunRow>(
        manager,
        `select ${runColumns} from ${runSource} where run.request_id = $1 and run.status in ('requested', 'running')`,
        [wanted.requestId],
      );
      if (open) return success(viewOf(open));
      if (!request.is_open) return refusal({ kind: 'request-not-open' });
      const tooOld = olderThanAnyPlacement(childOf(request));
      if (tooOld) return refusal({ kind: 'older-than-any-placement', ...tooOld });
      return this.insert(manager, wanted);
    });
  }

  private async insert(manager: EntityManager, wanted: WantedRun): Promise<Result<MatchRunView, PolicyNotFound>> {
    const { requestId, requestedBy, because, policyVersion, judgedOn } = wanted;
    const [inserted] = await rowsOf<{ id: string }>(
      manager,
      `insert into matching.run (request_id, policy_version, requested_by, judged_on, because)
       select $1, version, $3, $4, $5 from matching.policy where version = $2
       returning id`,
      [requestId, policyVersion, requestedBy, judgedOn, because],
    );
    if (!inserted) return refusal({ kind: 'policy-not-found', version: policyVersion });
    const [row] = await rowsOf<RunRow>(manager, `select ${runColumns} from ${runSource} where run.id = $1`, [
      inserted.id,
    ]);
    if (!row) throw new Error(`Run ${inserted.id} was inserted and is not there`);
    return success(viewOf(row));
  }

  async claim(runId: string): Promise<ClaimedRun | null> {
    const [row] = await rowsOf<{
      request_id: string;
      policy_version: number;
      judged_on: string;
      claim: string;
      attempts: number;
    }>(
      this.dataSource.manager,
      `update matching.run
       set status = 'running', claim = gen_random_uuid(), attempts = attempts + 1, progress_percent = 0,
           claimed_until = clock_timestamp() + make_interval(secs => $2)
       where id = $1 and (status = 'requested' or (status = 'running' and claimed_until < clock_timestamp()))
       returning request_id, policy_version, judged_on::text, claim, attempts`,
      [runId, leaseSeconds],
    );
    if (!row) return null;
    const { request_id: requestId, policy_version: policyVersion, judged_on: judgedOn, claim, attempts } = row;
    return { runId, requestId, policyVersion, judgedOn: day(judgedOn), claim, attempt: attempts };
  }

  async whileClaimed<T>(run: ClaimedRun, work: () => Promise<T>): Promise<T> {
    const renew = (): void => void this.renew(run).catch(() => undefined);
    const heartbeat = setInterval(renew, (leaseSeconds * 1000) / 3);
    try {
      return await work();
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async renew(run: ClaimedRun): Promise<void> {
    await this.dataSource.query(
      `update matching.run set claimed_until = clock_timestamp() + make_interval(secs => $3)
       where id = $1 and claim = $2 and status = 'running'`,
      [run.runId, run.claim, leaseSeconds],
    );
  }

  async reportProgress(run: ClaimedRun, percent: number): Promise<void> {
    await this.dataSource.query(
      `update matching.run
       set progress_percent = $3, claimed_until = clock_timestamp() + make_interval(secs => $4)
       where id = $1 and claim = $2 and status = 'running'`,
      [run.runId, run.claim, percent, leaseSeconds],
    );
  }

  async storeAnswer(run: ClaimedRun, finished: FinishedAnswer): Promise<boolean> {
    const { facts, engineVersion, judged, answer, measures } = finished;
    return this.dataSource.transaction(async (manager) => {
      const mine = await rowsOf<{ id: string }>(
        manager,
        `select id from matching.run where id = $1 and claim = $2 and status = 'running' for update`,
        [run.runId, run.claim],
      );
      if (mine.length === 0) return false;
      const frozen = await freeze(manager, facts);
      await keepAnswer(manager, run.runId, frozen, judged, answer);
      await keepMeasures(manager, run.runId, measures);
      const { register, eligible, needsAuthority, nearMisses, excluded } = answer.counts;
      await manager.query(
        `update matching.run
         set status = 'finished', claim = null, claimed_until = null, progress_percent = 100,
             finished_at = clock_timestamp(), engine_version = $2, facts_digest = $3, facts = $4, register_count = $5,
             eligible_count = $6, needs_authority_count = $7, near_miss_count = $8, excluded_count = $9,
             funnel = $10, binding_rule_id = $11, binding_households = $12, outside_area_count = $13
         where id = $1`,
        [
          ...[run.runId, engineVersion, frozen.digest, frozen.need],
          ...[register, eligible, needsAuthority, nearMisses, excluded],
          JSON.stringify(answer.funnel),
          answer.bindingConstraint?.ruleId ?? null,
          answer.bindingConstraint?.households ?? null,
          judged.filter(isOnlyToBeHadOutsideTheArea).length,
        ],
      );
      return true;
    });
  }

  async release(run: ClaimedRun, failure: string | null): Promise<void> {
    await this.dataSource.query(
      `update matching.run
       set status = case when $3::text is null then 'requested' else 'failed' end, failure = $3, claim = null,
           claimed_until = null, finished_at = case when $3::text is null then null else clock_timestamp() end
       where id = $1 and claim = $2 and status = 'running'`,
      [run.runId, run.claim, failure],
    );
  }

  async waiting(): Promise<readonly WaitingRun[]> {
    return rowsOf<WaitingRun>(
      this.dataSource.manager,
      `select id as "runId", attempts from matching.run
       where (status = 'requested' and requested_at < clock_timestamp() - make_interval(secs => $1))
          or (status = 'running' and claimed_until < clock_timestamp())
       order by requested_at, id`,
      [bellLostAfterSeconds],
    );
  }

  async giveUp(attempts: number, failure: string): Promise<readonly string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.dataSource.manager,
      `update matching.run
       set status = 'failed', failure = $2, claim = null, claimed_until = null, finished_at = clock_timestamp()
       where attempts >= $1 and (status = 'requested' or (status = 'running' and claimed_until < clock_timestamp()))
       returning id`,
      [attempts, failure],
    );
    return rows.map(({ id }) => id);
  }

  async byId(runId: string): Promise<MatchRunView | null> {
    if (!isUuid(runId)) return null;
    const [row] = await rowsOf<RunRow>(
      this.dataSource.manager,
      `select ${runColumns} from ${runSource} where run.id = $1`,
      [runId],
    );
    return row ? viewOf(row) : null;
  }

  async latestOf(requestIds: readonly string[]): Promise<readonly MatchRunView[]> {
    const rows = await rowsOf<RunRow>(
      this.dataSource.manager,
      `select distinct on (run.request_id) ${runColumns} from ${runSource}
       where run.request_id = any($1::uuid[])
       order by run.request_id, run.requested_at desc, run.id`,
      [requestIds.filter(isUuid)],
    );
    return rows.map(viewOf);
  }

  async finishedBefore(runId: string): Promise<string | null> {
    if (!isUuid(runId)) return null;
    const [row] = await rowsOf<{ id: string }>(
      this.dataSource.manager,
      `select previous.id
       from matching.run
       join matching.run previous on previous.request_id = run.request_id and previous.status = 'finished'
         and (previous.requested_at, previous.id) < (run.requested_at, run.id)
       where run.id = $1
       order by previous.requested_at desc, previous.id desc
       limit 1`,
      [runId],
    );
    return row?.id ?? null;
  }

  async ranked(runId: string, page: PageOfHomes): Promise<readonly RankedHousehold[]> {
    const { manager } = this.dataSource;
    const answer = await keptAnswer(manager, runId);
    return answer === null ? rankedRows(manager, runId, page) : pageOf(manager, answer, page);
  }

  async ruleCounts(runId: string): Promise<readonly RuleCount[]> {
    return rowsOf<RuleCount>(
      this.dataSource.manager,
      `select rule_id as "ruleId", households from matching.rule_count
       where run_id = $1
       order by households desc, rule_id collate "C"`,
      [runId],
    );
  }

  measuredInAYear(authorityCode: string): AsyncIterable<MeasuredRun> {
    return measuredRuns(this.dataSource.manager, authorityCode);
  }

  async stored(runId: string): Promise<StoredRun | null> {
    if (!isUuid(runId)) return null;
    const [row] = await rowsOf<RunRow & { facts: Buffer; engine_version: string; facts_digest: string }>(
      this.dataSource.manager,
      `select ${runColumns}, run.facts from ${runSource} where run.id = $1 and run.status = 'finished'`,
      [runId],
    );
    if (!row) return null;
    const { manager } = this.dataSource;
    const kept = await keptAnswer(manager, runId);
    const homes = kept && (await frozenHomes(manager, kept.homes));
    const judged = kept && homes && everyHomeOf(kept, homes);
    const facts = await thawed(row.facts, kept && homes && { surroundings: kept.surroundings, homes });
    return {
      policyVersion: row.policy_version,
      engineVersion: row.engine_version,
      factsDigest: row.facts_digest,
      facts,
      digestOfFacts: digestOf(facts),
      judged,
      answer: {
        counts: countsOf(row),
        ranked: kept && judged ? shownOf(judged, kept) : await rankedRows(manager, runId, null),
        ruleCounts: await this.ruleCounts(runId),
        funnel: row.funnel ?? [],
        bindingConstraint: bindingConstraintOf(row),
      },
    };
  }
}
