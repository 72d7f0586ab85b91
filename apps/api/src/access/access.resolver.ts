import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PublicOperation, RequiresPermission } from './operation-permission.js';
import { MeType, PersonaType, SignedInType } from './person.type.js';

@Resolver()
export class AccessResolver {
  @Query(() => [PersonaType], { description: 'The fictional people of the demonstration; none outside it.' })
  @PublicOperation()
  personas(): PersonaType[] {
    throw new Error('Not connected yet');
  }

  @Query(() => MeType)
  @RequiresPermission('me-read')
  me(): MeType {
    throw new Error('Not connected yet');
  }

  @Mutation(() => SignedInType, { description: 'Signs in as a fictional person. Refused outside the demonstration.' })
  @PublicOperation()
  signInAsPersona(@Args('personaId', { type: () => ID }) _personaId: string): SignedInType {
    throw new Error('Not connected yet');
  }
}
