import { Module } from '@nestjs/common';
import { ReportFairness } from './app/report-fairness.service.js';
import { SearchedRequestStore } from './app/searched-request.store.js';
import { PostgresSearchedRequestStore } from './store/postgres-searched-request.store.js';
import { AdoptPolicy } from './app/adopt-policy.service.js';
import { PreviewPolicy } from './app/preview-policy.service.js';
import { ReadPolicies } from './app/read-policies.service.js';
import { ChangedFactsStore } from './app/changed-facts.store.js';
import { FollowChanges } from './app/follow-changes.service.js';
import { RunEveryOpenRequest } from './app/run-every-open-request.service.js';
import { PostgresChangedFactsStore } from './store/postgres-changed-facts.store.js';
import { CapacityReader } from './app/capacity.reader.js';
import { ExecuteMatchRun } from './app/execute-match-run.service.js';
import { ExplainMatchRun } from './app/explain-match-run.service.js';
import { MatchFactsReader } from './app/match-facts.reader.js';
import { MatchRunBell } from './app/match-run.bell.js';
import { MatchRunStore, PolicyStore } from './app/match-run.store.js';
import { ReadCapacity } from './app/read-capacity.service.js';
import { ReadLadder } from './app/read-ladder.service.js';
import { ReadMatchRun } from './app/read-match-run.service.js';
import { RegisterColumns } from './app/register-columns.js';
import { ReplayMatchRun } from './app/replay-match-run.service.js';
import { RequestMatchRun } from './app/request-match-run.service.js';

import { KeepSearches } from './app/keep-searches.service.js';
import { ReadSearchRecords } from './app/read-search-records.service.js';
import { SearchRecordStore } from './app/search-record.store.js';
import { PostgresSearchRecordStore } from './store/postgres-search-record.store.js';
import { SearchFactsReader } from './app/search-facts.reader.js';
import { SearchHomes } from './app/search-homes.service.js';
import { SearchSiblingGroup } from './app/search-sibling-group.service.js';
import { SiblingRequestStore } from './app/sibling-request.store.js';
import { SweepMatchRuns } from './app/sweep-match-runs.service.js';
import { QueuedMatchRunBell } from './queue/match-run.queue.js';
import { PostgresCapacityReader } from './store/postgres-capacity.reader.js';
import { PostgresMatchFactsReader } from './store/postgres-match-facts.reader.js';
import { PostgresMatchRunStore } from './store/postgres-match-run.store.js';
import { PostgresPolicyStore } from './store/postgres-policy.store.js';
import { PostgresSearchFactsReader } from './store/postgres-search-facts.reader.js';
import { PostgresSiblingRequestStore } from './store/postgres-sibling-request.store.js';

/** Rules, policies and runs: who could care for this child, and why not the others. */
@Module({
  providers: [
    { provide: SearchedRequestStore, useClass: PostgresSearchedRequestStore },
    ReportFairness,
    { provide: ChangedFactsStore, useClass: PostgresChangedFactsStore },
    AdoptPolicy,
    PreviewPolicy,
    ReadPolicies,
    FollowChanges,
    RunEveryOpenRequest,
    { provide: CapacityReader, useClass: PostgresCapacityReader },
    { provide: MatchFactsReader, useClass: PostgresMatchFactsReader },
    { provide: MatchRunBell, useClass: QueuedMatchRunBell },
    { provide: MatchRunStore, useClass: PostgresMatchRunStore },
    { provide: PolicyStore, useClass: PostgresPolicyStore },
    { provide: SearchFactsReader, useClass: PostgresSearchFactsReader },
    { provide: SearchRecordStore, useClass: PostgresSearchRecordStore },
    { provide: SiblingRequestStore, useClass: PostgresSiblingRequestStore },
    ExecuteMatchRun,
    ExplainMatchRun,
    KeepSearches,
    ReadCapacity,
    ReadLadder,
    ReadMatchRun,
    ReadSearchRecords,
    RegisterColumns,
    ReplayMatchRun,
    RequestMatchRun,
    SearchHomes,
    SearchSiblingGroup,
    SweepMatchRuns,
  ],
  exports: [
    ReportFairness,
    AdoptPolicy,
    PreviewPolicy,
    ReadPolicies,
    FollowChanges,
    RunEveryOpenRequest,
    ExecuteMatchRun,
    ExplainMatchRun,
    KeepSearches,
    ReadCapacity,
    ReadLadder,
    ReadMatchRun,
    ReadSearchRecords,
    ReplayMatchRun,
    RequestMatchRun,
    SearchHomes,
    SearchSiblingGroup,
    SweepMatchRuns,
  ],
})
export class MatchingModule {}
