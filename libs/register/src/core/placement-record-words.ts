/**
 * The closed word lists of a placement record: what the open placements standard lets be said of a request and of the
 * placement made, with the words people read. Ids are ours and kept for ever; the standard's own names are in ingest.
 */

export const neededWithin = {
  today: 'today',
  'within-five-days': 'within 5 days',
  'more-than-five-days': 'in more than 5 days',
} as const;
export type NeededWithin = keyof typeof neededWithin;

export const outOfAreaReasons = {
  'safeguarding-concerns': 'safeguarding concerns',
  'bail-conditions': 'bail conditions',
  'court-order': 'court order',
  other: 'another reason',
} as const;
export type OutOfAreaReason = keyof typeof outOfAreaReasons;

export const communicationNeedAnswers = { yes: 'yes', no: 'no', 'not-specified': 'not specified' } as const;
export type CommunicationNeedAnswer = keyof typeof communicationNeedAnswers;

export const communicationRequirements = {
  esol: 'English for speakers of other languages',
  bsl: 'British Sign Language',
  makaton: 'Makaton',
  other: 'something else',
  none: 'none',
} as const;
export type CommunicationRequirement = keyof typeof communicationRequirements;

export const culturalNeedAnswers = {
  required: 'required',
  'not-required': 'not required',
  'not-known': 'not known',
  other: 'something else',
} as const;
export type CulturalNeedAnswer = keyof typeof culturalNeedAnswers;

export const livingCompanions = {
  solo: 'alone: a placement without other children',
  'with-other-children': 'with other children',
  'only-with-older-children': 'only with older children',
  'only-with-younger-children': 'only with younger children',
  'no-preference': 'no preference',
} as const;
export type LivingCompanions = keyof typeof livingCompanions;

export const petAnswers = {
  'yes-must': 'must live with pets',
  'yes-can': 'can live with pets',
  no: 'cannot live with pets',
  'not-known': 'not known',
} as const;
export type PetAnswer = keyof typeof petAnswers;

export const additionalSupports = {
  'additional-supervision': 'more supervision',
  'therapeutic-support': 'therapeutic support',
  'worker-for-respite': 'a worker who gives the carers a break',
  'taxis-to-school': 'taxis to school',
  'not-applicable': 'none',
  other: 'something else',
} as const;
export type AdditionalSupport = keyof typeof additionalSupports;

export const suitabilities = {
  preferred: 'preferred',
  'suitable-but-not-preferred': 'suitable but not preferred',
  unsuitable: 'unsuitable',
  'not-specified': 'not specified',
} as const;
export type Suitability = keyof typeof suitabilities;

export const riskLevels = { 'no-known-risk': 'no known risk', 'risk-present': 'risk present' } as const;
export type RiskLevel = keyof typeof riskLevels;

/** The eleven risks, first those to the child, then those to others; by field, with the words people read. */
export const risks = {
  selfHarm: 'self-harm',
  sexualExploitation: 'sexual exploitation',
  criminalExploitation: 'criminal exploitation',
  drugsAndAlcohol: 'drugs and alcohol',
  eatingDisorder: 'eating disorder',
  goingMissing: 'going missing',
  physicalHarmToOthers: 'physical harm to others',
  sexualHarmToOthers: 'sexual harm to others',
  fireSetting: 'fire setting',
  harmToAnimals: 'harm to animals',
  criminalExploitationOfOthers: 'criminal exploitation of others',
} as const;
export type Risk = keyof typeof risks;

export const actualPlacementTypes = {
  foster: 'foster',
  residential: 'residential',
  'supported-accommodation': 'supported accommodation',
} as const;
export type ActualPlacementType = keyof typeof actualPlacementTypes;

/** Why a child is placed at a distance. Beyond the standard. */
export const placingAtDistanceReasons = {
  'preference-of-child-or-parents': 'preference of the child or the parents',
  safeguarding: 'safeguarding',
  'exists-but-not-available': 'provision within the distance exists but is not available',
  'does-not-exist': 'provision within the distance does not exist',
  'carer-moving': 'the carer is moving',
  legal: 'a legal reason',
  'not-applicable': 'not applicable',
} as const;
export type PlacingAtDistanceReason = keyof typeof placingAtDistanceReasons;

export const visitPeriods = { week: 'a week', month: 'a month', year: 'a year' } as const;
/** How often a place is gone to: so many times in one of these. */
export type VisitPeriod = keyof typeof visitPeriods;
