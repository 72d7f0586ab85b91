import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type OperationContext } from '../access/operation-context.js';
import { SectorCentreType } from '../geography/sector-centre.type.js';
import { SectorCentres } from '../geography/sector-centres.loader.js';
import { HouseholdCardType } from './ranked-household.type.js';

@Resolver(() => HouseholdCardType)
export class HouseholdCardResolver {
  constructor(private readonly centres: SectorCentres) {}

  @ResolveField(() => SectorCentreType, {
    nullable: true,
    description: 'Where it is, no finer than a postcode sector.',
  })
  async area(
    @Parent() { postcodeSector }: HouseholdCardType,
    @Context() context: OperationContext,
  ): Promise<SectorCentreType | null> {
    return postcodeSector === null ? null : this.centres.of(context, postcodeSector);
  }
}
