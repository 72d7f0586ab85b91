import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { AuthorityType } from '../geography/authority.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

@ObjectType('LookedAfterPart', {
  description: 'The same figures for those for whom one authority is responsible under the areas asked for.',
})
export class LookedAfterPartType {
  @Field(() => String, { nullable: true, description: 'Null where nobody can say which successor holds their homes.' })
  readonly authorityCode!: string | null;

  @Field(() => String, { nullable: true, description: 'As it is called on the day of those areas.' })
  readonly authorityName!: string | null;

  @Field(() => Int)
  readonly lookedAfter!: number;

  @Field(() => Int)
  readonly inAreaWithin20!: number;

  @Field(() => Int)
  readonly inAreaOver20!: number;

  @Field(() => Int)
  readonly inAreaUnknown!: number;

  @Field(() => Int)
  readonly outOfAreaWithin20!: number;

  @Field(() => Int)
  readonly outOfAreaOver20!: number;

  @Field(() => Int)
  readonly outOfAreaUnknown!: number;

  @Field(() => Int)
  readonly locationUnknown!: number;

  @Field(() => Int)
  readonly shortBreaksLeftOut!: number;
}

@ObjectType('LookedAfterByDistance', {
  description: 'Children looked after on a day, by whether they live in the area and how far from home (I1 to I3).',
})
export class LookedAfterByDistanceType {
  @Field(() => AuthorityType)
  readonly authority!: AuthorityType;

  @Field(() => DateScalar)
  readonly on!: LocalDate;

  @Field(() => DateScalar, { description: 'The day whose areas are taken; `on` unless another was asked for.' })
  readonly areasOn!: LocalDate;

  @Field(() => [LookedAfterPartType], { description: 'One for each authority responsible under those areas.' })
  readonly parts!: readonly LookedAfterPartType[];

  @Field(() => [DateScalar], { description: "The days on which this authority's area changed or will change." })
  readonly daysOfAreaChange!: readonly LocalDate[];

  @Field(() => Int)
  readonly lookedAfter!: number;

  @Field(() => Int)
  readonly inAreaWithin20!: number;

  @Field(() => Int)
  readonly inAreaOver20!: number;

  @Field(() => Int)
  readonly inAreaUnknown!: number;

  @Field(() => Int)
  readonly outOfAreaWithin20!: number;

  @Field(() => Int)
  readonly outOfAreaOver20!: number;

  @Field(() => Int)
  readonly outOfAreaUnknown!: number;

  @Field(() => Int)
  readonly locationUnknown!: number;

  @Field(() => Int)
  readonly shortBreaksLeftOut!: number;
}

@ObjectType('AuthorityNotFoundProblem', { implements: () => ProblemType })
export class AuthorityNotFoundProblem extends ProblemType {
  constructor(code: string) {
    super('authority-not-found', `There are no figures for ${code} that you may read.`, 'authority');
  }
}

export const LookedAfterByDistanceAnswer = answerType('LookedAfterByDistanceAnswer', LookedAfterByDistanceType, [
  AuthorityNotFoundProblem,
]);
