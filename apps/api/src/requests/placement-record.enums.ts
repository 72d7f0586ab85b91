import { registerEnumType } from '@nestjs/graphql';
import {
  actualPlacementTypes,
  additionalSupports,
  communicationNeedAnswers,
  communicationRequirements,
  culturalNeedAnswers,
  livingCompanions,
  neededWithin,
  outOfAreaReasons,
  petAnswers,
  placingAtDistanceReasons,
  riskLevels,
  suitabilities,
  visitPeriods,
} from '#register/core';

/** @returns the ids of a word list under the names GraphQL has for them: NOT_KNOWN for not-known. */
function enumOf<Id extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Id, string>>,
): Record<string, Id> {
  const ids = Object.keys(words) as Id[];
  const values = Object.fromEntries(ids.map((id) => [enumName(id), id]));
  registerEnumType(values, {
    name,
    description,
    valuesMap: Object.fromEntries(ids.map((id) => [enumName(id), { description: words[id] }])),
  });
  return values;
}

const enumName = (id: string): string => id.replaceAll('-', '_').toUpperCase();
const of = (concepts: string): string => `The words of the placements standard's ${concepts}.`;

export const neededWithinEnum = enumOf('NeededWithin', of('placement-urgency'), neededWithin);
export const outOfAreaReasonEnum = enumOf('OutOfAreaReason', of('outof-la-reason'), outOfAreaReasons);
export const communicationNeedEnum = enumOf('CommunicationNeedAnswer', of('presence-status'), communicationNeedAnswers);
export const communicationRequirementEnum = enumOf(
  'CommunicationRequirement',
  of('communication-need'),
  communicationRequirements,
);
export const culturalNeedEnum = enumOf('CulturalNeedAnswer', of('cultural-need'), culturalNeedAnswers);
export const livingCompanionsEnum = enumOf('LivingCompanions', of('living-arrangement'), livingCompanions);
export const petAnswerEnum = enumOf('PetAnswer', of('pets-allowance'), petAnswers);
export const additionalSupportEnum = enumOf('AdditionalSupport', of('support-type'), additionalSupports);
export const suitabilityEnum = enumOf('Suitability', of('suitability-level'), suitabilities);
export const riskLevelEnum = enumOf('RiskLevel', of('risk-level'), riskLevels);
export const actualPlacementTypeEnum = enumOf('ActualPlacementType', of('placement-type'), actualPlacementTypes);
export const placingAtDistanceReasonEnum = enumOf(
  'PlacingAtDistanceReason',
  'Why a child is placed at a distance. Beyond the placements standard.',
  placingAtDistanceReasons,
);
export const visitPeriodEnum = enumOf('VisitPeriod', 'How often: so many times in one of these.', visitPeriods);

const listed = {
  neededWithin,
  outOfAreaReasons,
  communicationNeedAnswers,
  communicationRequirements,
  culturalNeedAnswers,
  livingCompanions,
  petAnswers,
  additionalSupports,
  suitabilities,
  riskLevels,
  actualPlacementTypes,
  placingAtDistanceReasons,
  visitPeriods,
};

/** The word lists of a placement record, each answer under the name it is sent by. */
export const recordAnswers: readonly {
  readonly list: string;
  readonly answers: readonly { readonly id: string; readonly name: string }[];
}[] = Object.entries(listed).map(([list, words]) => ({
  list,
  answers: Object.entries(words).map(([id, name]) => ({ id: enumName(id), name })),
}));
