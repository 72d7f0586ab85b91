import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { RequestNotFoundProblem } from '../requests/placement-request.type.js';
import { RuleCountType } from './match-run.type.js';
import { FindingType, HouseholdCardType } from './ranked-household.type.js';

@ObjectType('SiblingOfGroup', { description: 'One of the brothers and sisters who wait for a home.' })
export class SiblingOfGroupType {
  @Field(() => ID)
  readonly requestId!: string;

  @Field({ description: 'Never the code: "Ruby, girl of 7".' })
  readonly description!: string;
}

@ObjectType('SiblingInHome', { description: 'One child in a home that some of the brothers and sisters share.' })
export class SiblingInHomeType {
  @Field(() => SiblingOfGroupType)
  readonly sibling!: SiblingOfGroupType;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => Float, { nullable: true })
  readonly milesFromHome!: number | null;

  @Field(() => Float, { nullable: true })
  readonly milesFromSchool!: number | null;

  @Field(() => [FindingType], { description: 'In the order of the rule register.' })
  readonly findings!: readonly FindingType[];

  @Field(() => [String], { description: 'Whose authority the placement needs, as people say it.' })
  readonly authorityNeeded!: readonly string[];
}

@ObjectType('SiblingsInHome', { description: 'Brothers and sisters who would live in one home.' })
export class SiblingsInHomeType {
  @Field(() => HouseholdCardType)
  readonly household!: HouseholdCardType;

  @Field(() => Int, { description: 'Points of each child added up.' })
  readonly points!: number;

  @Field(() => Int, { description: 'Pairs of one of them and a brother or sister who lives there already.' })
  readonly pairsWithPlaced!: number;

  @Field()
  readonly needsAuthority!: boolean;

  @Field(() => [SiblingInHomeType])
  readonly siblings!: readonly SiblingInHomeType[];
}

@ObjectType('SiblingSharing', {
  description: 'One way to share brothers and sisters out, with what it costs. No number of points buys a separation.',
})
export class SiblingSharingType {
  @Field(() => String, { nullable: true, description: 'The one constellation of all its homes, where there is one.' })
  readonly constellation!: string | null;

  @Field(() => [SiblingsInHomeType])
  readonly homes!: readonly SiblingsInHomeType[];

  @Field(() => [SiblingOfGroupType], { description: 'Those for whom no home is left.' })
  readonly withoutHome!: readonly SiblingOfGroupType[];

  @Field(() => Int, {
    description:
      'Pairs of brothers and sisters who would not live in one home, those with one who is placed already among them.',
  })
  readonly separatedPairs!: number;

  @Field(() => Int, { description: 'Points of each child added up.' })
  readonly points!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Miles between the two homes furthest apart; null where a place is not recorded.',
  })
  readonly milesApart!: number | null;
}

@ObjectType('SiblingGroupSearch', {
  description:
    'Homes for brothers and sisters who wait at once: all together, in one constellation, and the best splits.',
})
export class SiblingGroupSearchType {
  @Field(() => ID, { description: 'The record under which this answer is kept: `searchRecord` shows it again.' })
  readonly recordId!: string;

  @Field(() => [SiblingOfGroupType])
  readonly siblings!: readonly SiblingOfGroupType[];

  @Field(() => Int, {
    description:
      'Pairs of one who waits and a brother or sister who lives in a home already; those that stay apart count.',
  })
  readonly pairsWithPlaced!: number;

  @Field(() => DateScalar)
  readonly judgedOn!: LocalDate;

  @Field(() => Int)
  readonly policyVersion!: number;

  @Field(() => [SiblingsInHomeType], { description: 'Homes that may take all of them, best first; five at most.' })
  readonly allTogether!: readonly SiblingsInHomeType[];

  @Field(() => [SiblingSharingType], { description: 'The best way within each constellation; five at most.' })
  readonly withinOneConstellation!: readonly SiblingSharingType[];

  @Field(() => [SiblingSharingType], { description: 'The best ways to share them out among homes; five at most.' })
  readonly splits!: readonly SiblingSharingType[];

  @Field(() => [RuleCountType], {
    description: 'Where no home takes them all: the rules that stand in the way, and of how many homes.',
  })
  readonly whyNotTogether!: readonly RuleCountType[];
}

@ObjectType('NoSiblingGroupProblem', { implements: () => ProblemType })
export class NoSiblingGroupProblem extends ProblemType {
  constructor(code: string, message: string) {
    super(code, message);
  }
}

export const SiblingGroupSearchAnswer = answerType('SiblingGroupSearchAnswer', SiblingGroupSearchType, [
  RequestNotFoundProblem,
  NoSiblingGroupProblem,
]);
