import { Injectable } from '@nestjs/common';
import { RecordClearance, type RecordedClearance } from '#register';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { loaderPerRequest } from '../graphql/per-request.js';

/** The consents, approvals and notices of the requests of a list, in one reading. */
@Injectable()
export class ClearancesOfList {
  constructor(private readonly clearances: RecordClearance) {}

  private readonly loaderOf = loaderPerRequest((context: OperationContext) => async (requestIds: readonly string[]) => {
    const all = await this.clearances.ofRequests(requestIds, callerOf(context).authorityCode);
    return requestIds.map((id) => all.filter(({ requestId }) => requestId === id));
  });

  ofRequest(context: OperationContext, requestId: string): Promise<readonly RecordedClearance[]> {
    return this.loaderOf(context).load(requestId);
  }
}
