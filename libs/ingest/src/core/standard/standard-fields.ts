import { type RecordedParts } from '#register/core';
import {
  communicationList,
  type ConceptList,
  culturalNeedList,
  livingArrangementList,
  outOfAreaReasonList,
  petsList,
  placementTypeList,
  presenceList,
  riskLevelList,
  suitabilityList,
  supportList,
  urgencyList,
} from './standard-words.js';

/** What a field of the standard may hold. */
export type FieldForm =
  | { readonly kind: 'concept' | 'concepts'; readonly list: ConceptList }
  /** `inverted`: true in the standard is false with us. */
  | { readonly kind: 'boolean'; readonly inverted?: boolean }
  | { readonly kind: 'count' | 'text' | 'texts' | 'date' | 'cost' | 'outward-code' };

export interface StandardField {
  /** The standard's name. */
  readonly name: string;
  /** Ours, in the part of the record that the section is. */
  readonly field: string;
  readonly form: FieldForm;
  readonly isRequired: boolean;
  /** The standard's word for "not known" or "not specified", by our id, where it has one. */
  readonly whenNotRecorded?: string;
  /** The field that must say in words what `other` of this one is. */
  readonly wordsForOther?: string;
}

export interface StandardSection {
  /** The standard's property of a Placement, and the class of what it holds. */
  readonly name: string;
  readonly type: string;
  readonly part: Exclude<keyof RecordedParts, 'circumstances'>;
  readonly isRequired: boolean;
  readonly fields: readonly StandardField[];
}

type More = Partial<Pick<StandardField, 'whenNotRecorded' | 'wordsForOther'>>;
const required = (name: string, field: string, form: FieldForm, more: More = {}): StandardField => ({
  ...{ name, field, form, isRequired: true, ...more },
});
const optional = (name: string, field: string, form: FieldForm, more: More = {}): StandardField => ({
  ...{ name, field, form, isRequired: false, ...more },
});
const oneOf = (list: ConceptList): FieldForm => ({ kind: 'concept', list });
const someOf = (list: ConceptList): FieldForm => ({ kind: 'concepts', list });
const [boolean, count, text, texts, date, cost] = [
  { kind: 'boolean' },
  { kind: 'count' },
  { kind: 'text' },
  { kind: 'texts' },
  { kind: 'date' },
  { kind: 'cost' },
] as const satisfies readonly FieldForm[];
const risk = (name: string, field: string): StandardField => required(name, field, oneOf(riskLevelList));

/** The open placements standard (SHACL shapes 1.0.0), section by section, in its own order. */
export const standardSections: readonly StandardSection[] = [
  {
    name: 'placementAvailability',
    type: 'PlacementAvailability',
    part: 'availability',
    isRequired: true,
    fields: [
      required('neededBy', 'neededWithin', oneOf(urgencyList)),
      optional('siblingCount', 'siblingCount', count),
      required('isPreferredLocationLocal', 'preferredLocationIsLocal', boolean),
      optional('outOfLAReason', 'outOfAreaReason', oneOf(outOfAreaReasonList), { wordsForOther: 'outOfLAReasonOther' }),
      optional('outOfLAReasonOther', 'outOfAreaReasonOther', texts),
      optional('preferredLocation', 'preferredLocation', text),
    ],
  },
  {
    name: 'placementRequirements',
    type: 'PlacementRequirements',
    part: 'requirements',
    isRequired: true,
    fields: [
      required('communicationNeeds', 'communicationNeeds', oneOf(presenceList), { whenNotRecorded: 'not-specified' }),
      required('specificCommunicationRequirement', 'communicationRequirements', someOf(communicationList), {
        wordsForOther: 'specificCommunicationRequirementOther',
      }),
      optional('specificCommunicationRequirementOther', 'communicationRequirementsOther', texts),
      optional('homeAdaptationRequired', 'homeAdaptationRequired', boolean),
      required('culturalNeeds', 'culturalNeeds', oneOf(culturalNeedList), {
        whenNotRecorded: 'not-known',
        wordsForOther: 'culturalNeedsOther',
      }),
      optional('culturalNeedsOther', 'culturalNeedsOther', texts),
      required('livingCompanions', 'livingCompanions', oneOf(livingArrangementList)),
      required('pets', 'pets', oneOf(petsList), { whenNotRecorded: 'not-known' }),
      optional('additionalSupport', 'additionalSupport', someOf(supportList), {
        wordsForOther: 'additionalSupportOther',
      }),
      optional('additionalSupportOther', 'additionalSupportOther', texts),
      optional('deprivationOfLiberty', 'deprivationOfLiberty', boolean),
    ],
  },
  {
    name: 'placementRecommendation',
    type: 'PlacementRecommendation',
    part: 'recommendation',
    isRequired: true,
    fields: [
      ['fosterCareSuitability', 'fosterCare'],
      ['residentialCareSuitability', 'residentialCare'],
      ['supportedAccommodationSuitability', 'supportedAccommodation'],
    ].map(([name = '', field = '']) =>
      required(name, field, oneOf(suitabilityList), { whenNotRecorded: 'not-specified' }),
    ),
  },
  {
    name: 'riskAssessment',
    type: 'RiskAssessment',
    part: 'risks',
    isRequired: true,
    fields: [
      risk('riskSelfHarm', 'selfHarm'),
      risk('riskSexualExploitation', 'sexualExploitation'),
      risk('riskCriminalExploitation', 'criminalExploitation'),
      risk('riskDrugAlcohol', 'drugsAndAlcohol'),
      risk('riskEatingDisorder', 'eatingDisorder'),
      risk('riskMissing', 'goingMissing'),
      risk('riskToOthersPhysical', 'physicalHarmToOthers'),
      risk('riskToOthersSexual', 'sexualHarmToOthers'),
      risk('riskToOthersFire', 'fireSetting'),
      risk('riskToOthersAnimals', 'harmToAnimals'),
      risk('riskToOthersCriminal', 'criminalExploitationOfOthers'),
    ],
  },
  {
    name: 'actualPlacement',
    type: 'ActualPlacement',
    part: 'actualPlacement',
    isRequired: false,
    fields: [
      required('placementType', 'placementType', oneOf(placementTypeList)),
      required('providerURN', 'providerUrn', text),
      required('placementLocation', 'outwardCode', { kind: 'outward-code' }),
      required('isLocationPreferred', 'locationWasPreferred', boolean),
      // The standard says "was education continuous"; we keep the question people are asked, "was it disrupted".
      required('isEducationContinuous', 'educationWasDisrupted', { kind: 'boolean', inverted: true }),
      required('siblingsPlacedTogether', 'siblingsPlacedTogether', count),
      required('totalWeeklyCost', 'totalWeeklyPence', cost),
      optional('coreWeeklyCost', 'coreWeeklyPence', cost),
      optional('additionalSupportWeeklyCost', 'additionalSupportWeeklyPence', cost),
      optional('educationWeeklyCost', 'educationWeeklyPence', cost),
      optional('otherWeeklyCost', 'otherWeeklyPence', cost),
    ],
  },
  {
    name: 'qualityAssurance',
    type: 'QualityAssurance',
    part: 'qualityAssurance',
    isRequired: true,
    fields: [
      required('referralDate', 'referralOn', date),
      optional('referralOfficerName', 'referralOfficer', text),
      required('placementDate', 'placementOn', date),
      required('placementOfficerName', 'placementOfficer', text),
      required('costDate', 'costOn', date),
      optional('costOfficerName', 'costOfficer', text),
    ],
  },
];
