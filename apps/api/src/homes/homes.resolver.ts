import { Args, Context, ID, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ReadConstellations } from '#constellations';
import { Clock } from '#platform';
import { ReadHouseholds } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { homeShape, isSeenBy } from './home.shape.js';
import { HomeAnswer, HomeType, HouseholdNotFoundProblem } from './home.type.js';

@Resolver(() => HomeType)
export class HomesResolver {
  constructor(
    private readonly households: ReadHouseholds,
    private readonly constellations: ReadConstellations,
    private readonly clock: Clock,
  ) {}

  @Query(() => HomeAnswer, {
    description: 'What is recorded of one home. A home that the own authority may not see is not found.',
  })
  @RequiresPermission('household-read')
  async home(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof HomeAnswer> {
    const { authorityCode } = callerOf(context);
    const today = this.clock.today();
    const found = await this.households.byId(id);
    if (!found.ok || !isSeenBy(authorityCode, found.value, today)) {
      notFoundFor(context, info, 'household', id.slice(0, 36));
      return new HouseholdNotFoundProblem();
    }
    showing(context, info, 'household', [found.value.id]);
    return homeShape(found.value, authorityCode, today);
  }

  @ResolveField(() => Int, {
    description:
      'Beds kept free today for sleepovers of a constellation: each uses a place. 0 for a home that is no hub.',
  })
  @RequiresPermission('household-read')
  async hubBeds(@Parent() { id }: HomeType): Promise<number> {
    return (await this.constellations.membershipOn([id], this.clock.today())).get(id)?.hubBeds ?? 0;
  }
}
