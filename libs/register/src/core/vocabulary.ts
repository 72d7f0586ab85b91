/** The closed word lists of the register, with the words people read. Ids are kept for ever. */

export const skills = {
  'attachment-and-trauma': 'attachment and trauma',
  'autism-and-adhd': 'autism and ADHD',
  'challenging-behaviour': 'behaviour that challenges',
  'child-sexual-exploitation': 'sexual exploitation',
  'criminal-exploitation': 'criminal exploitation',
  'complex-health-needs': 'complex health needs',
  'eating-difficulties': 'eating difficulties',
  'fire-setting': 'fire setting',
  'going-missing': 'going missing',
  'harmful-sexual-behaviour': 'harmful sexual behaviour',
  'learning-disability': 'learning disability',
  'mobility-and-access': 'mobility and access',
  'new-to-the-uk': 'young people new to the UK',
  'newborn-care': 'newborn care',
  'parent-and-child': 'parent and child',
  'self-harm': 'self-harm',
  'sensory-impairment': 'sight or hearing loss',
  'speech-and-communication': 'speech and communication',
  'substance-use': 'drugs and alcohol',
  'therapeutic-parenting': 'therapeutic parenting',
} as const;

/** A need of a child and, with the same id, the skill of a home that answers it. */
export type Skill = keyof typeof skills;
export const isSkill = (text: string): text is Skill => Object.hasOwn(skills, text);

export const placementTypes = {
  emergency: 'emergency',
  'short-term': 'short-term',
  'long-term': 'long-term',
  respite: 'respite',
  'parent-and-child': 'parent and child',
  remand: 'remand',
} as const;
export type PlacementType = keyof typeof placementTypes;
export const isPlacementType = (text: string): text is PlacementType => Object.hasOwn(placementTypes, text);

export const unavailabilityReasons = {
  'needs-of-child-placed': 'needs of a child who lives there',
  'carer-break': 'carer taking a break',
  'carer-circumstances': 'carer circumstances or health',
  'sibling-or-single-placement': 'kept for siblings, or for one child only',
  'bedroom-unavailable': 'bedroom not available',
  'allegation-or-investigation': 'allegation or investigation',
  'pending-deregistration': 'leaving fostering',
  'awaiting-first-placement': 'awaiting a first placement',
  'respite-only': 'respite only',
  'extension-works': 'building work',
  other: 'other',
} as const;
export type UnavailabilityReason = keyof typeof unavailabilityReasons;
export const isUnavailabilityReason = (text: string): text is UnavailabilityReason =>
  Object.hasOwn(unavailabilityReasons, text);

/** What a home must have for a child to live in it, and what a home has; the same ids. */
export const accessNeeds = {
  'step-free': 'step-free access',
  'ground-floor-bedroom': 'a bedroom on the ground floor',
  'accessible-bathroom': 'an accessible bathroom',
  'wheelchair-access': 'room for a wheelchair',
  'hoist-or-lift': 'a hoist or lift',
  'sensory-equipment': 'equipment for sight or hearing loss',
} as const;
export type AccessNeed = keyof typeof accessNeeds;
export const isAccessNeed = (text: string): text is AccessNeed => Object.hasOwn(accessNeeds, text);

export const faiths = {
  none: 'no faith',
  buddhist: 'Buddhist',
  christian: 'Christian',
  hindu: 'Hindu',
  jewish: 'Jewish',
  muslim: 'Muslim',
  sikh: 'Sikh',
  other: 'another faith',
} as const;
export type Faith = keyof typeof faiths;
export const isFaith = (text: string): text is Faith => Object.hasOwn(faiths, text);

export const petKinds = { dog: 'dog', cat: 'cat', other: 'other animal' } as const;
export type PetKind = keyof typeof petKinds;
export const isPetKind = (text: string): text is PetKind => Object.hasOwn(petKinds, text);

/** What a child has said they want. */
export const wishes = {
  'same-school': 'to stay at the same school',
  'near-family': 'to live near family and friends',
  'with-siblings': 'to live with brothers and sisters',
  'only-child': 'to be the only child in the home',
  'other-children': 'to live with other children',
  'a-pet': 'to live with a pet',
  'no-pets': 'to live without pets',
} as const;
export type Wish = keyof typeof wishes;
export const isWish = (text: string): text is Wish => Object.hasOwn(wishes, text);

/** Risks to be thought of when children live together. */
export const childRisks = {
  'to-younger-children': 'risk to younger children',
  'to-children-of-any-age': 'risk to other children',
  'from-older-children': 'risk from older children',
  'to-pets': 'risk to pets',
} as const;
export type ChildRisk = keyof typeof childRisks;
export const isChildRisk = (text: string): text is ChildRisk => Object.hasOwn(childRisks, text);

export const courtOrderKinds = {
  'exclusion-area': 'may not live in an area',
  'no-go-address': 'may not be at an address',
  'no-contact': 'may not live with people of a home',
} as const;
export type CourtOrderKind = keyof typeof courtOrderKinds;
export const isCourtOrderKind = (text: string): text is CourtOrderKind => Object.hasOwn(courtOrderKinds, text);

/** What kind of home it is in law: supported accommodation is closed under 16, and so is another arrangement that is not registered. */
export const settings = {
  'foster-home': 'foster home',
  'supported-accommodation': 'supported accommodation',
  'other-arrangement': 'other arrangement',
} as const;
export type Setting = keyof typeof settings;
export const isSetting = (text: string): text is Setting => Object.hasOwn(settings, text);

export const approvalKinds = {
  full: 'approved foster carer',
  temporary: 'temporary approval of a connected person',
  'fostering-for-adoption': 'fostering for adoption',
} as const;
export type ApprovalKind = keyof typeof approvalKinds;
export const isApprovalKind = (text: string): text is ApprovalKind => Object.hasOwn(approvalKinds, text);

export type Sex = 'male' | 'female' | 'not-recorded';
export type Urgency = 'planned' | 'emergency';
export type HoldScope = 'all' | 'new-children' | 'named-child';
