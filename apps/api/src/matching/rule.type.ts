import { Field, ID, ObjectType } from '@nestjs/graphql';

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

  @Field({ description: 'What a point of it stands for.' })
  readonly unit!: string;
}
