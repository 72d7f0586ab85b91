import { Injectable } from '@nestjs/common';
import { attemptsAllowed, failureAfterEveryAttempt } from './attempts.js';
import { MatchRunBell } from './match-run.bell.js';
import { MatchRunStore } from './match-run.store.js';

export interface Swept {
  readonly rungAgain: number;
  readonly givenUp: number;
}

@Injectable()
export class SweepMatchRuns {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly bell: MatchRunBell,
  ) {}

  /**
   * Rings again for committed runs whose bell was lost or whose worker died, and ends those that were begun too often.
   * Ringing for a run that somebody has begun meanwhile does no harm: only one can claim it.
   */
  async sweep(): Promise<Swept> {
    const givenUp = await this.runs.giveUp(attemptsAllowed, failureAfterEveryAttempt);
    const waiting = await this.runs.waiting();
    for (const run of waiting) await this.bell.ring(run);
    return { rungAgain: waiting.length, givenUp: givenUp.length };
  }
}
