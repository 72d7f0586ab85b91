import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ReadProviders } from '#register';
import { callerOf, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import { PlacementsByProviderConnection } from './placements-by-provider.type.js';

@Resolver()
export class PlacementsByProviderResolver {
  constructor(private readonly providers: ReadProviders) {}

  @Query(() => PlacementsByProviderConnection, {
    description: "Of the caller's own authority: what its returns say of providers, most children now first.",
  })
  @RequiresPermission('episode-read')
  async placementsByProvider(
    @Args() { first, after }: PageArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlacementsByProviderConnection> {
    const { authorityCode } = callerOf(context);
    const page = await this.providers.page({ authorityCode, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    showing(context, info, 'authority', [authorityCode]);
    const { providersListed, notListed, closedWithChildren } = page.value;
    return { ...connectionFrom(page.value, (node) => node), providersListed, notListed, closedWithChildren };
  }
}
