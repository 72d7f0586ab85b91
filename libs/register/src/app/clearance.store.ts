import { type Clearance } from '../core/clearance.js';

/** A clearance as it was recorded, whether it still holds or not. */
export interface RecordedClearance extends Clearance {
  readonly id: string;
  readonly requestId: string;
  readonly household: { readonly reference: string; readonly name: string };
  /** Who recorded it, by name. */
  readonly recordedBy: string;
  /** When, as an ISO instant. */
  readonly recordedAt: string;
  /** Null while it holds. */
  readonly withdrawn: { readonly by: string; readonly at: string; readonly because: string } | null;
}

/** Where consents, approvals and notices are kept: never changed, only withdrawn. */
export abstract class ClearanceStore {
  /** @returns everything recorded for those of these requests whose child this authority looks after, in order of recording. */
  abstract ofRequests(requestIds: readonly string[], authorityCode: string): Promise<readonly RecordedClearance[]>;

  /** @returns whether this authority has the request, which is held until the transaction ends. */
  abstract hold(requestId: string, authorityCode: string): Promise<boolean>;

  /** Withdraws what holds of the same request, home, kind and authority. */
  abstract supersede(requestId: string, clearance: Clearance, byWhom: string): Promise<void>;

  /** @returns the id of the new clearance. */
  abstract add(requestId: string, clearance: Clearance, byWhom: string): Promise<string>;

  /** @returns whether this call withdrew it: one that is not of the request, or does not hold, is left alone. */
  abstract withdraw(requestId: string, id: string, byWhom: string, because: string): Promise<boolean>;
}
