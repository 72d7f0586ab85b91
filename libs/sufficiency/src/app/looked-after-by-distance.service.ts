import { Injectable } from '@nestjs/common';
import { day, type LocalDate, partsOf, type Problem, refusal, type Result, success, yearEndOn } from '#kernel';
import { countByDistance, type LookedAfterByDistanceCounts } from '../core/index.js';
import { WhereaboutsStore } from './whereabouts.store.js';

export interface AuthorityNotFound extends Problem {
  readonly kind: 'authority-not-found';
  readonly authorityCode: string;
}

export interface LookedAfterByDistanceFigures extends LookedAfterByDistanceCounts {
  readonly authorityCode: string;
  /** The code again where no list of authorities names it. */
  readonly authorityName: string;
  readonly on: LocalDate;
}

/** A child stays unaccompanied for the figure in the year of the UASC table and the two after it. */
const yearsUnaccompanied = 2;

const yearsBefore = (yearEnd: LocalDate, years: number): LocalDate => {
  const { year } = partsOf(yearEnd);
  return day(`${String(year - years).padStart(4, '0')}-03-31`);
};

/** Children looked after on a day, in and out of the area, 20 miles or less from home and over (indicators I1 to I3). */
@Injectable()
export class LookedAfterByDistance {
  constructor(private readonly store: WhereaboutsStore) {}

  /** True counts: whoever publishes them suppresses small ones first. */
  async on(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
  }): Promise<Result<LookedAfterByDistanceFigures, AuthorityNotFound>> {
    const { authorityCode, on } = question;
    const name = await this.store.authorityName(authorityCode, on);
    if (name === null && !(await this.store.hasChildrenOf(authorityCode))) {
      return refusal({ kind: 'authority-not-found', authorityCode });
    }
    const yearEnd = yearEndOn(on);
    const children = await this.store.ofChildrenLookedAfter({
      authorityCode,
      on,
      unaccompaniedSince: yearsBefore(yearEnd, yearsUnaccompanied),
      unaccompaniedUntil: yearEnd,
    });
    return success({ authorityCode, authorityName: name ?? authorityCode, on, ...countByDistance(children) });
  }
}
