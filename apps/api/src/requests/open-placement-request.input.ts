import { Field, InputType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type Sex, type Urgency } from '#register/core';
import { DateScalar } from '../graphql/date.scalar.js';
import { RequestDetailsInput } from './request-details.input.js';
import { RequestFactsInput } from './request-facts.type.js';
import { sexes, urgencies } from './placement-request.type.js';

@InputType()
export class OpenPlacementRequestInput {
  @Field({ description: "The child's code in the authority's own system." })
  readonly childCode!: string;

  @Field()
  readonly knownAs!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly bornOn?: LocalDate | null;

  @Field(() => sexes, { defaultValue: 'not-recorded' })
  readonly sex!: Sex;

  @Field(() => urgencies)
  readonly urgency!: Urgency;

  @Field(() => DateScalar)
  readonly neededBy!: LocalDate;

  @Field(() => DateScalar)
  readonly startsOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the placement, when one is expected.' })
  readonly expectedUntil?: LocalDate | null;

  @Field()
  readonly placementType!: string;

  @Field(() => String, { nullable: true })
  readonly homePostcode?: string | null;

  @Field(() => String, { nullable: true })
  readonly schoolName?: string | null;

  @Field(() => String, { nullable: true })
  readonly schoolPostcode?: string | null;

  @Field({ defaultValue: false })
  readonly schoolMustContinue!: boolean;

  @Field(() => [String], { defaultValue: [] })
  readonly needs!: readonly string[];

  @Field(() => [String], { defaultValue: [] })
  readonly languages!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly siblingGroup?: string | null;

  @Field({ defaultValue: false })
  readonly adoptionConsidered!: boolean;

  @Field({ defaultValue: '' })
  readonly summary!: string;

  @Field(() => RequestDetailsInput, { nullable: true, description: 'What more is known; nothing of it is needed.' })
  readonly details?: RequestDetailsInput | null;

  @Field(() => RequestFactsInput, { nullable: true, description: 'What more is known, for rules and people.' })
  readonly facts?: RequestFactsInput | null;
}
