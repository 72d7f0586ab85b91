import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type OperationAccess, operationAccess } from './operation-permission.js';

/** A class that the guard stands before: one made by a factory is passed by. */
type Guarded = abstract new (...given: never[]) => object;

/**
 * Refuses to start while any query, mutation or route says neither which permission it needs nor that it is public.
 * Only classes given to Nest as classes count: Nest does not guard resolvers that a factory makes.
 */
@Injectable()
export class OperationPermissionsCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly schemaHost: GraphQLSchemaHost,
  ) {}

  onApplicationBootstrap(): void {
    const bare = [...this.bareFields(), ...this.bareRoutes()];
    if (bare.length === 0) return;
    throw new Error(
      `${bare.join(', ')}: name a permission with @RequiresPermission or say @PublicOperation, on a class that Nest makes.`,
    );
  }

  private bareFields(): readonly string[] {
    const { schema } = this.schemaHost;
    const named = this.namedFields();
    return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
      Object.keys(root?.getFields() ?? {})
        .map((field) => `${root?.name ?? ''}.${field}`)
        .filter((field) => !named.has(field)),
    );
  }

  private namedFields(): ReadonlySet<string> {
    const named = this.guardedClasses(this.discovery.getProviders()).flatMap((guarded) =>
      this.methodsOf(guarded)
        .filter((method) => this.accessOf(method) !== undefined)
        .map((method) => {
          const root = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
          const field = Reflect.getMetadata('graphql:resolver_name', method) as string | undefined;
          return `${root ?? ''}.${field ?? method.name}`;
        }),
    );
    return new Set(named);
  }

  private bareRoutes(): readonly string[] {
    return this.guardedClasses(this.discovery.getControllers()).flatMap((controller) =>
      this.methodsOf(controller)
        .filter((method) => Reflect.hasMetadata('path', method) && this.accessOf(method) === undefined)
        .map((method) => `${controller.name}.${method.name}`),
    );
  }

  private guardedClasses(wrappers: ReturnType<DiscoveryService['getProviders']>): readonly Guarded[] {
    return wrappers.flatMap(({ metatype, inject, instance }) => {
      const isMadeByNest = typeof metatype === 'function' && !inject && instance instanceof metatype;
      return isMadeByNest ? [metatype as unknown as Guarded] : [];
    });
  }

  private methodsOf(guarded: Guarded): readonly (() => unknown)[] {
    const prototype = guarded.prototype as Record<string, () => unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => prototype[name] ?? []);
  }

  private accessOf(method: () => unknown): OperationAccess | undefined {
    return this.reflector.get<OperationAccess | undefined>(operationAccess, method);
  }
}
