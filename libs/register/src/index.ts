export { type ChildHistory, type EpisodeOfChild } from './app/child-history.js';
export { type StatedChild } from './app/child.store.js';
export { type ImportedRequest } from './app/imported-request.store.js';
export { LoadPlacementRecords, type StatedPlacementRecord } from './app/load-placement-records.service.js';
export {
  type HeldPlacementRecord,
  type RecordedPart,
  type StatedNewRequest,
  type StatedRequestFacts,
} from './app/placement-record.store.js';
export { ReadPlacementRecords } from './app/read-placement-records.service.js';
export { RecordPlacement } from './app/record-placement.service.js';
export {
  type FactHomeNotKnown,
  type FactPostcodeNotKnown,
  JudgeRequestFacts,
  type RequestFactsNotKept,
} from './app/judge-request-facts.service.js';
export { type RecordedClearance } from './app/clearance.store.js';
export { type ClearanceNotKept, RecordClearance } from './app/record-clearance.service.js';
export { RecordHome } from './app/record-home.service.js';
export { RecordRequestFacts } from './app/record-request-facts.service.js';
export { RecordSafety, type SafetyNotKept } from './app/record-safety.service.js';
export { LoadPlacementRequests, type RequestsLoaded } from './app/load-placement-requests.service.js';
export { type LeftAsItIs, ProviderStore } from './app/provider.store.js';
export {
  type PlacementsByProvider,
  type PlacementsByProviderPage,
  ReadProviders,
} from './app/read-providers.service.js';
export { type RequestStatus } from './app/placement-request.store.js';
export { type ChildNotFound, ReadChild } from './app/read-child.service.js';
export { ReadChildHistory } from './app/read-child-history.service.js';
export { type NoReturnsOfAuthority, ReadEpisodes } from './app/read-episodes.service.js';
export {
  type KeptReturn,
  type LocatedEpisode,
  ReturnStore,
  type ReturnYear,
  type StaleEpisode,
} from './app/return.store.js';
export { type NamedRecords, type RecordIds, RecordNames } from './app/record-names.js';
export { type HouseholdNotFound, ReadHouseholds } from './app/read-households.service.js';
export {
  type CursorNotValid,
  ReadRequests,
  type RequestNotFound,
  type RequestPage,
} from './app/read-requests.service.js';
export {
  type HouseholdsReplaced,
  type NamedHome,
  type StatedAvailability,
  type StatedCarers,
  type StayInHome,
} from './app/household.store.js';
export { StoreHouseholds } from './app/store-households.service.js';
export {
  type ChildCodeNotValid,
  type ChildHasOpenRequest,
  type ChildRecordedOtherwise,
  type PlacementRequestDraft,
  type PlacementRequestNotStored,
  type PostcodeNotKnown,
  type RequestAlreadyClosed,
  type SiblingsOfDifferentAuthorities,
  StorePlacementRequest,
} from './app/store-placement-request.service.js';
export { type AddressKind, type StoredAddress, StoredAddresses } from './app/stored-addresses.js';
export * from './core/index.js';
export { RegisterModule } from './register.module.js';
