import { type EntityManager } from 'typeorm';
import { day } from '#kernel';
import { type MatchRunView, type RunCause, type RunStatus } from '../app/match-run.js';
import { type BindingConstraint, type FunnelStep, type RunAnswer } from '../core/run.js';

export interface RunRow {
  readonly id: string;
  readonly request_id: string;
  readonly child_id: string;
  readonly authority_code: string;
  readonly status: RunStatus;
  readonly progress_percent: number;
  readonly requested_by: string;
  readonly because: RunCause;
  readonly requested_at: Date;
  readonly judged_on: string;
  readonly policy_version: number;
  readonly finished_at: Date | null;
  readonly failure: string | null;
  readonly engine_version: string | null;
  readonly facts_digest: string | null;
  readonly register_count: number | null;
  readonly eligible_count: number | null;
  readonly needs_authority_count: number | null;
  readonly near_miss_count: number | null;
  readonly excluded_count: number | null;
  readonly funnel: readonly FunnelStep[] | null;
  readonly binding_rule_id: BindingConstraint['ruleId'] | null;
  readonly binding_households: number | null;
}

export const runColumns = `run.id, run.request_id, request.child_id, child.authority_code, run.status, run.progress_percent,
  run.requested_by, run.because, run.requested_at, run.judged_on::text, run.policy_version, run.finished_at, run.failure,
  run.engine_version, run.facts_digest, run.register_count, run.eligible_count, run.needs_authority_count,
  run.near_miss_count, run.excluded_count, run.funnel, run.binding_rule_id, run.binding_households`;
export const runSource = `matching.run
  join register.placement_request request on request.id = run.request_id
  join register.child on child.id = request.child_id`;

export const viewOf = (row: RunRow): MatchRunView => ({
  id: row.id,
  requestId: row.request_id,
  childId: row.child_id,
  responsibleAuthority: row.authority_code,
  status: row.status,
  progressPercent: row.progress_percent,
  requestedBy: row.requested_by,
  because: row.because,
  requestedAt: row.requested_at,
  judgedOn: day(row.judged_on),
  policyVersion: row.policy_version,
  finishedAt: row.finished_at,
  failure: row.failure,
  engineVersion: row.engine_version,
  factsDigest: row.facts_digest,
  counts: row.status === 'finished' ? countsOf(row) : null,
  funnel: row.funnel ?? [],
  bindingConstraint: bindingConstraintOf(row),
});

export const countsOf = (row: RunRow): RunAnswer['counts'] => ({
  register: Number(row.register_count),
  eligible: Number(row.eligible_count),
  needsAuthority: Number(row.needs_authority_count),
  nearMisses: Number(row.near_miss_count),
  excluded: Number(row.excluded_count),
});

export const bindingConstraintOf = ({
  binding_rule_id: ruleId,
  binding_households: households,
}: RunRow): BindingConstraint | null => (ruleId === null || households === null ? null : { ruleId, households });

/** TypeORM answers an `update ... returning` with the rows and their number, anything else with the rows. */
export async function rowsOf<Row>(manager: EntityManager, text: string, parameters: unknown[]): Promise<Row[]> {
  const answer: unknown = await manager.query(text, parameters);
  const isUpdate = Array.isArray(answer) && answer.length === 2 && typeof answer[1] === 'number';
  return (isUpdate ? answer[0] : answer) as Row[];
}
