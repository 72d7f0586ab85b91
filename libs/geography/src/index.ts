export {
  type AuthorityBoundary,
  AuthorityStore,
  type BoundaryRecord,
  type DistrictOnDay,
  type NamedAuthority,
} from './app/authority.store.js';
export { type BankHolidaysReplaced, BankHolidayStore } from './app/bank-holiday.store.js';
export { type LocatedPostcode, LocatePostcode, type PostcodeNotLocated } from './app/locate-postcode.service.js';
export { LocateSectors } from './app/locate-sectors.service.js';
export {
  type MovedPostcode,
  type PostcodeRelease,
  type PostcodeReleaseDraft,
  PostcodeStore,
  type ReleaseCounts,
  type ReleasedPostcodes,
  type ReleaseFile,
  type ResolvedPostcode,
} from './app/postcode.store.js';
export { ReadAuthorities } from './app/read-authorities.service.js';
export * from './core/index.js';
export { GeographyModule } from './geography.module.js';
