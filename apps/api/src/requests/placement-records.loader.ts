import { Injectable } from '@nestjs/common';
import { type PlacementRecord, ReadPlacementRecords } from '#register';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { loaderPerRequest } from '../graphql/per-request.js';

/** The records of the requests of a list, in one reading. */
@Injectable()
export class PlacementRecords {
  constructor(private readonly records: ReadPlacementRecords) {}

  private readonly loaderOf = loaderPerRequest(
    (context: OperationContext) => (requestIds: readonly string[]) =>
      this.records.ofRequests(requestIds, callerOf(context).authorityCode),
  );

  ofRequest(context: OperationContext, requestId: string): Promise<PlacementRecord> {
    return this.loaderOf(context).load(requestId);
  }
}
