import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SectorCentreType } from '../geography/sector-centre.type.js';
import { HouseholdCardType } from './ranked-household.type.js';

@Resolver(() => HouseholdCardType)
export class HouseholdCardResolver {
  @ResolveField(() => SectorCentreType, {
    nullable: true,
    description: 'Where it is, no finer than a postcode sector.',
  })
  area(@Parent() _home: HouseholdCardType): SectorCentreType | null {
    throw new Error('Not connected yet');
  }
}
