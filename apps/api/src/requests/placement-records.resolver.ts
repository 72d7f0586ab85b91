import { Args, Context, ID, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { Clock } from '#platform';
import { ReadRequests, type RecordedParts, RecordPlacement } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import {
  ActualPlacementType,
  PlacementRecordType,
  QualityAssuranceType,
  RecordPlacementAnswer,
} from './placement-record.type.js';
import { PlacementRecords } from './placement-records.loader.js';
import { placementRequestShape } from './placement-request.shape.js';
import { PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';
import { problemOfRecord } from './record-problems.js';
import { recordedAnswers } from './recorded-answers.js';
import { actualPlacementOf, detailsOf, qualityAssuranceOf } from './recorded-parts.js';
import { RequestDetailsInput } from './request-details.input.js';

@Resolver(() => PlacementRequestType)
export class PlacementRecordsResolver {
  constructor(
    private readonly records: PlacementRecords,
    private readonly requests: ReadRequests,
    private readonly recordPlacement: RecordPlacement,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => PlacementRecordType, {
    description:
      'What the open placements standard has of the request and its placement, and what is useful beyond it.',
  })
  @RequiresPermission('request-read')
  async record(
    @Parent() request: PlacementRequestType,
    @Context() context: OperationContext,
  ): Promise<PlacementRecordType> {
    const record = await this.records.ofRequest(context, request.id);
    const { details, ...rest } = record;
    return { ...details, ...rest, inWords: recordedAnswers(record) };
  }

  @Mutation(() => RecordPlacementAnswer, { description: 'Records what more is known of a request.' })
  @RequiresPermission('request-open')
  recordRequestDetails(
    @Args('id', { type: () => ID }) id: string,
    @Args('details') details: RequestDetailsInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPlacementAnswer> {
    return this.keep(id, detailsOf(details), context, info);
  }

  @Mutation(() => RecordPlacementAnswer, {
    description: 'Records the placement that was made, in the place of the one recorded before; null for none.',
  })
  @RequiresPermission('placement-record')
  recordActualPlacement(
    @Args('id', { type: () => ID }) id: string,
    @Args('placement', { type: () => ActualPlacementType, nullable: true }) placement: ActualPlacementType | null,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPlacementAnswer> {
    return this.keep(id, { actualPlacement: placement ? actualPlacementOf(placement) : null }, context, info);
  }

  @Mutation(() => RecordPlacementAnswer, { description: 'Records when each part was recorded, and by whom.' })
  @RequiresPermission('placement-record')
  recordQualityAssurance(
    @Args('id', { type: () => ID }) id: string,
    @Args('qualityAssurance') qualityAssurance: QualityAssuranceType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPlacementAnswer> {
    return this.keep(id, { qualityAssurance: qualityAssuranceOf(qualityAssurance) }, context, info);
  }

  private async keep(
    requestId: string,
    parts: RecordedParts,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordPlacementAnswer> {
    const { authorityCode, name: byWhom } = callerOf(context);
    const kept = await this.recordPlacement.record({ requestId, authorityCode, parts, byWhom });
    if (!kept.ok) {
      if (kept.problem.kind === 'record-not-valid') return problemOfRecord(kept.problem);
      notFoundFor(context, info, 'request', requestId);
      return new RequestNotFoundProblem();
    }
    const request = await this.requests.byId(requestId, authorityCode);
    if (!request.ok) throw new Error(`A request just recorded is not there: ${requestId}`);
    showing(context, info, 'request', [request.value.id]);
    showing(context, info, 'child', [request.value.child.id]);
    return placementRequestShape(request.value, this.clock.today());
  }
}
