import { type Rule } from '../rule.js';
import { fosterCareAgreement } from './foster-care-agreement.rule.js';
import { serviceConsent } from './service-consent.rule.js';
import { specifiedOffence } from './specified-offence.rule.js';
import { criminalRecordChecks } from './criminal-record-checks.rule.js';
import { approvalReview } from './approval-review.rule.js';
import { emergencyOutsideTerms } from './emergency-outside-terms.rule.js';
import { temporaryApproval } from './temporary-approval.rule.js';
import { temporaryApprovalExtension } from './temporary-approval-extension.rule.js';
import { fosteringForAdoption } from './fostering-for-adoption.rule.js';
import { noUnregisteredUnder16 } from './no-unregistered-under-16.rule.js';
import { supportedAccommodation } from './supported-accommodation.rule.js';
import { adjoiningAuthority } from './adjoining-authority.rule.js';
import { adoptionConsidered } from './adoption-considered.rule.js';
import { allSiblings } from './all-siblings.rule.js';
import { approvalEvidence } from './approval-evidence.rule.js';
import { approvalLasts } from './approval-lasts.rule.js';
import { approvedAges } from './approved-ages.rule.js';
import { approvedFosterCarer } from './approved-foster-carer.rule.js';
import { approvedNamedChild } from './approved-named-child.rule.js';
import { approvedNumber } from './approved-number.rule.js';
import { approvedPlacementType } from './approved-placement-type.rule.js';
import { approvedSex } from './approved-sex.rule.js';
import { atADistance } from './at-a-distance.rule.js';
import { carerAgreed } from './carer-agreed.rule.js';
import { carerPreference } from './carer-preference.rule.js';
import { connectedPersonFirst } from './connected-person-first.rule.js';
import { constellationSupport } from './constellation-support.rule.js';
import { courtOrder } from './court-order.rule.js';
import { delegatedAuthority } from './delegated-authority.rule.js';
import { emergencyOutOfArea } from './emergency-out-of-area.rule.js';
import { familyTime } from './family-time.rule.js';
import { hold } from './hold.rule.js';
import { householdFit } from './household-fit.rule.js';
import { identity } from './identity.rule.js';
import { inArea } from './in-area.rule.js';
import { keyStage4 } from './key-stage-4.rule.js';
import { localRoomRules } from './local-room-rules.rule.js';
import { longTerm } from './long-term.rule.js';
import { mustNotLiveWith } from './must-not-live-with.rule.js';
import { nearHome } from './near-home.rule.js';
import { needsMet } from './needs-met.rule.js';
import { noticeToArea } from './notice-to-area.rule.js';
import { ownBedroom } from './own-bedroom.rule.js';
import { ownService } from './own-service.rule.js';
import { parentAndChild } from './parent-and-child.rule.js';
import { pets } from './pets.rule.js';
import { placeToAvoid } from './place-to-avoid.rule.js';
import { placementPlan } from './placement-plan.rule.js';
import { schoolRun } from './school-run.rule.js';
import { shortBreaks } from './short-breaks.rule.js';
import { siblingsTogether } from './siblings-together.rule.js';
import { stability } from './stability.rule.js';
import { sufficiency } from './sufficiency.rule.js';
import { suitsADisabledChild } from './suits-a-disabled-child.rule.js';
import { usualFosteringLimit } from './usual-fostering-limit.rule.js';
import { usualLimitExemption } from './usual-limit-exemption.rule.js';
import { vacantPlace } from './vacant-place.rule.js';
import { wishesAndFeelings } from './wishes-and-feelings.rule.js';
import { wishes } from './wishes.rule.js';

export { type RiskBetweenChildren } from './household-fit.rule.js';
export { type Evidence } from '../clearances.js';
export { type AgainstCourtOrder } from './court-order.rule.js';
export { type OverUsualFosteringLimit } from './usual-fostering-limit.rule.js';

const everyRule = [
  noUnregisteredUnder16,
  supportedAccommodation,
  approvedFosterCarer,
  temporaryApproval,
  temporaryApprovalExtension,
  fosteringForAdoption,
  fosterCareAgreement,
  serviceConsent,
  approvedNumber,
  approvedAges,
  approvedSex,
  approvedPlacementType,
  approvedNamedChild,
  emergencyOutsideTerms,
  approvalLasts,
  specifiedOffence,
  criminalRecordChecks,
  approvalReview,
  usualFosteringLimit,
  allSiblings,
  usualLimitExemption,
  vacantPlace,
  parentAndChild,
  ownBedroom,
  localRoomRules,
  shortBreaks,
  courtOrder,
  mustNotLiveWith,
  placeToAvoid,
  pets,
  hold,
  carerAgreed,
  adjoiningAuthority,
  atADistance,
  approvalEvidence,
  emergencyOutOfArea,
  ownService,
  noticeToArea,
  keyStage4,
  longTerm,
  wishesAndFeelings,
  placementPlan,
  delegatedAuthority,
  connectedPersonFirst,
  nearHome,
  schoolRun,
  siblingsTogether,
  suitsADisabledChild,
  inArea,
  identity,
  wishes,
  needsMet,
  familyTime,
  householdFit,
  carerPreference,
  stability,
  constellationSupport,
  adoptionConsidered,
  sufficiency,
] as const;

type ReasonOf<Every> = Every extends Rule<infer Because> ? Because : never;

/** Why a rule found what it found, tagged by `kind`. Sentences are made at the edge, one for every kind. */
export type Reason = ReasonOf<(typeof everyRule)[number]>;

/** The rule register: every rule the engine judges, in the order in which findings are read. */
export const ruleRegister: readonly Rule<Reason>[] = everyRule;
