import { type LocalDate } from '#kernel';
import { type ChildWhereabouts } from '../core/index.js';

/** Where one child lives, seen from the authority that is responsible under the areas asked for. */
export interface LocatedChild extends ChildWhereabouts {
  /** Null when the authority of the register has no area then, and nobody can say which successor holds the child's home. */
  readonly responsibleAuthority: string | null;
}

/** Where the children looked after by an authority live, read from the register and its places. */
export abstract class WhereaboutsStore {
  /**
   * One entry for each child with an open episode on the day: started on or before it and not ended, or ended after it.
   * Of several open episodes the one that started last counts. In or out of the area is told by the areas of `areasOn`,
   * seen from whoever is responsible under them.
   *
   * @param unaccompaniedSince a child in the UASC table of a return that ends on this day or later, up to the end of the
   *   statistical year of `on`, is unaccompanied.
   */
  abstract ofChildrenLookedAfter(question: {
    readonly authorityCode: string;
    readonly on: LocalDate;
    readonly areasOn: LocalDate;
    readonly unaccompaniedSince: LocalDate;
    readonly unaccompaniedUntil: LocalDate;
  }): Promise<readonly LocatedChild[]>;

  /** @returns the authority's name on the day, or null where no list of authorities has it. */
  abstract authorityName(authorityCode: string, on: LocalDate): Promise<string | null>;

  /** @returns the days on which this authority ended, began or took from another, in order. */
  abstract daysOfChange(authorityCode: string): Promise<readonly LocalDate[]>;

  /** @returns whether anything of this authority's children was ever loaded. */
  abstract hasChildrenOf(authorityCode: string): Promise<boolean>;
}
