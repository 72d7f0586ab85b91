import { type FastifyRequest } from 'fastify';
import { type GraphQLResolveInfo } from 'graphql';
import { type Result } from '#kernel';
import { type TokenRefused } from './access-token.js';
import { type Caller } from './caller.js';
import { type OperationTrace, type SubjectKind } from './operation-trace.js';

/** Everything that belongs to one request, made anew for each. */
export interface OperationContext {
  readonly req: FastifyRequest;
  /** Quoted in the audit trail, in the log and to the person when something goes wrong. */
  readonly reference: string;
  readonly caller: Result<Caller, TokenRefused>;
  readonly trace: OperationTrace;
}

/**
 * @returns the caller.
 * @throws Error when nobody is signed in: the guard lets nobody through to an operation that asks.
 */
export function callerOf({ caller }: OperationContext): Caller {
  if (!caller.ok) throw new Error(`A caller was needed and the token was ${caller.problem.kind}`);
  return caller.value;
}

/** @returns where in the answer a field stands, without places in lists: `placementRequests.edges.node.latestRun`. */
export function pathKeyOf({ path }: Pick<GraphQLResolveInfo, 'path'>): string {
  const keys: string[] = [];
  for (let step: typeof path | undefined = path; step; step = step.prev) {
    if (typeof step.key === 'string') keys.unshift(step.key);
  }
  return keys.join('.');
}

/** Notes, under the root field that `info` stands in, whose facts the answer shows. */
export function showing(
  { trace }: OperationContext,
  info: Pick<GraphQLResolveInfo, 'path'>,
  kind: SubjectKind,
  ids: readonly string[],
): void {
  trace.shows(pathKeyOf(info).split('.')[0] ?? '', kind, ids);
}

/** Notes that what was asked for by id was not given: it is not there, or it is not for this caller. */
export function notFoundFor(
  context: OperationContext,
  info: Pick<GraphQLResolveInfo, 'path'>,
  kind: SubjectKind,
  id: string,
): void {
  showing(context, info, kind, [id]);
  context.trace.refused(pathKeyOf(info).split('.')[0] ?? '');
}
