import { Injectable } from '@nestjs/common';
import { noFactsRecorded, RecordRequestFacts, type RequestFacts } from '#register';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { loaderPerRequest } from '../graphql/per-request.js';

/** The further facts of the requests of a list, in one reading. */
@Injectable()
export class RequestFactsOfList {
  constructor(private readonly facts: RecordRequestFacts) {}

  private readonly loaderOf = loaderPerRequest((context: OperationContext) => async (requestIds: readonly string[]) => {
    const facts = await this.facts.ofRequests(requestIds, callerOf(context).authorityCode);
    return requestIds.map((id) => facts.get(id) ?? noFactsRecorded);
  });

  ofRequest(context: OperationContext, requestId: string): Promise<RequestFacts> {
    return this.loaderOf(context).load(requestId);
  }
}
