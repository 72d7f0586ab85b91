import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type FastifyRequest } from 'fastify';
import { type GraphQLResolveInfo } from 'graphql';
import { CallerReader } from './caller-reader.service.js';
import { type OperationContext, pathKeyOf } from './operation-context.js';
import { type OperationAccess, operationAccess } from './operation-permission.js';
import { mayDo } from './permission.js';
import { notAllowed, notSignedIn, type RefusedAccess } from './refused-access.js';

/** The key of a route in its request's trace: a route is the only operation of its request. */
export const routeKey = 'route';

interface AskedOperation {
  readonly context: OperationContext;
  readonly key: string;
  readonly name: string;
}

/**
 * Lets an operation through for callers who hold the permission it names, and traces it either way. A field below a root
 * field may name a permission too; one that names none is covered by its root field's.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerReader,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<OperationAccess | undefined>(operationAccess, execution.getHandler());
    if (access === undefined) return true;

    const { context, key, name } = this.operationOf(execution);
    context.trace.begin(key, name, access);
    const refused = this.refusalOf(context, access);
    if (refused) {
      context.trace.refused(key);
      throw refused;
    }
    return true;
  }

  private refusalOf({ caller }: OperationContext, access: OperationAccess): RefusedAccess | null {
    if (access === 'public') return null;
    if (!caller.ok) return notSignedIn(caller.problem);
    return mayDo(caller.value.role, access) ? null : notAllowed(caller.value, access);
  }

  private operationOf(execution: ExecutionContext): AskedOperation {
    if (execution.getType<'graphql' | 'http'>() === 'graphql') {
      const field = GqlExecutionContext.create(execution);
      const info = field.getInfo<GraphQLResolveInfo>();
      return {
        context: field.getContext<OperationContext>(),
        key: pathKeyOf(info),
        name: `${info.parentType.name}.${info.fieldName}`,
      };
    }
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const name = `${request.method} ${request.routeOptions.url ?? ''}`;
    return { context: this.callers.contextOf(request), key: routeKey, name };
  }
}
