import { Injectable } from '@nestjs/common';
import { type MatchRunView, ReadMatchRun } from '#matching';
import { type OperationContext } from '../access/operation-context.js';
import { loaderPerRequest } from '../graphql/per-request.js';

/** The latest run of each request of a list, in one reading. */
@Injectable()
export class LatestRuns {
  constructor(private readonly runs: ReadMatchRun) {}

  private readonly loaderOf = loaderPerRequest(
    () => (requestIds: readonly string[]) => this.runs.latestForRequests(requestIds),
  );

  ofRequest(context: OperationContext, requestId: string): Promise<MatchRunView | null> {
    return this.loaderOf(context).load(requestId);
  }
}
