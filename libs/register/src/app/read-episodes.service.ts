import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type LocatedEpisode, ReturnStore } from './return.store.js';

export interface NoReturnsOfAuthority extends Problem {
  readonly kind: 'no-returns-of-authority';
  readonly authorityCode: string;
}

/** The episodes of an authority with the derived fields of the return (PL_LA, PL_LOCATION, PL_DISTANCE). */
@Injectable()
export class ReadEpisodes {
  constructor(private readonly store: ReturnStore) {}

  /** Derived plainly for every episode: what the return or a published figure leaves blank is left blank there. */
  async ofAuthority(authorityCode: string): Promise<Result<readonly LocatedEpisode[], NoReturnsOfAuthority>> {
    const episodes = await this.store.locatedEpisodes(authorityCode);
    if (episodes.length > 0 || (await this.store.hasAnyOf(authorityCode))) return success(episodes);
    return refusal({ kind: 'no-returns-of-authority', authorityCode });
  }
}
