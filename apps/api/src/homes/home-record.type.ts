import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType } from '../graphql/problem.type.js';
import { InvalidInputProblem } from '../requests/placement-request.type.js';
import { HomeType, HouseholdNotFoundProblem } from './home.type.js';

@InputType('BedroomInput')
export class BedroomInput {
  @Field()
  readonly name!: string;

  @Field(() => Int)
  readonly beds!: number;
}

@InputType('ExemptionInput', { description: 'More than three children who are not all siblings, in writing.' })
export class ExemptionInput {
  @Field(() => ID, { description: 'The code of the authority in whose area the home is.' })
  readonly authority!: string;

  @Field(() => [String], { description: 'The children it names, each as AUTHORITY/CODE.' })
  readonly children!: readonly string[];

  @Field(() => DateScalar)
  readonly firstDay!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'Left out while no end is known.' })
  readonly lastDay?: LocalDate | null;
}

@InputType('SharingAgreementInput', { description: 'An authority agreed that these children share a bedroom.' })
export class SharingAgreementInput {
  @Field(() => ID, { description: 'The code of the authority that agreed.' })
  readonly authority!: string;

  @Field(() => [String], { description: 'The children, each as AUTHORITY/CODE.' })
  readonly children!: readonly string[];

  @Field(() => DateScalar)
  readonly agreedOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the recorded assessment.' })
  readonly assessedOn?: LocalDate | null;
}

@InputType('RecordedForHomeInput', {
  description: 'One of a list that a home tells, and what the list said of it, so that a list that changed is noticed.',
})
export class RecordedForHomeInput {
  @Field(() => Int, { description: 'Counts from 0.' })
  readonly position!: number;

  @Field(() => ID)
  readonly authority!: string;

  @Field(() => DateScalar, { description: 'The first day of an exemption, or the day of an agreement.' })
  readonly on!: LocalDate;
}

export const RecordHomeAnswer = answerType('RecordHomeAnswer', HomeType, [
  HouseholdNotFoundProblem,
  InvalidInputProblem,
]);
