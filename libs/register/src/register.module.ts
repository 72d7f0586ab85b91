import { Module } from '@nestjs/common';
import { ChildHistories } from './app/child-history.js';
import { ChildStore } from './app/child.store.js';
import { ClearanceStore } from './app/clearance.store.js';
import { HomeRecordStore } from './app/home-record.store.js';
import { HouseholdStore } from './app/household.store.js';
import { ImportedRequestStore } from './app/imported-request.store.js';
import { JudgeRequestFacts } from './app/judge-request-facts.service.js';
import { LoadPlacementRecords } from './app/load-placement-records.service.js';
import { LoadPlacementRequests } from './app/load-placement-requests.service.js';
import { PlacementRecordStore } from './app/placement-record.store.js';
import { PlacementRequestStore } from './app/placement-request.store.js';
import { ProviderStore } from './app/provider.store.js';
import { ReadChild } from './app/read-child.service.js';
import { ReadChildHistory } from './app/read-child-history.service.js';
import { ReadHouseholds } from './app/read-households.service.js';
import { ReadProviders } from './app/read-providers.service.js';
import { ReadEpisodes } from './app/read-episodes.service.js';
import { ReadPlacementRecords } from './app/read-placement-records.service.js';
import { ReadRequests } from './app/read-requests.service.js';
import { RecordClearance } from './app/record-clearance.service.js';
import { RecordHome } from './app/record-home.service.js';
import { RecordPlacement } from './app/record-placement.service.js';
import { RecordRequestFacts } from './app/record-request-facts.service.js';
import { RecordSafety } from './app/record-safety.service.js';
import { RequestFactsStore } from './app/request-facts.store.js';
import { StoredAddresses } from './app/stored-addresses.js';
import { StoreHouseholds } from './app/store-households.service.js';
import { RecordNames } from './app/record-names.js';
import { ReturnStore } from './app/return.store.js';
import { StorePlacementRequest } from './app/store-placement-request.service.js';
import { PostgresChildHistories } from './store/postgres-child-histories.js';
import { PostgresChildStore } from './store/postgres-child.store.js';
import { PostgresClearanceStore } from './store/postgres-clearance.store.js';
import { PostgresHomeRecordStore } from './store/postgres-home-record.store.js';
import { PostgresHouseholdStore } from './store/postgres-household.store.js';
import { PostgresImportedRequestStore } from './store/postgres-imported-request.store.js';
import { PostgresPlacementRecordStore } from './store/postgres-placement-record.store.js';
import { PostgresPlacementRequestStore } from './store/postgres-placement-request.store.js';
import { PostgresProviderStore } from './store/postgres-provider.store.js';
import { PostgresRecordNames } from './store/postgres-record-names.js';
import { PostgresRequestFactsStore } from './store/postgres-request-facts.store.js';
import { PostgresReturnStore } from './store/postgres-return.store.js';
import { PostgresStoredAddresses } from './store/postgres-stored-addresses.js';

/** Children, homes and requests: facts in time. */
@Module({
  providers: [
    { provide: ChildHistories, useClass: PostgresChildHistories },
    { provide: ChildStore, useClass: PostgresChildStore },
    { provide: ClearanceStore, useClass: PostgresClearanceStore },
    { provide: HomeRecordStore, useClass: PostgresHomeRecordStore },
    { provide: HouseholdStore, useClass: PostgresHouseholdStore },
    { provide: PlacementRecordStore, useClass: PostgresPlacementRecordStore },
    { provide: PlacementRequestStore, useClass: PostgresPlacementRequestStore },
    { provide: ImportedRequestStore, useClass: PostgresImportedRequestStore },
    { provide: ProviderStore, useClass: PostgresProviderStore },
    LoadPlacementRecords,
    LoadPlacementRequests,
    { provide: RecordNames, useClass: PostgresRecordNames },
    { provide: RequestFactsStore, useClass: PostgresRequestFactsStore },
    { provide: ReturnStore, useClass: PostgresReturnStore },
    { provide: StoredAddresses, useClass: PostgresStoredAddresses },
    ReadChild,
    ReadChildHistory,
    ReadEpisodes,
    ReadHouseholds,
    ReadPlacementRecords,
    ReadProviders,
    ReadRequests,
    RecordClearance,
    RecordHome,
    RecordPlacement,
    RecordRequestFacts,
    RecordSafety,
    JudgeRequestFacts,
    StoreHouseholds,
    StorePlacementRequest,
  ],
  exports: [
    LoadPlacementRecords,
    LoadPlacementRequests,
    ProviderStore,
    ReadChild,
    ReadChildHistory,
    ReadEpisodes,
    ReadHouseholds,
    ReadPlacementRecords,
    ReadProviders,
    ReadRequests,
    RecordClearance,
    RecordHome,
    RecordPlacement,
    RecordRequestFacts,
    RecordSafety,
    JudgeRequestFacts,
    RecordNames,
    ReturnStore,
    StoredAddresses,
    StoreHouseholds,
    StorePlacementRequest,
  ],
})
export class RegisterModule {}
