import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { ApiClient } from '../api/api-client.service.js';
import { type HomeFilters, narrows, passes } from './home-filters.js';
import {
  type Area,
  areasOperation,
  type Connection,
  type RankedHome,
  rankedHomesOperation,
  type Standing,
} from './request.operations.js';

/** The homes of one standing that a page shows, and how many there are. */
export interface HomesOfStanding {
  readonly standing: Standing;
  /** All homes of this standing in the run. */
  readonly total: number;
  /** Those that pass the filters; null when some were not looked at because there are too many. */
  readonly matching: number | null;
  readonly homes: readonly RankedHome[];
}

export const homesOnAPage = { all: { ELIGIBLE: 10, NEEDS_AUTHORITY: 5, NEAR_MISS: 5 }, one: 20 } as const;
export const mostHomesFiltered = 500;
const homesInAnAnswer = 50;
const everyStanding: readonly Standing[] = ['ELIGIBLE', 'NEEDS_AUTHORITY', 'NEAR_MISS'];

/** Fetches the part of a shortlist that a page shows. The api gives pages in rank order; filters are applied here. */
@Injectable()
export class Shortlist {
  constructor(private readonly api: ApiClient) {}

  async read(
    runId: string,
    filters: HomeFilters,
    page: number,
    token: string | null,
  ): Promise<readonly HomesOfStanding[]> {
    const asked = filters.standing === 'all' ? everyStanding : [filters.standing];
    return Promise.all(
      asked.map(async (standing) => {
        const pageLength = filters.standing === 'all' ? homesOnAPage.all[standing] : homesOnAPage.one;
        const wanted = narrows(filters) ? mostHomesFiltered : pageLength * page;
        const { total, homes } = await this.bestHomes(runId, standing, wanted, token);
        const passing = homes.filter((home) => passes(filters, home));
        return {
          standing,
          total,
          matching: narrows(filters) ? (homes.length === total ? passing.length : null) : total,
          homes: passing.slice(pageLength * (page - 1), pageLength * page),
        };
      }),
    );
  }

  /** @returns boundaries of every authority on a day; they are public and change about once a year. */
  async areas(on: LocalDate, token: string | null): Promise<readonly Area[]> {
    return (await this.api.ask(areasOperation, { on }, token)).areas;
  }

  private async bestHomes(
    runId: string,
    standing: Standing,
    wanted: number,
    token: string | null,
  ): Promise<{ readonly total: number; readonly homes: readonly RankedHome[] }> {
    const homes: RankedHome[] = [];
    let after: string | null = null;
    for (;;) {
      const first = Math.min(homesInAnAnswer, wanted - homes.length);
      const answer: Connection<RankedHome> = await this.answer(runId, standing, first, after, token);
      homes.push(...answer.edges.map(({ node }) => node));
      after = answer.pageInfo.endCursor;
      if (homes.length >= wanted || !answer.pageInfo.hasNextPage || after === null) {
        return { total: answer.totalCount, homes };
      }
    }
  }

  private async answer(
    runId: string,
    standing: Standing,
    first: number,
    after: string | null,
    token: string | null,
  ): Promise<Connection<RankedHome>> {
    const { matchRun } = await this.api.ask(rankedHomesOperation, { runId, standing, first, after }, token);
    if (!matchRun.rankedHouseholds) throw new Error(`The run ${runId} of a request is not there`);
    return matchRun.rankedHouseholds;
  }
}
