import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type FairnessReport, fairnessReport } from '../core/fairness/fairness.js';
import { SearchedRequestStore } from './searched-request.store.js';

export interface PeriodNotInOrder extends Problem {
  readonly kind: 'period-not-in-order';
  readonly field: 'until';
}

@Injectable()
export class ReportFairness {
  constructor(private readonly requests: SearchedRequestStore) {}

  /**
   * How the latest search of each request went for children of each group. Only counts leave: nobody is named.
   *
   * @param from the first day on which a request may have been opened; `until` the first day after.
   */
  async of(
    authorityCode: string,
    from: LocalDate,
    until: LocalDate,
  ): Promise<Result<FairnessReport, PeriodNotInOrder>> {
    if (until <= from) return refusal({ kind: 'period-not-in-order', field: 'until' });
    return success(fairnessReport(await this.requests.openedIn(authorityCode, from, until)));
  }
}
