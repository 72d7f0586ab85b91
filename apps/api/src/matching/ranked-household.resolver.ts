import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { FindingType, HouseholdCardType, RankedHouseholdType } from './ranked-household.type.js';

@Resolver(() => RankedHouseholdType)
export class RankedHouseholdResolver {
  @ResolveField(() => HouseholdCardType)
  @RequiresPermission('household-read')
  household(@Parent() _ranked: RankedHouseholdType): HouseholdCardType {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => [FindingType], { description: 'In the order of the rule register.' })
  findings(@Parent() _ranked: RankedHouseholdType): FindingType[] {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => [String], { description: 'Whose authority the placement needs, as people say it.' })
  authorityNeeded(@Parent() _ranked: RankedHouseholdType): string[] {
    throw new Error('Not connected yet');
  }
}
