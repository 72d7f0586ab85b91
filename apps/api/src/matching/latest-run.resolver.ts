import { Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { PlacementRequestType } from '../requests/placement-request.type.js';
import { LatestRuns } from './latest-runs.loader.js';
import { matchRunShape } from './match-run.shape.js';
import { MatchRunType } from './match-run.type.js';

@Resolver(() => PlacementRequestType)
export class LatestRunResolver {
  constructor(private readonly latestRuns: LatestRuns) {}

  @ResolveField(() => MatchRunType, { nullable: true, description: 'The ranking asked for last.' })
  @RequiresPermission('match-read')
  async latestRun(
    @Parent() request: PlacementRequestType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MatchRunType | null> {
    const run = await this.latestRuns.ofRequest(context, request.id);
    if (run === null) return null;
    showing(context, info, 'match-run', [run.id]);
    return matchRunShape(run);
  }
}
