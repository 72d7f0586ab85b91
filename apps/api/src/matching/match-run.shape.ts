import { type MatchRunView } from '#matching';
import { type MatchRunType } from './match-run.type.js';

/** @returns the run as clients read it. */
export const matchRunShape = (run: MatchRunView): MatchRunType => ({
  id: run.id,
  requestId: run.requestId,
  status: run.status,
  progressPercent: run.progressPercent,
  requestedAt: run.requestedAt,
  requestedBy: run.requestedBy,
  because: run.because,
  finishedAt: run.finishedAt,
  judgedOn: run.judgedOn,
  policyVersion: run.policyVersion,
  engineVersion: run.engineVersion,
  factsDigest: run.factsDigest,
  failure: run.failure,
  counts: run.counts,
  funnel: run.funnel,
  bindingConstraint: run.bindingConstraint,
  childId: run.childId,
});
