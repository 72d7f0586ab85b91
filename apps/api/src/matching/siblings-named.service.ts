import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { type SiblingRequest } from '#matching';
import { Clock } from '#platform';
import { ReadRequests } from '#register';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { describeChild } from '../requests/child-description.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { type Sibling } from './sibling-group.shape.js';

/** Brothers and sisters as an answer speaks of them. */
@Injectable()
export class SiblingsNamed {
  constructor(
    private readonly requests: ReadRequests,
    private readonly names: ReasonNamesReader,
    private readonly clock: Clock,
  ) {}

  /**
   * @param on the day on which they are as old as they are said to be; today unless told.
   * @returns each by the child's id, in the order of the requests.
   */
  async of(
    requests: readonly Pick<SiblingRequest, 'requestId' | 'childId'>[],
    context: OperationContext,
    on: LocalDate = this.clock.today(),
  ): Promise<ReadonlyMap<string, Sibling>> {
    const { authorityCode } = callerOf(context);
    const siblings = new Map<string, Sibling>();
    for (const { requestId, childId } of requests) {
      const request = await this.requests.byId(requestId, authorityCode);
      if (!request.ok) throw new Error(`Request ${requestId} was searched for and is not there`);
      const names = await this.names.forChild(context, childId);
      const description = describeChild(request.value.child, on);
      siblings.set(childId, { requestId, description, names });
    }
    return siblings;
  }
}
