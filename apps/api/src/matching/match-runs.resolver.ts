import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { PageArgs } from '../graphql/page.args.js';
import { MatchRunAnswer, MatchRunType, RequestMatchRunAnswer, RuleCountType } from './match-run.type.js';
import { RankedHouseholdConnection, type RankedStanding, standings } from './ranked-household.type.js';

@Resolver(() => MatchRunType)
export class MatchRunsResolver {
  @Query(() => MatchRunAnswer)
  @RequiresPermission('match-read')
  matchRun(@Args('id', { type: () => ID }) _id: string): typeof MatchRunAnswer {
    throw new Error('Not connected yet');
  }

  @Mutation(() => RequestMatchRunAnswer, {
    description: 'Asks for every home to be ranked. Asking again while a ranking is open returns that one.',
  })
  @RequiresPermission('match-request')
  requestMatchRun(@Args('requestId', { type: () => ID }) _requestId: string): typeof RequestMatchRunAnswer {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => RankedHouseholdConnection, { description: 'Best first. Empty until the run has finished.' })
  @RequiresPermission('match-read')
  rankedHouseholds(
    @Parent() _run: MatchRunType,
    @Args('standing', { type: () => standings }) _standing: RankedStanding,
    @Args() _page: PageArgs,
  ): RankedHouseholdConnection {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => [RuleCountType], { description: 'The homes left out, counted by the rule that leaves them out.' })
  @RequiresPermission('match-read')
  excludedByRule(@Parent() _run: MatchRunType): RuleCountType[] {
    throw new Error('Not connected yet');
  }
}
