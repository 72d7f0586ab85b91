import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import {
  type ActualPlacementType as ActualPlacementKind,
  type AdditionalSupport,
  type CommunicationNeedAnswer,
  type CommunicationRequirement,
  type CulturalNeedAnswer,
  type LivingCompanions,
  type NeededWithin,
  type OutOfAreaReason,
  type PetAnswer,
  type PlacingAtDistanceReason,
  type RiskLevel,
  type Suitability,
  type VisitPeriod,
} from '#register/core';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType } from '../graphql/problem.type.js';
import {
  actualPlacementTypeEnum,
  additionalSupportEnum,
  communicationNeedEnum,
  communicationRequirementEnum,
  culturalNeedEnum,
  livingCompanionsEnum,
  neededWithinEnum,
  outOfAreaReasonEnum,
  petAnswerEnum,
  placingAtDistanceReasonEnum,
  riskLevelEnum,
  suitabilityEnum,
  visitPeriodEnum,
} from './placement-record.enums.js';
import { InvalidInputProblem, PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';

/** What is recorded of a request beside the request itself: each section is read and written in the same shape. */

@ObjectType('RequestAvailability', { description: 'The need by when and where, as the placements standard has it.' })
@InputType('RequestAvailabilityInput')
export class RequestAvailabilityType {
  @Field(() => String, {
    nullable: true,
    description:
      "Placements standard: placementId. The authority's own id of the record, where it has one beside our reference.",
  })
  readonly placementId!: string | null;

  @Field(() => neededWithinEnum, {
    nullable: true,
    description: 'Placements standard: neededBy. The day itself is neededBy of the request.',
  })
  readonly neededWithin!: NeededWithin | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Placements standard: siblingCount. How many siblings the child should be placed with.',
  })
  readonly siblingCount!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Placements standard: isPreferredLocationLocal. Whether the preferred place is in the authority that looks after the child.',
  })
  readonly preferredLocationIsLocal!: boolean | null;

  @Field(() => outOfAreaReasonEnum, { nullable: true, description: 'Placements standard: outOfLAReason.' })
  readonly outOfAreaReason!: OutOfAreaReason | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Placements standard: outOfLAReasonOther. Needed with OTHER.',
  })
  readonly outOfAreaReasonOther!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Placements standard: preferredLocation.' })
  readonly preferredLocation!: string | null;
}

@ObjectType('RequestRequirements', {
  description: 'What the placement must provide, as the placements standard has it.',
})
@InputType('RequestRequirementsInput')
export class RequestRequirementsType {
  @Field(() => communicationNeedEnum, { nullable: true, description: 'Placements standard: communicationNeeds.' })
  readonly communicationNeeds!: CommunicationNeedAnswer | null;

  @Field(() => [communicationRequirementEnum], {
    defaultValue: [],
    description: 'Placements standard: specificCommunicationRequirement.',
  })
  readonly communicationRequirements!: readonly CommunicationRequirement[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Placements standard: specificCommunicationRequirementOther. Needed with OTHER.',
  })
  readonly communicationRequirementsOther!: readonly string[];

  @Field(() => Boolean, { nullable: true, description: 'Placements standard: homeAdaptationRequired.' })
  readonly homeAdaptationRequired!: boolean | null;

  @Field(() => culturalNeedEnum, { nullable: true, description: 'Placements standard: culturalNeeds.' })
  readonly culturalNeeds!: CulturalNeedAnswer | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Placements standard: culturalNeedsOther. Needed with OTHER.',
  })
  readonly culturalNeedsOther!: readonly string[];

  @Field(() => livingCompanionsEnum, { nullable: true, description: 'Placements standard: livingCompanions.' })
  readonly livingCompanions!: LivingCompanions | null;

  @Field(() => petAnswerEnum, { nullable: true, description: 'Placements standard: pets.' })
  readonly pets!: PetAnswer | null;

  @Field(() => [additionalSupportEnum], { defaultValue: [], description: 'Placements standard: additionalSupport.' })
  readonly additionalSupport!: readonly AdditionalSupport[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Placements standard: additionalSupportOther. Needed with OTHER.',
  })
  readonly additionalSupportOther!: readonly string[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Placements standard: deprivationOfLiberty. Whether an order that deprives the child of liberty stands.',
  })
  readonly deprivationOfLiberty!: boolean | null;
}

@ObjectType('RequestRecommendation', {
  description: 'Which kinds of placement suit the child, as the social worker judges.',
})
@InputType('RequestRecommendationInput')
export class RequestRecommendationType {
  @Field(() => suitabilityEnum, { nullable: true, description: 'Placements standard: fosterCareSuitability.' })
  readonly fosterCare!: Suitability | null;

  @Field(() => suitabilityEnum, { nullable: true, description: 'Placements standard: residentialCareSuitability.' })
  readonly residentialCare!: Suitability | null;

  @Field(() => suitabilityEnum, {
    nullable: true,
    description: 'Placements standard: supportedAccommodationSuitability.',
  })
  readonly supportedAccommodation!: Suitability | null;
}

@ObjectType('RequestRisks', { description: 'The eleven risks of the placements standard; null is not recorded.' })
@InputType('RequestRisksInput')
export class RequestRisksType {
  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskSelfHarm. A risk to the child: self-harm.',
  })
  readonly selfHarm!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskSexualExploitation. A risk to the child: sexual exploitation.',
  })
  readonly sexualExploitation!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskCriminalExploitation. A risk to the child: criminal exploitation.',
  })
  readonly criminalExploitation!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskDrugAlcohol. A risk to the child: drugs and alcohol.',
  })
  readonly drugsAndAlcohol!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskEatingDisorder. A risk to the child: an eating disorder.',
  })
  readonly eatingDisorder!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskMissing. A risk to the child: going missing.',
  })
  readonly goingMissing!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskToOthersPhysical. A risk to others: physical harm.',
  })
  readonly physicalHarmToOthers!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskToOthersSexual. A risk to others: sexual harm.',
  })
  readonly sexualHarmToOthers!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskToOthersFire. A risk to others: setting fires.',
  })
  readonly fireSetting!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskToOthersAnimals. A risk to others: harm to animals.',
  })
  readonly harmToAnimals!: RiskLevel | null;

  @Field(() => riskLevelEnum, {
    nullable: true,
    description: 'Placements standard: riskToOthersCriminal. A risk to others: criminal exploitation.',
  })
  readonly criminalExploitationOfOthers!: RiskLevel | null;
}

@ObjectType('RegularPlace', { description: 'A place the child goes to, other than home and school.' })
@InputType('RegularPlaceInput')
export class RegularPlaceType {
  @Field(() => String, { description: 'What it is called.' })
  readonly place!: string;

  @Field(() => String, { nullable: true, description: 'No finer than a sector, as "ZN4 7".' })
  readonly postcodeSector!: string | null;

  @Field(() => Int, { description: 'So many times in each period, from 1 to 99.' })
  readonly times!: number;

  @Field(() => visitPeriodEnum, { description: 'The period.' })
  readonly period!: VisitPeriod;
}

@ObjectType('LocationToAvoid', { description: 'A place the child must be kept away from.' })
@InputType('LocationToAvoidInput')
export class LocationToAvoidType {
  @Field(() => String, { description: 'What it is called.' })
  readonly place!: string;

  @Field(() => String, { nullable: true, description: 'No finer than a sector, as "ZN4 7".' })
  readonly postcodeSector!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in a few words.' })
  readonly reason!: string | null;
}

@ObjectType('RequestCircumstances', { description: 'Useful beyond the placements standard.' })
@InputType('RequestCircumstancesInput')
export class RequestCircumstancesType {
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which the placement may start.' })
  readonly latestStartOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Where the family lives, no finer than a sector, as "ZN4 7".' })
  readonly familyPostcodeSector!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a home close to the family is recommended.' })
  readonly closeToFamilyRecommended!: boolean | null;

  @Field(() => [RegularPlaceType], { defaultValue: [], description: 'Other places the child goes to, and how often.' })
  readonly regularPlaces!: readonly RegularPlaceType[];

  @Field(() => [LocationToAvoidType], { defaultValue: [], description: 'Places the child must be kept away from.' })
  readonly locationsToAvoid!: readonly LocationToAvoidType[];

  @Field(() => String, { nullable: true, description: 'Adults to children, as "2:1".' })
  readonly adultSupportRatio!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether brothers and sisters are to live apart.' })
  readonly siblingsAreSplit!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why they are to live apart.' })
  readonly siblingSplitReason!: string | null;

  @Field(() => placingAtDistanceReasonEnum, { nullable: true, description: 'Why the child is placed at a distance.' })
  readonly placingAtDistanceReason!: PlacingAtDistanceReason | null;
}

@ObjectType('ActualPlacement', { description: 'The placement that was made, of whatever kind.' })
@InputType('ActualPlacementInput')
export class ActualPlacementType {
  @Field(() => actualPlacementTypeEnum, { description: 'Placements standard: placementType.' })
  readonly placementType!: ActualPlacementKind;

  @Field(() => String, { description: 'Placements standard: providerURN.' })
  readonly providerUrn!: string;

  @Field(() => String, {
    description: 'Placements standard: placementLocation. The first half of the postcode, as "TA3".',
  })
  readonly outwardCode!: string;

  @Field(() => Boolean, { description: 'Placements standard: isLocationPreferred.' })
  readonly locationWasPreferred!: boolean;

  @Field(() => Boolean, {
    description:
      'Placements standard: isEducationContinuous, which is the other way round. Was education disrupted? True here is false there.',
  })
  readonly educationWasDisrupted!: boolean;

  @Field(() => Int, { description: 'Placements standard: siblingsPlacedTogether.' })
  readonly siblingsPlacedTogether!: number;

  @Field(() => Int, { description: 'Placements standard: totalWeeklyCost. In pence, without VAT.' })
  readonly totalWeeklyPence!: number;

  @Field(() => Int, { nullable: true, description: 'Placements standard: coreWeeklyCost. In pence, without VAT.' })
  readonly coreWeeklyPence!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Placements standard: additionalSupportWeeklyCost. In pence, without VAT.',
  })
  readonly additionalSupportWeeklyPence!: number | null;

  @Field(() => Int, { nullable: true, description: 'Placements standard: educationWeeklyCost. In pence, without VAT.' })
  readonly educationWeeklyPence!: number | null;

  @Field(() => Int, { nullable: true, description: 'Placements standard: otherWeeklyCost. In pence, without VAT.' })
  readonly otherWeeklyPence!: number | null;
}

@ObjectType('QualityAssurance', {
  description: "When each part was recorded in the authority's own system, and by whom.",
})
@InputType('QualityAssuranceInput')
export class QualityAssuranceType {
  @Field(() => DateScalar, { nullable: true, description: 'Placements standard: referralDate.' })
  readonly referralOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Placements standard: referralOfficerName.' })
  readonly referralOfficer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Placements standard: placementDate.' })
  readonly placementOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Placements standard: placementOfficerName.' })
  readonly placementOfficer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Placements standard: costDate.' })
  readonly costOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Placements standard: costOfficerName.' })
  readonly costOfficer!: string | null;
}

@ObjectType('RecordedAnswer', { description: 'One thing recorded, in words for people.' })
export class RecordedAnswerType {
  @Field({ description: 'Its path, as `requirements.pets`.' })
  readonly field!: string;

  @Field()
  readonly words!: string;
}

@ObjectType('PlacementRecord', { description: 'What is recorded of a request beside the request itself.' })
export class PlacementRecordType {
  @Field(() => RequestAvailabilityType)
  readonly availability!: RequestAvailabilityType;

  @Field(() => RequestRequirementsType)
  readonly requirements!: RequestRequirementsType;

  @Field(() => RequestRecommendationType)
  readonly recommendation!: RequestRecommendationType;

  @Field(() => RequestRisksType)
  readonly risks!: RequestRisksType;

  @Field(() => RequestCircumstancesType)
  readonly circumstances!: RequestCircumstancesType;

  @Field(() => ActualPlacementType, { nullable: true, description: 'Null while none is recorded.' })
  readonly actualPlacement!: ActualPlacementType | null;

  @Field(() => QualityAssuranceType)
  readonly qualityAssurance!: QualityAssuranceType;

  @Field(() => [RecordedAnswerType], { description: 'What is recorded, in words; what is not recorded is absent.' })
  readonly inWords!: readonly RecordedAnswerType[];
}

export const RecordPlacementAnswer = answerType('RecordPlacementAnswer', PlacementRequestType, [
  RequestNotFoundProblem,
  InvalidInputProblem,
]);
