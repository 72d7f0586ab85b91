import { type LocalDate } from '#kernel';
import { type PlacementRecord, type RecordedParts } from '../core/placement-record.js';
import { type PlacementRequest } from '../core/placement-request.js';
import { type PlacementType, type Urgency } from '../core/vocabulary.js';

/** A part of a record, as its history names it. */
export type RecordedPart =
  | 'availability'
  | 'requirements'
  | 'recommendation'
  | 'risks'
  | 'circumstances'
  | 'actual-placement'
  | 'quality-assurance';

/** A request the register holds, as an import of placement records needs to know it. */
export interface HeldPlacementRecord {
  readonly id: string;
  readonly reference: string;
  readonly placementId: string | null;
  readonly authorityCode: string;
  readonly childCode: string;
  readonly isOpen: boolean;
}

/** What a file may say of a request itself; what it does not say stays, or is as `StatedNewRequest` has it. */
export interface StatedRequestFacts {
  readonly urgency: Urgency;
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly placementType: PlacementType;
  readonly schoolMustContinue: boolean;
}

export interface StatedNewRequest extends StatedRequestFacts {
  readonly reference: string;
  readonly childCode: string;
  readonly authorityCode: string;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
}

/** Where placement records are kept, beside their requests. */
export abstract class PlacementRecordStore {
  /** @returns a record for each of these requests that this authority has; nothing recorded is a record too. */
  abstract ofRequests(
    requestIds: readonly string[],
    authorityCode: string,
  ): Promise<ReadonlyMap<string, PlacementRecord>>;

  /** @returns the request with this id or reference, whose ever it is, and its authority's own id of the record. */
  abstract requestNamed(idOrReference: string): Promise<PlacementRequest | null>;

  /** Whether this authority has the request; holds it until the transaction ends. */
  abstract lock(requestId: string, authorityCode: string): Promise<boolean>;

  /** Puts these parts in the place of what was there. Writes only what differs; a part left out stays. */
  abstract keep(requestId: string, parts: RecordedParts): Promise<void>;

  /** Appends to the history who recorded these parts, now. */
  abstract appendHistory(requestId: string, parts: readonly RecordedPart[], byWhom: string): Promise<void>;

  /** @returns requests with one of these references or ids of placement records, and open ones of these children. */
  abstract held(
    authorityCode: string,
    references: readonly string[],
    childCodes: readonly string[],
  ): Promise<readonly HeldPlacementRecord[]>;

  /** @returns the id of the new request; null when its child has got an open one meanwhile. */
  abstract open(request: StatedNewRequest): Promise<string | null>;

  /** Brings an open request up to date; writes only what differs. */
  abstract bringUpToDate(requestId: string, facts: StatedRequestFacts): Promise<void>;
}
