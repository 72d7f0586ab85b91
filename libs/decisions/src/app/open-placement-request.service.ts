import { Injectable } from '@nestjs/common';
import { type Result } from '#kernel';
import { Clock, Transaction } from '#platform';
import { type PlacementRequestDraft, type PlacementRequestNotStored, StorePlacementRequest } from '#register';
import { RequestEventStore } from './request-event.store.js';

/** Opens a placement request for one child, today. */
@Injectable()
export class OpenPlacementRequest {
  constructor(
    private readonly clock: Clock,
    private readonly transaction: Transaction,
    private readonly requests: StorePlacementRequest,
    private readonly events: RequestEventStore,
  ) {}

  /**
   * The request and the event that it was opened are kept together or not at all. A child has one open request: asking
   * again is refused with `child-has-open-request`, also when two ask at once.
   *
   * @param draft.child with the authority of the caller; a child the register does not know is made known to it.
   * @param byWhom the name shown to people.
   * @returns the id of the request.
   */
  async open(
    draft: Omit<PlacementRequestDraft, 'openedOn'>,
    byWhom: string,
  ): Promise<Result<{ readonly id: string }, PlacementRequestNotStored>> {
    const openedOn = this.clock.today();
    return this.transaction.run<{ readonly id: string }, PlacementRequestNotStored>(async () => {
      const opened = await this.requests.open({ ...draft, openedOn });
      if (opened.ok) {
        await this.events.append({ requestId: opened.value.id, kind: 'opened', byWhom, reason: '' });
      }
      return opened;
    });
  }
}
