import { type LocalDate } from '#kernel';
import { type PlacementRequest } from '../core/placement-request.js';
import { type PlacementType, type Skill, type Urgency } from '../core/vocabulary.js';

export type RequestStatus = 'open' | 'closed';

/** Where a page begins: after this request, in the stated order. */
export interface RequestPosition {
  readonly neededBy: LocalDate;
  readonly reference: string;
}

export interface RequestQuery {
  readonly authorityCode: string;
  /** Null for both. */
  readonly status: RequestStatus | null;
  readonly first: number;
  readonly after: RequestPosition | null;
}

/** A request ready to keep: judged, its child known to the register. */
export interface NewPlacementRequest {
  readonly childId: string;
  readonly openedOn: LocalDate;
  readonly urgency: Urgency;
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly placementType: PlacementType;
  readonly homePostcode: string | null;
  readonly schoolName: string | null;
  readonly schoolPostcode: string | null;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly Skill[];
  readonly languages: readonly string[];
  readonly siblingGroup: string | null;
  readonly adoptionConsidered: boolean;
  readonly summary: string;
}

/** Where placement requests are kept. */
export abstract class PlacementRequestStore {
  /** @returns up to `first` requests of the authority, ordered by needed-by day, then reference. */
  abstract page(query: RequestQuery): Promise<readonly PlacementRequest[]>;

  /** @returns how many requests the whole list holds. */
  abstract count(query: Pick<RequestQuery, 'authorityCode' | 'status'>): Promise<number>;

  /** @returns the request, or null when there is none with this id for a child of this authority. */
  abstract byId(id: string, authorityCode: string): Promise<PlacementRequest | null>;

  /** @returns which of these postcodes have a place on the grid. */
  abstract placedPostcodes(postcodes: readonly string[]): Promise<ReadonlySet<string>>;

  /** @returns whether another authority has an open request of a child in a sibling group of this name; false for null. */
  abstract siblingsOfAnotherAuthority(siblingGroup: string | null, authorityCode: string): Promise<boolean>;

  /** @returns the new request's id; null when the child already has an open one, whoever opened it a moment ago. */
  abstract open(request: NewPlacementRequest): Promise<string | null>;

  /** @returns whether this call closed it: of several at once, one does. Closes no earlier than it opened. */
  abstract close(id: string, authorityCode: string, closedOn: LocalDate): Promise<boolean>;
}
