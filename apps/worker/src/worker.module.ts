import { type DynamicModule, Module } from '@nestjs/common';
import { MatchingModule } from '#matching';
import { PlatformModule, type Settings } from '#platform';
import { ExecuteMatchRunProcessor } from './match-runs/execute-match-run.processor.js';
import { FollowChangesProcessor } from './match-runs/follow-changes.processor.js';
import { RunEveryOpenRequestProcessor } from './match-runs/run-every-open-request.processor.js';
import { SweepMatchRunsProcessor } from './match-runs/sweep-match-runs.processor.js';
import { Work } from './work.js';

/** The worker: parses a job, calls one use-case. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot(settings, 'worker'), MatchingModule],
      providers: [
        ExecuteMatchRunProcessor,
        FollowChangesProcessor,
        RunEveryOpenRequestProcessor,
        SweepMatchRunsProcessor,
        Work,
      ],
    };
  }
}
