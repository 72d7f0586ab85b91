import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type LocalDate, type Result } from '#kernel';
import { Clock } from '#platform';
import { ReadRequests, RecordSafety, type RequestNotFound, type SafetyNotKept } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { placementRequestShape } from './placement-request.shape.js';
import { RequestNotFoundProblem } from './placement-request.type.js';
import { problemOfSafety } from './request-fact-problems.js';
import { CourtOrderType, PlaceToAvoidType, RecordRequestFactsAnswer } from './request-facts.type.js';
import { writtenOrder, writtenPlace } from './stated-facts.js';

/** Court orders and places a child is kept away from, one at a time. */
@Resolver()
export class SafetyResolver {
  constructor(
    private readonly recording: RecordSafety,
    private readonly requests: ReadRequests,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Records one more court order of the child of a request; the others stay.',
  })
  @RequiresPermission('court-order-record')
  async addCourtOrder(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('courtOrder') courtOrder: CourtOrderType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const added = await this.recording.addCourtOrder(this.asked(requestId, context), writtenOrder(courtOrder));
    return this.answer(requestId, added, context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description:
      'Records the last day of a court order, past or to come. The order is given as it is recorded; it stays.',
  })
  @RequiresPermission('court-order-record')
  async endCourtOrder(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('courtOrder') courtOrder: CourtOrderType,
    @Args('lastDay', { type: () => DateScalar }) lastDay: LocalDate,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const asked = this.asked(requestId, context);
    const ended = await this.recording.endCourtOrder(asked, writtenOrder(courtOrder), lastDay);
    return this.answer(requestId, ended, context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Records one more place the child of a request is kept away from; the others stay.',
  })
  @RequiresPermission('court-order-record')
  async addPlaceToAvoid(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('place') place: PlaceToAvoidType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const added = await this.recording.addPlaceToAvoid(this.asked(requestId, context), writtenPlace(place));
    return this.answer(requestId, added, context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'The child is no longer kept away from this place, given as it is recorded.',
  })
  @RequiresPermission('court-order-record')
  async removePlaceToAvoid(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('place') place: PlaceToAvoidType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const removed = await this.recording.removePlaceToAvoid(this.asked(requestId, context), writtenPlace(place));
    return this.answer(requestId, removed, context, info);
  }

  private asked(requestId: string, context: OperationContext) {
    return { requestId, authorityCode: callerOf(context).authorityCode, today: this.clock.today() };
  }

  private async answer(
    requestId: string,
    recorded: Result<{ readonly id: string }, SafetyNotKept | RequestNotFound>,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    if (!recorded.ok) {
      if (recorded.problem.kind !== 'request-not-found') return problemOfSafety(recorded.problem);
      notFoundFor(context, info, 'request', requestId);
      return new RequestNotFoundProblem();
    }
    const request = await this.requests.byId(requestId, callerOf(context).authorityCode);
    if (!request.ok) throw new Error(`A request just recorded is not there: ${requestId}`);
    showing(context, info, 'request', [request.value.id]);
    showing(context, info, 'child', [request.value.child.id]);
    return placementRequestShape(request.value, this.clock.today());
  }
}
