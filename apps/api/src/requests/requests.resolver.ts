import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { SectorCentreType } from '../geography/sector-centre.type.js';
import { PageArgs } from '../graphql/page.args.js';
import { MatchRunType } from '../matching/match-run.type.js';
import { OpenPlacementRequestInput } from './open-placement-request.input.js';
import {
  ClosePlacementRequestAnswer,
  OpenPlacementRequestAnswer,
  PlacementRequestAnswer,
  PlacementRequestConnection,
  PlacementRequestType,
  type RequestStatus,
  requestStatuses,
} from './placement-request.type.js';

@Resolver(() => PlacementRequestType)
export class RequestsResolver {
  @Query(() => PlacementRequestConnection, { description: 'In order of the day needed by, then of reference.' })
  @RequiresPermission('request-read')
  placementRequests(
    @Args() _page: PageArgs,
    @Args('status', { type: () => requestStatuses, nullable: true, defaultValue: 'open' })
    _status: RequestStatus | null,
  ): PlacementRequestConnection {
    throw new Error('Not connected yet');
  }

  @Query(() => PlacementRequestAnswer)
  @RequiresPermission('request-read')
  placementRequest(@Args('id', { type: () => ID }) _id: string): typeof PlacementRequestAnswer {
    throw new Error('Not connected yet');
  }

  @Mutation(() => OpenPlacementRequestAnswer)
  @RequiresPermission('request-open')
  openPlacementRequest(@Args('input') _input: OpenPlacementRequestInput): typeof OpenPlacementRequestAnswer {
    throw new Error('Not connected yet');
  }

  @Mutation(() => ClosePlacementRequestAnswer)
  @RequiresPermission('request-close')
  closePlacementRequest(
    @Args('id', { type: () => ID }) _id: string,
    @Args('reason') _reason: string,
  ): typeof ClosePlacementRequestAnswer {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => SectorCentreType, {
    nullable: true,
    description: 'Where home is, no finer than a postcode sector.',
  })
  homeArea(@Parent() _request: PlacementRequestType): SectorCentreType | null {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => SectorCentreType, { nullable: true })
  schoolArea(@Parent() _request: PlacementRequestType): SectorCentreType | null {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => MatchRunType, { nullable: true, description: 'The ranking asked for last.' })
  @RequiresPermission('match-read')
  latestRun(@Parent() _request: PlacementRequestType): MatchRunType | null {
    throw new Error('Not connected yet');
  }
}
