import { Injectable } from '@nestjs/common';
import { type Result } from '#kernel';
import { Clock, Transaction } from '#platform';
import { type RequestAlreadyClosed, type RequestNotFound, StorePlacementRequest } from '#register';
import { type ReasonNotGiven, reasonOf, type ReasonTooLong } from '../core/request-event.js';
import { RequestEventStore } from './request-event.store.js';

export type PlacementRequestNotClosed = ReasonNotGiven | ReasonTooLong | RequestNotFound | RequestAlreadyClosed;

/** Closes a placement request, today, for a reason. */
@Injectable()
export class ClosePlacementRequest {
  constructor(
    private readonly clock: Clock,
    private readonly transaction: Transaction,
    private readonly requests: StorePlacementRequest,
    private readonly events: RequestEventStore,
  ) {}

  /**
   * The closing and its reason are kept together or not at all. Asking again is refused with `request-already-closed`,
   * and the first reason stands, also when two ask at once.
   *
   * @param asked.authorityCode the caller's authority; requests for children of others are not found.
   * @param asked.byWhom the name shown to people.
   */
  async close(asked: {
    readonly id: string;
    readonly authorityCode: string;
    readonly reason: string;
    readonly byWhom: string;
  }): Promise<Result<{ readonly id: string }, PlacementRequestNotClosed>> {
    const reason = reasonOf(asked.reason);
    if (!reason.ok) return reason;
    return this.transaction.run<{ readonly id: string }, PlacementRequestNotClosed>(async () => {
      const closed = await this.requests.close(asked.id, asked.authorityCode, this.clock.today());
      if (closed.ok) {
        const { byWhom } = asked;
        await this.events.append({ requestId: closed.value.id, kind: 'closed', byWhom, reason: reason.value });
      }
      return closed;
    });
  }
}
