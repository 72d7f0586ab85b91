import { Args, Context, ID, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { addDays } from '#kernel';
import { Clock } from '#platform';
import { ReadRequests, RecordRequestFacts } from '#register';
import { type WrittenRequestFacts } from '#register/core';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { factsInWords } from './facts-in-words.js';
import { placementRequestShape } from './placement-request.shape.js';
import { InvalidInputProblem, PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';
import { problemOfFacts } from './request-fact-problems.js';
import { RequestFactsOfList } from './request-facts.loader.js';
import {
  BeforePlacingType,
  CourtOrderType,
  PlaceToAvoidType,
  RecordRequestFactsAnswer,
  RequestFactsInput,
  RequestFactsType,
} from './request-facts.type.js';
import { statedFacts } from './stated-facts.js';

@Resolver(() => PlacementRequestType)
export class RequestFactsResolver {
  constructor(
    private readonly facts: RequestFactsOfList,
    private readonly recording: RecordRequestFacts,
    private readonly requests: ReadRequests,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => RequestFactsType, {
    name: 'facts',
    description: 'What more is known, for rules and people. Nothing of it is needed to look for homes.',
  })
  @RequiresPermission('request-read')
  async factsOf(
    @Parent() request: PlacementRequestType,
    @Context() context: OperationContext,
  ): Promise<RequestFactsType> {
    const facts = await this.facts.ofRequest(context, request.id);
    return {
      inWords: factsInWords(facts),
      courtOrders: facts.courtOrders.map(({ valid, ...order }) => ({
        ...order,
        from: valid.from,
        lastDay: valid.until === null ? null : addDays(valid.until, -1),
      })),
      placesToAvoid: facts.placesToAvoid,
      before: facts,
    };
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Changes what more is known of a request and its child: what is given takes the place of what was.',
  })
  @RequiresPermission('request-open')
  changeRequestFacts(
    @Args('id', { type: () => ID }) id: string,
    @Args('facts') facts: RequestFactsInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    return this.record(id, statedFacts(facts), context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Records the court orders of the child of a request, in the place of those there were.',
  })
  @RequiresPermission('court-order-record')
  recordCourtOrders(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('courtOrders', { type: () => [CourtOrderType] }) courtOrders: CourtOrderType[],
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    return this.record(requestId, statedFacts({ courtOrders }), context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Records the places the child of a request is kept away from, in the place of those there were.',
  })
  @RequiresPermission('court-order-record')
  recordPlacesToAvoid(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('placesToAvoid', { type: () => [PlaceToAvoidType] }) placesToAvoid: PlaceToAvoidType[],
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    return this.record(requestId, statedFacts({ placesToAvoid }), context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Records what has to be done before the child moves in, or soon after: the day each was done.',
  })
  @RequiresPermission('placement-record')
  recordBeforePlacing(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('before') before: BeforePlacingType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    return this.record(requestId, statedFacts({ before }), context, info);
  }

  @Mutation(() => RecordRequestFactsAnswer, {
    description: 'Changes what the child needs of carers: these needs take the place of those recorded.',
  })
  @RequiresPermission('request-open')
  async changeRequestNeeds(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('needs', { type: () => [String], description: 'Ids of needs of requestChoices.' }) needs: string[],
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const { authorityCode } = callerOf(context);
    const changed = await this.recording.changeNeeds({ requestId, authorityCode, needs });
    if (!changed.ok && changed.problem.kind === 'need-not-known') {
      const { need, field } = changed.problem;
      return new InvalidInputProblem(`"${need}" is not in the list of needs. Choose needs of the list.`, field);
    }
    return this.recorded(requestId, changed.ok, context, info);
  }

  private async record(
    requestId: string,
    stated: Partial<WrittenRequestFacts>,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    const { authorityCode } = callerOf(context);
    const recorded = await this.recording.record({ requestId, authorityCode, stated, today: this.clock.today() });
    if (!recorded.ok && recorded.problem.kind !== 'request-not-found') return problemOfFacts(recorded.problem);
    return this.recorded(requestId, recorded.ok, context, info);
  }

  private async recorded(
    requestId: string,
    isThere: boolean,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordRequestFactsAnswer> {
    if (!isThere) {
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
