import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { nothingRecorded, type PlacementRecord } from '../core/placement-record.js';
import { type PlacementRequest } from '../core/placement-request.js';
import { PlacementRecordStore } from './placement-record.store.js';
import { type RequestNotFound } from './read-requests.service.js';

/** Reads what is recorded of requests beside the requests themselves. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ReadPlacementRecords {
  constructor(private readonly records: PlacementRecordStore) {}

  /**
   * @param authorityCode the caller's authority; of requests for children of others nothing is told.
   * @returns a record for each id, in the same order.
   */
  async ofRequests(requestIds: readonly string[], authorityCode: string): Promise<readonly PlacementRecord[]> {
    const found = await this.records.ofRequests(requestIds, authorityCode);
    return requestIds.map((id) => found.get(id) ?? nothingRecorded);
  }

  /** @returns the request with this id or reference, whose ever it is, and its record: for the command line. */
  async named(
    idOrReference: string,
  ): Promise<Result<{ readonly request: PlacementRequest; readonly record: PlacementRecord }, RequestNotFound>> {
    const request = await this.records.requestNamed(idOrReference.trim());
    if (request === null) return refusal({ kind: 'request-not-found' });
    const [record = nothingRecorded] = await this.ofRequests([request.id], request.child.authorityCode);
    return success({ request, record });
  }
}
