import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type OperationContext } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { findingShape } from './finding.shape.js';
import { householdCardShape } from './ranked-household.shape.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { authorityNeeded } from './reason-sentences.js';
import { FindingType, HouseholdCardType, RankedHouseholdType } from './ranked-household.type.js';

@Resolver(() => RankedHouseholdType)
export class RankedHouseholdResolver {
  constructor(private readonly names: ReasonNamesReader) {}

  @ResolveField(() => HouseholdCardType)
  @RequiresPermission('household-read')
  household(@Parent() { judged }: RankedHouseholdType): HouseholdCardType {
    return householdCardShape(judged.household);
  }

  @ResolveField(() => [FindingType], { description: 'In the order of the rule register.' })
  async findings(
    @Parent() { judged, childId }: RankedHouseholdType,
    @Context() context: OperationContext,
  ): Promise<FindingType[]> {
    const names = await this.names.forChild(context, childId);
    return judged.findings.map((finding) => findingShape(finding, names));
  }

  @ResolveField(() => [String], { description: 'Whose authority the placement needs, as people say it.' })
  async authorityNeeded(
    @Parent() { judged, childId }: RankedHouseholdType,
    @Context() context: OperationContext,
  ): Promise<string[]> {
    return authorityNeeded(judged.findings, await this.names.forChild(context, childId));
  }
}
