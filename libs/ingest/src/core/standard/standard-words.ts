import {
  type ActualPlacementType,
  type AdditionalSupport,
  type CommunicationNeedAnswer,
  type CommunicationRequirement,
  type CulturalNeedAnswer,
  type LivingCompanions,
  type NeededWithin,
  type OutOfAreaReason,
  type PetAnswer,
  type RiskLevel,
  type Suitability,
} from '#register/core';

/** Where the terms of the open placements standard live. Names only: nothing is ever fetched from there. */
export const standardNamespace = 'https://ns.socialcaredata.io/placements/';

interface Concept {
  /** Its name in the standard's own scheme. */
  readonly name: string;
  /** As the standard writes it for people. */
  readonly label: string;
  /** Other ways in which files write it. */
  readonly also?: readonly string[];
}

/** A closed list of words of the standard, and which of ours each one is. */
export interface ConceptList {
  readonly prefix: string;
  readonly namespace: string;
  /** In the standard's order. */
  readonly concepts: readonly (Concept & { readonly id: string })[];
}

const list = <Id extends string>(
  prefix: string,
  scheme: string,
  concepts: Readonly<Record<Id, Concept>>,
): ConceptList => ({
  prefix,
  namespace: `${standardNamespace}${scheme}#`,
  concepts: (Object.entries(concepts) as [Id, Concept][]).map(([id, concept]) => ({ id, ...concept })),
});

export const urgencyList = list<NeededWithin>('pu', 'placement-urgency', {
  today: { name: 'Today', label: 'Today' },
  'within-five-days': {
    name: 'WithinFiveDays',
    label: '< 5 days',
    also: ['Within 5 days', 'within-5-days', 'in less than 5 days'],
  },
  'more-than-five-days': {
    name: 'MoreThanFiveDays',
    label: '> 5 days',
    also: ['More than 5 days', 'more-than-5-days', 'in more than 5 days'],
  },
});

export const outOfAreaReasonList = list<OutOfAreaReason>('olr', 'outof-la-reason', {
  'safeguarding-concerns': { name: 'SafeguardingConcerns', label: 'Safeguarding concerns' },
  'bail-conditions': { name: 'BailConditions', label: 'Bail conditions' },
  'court-order': { name: 'CourtOrder', label: 'Court order' },
  other: { name: 'OutOfLAReasonOther', label: 'Other' },
});

export const presenceList = list<CommunicationNeedAnswer>('yns', 'presence-status', {
  yes: { name: 'Yes', label: 'Yes', also: ['Y'] },
  no: { name: 'No', label: 'No', also: ['N'] },
  'not-specified': { name: 'NotSpecified', label: 'Not Specified' },
});

export const communicationList = list<CommunicationRequirement>('cn', 'communication-need', {
  esol: { name: 'ESOL', label: 'ESOL' },
  bsl: { name: 'BSL', label: 'BSL' },
  makaton: { name: 'Makaton', label: 'Makaton' },
  other: { name: 'Other', label: 'Other' },
  none: { name: 'None', label: 'None' },
});

export const culturalNeedList = list<CulturalNeedAnswer>('cln', 'cultural-need', {
  required: { name: 'Required', label: 'Required' },
  'not-required': { name: 'NotRequired', label: 'Not required' },
  'not-known': { name: 'NotKnown', label: 'Not known' },
  other: { name: 'Other', label: 'Other' },
});

export const livingArrangementList = list<LivingCompanions>('la', 'living-arrangement', {
  solo: { name: 'SoloPlacement', label: 'Solo placement recommended' },
  'with-other-children': { name: 'WithOtherChildren', label: 'With other children recommended' },
  'only-with-older-children': {
    name: 'OnlyWithOlderChildren',
    label: 'Only with other older children',
    also: ['Only with older children'],
  },
  'only-with-younger-children': {
    name: 'OnlyWithYoungerChildren',
    label: 'Only with other younger children',
    also: ['Only with younger children'],
  },
  'no-preference': { name: 'NoPreference', label: 'No preference' },
});

export const petsList = list<PetAnswer>('pa', 'pets-allowance', {
  'yes-must': { name: 'YesMust', label: 'Yes-must' },
  'yes-can': { name: 'YesCan', label: 'Yes-can' },
  no: { name: 'No', label: 'No' },
  'not-known': { name: 'NotKnown', label: 'Not known' },
});

export const supportList = list<AdditionalSupport>('st', 'support-type', {
  'additional-supervision': { name: 'AdditionalSupervision', label: 'Additional supervision' },
  'therapeutic-support': { name: 'TherapeuticSupport', label: 'Therapeutic support' },
  'worker-for-respite': { name: 'WorkerForRespite', label: 'A worker for respite', also: ['worker-respite'] },
  'taxis-to-school': { name: 'TaxisToSchool', label: 'Taxis to school' },
  'not-applicable': { name: 'NotApplicable', label: 'NA' },
  other: { name: 'Other', label: 'Other', also: ['other (please specify)'] },
});

export const suitabilityList = list<Suitability>('sl', 'suitability-level', {
  preferred: { name: 'Preferred', label: 'Preferred' },
  'suitable-but-not-preferred': { name: 'SuitableButNotPreferred', label: 'Suitable but not preferred' },
  unsuitable: { name: 'Unsuitable', label: 'Unsuitable' },
  'not-specified': { name: 'NotSpecified', label: 'Not specified' },
});

export const riskLevelList = list<RiskLevel>('rl', 'risk-level', {
  'no-known-risk': { name: 'NoKnownRisk', label: 'No known risk' },
  'risk-present': { name: 'RiskPresent', label: 'Risk present' },
});

export const placementTypeList = list<ActualPlacementType>('pt', 'placement-type', {
  foster: { name: 'Foster', label: 'Foster' },
  residential: { name: 'Residential', label: 'Residential' },
  'supported-accommodation': { name: 'SupportedAccommodation', label: 'Supported Accommodation' },
});

export const conceptLists: readonly ConceptList[] = [
  ...[urgencyList, outOfAreaReasonList, presenceList, communicationList, culturalNeedList, livingArrangementList],
  ...[petsList, supportList, suitabilityList, riskLevelList, placementTypeList],
];

/** Capitals, spaces and hyphens do not matter; the signs of "< 5 days" do. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('<', 'lessthan')
    .replaceAll('>', 'morethan')
    .replaceAll(/[^\da-z]/g, '');

/** @returns our id of a word of the list; null when the list has no such word. */
export function conceptId({ concepts, namespace }: ConceptList, written: string): string | null {
  const text = written.trim();
  if (text.startsWith(namespace)) {
    return concepts.find(({ name }) => name === text.slice(namespace.length))?.id ?? null;
  }
  const wanted = plain(text);
  const spellings = ({ id, name, label, also = [] }: ConceptList['concepts'][number]) => [id, name, label, ...also];
  return concepts.find((concept) => spellings(concept).some((spelling) => plain(spelling) === wanted))?.id ?? null;
}

/** @returns the compact name of one of our ids, as `pu:Today`. */
export function conceptName({ prefix, concepts }: ConceptList, id: string): string {
  const concept = concepts.find((one) => one.id === id);
  if (!concept) throw new Error(`The standard has no ${prefix} for ${id}`);
  return `${prefix}:${concept.name}`;
}
