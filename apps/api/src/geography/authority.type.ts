import { Field, ID, ObjectType } from '@nestjs/graphql';

/** A children's services authority. Its name is looked up for the day, many at a time. */
@ObjectType('Authority')
export class AuthorityType {
  @Field(() => ID)
  readonly code!: string;
}
