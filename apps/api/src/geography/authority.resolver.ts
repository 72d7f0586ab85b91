import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type OperationContext } from '../access/operation-context.js';
import { AuthorityNames } from './authority-names.loader.js';
import { AuthorityType } from './authority.type.js';

@Resolver(() => AuthorityType)
export class AuthorityResolver {
  constructor(private readonly names: AuthorityNames) {}

  @ResolveField(() => String, { description: 'Its name today; its code where it has none.' })
  async name(@Parent() { code }: AuthorityType, @Context() context: OperationContext): Promise<string> {
    const nameOf = await this.names.for(context);
    return nameOf(code) ?? code;
  }
}
