import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type Sex, type Urgency } from '#register/core';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType } from '../graphql/problem.type.js';
import { InvalidInputProblem, RequestNotFoundProblem, sexes, urgencies } from '../requests/placement-request.type.js';
import { RequestFactsInput } from '../requests/request-facts.type.js';
import { MatchRunCountsType, RuleCountType } from './match-run.type.js';
import { RankedHouseholdType } from './ranked-household.type.js';

@InputType('SearchedChildInput', {
  description:
    'A child who needs a home now, as far as anybody knows. Every fact may be left out; what is missing is listed.',
})
export class SearchedChildInput {
  @Field(() => String, { nullable: true, description: "The child's code, when there is one: terms may name it." })
  readonly childCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'Completed years on the day of moving in.' })
  readonly ageInYears?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Takes the place of the age.' })
  readonly bornOn?: LocalDate | null;

  @Field(() => sexes, { defaultValue: 'not-recorded' })
  readonly sex!: Sex;

  @Field(() => urgencies, { defaultValue: 'emergency' })
  readonly urgency!: Urgency;

  @Field({ defaultValue: 'emergency' })
  readonly placementType!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Today unless told.' })
  readonly startsOn?: LocalDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the stay, when one is expected.' })
  readonly expectedUntil?: LocalDate | null;

  @Field(() => String, { nullable: true })
  readonly homePostcode?: string | null;

  @Field(() => String, { nullable: true })
  readonly schoolPostcode?: string | null;

  @Field({ defaultValue: false })
  readonly schoolMustContinue!: boolean;

  @Field(() => [String], { defaultValue: [] })
  readonly needs!: readonly string[];

  @Field(() => [String], { defaultValue: [] })
  readonly languages!: readonly string[];

  @Field({ defaultValue: false })
  readonly adoptionConsidered!: boolean;

  @Field(() => RequestFactsInput, { nullable: true })
  readonly facts?: RequestFactsInput | null;
}

@InputType('SearchHomesInput', { description: 'Either the child of a request, or a child described here.' })
export class SearchHomesInput {
  @Field(() => ID, { nullable: true })
  readonly requestId?: string | null;

  @Field(() => SearchedChildInput, { nullable: true })
  readonly child?: SearchedChildInput | null;
}

@ObjectType('MissingFact', {
  description: 'What nobody has recorded and some rule asked: to be checked before placing.',
})
export class MissingFactType {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'As in "Find out how old the child is."' })
  readonly sentence!: string;
}

@ObjectType('WhoMustAgree', { description: 'Somebody without whose authority homes may not be used.' })
export class WhoMustAgreeType {
  @Field({ description: 'As in "the nominated officer of Marlshire".' })
  readonly who!: string;

  @Field(() => Int, { description: 'Homes that wait for them, of the best hundred.' })
  readonly households!: number;
}

@ObjectType('FurtherAway', {
  description:
    'What there is further from home than was asked, where nothing within the miles asked may take the child.',
})
export class FurtherAwayType {
  @Field(() => Int, { nullable: true, description: 'All homes up to so many miles; null for any distance.' })
  readonly withinMiles!: number | null;

  @Field(() => Int)
  readonly eligible!: number;

  @Field(() => Int)
  readonly needsAuthority!: number;

  @Field(() => [WhoMustAgreeType], { description: 'Most homes first.' })
  readonly whoMustAgree!: readonly WhoMustAgreeType[];

  @Field({ description: 'The same in a sentence.' })
  readonly sentence!: string;
}

@ObjectType('EmergencyRoute', {
  description: 'Homes that are open only outside their terms of approval, and until when (R-08).',
})
export class EmergencyRouteType {
  @Field(() => Int, { description: 'Of the homes shown.' })
  readonly households!: number;

  @Field(() => DateScalar, {
    description: 'The last of six working days: by then the child moves on or the terms change.',
  })
  readonly lastDay!: LocalDate;

  @Field()
  readonly sentence!: string;
}

@ObjectType('FoundHomes', { description: 'Homes for a child, as they were found. Kept as a record.' })
export class FoundHomesType {
  @Field(() => ID, { description: 'The record under which this answer is kept: `searchRecord` shows it again.' })
  readonly recordId!: string;

  @Field(() => DateScalar)
  readonly judgedOn!: LocalDate;

  @Field(() => DateScalar, { description: 'The day the child would move in.' })
  readonly startsOn!: LocalDate;

  @Field(() => Float, { description: 'The number of the last change of the register that this answer knows.' })
  readonly factsRevision!: number;

  @Field(() => Int)
  readonly policyVersion!: number;

  @Field()
  readonly engineVersion!: string;

  @Field(() => Int, { description: 'Time spent judging and ranking, in millionths of a second.' })
  readonly engineMicroseconds!: number;

  @Field(() => MatchRunCountsType, { description: 'Of the homes that the caller may see and that are near enough.' })
  readonly counts!: MatchRunCountsType;

  @Field(() => Int, { description: 'Homes left out because they are further away than was asked.' })
  readonly beyondMiles!: number;

  @Field(() => [RuleCountType], { description: 'The homes left out, counted by the rules that stand in the way.' })
  readonly excludedByRule!: readonly RuleCountType[];

  @Field(() => [RankedHouseholdType], {
    description: 'The best homes that nothing stands in the way of, or only a consent.',
  })
  readonly ranked!: readonly RankedHouseholdType[];

  @Field(() => [RankedHouseholdType])
  readonly nearMisses!: readonly RankedHouseholdType[];

  @Field(() => [MissingFactType])
  readonly missing!: readonly MissingFactType[];

  @Field(() => String, { nullable: true, description: 'Why no home is shown; null when one is.' })
  readonly noHomeBecause!: string | null;

  @Field(() => [FurtherAwayType], {
    description: 'Where no home is shown for its distance: what the next miles bring, each with all that is nearer.',
  })
  readonly furtherAway!: readonly FurtherAwayType[];

  @Field(() => EmergencyRouteType, { nullable: true, description: 'Null where no home shown is open only by it.' })
  readonly emergencyRoute!: EmergencyRouteType | null;
}

export const SearchHomesAnswer = answerType('SearchHomesAnswer', FoundHomesType, [
  RequestNotFoundProblem,
  InvalidInputProblem,
]);
