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
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof LookedAfterByDistanceAnswer> {
    const mayRead = authority === callerOf(context).authorityCode;
    const figures = mayRead ? await this.lookedAfter.on({ authorityCode: authority, on }) : null;
    if (!figures?.ok) {
      notFoundFor(context, info, 'authority', authority);
      return new AuthorityNotFoundProblem(authority);
    }
    showing(context, info, 'authority', [authority]);
    return { ...figures.value, authority: { code: authority }, on };
  }
}
