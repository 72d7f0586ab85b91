import { Injectable } from '@nestjs/common';
import { SweepMatchRuns, type Swept } from '#matching';
import { Log } from '#platform';

@Injectable()
export class SweepMatchRunsProcessor {
  constructor(
    private readonly sweepMatchRuns: SweepMatchRuns,
    private readonly log: Log,
  ) {}

  async process(): Promise<Swept> {
    const swept = await this.sweepMatchRuns.sweep();
    if (swept.rungAgain + swept.givenUp > 0) this.log.warn('Swept the match runs', { ...swept });
    return swept;
  }
}
