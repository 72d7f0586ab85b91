import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type MatchRunView, ReadMatchRun, RequestMatchRun } from '#matching';
import { ReadRequests } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import { RequestNotFoundProblem, RequestNotOpenProblem } from '../requests/placement-request.type.js';
import { olderThanAnyPlacementProblem } from './older-than-any-placement.js';
import { matchRunShape } from './match-run.shape.js';
import {
  MatchRunAnswer,
  MatchRunType,
  RequestMatchRunAnswer,
  RuleCountType,
  RunNotFoundProblem,
} from './match-run.type.js';
import { RankedHouseholdConnection, type RankedStanding, standings } from './ranked-household.type.js';
import { rankedHouseholdShape } from './ranked-household.shape.js';
import { ruleById } from './rule.shape.js';

@Resolver(() => MatchRunType)
export class MatchRunsResolver {
  constructor(
    private readonly runs: ReadMatchRun,
    private readonly requests: ReadRequests,
    private readonly requestRun: RequestMatchRun,
  ) {}

  @Query(() => MatchRunAnswer)
  @RequiresPermission('match-read')
  async matchRun(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MatchRunAnswer> {
    const run = await this.runs.byId(id);
    if (run.ok && run.value.responsibleAuthority === callerOf(context).authorityCode) {
      return this.shown(run.value, context, info);
    }
    notFoundFor(context, info, 'match-run', id);
    return new RunNotFoundProblem();
  }

  @Mutation(() => RequestMatchRunAnswer, {
    description: 'Asks for every home to be ranked. Asking again while a ranking is open returns that one.',
  })
  @RequiresPermission('match-request')
  async requestMatchRun(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RequestMatchRunAnswer> {
    const { authorityCode, name } = callerOf(context);
    const request = await this.requests.byId(requestId, authorityCode);
    if (!request.ok) {
      notFoundFor(context, info, 'request', requestId);
      return new RequestNotFoundProblem();
    }
    const run = await this.requestRun.request({ requestId, requestedBy: name });
    if (run.ok) return this.shown(run.value, context, info);
    switch (run.problem.kind) {
      case 'request-not-found':
        return new RequestNotFoundProblem();
      case 'request-not-open':
        return new RequestNotOpenProblem();
      case 'older-than-any-placement':
        return olderThanAnyPlacementProblem(run.problem);
      case 'policy-not-found':
        throw new Error(`The policy in use is not kept: version ${run.problem.version}`);
    }
  }

  @ResolveField(() => RankedHouseholdConnection, { description: 'Best first. Empty until the run has finished.' })
  @RequiresPermission('match-read')
  async rankedHouseholds(
    @Parent() run: MatchRunType,
    @Args('standing', { type: () => standings }) standing: RankedStanding,
    @Args() { first, after }: PageArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RankedHouseholdConnection> {
    const asked = { standing, first: pageLength(first), after: after ?? null };
    const page = await this.runs.rankedHouseholds(run, asked);
    if (!page.ok) return refuseCursor();
    const ids = page.value.edges.map(({ node }) => node.household.householdId);
    showing(context, info, 'household', ids);
    return connectionFrom(page.value, (judged) => rankedHouseholdShape(judged, run.childId));
  }

  @ResolveField(() => [RuleCountType], {
    description: 'The homes left out, counted by the rules that stand in the way.',
  })
  @RequiresPermission('match-read')
  async excludedByRule(@Parent() run: MatchRunType): Promise<RuleCountType[]> {
    const counts = await this.runs.excludedByRule(run.id);
    return counts.map(({ ruleId, households }) => ({ rule: ruleById(ruleId), households }));
  }

  private shown(run: MatchRunView, context: OperationContext, info: GraphQLResolveInfo): MatchRunType {
    showing(context, info, 'match-run', [run.id]);
    showing(context, info, 'request', [run.requestId]);
    showing(context, info, 'child', [run.childId]);
    return matchRunShape(run);
  }
}
