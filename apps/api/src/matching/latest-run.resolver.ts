import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { PlacementRequestType } from '../requests/placement-request.type.js';
import { MatchRunType } from './match-run.type.js';

@Resolver(() => PlacementRequestType)
export class LatestRunResolver {
  @ResolveField(() => MatchRunType, { nullable: true, description: 'The ranking asked for last.' })
  @RequiresPermission('match-read')
  latestRun(@Parent() _request: PlacementRequestType): MatchRunType | null {
    return null;
  }
}
