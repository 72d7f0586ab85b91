import { Injectable } from '@nestjs/common';
import { type RecordedParts } from '../core/placement-record.js';
import { ChildStore } from './child.store.js';
import {
  type HeldPlacementRecord,
  PlacementRecordStore,
  type StatedNewRequest,
  type StatedRequestFacts,
} from './placement-record.store.js';

/** One record of a file, its request found or to be opened. */
export interface StatedPlacementRecord {
  /** The request it belongs to; null for one that is new. */
  readonly requestId: string | null;
  /** How a new request is opened. */
  readonly opening: StatedNewRequest;
  /** What the file says of the request itself; null where it says nothing. */
  readonly facts: StatedRequestFacts | null;
  readonly parts: RecordedParts;
}

/**
 * Keeps placement records that come from files. The record of the import says who brought them; there is no history beside
 * it, so that an import can be undone. Takes part in the transaction around the call.
 */
@Injectable()
export class LoadPlacementRecords {
  constructor(
    private readonly children: ChildStore,
    private readonly records: PlacementRecordStore,
  ) {}

  /** @returns requests with one of these references or ids of placement records, and open ones of these children. */
  held(
    authorityCode: string,
    references: readonly string[],
    childCodes: readonly string[],
  ): Promise<readonly HeldPlacementRecord[]> {
    return this.records.held(authorityCode, references, childCodes);
  }

  /** @returns false when the child got another open request meanwhile: the import cannot be kept. Repeating it changes nothing. */
  async load(stated: StatedPlacementRecord): Promise<boolean> {
    const { opening } = stated;
    if (stated.requestId === null) {
      const { authorityCode, childCode: code } = opening;
      await this.children.learn([{ authorityCode, code, knownAs: null, bornOn: null, sex: 'not-recorded' }]);
    }
    const id = stated.requestId ?? (await this.records.open(opening));
    if (id === null) return false;
    if (stated.requestId !== null && stated.facts !== null) await this.records.bringUpToDate(id, stated.facts);
    await this.records.keep(id, stated.parts);
    return true;
  }
}
