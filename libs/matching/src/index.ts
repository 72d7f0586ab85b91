export { type ExecutionOutcome, ExecuteMatchRun } from './app/execute-match-run.service.js';
export {
  ExplainMatchRun,
  type HomeInRun,
  type HomeNotInRun,
  type RunChanges,
} from './app/explain-match-run.service.js';
export {
  type ChildOlderThanAnyPlacement,
  type MatchRequestNotFound,
  type MatchRequestNotOpen,
  type MatchRunView,
  type PolicyNotFound,
  type RunNotFinished,
  type RunCause,
  type RunNotFound,
  type RunNotOpened,
  type RunStatus,
} from './app/match-run.js';
export { type LadderOfARun, ReadLadder } from './app/read-ladder.service.js';
export { ReadCapacity } from './app/read-capacity.service.js';
export { type PeriodNotInOrder, ReportFairness } from './app/report-fairness.service.js';
export { AdoptPolicy, type PolicyDraft } from './app/adopt-policy.service.js';
export {
  type AdoptedPolicy,
  type PolicyAsInUse,
  type PolicyChangedMeanwhile,
  type PolicyNotAdopted,
  type PolicyReasonMissing,
} from './app/policy-book.js';
export { type PreviewedPolicy, PreviewPolicy } from './app/preview-policy.service.js';
export { ReadPolicies } from './app/read-policies.service.js';
export { type PlaceCursorNotValid, type RankedHouseholdPage, ReadMatchRun } from './app/read-match-run.service.js';
export { type Replay, type ReplayDifference, ReplayMatchRun } from './app/replay-match-run.service.js';
export { RequestMatchRun } from './app/request-match-run.service.js';
export { type FactsAtARevision, type SearchedFor, SearchFactsReader } from './app/search-facts.reader.js';
export { type SearchAnswer, type SearchAsked, SearchHomes } from './app/search-homes.service.js';
export {
  type NoSiblingsWaiting,
  SearchSiblingGroup,
  type SiblingGroupRefused,
  type SiblingGroupSearch,
  type SiblingOlderThanAnyPlacement,
  type SiblingsOfDifferentAuthorities,
  type TooManySiblings,
} from './app/search-sibling-group.service.js';
export { KeepSearches } from './app/keep-searches.service.js';
export {
  ReadSearchRecords,
  type SearchDifference,
  type SearchRecordPage,
  type SearchReplay,
} from './app/read-search-records.service.js';
export {
  type AnswerOnRecord,
  type SearchCursorNotValid,
  type SearchedChild,
  type SearchedFacts,
  type Searcher,
  type SearchKind,
  type SearchRecord,
  type SearchRecordNotFound,
} from './app/search-record.js';
export { type SiblingRequest } from './app/sibling-request.store.js';
export { FollowChanges, type FollowedChanges } from './app/follow-changes.service.js';
export { RunEveryOpenRequest } from './app/run-every-open-request.service.js';
export { SweepMatchRuns, type Swept } from './app/sweep-match-runs.service.js';
export * from './core/index.js';
export { MatchingModule } from './matching.module.js';
export {
  followChangesEveryMilliseconds,
  matchRunQueue,
  nightlyRun,
  sweepEveryMilliseconds,
} from './queue/match-run.queue.js';
