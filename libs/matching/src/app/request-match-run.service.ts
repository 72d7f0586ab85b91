import { Injectable } from '@nestjs/common';
import { type Result } from '#kernel';
import { Clock, Log } from '#platform';
import { type MatchRunView, type RunNotOpened, type RunCause } from './match-run.js';
import { MatchRunBell } from './match-run.bell.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';

@Injectable()
export class RequestMatchRun {
  constructor(
    private readonly runs: MatchRunStore,
    private readonly policies: PolicyStore,
    private readonly bell: MatchRunBell,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Asks for a ranking of homes for a request. Asking twice returns the run already open.
   *
   * The run is committed before it is queued: the sweep finds a lost queue entry again, while a queued entry without a run
   * could never be explained. For the same reason a bell that cannot be rung refuses nothing.
   */
  async request(asked: {
    readonly requestId: string;
    readonly requestedBy: string;
    readonly policyVersion?: number;
    /** Asked for by a person unless told. */
    readonly because?: RunCause;
  }): Promise<Result<MatchRunView, RunNotOpened>> {
    const opened = await this.runs.open({
      requestId: asked.requestId,
      requestedBy: asked.requestedBy,
      because: asked.because ?? 'asked',
      policyVersion: asked.policyVersion ?? (await this.policies.inUse()).version,
      judgedOn: this.clock.today(),
    });
    if (opened.ok && opened.value.status === 'requested') await this.ring(opened.value.id);
    return opened;
  }

  private async ring(runId: string): Promise<void> {
    try {
      await this.bell.ring({ runId, attempts: 0 });
    } catch (fault) {
      this.log.error('A match run could not be rung for; the sweep will ring again', fault, { runId });
    }
  }
}
