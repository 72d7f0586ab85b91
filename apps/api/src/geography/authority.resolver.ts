import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AuthorityType } from './authority.type.js';

@Resolver(() => AuthorityType)
export class AuthorityResolver {
  @ResolveField(() => String)
  name(@Parent() { code }: AuthorityType): string {
    return code;
  }
}
