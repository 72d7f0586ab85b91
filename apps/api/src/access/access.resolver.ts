import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Clock, SettingsPort } from '#platform';
import { signAccessToken } from './access-token.js';
import { type Caller } from './caller.js';
import { callerOf, type OperationContext, showing } from './operation-context.js';
import { PublicOperation, RequiresPermission } from './operation-permission.js';
import { permissionsOf, roles } from './permission.js';
import { MeType, PersonaType, SignedInType } from './person.type.js';
import { personaById, personas } from './persona.js';

const hoursSignedIn = 12;

const meShape = ({ name, role, authorityCode }: Caller): MeType => ({
  name,
  role,
  roleName: roles[role].name,
  authority: { code: authorityCode },
  permissions: permissionsOf(role),
});

@Resolver()
export class AccessResolver {
  constructor(
    private readonly settings: SettingsPort,
    private readonly clock: Clock,
  ) {}

  @Query(() => [PersonaType], { description: 'The fictional people of the demonstration; none outside it.' })
  @PublicOperation()
  personas(): PersonaType[] {
    if (!this.settings.demonstration) return [];
    return personas.map(({ id, name, role, summary }) => ({ id, name, role, roleName: roles[role].name, summary }));
  }

  @Query(() => MeType)
  @RequiresPermission('me-read')
  me(@Context() context: OperationContext): MeType {
    return meShape(callerOf(context));
  }

  @Mutation(() => SignedInType, { description: 'Signs in as a fictional person. Refused outside the demonstration.' })
  @PublicOperation()
  signInAsPersona(
    @Args('personaId', { type: () => ID }) personaId: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): SignedInType {
    const persona = this.settings.demonstration ? personaById(personaId) : undefined;
    if (!persona) {
      throw new GraphQLError('There is nobody like that to sign in as.', { extensions: { code: 'BAD_USER_INPUT' } });
    }
    const { id, name, role, authorityCode } = persona;
    const caller = { id, name, role, authorityCode };
    const expiresAt = new Date(this.clock.now().getTime() + hoursSignedIn * 3_600_000);
    showing(context, info, 'persona', [id]);
    return { token: signAccessToken(caller, expiresAt, this.settings.secret), expiresAt, me: meShape(caller) };
  }
}
