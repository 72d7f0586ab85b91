import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { RuleType } from './rule.type.js';

@ObjectType('PolicyWeight', { description: 'Points that one unit of a rule costs.' })
export class PolicyWeightType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => Int, { description: 'The most that the rule can take from a home, of 100.' })
  readonly most!: number;

  @Field({ description: 'Why the starting policy weighs it as it does.' })
  readonly why!: string;
}

@ObjectType('PolicyLimit')
export class PolicyLimitType {
  @Field({ description: 'As it is sent: `nearHomeMiles`.' })
  readonly name!: string;

  @Field(() => Int)
  readonly value!: number;

  @Field({ description: 'What it limits, in words.' })
  readonly words!: string;

  @Field({ description: 'Why the starting policy sets it as it does.' })
  readonly why!: string;
}

@ObjectType('PolicyMode', { description: 'What a rule does that is policy and not law.' })
export class PolicyModeType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field({ description: 'block, warn or off.' })
  readonly mode!: string;
}

@ObjectType('Policy', { description: 'What the service weighs and how much. A version never changes.' })
export class PolicyType {
  @Field(() => Int)
  readonly version!: number;

  @Field()
  readonly name!: string;

  @Field()
  readonly isInUse!: boolean;

  @Field()
  readonly adoptedBy!: string;

  @Field(() => DateTimeScalar)
  readonly adoptedAt!: Date;

  @Field({ description: 'Why it was adopted; empty for the starting policy.' })
  readonly reason!: string;

  @Field(() => [PolicyWeightType])
  readonly weights!: readonly PolicyWeightType[];

  @Field(() => [PolicyLimitType])
  readonly limits!: readonly PolicyLimitType[];

  @Field(() => [PolicyModeType])
  readonly modes!: readonly PolicyModeType[];

  @Field(() => Int, { description: 'The most points that all of it can take from a home, of 100.' })
  readonly mostPointsLost!: number;
}

@InputType('PolicyFigureInput')
export class PolicyFigureInput {
  @Field({ description: 'A rule of a weight, or the name of a limit.' })
  readonly name!: string;

  @Field(() => Float, { description: 'A whole number.' })
  readonly value!: number;
}

@InputType('PolicyModeInput')
export class PolicyModeInput {
  @Field()
  readonly rule!: string;

  @Field({ description: 'block, warn or off.' })
  readonly mode!: string;
}

@InputType('PolicyDraftInput', { description: 'A policy in the making: what is not named stays as it is in use.' })
export class PolicyDraftInput {
  @Field()
  readonly name!: string;

  @Field(() => [PolicyFigureInput])
  readonly weights!: readonly PolicyFigureInput[];

  @Field(() => [PolicyFigureInput])
  readonly limits!: readonly PolicyFigureInput[];

  @Field(() => [PolicyModeInput])
  readonly modes!: readonly PolicyModeInput[];
}

@ObjectType('HomesThatStand', { description: 'A number by the policy in use, and by the draft.' })
export class HomesThatStandType {
  @Field(() => Int)
  readonly now!: number;

  @Field(() => Int)
  readonly then!: number;
}

@ObjectType('RuleThatMovesHomes', { description: 'How many homes a rule would newly let in, or keep out.' })
export class RuleThatMovesHomesType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => Int, { description: 'Homes that would newly be suitable.' })
  readonly comeIn!: number;

  @Field(() => Int, { description: 'Homes that would no longer be suitable.' })
  readonly fallOut!: number;
}

@ObjectType('ChangedSearch', {
  description: 'How one search would be answered otherwise. Names no child and no home.',
})
export class ChangedSearchType {
  @Field(() => ID)
  readonly requestId!: string;

  @Field()
  readonly requestReference!: string;

  @Field()
  readonly firstChanges!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The place now of the home that would come first; null where it is not suitable now, or none would be.',
  })
  readonly newFirstWas!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Where the home that is first now would come; null where it would not be suitable, or none is now.',
  })
  readonly firstWouldBe!: number | null;

  @Field(() => HomesThatStandType, { description: 'Homes that are eligible or need the authority of somebody.' })
  readonly suitable!: HomesThatStandType;

  @Field(() => [RuleThatMovesHomesType])
  readonly moves!: readonly RuleThatMovesHomesType[];
}

@ObjectType('StandingsPreviewed', { description: 'Homes by standing, of all searches together.' })
export class StandingsPreviewedType {
  @Field(() => HomesThatStandType)
  readonly eligible!: HomesThatStandType;

  @Field(() => HomesThatStandType)
  readonly needsAuthority!: HomesThatStandType;

  @Field(() => HomesThatStandType)
  readonly nearMisses!: HomesThatStandType;

  @Field(() => HomesThatStandType)
  readonly excluded!: HomesThatStandType;
}

@ObjectType('PolicyPreview', {
  description: 'What a draft would do to the last search of each request of the past year. Nothing is stored.',
})
export class PolicyPreviewType {
  @Field(() => Int)
  readonly basedOn!: number;

  @Field(() => Int)
  readonly runs!: number;

  @Field(() => Int)
  readonly homes!: number;

  @Field(() => Int, { description: 'Searches in which another home would come first.' })
  readonly bestHomeChanges!: number;

  @Field(() => Int)
  readonly firstFiveChange!: number;

  @Field(() => Int)
  readonly unchanged!: number;

  @Field(() => HomesThatStandType, { description: 'Searches without any suitable home.' })
  readonly withoutAHome!: HomesThatStandType;

  @Field(() => Int, { description: 'Homes that would newly be suitable in a search.' })
  readonly comeIn!: number;

  @Field(() => Int, { description: 'Homes that would no longer be suitable in a search.' })
  readonly fallOut!: number;

  @Field(() => [RuleThatMovesHomesType], { description: 'The rules that make the difference, most homes first.' })
  readonly moves!: readonly RuleThatMovesHomesType[];

  @Field(() => StandingsPreviewedType, { description: 'Of the searches that know every home.' })
  readonly standings!: StandingsPreviewedType;

  @Field(() => Int, { description: 'Searches kept by an older version, which know only the homes that they showed.' })
  readonly olderRuns!: number;

  @Field(() => [ChangedSearchType], { description: 'The greatest changes first; ten at most.' })
  readonly examples!: readonly ChangedSearchType[];

  @Field(() => Int)
  readonly milliseconds!: number;
}

@ObjectType('PolicyRefusedProblem', { implements: () => ProblemType })
export class PolicyRefusedProblem extends ProblemType {
  constructor(code: string, message: string, field: string | null = null) {
    super(code, message, field);
  }
}

export const PolicyPreviewAnswer = answerType('PolicyPreviewAnswer', PolicyPreviewType, [PolicyRefusedProblem]);
export const AdoptPolicyAnswer = answerType('AdoptPolicyAnswer', PolicyType, [PolicyRefusedProblem]);
