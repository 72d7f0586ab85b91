import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ClosePlacementRequest, OpenPlacementRequest } from '#decisions';
import { Clock } from '#platform';
import { type PlacementRequest, ReadRequests } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import { OpenPlacementRequestInput } from './open-placement-request.input.js';
import { placementRequestShape } from './placement-request.shape.js';
import {
  ClosePlacementRequestAnswer,
  OpenPlacementRequestAnswer,
  PlacementRequestAnswer,
  PlacementRequestConnection,
  PlacementRequestType,
  RequestNotFoundProblem,
  type RequestStatus,
  requestStatuses,
} from './placement-request.type.js';
import { draftOf } from './request-draft.js';
import { problemOfClosing, problemOfOpening } from './request-problems.js';

@Resolver()
export class RequestsResolver {
  constructor(
    private readonly requests: ReadRequests,
    private readonly openRequest: OpenPlacementRequest,
    private readonly closeRequest: ClosePlacementRequest,
    private readonly clock: Clock,
  ) {}

  @Query(() => PlacementRequestConnection, { description: 'In order of the day needed by, then of reference.' })
  @RequiresPermission('request-read')
  async placementRequests(
    @Args() { first, after }: PageArgs,
    @Args('status', { type: () => requestStatuses, nullable: true, defaultValue: 'open' }) status: RequestStatus | null,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlacementRequestConnection> {
    const { authorityCode } = callerOf(context);
    const page = await this.requests.page({ authorityCode, status, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    return connectionFrom(page.value, (request) => this.shown(request, context, info));
  }

  @Query(() => PlacementRequestAnswer)
  @RequiresPermission('request-read')
  placementRequest(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof PlacementRequestAnswer> {
    return this.requestOrProblem(id, context, info);
  }

  @Mutation(() => OpenPlacementRequestAnswer)
  @RequiresPermission('request-open')
  async openPlacementRequest(
    @Args('input') input: OpenPlacementRequestInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenPlacementRequestAnswer> {
    const { authorityCode, name } = callerOf(context);
    const opened = await this.openRequest.open(draftOf(input, authorityCode), name);
    if (!opened.ok) return problemOfOpening(opened.problem);
    return this.requestOrProblem(opened.value.id, context, info);
  }

  @Mutation(() => ClosePlacementRequestAnswer)
  @RequiresPermission('request-close')
  async closePlacementRequest(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClosePlacementRequestAnswer> {
    const { authorityCode, name } = callerOf(context);
    const closed = await this.closeRequest.close({ id, authorityCode, reason, byWhom: name });
    if (!closed.ok) return problemOfClosing(closed.problem);
    return this.requestOrProblem(id, context, info);
  }

  private async requestOrProblem(
    id: string,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<PlacementRequestType | RequestNotFoundProblem> {
    const request = await this.requests.byId(id, callerOf(context).authorityCode);
    if (request.ok) return this.shown(request.value, context, info);
    notFoundFor(context, info, 'request', id);
    return new RequestNotFoundProblem();
  }

  private shown(request: PlacementRequest, context: OperationContext, info: GraphQLResolveInfo): PlacementRequestType {
    showing(context, info, 'request', [request.id]);
    showing(context, info, 'child', [request.child.id]);
    return placementRequestShape(request, this.clock.today());
  }
}
