import { type LocalDate } from '#kernel';
import { type ChildWhereabouts } from '../core/index.js';

/** Where the children looked after by an authority live, read from the register and its places. */
export abstract class WhereaboutsStore {
  /**
   * One entry for each child with an open episode on the day: started on or before it and not ended, or ended after it.
   * Of several open episodes the one that started last counts.
   *
   * @param unaccompaniedSince a child in the UASC table of a return that ends on this day or later, up to the end of the
   *   statistical year of `on`, is unaccompanied.
   */
  abstract ofChildrenLookedAfter(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
    readonly unaccompaniedSince: LocalDate;
    readonly unaccompaniedUntil: LocalDate;
  }): Promise<readonly ChildWhereabouts[]>;

  /** @returns the authority's name on the day, or null where no list of authorities has it. */
  abstract authorityName(authorityCode: string, on: LocalDate): Promise<string | null>;

  /** @returns whether anything of this authority's children was ever loaded. */
  abstract hasChildrenOf(authorityCode: string): Promise<boolean>;
}
