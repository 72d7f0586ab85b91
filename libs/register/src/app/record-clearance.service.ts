import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { type Clearance, type ClearanceFault, faultsOfClearance, type WrittenClearance } from '../core/clearance.js';
import { ClearanceStore, type RecordedClearance } from './clearance.store.js';
import { type RequestNotFound } from './read-requests.service.js';

/** It is not of the request, or somebody has withdrawn it. */
export interface ClearanceNotHeld extends Problem {
  readonly kind: 'clearance-not-held';
  readonly field: 'id';
}

/** Nobody said why it is withdrawn. */
export interface WithdrawnWithoutReason extends Problem {
  readonly kind: 'withdrawn-without-reason';
  readonly field: 'because';
  readonly mostCharacters: number;
}

export type ClearanceNotKept = ClearanceFault | ClearanceNotHeld | WithdrawnWithoutReason;

const mostCharacters = 200;

/** Records what others consented to, approved or were told of, for a child and a home. */
@Injectable()
export class RecordClearance {
  constructor(
    private readonly transaction: Transaction,
    private readonly clearances: ClearanceStore,
  ) {}

  /** @returns everything recorded for those of these requests whose child this authority looks after, in order. */
  ofRequests(requestIds: readonly string[], authorityCode: string): Promise<readonly RecordedClearance[]> {
    return this.clearances.ofRequests(requestIds, authorityCode);
  }

  /**
   * What is recorded again takes the place of the earlier, which stays on record as withdrawn. Two who record the same at
   * once wait for each other, and the later holds. Also for a closed request.
   *
   * @param asked.authorityCode the caller's authority; requests for children of others are not found.
   * @param asked.clearance for a home that the authority may see: that is the caller's to know.
   */
  record(asked: {
    readonly requestId: string;
    readonly authorityCode: string;
    readonly clearance: WrittenClearance;
    readonly byWhom: string;
    readonly today: LocalDate;
  }): Promise<Result<{ readonly id: string }, ClearanceFault | RequestNotFound>> {
    const { requestId, authorityCode, clearance: written, byWhom, today } = asked;
    return this.transaction.run<{ readonly id: string }, ClearanceFault | RequestNotFound>(async () => {
      if (!(await this.clearances.hold(requestId, authorityCode))) return refusal({ kind: 'request-not-found' });
      const [fault] = faultsOfClearance(written, authorityCode, today);
      if (fault) return refusal(fault);
      const clearance = { ...(written as Clearance), givenBy: written.givenBy.trim() };
      await this.clearances.supersede(requestId, clearance, byWhom);
      return success({ id: await this.clearances.add(requestId, clearance, byWhom) });
    });
  }

  /** It stays on record, with who withdrew it and why; asking again is refused. */
  withdraw(asked: {
    readonly requestId: string;
    readonly authorityCode: string;
    readonly id: string;
    readonly because: string;
    readonly byWhom: string;
  }): Promise<Result<{ readonly id: string }, ClearanceNotHeld | WithdrawnWithoutReason | RequestNotFound>> {
    const { requestId, authorityCode, id, byWhom } = asked;
    const because = asked.because.trim();
    return this.transaction.run<{ readonly id: string }, ClearanceNotHeld | WithdrawnWithoutReason | RequestNotFound>(
      async () => {
        if (!(await this.clearances.hold(requestId, authorityCode))) return refusal({ kind: 'request-not-found' });
        if (because === '' || because.length > mostCharacters) {
          return refusal({ kind: 'withdrawn-without-reason', field: 'because', mostCharacters });
        }
        const isWithdrawn = await this.clearances.withdraw(requestId, id, byWhom, because);
        return isWithdrawn ? success({ id }) : refusal({ kind: 'clearance-not-held', field: 'id' });
      },
    );
  }
}
