/** The hard rules, each of which can keep a child from living in a home or ask for somebody's authority. Kept for ever. */
export const hardRuleIds = [
  'approved-foster-carer',
  'approved-number',
  'approved-ages',
  'approved-sex',
  'approved-placement-type',
  'approved-named-child',
  'usual-fostering-limit',
  'adjoining-authority',
  'at-a-distance',
  'approval-evidence',
  'own-service',
  'hold',
  'approval-lasts',
  'carer-agreed',
  'vacant-place',
  'foster-care-agreement',
  'service-consent',
  'specified-offence',
  'criminal-record-checks',
  'approval-review',
  'all-siblings',
  'usual-limit-exemption',
  'own-bedroom',
  'local-room-rules',
  'parent-and-child',
  'emergency-outside-terms',
  'temporary-approval',
  'temporary-approval-extension',
  'fostering-for-adoption',
  'short-breaks',
  'emergency-out-of-area',
  'notice-to-area',
  'key-stage-4',
  'placement-plan',
  'wishes-and-feelings',
  'delegated-authority',
  'long-term',
  'court-order',
  'no-unregistered-under-16',
  'supported-accommodation',
  'must-not-live-with',
  'place-to-avoid',
  'pets',
  'sufficiency',
] as const;
export type HardRuleId = (typeof hardRuleIds)[number];

/** The soft rules that cost points. Kept for ever. */
export const weighedRuleIds = [
  'near-home',
  'school-run',
  'siblings-together',
  'in-area',
  'needs-met',
  'connected-person-first',
  'suits-a-disabled-child',
  'identity',
  'wishes',
  'family-time',
  'household-fit',
  'carer-preference',
  'stability',
  'constellation-support',
] as const;
export type WeighedRuleId = (typeof weighedRuleIds)[number];

/** The rules that are policy and not law: each is set to block, to warn or off. No other rule can be switched off. */
export const policyModeRuleIds = [
  'criminal-record-checks',
  'approval-review',
  'hold',
  'local-room-rules',
  'must-not-live-with',
  'place-to-avoid',
  'pets',
] as const;
export type PolicyModeRuleId = (typeof policyModeRuleIds)[number];

/** Ids are kept for ever: stored answers name them. */
export type RuleId = HardRuleId | WeighedRuleId | 'adoption-considered';
