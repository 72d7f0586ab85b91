import { SetMetadata } from '@nestjs/common';
import { type Permission } from './permission.js';

/** What an operation asks of its caller. */
export type OperationAccess = Permission | 'public';

export const operationAccess = 'nearhome:operation-access';

/** The operation is for callers who hold the permission. */
export const RequiresPermission = (permission: Permission): MethodDecorator => SetMetadata(operationAccess, permission);

/** The operation is for everybody, signed in or not. It must give away nothing about a person. */
export const PublicOperation = (): MethodDecorator => SetMetadata(operationAccess, 'public');
