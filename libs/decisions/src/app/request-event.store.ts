import { type RequestEvent } from '../core/request-event.js';

/** Where the life of requests is kept: appended to, never changed. */
export abstract class RequestEventStore {
  /** Takes part in the transaction around the call. */
  abstract append(event: RequestEvent): Promise<void>;
}
