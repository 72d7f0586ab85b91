import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { Transaction } from '#platform';
import { type RequestFacts, type WrittenRequestFacts } from '../core/request-facts.js';
import { isSkill, skills } from '../core/vocabulary.js';
import { JudgeRequestFacts, type RequestFactsNotKept } from './judge-request-facts.service.js';
import { type RequestNotFound } from './read-requests.service.js';
import { RequestFactsStore } from './request-facts.store.js';

/** Reads and records the further facts of a request and its child. */
@Injectable()
export class RecordRequestFacts {
  constructor(
    private readonly transaction: Transaction,
    private readonly judgement: JudgeRequestFacts,
    private readonly facts: RequestFactsStore,
  ) {}

  /** @returns the facts of those of these requests whose child this authority looks after, by id of the request. */
  ofRequests(requestIds: readonly string[], authorityCode: string): Promise<ReadonlyMap<string, RequestFacts>> {
    return this.facts.ofRequests(requestIds, authorityCode);
  }

  /**
   * Each fact given takes the place of what was recorded, null and an empty list too; what is left out stays. Two who
   * record at once wait for each other. Also of a closed request: what was done before placing is often recorded after.
   *
   * @param asked.authorityCode the caller's authority; requests for children of others are not found.
   */
  async record(asked: {
    readonly requestId: string;
    readonly authorityCode: string;
    readonly stated: Partial<WrittenRequestFacts>;
    readonly today: LocalDate;
  }): Promise<Result<{ readonly id: string }, RequestFactsNotKept | RequestNotFound>> {
    const { requestId, authorityCode, stated, today } = asked;
    return this.transaction.run<{ readonly id: string }, RequestFactsNotKept | RequestNotFound>(async () => {
      const request = await this.facts.hold(requestId, authorityCode);
      if (request === null) return refusal({ kind: 'request-not-found' });
      const written = { ...withoutEndedOrders(request.facts, today), ...stated };
      const judged = await this.judgement.judge(written, { ...request, today });
      if (!judged.ok) return judged;
      const courtOrders = [...endedOrders(request.facts, today, stated), ...judged.value.courtOrders];
      await this.facts.keep([{ ...request, facts: { ...judged.value, courtOrders } }]);
      return success({ id: requestId });
    });
  }

  /**
   * What the child needs of carers: these take the place of those recorded. Each is kept once, in the order of the list.
   *
   * @param asked.needs words of the list of skills; another word is refused.
   */
  async changeNeeds(asked: {
    readonly requestId: string;
    readonly authorityCode: string;
    readonly needs: readonly string[];
  }): Promise<Result<{ readonly id: string }, NeedNotKnown | RequestNotFound>> {
    const { requestId, authorityCode, needs } = asked;
    const unknown = needs.find((need) => !isSkill(need));
    if (unknown !== undefined) return refusal({ kind: 'need-not-known', field: 'needs', need: unknown });
    return this.transaction.run<{ readonly id: string }, RequestNotFound>(async () => {
      const request = await this.facts.hold(requestId, authorityCode);
      if (request === null) return refusal({ kind: 'request-not-found' });
      await this.facts.keepNeeds(
        requestId,
        Object.keys(skills)
          .filter(isSkill)
          .filter((skill) => needs.includes(skill)),
      );
      return success({ id: requestId });
    });
  }
}

/** A need that is no word of the list. */
export interface NeedNotKnown extends Problem {
  readonly kind: 'need-not-known';
  readonly field: 'needs';
  readonly need: string;
}

const hasEnded =
  (today: LocalDate) =>
  ({ valid }: RequestFacts['courtOrders'][number]): boolean =>
    valid.until !== null && valid.until <= today;

/** An order that ended since it was recorded is no fault of what is recorded today. */
const withoutEndedOrders = (facts: RequestFacts, today: LocalDate): RequestFacts => ({
  ...facts,
  courtOrders: facts.courtOrders.filter((order) => !hasEnded(today)(order)),
});

const endedOrders = (facts: RequestFacts, today: LocalDate, stated: Partial<WrittenRequestFacts>) =>
  stated.courtOrders === undefined ? facts.courtOrders.filter(hasEnded(today)) : [];
