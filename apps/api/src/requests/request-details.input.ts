import { Field, InputType } from '@nestjs/graphql';
import {
  RequestAvailabilityType,
  RequestCircumstancesType,
  RequestRecommendationType,
  RequestRequirementsType,
  RequestRisksType,
} from './placement-record.type.js';

@InputType({
  description:
    'Each section given takes the place of what was recorded in it, also by what it leaves out; a section left out stays.',
})
export class RequestDetailsInput {
  @Field(() => RequestAvailabilityType, { nullable: true })
  readonly availability?: RequestAvailabilityType | null;

  @Field(() => RequestRequirementsType, { nullable: true })
  readonly requirements?: RequestRequirementsType | null;

  @Field(() => RequestRecommendationType, { nullable: true })
  readonly recommendation?: RequestRecommendationType | null;

  @Field(() => RequestRisksType, { nullable: true })
  readonly risks?: RequestRisksType | null;

  @Field(() => RequestCircumstancesType, { nullable: true })
  readonly circumstances?: RequestCircumstancesType | null;
}
