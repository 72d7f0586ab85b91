import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AuthorityType } from '../geography/authority.type.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';

@ObjectType('Persona', { description: 'A fictional person of the demonstration, to sign in as.' })
export class PersonaType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field(() => ID)
  readonly role!: string;

  @Field()
  readonly roleName!: string;

  @Field()
  readonly summary!: string;
}

@ObjectType('Me', { description: 'Who is signed in, and what they may do.' })
export class MeType {
  @Field()
  readonly name!: string;

  @Field(() => ID)
  readonly role!: string;

  @Field()
  readonly roleName!: string;

  @Field(() => AuthorityType)
  readonly authority!: AuthorityType;

  @Field(() => [String])
  readonly permissions!: readonly string[];
}

@ObjectType('SignedIn')
export class SignedInType {
  @Field({ description: 'To be sent as "Authorization: Bearer ...".' })
  readonly token!: string;

  @Field(() => DateTimeScalar)
  readonly expiresAt!: Date;

  @Field(() => MeType)
  readonly me!: MeType;
}
