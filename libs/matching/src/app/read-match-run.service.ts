import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type Standing } from '../core/judgement.js';
import { type RankedHousehold, type RuleCount } from '../core/run.js';
import { type MatchRunView, type RunNotFound } from './match-run.js';
import { MatchRunStore } from './match-run.store.js';

/** The cursor did not come from this list. */
export interface PlaceCursorNotValid extends Problem {
  readonly kind: 'cursor-not-valid';
  readonly field: 'after';
}

export interface RankedHouseholdPage {
  readonly edges: readonly { readonly cursor: string; readonly node: RankedHousehold }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const mostOnAPage = 100;

/** Reads runs and their answers. Writes no audit entry and knows no caller: whoever asks compares `responsibleAuthority`. */
@Injectable()
export class ReadMatchRun {
  constructor(private readonly runs: MatchRunStore) {}

  async byId(runId: string): Promise<Result<MatchRunView, RunNotFound>> {
    const run = await this.runs.byId(runId);
    return run === null ? refusal({ kind: 'run-not-found' }) : success(run);
  }

  /** @returns the latest run of each request, in the order asked; null where there is none. */
  async latestForRequests(requestIds: readonly string[]): Promise<readonly (MatchRunView | null)[]> {
    const runs = new Map((await this.runs.latestOf(requestIds)).map((run) => [run.requestId, run]));
    return requestIds.map((requestId) => runs.get(requestId) ?? null);
  }

  /**
   * Homes of one standing, best first. An answer never changes, so a cursor stays right for ever. Empty until the run is
   * finished.
   *
   * @param asked.first 1 to 100; more is taken as 100.
   */
  async rankedHouseholds(
    run: Pick<MatchRunView, 'id' | 'counts'>,
    asked: {
      readonly standing: Exclude<Standing, 'excluded'>;
      readonly first: number;
      readonly after: string | null;
    },
  ): Promise<Result<RankedHouseholdPage, PlaceCursorNotValid>> {
    const after = asked.after === null ? 0 : placeOf(asked.after);
    if (after === null) return refusal({ kind: 'cursor-not-valid', field: 'after' });
    const first = Math.min(Math.max(asked.first, 1), mostOnAPage);
    const found = await this.runs.ranked(run.id, { standing: asked.standing, first: first + 1, after });
    return success({
      edges: found.slice(0, first).map((node) => ({ cursor: cursorOf(node.place), node })),
      hasNextPage: found.length > first,
      totalCount: countOf(run, asked.standing),
    });
  }

  /** @returns for the homes not shown: how many each rule stands in the way of, most first. */
  async excludedByRule(runId: string): Promise<readonly RuleCount[]> {
    return this.runs.ruleCounts(runId);
  }
}

const cursorOf = (place: number): string => `place-${place}`;

const placeOf = (cursor: string): number | null => {
  const digits = /^place-([1-9]\d{0,8})$/.exec(cursor)?.[1];
  return digits === undefined ? null : Number(digits);
};

const countOf = ({ counts }: Pick<MatchRunView, 'counts'>, standing: Exclude<Standing, 'excluded'>): number => {
  if (counts === null) return 0;
  return { eligible: counts.eligible, 'needs-authority': counts.needsAuthority, 'near-miss': counts.nearMisses }[
    standing
  ];
};
