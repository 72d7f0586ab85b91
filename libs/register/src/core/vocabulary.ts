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

export type Sex = 'male' | 'female' | 'not-recorded';
export type Urgency = 'planned' | 'emergency';
export type HoldScope = 'all' | 'new-children' | 'named-child';
