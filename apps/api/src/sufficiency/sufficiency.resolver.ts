import { Args, Query, Resolver } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { LookedAfterByDistanceAnswer } from './looked-after-by-distance.type.js';

@Resolver()
export class SufficiencyResolver {
  @Query(() => LookedAfterByDistanceAnswer)
  @RequiresPermission('sufficiency-read')
  lookedAfterByDistance(
    @Args('authority') _authority: string,
    @Args('on', { type: () => DateScalar }) _on: LocalDate,
  ): typeof LookedAfterByDistanceAnswer {
    throw new Error('Not connected yet');
  }
}
