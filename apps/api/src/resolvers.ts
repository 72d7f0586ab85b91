import { AccessResolver } from './access/access.resolver.js';
import { CapacityResolver } from './capacity/capacity.resolver.js';
import { AreasResolver } from './geography/areas.resolver.js';
import { AuthorityResolver } from './geography/authority.resolver.js';
import { HomeRecordResolver } from './homes/home-record.resolver.js';
import { HomesResolver } from './homes/homes.resolver.js';
import { ImportsResolver } from './imports/imports.resolver.js';
import { MovedAddressesResolver } from './imports/moved-addresses.resolver.js';
import { QuarantineResolver } from './imports/quarantine.resolver.js';
import { StagedImportsResolver } from './imports/staged-imports.resolver.js';
import { UndoResolver } from './imports/undo.resolver.js';
import { ReturnedChildResolver } from './validation/returned-child.resolver.js';
import { ValidationResolver } from './validation/validation.resolver.js';
import { HouseholdCardResolver } from './matching/household-card.resolver.js';
import { LatestRunResolver } from './matching/latest-run.resolver.js';
import { MatchRunsResolver } from './matching/match-runs.resolver.js';
import { RankedHouseholdResolver } from './matching/ranked-household.resolver.js';
import { ExplainedRunResolver } from './matching/explained-run.resolver.js';
import { SearchHomesResolver } from './matching/search-homes.resolver.js';
import { SearchRecordsResolver } from './matching/search-records.resolver.js';
import { RulesResolver } from './matching/rules.resolver.js';
import { FairnessResolver } from './matching/fairness.resolver.js';
import { PoliciesResolver } from './matching/policies.resolver.js';
import { SiblingGroupResolver } from './matching/sibling-group.resolver.js';
import { PlacementRecordsResolver } from './requests/placement-records.resolver.js';
import { RequestFactsResolver } from './requests/request-facts.resolver.js';
import { ClearancesResolver } from './requests/clearances.resolver.js';
import { SafetyResolver } from './requests/safety.resolver.js';
import { RequestsResolver } from './requests/requests.resolver.js';
import { PlacementsByProviderResolver } from './sufficiency/placements-by-provider.resolver.js';
import { SufficiencyResolver } from './sufficiency/sufficiency.resolver.js';
import { RequestChoicesResolver } from './requests/request-choices.resolver.js';

/** Every resolver: what the api answers with, and what the committed schema is generated from. */
export const resolvers = [
  AccessResolver,
  AreasResolver,
  AuthorityResolver,
  ExplainedRunResolver,
  CapacityResolver,
  ClearancesResolver,
  HomeRecordResolver,
  HomesResolver,
  HouseholdCardResolver,
  ImportsResolver,
  MovedAddressesResolver,
  QuarantineResolver,
  StagedImportsResolver,
  UndoResolver,
  LatestRunResolver,
  MatchRunsResolver,
  PlacementRecordsResolver,
  PlacementsByProviderResolver,
  RankedHouseholdResolver,
  RequestFactsResolver,
  RequestsResolver,
  ReturnedChildResolver,
  FairnessResolver,
  PoliciesResolver,
  RulesResolver,
  SafetyResolver,
  SearchHomesResolver,
  SearchRecordsResolver,
  SiblingGroupResolver,
  SufficiencyResolver,
  RequestChoicesResolver,
  ValidationResolver,
] as const;
