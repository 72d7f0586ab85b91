import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { AuthorityType } from '../geography/authority.type.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType } from '../graphql/problem.type.js';
import { HouseholdNotFoundProblem } from '../homes/home.type.js';
import { InvalidInputProblem, PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';

@ObjectType('ClearedHome')
export class ClearedHomeType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('WithdrawnClearance')
export class WithdrawnClearanceType {
  @Field()
  readonly by!: string;

  @Field(() => DateTimeScalar)
  readonly at!: string;

  @Field()
  readonly because!: string;
}

@ObjectType('Clearance', {
  description: 'What others consented to, approved or were told of, for one child and one home.',
})
export class ClearanceType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ClearedHomeType)
  readonly home!: ClearedHomeType;

  @Field({
    description:
      'consent-of-service, consent-of-authority, approval-outside-area, approval-key-stage-4 or notice-to-area.',
  })
  readonly kind!: string;

  @Field({ description: 'The kind, in words.' })
  readonly kindName!: string;

  @Field(() => AuthorityType, { nullable: true, description: 'The authority that consented or was told.' })
  readonly authority!: AuthorityType | null;

  @Field(() => String, { nullable: true, description: 'Who approved, in words; null but for an approval.' })
  readonly approverName!: string | null;

  @Field(() => [String], { description: 'What whoever approved a home outside the area was satisfied of, in words.' })
  readonly evidence!: readonly string[];

  @Field({ description: 'Who consented, approved or told them: name and role.' })
  readonly givenBy!: string;

  @Field(() => DateScalar)
  readonly givenOn!: LocalDate;

  @Field()
  readonly recordedBy!: string;

  @Field(() => DateTimeScalar)
  readonly recordedAt!: string;

  @Field(() => WithdrawnClearanceType, { nullable: true, description: 'Null while it holds.' })
  readonly withdrawn!: WithdrawnClearanceType | null;
}

@InputType('ClearanceInput')
export class ClearanceInput {
  @Field({ description: 'As Clearance names it.' })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: 'The code of the authority that consented or was told.' })
  readonly authority?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'nominated-officer or director-of-childrens-services, for an approval.',
  })
  readonly approver?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'For a home outside the area: wishes-and-feelings, care-plan, relatives-consulted, reviewing-officer-consulted, area-authority-consulted-with-care-plan.',
  })
  readonly evidence?: readonly string[] | null;

  @Field({ description: 'Who consented, approved or told them: name and role.' })
  readonly givenBy!: string;

  @Field(() => DateScalar)
  readonly givenOn!: LocalDate;
}

export const RecordClearanceAnswer = answerType('RecordClearanceAnswer', PlacementRequestType, [
  RequestNotFoundProblem,
  HouseholdNotFoundProblem,
  InvalidInputProblem,
]);
