import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type LocalDate } from '#kernel';
import { LookedAfterByDistance } from '#sufficiency';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { AuthorityNotFoundProblem, LookedAfterByDistanceAnswer } from './looked-after-by-distance.type.js';

@Resolver()
export class SufficiencyResolver {
  constructor(private readonly lookedAfter: LookedAfterByDistance) {}

  @Query(() => LookedAfterByDistanceAnswer, {
    description: "Of the caller's own authority: the counts are not suppressed, and small ones could tell of a child.",
  })
  @RequiresPermission('sufficiency-read')
  async lookedAfterByDistance(
    @Args('authority') authority: string,
    @Args('on', { type: () => DateScalar }) on: LocalDate,
    @Args('areasOn', {
      type: () => DateScalar,
      nullable: true,
      description: 'Tell in and out of the area as if the areas of this day had held.',
    })
    areasOn: LocalDate | null,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof LookedAfterByDistanceAnswer> {
    const mayRead = authority === callerOf(context).authorityCode;
    const question = { authorityCode: authority, on, areasOn: areasOn ?? on };
    const figures = mayRead ? await this.lookedAfter.underAreasOf(question) : null;
    if (!figures?.ok) {
      notFoundFor(context, info, 'authority', authority);
      return new AuthorityNotFoundProblem(authority);
    }
    showing(context, info, 'authority', [authority]);
    const { whole, parts, daysOfChange, areasOn: areas } = figures.value;
    return { ...whole, authority: { code: authority }, on, areasOn: areas, parts, daysOfAreaChange: daysOfChange };
  }
}
