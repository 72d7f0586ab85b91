import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { faultsOfRecord, type PlacementRecordFault, type RecordedParts } from '../core/placement-record.js';
import { PlacementRecordStore, type RecordedPart } from './placement-record.store.js';
import { type RequestNotFound } from './read-requests.service.js';

const partNames: Readonly<Record<keyof RecordedParts, RecordedPart>> = {
  availability: 'availability',
  requirements: 'requirements',
  recommendation: 'recommendation',
  risks: 'risks',
  circumstances: 'circumstances',
  actualPlacement: 'actual-placement',
  qualityAssurance: 'quality-assurance',
};

/** Records what is known of a request beside the request itself, and who recorded it. */
@Injectable()
export class RecordPlacement {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: PlacementRecordStore,
  ) {}

  /**
   * Each part given takes the place of that part; the others stay. Also of a closed request: what was found is often
   * recorded afterwards, and it changes nothing in the life of the request.
   *
   * @param asked.authorityCode the caller's authority; requests for children of others are not found.
   * @param asked.byWhom the name shown to people.
   */
  async record(asked: {
    readonly requestId: string;
    readonly authorityCode: string;
    readonly parts: RecordedParts;
    readonly byWhom: string;
  }): Promise<Result<{ readonly id: string }, PlacementRecordFault | RequestNotFound>> {
    const { requestId, authorityCode, parts, byWhom } = asked;
    return this.transaction.run<{ readonly id: string }, PlacementRecordFault | RequestNotFound>(async () => {
      if (!(await this.records.lock(requestId, authorityCode))) return refusal({ kind: 'request-not-found' });
      const [fault] = faultsOfRecord(parts);
      if (fault) return refusal(fault);
      await this.records.keep(requestId, parts);
      const given = (Object.keys(partNames) as (keyof RecordedParts)[]).filter((part) => parts[part] !== undefined);
      const names = given.map((part) => partNames[part]);
      await this.records.appendHistory(requestId, names, byWhom);
      return success({ id: requestId });
    });
  }
}
