import { Injectable } from '@nestjs/common';
import { type LocalDate, refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import {
  noFactsRecorded,
  type PlaceToAvoidOfChild,
  type RequestFacts,
  type WrittenCourtOrder,
} from '../core/request-facts.js';
import {
  type SafetyFault,
  type SafetyOfChild,
  withOrder,
  withOrderEnded,
  withoutPlace,
  withPlace,
} from '../core/safety.js';
import { JudgeRequestFacts, type RequestFactsNotKept } from './judge-request-facts.service.js';
import { type RequestNotFound } from './read-requests.service.js';
import { RequestFactsStore } from './request-facts.store.js';

/** Why a court order or a place was not recorded. */
export type SafetyNotKept = RequestFactsNotKept | SafetyFault;

interface OfARequest {
  readonly requestId: string;
  /** The caller's authority; requests for children of others are not found. */
  readonly authorityCode: string;
  readonly today: LocalDate;
}
type Recorded = Promise<Result<{ readonly id: string }, SafetyNotKept | RequestNotFound>>;

/**
 * Court orders and places to keep away from, one at a time: the others stay as they are, so that two who record at once
 * lose nothing of each other's. Recording the same twice is refused.
 */
@Injectable()
export class RecordSafety {
  constructor(
    private readonly transaction: Transaction,
    private readonly judgement: JudgeRequestFacts,
    private readonly facts: RequestFactsStore,
  ) {}

  addCourtOrder(asked: OfARequest, order: WrittenCourtOrder): Recorded {
    return this.change(asked, { courtOrders: [order] }, (known, { courtOrders: [judged] }) =>
      withOrder(known, judged!),
    );
  }

  /** @param order as it is recorded; of one that has ended, nothing is changed. */
  endCourtOrder(asked: OfARequest, order: WrittenCourtOrder, lastDay: LocalDate): Recorded {
    const asRecorded = { ...order, valid: { ...order.valid, until: null } };
    return this.change(asked, { courtOrders: [asRecorded] }, (known, { courtOrders: [judged] }) =>
      withOrderEnded(known, judged!, lastDay, asked.today),
    );
  }

  addPlaceToAvoid(asked: OfARequest, place: PlaceToAvoidOfChild): Recorded {
    return this.change(asked, { placesToAvoid: [place] }, (known, { placesToAvoid: [judged] }) =>
      withPlace(known, judged!),
    );
  }

  removePlaceToAvoid(asked: OfARequest, place: PlaceToAvoidOfChild): Recorded {
    return this.change(asked, { placesToAvoid: [place] }, (known, { placesToAvoid: [judged] }) =>
      withoutPlace(known, judged!),
    );
  }

  /**
   * @param stated the one order or place that is asked about: it alone is judged, for what was recorded before has been.
   * @param changed what is recorded afterwards.
   */
  private change(
    { requestId, authorityCode, today }: OfARequest,
    stated: { readonly courtOrders?: readonly WrittenCourtOrder[] } & Partial<Pick<RequestFacts, 'placesToAvoid'>>,
    changed: (known: SafetyOfChild, judged: SafetyOfChild) => Result<Partial<SafetyOfChild>, SafetyFault>,
  ): Recorded {
    return this.transaction.run<{ readonly id: string }, SafetyNotKept | RequestNotFound>(async () => {
      const request = await this.facts.hold(requestId, authorityCode);
      if (request === null) return refusal({ kind: 'request-not-found' });
      const judged = await this.judgement.judge({ ...noFactsRecorded, ...stated }, { ...request, bornOn: null, today });
      if (!judged.ok) return judged;
      const kept = changed(request.facts, judged.value);
      if (!kept.ok) return kept;
      await this.facts.keep([{ ...request, facts: { ...request.facts, ...kept.value } }]);
      return success({ id: requestId });
    });
  }
}
