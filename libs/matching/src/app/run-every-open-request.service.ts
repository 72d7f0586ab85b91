import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { ChangedFactsStore } from './changed-facts.store.js';
import { RequestMatchRun } from './request-match-run.service.js';

/** Who is named as having asked for a run that nobody asked for. */
export const askedByNobody = 'Nearhome, by itself';

/** Asks for a ranking for every open request, as is done every night. */
@Injectable()
export class RunEveryOpenRequest {
  constructor(
    private readonly changes: ChangedFactsStore,
    private readonly requestRun: RequestMatchRun,
    private readonly clock: Clock,
  ) {}

  /**
   * Asking twice in a night asks for nothing more: a request that has its nightly run, or one under way, is left.
   *
   * @returns how many runs were asked for.
   */
  async run(): Promise<{ readonly asked: number }> {
    const requestIds = await this.changes.withoutNightlyRun(this.clock.today());
    let asked = 0;
    for (const requestId of requestIds) {
      const opened = await this.requestRun.request({ requestId, requestedBy: askedByNobody, because: 'nightly' });
      // A request closed in the meantime is no fault.
      if (opened.ok && opened.value.because === 'nightly') asked += 1;
    }
    return { asked };
  }
}
