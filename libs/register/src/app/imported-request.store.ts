import { type RequestFacts } from '../core/request-facts.js';
import { type StatedChild } from './child.store.js';
import { type NewPlacementRequest } from './placement-request.store.js';

/** A request as a file states it: by its own reference, for a child by authority and code. */
export interface ImportedRequest extends Omit<NewPlacementRequest, 'childId'> {
  readonly reference: string;
  readonly child: StatedChild;
  /** References of homes whose carers agreed, and of those who declined. */
  readonly agreedBy: readonly string[];
  readonly declinedBy: readonly string[];
  /** What more the file states; what it leaves out stays as the register has it. */
  readonly facts: Partial<RequestFacts>;
}

/** A request the register holds, as an import needs to know it. */
export interface HeldRequest {
  readonly reference: string;
  readonly authorityCode: string;
  readonly childCode: string;
  readonly isOpen: boolean;
  readonly siblingGroup: string | null;
}

/** Where requests read from files are kept. */
export abstract class ImportedRequestStore {
  /** @returns every open request, and the closed ones with these references. */
  abstract openOrNamed(references: readonly string[]): Promise<readonly HeldRequest[]>;

  /** @returns those of `references` that are homes of the register. */
  abstract householdsAmong(references: readonly string[]): Promise<ReadonlySet<string>>;

  /**
   * Brings open requests with these references up to date and opens the others.
   *
   * @returns references of requests that could not be opened: their child has another open one since a moment ago.
   */
  abstract keep(requests: readonly ImportedRequest[]): Promise<readonly string[]>;

  /** @returns references of requests whose file states another day of birth or sex than the register. */
  abstract statedOtherwise(requests: readonly ImportedRequest[]): Promise<readonly string[]>;
}
