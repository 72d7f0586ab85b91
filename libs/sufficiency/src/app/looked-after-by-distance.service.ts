import { Injectable } from '@nestjs/common';
import { day, type LocalDate, partsOf, type Problem, refusal, type Result, success, yearEndOn } from '#kernel';
import { countByDistance, type LookedAfterByDistanceCounts } from '../core/index.js';
import { type LocatedChild, WhereaboutsStore } from './whereabouts.store.js';

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

/** The figures of those for whom one authority is responsible under the areas asked for. */
export interface LookedAfterPart extends LookedAfterByDistanceCounts {
  /** Null for children of whom nobody can say which successor holds their home. */
  readonly authorityCode: string | null;
  readonly authorityName: string | null;
}

/** A day's figures as if the areas of another day had held. */
export interface LookedAfterUnderAreas {
  readonly areasOn: LocalDate;
  /** Every child, each seen from the authority that is responsible under those areas. */
  readonly whole: LookedAfterByDistanceFigures;
  /** One for each authority that is responsible then, by name; they sum to the whole. */
  readonly parts: readonly LookedAfterPart[];
  /** The days on which this authority ended or began: those whose areas are worth asking for. */
  readonly daysOfChange: readonly LocalDate[];
}

/** A child stays unaccompanied for the figure in the year of the UASC table and the two after it. */
const yearsUnaccompanied = 2;

const yearsBefore = (yearEnd: LocalDate, years: number): LocalDate => {
  const { year } = partsOf(yearEnd);
  return day(`${String(year - years).padStart(4, '0')}-03-31`);
};

const lastWhenUnknown = ({ authorityName }: LookedAfterPart): string => authorityName ?? '\u{10ffff}';

/** Children looked after on a day, in and out of the area, 20 miles or less from home and over (indicators I1 to I3). */
@Injectable()
export class LookedAfterByDistance {
  constructor(private readonly store: WhereaboutsStore) {}

  /** By the areas of the day itself. True counts: whoever publishes them suppresses small ones first. */
  async on(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
  }): Promise<Result<LookedAfterByDistanceFigures, AuthorityNotFound>> {
    const answer = await this.underAreasOf({ ...question, areasOn: question.on });
    return answer.ok ? success(answer.value.whole) : answer;
  }

  /**
   * "This report as if the new areas held": the children of `on`, in and out of the areas of `areasOn`. An authority that is
   * divided by then is told as its successors, each with the children whose homes it holds.
   */
  async underAreasOf(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
    readonly areasOn: LocalDate;
  }): Promise<Result<LookedAfterUnderAreas, AuthorityNotFound>> {
    const { authorityCode, on, areasOn } = question;
    const name = await this.store.authorityName(authorityCode, on);
    if (name === null && !(await this.store.hasChildrenOf(authorityCode))) {
      return refusal({ kind: 'authority-not-found', authorityCode });
    }
    const yearEnd = yearEndOn(on);
    const children = await this.store.ofChildrenLookedAfter({
      authorityCode,
      on,
      areasOn,
      unaccompaniedSince: yearsBefore(yearEnd, yearsUnaccompanied),
      unaccompaniedUntil: yearEnd,
    });
    return success({
      areasOn,
      whole: { authorityCode, authorityName: name ?? authorityCode, on, ...countByDistance(children) },
      parts: await this.partsOf(children, areasOn),
      daysOfChange: await this.store.daysOfChange(authorityCode),
    });
  }

  private async partsOf(children: readonly LocatedChild[], areasOn: LocalDate): Promise<readonly LookedAfterPart[]> {
    const codes = [...new Set(children.map(({ responsibleAuthority }) => responsibleAuthority))];
    const parts = await Promise.all(
      codes.map(async (code): Promise<LookedAfterPart> => ({
        authorityCode: code,
        authorityName: code === null ? null : ((await this.store.authorityName(code, areasOn)) ?? code),
        ...countByDistance(children.filter(({ responsibleAuthority }) => responsibleAuthority === code)),
      })),
    );
    return parts.sort((a, b) => (lastWhenUnknown(a) < lastWhenUnknown(b) ? -1 : 1));
  }
}
