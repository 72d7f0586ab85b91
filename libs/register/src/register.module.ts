import { Module } from '@nestjs/common';
import { ChildStore } from './app/child.store.js';
import { HouseholdStore } from './app/household.store.js';
import { ImportedRequestStore } from './app/imported-request.store.js';
import { LoadPlacementRequests } from './app/load-placement-requests.service.js';
import { PlacementRequestStore } from './app/placement-request.store.js';
import { ProviderStore } from './app/provider.store.js';
import { ReadChild } from './app/read-child.service.js';
import { ReadHouseholds } from './app/read-households.service.js';
import { ReadEpisodes } from './app/read-episodes.service.js';
import { ReadRequests } from './app/read-requests.service.js';
import { StoreHouseholds } from './app/store-households.service.js';
import { ReturnStore } from './app/return.store.js';
import { StorePlacementRequest } from './app/store-placement-request.service.js';
import { PostgresChildStore } from './store/postgres-child.store.js';
import { PostgresHouseholdStore } from './store/postgres-household.store.js';
import { PostgresImportedRequestStore } from './store/postgres-imported-request.store.js';
import { PostgresPlacementRequestStore } from './store/postgres-placement-request.store.js';
import { PostgresProviderStore } from './store/postgres-provider.store.js';
import { PostgresReturnStore } from './store/postgres-return.store.js';

/** Children, homes and requests: facts in time. */
@Module({
  providers: [
    { provide: ChildStore, useClass: PostgresChildStore },
    { provide: HouseholdStore, useClass: PostgresHouseholdStore },
    { provide: PlacementRequestStore, useClass: PostgresPlacementRequestStore },
    { provide: ImportedRequestStore, useClass: PostgresImportedRequestStore },
    { provide: ProviderStore, useClass: PostgresProviderStore },
    LoadPlacementRequests,
    { provide: ReturnStore, useClass: PostgresReturnStore },
    ReadChild,
    ReadEpisodes,
    ReadHouseholds,
    ReadRequests,
    StoreHouseholds,
    StorePlacementRequest,
  ],
  exports: [
    LoadPlacementRequests,
    ProviderStore,
    ReadChild,
    ReadEpisodes,
    ReadHouseholds,
    ReadRequests,
    ReturnStore,
    StoreHouseholds,
    StorePlacementRequest,
  ],
})
export class RegisterModule {}
