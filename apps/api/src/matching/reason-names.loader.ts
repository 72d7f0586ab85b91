import { Injectable } from '@nestjs/common';
import { ReadChild } from '#register';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { AuthorityNames } from '../geography/authority-names.loader.js';
import { loaderPerRequest } from '../graphql/per-request.js';
import { type ReasonNames } from './reason-sentences.js';

/** The names that the sentences of a run use, read once for all of its homes. */
@Injectable()
export class ReasonNamesReader {
  private readonly loaderOf = loaderPerRequest(
    (context: OperationContext) => (childIds: readonly string[]) =>
      Promise.all(childIds.map((childId) => this.read(context, childId))),
  );

  constructor(
    private readonly children: ReadChild,
    private readonly authorities: AuthorityNames,
  ) {}

  /** @param childId the child that the run is for. */
  forChild(context: OperationContext, childId: string): Promise<ReasonNames> {
    return this.loaderOf(context).load(childId);
  }

  private async read(context: OperationContext, childId: string): Promise<ReasonNames> {
    const [child, nameOf] = await Promise.all([
      this.children.byId(childId, callerOf(context).authorityCode),
      this.authorities.for(context),
    ]);
    return { child: child.ok ? child.value.knownAs : null, authority: nameOf };
  }
}
