import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { connectionOf } from '../graphql/connection.type.js';
import { DateScalar } from '../graphql/date.scalar.js';

export const registrationStatuses = {
  OPEN: 'open',
  SUSPENDED: 'suspended',
  CLOSED: 'closed',
  PROPOSED: 'proposed',
} as const;
export type RegistrationStatus = (typeof registrationStatuses)[keyof typeof registrationStatuses];
registerEnumType(registrationStatuses, { name: 'RegistrationStatus' });

@ObjectType('Provider', { description: 'A registered provider, as the list that was loaded tells of it.' })
export class ProviderType {
  @Field({ description: '7 figures, or SC and 6 figures.' })
  readonly urn!: string;

  @Field()
  readonly name!: string;

  @Field({ description: 'The type in the words of the list.' })
  readonly kind!: string;

  @Field(() => Int, { nullable: true })
  readonly places!: number | null;

  @Field(() => registrationStatuses, { nullable: true })
  readonly status!: RegistrationStatus | null;

  @Field(() => DateScalar, { nullable: true })
  readonly closedOn!: LocalDate | null;

  @Field(() => String, { nullable: true })
  readonly authorityName!: string | null;

  @Field(() => String, { nullable: true })
  readonly ownerName!: string | null;

  @Field(() => String, { nullable: true })
  readonly judgement!: string | null;
}

@ObjectType('EpisodesOfPlacementType')
export class EpisodesOfPlacementType {
  @Field({ description: 'The placement code of the return, like K2.' })
  readonly code!: string;

  @Field(() => Int)
  readonly episodes!: number;
}

@ObjectType('PlacementsOfProvider', { description: 'Episodes of the returns with one provider.' })
export class PlacementsOfProviderType {
  @Field()
  readonly urn!: string;

  @Field(() => ProviderType, { nullable: true, description: 'Null when the list has no provider of this number.' })
  readonly provider!: ProviderType | null;

  @Field(() => Int)
  readonly episodes!: number;

  @Field(() => Int)
  readonly openEpisodes!: number;

  @Field(() => Int)
  readonly childrenNow!: number;

  @Field(() => [EpisodesOfPlacementType])
  readonly placementTypes!: readonly EpisodesOfPlacementType[];

  @Field(() => [EpisodesOfPlacementType], {
    description: 'Placement codes that a provider of this type cannot explain: the code or the number is wrong.',
  })
  readonly disagreements!: readonly EpisodesOfPlacementType[];
}

@ObjectType('PlacementsByProviderConnection')
export class PlacementsByProviderConnection extends connectionOf(PlacementsOfProviderType, 'PlacementsOfProvider') {
  @Field(() => Int, { description: 'How many providers the list has.' })
  readonly providersListed!: number;

  @Field(() => Int, { description: 'Numbers of the returns that the list does not have.' })
  readonly notListed!: number;

  @Field(() => Int, { description: 'Providers that are closed by the list and have children by the returns.' })
  readonly closedWithChildren!: number;
}
