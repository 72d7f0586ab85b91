import { PlatformAudit1770000000100 } from './1770000000100-platform-audit.js';
import { Geography1770000000200 } from './1770000000200-geography.js';
import { IngestImports1770000000300 } from './1770000000300-ingest-imports.js';
import { RegisterChildrenAndReturns1770000000400 } from './1770000000400-register-children-and-returns.js';
import { RegisterHouseholds1770000000500 } from './1770000000500-register-households.js';
import { RegisterPlacementRequests1770000000600 } from './1770000000600-register-placement-requests.js';
import { Constellations1770000000700 } from './1770000000700-constellations.js';
import { MatchingRuns1770000000800 } from './1770000000800-matching-runs.js';
import { Decisions1770000000900 } from './1770000000900-decisions.js';
import { ReturnsAsSent1770000001000 } from './1770000001000-returns-as-sent.js';
import { IngestQuarantineAndChanges1770000001010 } from './1770000001010-ingest-quarantine-and-changes.js';
import { GeographyReleasesKept1770000001100 } from './1770000001100-geography-releases-kept.js';
import { IngestMovedAddresses1770000001110 } from './1770000001110-ingest-moved-addresses.js';
import { GeographyAreasThatChange1770000001120 } from './1770000001120-geography-areas-that-change.js';
import { IngestValidation1770000001200 } from './1770000001200-ingest-validation.js';
import { RegisterPlacementRecords1770000001300 } from './1770000001300-register-placement-records.js';
import { StandardImports1770000001310 } from './1770000001310-standard-imports.js';
import { CarersAvailabilityAndProviders1770000001400 } from './1770000001400-carers-availability-and-providers.js';
import { FactsTheRulesNeed1770000001500 } from './1770000001500-facts-the-rules-need.js';
import { ChangesOfFacts1770000001600 } from './1770000001600-changes-of-facts.js';
import { WhyAndWhyNot1770000001700 } from './1770000001700-why-and-why-not.js';
import { RunsByThemselves1770000001650 } from './1770000001650-runs-by-themselves.js';
import { PoliciesPeopleAdopt1770000001740 } from './1770000001740-policies-people-adopt.js';
import { CourtOrdersInImports1770000001760 } from './1770000001760-court-orders-in-imports.js';
import { FactsOfHomesAreUndone1770000001780 } from './1770000001780-facts-of-homes-are-undone.js';
import { AnswersKeptSmall1770000001800 } from './1770000001800-answers-kept-small.js';
import { SearchRecords1770000001840 } from './1770000001840-search-records.js';
import { Clearances1770000001860 } from './1770000001860-clearances.js';
import { SharingAgreementsAreWithdrawn1770000001870 } from './1770000001870-sharing-agreements-are-withdrawn.js';
import { NoHomeInTheArea1770000001900 } from './1770000001900-no-home-in-the-area.js';

/** Every migration, oldest first. Classes, never globs: globs break under Jest's modules from the second suite on. */
export const migrations = [
  PlatformAudit1770000000100,
  Geography1770000000200,
  IngestImports1770000000300,
  RegisterChildrenAndReturns1770000000400,
  RegisterHouseholds1770000000500,
  RegisterPlacementRequests1770000000600,
  Constellations1770000000700,
  MatchingRuns1770000000800,
  Decisions1770000000900,
  ReturnsAsSent1770000001000,
  IngestQuarantineAndChanges1770000001010,
  GeographyReleasesKept1770000001100,
  IngestMovedAddresses1770000001110,
  GeographyAreasThatChange1770000001120,
  IngestValidation1770000001200,
  RegisterPlacementRecords1770000001300,
  StandardImports1770000001310,
  CarersAvailabilityAndProviders1770000001400,
  FactsTheRulesNeed1770000001500,
  ChangesOfFacts1770000001600,
  RunsByThemselves1770000001650,
  WhyAndWhyNot1770000001700,
  PoliciesPeopleAdopt1770000001740,
  CourtOrdersInImports1770000001760,
  FactsOfHomesAreUndone1770000001780,
  AnswersKeptSmall1770000001800,
  SearchRecords1770000001840,
  Clearances1770000001860,
  SharingAgreementsAreWithdrawn1770000001870,
  NoHomeInTheArea1770000001900,
];
