import { Args, Query, Resolver } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { AreaType } from './area.type.js';

@Resolver()
export class AreasResolver {
  @Query(() => [AreaType], {
    description: 'Areas as they are on a day (today unless stated): those asked for, or all.',
  })
  @RequiresPermission('area-read')
  areas(
    @Args('codes', { type: () => [String], nullable: true }) _codes?: string[] | null,
    @Args('on', { type: () => DateScalar, nullable: true }) _on?: LocalDate | null,
  ): AreaType[] {
    throw new Error('Not connected yet');
  }
}
