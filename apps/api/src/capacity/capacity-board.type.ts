import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type CarerToKeep } from '#matching';
import { DateScalar } from '../graphql/date.scalar.js';

export const toKeepKinds = {
  RESIGNED: 'resigned',
  APPROVAL_ENDS: 'approval-ends',
  REVIEW_OVERDUE: 'review-overdue',
  REVIEW_DUE: 'review-due',
  REVIEW_NOT_RECORDED: 'review-not-recorded',
  CHECK_LAPSED: 'check-lapsed',
  CHECK_LAPSES: 'check-lapses',
  CHECK_NOT_RECORDED: 'check-not-recorded',
} as const satisfies Record<string, CarerToKeep['kind']>;
registerEnumType(toKeepKinds, { name: 'ToKeepKind' });

@ObjectType('PlaceStates', {
  description: 'Places on a day. Approved is always filled, vacant and not available together.',
})
export class PlaceStatesType {
  @Field(() => Int, { description: 'All places of homes with an approval on the day.' })
  readonly approved!: number;

  @Field(() => Int, { description: 'Fostered children live in them.' })
  readonly filled!: number;

  @Field(() => Int)
  readonly vacant!: number;

  @Field(() => Int, { description: 'Staying Put adults, hub beds, holds and whatever is recorded, each place once.' })
  readonly notAvailable!: number;
}

@ObjectType('PlacesOfHomes')
export class PlacesOfHomesType extends PlaceStatesType {
  @Field(() => Int)
  readonly homes!: number;

  @Field(() => Int, { description: 'Of those not available.' })
  readonly stayingPut!: number;

  @Field(() => Int, { description: 'Of those not available: kept free for sleepovers of a constellation.' })
  readonly hubBeds!: number;

  @Field(() => Int, { description: 'People and kept beds beyond the approved places; in no other figure.' })
  readonly overfilledBy!: number;
}

@ObjectType('DistrictChoice')
export class DistrictChoiceType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('CapacityGroup')
export class CapacityGroupType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field(() => PlacesOfHomesType)
  readonly places!: PlacesOfHomesType;
}

@ObjectType('NotAvailablePlaces')
export class NotAvailablePlacesType {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'In plain words, as "carer taking a break".' })
  readonly name!: string;

  @Field(() => Int)
  readonly places!: number;
}

@ObjectType('CapacityReason')
export class CapacityReasonType extends NotAvailablePlacesType {
  @Field(() => Int)
  readonly homes!: number;
}

@ObjectType('HomeOfCapacity')
export class HomeOfCapacityType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The district on the day; null when nobody can say.' })
  readonly districtName!: string | null;
}

@ObjectType('HomeOnADay')
export class HomeOnADayType extends PlaceStatesType {
  @Field(() => HomeOfCapacityType)
  readonly home!: HomeOfCapacityType;

  @Field(() => [NotAvailablePlacesType])
  readonly reasons!: readonly NotAvailablePlacesType[];

  @Field(() => Int)
  readonly overfilledBy!: number;
}

@ObjectType('CapacityChange', { description: 'A home whose figures differ from those of the day before.' })
export class CapacityChangeType {
  @Field(() => HomeOfCapacityType)
  readonly home!: HomeOfCapacityType;

  @Field(() => DateScalar)
  readonly on!: LocalDate;

  @Field(() => PlaceStatesType)
  readonly before!: PlaceStatesType;

  @Field(() => PlaceStatesType)
  readonly after!: PlaceStatesType;
}

@ObjectType('HomeToKeep', {
  description: 'An approval that ends, a review or a check that is due, overdue or not recorded.',
})
export class HomeToKeepType {
  @Field(() => HomeOfCapacityType)
  readonly home!: HomeOfCapacityType;

  @Field(() => toKeepKinds)
  readonly kind!: CarerToKeep['kind'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it ends, is or was due; null when nothing is recorded.',
  })
  readonly on!: LocalDate | null;
}

@ObjectType('CapacityHomes', { description: 'The homes behind the figures.' })
export class CapacityHomesType {
  @Field(() => [HomeOnADayType], { description: 'In order of reference.' })
  readonly list!: readonly HomeOnADayType[];

  @Field(() => [CapacityChangeType], { description: 'What changes in the four weeks after the day, earliest first.' })
  readonly changes!: readonly CapacityChangeType[];

  @Field(() => [HomeToKeepType], { description: 'Whom to keep, earliest first; what nobody recorded comes last.' })
  readonly toKeep!: readonly HomeToKeepType[];
}

@ObjectType('CapacityBoard', { description: "The places of the authority's own fostering service on a day." })
export class CapacityBoardType {
  @Field(() => DateScalar)
  readonly on!: LocalDate;

  @Field(() => PlacesOfHomesType)
  readonly total!: PlacesOfHomesType;

  @Field(() => [DistrictChoiceType], {
    description: 'Every district in which the service has a home, whatever was asked.',
  })
  readonly districtChoices!: readonly DistrictChoiceType[];

  @Field(() => [CapacityGroupType], { description: 'Each home is in one district: they add up to the total.' })
  readonly districts!: readonly CapacityGroupType[];

  @Field(() => [CapacityReasonType], { description: 'Why places are not available, most first: they add up to it.' })
  readonly reasons!: readonly CapacityReasonType[];

  @Field(() => [CapacityGroupType], { description: 'A home is counted in every band it may take.' })
  readonly ageBands!: readonly CapacityGroupType[];

  @Field(() => [CapacityGroupType], { description: 'A home is counted under every type it may take.' })
  readonly placementTypes!: readonly CapacityGroupType[];

  @Field(() => [CapacityGroupType], { description: 'A home is counted under every skill it has that day.' })
  readonly skills!: readonly CapacityGroupType[];

  @Field(() => CapacityHomesType, { nullable: true, description: 'Null for those who may see counts only.' })
  readonly homes!: CapacityHomesType | null;
}
