import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadAuthorities } from '#geography';
import { type LocalDate } from '#kernel';
import { Clock } from '#platform';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { AreaType } from './area.type.js';

@Resolver()
export class AreasResolver {
  constructor(
    private readonly authorities: ReadAuthorities,
    private readonly clock: Clock,
  ) {}

  @Query(() => [AreaType], {
    description: 'Areas as they are on a day (today unless stated): those asked for, or all.',
  })
  @RequiresPermission('area-read')
  async areas(
    @Args('codes', { type: () => [String], nullable: true }) codes?: string[] | null,
    @Args('on', { type: () => DateScalar, nullable: true }) on?: LocalDate | null,
  ): Promise<AreaType[]> {
    const boundaries = await this.authorities.boundaries(on ?? this.clock.today(), codes ?? null);
    return boundaries.map(({ code, name, rings }) => ({
      code,
      name,
      rings: rings.map((ring) => ring.map(({ easting, northing }) => [Math.round(easting), Math.round(northing)])),
    }));
  }
}
