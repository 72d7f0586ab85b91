import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType } from '../graphql/problem.type.js';
import { InvalidInputProblem, PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';

@ObjectType('CourtOrder', { description: 'An order of a court that says where, or with whom, a child may not live.' })
@InputType('CourtOrderInput')
export class CourtOrderType {
  @Field({ description: 'exclusion-area, no-go-address or no-contact.' })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: 'The place; left out for an order about the people of a home.' })
  readonly postcode!: string | null;

  @Field(() => Float, { defaultValue: 0, description: 'Miles round the place; 0 for the address itself.' })
  readonly miles!: number;

  @Field(() => String, { nullable: true, description: 'The reference of the home, for an order about its people.' })
  readonly home!: string | null;

  @Field(() => DateScalar)
  readonly from!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day, when one is known.' })
  readonly lastDay!: LocalDate | null;
}

@ObjectType('PlaceToAvoid', { description: 'A place the child is kept away from without an order.' })
@InputType('PlaceToAvoidInput')
export class PlaceToAvoidType {
  @Field()
  readonly postcode!: string;

  @Field(() => Float)
  readonly miles!: number;

  @Field()
  readonly reason!: string;
}

@ObjectType('BeforePlacing', {
  description: 'What has to be recorded before a child moves in, or soon after: the day of each.',
})
@InputType('BeforePlacingInput', { description: 'What is left out stays as it was; null is "not recorded".' })
export class BeforePlacingType {
  @Field(() => DateScalar, { nullable: true, description: 'Wishes and feelings of the child ascertained.' })
  readonly wishesAscertainedOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The independent reviewing officer informed.' })
  readonly reviewingOfficerInformedOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The placement plan made.' })
  readonly placementPlanOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Delegated authority written down: who decides what.' })
  readonly delegatedAuthorityOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'A long-term match confirmed.' })
  readonly longTermConfirmedOn?: LocalDate | null;
}

@InputType('RequestFactsInput', {
  description:
    'What more is known of a request and its child. Nothing of it is needed. What is left out stays as it was; null, or an empty list, is "not recorded".',
})
export class RequestFactsInput {
  @Field(() => Boolean, { nullable: true })
  readonly isDisabled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'An unaccompanied asylum-seeking child.' })
  readonly isUnaccompanied?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Ids of accessNeeds of requestChoices.' })
  readonly accessNeeds?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'An id of faiths of requestChoices.' })
  readonly faith?: string | null;

  @Field(() => [String], { nullable: true, description: 'What of culture and heritage to keep alive, in words.' })
  readonly cultures?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Where family time happens.' })
  readonly familyTimePostcode?: string | null;

  @Field(() => Int, { nullable: true })
  readonly familyTimesAMonth?: number | null;

  @Field(() => [String], { nullable: true, description: 'What the child wants: ids of wishes of requestChoices.' })
  readonly wishes?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Ids of risks of requestChoices.' })
  readonly risks?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Children the child must not live with, as AUTHORITY/CODE.' })
  readonly mustNotLiveWith?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'An id of livesBestAs of requestChoices.' })
  readonly livesBestAs?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of petKinds of requestChoices.' })
  readonly cannotLiveWithPets?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the parent who comes too is looked after.' })
  readonly parentIsLookedAfter?: boolean | null;

  @Field(() => DateScalar, { nullable: true })
  readonly parentBornOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true })
  readonly parentRiskAssessedOn?: LocalDate | null;

  @Field(() => [CourtOrderType], { nullable: true })
  readonly courtOrders?: readonly CourtOrderType[] | null;

  @Field(() => [PlaceToAvoidType], { nullable: true })
  readonly placesToAvoid?: readonly PlaceToAvoidType[] | null;

  @Field(() => BeforePlacingType, { nullable: true })
  readonly before?: BeforePlacingType | null;
}

@ObjectType('FactInWords')
export class FactInWordsType {
  @Field({ description: 'As the input names it.' })
  readonly field!: string;

  @Field({ description: 'What it is, in words.' })
  readonly label!: string;

  @Field()
  readonly words!: string;
}

@ObjectType('RequestFacts', { description: 'What more is recorded of a request and its child.' })
export class RequestFactsType {
  @Field(() => [FactInWordsType], { description: 'Every fact that is recorded, in words.' })
  readonly inWords!: readonly FactInWordsType[];

  @Field(() => [CourtOrderType])
  readonly courtOrders!: readonly CourtOrderType[];

  @Field(() => [PlaceToAvoidType])
  readonly placesToAvoid!: readonly PlaceToAvoidType[];

  @Field(() => BeforePlacingType)
  readonly before!: BeforePlacingType;
}

export const RecordRequestFactsAnswer = answerType('RecordRequestFactsAnswer', PlacementRequestType, [
  RequestNotFoundProblem,
  InvalidInputProblem,
]);
