import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { DateScalar } from '../graphql/date.scalar.js';

@ObjectType('Rule', {
  description: 'A rule of the register: what it asks, where it comes from, and how sure of its words we are.',
})
export class RuleType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its row of the rule catalogue, as R-05; null for a weight of ours.',
  })
  readonly number!: string | null;

  @Field()
  readonly title!: string;

  @Field({ description: 'BLOCK, AUTHORISE, TIMED, DUTY or POLICY.' })
  readonly class!: string;

  @Field()
  readonly citation!: string;

  @Field({ description: 'read, analogue or recalled.' })
  readonly basis!: string;

  @Field({ description: 'hard: can keep a child out or ask for authority. soft: costs points.' })
  readonly level!: string;

  @Field(() => Int, { description: 'Counts up when the meaning of the rule changes.' })
  readonly version!: number;

  @Field(() => DateScalar, { description: 'The first day it is in force.' })
  readonly effectiveFrom!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it is no longer in force.' })
  readonly effectiveUntil!: LocalDate | null;

  @Field({ description: 'What a point of it stands for.' })
  readonly unit!: string;
}
