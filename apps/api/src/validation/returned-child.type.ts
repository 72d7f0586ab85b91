import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { AuthorityType } from '../geography/authority.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

@ObjectType('ReturnCode', { description: 'A code of the statutory return, and what it means.' })
export class ReturnCodeType {
  @Field(() => ID)
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'Null for a code that no year of the return has had.' })
  readonly meaning!: string | null;
}

@ObjectType('ReturnedEpisode', { description: 'An episode by the latest return that mentions it.' })
export class ReturnedEpisodeType {
  @Field(() => DateScalar)
  readonly startedOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'Null while it is open.' })
  readonly endedOn!: LocalDate | null;

  @Field({ description: 'A later return no longer mentions it: it is taken as ended.' })
  readonly closedAsStale!: boolean;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly reasonNewEpisode!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly legalStatus!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly need!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly placementType!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly providerType!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly reasonEnded!: ReturnCodeType | null;

  @Field(() => ReturnCodeType, { nullable: true })
  readonly reasonPlaceChange!: ReturnCodeType | null;

  @Field(() => String, { nullable: true })
  readonly placementPostcode!: string | null;

  @Field(() => String, { nullable: true, description: 'The provider’s number.' })
  readonly urn!: string | null;

  @Field(() => AuthorityType, { nullable: true, description: 'The area of the placement; null when it is not known.' })
  readonly placementArea!: AuthorityType | null;

  @Field(() => Boolean, { nullable: true, description: 'In the own area; null when that is not known.' })
  readonly isInOwnArea!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Miles from home, in a straight line, to one decimal place.' })
  readonly milesFromHome!: number | null;

  @Field(() => DateScalar, { description: 'The 31 March on which the year of that return ends.' })
  readonly yearEndOn!: LocalDate;

  @Field(() => String, { nullable: true })
  readonly file!: string | null;

  @Field(() => Int, { nullable: true, description: 'As a spreadsheet numbers it: the header is row 1.' })
  readonly row!: number | null;
}

@ObjectType('ReturnedChild', { description: 'A child as statutory returns tell of them: files know only a code.' })
export class ReturnedChildType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'What the child is called, where a request has told it.' })
  readonly knownAs!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly bornOn!: LocalDate | null;

  @Field()
  readonly sex!: string;

  @Field(() => [ReturnedEpisodeType], { description: 'Latest first.' })
  readonly episodes!: readonly ReturnedEpisodeType[];
}

@ObjectType('ReturnedChildNotFoundProblem', { implements: () => ProblemType })
export class ReturnedChildNotFoundProblem extends ProblemType {
  constructor() {
    super('child-not-found', 'No return of your authority tells of a child with this code.', 'code');
  }
}

export const ReturnedChildAnswer = answerType('ReturnedChildAnswer', ReturnedChildType, [ReturnedChildNotFoundProblem]);
